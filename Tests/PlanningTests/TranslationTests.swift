import Model
import Planning
import Scenarios
import TestSupport
import Testing

@Suite("Translation")
struct TranslationTests {
    @Test("alike volunteers are one vehicle type, others are not")
    func types() {
        var day = tinyDay(volunteers: 4)
        day.volunteers[3].carries.pieces = ["basket": 5]
        let translation = Translation(day)
        #expect(translation.problem.vehicleTypes.map(\.count) == [3, 1])
        #expect(translation.handsOfType == [[0, 1, 2], [3]])
    }

    @Test("a frozen need is required, at its minute, and for one hand alone")
    func frozen() {
        var day = tinyDay(volunteers: 2)
        day.fixed = [Pin(need: "a/basket", volunteer: "v2", level: .frozen(at: 36_000))]
        let problem = Translation(day).problem
        #expect(problem.clients[0].isRequired && !problem.clients[1].isRequired)
        #expect(problem.clients[0].windows == [TimeWindow(36_000, 36_000)])
        let types = problem.vehicleTypes.indices
        #expect(types.filter { problem.assignments.allows(type: $0, client: 0) }.count == 1)
        #expect(types.filter { problem.assignments.allows(type: $0, client: 1) }.count == 2)
    }

    @Test("a required need is worth more than all else, however dear; and stays a number")
    func mustPrize() {
        var day = tinyDay(households: 3)
        day.households[0].needs[0].value = .must
        for h in 1...2 { day.households[h].needs[0].value = .worth(100_000 * 60_000) }
        #expect(Translation(day).problem.mustPrize > 200_000 * 60_000)
        day.volunteers[0].factor = 100_000
        day.volunteers[0].fixedCost = .max / 4
        let prize = Translation(day).problem.mustPrize
        #expect(prize > 0 && prize <= 1 << 60)
    }
}
