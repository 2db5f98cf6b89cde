import CExpat

/// The elements of an XML part, one after the other.
protocol XMLReceiver: AnyObject {
    /// An element begins; names are without their prefix.
    func begin(_ element: String, _ attributes: [String: String]) throws(SpreadsheetError)
    /// Text within the element that began last and has not ended; may come in pieces.
    func text(_ text: String) throws(SpreadsheetError)
    /// An element ends.
    func end(_ element: String) throws(SpreadsheetError)
}

/// Reads XML through Expat, and refuses what no spreadsheet program writes: document types, with
/// which come entities and their bombs, and encodings other than UTF-8.
enum XMLEvents {
    static func read(
        _ bytes: [UInt8], part: String, _ receiver: some XMLReceiver
    ) throws(SpreadsheetError) {
        // Named here, the encoding is UTF-8 whatever the declaration says.
        guard let parser = XML_ParserCreate("UTF-8") else {
            throw SpreadsheetError(.damaged, detail: part)
        }
        defer { XML_ParserFree(parser) }
        let reading = Reading(parser, receiver)
        XML_SetUserData(parser, Unmanaged.passUnretained(reading).toOpaque())
        setHandlers(parser)
        let isWhole = withExtendedLifetime(reading) { parse(bytes, parser) }
        if let error = reading.error {
            throw SpreadsheetError(error.code, line: error.line, detail: error.detail ?? part)
        }
        guard isWhole else { throw SpreadsheetError(.damaged, detail: part) }
    }

    /// In pieces, so that Expat's buffers stay small.
    private static func parse(_ bytes: [UInt8], _ parser: XML_Parser) -> Bool {
        bytes.withUnsafeBytes { all in
            var start = 0
            repeat {
                let count = min(1 << 20, all.count - start)
                let piece = all.baseAddress?.advanced(by: start)
                    .assumingMemoryBound(to: CChar.self)
                start += count
                let isLast: Int32 = start == all.count ? 1 : 0
                guard XML_Parse(parser, piece, Int32(count), isLast) == XML_STATUS_OK else {
                    return false
                }
            } while start < all.count
            return true
        }
    }

    private static func setHandlers(_ parser: XML_Parser) {
        XML_SetElementHandler(
            parser,
            { context, name, attributes in
                Reading.of(context)?.attempt { receiver throws(SpreadsheetError) in
                    try receiver.begin(Reading.local(name), Reading.pairs(attributes))
                }
            },
            { context, name in
                Reading.of(context)?.attempt { receiver throws(SpreadsheetError) in
                    try receiver.end(Reading.local(name))
                }
            })
        XML_SetCharacterDataHandler(parser) { context, text, count in
            guard let text else { return }
            let bytes = UnsafeRawBufferPointer(start: text, count: Int(count))
            Reading.of(context)?.attempt { receiver throws(SpreadsheetError) in
                try receiver.text(String(decoding: bytes, as: UTF8.self))
            }
        }
        XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
            Reading.of(context)?.attempt { _ throws(SpreadsheetError) in
                throw SpreadsheetError(.doctype)
            }
        }
    }

    /// One reading, as the handlers see it.
    private final class Reading {
        private let parser: XML_Parser
        private let receiver: any XMLReceiver
        private(set) var error: SpreadsheetError?

        init(_ parser: XML_Parser, _ receiver: any XMLReceiver) {
            (self.parser, self.receiver) = (parser, receiver)
        }

        static func of(_ context: UnsafeMutableRawPointer?) -> Reading? {
            context.map { Unmanaged<Reading>.fromOpaque($0).takeUnretainedValue() }
        }

        /// After an error nothing more is read.
        func attempt(_ body: (any XMLReceiver) throws(SpreadsheetError) -> Void) {
            guard error == nil else { return }
            do throws(SpreadsheetError) {
                try body(receiver)
            } catch {
                self.error = error
                XML_StopParser(parser, XML_Bool(0))
            }
        }

        /// A name without its prefix.
        static func local(_ name: UnsafePointer<CChar>?) -> String {
            guard let name else { return "" }
            let text = String(cString: name)
            return text.lastIndex(of: ":").map { String(text[text.index(after: $0)...]) } ?? text
        }

        /// Attributes: names and values by turns, up to a null.
        static func pairs(
            _ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?
        ) -> [String: String] {
            var result: [String: String] = [:]
            guard var next = list else { return result }
            while let name = next[0], let value = next[1] {
                result[String(cString: name)] = String(cString: value)
                next += 2
            }
            return result
        }
    }
}
