import Foundation
import Instances
import Model
import Solving
import Synchronization
import Testing

@testable import Proving

/// Looks that may still be had, and no clock.
private final class Looks: ProverMonitor {
    private let left: Atomic<Int>

    init(most: Int) { left = Atomic(most) }

    func note() { left.subtract(1, ordering: .relaxed) }

    var elapsed: Double { 0 }
    var wantsStop: Bool { left.load(ordering: .relaxed) <= 0 }
    func report(bound: Cost, seconds: Double) {}
}

@Suite("Exact looks at prices")
struct LookTests {
    /// What happened while a proof was watched.
    private struct Watched {
        var looks = 0
        var held = 0
        var guided = 0
        /// Below 0 at guided looks: only these can convict.
        var negative = 0
        var faults: [String] = []
    }

    private static let isAcceptance =
        ProcessInfo.processInfo.environment["KOMEK_ACCEPTANCE"] != nil

    private static let all =
        (1...9).map { "solomon/C10\($0)" } + (101...112).map { "solomon/R\($0)" }
        + (1...8).map { "solomon/RC10\($0)" }
        + ["101-k25", "115-k10", "134-k13"].map { "cvrp-x/X-n\($0)" }

    static let names = isAcceptance ? all : ["solomon/R108", "solomon/RC106", "cvrp-x/X-n115-k10"]

    /// Routes that are known are the witnesses.
    ///
    /// Of every elementary column that the program has, and of the better solution's routes, no reduced
    /// cost is below what a look says is the least; both are reckoned in their own way. Of fixed arcs the
    /// better solution has none.
    @Test(
        "tell of no least cost that a known route is below, wherever a proof goes", arguments: names
    )
    func knownRoutes(name: String) throws {
        let problem = try instance(name + (name.hasPrefix("solomon") ? ".txt" : ".vrp")).problem
        let found = solve(
            problem, budget: .iterations(20_000), seed: 1, threads: 1, monitor: Quiet())
        let looks = Looks(most: LookTests.isAcceptance ? 200 : 50)
        let run = ProverRun(
            problem, divided: [], incumbent: found.solution, routes: [], seconds: 1_000,
            monitor: looks)
        let known = run.firstColumns()
        // What is known is a better solution.
        run.incumbentCost += 20
        let master = try run.newMaster()
        var watched = Watched()
        for pricer in run.pricers {
            pricer.choice.mode = .always
            pricer.leastParted = 4
            pricer.watch = { [unowned run] pricer, outcome in
                looks.note()
                let columns = master.columns.filter { $0.network == pricer.index } + known
                Self.hold(
                    outcome, against: columns, best: run.better == nil ? known.count : 0,
                    of: pricer, &watched)
            }
        }
        try run.converge(master)
        try run.strengthen(master, until: 1_000)
        #expect(watched.faults.isEmpty, "\(watched.faults.prefix(3))")
        #expect(watched.looks > 20 && watched.held > 1_000, "\(watched)")
        if !name.contains("/C1") {
            #expect(watched.guided > 3 && watched.negative > 3, "\(watched)")
        }
        #expect(run.best <= Int64(found.solution.cost) * run.scale)
    }

    /// - Parameter best: how many of the last columns may have no fixed arcs.
    private static func hold(
        _ outcome: Pricer.Outcome, against columns: [Column], best: Int, of pricer: Pricer,
        _ watched: inout Watched
    ) {
        guard let least = outcome.least, let prices = pricer.prices else { return }
        watched.looks += 1
        if outcome.guideLabels > 0 { watched.guided += 1 }
        let network = pricer.network
        for (k, column) in columns.enumerated() where column.isElementary {
            guard pricer.isFree(column) else {
                if k >= columns.count - best { watched.faults.append("a fixed arc is wanted") }
                continue
            }
            watched.held += 1
            var cost = column.cost
            for client in column.clients { cost -= prices.all.clients[Int(client)] }
            let places = column.places(network)
            for (cut, price) in zip(prices.capacity, prices.all.capacity) {
                cost -= price * Int64(cut.coefficient(places))
            }
            for (cut, price) in zip(prices.cuts, prices.all.cuts) where price > 0 {
                cost += price * Int64(cut.coefficient(column.clients))
            }
            if cost < 0, outcome.guideLabels > 0 { watched.negative += 1 }
            if cost < least { watched.faults.append("\(column.clients): \(cost) < \(least)") }
            if let steepest = outcome.steepest, cost < 0 {
                let load = column.clients.reduce(0) {
                    $0 + Double(pricer.problem.clients[Int($1)].demand[outcome.dimension])
                }
                if Double(-cost) > steepest * load + 1 {
                    watched.faults.append("\(column.clients): \(cost) is steeper")
                }
            }
        }
    }
}

extension Pricer {
    /// Whether no arc of the column is fixed, forward.
    func isFree(_ column: Column) -> Bool {
        func isFree(_ tail: Int32, _ head: Int32) -> Bool {
            (network.outgoing[Int(tail)]..<network.outgoing[Int(tail) + 1]).contains {
                network.arcs[Int($0)].head == head && !forward.isFixed[Int($0)]
            }
        }
        guard let first = column.path.first, let last = column.path.last else { return false }
        return network.sources.contains { isFree($0, first) }
            && network.sinks.contains { isFree(last, $0) }
            && zip(column.path, column.path.dropFirst()).allSatisfy(isFree)
    }
}
