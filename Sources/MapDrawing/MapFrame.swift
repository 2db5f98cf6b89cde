import Maps

/// A part of the earth on a picture: units to the right and downwards from the upper left.
public struct MapFrame: Sendable {
    /// What is shown.
    public let box: Box
    /// Of the picture, units.
    public let width: Double
    /// Of the picture, units.
    public let height: Double
    /// Metres of ground per unit.
    public let metresPerUnit: Double

    private let west: Double
    private let north: Double
    private let perLongitude: Double
    private let perLatitude: Double

    /// The smallest part that holds a box with some margin, in the picture's proportions, and is at
    /// least so many metres wide.
    public init(
        around box: Box, width: Double, height: Double, margin: Double = 0.08,
        leastMetres: Double = 900
    ) {
        let middle = (box.least.latitude + box.most.latitude) / 2
        let latitudeMetres = metresBetween(-0.5, 0, 0.5, 0)
        // Not at a pole, where a degree of longitude has no length.
        let longitudeMetres = max(1, latitudeMetres * cosine(degrees: min(89, middle.magnitude)))
        let wide = (box.most.longitude - box.least.longitude) * longitudeMetres
        let high = (box.most.latitude - box.least.latitude) * latitudeMetres
        let inner = 1 - 2 * margin
        let scale = max(wide / (width * inner), high / (height * inner), leastMetres / width)
        metresPerUnit = scale
        (self.width, self.height) = (width, height)
        perLongitude = longitudeMetres / scale
        perLatitude = latitudeMetres / scale
        let centre = (box.least.longitude + box.most.longitude) / 2
        west = centre - width / 2 / perLongitude
        north = middle + height / 2 / perLatitude
        let corner = (
            Coordinate(
                latitude: max(-90, north - height / perLatitude), longitude: max(-180, west)),
            Coordinate(
                latitude: min(90, north), longitude: min(180, west + width / perLongitude))
        )
        self.box = Box(corner.0 ?? box.least, corner.1 ?? box.most)
    }

    /// Exactly a box, as wide as given; its height follows.
    public init(exactly box: Box, width: Double) {
        let middle = (box.least.latitude + box.most.latitude) / 2
        let ratio = max(0.01, cosine(degrees: min(89, middle.magnitude)))
        let degrees = max(1e-4, (box.most.longitude - box.least.longitude) * ratio)
        let high = max(1e-4, box.most.latitude - box.least.latitude)
        let height = min(10 * width, max(width / 10, width * high / degrees))
        self.init(around: box, width: width, height: height, margin: 0, leastMetres: 10)
    }

    /// Where a point is in the picture, perhaps outside of it.
    func point(_ at: Coordinate) -> Point {
        Point(x: (at.longitude - west) * perLongitude, y: (north - at.latitude) * perLatitude)
    }

    /// Whether a box touches what is shown.
    public func touches(_ other: Box) -> Bool {
        other.least.lat <= box.most.lat && other.most.lat >= box.least.lat
            && other.least.lon <= box.most.lon && other.most.lon >= box.least.lon
    }
}

/// A point of a picture.
struct Point: Equatable {
    var x: Double
    var y: Double

    static func - (a: Point, b: Point) -> Point { Point(x: a.x - b.x, y: a.y - b.y) }
    /// Distance from the origin.
    var length: Double { (x * x + y * y).squareRoot() }
}

/// A number with one decimal at most, the same on every machine.
func short(_ value: Double) -> String {
    guard value.magnitude < 1e9 else { return "0" }
    let tenths = Int((value * 10).rounded())
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return "\(tenths < 0 ? "-" : "")\(whole)" + (rest == 0 ? "" : ".\(rest)")
}
