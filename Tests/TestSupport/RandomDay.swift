import Scenarios

/// A random small day that mixes everything that ARCHITECTURE.md sections 3 and 4 know.
///
/// One or two centres, one to four hands, so many needs (at most 8). Travel is a matrix, directed,
/// with gaps; every time is a multiple of 5 minutes, so that some optimum lies on that grid.
public func randomSmallDay(seed: UInt64, needs: Int) -> Scenario {
    var maker = DayMaker(
        seed: seed &* 2 &+ 1,
        size: DaySize(
            needs: needs, volunteers: 1...5, hands: 4, centres: 1...2, step: 300,
            from: 9 * 3600, to: 14 * 3600, straightLine: false))
    return maker.make()
}

/// A random day of a town of 20 × 20 km, travelled as the crow flies, its times off any grid.
///
/// For property tests of planner and checker: the same features as ``randomSmallDay(seed:needs:)``.
public func randomDay(seed: UInt64, volunteers: Int, needs: Int) -> Scenario {
    var maker = DayMaker(
        seed: seed &* 2,
        size: DaySize(
            needs: needs, volunteers: volunteers...volunteers, hands: volunteers, centres: 1...3,
            step: 60, from: 8 * 3600, to: 19 * 3600, straightLine: true))
    return maker.make()
}

/// How large a random day is.
struct DaySize {
    var needs: Int
    var volunteers: ClosedRange<Int>
    /// Most hands.
    var hands: Int
    var centres: ClosedRange<Int>
    /// All times are multiples of this.
    var step: Int
    /// When volunteers are available at most.
    var from: Int
    var to: Int
    /// Else a matrix.
    var straightLine: Bool
}

/// Builds one random day, part by part.
struct DayMaker {
    var random: SplitMix
    var size: DaySize
    /// Everybody loads at one ramp within little time, so that its limit is felt.
    var rush = false
    var day = Scenario()

    init(seed: UInt64, size: DaySize) {
        random = SplitMix(seed: seed)
        self.size = size
    }

    /// The whole day.
    mutating func make() -> Scenario {
        if !size.straightLine && random.chance(25) {
            rush = true
            size.volunteers = 2...4
            size.to = size.from + random.pick([105, 120, 150]) * 60
        }
        makeGoods()
        makeRules()
        makeCentres()
        makeVolunteers()
        makeCrews()
        makeHouseholds()
        makeHistory()
        makePins()
        if size.straightLine { makeWeather() } else { makeMatrix() }
        return day
    }

    // MARK: Small numbers

    /// A time between two times, on the grid.
    mutating func time(_ from: Int, _ to: Int) -> Int {
        let low = (from + size.step - 1) / size.step
        return random.int(low...max(low, to / size.step)) * size.step
    }

    /// So many minutes, a multiple of 5 in small days.
    mutating func minutes(_ from: Int, _ to: Int) -> Int { time(from * 60, to * 60) }

    /// An interval within another, at least as long as stated.
    mutating func within(_ outer: Interval, least: Int) -> Interval {
        let start = time(outer.start, max(outer.start, outer.end - least))
        return Interval(start, time(min(outer.end, start + least), outer.end))
    }

    /// Some of the words, in their order.
    mutating func some(_ words: [String], percent: Int) -> [String] {
        words.filter { _ in random.chance(percent) }
    }

    /// A price of so many minutes.
    mutating func price(_ from: Int, _ to: Int) -> Cost { random.int(from...to) * 60_000 }

    /// A place in the town; on a coarse mesh now and then, so that buildings coincide.
    mutating func place() -> Place {
        Place(
            lat: 43.15 + Double(random.int(0...1800)) / 10_000,
            lon: 76.80 + Double(random.int(0...2460)) / 10_000)
    }

    // MARK: Goods, centres, rules

    /// Detours, slow cars, and a winter now and then.
    private mutating func makeWeather() {
        if random.chance(50) { day.travel.detour = random.int(1000...1800) }
        if random.chance(30) { day.travel.speeds[.car] = random.int(15...50) * 1000 }
        if random.chance(30) { day.travel.winter[.foot] = random.int(1000...1700) }
        if random.chance(20) { day.travel.winter[.car] = random.int(1000...1500) }
    }

    private mutating func makeGoods() {
        for (id, grams) in [("basket", 18_000), ("medicine", 500)] {
            var good = Good(id: id)
            good.grams = grams
            day.goods.append(good)
        }
        day.kinds = ["basket", "snow", "errand", "talk"].map { Kind(id: $0) }
    }

    private mutating func makeRules() {
        if random.chance(25) {
            day.rules.mostHouseholds = size.straightLine ? random.int(4...12) : random.int(1...4)
        }
        if random.chance(25) { day.rules.disinfectionSeconds = minutes(5, 10) }
        day.rules.isolating = random.chance(40) ? .last : .any
        if random.chance(25) { day.rules.languagePrice = price(0, 40) }
        if random.chance(25) { day.rules.continuityPrice = price(0, 40) }
        if random.chance(40) { day.rules.latePrice = price(5, 90) }
        if random.chance(25) { day.rules.fairnessSeconds = steps { $0.minutes(30, 180) } }
        if random.chance(20) { day.rules.fairnessMetres = steps { $0.random.int(5_000...30_000) } }
        if random.chance(20) { day.rules.fairnessGrams = steps { $0.random.int(10_000...60_000) } }
    }

    /// One or two steps whose prices do not decrease.
    private mutating func steps(_ above: (inout DayMaker) -> Int) -> [FairnessStep] {
        let first = above(&self)
        var steps = [FairnessStep(above: first, cost: random.int(1...1500))]
        if random.chance(50) {
            let more = max(size.step, above(&self) / size.step * size.step)
            steps.append(
                FairnessStep(above: first + more, cost: steps[0].cost + random.int(0...2000)))
        }
        return steps
    }

    private mutating func makeCentres() {
        for i in 0..<random.int(size.centres) {
            var centre = Centre(id: "c\(i + 1)", place: place())
            if random.chance(40) {
                centre.open = Interval(
                    time(size.from - 3600, size.from + 1800), time(size.to - 3600, size.to + 3600))
            }
            if random.chance(40) {
                let most = size.straightLine ? size.needs : 5
                if random.chance(80) { centre.stock.pieces["basket"] = random.int(1...most) }
                if random.chance(40) { centre.stock.pieces["medicine"] = random.int(0...most) }
                if random.chance(15) { centre.stock.grams = random.int(1...most) * 10_000 }
            }
            centre.loadingSeconds = random.chance(10) ? 0 : minutes(5, 15)
            if random.chance(25) {
                centre.loadingMillisecondsPerItem =
                    size.straightLine ? random.int(1...120) * 500 : size.step * 1000
            }
            if random.chance(45) { centre.ramp = random.int(1...2) }
            if rush && i == 0 {
                centre.ramp = 1
                centre.loadingSeconds = minutes(15, 30)
            }
            day.centres.append(centre)
        }
    }
}
