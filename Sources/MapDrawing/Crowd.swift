/// Where there is something on a picture already, so that labels and marks do not cover each other.
///
/// Everything is circles; a grid finds those that are near.
struct Crowd {
    private let cell = 24.0
    private var circles: [Int: [(at: Point, radius: Double)]] = [:]

    /// Whether a circle would touch none that is there.
    func isFree(_ at: Point, radius: Double) -> Bool {
        let reach = Int(((radius + cell) / cell).rounded(.up))
        let (column, row) = place(at)
        for y in row - reach...row + reach {
            for x in column - reach...column + reach {
                for other in circles[key(x, y)] ?? []
                where
                    (other.at - at).length < other.radius + radius
                {
                    return false
                }
            }
        }
        return true
    }

    /// Circles with a larger radius than a cell would not be found.
    mutating func add(_ at: Point, radius: Double) {
        let (column, row) = place(at)
        circles[key(column, row), default: []].append((at, min(radius, cell)))
    }

    private func place(_ at: Point) -> (Int, Int) {
        (Int((at.x / cell).rounded(.down)), Int((at.y / cell).rounded(.down)))
    }

    private func key(_ x: Int, _ y: Int) -> Int { y * 100_000 + x }
}
