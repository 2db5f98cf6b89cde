import Foundation
import Planning
import Scenarios
import TestSupport
import Testing

func clock(_ s: Int) -> String { String(format: "%02d:%02d:%02d", s/3600, s/60%60, s%60) }
func dump(_ plan: Plan) {
    for r in plan.rounds { print("  ", r.who); for s in r.stops { print("     ", clock(s.begin), clock(s.end), s.kind) } }
    print("   left", plan.leftOut.map(\.need), plan.cost, plan.cost.total)
}
@Test func scratch() {
    guard let text = ProcessInfo.processInfo.environment["SEED"], let seed = UInt64(text) else { return }
    let day = randomSmallDay(seed: seed, needs: 3 + Int(seed % 3))
    print("BRUTE"); dump(BruteForce.solve(day).plan)
    print("OURS"); dump(planQuietly(day, iterations: 2000).plan)
    print(day.rules); for c in day.centres { print(c.id, c.open, c.stock, c.loadingSeconds, c.loadingMillisecondsPerItem, c.ramp as Any) }
    for v in day.volunteers { print(v) }
    print(day.crews); for h in day.households { print(h.id, "speaks", h.speaks, h.centres, "iso", h.isolating, "seen", h.seenBy, "unw", h.unwanted, "arr", h.arrivalSeconds, h.place.building as Any, h.place.lat, h.place.lon); for n in h.needs { print("    ", n) } }
    print(day.fixed, day.history)
    if case .matrix(let legs) = day.travel.source { for l in legs { print(l.from, l.to, l.mode as Any, l.seconds/60, l.metres) } }
}
