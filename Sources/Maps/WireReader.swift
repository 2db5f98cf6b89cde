/// Reads Protocol Buffers' wire format; every length is checked against what is there.
///
/// Source: protobuf.dev, “Encoding”. Groups, which nothing here uses, are refused.
struct WireReader {
    private let bytes: [UInt8]
    private(set) var position: Int
    private let end: Int

    /// One field of a message.
    struct Field {
        var number: Int
        var value: Value
        /// A field's payload.
        enum Value {
            case varint(UInt64)
            /// 32 or 64 bits of fixed length.
            case fixed(Range<Int>)
            /// A string, a message or packed numbers.
            case bytes(Range<Int>)
        }
    }

    init(_ bytes: [UInt8]) { self.init(bytes, bytes.indices) }

    /// - Precondition: the range is one of the array's.
    init(_ bytes: [UInt8], _ range: Range<Int>) {
        (self.bytes, position, end) = (bytes, range.lowerBound, range.upperBound)
    }

    var isAtEnd: Bool { position >= end }

    /// A reader of an inner message.
    func inner(_ range: Range<Int>) -> WireReader { WireReader(bytes, range) }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    mutating func varint() throws(MapError) -> UInt64 {
        var result: UInt64 = 0
        var shift: UInt64 = 0
        while position < end {
            let byte = bytes[position]
            position += 1
            result |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return result }
            shift += 7
            if shift > 63 { throw MapError(.corrupted, "varint") }
        }
        throw MapError(.corrupted, "varint")
    }

    /// A number with its sign in the lowest bit (`sint32`, `sint64`).
    mutating func signed() throws(MapError) -> Int64 {
        zigzag(try varint())
    }

    /// The next field; nil at the end.
    mutating func next() throws(MapError) -> Field? {
        if isAtEnd { return nil }
        let key = try varint()
        guard key >> 3 > 0, key >> 3 < 1 << 29 else { throw MapError(.corrupted, "field") }
        let number = Int(key >> 3)
        switch key & 7 {
        case 0: return Field(number: number, value: .varint(try varint()))
        case 1: return Field(number: number, value: .fixed(try take(8)))
        case 2: return Field(number: number, value: .bytes(try take(try varint())))
        case 5: return Field(number: number, value: .fixed(try take(4)))
        default: throw MapError(.corrupted, "wire type \(key & 7)")
        }
    }

    /// Runs over all fields of the message.
    mutating func forEach(
        _ body: (Int, Field.Value) throws(MapError) -> Void
    ) throws(MapError) {
        while let field = try next() { try body(field.number, field.value) }
    }

    private mutating func take(_ length: UInt64) throws(MapError) -> Range<Int> {
        guard length <= UInt64(end - position) else { throw MapError(.corrupted, "length") }
        defer { position += Int(length) }
        return position..<position + Int(length)
    }
}

/// Zigzag of a number that was read as a plain varint.
func zigzag(_ raw: UInt64) -> Int64 { Int64(bitPattern: raw >> 1) ^ -Int64(bitPattern: raw & 1) }
