import Scenarios
import Sheets
import Texts

/// A report as text for a terminal.
public struct ReportSheet {
    let report: CampaignReport
    let names: Names
    let language: Language

    /// The report in a language; `scenario` has the names of centres and kinds.
    public init(_ report: CampaignReport, scenario: Scenario, language: Language) {
        (self.report, self.language) = (report, language)
        names = Names(scenario, language)
    }

    func word(_ word: CampaignWord) -> String { word.text(in: language) }
    func number(_ number: Int) -> String { language.number(number) }
    func kind(_ id: String) -> String { names.kind(id) }
    func centre(_ id: String) -> String { id.isEmpty ? word(.onTheSpot) : names.centre(id) }
    func sort(_ id: String) -> String { id.isEmpty ? word(.notStated) : id }

    func good(_ id: String) -> String {
        let own = names.scenario.goods.first { $0.id == id }.flatMap { names.text($0.name) }
        return own ?? (id == "basket" ? Word.basket.text(in: language) : id)
    }

    var period: String {
        report.from == report.to ? date(report.from) : date(report.from) + " – " + date(report.to)
    }

    func date(_ day: Day.Date) -> String {
        language.date(year: day.year, month: day.month, day: day.day)
    }

    /// Rows of a table of requests.
    func requestRows() -> [(name: String, requests: CampaignReport.Requests)] {
        report.kinds.map { (kind($0.kind), $0.requests) }
            + [(word(.total), report.requests)]
    }

    /// Shares answered within no day, one and two.
    func promptnessRows() -> [(name: String, days: Int, share: String)] {
        [(word(.sameDay), 0), (word(.withinOneDay), 1), (word(.withinTwoDays), 2)].map {
            name, days in
            let share = report.promptness.share(days).map(language.percent(tenths:)) ?? "–"
            let text = CampaignSentence.answeredWithin(
                share: share, number: report.promptness.within[days],
                of: report.promptness.counted)
            return (name, days, text.text(in: language))
        }
    }

    /// What volunteers gave: least, middle, most, all.
    func spreadRows() -> [[String]] {
        func row(
            _ name: CampaignWord, _ amount: (CampaignReport.VolunteerLine) -> Int,
            _ shown: (Int) -> String
        ) -> [String] {
            guard let spread = report.spread(amount) else {
                return [word(name), "–", "–", "–", "–"]
            }
            let sum = report.volunteers.reduce(0) { $0 + amount($1) }
            return [word(name)] + [spread.least, spread.median, spread.most, sum].map(shown)
        }
        return [
            row(.hours, \.seconds) { language.duration($0) },
            row(.kilometres, \.metres, language.kilometres),
            row(.days, \.days, language.number), row(.visits, \.visits, language.number),
        ]
    }

    /// Sanitary figures with their names.
    func sanitaryRows() -> [(name: String, value: String)] {
        let sanitary = report.sanitary
        return [
            (word(.contacts), number(sanitary.contacts)),
            (word(.contactFree), number(sanitary.contactFree)),
            (word(.isolating), number(sanitary.isolating)),
            (word(.rounds), number(sanitary.rounds)),
            (word(.mostInRound), number(sanitary.most)),
            (word(.limit), sanitary.limit.map(number) ?? word(.noLimit)),
            (word(.beyondLimit), number(sanitary.beyond)),
        ]
    }

    /// Days on which anything was.
    var busyDays: [CampaignReport.DayLine] {
        report.days.filter { $0.received + $0.planned + $0.done + $0.inVain > 0 }
    }

    /// The whole report.
    public func text(style: TerminalStyle) -> String {
        var page = Page(style)
        page.paragraph(Inked(report.name.isEmpty ? word(.report) : report.name, .strong))
        page.paragraph(Inked("\(word(.report)): \(period)"))
        guard !busyDays.isEmpty else {
            page.gap()
            page.paragraph(Inked(word(.nothingRecorded)))
            return page.text
        }
        page.section(word(.requests))
        let heads: [CampaignWord] = [.received, .done, .declined, .open]
        page.numbers(
            [""] + heads.map(word),
            requestRows().map { row in
                let r = row.requests
                return [row.name] + [r.received, r.done, r.declined, r.open].map(number)
            })
        page.section(word(.promptness))
        page.table(promptnessRows().map { [Inked($0.name), Inked($0.share, .strong)] }, indent: 2)
        page.paragraph(Inked(word(.cityAim), .quiet), prefix: "  ")
        if report.sorts.contains(where: { !$0.sort.isEmpty }) {
            page.section(word(.sort))
            page.numbers(
                [""] + [word(.received), word(.done), word(.baskets)],
                report.sorts.map { row in
                    [sort(row.sort)]
                        + [row.requests.received, row.requests.done, row.requests.baskets]
                        .map(number)
                })
        }
        page.section(word(.stock))
        page.numbers(
            [word(.centre), word(.good), word(.had), word(.handedOut), word(.left)],
            report.stock.map { line in
                [
                    centre(line.centre), good(line.good),
                    line.had.map(number) ?? word(.unlimited), number(line.handed),
                    line.left.map(number) ?? "–",
                ]
            }, words: 2)
        page.section(word(.volunteers) + ": " + number(report.volunteers.count))
        page.numbers(
            [""] + [word(.least), word(.median), word(.most), word(.total)], spreadRows())
        page.section(word(.sanitary))
        page.numbers([], sanitaryRows().map { [$0.name, $0.value] })
        page.section(word(.outcomes))
        page.numbers(
            [], report.outcomes.map { [$0.what.phrase[language], number($0.number)] })
        page.section(word(.byDay))
        page.numbers(
            [word(.day)] + dayHeads.map(word),
            busyDays.map { day in [day.day.iso] + amounts(day).map(number) })
        return page.text
    }

    var dayHeads: [CampaignWord] { [.received, .planned, .done, .inVain, .baskets, .yards] }

    func amounts(_ day: CampaignReport.DayLine) -> [Int] {
        [day.received, day.planned, day.done, day.inVain, day.baskets, day.yards]
    }
}

extension Page {
    /// A table whose first columns are words and whose others are numbers.
    mutating func numbers(_ head: [String], _ rows: [[String]], words: Int = 1) {
        let count = max(head.count, rows.map(\.count).max() ?? 0)
        let all =
            (head.isEmpty ? [] : [head.map { Inked($0, .quiet) }])
            + rows.map { $0.map { Inked($0) } }
        table(all, indent: 2, rightAligned: Set(words..<max(words, count)))
    }
}
