import Model
import Planning
import Solving
import TestSupport
import Testing

@testable import Proving

@Suite("Guided looks at prices of random days")
struct GuidedDaysTests {
    /// A cut over three clients, remembered by them and by some others.
    private func cut(_ n: Int, _ dice: inout SplitMix) -> SubsetRow {
        var members = Set<Int32>()
        while members.count < 3 { members.insert(Int32(Int.random(in: 0..<n, using: &dice))) }
        return SubsetRow(
            members: members.sorted(), weights: [1, 1, 1], whole: 2,
            remembers: (0..<n).map {
                members.contains(Int32($0)) || Int.random(in: 0..<3, using: &dice) == 0
            })
    }

    @Test("are told the same least costs as others, whatever the day's rules are")
    func sameLeast() throws {
        var (looks, negative) = (0, 0)
        for seed in (isAcceptance ? 0..<600 : 0..<120) as Range<UInt64> {
            let problem = Translation(randomSmallDay(seed: seed, needs: 4 + Int(seed % 4))).problem
            let found = solve(
                problem, budget: .iterations(300), seed: 1, threads: 1, monitor: QuietMonitor()
            ).solution
            let run = ProverRun(
                problem, divided: [], incumbent: found, routes: [], seconds: 1_000,
                monitor: QuietMonitor())
            _ = run.result(cutsUntil: 0)
            guard let center = run.center else { continue }
            var dice = SplitMix(seed: seed)
            var prices = center
            for k in prices.clients.indices {
                prices.clients[k] +=
                    prices.clients[k] * Int64(Int.random(in: 0..<20, using: &dice)) / 100
            }
            let cuts = (0..<6).map { _ in cut(problem.clients.count, &dice) }
            let dearest = prices.clients.max() ?? 0
            prices.cuts = cuts.map { _ in
                dearest * Int64(Int.random(in: 0..<40, using: &dice)) / 100
            }
            prices.capacity = []
            for pricer in run.pricers {
                pricer.leastParted = 4
                pricer.set(prices, cuts: cuts, capacity: [])
                pricer.guiding = .never
                let alone = pricer.price(.exact, base: 0, threshold: 0) { false }
                pricer.guiding = .always
                let led = pricer.price(.exact, base: 0, threshold: 0) { false }
                #expect(led.guideLabels > 0)
                #expect(alone.least == led.least && led.least != nil, "seed \(seed)")
                #expect(alone.steepest == led.steepest, "seed \(seed)")
                looks += 1
                if led.least ?? 0 < 0 { negative += 1 }
            }
        }
        #expect(looks > 100 && 3 * negative > looks, "\(negative) of \(looks)")
    }
}
