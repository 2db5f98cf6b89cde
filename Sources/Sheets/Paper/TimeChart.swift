import HTMLText
import Scenarios
import Texts

/// The day of all rounds as bars over the hours (a Gantt chart), in SVG and in grey.
struct TimeChart {
    let day: PaperDay
    let language: Language

    /// Rows of one chart, so that it fits a page.
    private static let most = 20
    private static let label = 130.0
    private static let width = 1000.0
    private static let row = 15.0

    /// One chart for each so many rounds.
    var charts: [Markup] {
        stride(from: 0, to: day.rounds.count, by: Self.most).map { start in
            chart(Array(start..<min(start + Self.most, day.rounds.count)))
        }
    }

    /// What the bars mean.
    static func legend(_ language: Language) -> Markup {
        let items: [(String, String)] = [
            ("load", Word.load.text(in: language)),
            ("visit", SheetWord.atTheDoor.text(in: language)),
            ("rest", Word.rest.text(in: language)),
        ]
        var list = items.map { kind, text in
            Markup.tag(
                "svg", [("viewBox", "0 0 24 11"), ("class", "key"), ("aria-hidden", "true")],
                bar(kind, x: 0.5, y: 0.5, width: 23, height: 10)) + Markup(text: text)
        }
        list.append(
            .tag(
                "svg", [("viewBox", "0 0 24 11"), ("class", "key"), ("aria-hidden", "true")],
                line(0, 24, y: 5.5)) + Markup(text: SheetWord.onTheWay.text(in: language)))
        return .tag("p", class: "legend", list.map { .tag("span", [], $0) }.joined())
    }

    private func chart(_ rows: [Int]) -> Markup {
        // Full hours around all rounds, the same in each chart.
        let begin = (day.rounds.map(\.begin).min() ?? 0) / 3600
        let end = max(begin + 1, ((day.rounds.map(\.end).max() ?? 0) + 3599) / 3600)
        let scale = (Self.width - Self.label - 8) / Double(end - begin)
        func x(_ seconds: Int) -> Double {
            Self.label + (Double(seconds) / 3600 - Double(begin)) * scale
        }
        let height = 16 + Double(rows.count) * Self.row
        var content = Markup()
        for hour in begin...end {
            content += .tag(
                "line",
                [
                    ("x1", short(x(hour * 3600))), ("x2", short(x(hour * 3600))), ("y1", "14"),
                    ("y2", short(height)), ("class", "hour"),
                ])
            content += .tag(
                "text", [("x", short(x(hour * 3600))), ("y", "10"), ("text-anchor", "middle")],
                Markup(text: "\(hour)"))
        }
        for (i, index) in rows.enumerated() {
            let y = 16 + Double(i) * Self.row
            content += .tag(
                "text", [("x", "0"), ("y", short(y + 11))], Markup(text: cut(day.rounds[index].who))
            )
            content += bars(index, y: y + 2, x: x)
        }
        let title = SheetText.chartOfRounds(rows[0] + 1, rows[rows.count - 1] + 1)
        return .tag(
            "svg",
            [
                ("viewBox", "0 0 \(short(Self.width)) \(short(height + 2))"), ("role", "img"),
                ("aria-label", title.text(in: language)), ("class", "time"),
            ], content)
    }

    private func bars(_ index: Int, y: Double, x: (Int) -> Double) -> Markup {
        var content = Markup()
        let height = Self.row - 4
        for shift in day.figures[index].shifts {
            guard let first = shift.first, let last = shift.last else { continue }
            content += Self.line(x(first.begin), x(last.end), y: y + height / 2)
            for stop in shift {
                let kind: String
                switch stop.kind {
                case .load: kind = "load"
                case .visit: kind = "visit"
                case .rest: kind = "rest"
                case .start, .end: continue
                }
                content += Self.bar(
                    kind, x: x(stop.begin), y: y, width: max(1, x(stop.end) - x(stop.begin)),
                    height: height)
            }
        }
        return content
    }

    private static func bar(
        _ kind: String, x: Double, y: Double, width: Double, height: Double
    ) -> Markup {
        let frame = Markup.tag(
            "rect",
            [
                ("x", short(x)), ("y", short(y)), ("width", short(width)),
                ("height", short(height)), ("class", kind),
            ])
        guard kind == "load" else { return frame }
        // A cross tells a load from a rest without any colour.
        return frame
            + .tag(
                "path",
                [
                    (
                        "d",
                        "M\(short(x)) \(short(y))l\(short(width)) \(short(height))m0 \(short(-height))l\(short(-width)) \(short(height))"
                    ), ("class", "cross"),
                ])
    }

    private static func line(_ from: Double, _ to: Double, y: Double) -> Markup {
        .tag(
            "line",
            [
                ("x1", short(from)), ("x2", short(to)), ("y1", short(y)), ("y2", short(y)),
                ("class", "way"),
            ])
    }

    /// As much of an id as fits its column.
    private func cut(_ text: String) -> String {
        let safe = printable(text)
        return safe.count <= 18 ? safe : String(safe.prefix(17)) + "…"
    }
}

/// A number with one decimal at most, the same on every machine.
func short(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
}
