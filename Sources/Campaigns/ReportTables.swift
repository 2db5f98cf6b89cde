import JSONText
import Scenarios
import Texts

extension CampaignReport {
    /// The report for machines: figures in seconds, metres, pieces and tenths of a per cent.
    public var json: String {
        JSON.object([
            ("name", .text(name)), ("from", .text(from.iso)), ("to", .text(to.iso)),
            ("requests", requests.json),
            ("kinds", .object(kinds.map { ($0.kind, $0.requests.json) })),
            ("sorts", .object(sorts.map { ($0.sort, $0.requests.json) })),
            (
                "answered",
                .object([
                    ("counted", .number(promptness.counted)),
                    ("sameDay", .number(promptness.within[0])),
                    ("withinOneDay", .number(promptness.within[1])),
                    ("withinTwoDays", .number(promptness.within[2])),
                    (
                        "withinTwoDaysTenthsOfPercent",
                        promptness.share(2).map(JSON.number) ?? .raw("null")
                    ),
                ])
            ),
            ("outcomes", .object(outcomes.map { ($0.what.rawValue, .number($0.number)) })),
            ("stock", .list(stock.map(\.json))),
            ("volunteers", .list(volunteers.map(\.json))),
            ("sanitary", sanitary.json), ("days", .list(days.map(\.json))),
        ]).rendered()
    }

    /// The report as one table: a row a figure.
    public var csv: String {
        var rows = [["table", "name", "figure", "value"]]
        func add(_ table: String, _ name: String, _ figures: [(String, Int)]) {
            for (figure, value) in figures { rows.append([table, name, figure, "\(value)"]) }
        }
        add("requests", "", requests.figures)
        for kind in kinds { add("kind", kind.kind, kind.requests.figures) }
        for sort in sorts { add("sort", sort.sort, sort.requests.figures) }
        add(
            "answered", "",
            [
                ("counted", promptness.counted), ("sameDay", promptness.within[0]),
                ("withinOneDay", promptness.within[1]), ("withinTwoDays", promptness.within[2]),
            ])
        for (what, number) in outcomes { add("outcome", what.rawValue, [("number", number)]) }
        for line in stock {
            let limits = [("had", line.had), ("left", line.left)].compactMap { name, value in
                value.map { (name, $0) }
            }
            add("stock", line.centre + "/" + line.good, limits + [("handedOut", line.handed)])
        }
        for line in volunteers { add("volunteer", line.id, line.figures) }
        add("sanitary", "", sanitary.figures)
        for line in days { add("day", line.day.iso, line.figures) }
        return CSVText.rows(rows)
    }
}

private func object(_ figures: [(String, Int)]) -> JSON {
    .object(figures.map { ($0.0, .number($0.1)) })
}

extension CampaignReport.Requests {
    fileprivate var figures: [(String, Int)] {
        [
            ("received", received), ("done", done), ("declined", declined), ("open", open),
            ("baskets", baskets),
        ]
    }
    fileprivate var json: JSON { object(figures) }
}

extension CampaignReport.StockLine {
    fileprivate var json: JSON {
        .object([
            ("centre", .text(centre)), ("good", .text(good)),
            ("had", had.map(JSON.number) ?? .raw("null")), ("handedOut", .number(handed)),
            ("left", left.map(JSON.number) ?? .raw("null")),
        ])
    }
}

extension CampaignReport.VolunteerLine {
    fileprivate var figures: [(String, Int)] {
        [("days", days), ("seconds", seconds), ("metres", metres), ("visits", visits)]
    }
    fileprivate var json: JSON {
        .object([("id", .text(id))] + figures.map { ($0.0, .number($0.1)) })
    }
}

extension CampaignReport.Sanitary {
    fileprivate var figures: [(String, Int)] {
        [
            ("contacts", contacts), ("contactFree", contactFree), ("isolating", isolating),
            ("rounds", rounds), ("mostInRound", most), ("roundsBeyondLimit", beyond),
        ]
    }
    fileprivate var json: JSON {
        .object(
            figures.map { ($0.0, .number($0.1)) }
                + [("limit", limit.map(JSON.number) ?? .raw("null"))])
    }
}

extension CampaignReport.DayLine {
    fileprivate var figures: [(String, Int)] {
        [
            ("received", received), ("planned", planned), ("done", done), ("inVain", inVain),
            ("baskets", baskets), ("yards", yards),
        ]
    }
    fileprivate var json: JSON {
        .object([("day", .text(day.iso))] + figures.map { ($0.0, .number($0.1)) })
    }
}
