import LinearProgramming
import Model

/// The relaxation of set partitioning over routes, which takes new routes a batch at a time.
struct Partitioning {
    /// Routes at first, and in each batch.
    let (first, batch): (Int, Int)
    private let clients: Int
    private let routes: [(cost: Double, clients: [Int])]

    /// Routes of five to twelve neighbours, five for each client, then so many batches.
    init(_ day: SyntheticDay, batches: Int, seed: UInt64) {
        var random = SplitMix(seed: seed)
        let clients = day.problem.clients.count
        self.clients = clients
        (first, batch) = (5 * clients, clients / 10)
        routes = (0..<first + batches * batch).map { k in
            // Every client begins some route, so that all can be served.
            let length = k < clients ? 1 : Int.random(in: 5...12, using: &random)
            let begin = k < clients ? k : Int.random(in: 0..<clients, using: &random)
            let route = day.route(from: begin + 1, length: length)
            // Neighbouring routes are alike; costs that differ make their order matter.
            return (route.cost * Double.random(in: 0.8...1.2, using: &random), route.clients)
        }
    }

    /// Nanoseconds from the old optimum to the new one, for each batch, and the sum of optima.
    func resolve(clock: () -> UInt64) throws -> (nanoseconds: [UInt64], sink: Double) {
        var program = try LinearProgram(.minimise)
        try program.addRows(count: clients, .equal(1))
        for route in routes.prefix(first) { try add(route, to: &program) }
        try program.solve()
        var (times, sink) = ([UInt64](), 0.0)
        for start in stride(from: first, to: routes.count, by: batch) {
            for route in routes[start..<start + batch] { try add(route, to: &program) }
            let begin = clock()
            try program.solve()
            times.append(clock() - begin)
            sink += try program.objective()
        }
        return (times, sink)
    }

    private func add(
        _ route: (cost: Double, clients: [Int]), to program: inout LinearProgram
    ) throws {
        try program.addColumn(
            cost: route.cost, entries: route.clients.map { ColumnEntry(Row($0), 1) })
    }
}
