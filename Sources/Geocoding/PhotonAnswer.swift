import Addresses
import Foundation
import Maps

/// What Photon says: GeoJSON, with the address among the properties
/// (https://github.com/komoot/photon/blob/master/docs/api-v1.md).
struct PhotonAnswer: Decodable {
    struct Feature: Decodable {
        struct Geometry: Decodable {
            var coordinates: [Double]
        }
        struct Properties: Decodable {
            var osm_type: String?
            var osm_key: String?
            var name: String?
            var housenumber: String?
            var street: String?
            var locality: String?
            var district: String?
            /// West, north, east, south.
            var extent: [Double]?
        }
        var geometry: Geometry
        var properties: Properties
    }
    var features: [Feature]

    /// Houses and streets of an answer; nil where it is none.
    static func places(_ bytes: [UInt8]) -> [ServedPlace]? {
        guard let answer = try? JSONDecoder().decode(Self.self, from: Data(bytes)) else {
            return nil
        }
        return answer.features.compactMap(\.place)
    }
}

extension PhotonAnswer.Feature {
    /// nil for towns, shops and the like, and for what is nowhere.
    fileprivate var place: ServedPlace? {
        let degrees = geometry.coordinates
        guard degrees.count >= 2,
            let point = Coordinate(latitude: degrees[1], longitude: degrees[0])
        else { return nil }
        if let house = properties.housenumber {
            // Where quarters have numbers and streets no names, houses belong to quarters.
            guard
                let street = properties.street ?? properties.locality ?? properties.district
            else { return nil }
            return ServedPlace(street: street, house: house, point: point)
        }
        // Bus stops are on the key «highway» as well, but are points.
        guard properties.osm_key == "highway", properties.osm_type == "W",
            let street = properties.name
        else { return nil }
        let bounds = properties.extent ?? []
        return ServedPlace(
            street: street, point: point,
            reach: bounds.count == 4
                ? reach(
                    point, latitudes: [bounds[1], bounds[3]], longitudes: [bounds[0], bounds[2]])
                : nil)
    }
}

/// Metres from a point to the farthest corner of bounds.
func reach(_ point: Coordinate, latitudes: [Double], longitudes: [Double]) -> Int? {
    let corners = latitudes.flatMap { latitude in
        longitudes.compactMap { Coordinate(latitude: latitude, longitude: $0) }
    }
    return corners.map { Int(point.metres(to: $0).rounded(.up)) }.max()
}
