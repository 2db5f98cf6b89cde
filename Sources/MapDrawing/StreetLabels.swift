import HTMLText

/// Names along streets, where there is room for them.
struct StreetLabels {
    let width: Double
    let height: Double
    /// Of the largest streets; smaller ones have smaller letters.
    let fontSize: Double
    /// No name is written twice within so many units.
    private let apart = 260.0
    private var written: [String: [Point]] = [:]
    private(set) var markup = Markup()

    init(width: Double, height: Double, fontSize: Double) {
        (self.width, self.height, self.fontSize) = (width, height, fontSize)
    }

    /// Writes a name along a line if a part of the line is straight, long and free enough.
    mutating func add(_ name: String, along line: [Point], size: Double, crowd: inout Crowd) {
        // Mean width of a letter of the fonts that are asked for, generously.
        let length = Double(name.count) * size * 0.6
        guard let (from, to) = straightPart(line, atLeast: length) else { return }
        var direction = to - from
        // From left to right, so that nobody has to turn the paper over.
        if direction.x < 0 || (direction.x == 0 && direction.y > 0) {
            direction = Point(x: -direction.x, y: -direction.y)
        }
        let unit = Point(x: direction.x / direction.length, y: direction.y / direction.length)
        let centre = Point(x: (from.x + to.x) / 2, y: (from.y + to.y) / 2)
        // In the middle, else at either side of it: a crossing street may have the middle.
        let room = (direction.length - length) / 2
        for shift in [0, -room / 2, room / 2, -room, room] {
            let middle = Point(x: centre.x + unit.x * shift, y: centre.y + unit.y * shift)
            if write(name, at: middle, along: unit, size: size, length: length, crowd: &crowd) {
                return
            }
        }
    }

    /// Writes a name in a direction, if there is room.
    private mutating func write(
        _ name: String, at middle: Point, along unit: Point, size: Double, length: Double,
        crowd: inout Crowd
    ) -> Bool {
        if let others = written[name], others.contains(where: { ($0 - middle).length < apart }) {
            return false
        }
        let radius = size * 0.62
        let count = max(2, Int((length / radius).rounded(.up)))
        let spots = (0..<count).map { i -> Point in
            let along = (Double(i) / Double(count - 1) - 0.5) * (length - radius)
            return Point(x: middle.x + unit.x * along, y: middle.y + unit.y * along)
        }
        let isInside = spots.allSatisfy {
            $0.x > radius && $0.x < width - radius && $0.y > radius && $0.y < height - radius
        }
        guard isInside, spots.allSatisfy({ crowd.isFree($0, radius: radius) }) else { return false }
        for spot in spots { crowd.add(spot, radius: radius) }
        written[name, default: []].append(middle)
        let (cos, sin) = (fine(unit.x), fine(unit.y))
        let (back, x, y) = (fine(-unit.y), short(middle.x), short(middle.y))
        markup += .tag(
            "text",
            [
                ("transform", "matrix(\(cos) \(sin) \(back) \(cos) \(x) \(y))"),
                ("dy", ".35em"), ("font-size", short(size)),
            ], Markup(text: name))
        return true
    }

    /// The longest part of a line that is nearly straight and not shorter than asked.
    private func straightPart(_ line: [Point], atLeast length: Double) -> (Point, Point)? {
        var best: (Point, Point)?
        var bestLength = length
        var start = 0
        var walked = 0.0
        for i in line.indices.dropFirst() {
            walked += (line[i] - line[i - 1]).length
            // The straight way is 98 % of the walked one at least: a bend of some 20 degrees.
            while start < i - 1, (line[i] - line[start]).length < 0.98 * walked {
                walked -= (line[start + 1] - line[start]).length
                start += 1
            }
            let straight = (line[i] - line[start]).length
            if straight >= bestLength, isSeen(line[start], line[i]) {
                (best, bestLength) = ((line[start], line[i]), straight)
            }
        }
        return best
    }

    private func isSeen(_ a: Point, _ b: Point) -> Bool {
        let middle = Point(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
        return middle.x > 0 && middle.x < width && middle.y > 0 && middle.y < height
    }

    /// Three decimals, for directions.
    private func fine(_ value: Double) -> String {
        let thousandths = Int((value * 1000).rounded())
        let digits = String(1000 + thousandths.magnitude % 1000).dropFirst()
        return "\(thousandths < 0 ? "-" : "")\(thousandths.magnitude / 1000).\(digits)"
    }
}
