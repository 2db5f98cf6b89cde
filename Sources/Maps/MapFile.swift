import Foundation

/// Maps as files: `.osm.pbf` and `.osm` (XML); which of them is seen from the content.
public enum MapFile {
    /// Bytes of a file, at most: a country; Komek plans cities.
    public static let byteLimit = 512 << 20

    /// Reads a map.
    ///
    /// - Throws: ``MapError``, whatever the file holds.
    public static func load(path: String) throws(MapError) -> MapData {
        try parse(try bytes(path: path))
    }

    /// Reads a map from its bytes.
    public static func parse(_ bytes: [UInt8]) throws(MapError) -> MapData {
        var builder = MapBuilder()
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let start = bytes.starts(with: mark) ? 3 : 0
        let first = bytes[start...].first { ![9, 10, 13, 32].contains($0) }
        if first == UInt8(ascii: "<") {
            var file = MapXML(bytes)
            try file.read(into: &builder)
        } else {
            var file = PBFFile(bytes)
            try file.read(into: &builder)
        }
        return builder.finish()
    }

    /// The bytes of a file, if it is not too large to be a city's map.
    public static func bytes(path: String) throws(MapError) -> [UInt8] {
        guard FileManager.default.fileExists(atPath: path) else { throw MapError(.notFound) }
        // A device or a pipe might never end.
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let kind = try? FileManager.default.attributesOfItem(atPath: target)[.type]
        guard kind as? FileAttributeType == .typeRegular,
            let handle = FileHandle(forReadingAtPath: target)
        else { throw MapError(.unreadable) }
        defer { try? handle.close() }
        var result: [UInt8] = []
        do {
            while let part = try handle.read(upToCount: 8 << 20), !part.isEmpty {
                guard result.count + part.count <= byteLimit else {
                    throw MapError(.tooLarge, "\(byteLimit >> 20) MB")
                }
                result += part
            }
        } catch let error as MapError {
            throw error
        } catch {
            throw MapError(.unreadable)
        }
        return result
    }

    /// 16 hexadecimal digits that tell maps apart: FNV-1a of the file's bytes.
    public static func contentHash(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
