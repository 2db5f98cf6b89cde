/// Keys that one object of a JSON text states more than once.
///
/// Decoders keep one of the values and drop the others unseen.
struct JSONRepeats {
    /// A key that was stated before in the same object.
    struct Repeat: Equatable {
        /// Counted from 1.
        let line: Int
        let key: String
    }
    private struct Container {
        let isObject: Bool
        /// A text that comes now is a key.
        var expectsKey: Bool
        var keys: Set<String> = []
    }

    private(set) var all: [Repeat] = []

    /// - Parameters:
    ///   - text: well-formed JSON.
    ///   - most: no more are looked for.
    init(in text: String, most: Int) {
        var text = text
        all = text.withUTF8 { JSONRepeats.scan($0, most) }
    }

    private static func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ most: Int) -> [Repeat] {
        var found: [Repeat] = []
        var open: [Container] = []
        var (line, at) = (1, 0)
        while at < bytes.count, found.count < most {
            switch bytes[at] {
            case UInt8(ascii: "\n"): line += 1
            case UInt8(ascii: "{"): open.append(Container(isObject: true, expectsKey: true))
            case UInt8(ascii: "["): open.append(Container(isObject: false, expectsKey: false))
            case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = open.popLast()
            case UInt8(ascii: ","):
                if let last = open.indices.last { open[last].expectsKey = open[last].isObject }
            case UInt8(ascii: "\""):
                let end = endOfText(bytes, from: at + 1)
                if let last = open.indices.last, open[last].expectsKey {
                    open[last].expectsKey = false
                    let key = String(decoding: bytes[(at + 1)..<end], as: UTF8.self)
                    if !open[last].keys.insert(key).inserted {
                        found.append(Repeat(line: line, key: key))
                    }
                }
                at = end
            default: break
            }
            at += 1
        }
        return found
    }

    /// Where a text's closing quote is.
    private static func endOfText(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var at = start
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
            at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(at, bytes.count)
    }
}
