import JSONText
import Maps
import Roads
import Texts

/// What is in a map, as text and as JSON.
public struct MapSheet {
    private let name: String
    private let summary: MapSummary
    private let modes: [RoadSummary]

    /// Of small parts that are listed by place, the largest.
    private static let listed = 8

    /// A sheet of a map, with the roads of some modes.
    public init(name: String, summary: MapSummary, roads: [RoadSummary]) {
        (self.name, self.summary, modes) = (name, summary, roads)
    }

    /// For a terminal.
    public func text(language: Language, style: TerminalStyle) -> String {
        func text(_ text: MapText) -> String { text.text(in: language) }
        var page = Page(style)
        page.paragraph(Inked(name, .strong))
        page.gap()
        var rows: [(MapText, String)] = []
        if let box = summary.bounds {
            let (width, height) = box.kilometreTenths
            let size = text(.size(width: width, height: height))
            rows.append((.area, "\(box.asText) · \(size)"))
        }
        rows.append((.dataOf, summary.date.map { date($0, language) } ?? text(.noDate)))
        rows.append((.contents, text(.elements(summary.nodes, summary.ways, summary.relations))))
        rows.append((.buildings, language.number(summary.buildings)))
        rows.append((.addresses, text(.houses(summary.addresses, streets: summary.streets))))
        if let car = modes.first(where: { $0.mode == .car }) {
            let turns = car.turnRestrictions
            rows.append((.turns, text(.restrictions(turns.kept, skipped: turns.skipped))))
        }
        page.table(rows.map { [Inked(text($0), .quiet), Inked($1)] }, indent: 2)

        page.section(text(.roads))
        page.table(
            summary.roads.map { road in
                let word = RoadWord(rawValue: road.highway)?.phrase[language] ?? ""
                return [
                    Inked(language.kilometres(road.metres)), Inked(word),
                    Inked(road.highway, .quiet),
                ]
            }, indent: 2, rightAligned: [0])

        page.section(text(.parts))
        for mode in modes { parts(mode, language, &page) }
        page.gap()
        page.paragraph(Inked(text(.attribution), .quiet), prefix: "  ")
        return page.text
    }

    private func parts(_ roads: RoadSummary, _ language: Language, _ page: inout Page) {
        let large = roads.parts.prefix { $0.points >= RoadPart.least }
        let small = roads.parts.dropFirst(large.count)
        func sum(_ parts: some Sequence<RoadPart>) -> Int { parts.reduce(0) { $0 + $1.points } }
        let word: Word =
            switch roads.mode {
            case .car: .byCar
            case .bicycle: .byBicycle
            case .foot: .onFoot
            }
        page.gap()
        page.paragraph(Inked(word.text(in: language), .strong), prefix: "  ")
        page.paragraph(
            Inked(MapText.large(points: sum(large), parts: large.count).text(in: language)),
            prefix: "    ")
        if small.isEmpty { return }
        page.paragraph(
            Inked(MapText.small(points: sum(small), parts: small.count).text(in: language)),
            prefix: "    ")
        page.table(
            small.prefix(Self.listed).map {
                [
                    Inked($0.place.asText, .quiet),
                    Inked(MapText.points($0.points).text(in: language)),
                ]
            }, indent: 6)
        if small.count > Self.listed {
            page.paragraph(
                Inked(MapText.more(small.count - Self.listed).text(in: language), .quiet),
                prefix: "      ")
        }
    }

    private func date(_ seconds: Int, _ language: Language) -> String {
        let date = civilDate(daysSince1970: seconds >= 0 ? seconds / 86_400 : 0)
        return language.date(year: date.year, month: date.month, day: date.day)
    }

    /// For machines.
    public var json: String {
        let counts = [
            ("nodes", summary.nodes), ("ways", summary.ways), ("relations", summary.relations),
            ("buildings", summary.buildings), ("addresses", summary.addresses),
            ("streets", summary.streets),
        ]
        let roads = summary.roads.map {
            JSON.object([("highway", .text($0.highway)), ("metres", .number($0.metres))])
        }
        let object = JSON.object(
            [("map", .text(name))]
                + (summary.bounds.map { [("bounds", .text($0.asText))] } ?? [])
                + (summary.date.map { [("date", .number($0))] } ?? [])
                + counts.map { ($0.0, JSON.number($0.1)) } + [("roads", .list(roads))]
                + [
                    (
                        "parts",
                        .object(modes.map { ($0.mode.rawValue, .list($0.parts.map(json))) })
                    )
                ])
        return object.rendered()
    }

    private func json(_ part: RoadPart) -> JSON {
        .object([("points", .number(part.points)), ("place", .text(part.place.asText))])
    }
}

extension Coordinate {
    /// Degrees north and east to a metre: `51.12840,71.43060`.
    var asText: String { "\(degrees(lat)),\(degrees(lon))" }
}

extension Box {
    /// West, south, east and north, as `osmium` takes them.
    var asText: String {
        [least.lon, least.lat, most.lon, most.lat].map(degrees).joined(separator: ",")
    }

    /// Tenths of kilometres from west to east, in the middle, and from south to north.
    var kilometreTenths: (width: Int, height: Int) {
        let middle = (least.latitude + most.latitude) / 2
        let width = metresBetween(middle, least.longitude, middle, most.longitude)
        let height = metresBetween(least.latitude, 0, most.latitude, 0)
        return (Int((width / 100).rounded()), Int((height / 100).rounded()))
    }
}

/// 10⁻⁷ degrees as degrees with five decimals.
private func degrees(_ value: Int32) -> String {
    let hundreds = (Int(value.magnitude) + 50) / 100
    let decimals = String(100_000 + hundreds % 100_000).dropFirst()
    return (value < 0 && hundreds > 0 ? "-" : "") + "\(hundreds / 100_000).\(decimals)"
}
