import Scenarios

extension SamplePlan {
    /// Five households that are visited, and one more for each reason to leave a need out.
    static var households: [Household] {
        visited
            + reasons.indices.map { i in
                var household = Household(
                    id: "x\(i + 1)", place: Place(lat: 51.13 + Double(i) / 1000, lon: 71.45))
                household.place.street = "Республика даңғылы"
                household.place.house = "\(i + 1)"
                household.needs = [basket("x\(i + 1)/basket")]
                if i == 0 { household.needs[0].value = .must }
                return household
            }
    }

    /// Needs that nobody visits: each sort of reason, each obstacle, some of them twice.
    static var leftOut: [LeftOut] {
        reasons.enumerated().map { LeftOut(need: "x\($0 + 1)/basket", reason: $1) }
    }

    private static var reasons: [Reason?] {
        let obstacles: [Obstacle] = [
            .skills(["lifting"]), .skills(["lifting", "signing"]), .tools(["shovel"]),
            .hands(least: 5, largest: 2), .capacity, .stock, .centres, .unwanted,
            .pinned(who: "yard-1"),
            .tooLate(who: "aigerim", earliest: 13 * 3600 + 1200, closes: 12 * 3600),
            .tooLong(seconds: 5 * 3600), .unreachable, .tooFar(metres: 42_340), .mixed,
        ]
        return obstacles.map { .impossible([$0]) } + [
            .impossible([.capacity]), .impossible([.capacity, .stock]), .impossible([]),
            .crowdedOut(who: "aigerim", instead: ["h1/basket", "h2/basket"]),
            .crowdedOut(who: "marat", instead: []),
            .notWorthIt(who: "aigerim", extra: 310 * 60_000, value: 240 * 60_000),
            nil,
        ]
    }

    private static var visited: [Household] {
        var h1 = Household(id: "h1", place: Place(lat: 51.1301, lon: 71.4120))
        h1.place.street = "Кенесары көшесі"
        h1.place.crossing = "Сейфуллин көшесі"
        (h1.place.house, h1.place.entrance) = ("12", "3")
        (h1.place.floor, h1.place.flat) = ("5", "47")
        h1.speaks = ["kk", "de"]
        h1.note = "Домофон не работает, позвоните снизу; собака добрая."
        h1.needs = [basket("h1/basket")]
        h1.needs[0].brings.pieces["basket"] = 2

        var h2 = Household(id: "h2", place: Place(lat: 51.1422, lon: 71.4655))
        h2.place.street = "улица Бараева"
        (h2.place.house, h2.place.entrance) = ("7/1", "со двора")
        (h2.isolating, h2.contactFree) = (true, true)
        h2.note = "Оставить у двери."
        var talk = Need(id: "h2/talk", kind: "talk")
        talk.note = "Ask about the medicine."
        h2.needs = [snow("h2/snow"), basket("h2/basket"), talk]
        h2.needs[1].before = 10 * 3600

        var h3 = Household(id: "h3", place: Place(lat: 51.1322, lon: 71.4412))
        h3.needs = [snow("h3/snow")]
        h3.needs[0].before = 14 * 3600

        var h4 = Household(
            id: "family-of-seven-on-the-left-bank", place: Place(lat: 51.1, lon: 71.43))
        h4.place.street = "Мәңгілік Ел даңғылы"
        h4.place.house = "55"
        var parcel = Need(id: "h4", kind: "basket")
        parcel.brings = Quantities(pieces: ["basket": 1, "hygiene": 2], grams: 500)
        h4.needs = [parcel]

        var h5 = Household(id: "h5", place: Place(lat: 51.17, lon: 71.48))
        h5.place.street = "Тәуелсіздік даңғылы"
        h5.contactFree = true
        var kit = Need(id: "h5/hygiene", kind: "hygiene")
        kit.brings = Quantities(pieces: ["hygiene": 1])
        h5.needs = [kit]
        return [h1, h2, h3, h4, h5]
    }

    private static func basket(_ id: String) -> Need {
        var need = Need(id: id, kind: "basket")
        need.brings = Quantities(pieces: ["basket": 1])
        return need
    }

    private static func snow(_ id: String) -> Need {
        var need = Need(id: id, kind: "snow")
        need.personSeconds = 120 * 60
        need.tools = ["shovel"]
        return need
    }
}
