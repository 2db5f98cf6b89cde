/// Writes arrays of plain numbers one after the other, with a checksum at the end.
struct ByteWriter {
    private var bytes: [UInt8] = []

    mutating func write<Number: BitwiseCopyable>(_ value: Number) {
        withUnsafeBytes(of: value) { bytes += $0 }
    }

    mutating func write<Number: BitwiseCopyable>(_ values: [Number]) {
        write(Int64(values.count))
        values.withUnsafeBytes { bytes += $0 }
    }

    func sealed() -> [UInt8] {
        var result = self
        result.write(checksum(bytes[...]))
        return result.bytes
    }
}

/// Reads what ``ByteWriter`` wrote; nil where the bytes end too early.
struct ByteReader {
    private let bytes: [UInt8]
    private var position = 0
    private let end: Int

    /// nil if the checksum is another.
    init?(sealed bytes: [UInt8]) {
        guard bytes.count >= 8 else { return nil }
        self.bytes = bytes
        end = bytes.count - 8
        let stated = bytes.withUnsafeBytes {
            $0.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
        }
        guard stated == checksum(bytes[..<end]) else { return nil }
    }

    var isAtEnd: Bool { position == end }

    mutating func value<Number: BitwiseCopyable>(_: Number.Type) -> Number? {
        guard end - position >= MemoryLayout<Number>.size else { return nil }
        defer { position += MemoryLayout<Number>.size }
        return bytes.withUnsafeBytes {
            $0.loadUnaligned(fromByteOffset: position, as: Number.self)
        }
    }

    mutating func array<Number: BitwiseCopyable>(_: Number.Type) -> [Number]? {
        let size = MemoryLayout<Number>.stride
        guard let count = value(Int64.self), count >= 0, count <= (end - position) / size else {
            return nil
        }
        defer { position += Int(count) * size }
        return [Number](unsafeUninitializedCapacity: Int(count)) { target, initialized in
            bytes.withUnsafeBytes { source in
                UnsafeMutableRawBufferPointer(target).copyMemory(
                    from: .init(rebasing: source[position..<position + Int(count) * size]))
            }
            initialized = Int(count)
        }
    }

    mutating func side() -> Hierarchy.Side? {
        guard let first = array(Int32.self), let higher = array(Int32.self),
            let weights = array(Weight.self), let via = array(Int32.self)
        else { return nil }
        return .init(first: first, higher: higher, weights: weights, via: via)
    }
}

/// FNV-1a over words of eight bytes, then over the rest.
private func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    bytes.withUnsafeBytes { bytes in
        let words = bytes.count / 8
        for word in 0..<words {
            let value = bytes.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)
            hash = (hash ^ value) &* 0x100_0000_01b3
            // The product moves bits upwards only.
            hash ^= hash >> 29
        }
        for byte in bytes[(words * 8)...] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    return hash
}
