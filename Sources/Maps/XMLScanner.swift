/// Reads the elements of an XML text one after the other: what OpenStreetMap's files use of XML.
///
/// Tags, attributes, character references and the five entities of XML; comments, instructions and
/// texts are passed over. A document type is refused: no map has one, and entities are the known way
/// to make a small file large. Foundation's `XMLParser` was tried and left: it traps on some malformed
/// texts (Swift 6.3 on Linux), which no caller can catch.
struct XMLScanner {
    /// What comes next.
    enum Event: Equatable {
        case start(String, [String: String])
        case end
    }

    private let bytes: [UInt8]
    private var position = 0
    /// Names of the elements that are open.
    private var open: [String] = []
    /// The last tag was `<a/>`, so its end comes next.
    private var endsNext = false

    /// No map nests elements deeper than three.
    private static let deepest = 64

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// How many elements are open.
    var depth: Int { open.count }

    /// The line that is read.
    ///
    /// - Complexity: linear; asked for once, when something is wrong.
    var line: Int { 1 + bytes.prefix(position).count { $0 == 10 } }

    /// The next beginning or end of an element; nil at the end of the text.
    mutating func next() throws(MapError) -> Event? {
        if endsNext {
            endsNext = false
            open.removeLast()
            return .end
        }
        while let at = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
            position = at + 1
            switch peek() {
            case UInt8(ascii: "?"): try skip(past: "?>")
            case UInt8(ascii: "!"):
                if follows("!--") {
                    try skip(past: "-->")
                } else if follows("![CDATA[") {
                    try skip(past: "]]>")
                } else {
                    throw MapError(.unsupported, "<!DOCTYPE")
                }
            case UInt8(ascii: "/"): return try end()
            default: return try start()
            }
        }
        guard open.isEmpty else { throw MapError(.truncated, "<\(open[open.count - 1])>") }
        return nil
    }

    private mutating func end() throws(MapError) -> Event {
        position += 1
        let name = try self.name()
        skipSpace()
        guard try take() == UInt8(ascii: ">"), open.popLast() == name else {
            throw MapError(.corrupted, "</\(name)>")
        }
        return .end
    }

    private mutating func start() throws(MapError) -> Event {
        let name = try self.name()
        var attributes: [String: String] = [:]
        while true {
            skipSpace()
            switch peek() {
            case UInt8(ascii: "/"):
                position += 1
                endsNext = true
                fallthrough
            case UInt8(ascii: ">"):
                guard try take() == UInt8(ascii: ">"), open.count < Self.deepest else {
                    throw MapError(.corrupted, "<\(name)>")
                }
                open.append(name)
                return .start(name, attributes)
            default:
                let key = try self.name()
                skipSpace()
                guard try take() == UInt8(ascii: "=") else {
                    throw MapError(.corrupted, "\(name) \(key)")
                }
                skipSpace()
                guard attributes.updateValue(try value(), forKey: key) == nil else {
                    throw MapError(.corrupted, "\(name) \(key)")
                }
            }
        }
    }

    private mutating func name() throws(MapError) -> String {
        let start = position
        while let byte = peek(), byte > 32, !Self.endOfName.contains(byte) { position += 1 }
        guard position < bytes.count else { throw MapError(.truncated, "XML") }
        guard position > start else { throw MapError(.corrupted, "XML") }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private static let endOfName = Array("/>=<\"'&".utf8)

    private mutating func value() throws(MapError) -> String {
        let quote = try take()
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            throw MapError(.corrupted, "XML")
        }
        var result: [UInt8] = []
        while true {
            let byte = try take()
            if byte == quote { return String(decoding: result, as: UTF8.self) }
            switch byte {
            case UInt8(ascii: "<"): throw MapError(.corrupted, "XML")
            case UInt8(ascii: "&"): result += String(try reference()).utf8
            default: result.append(byte)
            }
        }
    }

    /// The character that `&…;` stands for.
    private mutating func reference() throws(MapError) -> Character {
        let start = position
        while position - start < 12, try take() != UInt8(ascii: ";") {}
        let text = String(decoding: bytes[start..<position].dropLast(), as: UTF8.self)
        let named: [String: Character] = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
        ]
        if let character = named[text] { return character }
        let isHexadecimal = text.hasPrefix("#x")
        if text.hasPrefix("#"),
            let code = UInt32(
                text.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10),
            let scalar = Unicode.Scalar(code)
        {
            return Character(scalar)
        }
        throw MapError(.corrupted, "&\(text);")
    }

    private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func take() throws(MapError) -> UInt8 {
        guard position < bytes.count else { throw MapError(.truncated, "XML") }
        defer { position += 1 }
        return bytes[position]
    }

    private mutating func skipSpace() {
        while let byte = peek(), byte <= 32 { position += 1 }
    }

    private func follows(_ text: String) -> Bool {
        bytes[position...].starts(with: text.utf8)
    }

    private mutating func skip(past mark: String) throws(MapError) {
        while position < bytes.count {
            if follows(mark) {
                position += mark.utf8.count
                return
            }
            position += 1
        }
        throw MapError(.truncated, "XML")
    }
}
