import HTMLText
import Scenarios
import Texts

/// The charts of a report: dark and hatched bars, legible in black and white.
struct ReportCharts {
    private let sheet: ReportSheet
    private static let width = 860

    init(_ sheet: ReportSheet) { self.sheet = sheet }

    /// A bar from 0 to 1,000 thousandths, with what stands beside it.
    struct Bar {
        var name: String
        /// Thousandths.
        var share: Int
        var text: String
    }

    // MARK: Bars that lie

    /// Lying bars over the same length; `mark` (thousandths) is a line across them.
    func shares(_ bars: [Bar], mark: Int?, caption: String) -> Markup {
        let (left, length, step) = (260, 370, 30)
        let height = bars.count * step + (mark == nil ? 6 : 26)
        var content = Markup()
        for (i, bar) in bars.enumerated() {
            let y = i * step + 4
            content += text(left - 10, y + 15, short(bar.name, 31), anchor: "end")
            content += rect(left, y, length, 20, [("fill", "#eee")])
            content += rect(left, y, length * max(0, bar.share) / 1000, 20, [("fill", "#2f5d8a")])
            content += text(left + length + 10, y + 15, bar.text)
        }
        if let mark {
            let x = left + length * mark / 1000
            let end = bars.count * step + 4
            content += line(x, 0, x, end, [("stroke", "#b3261e"), ("stroke-width", "2")])
            content += text(x, end + 15, caption, anchor: "middle", kind: "quiet")
        }
        return drawing(height, content)
    }

    // MARK: Days

    /// A bar a day: what was done, and above it what was in vain.
    var days: Markup {
        let days = sheet.report.days
        let most = days.map { $0.done + $0.inVain }.max() ?? 0
        guard most > 0 else { return Markup() }
        let (left, top, height) = (46, 26, 190)
        let room = Self.width - left - 6
        let step = Self.step(most)
        let scale = (most + step - 1) / step * step
        var content = hatch
        content += lines(to: scale, by: step, left, top, height)
        for (i, day) in days.enumerated() {
            let (x, next) = (left + room * i / days.count, left + room * (i + 1) / days.count)
            let bar = max(1, next - x - (days.count > 100 ? 0 : 4))
            let done = height * day.done / scale
            let vain = height * (day.done + day.inVain) / scale - done
            let title = Markup.tag(
                "title",
                text: "\(sheet.date(day.day)): \(sheet.word(.done)) \(sheet.number(day.done)), "
                    + "\(sheet.word(.inVain)) \(sheet.number(day.inVain))")
            content += .tag(
                "g", [],
                title + rect(x + 2, top + height - done, bar, done, [("fill", "#2f5d8a")])
                    + rect(
                        x + 2, top + height - done - vain, bar, vain,
                        [("fill", "url(#vain)"), ("stroke", "#8a5a00"), ("stroke-width", "0.5")]))
            // As many dates as there is room for.
            let every = max(1, (days.count + 15) / 16)
            if i % every == 0 {
                content += text(
                    x + 2 + bar / 2, top + height + 18, "\(day.day.day).\(two(day.day.month))",
                    anchor: "middle", kind: "quiet")
            }
        }
        content += rect(left, 4, 14, 12, [("fill", "#2f5d8a")])
        content += text(left + 20, 15, sheet.word(.done))
        let second = left + 40 + sheet.word(.done).count * 9
        content += rect(
            second, 4, 14, 12,
            [("fill", "url(#vain)"), ("stroke", "#8a5a00"), ("stroke-width", "0.5")])
        content += text(second + 20, 15, sheet.word(.inVain))
        return drawing(top + height + 28, content)
    }

    // MARK: Volunteers

    /// A bar a volunteer, the one who gave most first, with the middle one's amount as a line.
    func hours(_ all: [CampaignReport.VolunteerLine]) -> Markup {
        guard let most = all.first?.seconds, most > 0,
            let spread = sheet.report.spread(\.seconds)
        else { return Markup() }
        let (left, top, height) = (46, 8, 130)
        let room = Self.width - left - 6
        let step = Self.step((most + 3599) / 3600)
        let scale = (most + step * 3600 - 1) / (step * 3600) * step
        var content = Markup()
        content += lines(to: scale, by: step, left, top, height)
        for (i, line) in all.enumerated() {
            let (x, next) = (left + room * i / all.count, left + room * (i + 1) / all.count)
            let tall = height * line.seconds / (scale * 3600)
            content += .tag(
                "g", [],
                .tag("title", text: "\(line.id): \(sheet.language.duration(line.seconds))")
                    + rect(
                        x + 1, top + height - tall, max(1, min(40, next - x - 2)), tall,
                        [("fill", "#2f5d8a")]))
        }
        let y = top + height - height * spread.median / (scale * 3600)
        content += line(
            left, y, Self.width - 6, y, [("stroke", "#b3261e"), ("stroke-dasharray", "6 4")])
        content += text(
            Self.width - 8, max(14, y - 6),
            "\(sheet.word(.median)): \(sheet.language.duration(spread.median))", anchor: "end")
        return drawing(top + height + 10, content)
    }

    // MARK: Pieces

    /// A round step that gives at most six lines.
    private static func step(_ most: Int) -> Int {
        var unit = 1
        while true {
            for factor in [1, 2, 5] where most <= unit * factor * 6 { return unit * factor }
            unit *= 10
        }
    }

    /// Lines across a chart with their numbers.
    private func lines(
        to scale: Int, by step: Int, _ left: Int, _ top: Int, _ height: Int
    ) -> Markup {
        stride(from: 0, through: scale, by: step).map { value in
            let y = top + height - height * value / scale
            return line(left, y, Self.width - 6, y, [("stroke", "#ddd")])
                + text(left - 8, y + 5, sheet.number(value), anchor: "end", kind: "quiet")
        }.joined()
    }

    private var hatch: Markup {
        .tag(
            "defs", [],
            .tag(
                "pattern",
                [
                    ("id", "vain"), ("width", "6"), ("height", "6"),
                    ("patternUnits", "userSpaceOnUse"), ("patternTransform", "rotate(45)"),
                ],
                rect(0, 0, 6, 6, [("fill", "#fff")]) + rect(0, 0, 3, 6, [("fill", "#e0a030")])))
    }

    private func drawing(_ height: Int, _ content: Markup) -> Markup {
        .tag(
            "svg",
            [
                ("viewBox", "0 0 \(Self.width) \(height)"), ("role", "img"),
                ("xmlns", "http://www.w3.org/2000/svg"),
            ], content)
    }

    private func rect(
        _ x: Int, _ y: Int, _ width: Int, _ height: Int, _ more: [(String, String)]
    ) -> Markup {
        .tag(
            "rect",
            [("x", "\(x)"), ("y", "\(y)"), ("width", "\(width)"), ("height", "\(height)")] + more)
    }

    private func line(
        _ x: Int, _ y: Int, _ toX: Int, _ toY: Int, _ more: [(String, String)]
    ) -> Markup {
        .tag("line", [("x1", "\(x)"), ("y1", "\(y)"), ("x2", "\(toX)"), ("y2", "\(toY)")] + more)
    }

    private func text(
        _ x: Int, _ y: Int, _ text: String, anchor: String = "start", kind: String = ""
    ) -> Markup {
        .tag(
            "text",
            [("x", "\(x)"), ("y", "\(y)"), ("text-anchor", anchor)]
                + (kind.isEmpty ? [] : [("class", kind)]), Markup(text: text))
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private func short(_ text: String, _ most: Int) -> String {
        text.count <= most ? text : text.prefix(most - 1) + "…"
    }
}
