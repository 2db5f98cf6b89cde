import HTMLText
import Maps

/// A picture of a part of a map with rounds on it, as SVG.
///
/// The same map, frame and rounds give the same bytes on any machine.
public struct MapPicture {
    /// Words on the picture, in the reader's language.
    public struct Words: Sendable {
        /// Told to people who do not see it.
        public var title: String
        /// The letter at the arrow.
        public var north: String
        /// A distance in metres, for the scale bar.
        public var distance: @Sendable (Int) -> String
        /// Words of their parts.
        public init(title: String, north: String, distance: @escaping @Sendable (Int) -> String) {
            (self.title, self.north, self.distance) = (title, north, distance)
        }
    }

    let map: DrawableMap
    let frame: MapFrame
    let words: Words
    /// Where labels and marks are.
    var crowd = Crowd()

    /// A picture of a frame of a map.
    public init(_ map: DrawableMap, frame: MapFrame, words: Words) {
        (self.map, self.frame, self.words) = (map, frame, words)
    }

    /// The whole `svg` element; `standalone` makes it a file of its own.
    public func svg(rounds: [RoundLine] = [], standalone: Bool = false) -> Markup {
        var picture = self
        var attributes = [
            ("viewBox", "0 0 \(short(frame.width)) \(short(frame.height))"), ("role", "img"),
            ("aria-label", words.title), ("class", "map-picture"),
            ("font-family", "Noto Sans, DejaVu Sans Condensed, DejaVu Sans, Arial, sans-serif"),
        ]
        if standalone {
            attributes.insert(("xmlns", "http://www.w3.org/2000/svg"), at: 0)
            // Without a size a viewer shows what lies beyond the frame, where lines are cut off.
            attributes += [("width", short(frame.width)), ("height", short(frame.height))]
        }
        // Marks first: names of streets keep clear of them.
        let marks = picture.marks(rounds)
        let frame = Markup.tag(
            "rect",
            [
                ("width", short(self.frame.width)), ("height", short(self.frame.height)),
                ("fill", "#fff"),
            ])
        // Corners are reserved before the names are written.
        let furniture = picture.furniture()
        let content =
            frame + picture.areas() + picture.waters() + picture.roads() + picture.ways(rounds)
            + picture.labels() + marks + furniture
        return .tag("svg", attributes, content)
    }

    func path(_ data: String, _ attributes: [(String, String)]) -> Markup {
        data.isEmpty ? Markup() : .tag("path", [("d", data)] + attributes)
    }

    private func areas() -> Markup {
        let kinds: [(DrawableMap.Area.Kind, String)] = [
            (.park, "#e4ecdc"), (.water, "#cddbe6"), (.building, "#d9d5d0"),
        ]
        return kinds.map { kind, fill -> Markup in
            if kind == .building, frame.metresPerUnit > 7 { return Markup() }
            var path = LinePath(width: frame.width, height: frame.height)
            for area in map.areas where area.kind == kind && frame.touches(area.box) {
                for ring in area.rings { path.add(ring: ring.map(frame.point)) }
            }
            return self.path(path.data, [("fill", fill), ("fill-rule", "evenodd")])
        }.joined()
    }

    private func waters() -> Markup {
        let kinds: [(DrawableMap.Line.Kind, [(String, String)])] = [
            (.river, [("stroke", "#b9cddd"), ("stroke-width", "2.5")]),
            (.railway, [("stroke", "#888"), ("stroke-width", "1.2"), ("stroke-dasharray", "6 3")]),
        ]
        return kinds.map { kind, style in
            var path = LinePath(width: frame.width, height: frame.height)
            for line in map.lines where line.kind == kind && frame.touches(line.box) {
                path.add(line.points.map(frame.point))
            }
            return self.path(path.data, [("fill", "none")] + style)
        }.joined()
    }

    /// Casings of all roads below the roads themselves, so that crossings are open; small roads
    /// first.
    private func roads() -> Markup {
        // Roads are drawn wider than they are; less so on a map of a city than on one of a yard.
        let factor = min(1.4, max(0.22, (3 / frame.metresPerUnit).squareRoot()))
        var (casings, fills) = (Markup(), Markup())
        for kind in RoadClass.allCases.reversed() where frame.metresPerUnit <= kind.coarsest {
            var path = LinePath(width: frame.width, height: frame.height)
            for road in map.roads where road.kind == kind && frame.touches(road.box) {
                path.add(road.points.map(frame.point))
            }
            let width = kind.width * factor
            if kind == .path {
                fills += self.path(
                    path.data,
                    [("stroke", "#999"), ("stroke-width", "0.8"), ("stroke-dasharray", "3 2")])
            } else if width < 1.2 {
                fills += self.path(
                    path.data, [("stroke", "#a8a8a8"), ("stroke-width", short(max(0.5, width)))])
            } else {
                casings += self.path(
                    path.data, [("stroke", "#8d8d8d"), ("stroke-width", short(width + 1.2))])
                fills += self.path(
                    path.data, [("stroke", kind.fill), ("stroke-width", short(width))])
            }
        }
        return .tag(
            "g", [("fill", "none"), ("stroke-linecap", "round"), ("stroke-linejoin", "round")],
            casings + fills)
    }

    private mutating func labels() -> Markup {
        var labels = StreetLabels(width: frame.width, height: frame.height, fontSize: 11)
        for kind in RoadClass.allCases
        where kind < .service && frame.metresPerUnit <= kind.coarsest * 0.5 {
            let size = kind <= .secondary ? 11.5 : kind == .tertiary ? 10.5 : 9.5
            let roads = map.roads.filter {
                $0.kind == kind && $0.name != nil && frame.touches($0.box)
            }
            for road in roads {
                labels.add(
                    road.name ?? "", along: road.points.map(frame.point), size: size,
                    crowd: &crowd)
            }
        }
        let quarters = map.quarters.filter { frame.box.contains($0.at) }.map { quarter -> Markup in
            let at = frame.point(quarter.at)
            let half = Double(quarter.name.count) * 3.6
            let spots = stride(from: -half, through: half, by: 7).map {
                Point(x: at.x + $0, y: at.y)
            }
            let isFree = spots.allSatisfy {
                crowd.isFree($0, radius: 7) && $0.x > 7 && $0.x < frame.width - 7
                    && $0.y > 7 && $0.y < frame.height - 7
            }
            guard isFree else { return Markup() }
            for spot in spots { crowd.add(spot, radius: 7) }
            return .tag(
                "text",
                [
                    ("x", short(at.x)), ("y", short(at.y + 4)), ("font-size", "12"),
                    ("font-weight", "700"),
                ], Markup(text: quarter.name))
        }
        return .tag(
            "g", [("text-anchor", "middle"), ("fill", "#222")],
            haloed(labels.markup) + .tag("g", [("fill", "#444")], haloed(quarters.joined())))
    }

    /// Texts on a white edge: copies beside them.
    ///
    /// The texts must not have a colour of their own, which the copies would have as well.
    /// A stroke would look the same, but in a PDF every letter of it becomes an outline of its own,
    /// a megabyte for a map.
    func haloed(_ texts: Markup) -> Markup {
        if texts.isEmpty { return texts }
        let offsets = ["-1.2 0", "1.2 0", "0 -1.2", "0 1.2"]
        let edge = offsets.map { Markup.tag("g", [("transform", "translate(\($0))")], texts) }
        return .tag(
            "g", [("class", "halo"), ("fill", "#fff"), ("aria-hidden", "true")], edge.joined())
            + texts
    }

    /// Scale bar, north arrow and what the licence asks for.
    private mutating func furniture() -> Markup {
        let (length, bar) = scaleBar()
        let y = frame.height - 10
        let letters = Double(map.attribution.count) * 5
        for x in stride(from: 0, through: bar + 30, by: 12) {
            crowd.add(Point(x: x, y: y - 6), radius: 16)
        }
        for x in stride(from: frame.width - letters, through: frame.width, by: 12) {
            crowd.add(Point(x: x, y: y), radius: 10)
        }
        crowd.add(Point(x: frame.width - 16, y: 24), radius: 24)
        let end = short(8 + bar)
        return path(
            "M8 \(short(y - 5))v5H\(end)v-5",
            [("fill", "none"), ("stroke", "#fff"), ("stroke-width", "4")])
            + path(
                "M8 \(short(y - 5))v5H\(end)v-5",
                [("fill", "none"), ("stroke", "#000"), ("stroke-width", "1.4")])
            + path(
                "M\(short(frame.width - 16)) 8l7 20l-7 -5l-7 5z",
                [("fill", "#000"), ("stroke", "#fff"), ("stroke-width", "1")])
            + haloed(
                .tag(
                    "text", [("x", "12"), ("y", short(y - 5)), ("font-size", "11")],
                    Markup(text: words.distance(length)))
                    + .tag(
                        "text",
                        [
                            ("x", short(frame.width - 5)), ("y", short(frame.height - 5)),
                            ("font-size", "9"), ("text-anchor", "end"),
                        ], Markup(text: map.attribution))
                    + .tag(
                        "text",
                        [
                            ("x", short(frame.width - 16)), ("y", "41"), ("font-size", "12"),
                            ("font-weight", "700"), ("text-anchor", "middle"),
                        ], Markup(text: words.north)))
    }

    /// The longest of 1, 2, 5, 10 … metres that takes a fifth of the picture at most.
    private func scaleBar() -> (metres: Int, units: Double) {
        let room = frame.width / 5 * frame.metresPerUnit
        var best = 1
        var step = 1
        while Double(step) <= room, step <= 1_000_000 {
            for factor in [1, 2, 5] where Double(step * factor) <= room { best = step * factor }
            step *= 10
        }
        return (best, Double(best) / frame.metresPerUnit)
    }
}
