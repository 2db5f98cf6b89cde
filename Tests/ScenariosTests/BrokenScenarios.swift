import Testing

/// A scenario with faults, and the codes that the reader is to report, in this order.
struct BrokenScenario: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var codes: [String]
    var testDescription: String { name }

    init(_ name: String, _ codes: [String], _ text: String) {
        (self.name, self.codes, self.text) = (name, codes, text)
    }

    /// A day that is right, with other lines in the place of the section that is named.
    static func day(
        centres: String = "[{id: c, lat: 51.1, lon: 71.4}]",
        volunteers: String = "[{id: v, carries: {basket: 5}}]",
        households: String = "[{id: h, lat: 51.12, lon: 71.42, needs: [basket]}]",
        _ rest: String = ""
    ) -> String {
        "komek: 1\ncentres: \(centres)\nvolunteers: \(volunteers)\nhouseholds: \(households)\n\(rest)\n"
    }

    static let all: [BrokenScenario] = files + values + records + days

    static let files = [
        BrokenScenario("empty", ["empty-file"], ""),
        BrokenScenario("not YAML", ["syntax"], "komek: [1\ncentres: {"),
        BrokenScenario("a list", ["wrong-type", "missing-key", "missing-key", "missing-key", "missing-key"], "[1, 2]"),
        BrokenScenario("no version", ["missing-key"], day().replacing("komek: 1\n", with: "")),
        BrokenScenario("another version", ["version"], day().replacing("komek: 1", with: "komek: 2")),
        BrokenScenario("nothing in it", ["missing-key", "missing-key", "missing-key"], "komek: 1"),
        BrokenScenario("a key twice", ["duplicate-key"], day("day: {name: a, name: b}")),
        BrokenScenario("a misspelt section", ["missing-key", "unknown-key"], day().replacing("households", with: "housholds")),
        BrokenScenario("no volunteers", ["bad-count"], day(volunteers: "[]")),
        BrokenScenario("a tab for indentation", ["syntax"], "komek: 1\n\tday: {}"),
    ]

    static let values = [
        BrokenScenario("a bad date", ["bad-date"], day("day: {date: 2021-02-30}")),
        BrokenScenario("a bad interval", ["bad-interval"], day(volunteers: "[{id: v, available: [\"9-15\"]}]")),
        BrokenScenario("an interval that ends before it begins", ["reversed-interval"], day(volunteers: "[{id: v, available: \"15:00-09:00\"}]")),
        BrokenScenario("overlapping hours", ["overlapping-intervals"], day(volunteers: "[{id: v, available: [\"09:00-12:00\", \"11:00-14:00\"]}]")),
        BrokenScenario("a time that no clock shows", ["bad-clock"], day(households: "[{id: h, lat: 51.12, lon: 71.42, needs: [{kind: basket, before: \"12:75\"}]}]")),
        BrokenScenario("a negative number", ["out-of-range"], day(volunteers: "[{id: v, maxVisits: -1}]")),
        BrokenScenario("a word for a number", ["not-a-number"], day(volunteers: "[{id: v, maxKm: many}]")),
        BrokenScenario("not a number at all", ["not-a-number"], day(volunteers: "[{id: v, factor: nan}]")),
        BrokenScenario("half a visit", ["not-whole"], day(volunteers: "[{id: v, maxVisits: 2.5}]")),
        BrokenScenario("an id with a space", ["bad-id"], day(centres: "[{id: \"a b\", lat: 51.1, lon: 71.4}]", volunteers: "[{id: v}]")),
        BrokenScenario("a way to travel that there is not", ["bad-choice"], day(volunteers: "[{id: v, travels: cart}]")),
        BrokenScenario("a value that there is not", ["bad-choice"], day(households: "[{id: h, lat: 51.12, lon: 71.42, needs: [{kind: basket, value: hihg}]}]")),
        BrokenScenario("a language that there is not", ["bad-language"], day(volunteers: "[{id: v, speaks: [kazakh]}]")),
        BrokenScenario("a latitude beyond the pole", ["swapped-coordinates"], day(households: "[{id: h, lat: 151.1, lon: 71.42, needs: [basket]}]")),
        BrokenScenario("a break that does not fit", ["break-window"], day(volunteers: "[{id: v, breaks: [{minutes: 60, window: \"12:00-12:30\"}]}]")),
        BrokenScenario("fewer best than least", ["crew-size"], day("kinds: {dig: {minutes: 5, crew: {least: 4, best: 2}}}")),
        BrokenScenario("fairness that falls", ["fairness-order"], day("rules: {fairness: {minutes: [{above: 100, price: 2}, {above: 200, price: 1}]}}")),
    ]

    static let records = [
        BrokenScenario("an unknown key", ["unknown-key"], day(volunteers: "[{id: v, carry: {basket: 5}}]")),
        BrokenScenario("a missing id", ["missing-key"], day(households: "[{lat: 51.12, lon: 71.42, needs: [basket]}]")),
        BrokenScenario("a missing place", ["missing-key", "missing-key"], day(households: "[{id: h, needs: [basket]}]")),
        BrokenScenario("an unknown centre", ["unknown-reference"], day(volunteers: "[{id: v, from: d}]")),
        BrokenScenario("an unknown kind", ["unknown-reference"], day(households: "[{id: h, lat: 51.12, lon: 71.42, needs: [baskte]}]")),
        BrokenScenario("an unknown good", ["unknown-reference"], day(volunteers: "[{id: v, carries: {bskt: 5}}]")),
        BrokenScenario("two volunteers of one name", ["duplicate-id"], day(volunteers: "[{id: v}, {id: v}]")),
        BrokenScenario("a home that is not stated", ["missing-key"], day(volunteers: "[{id: v, to: home}]")),
        BrokenScenario("a need without needs", ["missing-key"], day(households: "[{id: h, lat: 51.12, lon: 71.42}]")),
        BrokenScenario("crews to be formed", ["unsupported"], day("crews: {form: {sizes: [2, 5]}}")),
        BrokenScenario("a need after another", ["unsupported"], day(households: "[{id: h, lat: 51.12, lon: 71.42, needs: [snow, {kind: basket, after: snow}]}]")),
        BrokenScenario("people at once", ["unsupported"], day(households: "[{id: h, lat: 51.12, lon: 71.42, needs: [{kind: basket, people: 2}]}]")),
        BrokenScenario("frost", ["unsupported"], day("rules: {frost: [{below: -20, outdoorsMinutes: 30}]}")),
        BrokenScenario("roads", ["unsupported", "unsupported"], day("travel: {source: roads, map: a.osm.pbf}")),
        BrokenScenario("a place without coordinates", ["unsupported"], day(households: "[{id: h, place: {street: Абай}, needs: [basket]}]")),
    ]

    static let days = [
        BrokenScenario("swapped coordinates", ["swapped-coordinates"], day(households: "[{id: h, lat: 71.42, lon: 51.12, needs: [basket]}, {id: i, lat: 51.12, lon: 71.42, needs: [basket]}]")),
        BrokenScenario("a pin to somebody who cannot", ["pin-impossible"], day(households: "[{id: h, lat: 51.12, lon: 71.42, needs: [snow]}]", "fixed: [{need: h/snow, volunteer: v}]")),
        BrokenScenario("two pins of one need", ["pin-clash"], day(volunteers: "[{id: v}, {id: w}]", "fixed: [{need: h/basket, volunteer: v}, {need: h/basket, volunteer: w}]")),
        BrokenScenario("frozen without a time", ["missing-key"], day("fixed: [{need: h/basket, volunteer: v, level: frozen}]")),
        BrokenScenario("frozen outside of all hours", ["frozen-hours"], day("fixed: [{need: h/basket, volunteer: v, level: frozen, at: \"05:00\"}]")),
        BrokenScenario("a crew without common hours", ["crew-hours"], day(volunteers: "[{id: v, available: \"09:00-11:00\"}, {id: w, available: \"12:00-14:00\"}]", "crews: [{id: k, members: [v, w]}]")),
        BrokenScenario("somebody in two crews", ["two-crews"], day(volunteers: "[{id: v}, {id: w}, {id: x}]", "crews: [{id: k, members: [v, w]}, {id: l, members: [x, v]}]")),
        BrokenScenario("more people than seats", ["crew-seats"], day(volunteers: "[{id: v, seats: 2}, {id: w, travels: foot}, {id: x, travels: foot}]", "crews: [{id: k, members: [v, w, x]}]")),
        BrokenScenario("units that do not add up", ["crew-units"], day(volunteers: "[{id: v, carries: {kg: 50}}, {id: w, carries: {basket: 2}}]", "crews: [{id: k, members: [v, w]}]")),
        BrokenScenario("a minor alone", ["minor-alone"], day(volunteers: "[{id: v, minor: true}]")),
        BrokenScenario("apart in one crew", ["apart"], day(volunteers: "[{id: v, apart: [w]}, {id: w}]", "crews: [{id: k, members: [v, w]}]")),
        BrokenScenario("together in no crew", ["unsupported"], day(volunteers: "[{id: v, together: [w]}, {id: w}]")),
        BrokenScenario(
            "many faults at once",
            ["bad-date", "out-of-range", "unknown-reference", "bad-interval", "unknown-key"],
            day(
                centres: "[{id: c, lat: 51.1, lon: 71.4, ramp: 0}]",
                volunteers: "[{id: v, from: d, available: [noon]}]",
                households: "[{id: h, lat: 51.12, lon: 71.42, needs: [basket], windws: []}]",
                "day: {date: tomorrow}")),
    ]
}
