import Scenarios
import TestSupport
import Testing

/// A random day is a scenario as readers would build it: complete and consistent.
@Suite("Random days")
struct RandomDayTests {
    @Test("Every time of a small day is a multiple of five minutes", arguments: 0..<50)
    func grid(seed: Int) {
        #expect(BruteForce.grid(of: randomSmallDay(seed: UInt64(seed), needs: 5)) % 300 == 0)
    }

    @Test("Small days have so many needs and few hands", arguments: 0..<50)
    func small(seed: Int) {
        let day = randomSmallDay(seed: UInt64(seed), needs: 1 + seed % 6)
        #expect(day.households.flatMap(\.needs).count == 1 + seed % 6)
        let inCrews = day.crews.reduce(0) { $0 + $1.members.count }
        #expect((1...4).contains(day.volunteers.count - inCrews + day.crews.count))
        expectConsistent(day)
    }

    @Test("Large days have so many volunteers and needs", arguments: 0..<20)
    func large(seed: Int) {
        let day = randomDay(seed: UInt64(seed), volunteers: 4 + seed, needs: 20 + 9 * seed)
        #expect(day.volunteers.count == 4 + seed)
        #expect(day.households.flatMap(\.needs).count == 20 + 9 * seed)
        expectConsistent(day)
    }

    private func expectConsistent(_ day: Scenario) {
        let centres = Set(day.centres.map(\.id))
        let volunteers = Set(day.volunteers.map(\.id))
        for centre in day.centres { #expect(centre.open.start < centre.open.end) }
        for volunteer in day.volunteers {
            expectInOrder(volunteer.available)
            #expect(centres.contains(volunteer.centre))
            #expect(centres.isSuperset(of: volunteer.reloadsAt))
            if case .centre(let id) = volunteer.from { #expect(volunteer.centre == id) }
            if volunteer.from == .home || volunteer.to == .home { #expect(volunteer.home != nil) }
            #expect(volunteer.from != .anywhere)
            for rest in volunteer.breaks {
                #expect(rest.window.end - rest.window.start >= rest.seconds)
            }
        }
        for crew in day.crews {
            let members = day.volunteers.filter { crew.members.contains($0.id) }
            #expect(members.count == crew.members.count && members.count > 1)
            #expect(members.allSatisfy { $0.from == members[0].from })
            #expect(members.allSatisfy { $0.centre == members[0].centre })
            let drivers = members.filter { $0.travels == .car }
            let seats = drivers.reduce(0) { $0 + $1.seats }
            #expect(drivers.isEmpty || seats >= members.count)
        }
        let members = day.crews.flatMap(\.members)
        #expect(Set(members).count == members.count)
        let needs = day.households.flatMap(\.needs)
        #expect(Set(needs.map(\.id)).count == needs.count)
        let goods = Set(day.goods.map(\.id))
        for need in needs {
            expectInOrder(need.windows)
            #expect(goods.isSuperset(of: need.brings.pieces.keys))
            #expect(day.kinds.contains { $0.id == need.kind })
            #expect(need.crew.least >= 1 && need.crew.best >= need.crew.least)
        }
        for household in day.households {
            #expect(!household.needs.isEmpty)
            #expect(volunteers.isSuperset(of: household.seenBy + household.unwanted))
            #expect(centres.isSuperset(of: household.centres))
        }
        let hands = volunteers.union(day.crews.map(\.id))
        for pin in day.fixed { #expect(hands.contains(pin.volunteer)) }
        #expect(Set(day.fixed.map(\.need)).count == day.fixed.count)
        for steps in [
            day.rules.fairnessSeconds, day.rules.fairnessMetres, day.rules.fairnessGrams,
        ] {
            for (a, b) in zip(steps, steps.dropFirst()) {
                #expect(a.above < b.above && a.cost <= b.cost)
            }
        }
    }

    private func expectInOrder(_ intervals: [Interval]) {
        #expect(!intervals.isEmpty)
        for interval in intervals { #expect(interval.start < interval.end) }
        for (a, b) in zip(intervals, intervals.dropFirst()) { #expect(a.end < b.start) }
    }
}
