import Scenarios

/// A small day made by hand: two centres, a crew, four more volunteers, loads, breaks, two shifts,
/// and a need left out for every reason there is.
///
/// Its times and costs are plausible and no more: it is for printing, not for checking.
public enum SamplePlan {
    /// The whole plan.
    public static var plan: Plan {
        var cost = CostBreakdown()
        cost.duty = 585 * 60_000 + 25_000
        cost.distance = 9 * 60_000 + 40_000
        cost.fixed = 30 * 60_000
        cost.fairness = 12 * 60_000 + 30_000
        cost.wishes = 75 * 60_000
        cost.leftOut = 3960 * 60_000
        cost.mustLeftOut = 1
        return Plan(
            scenario: scenario,
            made: Provenance(
                state: .bestFound, scenarioHash: "0123456789abcdef", seed: 7, iterations: 20_000,
                version: "0.1.0"),
            rounds: rounds, leftOut: leftOut, cost: cost)
    }

    /// The day itself.
    public static var scenario: Scenario {
        var scenario = Scenario()
        scenario.day.date = Day.Date(year: 2021, month: 3, day: 21)
        scenario.day.name = ["kk": "Қайырымды істер", "ru": "Добрые дела", "en": "Good deeds"]
        scenario.day.temperature = -6
        var basket = Good(id: "basket")
        basket.grams = 18_000
        var hygiene = Good(id: "hygiene")
        hygiene.grams = 2_500
        hygiene.name = ["kk": "гигиена жинағы", "ru": "гигиенический набор", "en": "hygiene kit"]
        scenario.goods = [basket, hygiene]
        var visit = Kind(id: "talk")
        visit.name = ["kk": "әңгімелесу", "ru": "беседа", "en": "a talk"]
        scenario.kinds = [Kind(id: "basket"), Kind(id: "snow"), visit]
        scenario.centres = centres
        scenario.volunteers = volunteers
        scenario.crews = [Crew(id: "yard-1", members: ["dauren", "serik"])]
        scenario.households = households
        return scenario
    }

    private static var centres: [Centre] {
        var zhanuya = Centre(id: "zhanuya", place: Place(lat: 51.1284, lon: 71.4306))
        zhanuya.name = ["": "Жануя"]
        zhanuya.stock = Quantities(pieces: ["basket": 520])
        var uya = Centre(id: "uya", place: Place(lat: 51.16, lon: 71.47))
        uya.name = ["kk": "Алтын Шаңырақ Ұясы", "ru": "Алтын Шаңырақ Ұясы"]
        return [zhanuya, uya]
    }

    private static var volunteers: [Volunteer] {
        func volunteer(_ id: String, at centre: String, _ mode: TravelMode) -> Volunteer {
            var volunteer = Volunteer(
                id: id, from: .centre(centre), to: .centre(centre), centre: centre)
            volunteer.travels = mode
            volunteer.speaks = ["kk", "ru"]
            return volunteer
        }
        var aigerim = volunteer("aigerim", at: "zhanuya", .car)
        aigerim.to = .home
        aigerim.home = Place(lat: 51.09, lon: 71.40)
        aigerim.carries = Quantities(grams: 250_000)
        aigerim.available = [Interval(9 * 3600, 13 * 3600), Interval(15 * 3600, 18 * 3600)]
        var dauren = volunteer("dauren", at: "zhanuya", .foot)
        dauren.tools = ["shovel"]
        var serik = volunteer("serik", at: "zhanuya", .foot)
        serik.tools = ["shovel"]
        var marat = volunteer("marat", at: "uya", .bicycle)
        marat.to = .anywhere
        return [aigerim, dauren, serik, marat, volunteer("bota", at: "uya", .foot)]
    }

    private static var rounds: [Round] {
        func at(_ hour: Int, _ minute: Int) -> Int { hour * 3600 + minute * 60 }
        func visit(_ need: String, _ hour: Int, _ minute: Int, _ minutes: Int) -> Stop {
            Stop(
                .visit(need: need), begin: at(hour, minute) + 12,
                end: at(hour, minute + minutes) + 12)
        }
        let crew = Round(
            who: "yard-1",
            stops: [
                Stop(.start, begin: at(9, 0), end: at(9, 0)),
                visit("h2/snow", 9, 20, 60),
                Stop(.rest, begin: at(12, 0), end: at(12, 30)),
                visit("h3/snow", 12, 40, 60),
                Stop(.end, begin: at(14, 0), end: at(14, 0)),
            ])
        let driver = Round(
            who: "aigerim",
            stops: [
                Stop(.start, begin: at(9, 0), end: at(9, 0)),
                Stop(
                    .load(centre: "zhanuya", goods: Quantities(pieces: ["basket": 3])),
                    begin: at(9, 0), end: at(9, 5)),
                visit("h1/basket", 9, 20, 4), visit("h2/basket", 10, 25, 4),
                visit("h2/talk", 10, 29, 20),
                Stop(.end, begin: at(11, 30), end: at(11, 30)),
                Stop(.start, begin: at(15, 0), end: at(15, 0)),
                Stop(
                    .load(
                        centre: "zhanuya",
                        goods: Quantities(pieces: ["basket": 1, "hygiene": 2], grams: 500)),
                    begin: at(15, 0), end: at(15, 5)),
                visit("h4", 15, 30, 5),
                Stop(.end, begin: at(16, 0), end: at(16, 0)),
            ])
        let cyclist = Round(
            who: "marat",
            stops: [
                Stop(.start, begin: at(10, 0), end: at(10, 0)),
                Stop(
                    .load(centre: "uya", goods: Quantities(pieces: ["hygiene": 1])),
                    begin: at(10, 0), end: at(10, 5)),
                visit("h5/hygiene", 10, 40, 5),
                Stop(.end, begin: at(10, 45) + 12, end: at(10, 45) + 12),
            ])
        return [crew, driver, cyclist]
    }
}
