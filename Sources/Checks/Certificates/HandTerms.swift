import Scenarios
import TravelTimes

/// What the rules of a day say about one hand; hands that are alike have equal terms.
struct HandTerms: Equatable {
    /// No amount that matters is larger; twice as much is still a number of 32 bits.
    static let most = 1 << 29
    /// Breaks that are looked at, two each of a crew of three; others are given for nothing.
    static let mostBreaks = 6

    let mode: TravelMode
    let people: Int
    /// Centres where it may load, ascending.
    let loadsAt: [Int]
    /// Intervals of availability: when it may start and when it may end.
    var shifts: [Times]
    var breaks: [Break]
    /// By need: the price of wishes unmet; −1 where the need is not for it.
    let wishes: [Cost]
    /// Seconds and metres from the start to each place, and from each place to the end; −1 where
    /// there is no way.
    let fromStart: [Way]
    let toEnd: [Way]
    /// Most pieces by good, loose grams, and grams in all.
    let capacity: [Int]
    let maxVisits: Int
    let maxHouseholds: Int
    let maxTrips: Int
    let maxMetres: Int
    var maxSeconds: Int
    var fixedCost: Cost
    let factor: Int
    let costPerMetre: Cost
    /// Beyond so many seconds, metres or grams a unit costs so much more.
    var secondsSteps: [FairnessStep]
    var metresSteps: [FairnessStep]
    var gramsSteps: [FairnessStep]

    struct Times: Equatable {
        var start: Interval
        var end: Interval
    }

    struct Way: Equatable {
        var seconds: Int32
        var metres: Int32
        static let none = Way(seconds: -1, metres: 0)
    }

    init(_ hand: CheckedHand, _ day: DayTerms, travel: TravelTimes) {
        let scenario = day.scenario
        mode = hand.mode
        people = hand.members.count
        let centres = scenario.centres
        loadsAt = centres.indices.filter { hand.loadsAt.contains(centres[$0].id) }
        func hours(_ base: Base) -> Interval? {
            guard case .centre(let id) = base else { return nil }
            return centres.first { $0.id == id }?.open
        }
        func common(_ a: Interval, _ b: Interval?) -> Interval {
            guard let b else { return a }
            return Interval(max(a.start, b.start), min(a.end, b.end))
        }
        shifts = hand.hours.map {
            Times(start: common($0, hours(hand.from)), end: common($0, hours(hand.to)))
        }.filter { $0.start.start <= $0.start.end && $0.end.start <= $0.end.end }
        let longest = hand.breaks.enumerated().sorted {
            (-$0.element.seconds, $0.offset) < (-$1.element.seconds, $1.offset)
        }.map(\.element)
        breaks = Array(longest.prefix(HandTerms.mostBreaks))
        // A break that nobody looks at may have been taken in each shift: its duty is given back.
        let credit =
            longest.dropFirst(HandTerms.mostBreaks).reduce(0) { $0 + $1.seconds } * shifts.count
        wishes = day.needs.indices.map { day.wishes(hand, $0) ?? -1 }
        func place(_ base: Base) -> PlaceIndex? {
            switch base {
            case .centre(let id): centres.firstIndex { $0.id == id }.map { .centre($0) }
            case .home: .home(hand.memberIndices[0])
            case .anywhere: nil
            }
        }
        let places =
            centres.indices.map { PlaceIndex.centre($0) }
            + scenario.households.indices.map { PlaceIndex.household($0) }
        func way(_ from: PlaceIndex, _ to: PlaceIndex) -> Way {
            guard let leg = travel.leg(hand.mode, from: from, to: to),
                leg.seconds < DayTerms.endless
            else { return .none }
            return Way(
                seconds: Int32(leg.seconds), metres: Int32(min(leg.metres, HandTerms.most)))
        }
        let (from, to) = (place(hand.from), place(hand.to))
        fromStart = places.map { place in from.map { way($0, place) } ?? .none }
        toEnd = places.map { place in
            to.map { way(place, $0) } ?? Way(seconds: 0, metres: 0)
        }
        let kg = hand.carries.grams
        capacity =
            day.goods.map { hand.carries.pieces[$0] ?? (kg == nil ? 0 : HandTerms.most) }
            + [kg == nil ? 0 : HandTerms.most, kg ?? HandTerms.most]
        func limit(_ value: Int?) -> Int { min(value ?? HandTerms.most, HandTerms.most) }
        maxVisits = limit(hand.maxVisits)
        maxHouseholds = limit(scenario.rules.mostHouseholds)
        maxTrips = limit(hand.maxTrips)
        maxMetres = limit(hand.maxMetres)
        maxSeconds = limit(hand.maxSeconds.map { $0 + credit })
        factor = hand.factor
        costPerMetre = hand.costPerMetre
        let before = hand.members.map { scenario.history.seconds[$0.id] ?? 0 }
        let none = hand.members.map { _ in 0 }
        secondsSteps = HandTerms.steps(scenario.rules.fairnessSeconds, before)
        metresSteps = HandTerms.steps(scenario.rules.fairnessMetres, none)
        gramsSteps = HandTerms.steps(scenario.rules.fairnessGrams, none)
        let steepest = hand.factor + secondsSteps.reduce(0) { $0 + $1.cost }
        fixedCost = hand.fixedCost - credit * steepest
    }

    /// What all members pay together, as steps whose prices add up: f(before + x) − f(before).
    private static func steps(_ steps: [FairnessStep], _ before: [Int]) -> [FairnessStep] {
        before.flatMap { done in
            var (result, price) = ([FairnessStep](), 0)
            for step in steps {
                result.append(
                    FairnessStep(above: max(0, step.above - done), cost: step.cost - price))
                price = step.cost
            }
            return result
        }
    }
}

extension [FairnessStep] {
    /// What an amount costs, prices of the steps added up.
    func price(of amount: Int) -> Int {
        reduce(0) { $0 + Swift.max(0, amount - $1.above) * $1.cost }
    }
}
