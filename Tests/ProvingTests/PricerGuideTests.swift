import Model
import Solving
import Testing

@testable import Proving

@Suite("Looks at prices that are guided by paths that know less")
struct PricerGuideTests {
    private func proven(seed: UInt64, hasWindows: Bool) throws -> (ProverRun, Master) {
        var problem = try vehicleRouting(16, capacity: 25, seed: seed)
        if hasWindows {
            var dice = Dice(state: seed &* 31)
            for k in problem.clients.indices {
                let start = Int32(dice.roll(100))
                problem.clients[k].windows = [TimeWindow(start, start + 100)]
            }
        }
        let (run, master, _) = try provenWithCuts(problem)
        return (run, master)
    }

    @Test("prove the same as others, with far fewer labels", arguments: [false, true])
    func sameLeast(hasWindows: Bool) throws {
        var (labels, guided, negative, cuts, memories) = (0, 0, 0, 0, 0)
        var (quicker, slower) = (0, 0)
        for seed in 1...12 as ClosedRange<UInt64> {
            let (run, master) = try proven(seed: seed, hasWindows: hasWindows)
            let pricer = try #require(run.pricers.first)
            pricer.leastParted = 4
            var dice = Dice(state: seed &* 7)
            // Prices as they are, and others near them, at which some paths are below 0.
            for change in 0..<4 {
                var prices = run.prices(master.duals)
                if change > 0 {
                    for k in prices.clients.indices {
                        prices.clients[k] += Int64(dice.roll(9) - 4) * run.scale
                    }
                }
                pricer.set(prices, cuts: master.cuts, capacity: master.capacityCuts)
                pricer.choice.mode = .never
                let alone = pricer.price(.exact, base: 0, threshold: 0) { false }
                pricer.choice.mode = .always
                let led = pricer.price(.exact, base: 0, threshold: 0) { false }
                #expect(alone.least == led.least && led.least != nil, "seed \(seed)")
                #expect(alone.steepest == led.steepest, "seed \(seed)")
                #expect(alone.columns.isEmpty == led.columns.isEmpty, "seed \(seed)")
                let knows = !master.cuts.isEmpty || pricer.memories != nil
                #expect(alone.guideLabels == 0 && (led.guideLabels > 0) == knows)
                // Where labels decide, whoever took fewer of late is asked.
                (pricer.choice.mode, pricer.choice.least) = (.byLabels, 0)
                let isQuicker = pricer.choice.guided <= pricer.choice.alone
                let chosen = pricer.price(.exact, base: 0, threshold: 0) { false }
                #expect(chosen.least == led.least && chosen.steepest == led.steepest)
                #expect((chosen.guideLabels > 0) == (isQuicker && knows), "seed \(seed)")
                if isQuicker { quicker += 1 } else { slower += 1 }
                labels += alone.labels
                guided += led.labels
                if led.least ?? 0 < 0 { negative += 1 }
            }
            cuts += master.cuts.count
            if pricer.memories != nil { memories += 1 }
        }
        #expect(cuts > 20 && memories > 2 && negative > 10, "\(cuts) \(memories) \(negative)")
        #expect(quicker > 0 && slower > 0, "\(quicker) \(slower)")
        #expect(2 * guided < labels, "\(guided) of \(labels)")
    }

    @Test("keep all labels up to a ceiling: no arc is fixed that a route below it takes")
    func sameArcs() throws {
        var (fixed, routes, guided) = (0, 0, 0)
        for seed in 1...8 as ClosedRange<UInt64> {
            let (run, master) = try proven(seed: seed, hasWindows: seed % 2 == 0)
            let pricer = try #require(run.pricers.first)
            pricer.leastParted = 4
            let free = pricer.fixedArcs
            pricer.choice.mode = .never
            let ceilings = try #require(try run.ceilings(master))
            #expect(pricer.fixArcs(ceiling: ceilings[0]) { false } != nil)
            let alone = pricer.fixedArcs
            let found = try #require(
                pricer.enumerate(ceiling: ceilings[0], most: 1_000_000) { false }.columns)
            pricer.fix(free)
            pricer.choice.mode = .always
            #expect(try run.ceilings(master) == ceilings)
            guided += pricer.choice.guided > 0 ? 1 : 0
            #expect(pricer.fixArcs(ceiling: ceilings[0]) { false } != nil)
            // Who is not completable is known by other pairs: more may be fixed, but no arc of a route
            // that others find below the ceiling.
            for (a, b) in zip(alone[0], pricer.fixedArcs[0]) where a != b { #expect(b) }
            for column in found { #expect(pricer.isFree(column), "seed \(seed)") }
            fixed += alone[0].count { $0 }
            routes += found.count
        }
        #expect(fixed > 100 && routes > 100 && guided > 4, "\(fixed) \(routes) \(guided)")
    }
}
