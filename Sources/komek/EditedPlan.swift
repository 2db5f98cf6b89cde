import Checks
import Foundation
import Planning
import Scenarios
import Texts
import TravelTimes

/// A plan that somebody may have edited, checked; where its order was changed, with new times.
struct EditedPlan {
    /// As it was checked.
    private(set) var plan: Plan
    private(set) var result: CheckResult
    /// Whose rounds have new times.
    private(set) var retimed: [String] = []
    private var impossible: [String] = []
    /// Some rounds break rules and were not given new times.
    private(set) var mayBeRetimed = false
    private let stated: Plan

    /// What does not agree any more when a visit goes to another round; a time that somebody typed
    /// breaks other rules, and is told instead.
    private static let signsOfMoves: Set<String> = ["load-contents", "empty-load", "not-loaded"]

    /// - Parameters:
    ///   - travel: of its scenario.
    ///   - edited: whose rounds are in another order than their times.
    ///   - isTable: a table of a spreadsheet; what is in a JSON is meant as it stands.
    ///   - retimesAll: whoever breaks a rule gets new times.
    init(
        _ plan: Plan, travel: TravelTimes, edited: [String], isTable: Bool, retimesAll: Bool
    ) {
        stated = plan
        self.plan = plan
        result = check(plan, travel: travel)
        guard !result.accepted else { return }
        let moved = result.violations.filter { Self.signsOfMoves.contains($0.code) }
        let faulty = Set(result.violations.compactMap(\.who))
        var hands = Set(isTable ? edited + moved.compactMap(\.who) : [])
        if retimesAll { hands.formUnion(faulty) }
        if !hands.isEmpty {
            let order = plan.rounds.map(\.who).filter(hands.contains)
            let timed = Translation(plan.scenario, travel: travel).retimed(plan, hands: order)
            self.plan = timed.plan
            (retimed, impossible) = (timed.retimed, timed.impossible)
            result = check(timed.plan, travel: travel)
        }
        mayBeRetimed =
            isTable && !retimesAll
            && result.violations.contains { $0.who.map { !hands.contains($0) } ?? false }
    }

    /// What was changed, for people: each round with its visits at other times.
    func lines(_ language: Language) -> [String] {
        var lines: [String] = []
        for who in retimed {
            guard let round = plan.rounds.first(where: { $0.who == who }),
                let begin = round.stops.first?.begin, let end = round.stops.last?.end
            else {
                lines.append(RetimingText.staysHome(who: who).text(in: language))
                continue
            }
            lines.append(
                RetimingText.retimed(who: who, begin: clockText(begin), end: clockText(end))
                    .text(in: language))
            let before = stated.rounds.filter { $0.who == who }.flatMap(\.stops)
            for stop in round.stops {
                guard case .visit(let need) = stop.kind else { continue }
                let old = before.first { $0.kind == stop.kind }
                if let old, old.begin == stop.begin, old.end == stop.end { continue }
                lines.append("    \(clockText(stop.begin))–\(clockText(stop.end))  \(need)")
            }
        }
        lines += impossible.map { RetimingText.impossible(who: $0).text(in: language) }
        return lines
    }
}

/// A plan as a file of the form that its name says.
enum PlanOutput {
    static func write(_ plan: Plan, to path: String) throws {
        switch (path.lowercased() as NSString).pathExtension {
        case "csv": try writeAtomically(PlanFile.csv(plan), to: path)
        case "xlsx": try writeWorkbook(plan, to: path)
        default: try writeAtomically(PlanFile.json(plan, writtenTo: path), to: path)
        }
    }

    static func writeWorkbook(_ plan: Plan, to path: String) throws {
        guard let bytes = PlanFile.workbook(plan) else { throw POSIXError(.ENOMEM) }
        try writeAtomically(bytes, to: path)
    }
}
