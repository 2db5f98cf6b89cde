import Foundation
import Planning
import Scenarios
import TestSupport
import Testing
import TravelTimes

@Suite("What a little more would save")
struct PriceTests {
    @Test("a hand that the day lacks has a price, and one that stays idle has none")
    func hands() throws {
        let day = try ExplainedDays.crowded(households: 14)
        let plan = ExplainedDays.plan(day)
        let prices = try #require(
            ExplainedDays.rehearsal().prices(of: plan, travel: TravelTimes(day)))
        #expect(prices.hands.map(\.supposition) == [.more(like: "car", count: 1)])
        #expect(prices.hands[0].saved > 120 * 60_000)
        #expect(prices.hours.first?.saved ?? 0 > 0)

        var idle = day
        for k in 1...14 {
            var car = day.volunteers[0]
            car.id = "car-\(k)"
            idle.volunteers.append(car)
        }
        let rich = ExplainedDays.plan(idle)
        #expect(rich.rounds.count < idle.volunteers.count)
        let none = try #require(
            ExplainedDays.rehearsal().prices(of: rich, travel: TravelTimes(idle)))
        #expect(none.hands.allSatisfy { $0.saved == 0 })
    }

    @Test("stock has a price only where it is what is missing")
    func stock() throws {
        var day = try ExplainedDays.crowded(households: 14, stock: 6)
        day.volunteers[0].available = [Interval(9 * 3600, 19 * 3600)]
        let scarce = try #require(
            ExplainedDays.rehearsal().prices(
                of: ExplainedDays.plan(day), travel: TravelTimes(day)))
        #expect(scarce.stock.count == 1 && scarce.stock[0].saved > 0)
        day.centres[0].stock.pieces["basket"] = 60
        let plenty = try #require(
            ExplainedDays.rehearsal().prices(
                of: ExplainedDays.plan(day), travel: TravelTimes(day)))
        #expect(plenty.stock[0].saved == 0)
    }

    @Test("estimates and plans agree on whether something saves anything, in nine of ten cases")
    func signs() throws {
        let isLarge = ProcessInfo.processInfo.environment["KOMEK_ACCEPTANCE"] == "1"
        var (right, all) = (0, 0)
        for seed in 0..<(isLarge ? 40 : 6) {
            let day = randomDay(seed: UInt64(8_100 + seed), volunteers: 5, needs: 24)
            guard day.forming == nil else { continue }
            let plan = ExplainedDays.plan(day, steps: 4_000)
            let travel = TravelTimes(day)
            let rehearsal = ExplainedDays.rehearsal(steps: 4_000)
            guard let prices = rehearsal.prices(of: plan, travel: travel) else { continue }
            for price in prices.hands + prices.stock {
                guard let found = rehearsal.confirm(price.supposition, of: plan, travel: travel)
                else { continue }
                // Less than a minute is nothing to a coordinator.
                let saves =
                    found.saved >= 60_000
                    || found.after.cost.mustLeftOut < found.before.cost.mustLeftOut
                right += saves == (price.saved >= 60_000) ? 1 : 0
                all += 1
                if isLarge {
                    print("price", seed, price.saved / 60_000, found.saved / 60_000)
                }
            }
        }
        #expect(all >= (isLarge ? 60 : 6))
        #expect(Double(right) >= (isLarge ? 0.9 : 0.75) * Double(all), "\(right) of \(all)")
    }

    @Test("so do those of an hour more, of hands that are told to want none as well")
    func hours() throws {
        let isLarge = ProcessInfo.processInfo.environment["KOMEK_ACCEPTANCE"] == "1"
        var (right, all) = (0, 0)
        for seed in 0..<(isLarge ? 20 : 3) {
            let day = randomDay(seed: UInt64(8_300 + seed), volunteers: 4, needs: 20)
            let plan = ExplainedDays.plan(day, steps: 4_000)
            let travel = TravelTimes(day)
            let rehearsal = ExplainedDays.rehearsal(steps: 4_000)
            guard let prices = rehearsal.prices(of: plan, travel: travel) else { continue }
            let translation = Translation(day, travel: travel)
            for hands in translation.handsOfType {
                let who = translation.hands[hands[0]].id
                let supposed = Supposition.longer(who: who, seconds: 3_600)
                let told = prices.hours.first { $0.supposition == supposed }?.saved ?? 0
                guard let found = rehearsal.confirm(supposed, of: plan, travel: travel)
                else { continue }
                let saves =
                    found.saved >= 60_000
                    || found.after.cost.mustLeftOut < found.before.cost.mustLeftOut
                right += saves == (told >= 60_000) ? 1 : 0
                all += 1
                if isLarge { print("hour", seed, who, told / 60_000, found.saved / 60_000) }
            }
        }
        print("hours: \(right) of \(all)")
        #expect(all >= (isLarge ? 30 : 4))
        #expect(Double(right) >= (isLarge ? 0.9 : 0.75) * Double(all), "\(right) of \(all)")
    }
}
