/// A point of the earth's surface (WGS 84) in whole 10⁻⁷ degrees, about a centimetre.
@frozen public struct Coordinate: Sendable, Hashable, BitwiseCopyable {
    /// Latitude × 10⁷, −900,000,000 to 900,000,000.
    public var lat: Int32
    /// Longitude × 10⁷, −1,800,000,000 to 1,800,000,000.
    public var lon: Int32

    /// A point of its two numbers, in 10⁻⁷ degrees.
    @inlinable public init(lat: Int32, lon: Int32) { (self.lat, self.lon) = (lat, lon) }

    /// The point of these degrees; nil where there is no such point.
    public init?(latitude: Double, longitude: Double) {
        guard latitude.magnitude <= 90, longitude.magnitude <= 180 else { return nil }
        lat = Int32((latitude * 1e7).rounded())
        lon = Int32((longitude * 1e7).rounded())
    }

    /// The point of these nanodegrees; nil where there is no such point.
    init?(nanodegrees latitude: Int64, _ longitude: Int64) {
        guard latitude.magnitude <= 90_000_000_000, longitude.magnitude <= 180_000_000_000
        else { return nil }
        lat = Int32(roundedHundredth(latitude))
        lon = Int32(roundedHundredth(longitude))
    }

    /// Degrees north.
    public var latitude: Double { Double(lat) / 1e7 }
    /// Degrees east.
    public var longitude: Double { Double(lon) / 1e7 }
}

/// A hundredth, rounded to the nearest, halves away from zero.
private func roundedHundredth(_ value: Int64) -> Int64 {
    (value + (value < 0 ? -50 : 50)) / 100
}

/// A rectangle of latitudes and longitudes, bounds included.
public struct Box: Sendable, Equatable {
    /// The south-western corner.
    public var least: Coordinate
    /// The north-eastern corner.
    public var most: Coordinate

    /// The box between two corners.
    public init(_ least: Coordinate, _ most: Coordinate) { (self.least, self.most) = (least, most) }

    /// The smallest box around all of these points; nil around none.
    public init?(around points: some Sequence<Coordinate>) {
        var box: Box?
        for point in points {
            if box == nil { box = Box(point, point) } else { box?.include(point) }
        }
        guard let box else { return nil }
        self = box
    }

    /// Grows so far that the point is inside.
    public mutating func include(_ point: Coordinate) {
        least.lat = min(least.lat, point.lat)
        least.lon = min(least.lon, point.lon)
        most.lat = max(most.lat, point.lat)
        most.lon = max(most.lon, point.lon)
    }

    /// Whether the point is inside or on the edge.
    public func contains(_ point: Coordinate) -> Bool {
        (least.lat...most.lat).contains(point.lat) && (least.lon...most.lon).contains(point.lon)
    }
}
