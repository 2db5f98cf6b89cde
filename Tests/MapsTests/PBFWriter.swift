import CZlib

/// Writes PBF for tests: just enough to make good files and strange ones.
struct PBFWriter {
    var bytes: [UInt8] = []

    static func varint(_ value: UInt64) -> [UInt8] {
        var (rest, result) = (value, [UInt8]())
        while rest >= 0x80 {
            result.append(UInt8(rest & 0x7f) | 0x80)
            rest >>= 7
        }
        return result + [UInt8(rest)]
    }

    static func signed(_ value: Int64) -> [UInt8] {
        varint(UInt64(bitPattern: value << 1) ^ UInt64(bitPattern: value >> 63))
    }

    static func field(_ number: Int, _ payload: [UInt8]) -> [UInt8] {
        varint(UInt64(number) << 3 | 2) + varint(UInt64(payload.count)) + payload
    }

    static func field(_ number: Int, _ value: UInt64) -> [UInt8] {
        varint(UInt64(number) << 3) + varint(value)
    }

    /// Adds a blob whose body is these bytes, as they are.
    mutating func add(_ type: String, body: [UInt8]) {
        let header =
            Self.field(1, Array(type.utf8)) + Self.field(3, UInt64(body.count))
        let n = header.count
        bytes += [UInt8(n >> 24), UInt8(n >> 16 & 255), UInt8(n >> 8 & 255), UInt8(n & 255)]
        bytes += header + body
    }

    mutating func addRaw(_ type: String, _ data: [UInt8]) { add(type, body: Self.field(1, data)) }

    mutating func addPacked(_ type: String, _ data: [UInt8], statedSize: Int? = nil) {
        var length = compressBound(uLong(data.count))
        var packed = [UInt8](repeating: 0, count: Int(length))
        _ = compress(&packed, &length, data, uLong(data.count))
        add(
            type,
            body: Self.field(2, UInt64(statedSize ?? data.count))
                + Self.field(3, Array(packed.prefix(Int(length)))))
    }

    mutating func addHeader(features: [String] = ["OsmSchema-V0.6", "DenseNodes"]) {
        addRaw("OSMHeader", features.flatMap { Self.field(4, Array($0.utf8)) })
    }

    static func strings(_ list: [String]) -> [UInt8] {
        field(1, list.flatMap { field(1, Array($0.utf8)) })
    }

    /// The blobs of a file, unpacked, with their types; stops at what is strange.
    static func blobs(of file: [UInt8]) -> [(type: String, data: [UInt8])] {
        var result: [(type: String, data: [UInt8])] = []
        var at = 0
        while at + 4 <= file.count {
            let n = file[at..<at + 4].reduce(0) { $0 << 8 | Int($1) }
            let header = fields(Array(file[at + 4..<at + 4 + n]))
            let size = Int(header.numbers[3] ?? 0)
            at += 4 + n
            let blob = fields(Array(file[at..<at + size]))
            at += size
            var data = blob.texts[1] ?? []
            if let packed = blob.texts[3] {
                var length = uLongf(blob.numbers[2] ?? 0)
                data = [UInt8](repeating: 0, count: Int(length))
                _ = uncompress(&data, &length, packed, uLong(packed.count))
            }
            result.append((String(decoding: header.texts[1] ?? [], as: UTF8.self), data))
        }
        return result
    }

    private static func fields(
        _ bytes: [UInt8]
    ) -> (numbers: [Int: UInt64], texts: [Int: [UInt8]]) {
        var (numbers, texts) = ([Int: UInt64](), [Int: [UInt8]]())
        var at = 0
        func varint() -> UInt64 {
            var (result, shift) = (UInt64(0), UInt64(0))
            while true {
                result |= UInt64(bytes[at] & 0x7f) << shift
                at += 1
                if bytes[at - 1] < 0x80 { return result }
                shift += 7
            }
        }
        while at < bytes.count {
            let key = varint()
            let value = varint()
            if key & 7 == 0 {
                numbers[Int(key >> 3)] = value
            } else {
                texts[Int(key >> 3)] = Array(bytes[at..<at + Int(value)])
                at += Int(value)
            }
        }
        return (numbers, texts)
    }
}
