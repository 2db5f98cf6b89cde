import JSONText
import Scenarios
import Sheets
import Texts

/// What one window answers, in words and for machines.
public struct StatusSheet {
    private let status: RequestStatus
    private let names: Names

    /// An answer; `scenario` has the names of kinds.
    public init(_ status: RequestStatus, scenario: Scenario, language: Language) {
        self.status = status
        names = Names(scenario, language)
    }

    /// Lines of a terminal.
    public func text(style: TerminalStyle) -> String {
        var page = Page(style)
        page.paragraph(
            Inked(text(.request(status.request, kind: names.kind(status.kind))), .strong))
        for sentence in sentences { page.paragraph(Inked(text(sentence)), prefix: "  ") }
        return page.text
    }

    private func text(_ sentence: CampaignSentence) -> String { sentence.text(in: names.language) }

    private var sentences: [CampaignSentence] {
        var result: [CampaignSentence] = [.received(status.received.parts)]
        if let promised = status.promised { result.append(.promised(promised.parts)) }
        for attempt in status.attempts { result.append(.attempt(attempt.what, attempt.day.parts)) }
        switch status.state {
        case .answered(let outcome, let day): result.append(.answered(outcome, day.parts))
        case .planned(let day, let from, let to, let who):
            result.append(.planned(day.parts, from: from, to: to))
            if !who.isEmpty { result.append(.whoComes(who)) }
        case .unrecorded(let day): result.append(.unrecorded(day.parts))
        case .waiting(let place, let all, let putOff):
            result.append(.place(place, of: all))
            if let putOff { result.append(.putOff(putOff.day.parts, reason: putOff.reason)) }
            if place > 1 { result.append(.whyPlace) }
        case .held(.notBefore(let day)): result.append(.notBefore(day.parts))
        case .held(.spacing(let since, let until)):
            result.append(.spacing(since: since.parts, until: until.parts))
        case .held(.noPlace): result.append(.noPlace)
        case .held(.wrongAddress): result.append(.wrongAddress)
        case .held(.planned(let day)): result.append(.unrecorded(day.parts))
        }
        return result
    }

    /// The answer for machines.
    public var json: JSON {
        var entries: [(String, JSON)] = [
            ("request", .number(status.request)), ("household", .text(status.household)),
            ("kind", .text(status.kind)), ("received", .text(status.received.iso)),
        ]
        func add(_ key: String, _ day: Day.Date) { entries.append((key, .text(day.iso))) }
        if let promised = status.promised { add("promised", promised) }
        if !status.attempts.isEmpty {
            let attempts = status.attempts.map {
                JSON.object([("day", .text($0.day.iso)), ("outcome", .text($0.what.rawValue))])
            }
            entries.append(("attempts", .list(attempts)))
        }
        func state(_ word: String) { entries.append(("state", .text(word))) }
        switch status.state {
        case .answered(let outcome, let day):
            state(outcome.rawValue)
            add("day", day)
        case .planned(let day, let from, let to, let who):
            state("planned")
            add("day", day)
            entries += [
                ("from", .text(Language.clock(from))), ("to", .text(Language.clock(to))),
            ]
            if !who.isEmpty { entries.append(("who", .texts(who))) }
        case .unrecorded(let day):
            state("unrecorded")
            add("day", day)
        case .waiting(let place, let all, let putOff):
            state("waiting")
            entries += [("place", .number(place)), ("of", .number(all))]
            if let putOff {
                add("leftOutOn", putOff.day)
                entries.append(("reason", .text(putOff.reason)))
            }
        case .held(let obstacle):
            state("held")
            switch obstacle {
            case .notBefore(let day): add("notBefore", day)
            case .spacing(let since, let until):
                add("since", since)
                add("notBefore", until)
            case .noPlace: entries.append(("because", .text("no-place")))
            case .wrongAddress: entries.append(("because", .text("wrong-address")))
            case .planned(let day): add("day", day)
            }
        }
        return .object(entries)
    }
}

extension Day.Date {
    /// As sentences take it.
    public var parts: CampaignSentence.Date { (year, month, day) }
}
