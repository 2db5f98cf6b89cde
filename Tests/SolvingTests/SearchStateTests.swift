import Model
import Testing

@testable import Solving

@Suite("The search's state")
struct SearchStateTests {
    private func annealed(_ problem: Problem, seed: UInt64) -> Annealer {
        let clients = (0..<Int32(problem.clients.count)).map { $0 }
        let vehicles = problem.vehicleTypes.enumerated().flatMap { index, type in
            Array(repeating: Int32(index), count: type.count)
        }
        let instance = Instance(problem, clients: clients, vehicles: vehicles)
        let annealer = Annealer(instance, seed: RandomSource(seed: seed))
        annealer.construct()
        return annealer
    }

    @Test("a step that is taken back leaves no trace", arguments: [false, true])
    func rollBack(isRich: Bool) {
        for seed in 0..<6 as Range<UInt64> {
            let problem = randomProblem(seed: seed, clients: 60, isRich: isRich)
            let annealer = annealed(problem, seed: seed)
            let state = annealer.state
            var search = RuinAndRecreate(state, seed: RandomSource(seed: seed))
            defer { search.deallocate() }
            for _ in 0..<200 {
                state.beginStep()
                let before = (state.orders(), state.cost, state.absentCount)
                let stock = (0..<state.stock.count).map { state.stock[$0] }
                search.ruin()
                search.recreate()
                state.rollBack()
                #expect(state.orders() == before.0)
                #expect(state.cost == before.1 && state.absentCount == before.2)
                #expect((0..<state.stock.count).map { state.stock[$0] } == stock)
                // And one that stays, so that the next begins elsewhere.
                state.beginStep()
                search.ruin()
                search.recreate()
            }
        }
    }

    @Test("the cost that changes step by step is the cost of the orders, loaded anew")
    func costIsKept() {
        for seed in 0..<6 as Range<UInt64> {
            let problem = randomProblem(seed: seed, clients: 80)
            let annealer = annealed(problem, seed: seed)
            annealer.run(iterations: 500, from: 3000, to: 30, stop: { false })
            let orders = annealer.best
            let fresh = SearchState(annealer.state.instance)
            fresh.load(orders, local: LocalNumbers(annealer.state.instance.clients, of: 80))
            #expect(fresh.cost == annealer.bestCost)
            #expect(fresh.orders().map(\.shifts) == orders.map(\.shifts))
        }
    }
}
