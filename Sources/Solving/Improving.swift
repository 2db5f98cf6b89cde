import Model

/// Improves routes that are there already: takes in who is worth it, then anneals from there at low
/// temperatures.
///
/// The result costs no more than the start, as far as that can be driven. Days with dependencies are
/// solved from scratch, as routes alone do not tell their times.
/// - Parameter start: at most as many of a type as there are vehicles.
public func improve(
    _ problem: Problem, from start: [Route], iterations: Int, seed: UInt64,
    monitor: any SolverMonitor
) -> SolverResult {
    guard problem.dependencies.isEmpty, !problem.clients.isEmpty else {
        return solve(
            problem, budget: .iterations(iterations), seed: seed, threads: 1, monitor: monitor)
    }
    let run = SolverRun(
        problem, budget: .iterations(iterations), seed: seed, threads: 1, monitor: monitor)
    for route in start {
        guard
            let vehicle = run.orders.firstIndex(where: {
                $0.type == Int32(route.vehicleType) && $0.isEmpty
            })
        else { continue }
        run.orders[vehicle] = RouteOrder(route, type: route.vehicleType, problem)
    }
    let all = problem.clients.indices.map(Int32.init)
    let annealer = Annealer(
        Instance(problem, clients: all, vehicles: run.vehicleTypes),
        seed: RandomSource(seed: seed, stream: 0), start: run.orders)
    annealer.construct(stop: run.stopsEarly)
    let state = annealer.state
    let cooling = run.cooling(
        routesCost: state.totals[0].routesCost, vehicles: state.totals[0].active,
        left: state.absentCount)
    annealer.run(
        iterations: iterations, from: cooling.at(0.5), to: cooling.at(1), stop: run.stopsEarly)
    run.adopt(annealer.best, cost: annealer.bestCost)
    run.insertWhatPays()
    return SolverResult(
        solution: export(run.orders, run.problem), iterations: annealer.iterations,
        isProvenOptimal: false)
}
