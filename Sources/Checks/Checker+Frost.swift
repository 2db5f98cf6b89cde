import Scenarios

extension Checker {
    /// Ways of those who do not travel by car are outdoors, with the minutes of arriving and of
    /// disinfection.
    mutating func walkOutdoors(
        _ seconds: Int, _ k: Int, _ hand: CheckedHand, _ walk: inout Walk
    ) {
        walk.outdoors += seconds
        guard let frost = scenario.frost, walk.outdoors > frost.outdoorsSeconds else { return }
        noteFrost(walk.outdoors, frost, k, hand)
        walk.outdoors = frost.outdoorsSeconds
    }

    /// A visit outdoors takes its work and whole warm-ups, so many that nobody is out for too long.
    ///
    /// Who works first as long as they can and then between warm-ups is out least when they leave.
    mutating func stayOutdoors(
        _ stop: Stop, _ k: Int, _ need: String, work: Int, _ frost: FrostStep, letsIn: Bool,
        _ hand: CheckedHand, _ walk: inout Walk
    ) {
        let isByCar = hand.mode == .car
        if isByCar { walk.outdoors = 0 }
        let (most, pause) = (frost.outdoorsSeconds, frost.warmSeconds)
        let total = walk.outdoors + work
        let warmth = stop.end - stop.begin - work
        guard warmth >= 0, warmth.isMultiple(of: pause) else {
            let least = max(0, (total + most - 1) / most - 1)
            note(
                "visit-length", who: hand.id, need: need, stop: k,
                facts: [
                    "length": minutes(stop.end - stop.begin),
                    "needed": minutes(work + least * pause),
                ])
            walk.outdoors = 0
            return
        }
        let warmUps = warmth / pause
        if warmUps > 0, !isByCar, !letsIn {
            note("no-warm-up", who: hand.id, need: need, stop: k)
        }
        let rest = total - warmUps * most
        if rest > most { noteFrost(rest, frost, k, hand) }
        walk.outdoors = isByCar ? 0 : min(most, max(0, rest))
    }

    private mutating func noteFrost(
        _ seconds: Int, _ frost: FrostStep, _ k: Int, _ hand: CheckedHand
    ) {
        note(
            "frost", who: hand.id, stop: k,
            facts: [
                "stop": "\(k + 1)", "out": minutes(seconds),
                "most": minutes(frost.outdoorsSeconds),
            ])
    }
}
