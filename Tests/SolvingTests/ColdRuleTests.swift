import Model
import Testing

/// At most 30 minutes outdoors, 10 to warm up.
@Suite("Work in the cold")
struct ColdRuleTests {
    private let rule = ColdRule(mostOutdoors: 1800, warmUp: 600)

    @Test("Work takes a warm-up for each half hour after the first")
    func duration() {
        #expect(rule.duration(ofWork: 0) == 0)
        #expect(rule.duration(ofWork: 1800) == 1800)
        #expect(rule.duration(ofWork: 1801) == 2401)
        #expect(rule.duration(ofWork: 5400) == 6600)
        for work in stride(from: 0, through: 20_000, by: 7) {
            let duration = rule.duration(ofWork: work)
            #expect(Int(duration - rule.warmUps(in: duration) * 600) == work)
        }
    }

    @Test("Who comes cold warms up before it is too long, or once more")
    func stays() {
        let after = rule.stays(1200, after: 900, mayAdd: true)
        #expect(after.0 == .init(duration: 1800, outdoors: 300))
        #expect(after.1 == .init(duration: 2400, outdoors: 0))
        let warm = rule.stays(1200, after: 0, mayAdd: true)
        #expect(warm.0 == .init(duration: 1200, outdoors: 1200))
        #expect(warm.1 == .init(duration: 1800, outdoors: 0))
    }

    @Test("Where nobody may come in, what is too long is impossible")
    func closed() {
        #expect(rule.stays(1200, after: 601, mayAdd: false).0 == nil)
        let just = rule.stays(1200, after: 600, mayAdd: false)
        #expect(just.0 == .init(duration: 1200, outdoors: 1800))
        #expect(just.1 == nil)
        #expect(rule.stays(0, after: 1801, mayAdd: true).0 == nil)
    }
}
