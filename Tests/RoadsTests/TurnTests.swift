import Maps
import Testing

@testable import Roads

/// A crossing: way 1 comes from the west (W–X), 2 leads on to the east (X–E), 3 north (X–N), 4 south
/// (X–S); 5 joins east and north by a long way round (E–R–N).
@Suite("forbidden turns")
struct TurnTests {
    private func crossing() -> Streets {
        var streets = Streets()
        streets.node("W", 0, -200)
        streets.node("X", 0, 0)
        streets.node("E", 0, 300)
        streets.node("N", 400, 0)
        streets.node("S", -500, 0)
        streets.node("R", 400, 300)
        for names in ["WX", "XE", "XN", "XS", "ERN"] { streets.way(names) }
        return streets
    }

    @Test("without signs every turn is possible")
    func none() throws {
        let streets = crossing()
        #expect(try streets.metres(.car, "W", "N") == 200 + 400)
        #expect(try streets.metres(.car, "W", "S") == 200 + 500)
    }

    @Test("a forbidden left turn sends cars the long way round, walkers not")
    func no() throws {
        var streets = crossing()
        streets.turn("no_left_turn", from: 1, via: "X", to: 3)
        // East to the corner, north, west: 300 + 400 + 300. Turning round at S would be 1,600.
        #expect(try streets.metres(.car, "W", "N") == 200 + 300 + 400 + 300)
        #expect(try streets.metres(.bicycle, "W", "N") == 200 + 300 + 400 + 300)
        #expect(try streets.metres(.foot, "W", "N") == 200 + 400)
        // All other turns stay.
        #expect(try streets.metres(.car, "S", "N") == 500 + 400)
        #expect(try streets.metres(.car, "N", "W") == 400 + 200)
        #expect(try streets.metres(.car, "W", "S") == 200 + 500)
    }

    @Test("where one may only go straight on, all else is forbidden, turning round too")
    func only() throws {
        var streets = crossing()
        streets.turn("only_straight_on", from: 1, via: "X", to: 2)
        #expect(try streets.metres(.car, "W", "N") == 200 + 300 + 400 + 300)
        // To the south by the corner and down again.
        #expect(try streets.metres(.car, "W", "S") == 200 + 300 + 300 + 500)
        #expect(try streets.metres(.car, "W", "E") == 200 + 300)
    }

    @Test("signs that except cars, are for others or for certain hours do not count")
    func exceptions() throws {
        for (tags, type) in [
            (["except": "psv;motorcar"], "restriction"), ([:], "restriction:hgv"),
            (["hour_on": "07:00"], "restriction"),
        ] as [(Tags, String)] {
            var streets = crossing()
            streets.turn("no_left_turn", from: 1, via: "X", to: 3, tags: tags, type: type)
            #expect(try streets.metres(.car, "W", "N") == 200 + 400)
        }
    }

    @Test("signs at two junctions in a row hold together")
    func chain() throws {
        var streets = crossing()
        streets.turn("no_left_turn", from: 1, via: "X", to: 3)
        streets.turn("no_left_turn", from: 2, via: "E", to: 5)
        // Past the corner no more; one turns round there, where no sign forbids it, and comes back.
        #expect(try streets.metres(.car, "W", "N") == 200 + 300 + 300 + 400)
        streets.turn("no_u_turn", from: 2, via: "E", to: 2)
        #expect(try streets.metres(.car, "W", "N") == 200 + 500 + 500 + 400)
        let network = try streets.network(.car)
        #expect(network.summary.turnRestrictions.kept == 3)
        #expect(network.summary.turnRestrictions.skipped == 0)
    }

    @Test("a place behind the sign can be reached from every side that is open")
    func targets() throws {
        var streets = crossing()
        streets.turn("no_left_turn", from: 1, via: "X", to: 3)
        streets.node("n", 200, 0)
        let network = try streets.network(.car)
        let place = try network.position(near: try streets.point("n"))
        func metres(_ name: String) throws -> Int? {
            let start = try network.position(near: try streets.point(name))
            return network.leg(from: start, to: place).map { ($0.centimetres + 50) / 100 }
        }
        #expect(try metres("E") == 300 + 200)
        #expect(try metres("S") == 500 + 200)
        // Round at E and back, which is shorter than by the corner.
        #expect(try metres("W") == 200 + 300 + 300 + 200)
    }
}
