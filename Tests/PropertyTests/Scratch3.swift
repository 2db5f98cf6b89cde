import Foundation
import Planning
import Scenarios
import Solving
import TestSupport
import Testing
final class TimedMonitor: SolverMonitor, @unchecked Sendable {
    let t0 = Date()
    var elapsed: Double { Date().timeIntervalSince(t0) }
    var wantsStop: Bool { false }
    var last = 0.0
    func report(_ p: Solving.Progress) { if p.seconds > last + 0.5 { last = p.seconds; print(String(format: "%.2f", p.seconds), p.cost / 60000, p.served, p.clients, p.iterations) } }
}
@Test func scratchBench() {
    guard let text = ProcessInfo.processInfo.environment["NEEDS"], let needs = Int(text) else { return }
    let day = randomDay(seed: 5, volunteers: needs / 6, needs: needs)
    let t = Date()
    let p = planDay(day, hash: "", budget: .seconds(5), seed: 1, threads: 2, version: "", monitor: TimedMonitor())
    print("total", Date().timeIntervalSince(t), p.plan.cost.total / 60000, p.plan.cost.mustLeftOut, "left", p.plan.leftOut.count, p.plan.made.iterations)
}
