import CZlib

/// Reads OpenStreetMap's binary format: a file of blobs, each of them packed by zlib or not at all.
///
/// Source: wiki.openstreetmap.org, “PBF Format”. Blobs are bounded by what the format allows, so
/// that no file, however hostile, is unpacked into more than 32 MiB at a time.
struct PBFFile {
    /// Bytes of a blob's header, at most.
    static let headerLimit = 64 << 10
    /// Bytes of a blob, packed or not, at most.
    static let blobLimit = 32 << 20

    private let bytes: [UInt8]
    private var position = 0
    private var sawHeader = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads all blobs into the builder; errors name the byte at which the blob begins.
    mutating func read(into builder: inout MapBuilder) throws(MapError) {
        while position < bytes.count {
            let start = position
            do {
                try readBlob(into: &builder)
            } catch {
                throw MapError(error.fault, error.found, at: start)
            }
        }
        guard sawHeader else { throw MapError(.notAMap, "OSMHeader") }
    }

    private mutating func readBlob(into builder: inout MapBuilder) throws(MapError) {
        let length = try take(4).reduce(0) { $0 << 8 | Int(bytes[$1]) }
        // Without a single good blob before it, a strange length means a strange file.
        guard length <= Self.headerLimit else {
            throw MapError(sawHeader ? .corrupted : .notAMap, "BlobHeader")
        }
        var header = WireReader(bytes, try take(length))
        var type = ""
        var size: UInt64 = 0
        do {
            while let field = try header.next() {
                switch (field.number, field.value) {
                case (1, .bytes(let range)): type = header.text(range)
                case (3, .varint(let value)): size = value
                default: break
                }
            }
        } catch {
            throw MapError(sawHeader ? .corrupted : .notAMap, "BlobHeader")
        }
        guard sawHeader || type == "OSMHeader" else { throw MapError(.notAMap, "OSMHeader") }
        guard size <= UInt64(Self.blobLimit) else { throw MapError(.corrupted, "Blob") }
        let blob = try take(Int(size))
        switch type {
        case "OSMHeader":
            try HeaderBlock.read(try unpacked(blob), into: &builder)
            sawHeader = true
        case "OSMData":
            var block = PrimitiveBlock(try unpacked(blob))
            try block.read(into: &builder)
        default: break
        }
    }

    private mutating func take(_ count: Int) throws(MapError) -> Range<Int> {
        guard count <= bytes.count - position else {
            throw MapError(bytes.count < 4 ? .notAMap : .truncated)
        }
        defer { position += count }
        return position..<position + count
    }

    private func unpacked(_ blob: Range<Int>) throws(MapError) -> [UInt8] {
        var reader = WireReader(bytes, blob)
        var raw: Range<Int>?
        var packed: Range<Int>?
        var size: UInt64 = 0
        while let field = try reader.next() {
            switch (field.number, field.value) {
            case (1, .bytes(let range)): raw = range
            case (2, .varint(let value)): size = value
            case (3, .bytes(let range)): packed = range
            case (4, .bytes): throw MapError(.unsupported, "LZMA")
            case (5, .bytes): throw MapError(.unsupported, "bzip2")
            case (6, .bytes): throw MapError(.unsupported, "LZ4")
            case (7, .bytes): throw MapError(.unsupported, "zstd")
            default: break
            }
        }
        if let raw { return Array(bytes[raw]) }
        guard let packed else { throw MapError(.corrupted, "Blob") }
        guard size <= UInt64(Self.blobLimit) else { throw MapError(.corrupted, "raw_size") }
        return try inflated(packed, to: Int(size))
    }

    /// zlib's data, which must give exactly so many bytes.
    private func inflated(_ packed: Range<Int>, to size: Int) throws(MapError) -> [UInt8] {
        var status = Z_OK
        let result = [UInt8](unsafeUninitializedCapacity: size) { target, count in
            var length = uLongf(size)
            status = bytes.withUnsafeBufferPointer { source in
                // A buffer of nothing has no address, which zlib does not take.
                guard let from = source.baseAddress, let to = target.baseAddress else {
                    return Z_DATA_ERROR
                }
                return uncompress(to, &length, from + packed.lowerBound, uLong(packed.count))
            }
            // What was not written must not be read.
            count = status == Z_OK ? min(size, Int(length)) : 0
        }
        guard status == Z_OK, result.count == size else { throw MapError(.corrupted, "zlib") }
        return result
    }
}

/// The header: bounds, date, and what a reader must know to go on.
enum HeaderBlock {
    private static let known: Set<String> = ["OsmSchema-V0.6", "DenseNodes"]

    static func read(_ bytes: [UInt8], into builder: inout MapBuilder) throws(MapError) {
        var reader = WireReader(bytes)
        var bounds: Box?
        var date: Int?
        var generator = ""
        while let field = try reader.next() {
            switch (field.number, field.value) {
            case (1, .bytes(let range)): bounds = try box(reader.inner(range))
            case (4, .bytes(let range)):
                let feature = reader.text(range)
                guard known.contains(feature) else { throw MapError(.unsupported, feature) }
            case (16, .bytes(let range)): generator = reader.text(range)
            case (32, .varint(let value)): date = Int(exactly: value)
            default: break
            }
        }
        builder.setHeader(bounds: bounds, date: date, generator: generator)
    }

    private static func box(_ message: WireReader) throws(MapError) -> Box? {
        var reader = message
        var sides: [Int: Int64] = [:]
        while let field = try reader.next() {
            if case .varint(let value) = field.value { sides[field.number] = zigzag(value) }
        }
        guard let left = sides[1], let right = sides[2], let top = sides[3], let bottom = sides[4],
            let least = Coordinate(nanodegrees: bottom, left),
            let most = Coordinate(nanodegrees: top, right),
            least.lat <= most.lat, least.lon <= most.lon
        else { return nil }
        return Box(least, most)
    }
}
