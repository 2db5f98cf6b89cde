import HTMLText
import Maps

extension MapPicture {
    /// The ways of rounds, each on a white edge, with arrows that tell the direction.
    func ways(_ rounds: [RoundLine]) -> Markup {
        let content = rounds.map { round -> Markup in
            let isOne = round.name == nil
            var path = LinePath(width: frame.width, height: frame.height)
            for line in round.lines { path.add(line.map(frame.point), tolerance: 1.2) }
            let width = isOne ? 2.6 : 1.6
            let colour = RoundStyle.colour(round.style)
            var style = [("stroke", colour), ("stroke-width", short(width))]
            let dash = RoundStyle.dash(round.style)
            if !dash.isEmpty { style.append(("stroke-dasharray", dash)) }
            return self.path(
                path.data, [("stroke", "#fff"), ("stroke-width", short(width + 2.4))])
                + self.path(path.data, style) + (isOne ? arrows(round, colour) : Markup())
        }
        return .tag(
            "g", [("fill", "none"), ("stroke-linejoin", "round"), ("stroke-linecap", "butt")],
            content.joined())
    }

    /// An arrow in the middle of each line that is long enough.
    private func arrows(_ round: RoundLine, _ colour: String) -> Markup {
        var data = ""
        for line in round.lines {
            let points = line.map(frame.point)
            let length = zip(points, points.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0).length }
            guard length > 46 else { continue }
            var left = length / 2
            for (a, b) in zip(points, points.dropFirst()) {
                let segment = (b - a).length
                guard segment > 0 else { continue }
                if segment < left {
                    left -= segment
                    continue
                }
                let unit = Point(x: (b.x - a.x) / segment, y: (b.y - a.y) / segment)
                let tip = Point(x: a.x + unit.x * (left + 5), y: a.y + unit.y * (left + 5))
                data += "M\(short(tip.x)) \(short(tip.y))"
                data += "l\(short(-unit.x * 10 - unit.y * 5)) \(short(-unit.y * 10 + unit.x * 5))"
                data += "l\(short(unit.y * 10)) \(short(-unit.x * 10))z"
                break
            }
        }
        return path(
            data, [("fill", colour), ("stroke", "#fff"), ("stroke-width", "0.8")])
    }

    /// Numbered circles, or dots and a name on a map of many rounds; and where rounds load.
    mutating func marks(_ rounds: [RoundLine]) -> Markup {
        var bases: [Coordinate] = []
        for base in rounds.flatMap(\.bases) where !bases.contains(base) { bases.append(base) }
        var content = bases.map { base($0) }.joined()
        for round in rounds where round.name == nil { content += numbers(round) }
        for round in rounds where round.name != nil { content += dots(round) }
        return .tag("g", [("text-anchor", "middle"), ("font-weight", "700")], content)
    }

    /// A house: where rounds begin, load or end.
    private mutating func base(_ at: Coordinate) -> Markup {
        let point = frame.point(at)
        crowd.add(point, radius: 9)
        return path(
            "M\(short(point.x - 8)) \(short(point.y))l8 -8l8 8h-2.5v7h-11v-7z",
            [("fill", "#000"), ("stroke", "#fff"), ("stroke-width", "1.4")])
    }

    private mutating func numbers(_ round: RoundLine) -> Markup {
        // Doors at one place share a circle.
        var groups: [(labels: [String], at: Coordinate)] = []
        for mark in round.marks {
            if let i = groups.firstIndex(where: { $0.at == mark.at }) {
                groups[i].labels.append(mark.label)
            } else {
                groups.append(([mark.label], mark.at))
            }
        }
        var content = Markup()
        for group in groups {
            let label = shortened(group.labels)
            let radius = max(9, Double(label.count) * 3.4 + 3.4)
            let place = frame.point(group.at)
            let at = freePlace(near: place, radius: radius)
            crowd.add(at, radius: radius)
            if at != place {
                content += path(
                    "M\(short(place.x)) \(short(place.y))L\(short(at.x)) \(short(at.y))",
                    [("stroke", "#000"), ("stroke-width", "1.2")])
                content += .tag(
                    "circle",
                    [
                        ("cx", short(place.x)), ("cy", short(place.y)), ("r", "2.4"),
                        ("fill", "#000"),
                    ])
            }
            content +=
                .tag(
                    "rect",
                    [
                        ("x", short(at.x - radius)), ("y", short(at.y - 9)),
                        ("width", short(2 * radius)), ("height", "18"), ("rx", "9"),
                        ("fill", "#fff"), ("stroke", "#000"), ("stroke-width", "1.7"),
                    ])
                + .tag(
                    "text",
                    [("x", short(at.x)), ("y", short(at.y + 4.2)), ("font-size", "12")],
                    Markup(text: label))
        }
        return content
    }

    /// «3», «3, 4» or «3–6».
    private func shortened(_ labels: [String]) -> String {
        guard labels.count > 2, let first = labels.first, let last = labels.last else {
            return labels.joined(separator: ",")
        }
        let numbers = labels.compactMap(Int.init)
        let isRow =
            numbers.count == labels.count
            && zip(numbers, numbers.dropFirst()).allSatisfy { $0 + 1 == $1 }
        return isRow ? "\(first)–\(last)" : "\(first)…\(last)"
    }

    /// The nearest place around a point where a circle covers nothing, in a fixed order of
    /// directions; the point itself where all are taken.
    private func freePlace(near point: Point, radius: Double) -> Point {
        if isInside(point, radius), crowd.isFree(point, radius: radius) { return point }
        // The sixteen directions of a wind rose, the four main ones first.
        let (long, half, brief) = (0.92387953, 0.70710678, 0.38268343)
        let quarter = [(1.0, 0.0), (half, half), (long, brief), (brief, long)]
        let directions = quarter.flatMap { [($0, $1), (-$1, $0), (-$0, -$1), ($1, -$0)] }
        for distance in stride(from: 16.0, through: 136, by: 10) {
            for (x, y) in directions {
                let at = Point(x: point.x + x * distance, y: point.y + y * distance)
                if isInside(at, radius), crowd.isFree(at, radius: radius) { return at }
            }
        }
        return point
    }

    private func isInside(_ point: Point, _ radius: Double) -> Bool {
        point.x >= radius && point.x <= frame.width - radius && point.y >= radius
            && point.y <= frame.height - radius
    }

    private mutating func dots(_ round: RoundLine) -> Markup {
        let colour = RoundStyle.colour(round.style)
        var data = ""
        for mark in round.marks {
            let at = frame.point(mark.at)
            data += "M\(short(at.x - 2)) \(short(at.y))a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z"
        }
        let content = path(data, [("fill", colour), ("stroke", "#fff"), ("stroke-width", "0.6")])
        guard let name = round.name, !round.marks.isEmpty else { return content }
        let middle = frame.point(round.marks[round.marks.count / 2].at)
        let radius = Double(name.count) * 3 + 3
        let at = freePlace(near: Point(x: middle.x, y: middle.y - 8), radius: max(7, radius))
        crowd.add(at, radius: max(7, radius))
        let text = Markup.tag(
            "text", [("x", short(at.x)), ("y", short(at.y + 3.5)), ("font-size", "10")],
            Markup(text: name))
        return content + .tag("g", [("fill", colour)], haloed(text))
    }
}
