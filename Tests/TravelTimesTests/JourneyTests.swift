import Scenarios
import Testing
import TravelTimes

@Suite("Cars that stay behind")
struct JourneyTests {
    private func h(_ k: Int) -> PlaceIndex { .household(k) }
    private func car(_ a: PlaceIndex, _ b: PlaceIndex) -> Way { Way(mode: .car, from: a, to: b) }
    private func foot(_ a: Int, _ b: Int) -> Way { Way(mode: .foot, from: h(a), to: h(b)) }

    @Test("who only drives goes from place to place")
    func drives() {
        var journey = Journey(mode: .car)
        journey.begin(at: .centre(0))
        #expect(journey.go(to: h(1)) == [car(.centre(0), h(1))])
        #expect(journey.go(to: h(1)) == [])
        #expect(journey.go(to: .centre(0)) == [car(h(1), .centre(0))])
        #expect(journey.car == nil)
    }

    @Test("goods are fetched from the car for each household, and it takes its people on")
    func fetches() {
        var journey = Journey(mode: .car)
        journey.begin(at: .centre(0))
        _ = journey.go(to: h(1), fetches: true)
        #expect(journey.go(to: h(2), onFoot: true, fetches: true) == [foot(1, 2)])
        #expect(journey.go(to: h(3), onFoot: true, fetches: true) == [foot(2, 1), foot(1, 3)])
        #expect(journey.car == h(1))
        #expect(journey.go(to: h(4), fetches: true) == [foot(3, 1), car(h(1), h(4))])
        #expect(journey.car == nil)
    }

    @Test("who brings nothing walks from door to door")
    func bringsNothing() {
        var journey = Journey(mode: .car)
        journey.begin(at: h(1))
        #expect(journey.go(to: h(2), onFoot: true) == [foot(1, 2)])
        #expect(journey.go(to: h(3), onFoot: true) == [foot(2, 3)])
        #expect(journey.go(to: .centre(0)) == [foot(3, 1), car(h(1), .centre(0))])
    }

    @Test("both baskets of one household are carried at once, but none that nobody took along")
    func sameDoor() {
        var journey = Journey(mode: .car)
        journey.begin(at: h(1))
        #expect(journey.go(to: h(2), onFoot: true, fetches: true) == [foot(1, 2)])
        #expect(journey.go(to: h(2), onFoot: true, fetches: true) == [])
        #expect(journey.go(to: h(3), onFoot: true) == [foot(2, 3)])
        #expect(journey.go(to: h(3), onFoot: true, fetches: true) == [foot(3, 1), foot(1, 3)])
    }

    @Test("one may walk back to the door where the car stands, and drive on from there")
    func back() {
        var journey = Journey(mode: .car)
        journey.begin(at: h(1))
        _ = journey.go(to: h(2), onFoot: true)
        #expect(journey.go(to: h(1), onFoot: true) == [foot(2, 1)])
        #expect(journey.go(to: h(3)) == [car(h(1), h(3))])
    }

    private func day() -> Scenario {
        var day = Scenario()
        day.centres = [Centre(id: "c", place: Place(lat: 51.1, lon: 71.4))]
        for k in 0..<4 {
            day.households.append(
                Household(id: "h\(k)", place: Place(lat: 51.11 + Double(k) / 100, lon: 71.4)))
        }
        day.households[1].place.building = "b"
        day.households[2].place.building = "b"
        day.households[3].place = day.households[0].place
        day.travel.parking = Travel.Parking(seconds: 90)
        return day
    }

    @Test("parking is paid at the doors of households, once in a building, by cars")
    func parking() throws {
        let day = day()
        var free = day
        free.travel.parking = Travel.Parking()
        let (paid, unpaid) = (TravelTimes(day), TravelTimes(free))
        let places: [PlaceIndex] = [.centre(0)] + (0..<4).map { .household($0) }
        for (i, from) in places.enumerated() {
            for (j, to) in places.enumerated() {
                for mode in TravelMode.allCases {
                    let extra =
                        try #require(paid.leg(mode, from: from, to: to)).seconds
                        - #require(unpaid.leg(mode, from: from, to: to)).seconds
                    let isOne = i == j || [[2, 3], [1, 4]].contains([i, j].sorted())
                    #expect(extra == (mode == .car && j > 0 && !isOne ? 90 : 0))
                }
            }
        }
    }

    @Test("all legs at once have the parking of legs one by one")
    func bulk() {
        let travel = TravelTimes(day())
        let places: [PlaceIndex] = [.centre(0)] + (0..<4).map { .household($0) }
        travel.forEachLeg(.car, among: places) { i, j, leg in
            #expect(leg == travel.leg(.car, from: places[i], to: places[j]))
        }
    }
}
