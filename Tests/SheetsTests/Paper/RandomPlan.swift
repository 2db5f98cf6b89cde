import Scenarios
import TestSupport

/// A plan of a random day whose needs are dealt to its hands as they come, with contacts that can be
/// told apart: for printing, not for checking.
struct RandomPlan {
    var plan: Plan
    var contacts = Contacts()

    /// What only the sheet of a household's visitor may hold.
    static func secrets(_ household: String) -> [String] {
        ["Name-of-\(household)-x", "door-of-\(household)-x", "note-of-\(household)-x"]
    }

    init(seed: UInt64, volunteers: Int = 6, needs: Int = 40) {
        let day = randomDay(seed: seed, volunteers: volunteers, needs: needs)
        var random = SplitMix(seed: seed)
        let inCrews = Set(day.crews.flatMap(\.members))
        let hands = day.crews.map(\.id) + day.volunteers.map(\.id).filter { !inCrews.contains($0) }
        var rounds = hands.map { Round(who: $0, stops: [Stop(.start, begin: 0, end: 0)]) }
        var leftOut: [LeftOut] = []
        for need in day.households.flatMap(\.needs) {
            if random.chance(10) {
                leftOut.append(LeftOut(need: need.id, reason: .impossible([.capacity])))
                continue
            }
            let i = random.int(0...hands.count - 1)
            var time = (rounds[i].stops.last?.end ?? 0) + 60 * random.int(1...30)
            func add(_ kind: Stop.Kind) {
                rounds[i].stops.append(Stop(kind, begin: time, end: time + 300))
                time += 300
            }
            if !need.brings.isEmpty, random.chance(30) {
                add(.load(centre: day.centres[0].id, goods: need.brings))
            }
            if random.chance(10) { add(.rest) }
            add(.visit(need: need.id))
        }
        for i in rounds.indices {
            let end = (rounds[i].stops.last?.end ?? 0) + 600
            rounds[i].stops.append(Stop(.end, begin: end, end: end))
        }
        plan = Plan(
            scenario: day,
            made: Provenance(
                state: .byHand, scenarioHash: "", seed: seed, iterations: 0, version: "test"),
            rounds: rounds.filter { $0.stops.count > 2 }, leftOut: leftOut, cost: CostBreakdown())
        for household in day.households {
            let secrets = Self.secrets(household.id)
            var contact = Contact(name: secrets[0], surname: "Омарова")
            (contact.code, contact.note) = (secrets[1], secrets[2])
            contacts.households[household.id] = contact
        }
        for volunteer in day.volunteers {
            contacts.hands[volunteer.id] = Contact(
                name: "Given-\(volunteer.id)-x", surname: "Family-\(volunteer.id)-x",
                phone: "+7 700 000 00 09")
        }
        contacts.coordinator = Contact(name: "Сәуле", surname: "Орлова", phone: "+7 700 000 00 01")
    }
}
