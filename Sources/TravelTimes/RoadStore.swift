import Foundation
import Maps
import Roads
import Scenarios

/// Roads prepared once and kept in a file beside their map: `city.osm.pbf.car.roads`.
///
/// Kept roads are used if they were made from the same content, speeds and version; else they are
/// made again. Where the folder cannot be written to, they are made each time.
public final class RoadStore {
    /// What is worth telling.
    public enum Note: Sendable, Hashable, CaseIterable {
        /// There were kept roads of another map, other speeds or another version.
        case stale
        /// Kept roads were damaged.
        case damaged
    }

    private let path: String
    private let bytes: [UInt8]
    private let hash: String
    private var map: MapData?
    /// What happened to files that were there.
    public private(set) var notes: Set<Note> = []

    /// The store beside a map.
    /// - Throws: ``MapError`` if the file holds something else than it did.
    init(map path: String, bytes: [UInt8], expected: String) throws(MapError) {
        (self.path, self.bytes) = (path, bytes)
        hash = MapFile.contentHash(bytes)
        guard hash == expected else { throw MapError(.corrupted, hash) }
    }

    /// The roads of a mode: kept ones, or made from the map and kept.
    func network(_ mode: RoadMode, _ speeds: RoadSpeeds) throws(MapError) -> RoadNetwork {
        let key = RoadNetwork.CacheKey(map: hash, mode: mode, speeds: speeds)
        let file = "\(path).\(mode.rawValue).roads"
        if let kept = FileManager.default.contents(atPath: file) {
            switch RoadNetwork.restored(from: Array(kept), key: key) {
            case .network(let network): return network
            case .other: notes.insert(.stale)
            case .damaged: notes.insert(.damaged)
            }
        }
        if map == nil { map = try MapFile.parse(bytes) }
        let network = RoadNetwork(map: map ?? MapData(), mode: mode, speeds: speeds)
        // Next time is a little slower if this fails; nothing else depends on it.
        try? writeAtomically(Data(network.cached(key: key)), to: file)
        return network
    }
}
