import Checks
import Scenarios
import TestSupport
import Testing

@Suite("Hostile certificates")
struct HostileCertificates {
    @Test("numbers that no sum can hold are refused, whatever they are")
    func largeNumbers() throws {
        let scenario = randomSmallDay(seed: 3, needs: 5)
        let day = CertifiedDay(scenario, iterations: 500)
        let genuine = try #require(day.certificate)
        guard case .prices(let prices) = genuine.proof else { return }
        for price in [1 << 52, -(1 << 52), 1 << 46, -1] {
            for scale in [1, 1 << 30] {
                var prices = prices
                prices.scale = scale
                for k in prices.needs.indices { prices.needs[k].price = price }
                prices.stock = scenario.centres.enumerated().flatMap { c, centre in
                    centre.stock.pieces.keys.sorted().map {
                        Certificate.Stock(
                            centre: c, good: $0, price: price.magnitude > 1 ? 1 << 52 : 0)
                    }
                }
                prices.cuts = (0..<128).map { _ in
                    Certificate.Cut(needs: [0, 1, 2], remembers: [], price: 1 << 52)
                }
                var certificate = genuine
                certificate.proof = .prices(prices)
                let verdict = day.verdict(certificate)
                #expect(verdict.verdict != .confirmed || certificate.bound <= verdict.shown ?? 0)
                if let shown = verdict.shown { #expect(shown <= day.plan.cost.total) }
            }
        }
    }

    @Test("files that are cut off, garbled or stuffed are read or refused, and never crash")
    func garbled() throws {
        let scenario = randomSmallDay(seed: 4, needs: 5)
        let day = CertifiedDay(scenario, iterations: 500)
        let genuine = try #require(day.certificate)
        let text = CertificateFile.json(genuine, of: scenario)
        let optimum = BruteForce.solve(scenario).cost
        let words = [
            "9999999999999999999999", "-1", "1e300", "NaN", "null", "{}", "[]", "\"\"", "0.5", "{",
            "h1/n1", "\"by\": \"rounds\"", "4503599627370497", "x-", ":", "*a", "&a", "2",
        ]
        var random = SplitMix(seed: 11)
        var (read, refused) = (0, 0)
        for _ in 0..<(isAcceptance ? 20_000 : 800) {
            var bytes = Array(text.utf8)
            for _ in 0..<random.int(1...2) {
                let at = random.int(0...bytes.count - 1)
                switch random.int(0...4) {
                case 0: bytes.removeSubrange(at..<min(bytes.count, at + random.int(1...40)))
                case 1: bytes.insert(contentsOf: Array(random.pick(words).utf8), at: at)
                case 2:
                    // A digit in place of another.
                    if let digit = bytes[at...].firstIndex(where: { (48...57).contains($0) }) {
                        bytes[digit] = UInt8(random.int(48...57))
                    }
                case 3: bytes[at] = UInt8(random.int(32...126))
                default: bytes.removeLast(min(bytes.count - 1, random.int(1...30)))
                }
            }
            let loaded = CertificateFile.parse(
                String(decoding: bytes, as: UTF8.self), file: "c.json", scenario: scenario)
            guard let certificate = loaded.certificate else {
                #expect(loaded.diagnostics.contains { $0.severity == .error })
                refused += 1
                continue
            }
            read += 1
            let verdict = day.verdict(certificate)
            if verdict.verdict == .confirmed { #expect(certificate.bound <= optimum) }
        }
        print("garbled certificates: \(read) could be read, \(refused) not")
        #expect(read > 20 && refused > 20)
    }

    @Test("every fault of a file is told with its place")
    func faults() {
        let scenario = randomSmallDay(seed: 4, needs: 3)
        let need = scenario.allNeeds[0].need.id
        let text = """
            {"komek-certificate": 1, "scenarioHash": "0", "cost": -1, "bound": 1.5,
             "mustLeftOut": 0, "by": "magic", "scale": 0, "colour": 3,
             "needs": [{"need": "\(need)", "price": 1e16}, {"need": "nobody", "price": 0},
                       {"need": "\(need)", "price": 1}],
             "cuts": [{"needs": ["\(need)"], "price": 1}]}
            """
        let loaded = CertificateFile.parse(text, file: "c.json", scenario: scenario)
        #expect(loaded.certificate == nil)
        let codes = Set(loaded.diagnostics.map(\.code))
        #expect(
            codes.isSuperset(of: ["out-of-range", "not-whole", "unknown-value", "unknown-key"]))
        #expect(loaded.diagnostics.allSatisfy { $0.location.line != nil })
    }
}
