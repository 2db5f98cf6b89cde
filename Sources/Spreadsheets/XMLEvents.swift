import Foundation
import FoundationXML

/// The elements of an XML part, one after the other.
protocol XMLReceiver: AnyObject {
    /// An element begins; names are without their prefix.
    func begin(_ element: String, _ attributes: [String: String]) throws(SpreadsheetError)
    /// Text within the element that began last and has not ended; may come in pieces.
    func text(_ text: String) throws(SpreadsheetError)
    /// An element ends.
    func end(_ element: String) throws(SpreadsheetError)
}

/// Reads XML through Foundation's parser, and refuses what no spreadsheet program writes:
/// encodings other than UTF-8 and document types, with which come entities and their bombs.
enum XMLEvents {
    static func read(
        _ bytes: [UInt8], part: String, _ receiver: some XMLReceiver
    ) throws(SpreadsheetError) {
        guard let text = String(validating: bytes, as: UTF8.self), declaresUTF8(text) else {
            throw SpreadsheetError(.damaged, detail: part)
        }
        guard text.firstRange(of: "<!DOCTYPE") == nil else {
            throw SpreadsheetError(.doctype, detail: part)
        }
        let delegate = Delegate(receiver)
        let parser = XMLParser(data: Data(bytes))
        parser.shouldResolveExternalEntities = false
        parser.delegate = delegate
        // The parser is content with a text that breaks off; the receiver's elements tell.
        let isWhole = parser.parse() && parser.parserError == nil && delegate.isClosed
        if let error = delegate.error { throw error }
        guard isWhole else { throw SpreadsheetError(.damaged, detail: part) }
    }

    /// Whether the declaration names no other encoding, in which `<!DOCTYPE` could hide.
    private static func declaresUTF8(_ text: String) -> Bool {
        let head = text.prefix(200).lowercased()
        guard head.contains("<?xml"), let end = head.firstRange(of: "?>"),
            let start = head[..<end.lowerBound].firstRange(of: "encoding")
        else { return true }
        return head[start.upperBound..<end.lowerBound].contains("utf-8")
    }

    private final class Delegate: NSObject, XMLParserDelegate {
        private let receiver: any XMLReceiver
        private(set) var error: SpreadsheetError?
        private var depth = 0
        private var hasRoot = false

        /// Whether all elements that began have ended, and there was one.
        var isClosed: Bool { hasRoot && depth == 0 }

        init(_ receiver: any XMLReceiver) { self.receiver = receiver }

        private func attempt(
            _ parser: XMLParser, _ body: () throws(SpreadsheetError) -> Void
        ) {
            guard error == nil else { return }
            do { try body() } catch {
                self.error = error
                parser.abortParsing()
            }
        }

        private func local(_ name: String) -> String {
            name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
        }

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
            qualifiedName: String?, attributes: [String: String]
        ) {
            (hasRoot, depth) = (true, depth + 1)
            attempt(parser) { () throws(SpreadsheetError) in
                try receiver.begin(local(name), attributes)
            }
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            attempt(parser) { () throws(SpreadsheetError) in try receiver.text(text) }
        }

        func parser(_ parser: XMLParser, foundCDATA data: Data) {
            attempt(parser) { () throws(SpreadsheetError) in
                try receiver.text(String(decoding: data, as: UTF8.self))
            }
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
            qualifiedName: String?
        ) {
            depth -= 1
            attempt(parser) { () throws(SpreadsheetError) in try receiver.end(local(name)) }
        }
    }
}
