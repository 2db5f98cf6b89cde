import LinearProgramming
import Model

extension RoutePool {
    /// The best combination of the pool's routes, if it is better than the incumbent.
    func recombine(
        _ problem: Problem, vehicles: [Int32], stock: [Load], incumbent: [RouteOrder], cost: Cost,
        stop: any SolverMonitor
    ) -> [RouteOrder]? {
        nil
    }
}
