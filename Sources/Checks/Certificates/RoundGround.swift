import Scenarios

/// The day as one hand can walk it, with prices: steps, windows, what a visit costs and uses.
///
/// Places are needs, then centres where the hand loads, then the end of a shift.
struct RoundGround {
    var hand: HandTerms
    var needs: [NeedTerms]
    let count: Int
    /// Needs that the hand can do at all.
    let servable: [Int]
    /// By need: loads, one bit each, whose goods it may have.
    var allowed: [UInt64]
    /// From place to place: seconds of service there and of the way, −1 for none; metres.
    var steps: [Int32]
    var metres: [Int32]
    /// The same from the start to each place, without service.
    var first: [HandTerms.Way]
    var places: Int
    /// By need and load: what a visit costs, duty and ways aside.
    var visitCosts: [Int]
    var service: [Int32]
    /// By need: what it uses.
    var uses: [SIMD16<Int32>]
    var limits: SIMD16<Int32>
    var loads: [Load]
    /// What is remembered at each place.
    var remembered: [[Int]]
    /// By place and need: which bit, −1 for none.
    var position: [Int8]
    /// By need: cuts that have it, and cuts that are remembered there.
    let cutMembers: [CutBits]
    let cutMemory: [CutBits]
    let cutPrices: [Int]
    let scale: Int
    /// Memories tell sets apart: of rounds to different needs each is kept.
    let tellsSets: Bool

    /// A centre where the hand loads.
    struct Load {
        var centre: Int
        var open: Interval
        var seconds: Int
        var millisecondsPerItem: Int
        /// Pieces by good, and loose grams: what is there.
        var stock: [Int]

        func duration(items: Int32) -> Int {
            seconds + (Int(items) * millisecondsPerItem + 999) / 1000
        }
    }

    var loadPlace: Int { count }
    var endPlace: Int { places - 1 }

    /// - Parameters:
    ///   - prices: nil: nothing has a price, all visits are remembered and sets told apart.
    init(_ day: DayTerms, _ hand: HandTerms, _ prices: Certificate.Prices?) {
        self.hand = hand
        needs = day.needs
        let n = day.needs.count
        count = n
        let scale = prices?.scale ?? 1
        self.scale = scale
        tellsSets = prices == nil
        let scenario = day.scenario
        let loads = hand.loadsAt.map { c in
            let centre = scenario.centres[c]
            return Load(
                centre: c, open: centre.open, seconds: centre.loadingSeconds,
                millisecondsPerItem: centre.loadingMillisecondsPerItem,
                stock: day.goods.map { centre.stock.pieces[$0] ?? HandTerms.most }
                    + [centre.stock.grams ?? HandTerms.most])
        }
        self.loads = loads
        let allowed = day.needs.map { terms in
            let centres = scenario.households[terms.household].centres
            return loads.indices.reduce(UInt64(0)) { bits, l in
                let may =
                    (centres.isEmpty || centres.contains(scenario.centres[loads[l].centre].id))
                    && zip(terms.amounts, loads[l].stock).allSatisfy { $0 <= $1 }
                return may ? bits | 1 << UInt64(l) : bits
            }
        }
        self.allowed = allowed
        servable = day.needs.indices.filter { k in
            let terms = day.needs[k]
            return hand.wishes[k] >= 0 && !terms.moments.isEmpty
                && (terms.bringsNothing
                    || allowed[k] != 0 && zip(terms.amounts, hand.capacity).allSatisfy { $0 <= $1 })
        }
        service = day.needs.map { Int32(min($0.seconds(people: hand.people), DayTerms.endless)) }
        let places = n + loads.count + 1
        self.places = places
        let walk = Self.walk(day, hand, loads, service: service, places: places)
        (steps, metres, first) = walk
        let lanes = Self.lanes(day, hand, loads, servable, tellsSets: prices == nil)
        (uses, limits) = lanes
        visitCosts = Self.visitCosts(day, hand, loads, prices)
        let remembered = Self.remembered(prices, n, loads)
        self.remembered = remembered
        position = Self.position(remembered, needs: n)
        var members = [CutBits](repeating: CutBits(), count: n)
        var memory = members
        for (c, cut) in (prices?.cuts ?? []).enumerated() {
            for need in cut.needs { members[need].insert(c) }
            for need in cut.remembers { memory[need].insert(c) }
        }
        (cutMembers, cutMemory) = (members, memory)
        cutPrices = (prices?.cuts ?? []).map(\.price)
    }

    static func position(_ remembered: [[Int]], needs n: Int) -> [Int8] {
        var position = [Int8](repeating: -1, count: remembered.count * n)
        for (place, list) in remembered.enumerated() {
            for (bit, need) in list.enumerated() { position[place * n + need] = Int8(bit) }
        }
        return position
    }

    private static func remembered(
        _ prices: Certificate.Prices?, _ n: Int, _ loads: [Load]
    ) -> [[Int]] {
        guard let prices else {
            return Array(repeating: Array(0..<n), count: n + loads.count + 1)
        }
        return (0..<n).map { k in [k] + prices.needs[k].remembers.filter { $0 != k } }
            + loads.map { prices.centres[$0.centre] ?? [] } + [[]]
    }

    private static func walk(
        _ day: DayTerms, _ hand: HandTerms, _ loads: [Load], service: [Int32], places: Int
    ) -> ([Int32], [Int32], [HandTerms.Way]) {
        let (n, centres) = (day.needs.count, day.scenario.centres.count)
        var steps = [Int32](repeating: -1, count: places * places)
        var metres = [Int32](repeating: 0, count: places * places)
        guard let ways = day.ways[hand.mode] else { return (steps, metres, []) }
        func spot(_ place: Int) -> Int {
            place < n ? centres + day.needs[place].household : loads[place - n].centre
        }
        for p in 0..<places - 1 {
            let stay = p < n ? service[p] : 0
            for i in 0..<places - 1 where i != p && (p < n || i < n) {
                let at = spot(p) * ways.size + spot(i)
                guard ways.seconds[at] >= 0 else { continue }
                var step = ways.seconds[at] + stay
                if p < n, i >= n || day.needs[p].household != day.needs[i].household {
                    step += Int32(day.clearance)
                }
                if i < n, p >= n || day.needs[p].site != day.needs[i].site {
                    step += Int32(day.needs[i].arrival)
                }
                steps[p * places + i] = step
                metres[p * places + i] = ways.metres[at]
            }
            let last = hand.toEnd[spot(p)]
            guard p < n, last.seconds >= 0 else { continue }
            steps[p * places + places - 1] = last.seconds + stay
            metres[p * places + places - 1] = last.metres
        }
        let first = (0..<places - 1).map { i in
            var way = hand.fromStart[spot(i)]
            if i < n, way.seconds >= 0 { way.seconds += Int32(day.needs[i].arrival) }
            return way
        }
        return (steps, metres, first)
    }

    /// What visits use, as far as it can bind; a trip's goods first.
    private static func lanes(
        _ day: DayTerms, _ hand: HandTerms, _ loads: [Load], _ servable: [Int],
        tellsSets: Bool
    ) -> ([SIMD16<Int32>], SIMD16<Int32>) {
        var uses = [SIMD16<Int32>](repeating: .init(), count: day.needs.count)
        var limits = SIMD16<Int32>(repeating: Int32(HandTerms.most))
        if loads.contains(where: { $0.millisecondsPerItem > 0 }) {
            for k in servable { uses[k][Lane.items] = Int32(clamping: day.needs[k].items) }
        }
        for (d, most) in hand.capacity.enumerated() {
            let all = servable.reduce(0) { $0 + day.needs[$1].amounts[d] }
            // What a trip takes of a stock is looked at where all rounds are tried.
            let isScarce = tellsSets && loads.contains { d < $0.stock.count && $0.stock[d] < all }
            guard most < HandTerms.most && all > most || isScarce else {
                continue
            }
            let lane = Lane.firstGood + d
            guard lane < Lane.metres else { continue }
            limits[lane] = Int32(min(most, HandTerms.most))
            for k in servable { uses[k][lane] = Int32(day.needs[k].amounts[d]) }
        }
        limits[Lane.metres] = Int32(hand.maxMetres)
        limits[Lane.trips] = Int32(hand.maxTrips)
        if hand.maxVisits < servable.count {
            limits[Lane.visits] = Int32(hand.maxVisits)
            for k in servable { uses[k][Lane.visits] = 1 }
        }
        if hand.maxHouseholds < servable.count {
            limits[Lane.households] = Int32(hand.maxHouseholds)
            // Who has several needs may be counted for one of them already.
            for k in servable where day.needs[k].isAlone { uses[k][Lane.households] = 1 }
        }
        let weight = servable.reduce(0) { $0 + day.needs[$1].weight }
        if !hand.gramsSteps.isEmpty, weight < HandTerms.most {
            for k in servable { uses[k][Lane.weight] = Int32(day.needs[k].weight) }
        }
        return (uses, limits)
    }

    private static func visitCosts(
        _ day: DayTerms, _ hand: HandTerms, _ loads: [Load], _ prices: Certificate.Prices?
    ) -> [Int] {
        let width = loads.count + 1
        var costs = [Int](repeating: 0, count: day.needs.count * width)
        for (k, need) in day.needs.enumerated() {
            let own =
                max(0, hand.wishes[k]) * (prices?.scale ?? 1) - (prices?.needs[k].price ?? 0)
            for b in 0..<width {
                var cost = own
                if b > 0 {
                    for entry in prices?.stock ?? [] where entry.centre == loads[b - 1].centre {
                        let good = day.goods.firstIndex(of: entry.good)
                        cost += entry.price * (good.map { need.pieces[$0] } ?? need.loose)
                    }
                }
                costs[k * width + b] = cost
            }
        }
        return costs
    }
}

/// What a round uses up; a trip's part begins anew with each load.
enum Lane {
    static let items = 0
    static let firstGood = 1
    static let metres = 10
    static let visits = 11
    static let households = 12
    static let trips = 13
    static let weight = 14
    /// Seconds of duty in shifts that are over.
    static let duty = 15

    /// All bits for what goes on over a load.
    static let kept: SIMD16<Int32> = {
        var mask = SIMD16<Int32>(repeating: 0)
        for lane in metres...duty { mask[lane] = -1 }
        return mask
    }()
}

/// One bit for each cut.
struct CutBits: Equatable {
    var low: UInt64 = 0
    var high: UInt64 = 0

    mutating func insert(_ k: Int) {
        if k < 64 { low |= 1 << UInt64(k) } else { high |= 1 << UInt64(k - 64) }
    }

    @inline(__always) static func & (a: Self, b: Self) -> Self {
        CutBits(low: a.low & b.low, high: a.high & b.high)
    }
    @inline(__always) static func ^ (a: Self, b: Self) -> Self {
        CutBits(low: a.low ^ b.low, high: a.high ^ b.high)
    }
    @inline(__always) func without(_ b: Self) -> Self {
        CutBits(low: low & ~b.low, high: high & ~b.high)
    }
    @inline(__always) var isEmpty: Bool { low | high == 0 }

    /// The sum of the prices of those that are in.
    func sum(_ prices: [Int]) -> Int {
        var (sum, word) = (0, low)
        while word != 0 {
            sum += prices[word.trailingZeroBitCount]
            word &= word - 1
        }
        word = high
        while word != 0 {
            sum += prices[64 + word.trailingZeroBitCount]
            word &= word - 1
        }
        return sum
    }
}
