import HTMLText
import Scenarios
import Texts

/// A report as a page that needs no network: tables, and charts drawn as SVG.
public struct ReportPage {
    private let sheet: ReportSheet
    private var report: CampaignReport { sheet.report }

    /// The report in a language; `scenario` has the names of centres and kinds.
    public init(_ report: CampaignReport, scenario: Scenario, language: Language) {
        sheet = ReportSheet(report, scenario: scenario, language: language)
    }

    /// The whole document.
    public var html: String {
        let title = report.name.isEmpty ? sheet.word(.report) : report.name
        let head =
            Markup.tag("meta", [("charset", "utf-8")])
            + .tag(
                "meta",
                [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
            + .tag("title", text: title) + .tag("style", [], .raw(Self.style))
        let body =
            Markup.tag("h1", text: title)
            + .tag("p", class: "period", text: "\(sheet.word(.report)): \(sheet.period)")
            + (sheet.busyDays.isEmpty
                ? Markup.tag("p", text: sheet.word(.nothingRecorded)) : sections)
        return "<!DOCTYPE html>\n"
            + Markup.tag(
                "html", [("lang", sheet.language.rawValue)],
                .tag("head", [], head) + .tag("body", [], .tag("main", [], body))
            ).html + "\n"
    }

    private var sections: Markup {
        tiles + promptness
            + figure(sheet.word(.requestsByDay), ReportCharts(sheet).days)
            + section(.requests, requests) + sorts + section(.stock, stock)
            + section(.volunteers, volunteers)
            + section(.sanitary, table([], sheet.sanitaryRows().map { [$0.name, $0.value] }))
            + section(
                .outcomes,
                table(
                    [],
                    report.outcomes.map {
                        [$0.what.phrase[sheet.language], sheet.number($0.number)]
                    }))
            + section(.byDay, days)
    }

    private var tiles: Markup {
        let yards = report.days.reduce(0) { $0 + $1.yards }
        let baskets = report.days.reduce(0) { $0 + $1.baskets }
        let share = report.promptness.share(2).map(sheet.language.percent(tenths:)) ?? "–"
        // Whole hours: nobody counts the minutes of a month.
        let seconds = report.volunteers.reduce(0) { $0 + $1.seconds }
        let hours = sheet.language.duration((seconds + 1800) / 3600 * 3600)
        let tiles: [(String, String)] = [
            (sheet.number(baskets), sheet.word(.baskets)),
            (sheet.number(yards), sheet.word(.yards)), (share, sheet.word(.withinTwoDays)),
            (hours, sheet.word(.hoursByVolunteer)),
        ]
        return .tag(
            "div", class: "tiles",
            tiles.map { value, name in
                .tag(
                    "div", class: "tile",
                    .tag("b", text: value) + Markup.tag("span", text: Self.capital(name)))
            }.joined())
    }

    private var promptness: Markup {
        let rows = sheet.promptnessRows().map { row in
            ReportCharts.Bar(
                name: row.name, share: report.promptness.share(row.days) ?? 0, text: row.share)
        }
        return figure(
            sheet.word(.answeredSoon),
            ReportCharts(sheet).shares(rows, mark: 700, caption: sheet.word(.cityAim)))
    }

    private var requests: Markup {
        let heads: [CampaignWord] = [.received, .done, .declined, .open]
        return table(
            [""] + heads.map(sheet.word),
            sheet.requestRows().map { row in
                let r = row.requests
                return [row.name] + [r.received, r.done, r.declined, r.open].map(sheet.number)
            }, hasSum: true)
    }

    private var sorts: Markup {
        guard report.sorts.contains(where: { !$0.sort.isEmpty }) else { return Markup() }
        return section(
            .sort,
            table(
                [""] + [sheet.word(.received), sheet.word(.done), sheet.word(.baskets)],
                report.sorts.map { row in
                    [sheet.sort(row.sort)]
                        + [row.requests.received, row.requests.done, row.requests.baskets]
                        .map(sheet.number)
                }))
    }

    private var stock: Markup {
        let limited = report.stock.filter { ($0.had ?? 0) > 0 }
        let bars = limited.map { line in
            ReportCharts.Bar(
                name: sheet.centre(line.centre),
                share: min(1000, line.handedInAll * 1000 / max(1, line.had ?? 1)),
                text: "\(sheet.number(line.handedInAll)) / \(sheet.number(line.had ?? 0))")
        }
        return table(
            [
                sheet.word(.centre), sheet.word(.good), sheet.word(.had), sheet.word(.handedOut),
                sheet.word(.left),
            ],
            report.stock.map { line in
                [
                    sheet.centre(line.centre), sheet.good(line.good),
                    line.had.map(sheet.number) ?? sheet.word(.unlimited),
                    sheet.number(line.handed), line.left.map(sheet.number) ?? "–",
                ]
            }, words: 2)
            + (bars.isEmpty
                ? Markup()
                : figure(
                    "\(sheet.word(.handedOut)) / \(sheet.word(.had))",
                    ReportCharts(sheet).shares(bars, mark: nil, caption: "")))
    }

    private var volunteers: Markup {
        let heads: [CampaignWord] = [.least, .median, .most, .total]
        let all = report.volunteers.sorted { ($1.seconds, $0.id) < ($0.seconds, $1.id) }
        return table([""] + heads.map(sheet.word), sheet.spreadRows())
            + figure(sheet.word(.hoursByVolunteer), ReportCharts(sheet).hours(all))
            + .tag(
                "details", [],
                .tag("summary", text: "\(sheet.word(.volunteers)): \(sheet.number(all.count))")
                    + table(
                        [
                            sheet.word(.volunteer), sheet.word(.days), sheet.word(.hours),
                            sheet.word(.kilometres), sheet.word(.visits),
                        ],
                        all.map { line in
                            [
                                line.id, sheet.number(line.days),
                                sheet.language.duration(line.seconds),
                                sheet.language.kilometres(line.metres), sheet.number(line.visits),
                            ]
                        }))
    }

    private var days: Markup {
        let sums = report.days.reduce(into: [0, 0, 0, 0, 0, 0]) { sums, day in
            for (i, amount) in sheet.amounts(day).enumerated() { sums[i] += amount }
        }
        return table(
            [sheet.word(.day)] + sheet.dayHeads.map(sheet.word),
            sheet.busyDays.map { day in [sheet.date(day.day)] + sheet.amounts(day).map(sheet.number)
            }
                + [[sheet.word(.total)] + sums.map(sheet.number)], hasSum: true)
    }

    private func section(_ title: CampaignWord, _ content: Markup) -> Markup {
        let text = Self.capital(sheet.word(title))
        return .tag(
            "section", [],
            .tag("h2", text: text) + content)
    }

    private func figure(_ caption: String, _ content: Markup) -> Markup {
        .tag("figure", [], .tag("figcaption", text: Self.capital(caption)) + content)
    }

    private static func capital(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }

    private func table(
        _ head: [String], _ rows: [[String]], words: Int = 1, hasSum: Bool = false
    ) -> Markup {
        let top =
            head.isEmpty
            ? Markup()
            : .tag(
                "thead", [],
                .tag(
                    "tr", [],
                    head.enumerated().map { i, text in
                        .tag("th", class: i < words ? "" : "number", Markup(text: text))
                    }.joined()))
        let body = rows.enumerated().map { i, row in
            Markup.tag(
                "tr", class: hasSum && i == rows.count - 1 ? "sum" : "",
                row.enumerated().map { column, text in
                    .tag(
                        column == 0 ? "th" : "td", class: column < words ? "" : "number",
                        Markup(text: text))
                }.joined())
        }
        return .tag(
            "div", class: head.isEmpty ? "scroll narrow" : "scroll",
            .tag("table", [], top + .tag("tbody", [], body.joined())))
    }

    private static let style = """
        :root{color-scheme:light}
        body{margin:0;background:#fff;color:#1b1b1b;font:16px/1.45 system-ui,"Noto Sans",sans-serif}
        main{max-width:56rem;margin:0 auto;padding:1.5rem 1.25rem 3rem}
        h1{font-size:1.9rem;line-height:1.2;margin:0}
        h2{font-size:1.2rem;margin:2.2rem 0 .6rem;border-bottom:2px solid #1b1b1b;padding-bottom:.2rem}
        .period{color:#555;margin:.3rem 0 1.4rem}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.8rem}
        .tile{border:1px solid #c9c9c9;border-radius:6px;padding:.7rem .9rem}
        .tile b{display:block;font-size:1.6rem;line-height:1.2}
        .tile span{color:#555}
        figure{margin:1.8rem 0 0;break-inside:avoid}
        figcaption{font-weight:600;margin-bottom:.4rem}
        svg{display:block;width:100%;height:auto}
        svg text{font:13px system-ui,"Noto Sans",sans-serif;fill:#1b1b1b}
        svg .quiet{fill:#555}
        .scroll{overflow-x:auto}
        .narrow{max-width:28rem}
        table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
        th,td{padding:.28rem .6rem .28rem 0;text-align:left;vertical-align:top;border-bottom:1px solid #e2e2e2}
        th{font-weight:400}
        thead th{color:#555;border-bottom:1px solid #888}
        .number{text-align:right;padding-right:0;padding-left:.6rem;white-space:nowrap}
        thead .number{white-space:normal;vertical-align:bottom}
        .sum th,.sum td{font-weight:600;border-top:1px solid #888}
        summary{cursor:pointer;margin-top:.8rem}
        @media print{main{max-width:none;padding:0}details{display:block}section{break-inside:auto}tr{break-inside:avoid}}
        """
}
