import Scenarios
import TravelTimes

extension Checker {
    /// Totals of a round while it is walked through.
    struct Walk {
        var place: PlaceIndex?
        /// The stop before, breaks aside: when it ended, and the household if it was a visit.
        var free = 0
        var household: Int?
        /// Where the car stands while its people are on foot.
        var car: PlaceIndex?
        /// They came to this door from the car.
        var isFromCar = true
        /// Seconds of rest since then.
        var rested = 0
        var now = 0
        var shiftStart: Int?
        var interval: Interval?
        /// Of this shift.
        var rests: [Rest] = []
        /// Loads of this shift not yet filled: stop index, centre, goods.
        var trip: (stop: Int, centre: Int, goods: Quantities, begin: Int, end: Int)?
        var onBoard = Quantities()
        var isolatingSeen = false
        var othersSeen = false
        /// Seconds outdoors since it was warm last.
        var outdoors = 0
        var metres = 0
        var duty = 0
        var grams = 0
        var trips = 0
        var visits = 0
        var households = Set<Int>()
        var usedIntervals: [Interval] = []
    }

    /// One hand's round.
    mutating func check(_ round: Round, _ hand: CheckedHand) {
        var walk = Walk()
        var wishes = 0
        for (k, stop) in round.stops.enumerated() {
            let isPoint = stop.kind == .start || stop.kind == .end
            guard (0...200_000).contains(stop.begin), (0...200_000).contains(stop.end),
                stop.end >= stop.begin, !isPoint || stop.begin == stop.end
            else {
                note("times", who: hand.id, stop: k, facts: ["stop": "\(k + 1)"])
                continue
            }
            if stop.begin < walk.now {
                note(
                    "overlap", who: hand.id, stop: k,
                    facts: [
                        "stop": "\(k + 1)", "begin": clock(stop.begin), "free": clock(walk.now),
                    ])
            }
            if stop.kind != .start, walk.shiftStart == nil {
                note("no-start", who: hand.id, stop: k, facts: ["stop": "\(k + 1)"])
                walk.shiftStart = stop.begin
                walk.place = place(hand.from, hand)
                walk.free = stop.begin
            }
            switch stop.kind {
            case .start: start(stop, k, hand, &walk)
            case .rest: rest(stop, k, hand, &walk)
            case .load(let centre, let goods): load(stop, k, centre, goods, hand, &walk)
            case .visit(let need): wishes += visit(stop, k, need, hand, &walk)
            case .end: end(stop, k, hand, &walk)
            }
            walk.now = max(walk.now, stop.end)
        }
        if walk.shiftStart != nil { note("no-end", who: hand.id) }
        if round.stops.isEmpty { note("empty-round", who: hand.id) }
        limits(hand, walk)
        price(hand, walk, wishes)
    }

    private func place(_ base: Base, _ hand: CheckedHand) -> PlaceIndex? {
        switch base {
        case .centre(let id): centreIndex[id].map { .centre($0) }
        case .home: .home(hand.memberIndices[0])
        case .anywhere: nil
        }
    }

    /// A shift starts within one interval of availability that has no shift yet, and at a centre
    /// within its hours.
    private mutating func start(
        _ stop: Stop, _ k: Int, _ hand: CheckedHand, _ walk: inout Walk
    ) {
        if walk.shiftStart != nil { note("no-end", who: hand.id, stop: k) }
        walk.interval = hand.hours.first { $0.start <= stop.begin && stop.begin <= $0.end }
        if let interval = walk.interval {
            if walk.usedIntervals.contains(interval) {
                note("two-shifts", who: hand.id, stop: k, facts: ["time": clock(stop.begin)])
            }
            walk.usedIntervals.append(interval)
        } else {
            note("hours", who: hand.id, stop: k, facts: ["time": clock(stop.begin)])
        }
        walk.place = place(hand.from, hand)
        walk.car = nil
        centreHours(walk.place, stop.begin, stop.begin, hand, k)
        walk.shiftStart = stop.begin
        walk.free = stop.begin
        walk.household = nil
        walk.rested = 0
        walk.outdoors = 0
        walk.rests = []
        walk.trip = nil
        walk.onBoard = Quantities()
    }

    private mutating func centreHours(
        _ place: PlaceIndex?, _ begin: Int, _ end: Int, _ hand: CheckedHand, _ k: Int
    ) {
        guard case .centre(let c) = place else { return }
        let open = scenario.centres[c].open
        if begin < open.start || end > open.end {
            note(
                "centre-hours", who: hand.id, stop: k,
                facts: [
                    "centre": scenario.centres[c].id, "time": clock(begin),
                    "open": "\(clock(open.start))–\(clock(open.end))",
                ])
        }
    }

    /// Travel to the next place, with what has to be done before leaving and on arriving.
    private mutating func move(
        to place: PlaceIndex?, household: Int?, isLoad: Bool, _ stop: Stop, _ k: Int,
        _ hand: CheckedHand, _ walk: inout Walk
    ) {
        guard let place, let from = walk.place else { return }
        guard let leg = way(to: place, from: from, stop, k, hand, &walk) else {
            note("unreachable", who: hand.id, stop: k, facts: ["stop": "\(k + 1)"])
            return
        }
        var needed = leg.seconds
        if let before = walk.household, isLoad || household.map({ $0 != before }) == true {
            needed += scenario.rules.disinfectionSeconds
        }
        if let household {
            let isSame = walk.household.map { sameBuilding($0, household) } ?? false
            if !isSame { needed += scenario.households[household].arrivalSeconds }
        }
        let left = stop.begin - walk.free - walk.rested
        if left < needed {
            note(
                "too-early", who: hand.id, stop: k,
                facts: [
                    "stop": "\(k + 1)", "begin": clock(stop.begin), "needed": minutes(needed),
                    "left": minutes(max(0, left)),
                ])
        }
        walk.metres += leg.metres
        if hand.mode != .car { walkOutdoors(needed, k, hand, &walk) }
    }

    private func sameBuilding(_ a: Int, _ b: Int) -> Bool {
        if a == b { return true }
        let (x, y) = (scenario.households[a].place, scenario.households[b].place)
        if let building = x.building ?? y.building {
            return x.building == building && y.building == building
        }
        return x.lat == y.lat && x.lon == y.lon
    }

    /// A load: where the hand may, within opening hours, exactly as long as its pieces ask.
    private mutating func load(
        _ stop: Stop, _ k: Int, _ centreID: String, _ goods: Quantities, _ hand: CheckedHand,
        _ walk: inout Walk
    ) {
        guard let c = centreIndex[centreID] else {
            note("unknown-centre", who: hand.id, stop: k, facts: ["centre": centreID])
            return
        }
        finishTrip(hand, &walk)
        if !hand.loadsAt.contains(centreID) {
            note("load-place", who: hand.id, stop: k, facts: ["centre": centreID])
        }
        move(to: .centre(c), household: nil, isLoad: true, stop, k, hand, &walk)
        centreHours(.centre(c), stop.begin, stop.end, hand, k)
        loads[c, default: []].append((stop.begin, stop.end, hand.id))
        walk.trip = (k, c, goods, stop.begin, stop.end)
        walk.onBoard = Quantities()
        walk.trips += 1
        walk.outdoors = 0
        walk.place = .centre(c)
        walk.free = stop.end
        walk.household = nil
        walk.rested = 0
    }

    /// When a trip is over: what was loaded is what was brought, fits, and took as long as it says.
    private mutating func finishTrip(_ hand: CheckedHand, _ walk: inout Walk) {
        guard let trip = walk.trip else { return }
        walk.trip = nil
        let brought = walk.onBoard
        func pieces(_ q: Quantities) -> [String: Int] { q.pieces.filter { $0.value != 0 } }
        if pieces(trip.goods) != pieces(brought) || trip.goods.grams ?? 0 != brought.grams ?? 0 {
            note(
                "load-contents", who: hand.id, stop: trip.stop,
                facts: ["time": clock(trip.begin)])
        }
        let count = brought.pieces.values.reduce(0, +)
        if count == 0, brought.grams ?? 0 == 0 {
            note("empty-load", who: hand.id, stop: trip.stop, facts: ["time": clock(trip.begin)])
        }
        let centre = scenario.centres[trip.centre]
        let length =
            centre.loadingSeconds + (count * centre.loadingMillisecondsPerItem + 999) / 1000
        if trip.end - trip.begin != length {
            note(
                "load-length", who: hand.id, stop: trip.stop,
                facts: [
                    "time": clock(trip.begin), "length": minutes(trip.end - trip.begin),
                    "needed": minutes(length),
                ])
        }
        for (good, pieces) in brought.pieces.sorted(by: { $0.key < $1.key }) where pieces > 0 {
            let most = hand.carries.pieces[good] ?? (hand.carries.grams == nil ? 0 : Int.max)
            if pieces > most {
                note(
                    "capacity", who: hand.id, stop: trip.stop,
                    facts: ["good": good, "loaded": "\(pieces)", "carries": "\(most)"])
            }
        }
        let weight = grams(brought)
        let loose = brought.grams ?? 0
        if loose > 0 && hand.carries.grams == nil || weight > hand.carries.grams ?? Int.max {
            note(
                "capacity", who: hand.id, stop: trip.stop,
                facts: [
                    "good": "kg", "loaded": kilograms(weight),
                    "carries": kilograms(hand.carries.grams ?? 0),
                ])
        }
        for (good, pieces) in brought.pieces {
            taken[trip.centre, default: Quantities()].pieces[good, default: 0] += pieces
        }
        if loose > 0 {
            taken[trip.centre, default: Quantities()].grams =
                (taken[trip.centre]?.grams ?? 0) + loose
        }
        walk.grams += weight
    }

    private func grams(_ goods: Quantities) -> Int {
        goods.pieces.reduce(goods.grams ?? 0) { $0 + $1.value * (gramsOfGood[$1.key] ?? 0) }
    }

    /// A visit: once, by somebody who may, in time, as long as it takes.
    ///
    /// Returns the price of wishes unmet.
    private mutating func visit(
        _ stop: Stop, _ k: Int, _ id: String, _ hand: CheckedHand, _ walk: inout Walk
    ) -> Cost {
        guard let index = needs[id] else {
            note("unknown-need", who: hand.id, need: id, stop: k)
            return 0
        }
        let h = index.household
        let need = need(index)
        let isTwice = visitors[id]?.contains { $0.who == hand.id } ?? false
        if let other = visitedBy[id], need.people == 1 || isTwice {
            note("visited-twice", who: hand.id, need: id, stop: k, facts: ["other": other])
        }
        visitedBy[id] = hand.id
        visitors[id, default: []].append((hand.id, stop.begin))
        let known = visitTimes[id] ?? (stop.begin, stop.end)
        visitTimes[id] = (min(known.begin, stop.begin), max(known.end, stop.end))
        move(to: .household(h), household: h, isLoad: false, stop, k, hand, &walk)
        checkMoment(stop, k, need, hand)
        let sharing = max(1, min(hand.members.count, need.crew.best))
        var length = need.seconds
        if let work = need.personSeconds {
            let share = (work + sharing - 1) / sharing
            length = max(need.leastSeconds, (share + 59) / 60 * 60)
        }
        if need.outdoors, let frost = scenario.frost {
            let letsIn = !scenario.households[h].isolating && !scenario.households[h].contactFree
            stayOutdoors(stop, k, id, work: length, frost, letsIn: letsIn, hand, &walk)
        } else if stop.end - stop.begin != length {
            note(
                "visit-length", who: hand.id, need: id, stop: k,
                facts: ["length": minutes(stop.end - stop.begin), "needed": minutes(length)])
        }
        if !need.outdoors { walk.outdoors = 0 }
        checkAbility(k, need, h, hand)
        if !need.brings.isEmpty { bring(k, need, h, hand, &walk) }
        let household = scenario.households[h]
        switch scenario.rules.isolating {
        case .any: break
        case .last:
            if walk.isolatingSeen, !household.isolating {
                note("isolating", who: hand.id, need: id, stop: k)
            }
        case .dedicated:
            if household.isolating ? walk.othersSeen : walk.isolatingSeen {
                note("not-dedicated", who: hand.id, need: id, stop: k)
            }
        }
        if household.isolating { walk.isolatingSeen = true } else { walk.othersSeen = true }
        walk.place = .household(h)
        walk.free = stop.end
        walk.household = h
        walk.rested = 0
        walk.visits += 1
        walk.households.insert(h)
        return wishes(stop, need, h, hand)
    }

    /// Goods come from the last load of this shift, at a centre that may serve the household.
    private mutating func bring(
        _ k: Int, _ need: Need, _ h: Int, _ hand: CheckedHand, _ walk: inout Walk
    ) {
        let isNothing =
            need.brings.pieces.values.allSatisfy { $0 == 0 } && need.brings.grams ?? 0 == 0
        if isNothing { return }
        guard let trip = walk.trip else {
            note("not-loaded", who: hand.id, need: need.id, stop: k)
            return
        }
        let centres = scenario.households[h].centres
        let centre = scenario.centres[trip.centre].id
        if !centres.isEmpty, !centres.contains(centre) {
            note("load-centre", who: hand.id, need: need.id, stop: k, facts: ["centre": centre])
        }
        for (good, pieces) in need.brings.pieces { walk.onBoard.pieces[good, default: 0] += pieces }
        if let grams = need.brings.grams { walk.onBoard.grams = (walk.onBoard.grams ?? 0) + grams }
    }

    /// A shift ends where it must, in time; breaks are taken or lie outside it.
    private mutating func end(
        _ stop: Stop, _ k: Int, _ hand: CheckedHand, _ walk: inout Walk
    ) {
        finishTrip(hand, &walk)
        let target = hand.to == .anywhere ? walk.place : place(hand.to, hand)
        let isSamePlace = hand.to == .anywhere
        if isSamePlace {
            let back = wayToCar(hand, walk)
            if stop.begin < walk.free + walk.rested + back {
                note(
                    "too-early", who: hand.id, stop: k,
                    facts: [
                        "stop": "\(k + 1)", "begin": clock(stop.begin), "needed": minutes(back),
                        "left": minutes(max(0, stop.begin - walk.free - walk.rested)),
                    ])
            }
        } else {
            move(to: target, household: nil, isLoad: false, stop, k, hand, &walk)
            centreHours(target, stop.begin, stop.begin, hand, k)
        }
        if let interval = walk.interval, stop.begin > interval.end {
            note("hours", who: hand.id, stop: k, facts: ["time": clock(stop.begin)])
        }
        let start = walk.shiftStart ?? stop.begin
        let rested = breaks(hand, walk, from: start, to: stop.begin, stop: k)
        walk.duty += stop.begin - start - rested
        walk.shiftStart = nil
        walk.interval = nil
    }
}
