/// Lines as the data of an SVG path: cut to the picture, without points that nobody would see.
struct LinePath {
    /// Picture with some border, so that ends and joins lie outside.
    let width: Double
    let height: Double
    private let border = 12.0
    private(set) var data = ""
    private var pen: (x: Int, y: Int)?

    init(width: Double, height: Double) { (self.width, self.height) = (width, height) }

    /// Adds a line.
    mutating func add(_ points: [Point], tolerance: Double = 0.7) {
        let points = simplified(points, tolerance)
        for (a, b) in zip(points, points.dropFirst()) {
            guard let (from, to) = clipped(a, b) else {
                pen = nil
                continue
            }
            if pen.map({ $0 != tenths(from) }) ?? true { move(to: from) }
            draw(to: to)
        }
        pen = nil
    }

    /// Adds a closed ring, not cut: a cut ring would need its border drawn.
    mutating func add(ring points: [Point], tolerance: Double = 0.7) {
        let points = simplified(points, tolerance)
        guard points.count > 3, let first = points.first else { return }
        // Far corners change nothing that is seen, but make large numbers.
        func near(_ point: Point) -> Point {
            Point(
                x: min(max(point.x, -4 * width), 5 * width),
                y: min(max(point.y, -4 * height), 5 * height))
        }
        move(to: near(first))
        for point in points.dropFirst().dropLast() { draw(to: near(point)) }
        data += "z"
        pen = nil
    }

    private func tenths(_ point: Point) -> (x: Int, y: Int) {
        (Int((point.x * 10).rounded()), Int((point.y * 10).rounded()))
    }

    private mutating func move(to point: Point) {
        let at = tenths(point)
        data += "M" + decimal(at.x) + " " + decimal(at.y)
        pen = at
    }

    private mutating func draw(to point: Point) {
        let at = tenths(point)
        guard let from = pen, from != at else { return }
        data += "l" + decimal(at.x - from.x) + " " + decimal(at.y - from.y)
        pen = at
    }

    private func decimal(_ tenths: Int) -> String {
        let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
        return (tenths < 0 ? "-" : "") + (rest == 0 ? "\(whole)" : "\(whole).\(rest)")
    }

    /// Without points closer to their predecessor than the tolerance; ends stay.
    private func simplified(_ points: [Point], _ tolerance: Double) -> [Point] {
        guard let first = points.first, let last = points.last else { return [] }
        var result = [first]
        for point in points.dropFirst().dropLast()
        where (point - result[result.count - 1]).length >= tolerance {
            result.append(point)
        }
        result.append(last)
        return result
    }

    /// The part of a segment inside the picture and its border (Liang and Barsky).
    private func clipped(_ a: Point, _ b: Point) -> (Point, Point)? {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        var (enter, leave) = (0.0, 1.0)
        let sides = [
            (-dx, a.x + border), (dx, width + border - a.x),
            (-dy, a.y + border), (dy, height + border - a.y),
        ]
        for (direction, room) in sides {
            if direction == 0 {
                if room < 0 { return nil }
            } else if direction < 0 {
                enter = max(enter, room / direction)
            } else {
                leave = min(leave, room / direction)
            }
        }
        guard enter <= leave else { return nil }
        return (
            Point(x: a.x + enter * dx, y: a.y + enter * dy),
            Point(x: a.x + leave * dx, y: a.y + leave * dy)
        )
    }
}
