import Checks
import Planning
import Scenarios
import Solving
import TestSupport
import Testing

/// Plans with parked cars that are changed after they were printed.
@Suite("Re-planned days with parked cars")
struct WalkReplans {
    private func planned(_ seed: Int) -> Plan {
        var random = SplitMix(seed: UInt64(seed) &+ 9)
        var day = randomDay(seed: UInt64(seed), volunteers: 5, needs: 22)
        day.rules.frost = []
        for h in day.households.indices.dropFirst() where random.chance(70) {
            day.households[h].place = day.households[h - 1].place
            day.households[h].place.building = nil
            day.households[h].place.lat += Double(random.int(-9...9)) / 10_000
            day.households[h].place.lon += Double(random.int(-9...9)) / 10_000
        }
        day.travel.parking = Travel.Parking(seconds: 240, walkSeconds: 360)
        for c in day.centres.indices where random.chance(50) { day.centres[c].ramp = 1 }
        let inCrews = Set(day.crews.flatMap(\.members))
        for v in day.volunteers.indices
        where !inCrews.contains(day.volunteers[v].id) && random.chance(30) {
            day.volunteers[v].to = .anywhere
        }
        return planDay(
            day, hash: day.contentHash, budget: .iterations(400), seed: 1, threads: 1,
            version: "", monitor: QuietMonitor()
        ).plan
    }

    /// Some volunteers and needs are gone; nil where that takes away what is fixed.
    private func changed(_ day: Scenario, _ random: inout SplitMix) -> Scenario? {
        var change = DayChange()
        for volunteer in day.volunteers where random.chance(15) {
            change.without.append(volunteer.id)
        }
        for need in day.households.flatMap(\.needs) where random.chance(8) {
            change.cancel.append(need.id)
        }
        guard case .success(let now) = day.changed(by: change) else { return nil }
        return now
    }

    @Test(
        "sheets that stay are as they were, walks and all, and the checker accepts",
        arguments: 0..<(isAcceptance ? 150 : 20))
    func anew(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed) &+ 700)
        let old = planned(seed)
        guard let now = changed(old.scenario, &random) else { return }
        let new = try replanDay(
            old, scenario: now, price: 120 * 60_000, budget: .iterations(6_000), seed: 1,
            threads: 1, version: "", monitor: QuietMonitor())
        #expect(check(new.plan).violations == [], "seed \(seed)")
    }

    @Test("without a change no sheet is changed", arguments: 0..<6)
    func same(seed: Int) throws {
        let old = planned(seed)
        let new = try replanDay(
            old, scenario: old.scenario, price: 100_000 * 60_000, budget: .iterations(2_000),
            seed: 1, threads: 1, version: "", monitor: QuietMonitor())
        #expect(new.plan.rounds == old.rounds, "seed \(seed)")
        #expect(check(new.plan).violations == [])
    }

    @Test(
        "in the middle of the day too: who is on the way keeps the walks of the sheet",
        arguments: 0..<(isAcceptance ? 150 : 20))
    func underWay(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed) &+ 1_700)
        let old = planned(seed)
        let at = random.int(9...13) * 3600
        let past = old.progress(at: at)
        var change = DayChange()
        let done = Set(past.flatMap(\.done).map(\.need))
        for need in old.scenario.households.flatMap(\.needs)
        where !done.contains(need.id) && random.chance(10) {
            change.cancel.append(need.id)
        }
        guard case .success(let changed) = old.scenario.changed(by: change) else { return }
        let now = changed.from(at, rounds: past, absent: [])
        let new: ReplannedPlan
        do {
            new = try replanDay(
                old, scenario: now, since: Standstill(at: at, rounds: past, absent: []),
                price: 120 * 60_000, budget: .iterations(4_000), seed: 1, threads: 1,
                version: "", monitor: QuietMonitor())
        } catch is ChangeFaults {
            return
        }
        #expect(check(new.plan).violations == [], "seed \(seed)")
        for visit in past.flatMap(\.done) {
            let before = old.rounds.flatMap(\.stops).first { $0.kind == .visit(need: visit.need) }
            let after = new.plan.rounds.flatMap(\.stops).first {
                $0.kind == .visit(need: visit.need)
            }
            #expect(after == before, "seed \(seed)")
        }
    }

    @Test("rounds that are timed anew are accepted again", arguments: 0..<12)
    func retimed(seed: Int) {
        let old = planned(seed)
        var plan = old
        for r in plan.rounds.indices {
            let visits = plan.rounds[r].stops.indices.filter {
                if case .visit = plan.rounds[r].stops[$0].kind { true } else { false }
            }
            guard visits.count > 1 else { continue }
            plan.rounds[r].stops.swapAt(visits[0], visits[visits.count - 1])
        }
        let translation = Translation(plan.scenario)
        let timed = translation.retimed(plan, hands: plan.rounds.map(\.who))
        for round in timed.plan.rounds where !timed.impossible.contains(round.who) {
            var alone = timed.plan
            alone.rounds = [round]
            let faults = check(alone).violations.filter { $0.who == round.who }
            #expect(!faults.contains { $0.code.hasPrefix("walk") || $0.code == "too-early" })
        }
    }
}
