/// What has changed since a day was planned.
public struct DayChange: Sendable, Equatable {
    /// Volunteers, and crews for all their members, who do not come (any more).
    public var without: [String]
    /// Needs, and households for all their needs, that are called off.
    public var cancel: [String]
    /// Needs of which nothing stays fixed.
    public var release: [String]
    /// A change of its parts.
    public init(without: [String] = [], cancel: [String] = [], release: [String] = []) {
        (self.without, self.cancel, self.release) = (without, cancel, release)
    }
}

/// Why a day cannot be changed like that.
public enum ChangeFault: Error, Sendable, Equatable {
    /// A volunteer or crew that the plan does not know, and one of a similar name.
    case unknownHand(String, nearest: String?)
    /// A need or household that the plan does not know, and one of a similar name.
    case unknownNeed(String, nearest: String?)
    /// Nobody would be left to go out.
    case nobodyLeft
    /// Nothing would be left to be done.
    case nothingLeft
    /// A need is fixed for somebody who does not come; at a moment, where it is frozen.
    case fixedForAbsent(need: String, volunteer: String, at: Int?)
    /// A visit is done or under way by then, and cannot be called off.
    case alreadyDone(need: String, who: String, begin: Int)
    /// A member leaves a crew that has set out: the crew's hands would change on the way.
    case leavesCrew(volunteer: String, crew: String)
    /// What the round does until then does not keep the rules any more.
    case pastDoesNotHold(who: String)
}

extension Scenario {
    /// The day with changes; or all that stands in their way.
    ///
    /// Whoever is fixed for somebody who does not come is named, not silently given to others.
    ///
    /// - Parameter rounds: how far they have come; who has done something stays in the day, even if
    ///   ``DayChange/without`` names him.
    public func changed(
        by change: DayChange, rounds: [RoundProgress] = []
    ) -> Result<Scenario, ChangeFaults> {
        var faults: [ChangeFault] = []
        let needs = households.flatMap { $0.needs.map(\.id) }
        var absent: Set<String> = []
        for id in change.without {
            if let crew = crews.first(where: { $0.id == id }) {
                absent.formUnion(crew.members)
            } else if volunteers.contains(where: { $0.id == id }) {
                absent.insert(id)
            } else {
                let known = volunteers.map(\.id) + crews.map(\.id)
                faults.append(.unknownHand(id, nearest: nearestWord(to: id, among: known)))
            }
        }
        func ids(_ stated: [String]) -> Set<String> {
            var found: Set<String> = []
            for id in stated {
                if needs.contains(id) {
                    found.insert(id)
                } else if let household = households.first(where: { $0.id == id }) {
                    found.formUnion(household.needs.map(\.id))
                } else {
                    let known = needs + households.map(\.id)
                    faults.append(.unknownNeed(id, nearest: nearestWord(to: id, among: known)))
                }
            }
            return found
        }
        let cancelled = ids(change.cancel)
        var staying: Set<String> = []
        for round in rounds where !round.done.isEmpty {
            for visit in round.done where cancelled.contains(visit.need) {
                faults.append(
                    .alreadyDone(need: visit.need, who: round.who, begin: visit.begin))
            }
            let leaving = round.members.filter(absent.contains)
            if leaving.count == round.members.count {
                staying.formUnion(leaving)
            } else {
                faults += leaving.map { .leavesCrew(volunteer: $0, crew: round.who) }
            }
        }
        let done = Set(rounds.flatMap { $0.done.map(\.need) })
        let released = ids(change.release)
        var changed = self
        changed.fixed.removeAll { released.contains($0.need) }
        changed.remove(needs: cancelled)
        let fixedBefore = changed.fixed
        changed.remove(volunteers: absent.subtracting(staying))
        let crewOf = Dictionary(
            crews.flatMap { crew in crew.members.map { ($0, crew.id) } },
            uniquingKeysWith: { first, _ in first })
        // What is still to be done is not fixed for who goes no further.
        changed.fixed.removeAll { pin in
            !done.contains(pin.need)
                && staying.contains { $0 == pin.volunteer || crewOf[$0] == pin.volunteer }
        }
        let kept = Set(changed.fixed.map(\.need))
        for pin in fixedBefore where pin.level != .free && !kept.contains(pin.need) {
            var moment: Int?
            if case .frozen(let at) = pin.level { moment = at }
            faults.append(.fixedForAbsent(need: pin.need, volunteer: pin.volunteer, at: moment))
        }
        if changed.volunteers.isEmpty { faults.append(.nobodyLeft) }
        if changed.households.isEmpty { faults.append(.nothingLeft) }
        return faults.isEmpty ? .success(changed) : .failure(ChangeFaults(faults: faults))
    }
}

/// All that stands in the way of a change.
public struct ChangeFaults: Error, Sendable, Equatable {
    /// In the order of the change.
    public var faults: [ChangeFault]
    /// These faults.
    public init(faults: [ChangeFault]) { self.faults = faults }
}
