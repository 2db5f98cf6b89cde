import Scenarios

/// Where a QR code leads.
public enum NavigationApp: String, Sendable, CaseIterable {
    /// Whatever the phone opens for a place (RFC 5870); works without a network.
    case geo
    case twoGIS = "2gis"
    case yandex
    case google

    /// The app's own name; nil for ``geo``, which is none.
    var brand: String? {
        switch self {
        case .geo: nil
        case .twoGIS: "2GIS"
        case .yandex: "Yandex"
        case .google: "Google"
        }
    }

    /// Most stops of one link: the apps take ten points at most, Google's on a phone fewer.
    var mostStops: Int { self == .google ? 4 : 8 }
}

/// Links that open a place or a route, from where the phone is.
///
/// Forms: RFC 5870 with Android's `?q=` that sets a pin; 2GIS `directions/tab/MODE/points/|lon,lat`,
/// as its own maps link to it; Yandex Maps' `rtext` and `rtt`
/// (yandex.com/dev/yandex-apps-launch-maps); Google's Maps URLs
/// (developers.google.com/maps/documentation/urls).
struct NavigationLinks {
    var app: NavigationApp
    var mode: TravelMode

    /// Opens the way to one place.
    func to(_ place: Place) -> String { along([place]) ?? "" }

    /// Opens the way along places in their order; nil where there are none.
    ///
    /// A `geo:` link knows one place only, so a way of several is 2GIS's.
    func along(_ places: [Place]) -> String? {
        guard let last = places.last else { return nil }
        switch app {
        case .geo:
            guard places.count == 1 else {
                return NavigationLinks(app: .twoGIS, mode: mode).along(places)
            }
            let point = "\(degrees(last.lat)),\(degrees(last.lon))"
            return "geo:\(point)?q=\(point)"
        case .twoGIS:
            let tab = [.car: "car", .bicycle: "bicycle", .foot: "pedestrian"][mode] ?? "car"
            let points = places.map { "%7C\(degrees($0.lon))%2C\(degrees($0.lat))" }.joined()
            return "https://2gis.kz/directions/tab/\(tab)/points/\(points)"
        case .yandex:
            let kind = [.car: "auto", .bicycle: "bc", .foot: "pd"][mode] ?? "auto"
            let points = places.map { "~\(degrees($0.lat)),\(degrees($0.lon))" }.joined()
            return "https://yandex.kz/maps/?rtext=\(points)&rtt=\(kind)"
        case .google:
            let kind =
                [.car: "driving", .bicycle: "bicycling", .foot: "walking"][mode] ?? "driving"
            var link = "https://www.google.com/maps/dir/?api=1&destination="
            link += "\(degrees(last.lat))%2C\(degrees(last.lon))&travelmode=\(kind)"
            let others = places.dropLast().map { "\(degrees($0.lat))%2C\(degrees($0.lon))" }
            if !others.isEmpty { link += "&waypoints=" + others.joined(separator: "%7C") }
            return link
        }
    }
}
