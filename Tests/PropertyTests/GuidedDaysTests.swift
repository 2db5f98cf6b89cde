import Model
import Planning
import Solving
import TestSupport
import Testing

@testable import Proving

@Suite("Guided looks at prices of random days")
struct GuidedDaysTests {
    /// A cut over three clients of halves, or four of thirds, remembered by them and by some others.
    private func cut(_ n: Int, whole: Int, _ dice: inout SplitMix) -> SubsetRow {
        var members = Set<Int32>()
        while members.count <= whole { members.insert(Int32(Int.random(in: 0..<n, using: &dice))) }
        return SubsetRow(
            members: members.sorted(), weights: whole == 2 ? [1, 1, 1] : [2, 1, 1, 1],
            whole: whole,
            remembers: (0..<n).map {
                members.contains(Int32($0)) || Int.random(in: 0..<3, using: &dice) == 0
            })
    }

    /// A set of clients that routes must come to.
    private func capacityCut(_ n: Int, _ dice: inout SplitMix) -> CapacityCut {
        CapacityCut(
            isMember: (0..<n).map { _ in Int.random(in: 0..<2, using: &dice) == 0 }, least: 1)
    }

    /// Memories in which some of the clients that cycles come to again are kept.
    private func widened(_ memories: Memories, _ n: Int, _ dice: inout SplitMix) -> Memories {
        var memories = memories
        _ = memories.widen(
            against: (0..<3).map { _ in
                let client = Int32(Int.random(in: 0..<n, using: &dice))
                return (client, [Int32(Int.random(in: 0..<n, using: &dice))])
            })
        return memories
    }

    @Test("are told the same least costs as others, whatever the day's rules are")
    func sameLeast() throws {
        var (looks, negative, remembering) = (0, 0, 0)
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
            let n = problem.clients.count
            let cuts = (0..<6).map { cut(n, whole: 2 + $0 % 2, &dice) }
            let dearest = prices.clients.max() ?? 0
            prices.cuts = cuts.map { _ in
                dearest * Int64(Int.random(in: 0..<40, using: &dice)) / 100
            }
            let sets = (0..<Int(seed % 3)).map { _ in capacityCut(n, &dice) }
            prices.capacity = sets.map { _ in
                dearest * Int64(Int.random(in: 0..<20, using: &dice)) / 100
            }
            let memories = widened(run.memories, n, &dice)
            for pricer in run.pricers {
                pricer.leastParted = 4
                if seed % 4 >= 2 { pricer.remember(by: memories) }
                if pricer.memories != nil { remembering += 1 }
                pricer.set(prices, cuts: cuts, capacity: sets)
                pricer.choice.mode = .never
                let alone = pricer.price(.exact, base: 0, threshold: 0) { false }
                pricer.choice.mode = .always
                let led = pricer.price(.exact, base: 0, threshold: 0) { false }
                #expect(led.guideLabels > 0)
                #expect(alone.least == led.least && led.least != nil, "seed \(seed)")
                #expect(alone.steepest == led.steepest, "seed \(seed)")
                looks += 1
                if led.least ?? 0 < 0 { negative += 1 }
            }
        }
        #expect(looks > 100 && 3 * negative > looks, "\(negative) of \(looks)")
        #expect(5 * remembering > looks, "\(remembering) of \(looks)")
    }
}
