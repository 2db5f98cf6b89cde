import Addresses
import Foundation
import Maps

/// What Nominatim says with `format=jsonv2&addressdetails=1`: a list of places, degrees as texts
/// (https://nominatim.org/release-docs/latest/api/Output/).
struct NominatimAnswer: Decodable {
    struct Address: Decodable {
        var house_number: String?
        var road: String?
        var pedestrian: String?
        var residential: String?
        var neighbourhood: String?
        var quarter: String?
        var suburb: String?

        /// The street; where quarters have numbers and streets no names, the quarter.
        var street: String? {
            road ?? pedestrian ?? residential ?? neighbourhood ?? quarter ?? suburb
        }
    }
    var osm_type: String?
    var lat: String
    var lon: String
    var category: String?
    var name: String?
    var address: Address?
    /// South, north, west, east.
    var boundingbox: [String]?

    /// Houses and streets of an answer; nil where it is none.
    static func places(_ bytes: [UInt8]) -> [ServedPlace]? {
        guard let answer = try? JSONDecoder().decode([Self].self, from: Data(bytes)) else {
            return nil
        }
        return answer.compactMap(\.place)
    }

    /// nil for towns, shops and the like, and for what is nowhere.
    private var place: ServedPlace? {
        guard let latitude = Double(lat), let longitude = Double(lon),
            let point = Coordinate(latitude: latitude, longitude: longitude)
        else { return nil }
        if let house = address?.house_number {
            return address?.street.map { ServedPlace(street: $0, house: house, point: point) }
        }
        // Bus stops are on the key «highway» as well, but are points.
        guard category == "highway", osm_type == "way", let street = address?.road ?? name else {
            return nil
        }
        let bounds = (boundingbox ?? []).compactMap { Double($0) }
        return ServedPlace(
            street: street, point: point,
            reach: bounds.count == 4
                ? reach(
                    point, latitudes: Array(bounds[..<2]), longitudes: Array(bounds[2...])) : nil)
    }
}
