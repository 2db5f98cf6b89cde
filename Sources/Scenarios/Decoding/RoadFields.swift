import Foundation
import Maps

extension Decoder {
    /// The map, if travel is on its roads.
    func roads(_ record: Record, _ source: String?) {
        let keys = ["map", "mapHash", "roadSpeeds"]
        guard source == "roads" else {
            if source != nil {
                for key in keys { record[key]?.fault("map-without-roads", ["key": key]) }
            }
            return
        }
        scenario.travel.source = .roads(.init(file: "", hash: "", path: ""))
        guard let cursor = record.require("map"), let name = cursor.text() else { return }
        mapCursor = cursor
        let stated = record["mapHash"]?.text()
        if let map = find(name, hash: stated, cursor) { scenario.travel.source = .roads(map) }
    }

    /// Speeds of cars by class of road.
    func classSpeeds(_ cursor: Cursor?) {
        guard let cursor, let record = Record(cursor, keys: Keys.roadSpeeds) else { return }
        for name in RoadClass.all {
            if let speed = record[name]?.scaled(1000, in: Limits.speed) {
                scenario.travel.roadSpeeds[name] = speed
            }
        }
    }

    /// Looks for a map, one with the stated content if any is stated.
    func find(_ name: String, hash stated: String?, _ cursor: Cursor) -> Travel.RoadMap? {
        var other: (path: String, hash: String)?
        guard !name.isEmpty else {
            cursor.fault("bad-file-name")
            return nil
        }
        for folder in folders {
            let path = joined(folder, name)
            do throws(MapError) {
                let hash = MapFile.contentHash(try MapFile.bytes(path: path))
                if stated == nil || stated == hash {
                    return Travel.RoadMap(file: name, hash: hash, path: path)
                }
                other = other ?? (path, hash)
            } catch {
                if error.fault == .notFound { continue }
                cursor.fault(error.fault.rawValue, error.facts, found: path)
                return nil
            }
        }
        if let other, let stated {
            cursor.fault(
                "map-changed", ["expected": stated, "hash": other.hash], found: other.path)
        } else {
            let path = joined(folders.first ?? "", name)
            var facts = MapError(.notFound).facts
            facts["hash"] = stated
            cursor.fault(MapError.Fault.notFound.rawValue, facts, found: path)
        }
        return nil
    }
}

extension MapError {
    /// What the texts of a diagnostic need to know.
    public var facts: [String: String] {
        var facts: [String: String] = [:]
        if !found.isEmpty { facts["what"] = found }
        if let offset { facts[place == .line ? "line" : "byte"] = "\(offset)" }
        return facts
    }
}
