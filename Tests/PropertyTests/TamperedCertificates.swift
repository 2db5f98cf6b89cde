import Checks
import Model
import Planning
import Scenarios
import TestSupport
import Testing
import TravelTimes

@Suite("Certificates that somebody changed")
struct TamperedCertificates {
    /// One change and whether it must be refused; else it may still show what it states.
    struct Change {
        var name: String
        var certificate: Certificate
        var mustFail = true
    }

    @Test("changed hashes, costs, bounds, prices, memories and cuts are refused")
    func refused() throws {
        var (refused, harmless) = (0, 0)
        for seed in 0..<UInt64(isAcceptance ? 30 : 4) {
            let day = CertifiedDay(
                randomDay(seed: seed, volunteers: 3, needs: 10 + Int(seed % 4)),
                iterations: 1_000)
            guard let genuine = day.certificate else { continue }
            let shown = try #require(day.verdict(genuine).shown)
            for change in changes(genuine, shown: shown, cost: day.plan.cost.total, seed: seed) {
                let verdict = day.verdict(change.certificate)
                if verdict.verdict != .confirmed {
                    refused += 1
                } else {
                    harmless += 1
                    #expect(!change.mustFail, "seed \(seed): \(change.name) is confirmed")
                    let known = try #require(verdict.shown)
                    #expect(known >= change.certificate.bound, "seed \(seed): \(change.name)")
                }
                // Whatever was changed: no more is ever shown than some plan costs.
                if let shown = verdict.shown {
                    #expect(shown <= day.plan.cost.total, "seed \(seed): \(change.name)")
                }
            }
        }
        print("tampered certificates: refused \(refused), still true \(harmless)")
        #expect(refused >= 50)
    }

    private func changes(
        _ genuine: Certificate, shown: Cost, cost: Cost, seed: UInt64
    ) -> [Change] {
        var random = SplitMix(seed: seed)
        guard case .prices(let prices) = genuine.proof else { return [] }
        func changed(_ name: String, mustFail: Bool = true, _ body: (inout Certificate) -> Void)
            -> Change
        {
            var copy = genuine
            body(&copy)
            return Change(name: name, certificate: copy, mustFail: mustFail)
        }
        func priced(_ name: String, mustFail: Bool, _ body: (inout Certificate.Prices) -> Void)
            -> Change
        {
            var (copy, prices) = (genuine, prices)
            body(&prices)
            copy.proof = .prices(prices)
            return Change(name: name, certificate: copy, mustFail: mustFail)
        }
        var all = [
            changed("hash") { $0.scenarioHash = String($0.scenarioHash.reversed()) + "0" },
            changed("cost lowered") { $0.cost -= 1 },
            changed("cost raised") { $0.cost += 60_000 },
            changed("musts") { $0.mustLeftOut += 1 },
            changed("bound by one") { $0.bound = shown + 1 },
            changed("bound is cost") { $0.bound = max(shown + 1, cost) },
            changed("bound above cost") { $0.bound = cost + 1 },
            changed("other proof") {
                $0.bound = cost + 1
                $0.proof = .rounds
            },
            changed("bound lowered", mustFail: false) { $0.bound -= 60_000 },
            priced("no prices", mustFail: genuine.bound > 0) { prices in
                for k in prices.needs.indices { prices.needs[k].price = 0 }
            },
            priced("all prices a tenth higher", mustFail: false) { prices in
                for k in prices.needs.indices {
                    prices.needs[k].price += prices.needs[k].price / 10
                }
            },
            priced("all prices halved", mustFail: false) { prices in
                for k in prices.needs.indices { prices.needs[k].price /= 2 }
            },
            priced("no memories", mustFail: false) { prices in
                for k in prices.needs.indices { prices.needs[k].remembers = [] }
                prices.centres = [:]
            },
            priced("no cuts", mustFail: false) { $0.cuts = [] },
            priced("cuts forget", mustFail: false) { prices in
                for k in prices.cuts.indices { prices.cuts[k].remembers = [] }
            },
            priced("dearer cuts", mustFail: false) { prices in
                for k in prices.cuts.indices { prices.cuts[k].price *= 3 }
                prices.cuts.append(
                    Certificate.Cut(needs: [0, 1, 2], remembers: [0, 1, 2], price: 1 << 40))
            },
            priced("another scale", mustFail: false) { $0.scale += 1 },
        ]
        // A price raised, and the bound by as much: what a forger would hope for.
        for _ in 0..<6 {
            let (k, more) = (random.int(0...prices.needs.count - 1), random.int(1...600_000))
            var change = priced("price of need \(k)", mustFail: false) {
                $0.needs[k].price += more * prices.scale
            }
            change.certificate.bound = min(cost, genuine.bound + more)
            all.append(change)
        }
        return all
    }
}
