import Maps
import Testing

@testable import Roads

@Suite("what may be driven, ridden and walked, and how fast")
struct RuleTests {
    private func speed(_ mode: RoadMode, _ tags: Tags) -> Profile.WaySpeed {
        Profile(mode: mode, speeds: RoadSpeeds()).speed(on: tags)
    }

    @Test(
        "access goes by the most specific key",
        arguments: [
            (["highway": "service", "access": "private"], [false, false, false]),
            (["highway": "service", "access": "no", "foot": "yes"], [false, false, true]),
            (["highway": "residential", "motor_vehicle": "no"], [false, true, true]),
            (["highway": "residential", "vehicle": "no", "bicycle": "yes"], [false, true, true]),
            (["highway": "residential", "access": "destination"], [true, true, true]),
            (["highway": "footway"], [false, true, true]),
            (["highway": "steps"], [false, false, true]),
            (["highway": "motorway"], [true, false, false]),
            (["highway": "track"], [false, true, true]),
            (["highway": "construction"], [false, false, false]),
            (["highway": "primary", "motorroad": "yes"], [true, false, false]),
            (["highway": "pedestrian", "area": "yes"], [false, true, true]),
            (["highway": "residential", "area": "yes"], [false, true, true]),
            (["building": "yes"], [false, false, false]),
        ] as [(Tags, [Bool])])
    func access(tags: Tags, open: [Bool]) {
        let found = RoadMode.allCases.map { !speed($0, tags).isClosed }
        #expect(found == open, "car, bicycle, foot on \(tags.list)")
    }

    @Test(
        "one-way streets, also against their own direction and at roundabouts",
        arguments: [
            (["oneway": "yes"], true, false), (["oneway": "-1"], false, true),
            (["oneway": "no"], true, true), (["junction": "roundabout"], true, false),
            (["junction": "roundabout", "oneway": "no"], true, true),
            (["oneway": "reversible"], false, false), ([:], true, true),
        ] as [(Tags, Bool, Bool)])
    func oneway(tags: Tags, forward: Bool, backward: Bool) {
        let tags = Tags([.init("highway", "residential")] + tags.list)
        let car = speed(.car, tags)
        #expect((car.forward != nil) == forward)
        #expect((car.backward != nil) == backward)
        let foot = speed(.foot, tags)
        #expect(foot.forward == 4_500 && foot.backward == 4_500)
    }

    @Test("bicycles may go against one-way streets where a sign says so")
    func contraflow() {
        let street: Tags = ["highway": "residential", "oneway": "yes", "oneway:bicycle": "no"]
        #expect(speed(.bicycle, street).backward == 12_000)
        #expect(speed(.car, street).backward == nil)
        let lane: Tags = ["highway": "residential", "oneway": "yes", "cycleway": "opposite_lane"]
        #expect(speed(.bicycle, lane).backward == 12_000)
    }

    @Test(
        "speeds go by class, or by 80 % of the stated limit",
        arguments: [
            (["highway": "trunk"], 70_000), (["highway": "residential"], 25_000),
            (["highway": "primary", "maxspeed": "60"], 48_000),
            (["highway": "primary", "maxspeed": "RU:urban"], 48_000),
            (["highway": "primary", "maxspeed": "40 mph"], 40 * 1609 * 80 / 100),
            (["highway": "primary", "maxspeed": "signals"], 50_000),
            (["highway": "primary", "maxspeed": "0"], 50_000),
            (["highway": "primary", "maxspeed": "60;40"], 48_000),
        ] as [(Tags, Int)])
    func speeds(tags: Tags, expected: Int) { #expect(speed(.car, tags).forward == expected) }

    @Test("barriers stop who cannot pass them, unless access says otherwise")
    func barriers() {
        func stopped(_ tags: Tags) -> [Bool] {
            RoadMode.allCases.map { Profile(mode: $0, speeds: RoadSpeeds()).isBarred(by: tags) }
        }
        #expect(stopped(["barrier": "bollard"]) == [true, false, false])
        #expect(stopped(["barrier": "lift_gate"]) == [false, false, false])
        #expect(
            stopped(["barrier": "gate", "access": "private", "foot": "yes"]) == [true, true, false])
        #expect(stopped(["barrier": "fence"]) == [true, true, true])
        #expect(stopped(["highway": "crossing"]) == [false, false, false])
    }
}
