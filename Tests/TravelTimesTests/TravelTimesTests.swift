import Scenarios
import TravelTimes
import Testing

@Suite("Travel times")
struct TravelTimesTests {
    private func day() -> Scenario {
        var day = Scenario()
        day.centres = [Centre(id: "c", place: Place(lat: 51.1284, lon: 71.4306))]
        for k in 0..<12 {
            let latitude = 51.05 + 0.013 * Double(k * 5 % 12)
            let place = Place(lat: latitude, lon: 71.3 + 0.021 * Double(k))
            day.households.append(Household(id: "h\(k)", place: place))
        }
        return day
    }

    @Test("a degree of latitude is 111.2 km; longitudes shrink with the cosine")
    func metres() {
        let degree = straightLineMetres(Place(lat: 51, lon: 71), Place(lat: 52, lon: 71))
        #expect(degree == 111_195)
        let wide = straightLineMetres(Place(lat: 60, lon: 71), Place(lat: 60, lon: 72))
        #expect(abs(wide - 55_597) <= 1)
        #expect(straightLineMetres(Place(lat: 51, lon: 71), Place(lat: 51, lon: 71)) == 0)
    }

    @Test("all legs at once are the legs one by one", arguments: TravelMode.allCases)
    func bulk(mode: TravelMode) {
        var day = day()
        day.travel.winter[mode] = 1300
        day.travel.detour = 1333
        let travel = TravelTimes(day)
        let places: [PlaceIndex] = [.centre(0)] + day.households.indices.map { .household($0) }
        var seen = 0
        travel.forEachLeg(mode, among: places) { i, j, leg in
            #expect(leg == travel.leg(mode, from: places[i], to: places[j]))
            seen += 1
        }
        #expect(seen == places.count * places.count)
    }

    @Test("winter makes every leg slower, rounded up, and no leg longer")
    func winter() throws {
        var day = day()
        let summer = try #require(
            TravelTimes(day).leg(.foot, from: .centre(0), to: .household(3)))
        day.travel.winter[.foot] = 1250
        let winter = try #require(
            TravelTimes(day).leg(.foot, from: .centre(0), to: .household(3)))
        #expect(winter.seconds == (summer.seconds * 1250 + 999) / 1000)
        #expect(winter.metres == summer.metres)
    }

    @Test("a stated leg for a mode goes before one for all; what is not stated does not exist")
    func stated() {
        var day = day()
        day.travel.source = .matrix([
            .init(from: "c", to: "h0", mode: .foot, seconds: 900, metres: 1200),
            .init(from: "c", to: "h0", mode: nil, seconds: 300, metres: 1500),
        ])
        let travel = TravelTimes(day)
        #expect(
            travel.leg(.foot, from: .centre(0), to: .household(0))
                == TravelLeg(seconds: 900, metres: 1200))
        #expect(
            travel.leg(.car, from: .centre(0), to: .household(0))
                == TravelLeg(seconds: 300, metres: 1500))
        #expect(travel.leg(.car, from: .household(0), to: .centre(0)) == nil)
        #expect(travel.leg(.car, from: .household(0), to: .household(0)) == TravelLeg.none)
    }
}
