import Scenarios
import Texts

/// Sorts of reasons, in the order in which they are printed.
enum ReasonSort: CaseIterable {
    case impossible, crowdedOut, notWorthIt, waitsFor, none

    init(_ reason: Reason?) {
        switch reason {
        case .impossible: self = .impossible
        case .crowdedOut: self = .crowdedOut
        case .notWorthIt: self = .notWorthIt
        case .waitsFor: self = .waitsFor
        case .notTogether, .notFormed: self = .crowdedOut
        case nil: self = .none
        }
    }

    var heading: Word {
        switch self {
        case .impossible: .headingImpossible
        case .crowdedOut: .headingCrowdedOut
        case .notWorthIt: .headingNotWorthIt
        case .waitsFor: .headingWaitsFor
        case .none: .headingNoReason
        }
    }
}

extension Names {
    /// Why a need is left out, in full sentences; empty where no reason is known.
    func sentence(_ reason: Reason?) -> String {
        switch reason {
        case nil: ""
        case .impossible(let obstacles):
            obstacles.isEmpty
                ? Word.nobodyCan.text(in: language)
                : obstacles.map(sentence).joined(separator: " ")
        case .crowdedOut(let who, let instead):
            ReasonText.crowdedOut(who: who, instead: instead).text(in: language)
        case .notWorthIt(let who, let extra, let value):
            ReasonText.notWorthIt(who: who, extra: extra / 1000, value: value / 1000)
                .text(in: language)
        case .notTogether(let people):
            ReasonText.notTogether(people: people).text(in: language)
        case .notFormed(let people, let tools):
            ReasonText.notFormed(people: people, tools: tools.map(tool)).text(in: language)
        case .waitsFor(let need): ReasonText.waitsFor(need: need).text(in: language)
        }
    }

    /// What keeps a hand from a need, in a full sentence.
    func sentence(_ obstacle: Obstacle) -> String {
        switch obstacle {
        case .skills(let skills): ReasonText.skills(skills).text(in: language)
        case .tools(let tools): ReasonText.tools(tools.map(tool)).text(in: language)
        case .hands(let least, let largest):
            ReasonText.hands(least: least, largest: largest).text(in: language)
        case .capacity: Word.obstacleCapacity.text(in: language)
        case .stock: Word.obstacleStock.text(in: language)
        case .centres: Word.obstacleCentres.text(in: language)
        case .unwanted: Word.obstacleUnwanted.text(in: language)
        case .pinned(let who): ReasonText.pinned(who: who).text(in: language)
        case .tooLate(let who, let earliest, let closes):
            ReasonText.tooLate(who: who, earliest: earliest, closes: closes).text(in: language)
        case .tooLong(let seconds): ReasonText.tooLong(seconds: seconds).text(in: language)
        case .frost: Word.obstacleFrost.text(in: language)
        case .unreachable: Word.obstacleUnreachable.text(in: language)
        case .tooFar(let metres): ReasonText.tooFar(metres: metres).text(in: language)
        case .hours: Word.obstacleHours.text(in: language)
        case .mixed: Word.obstacleMixed.text(in: language)
        }
    }
}
