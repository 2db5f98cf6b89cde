/// Turns the tree of `plan.json` into a plan.
struct PlanDecoder {
    let faults: Faults
    /// With the crews of the plan.
    private(set) var scenario: Scenario
    private let needs: IDTable
    private var hands: IDTable
    private let volunteers: IDTable
    private let centres: IDTable
    private let goods: IDTable

    init(_ scenario: Scenario, faults: Faults) {
        // Crews of another plan are none of this one.
        let scenario = scenario.withoutFormedCrews
        (self.faults, self.scenario) = (faults, scenario)
        volunteers = IDTable(scenario.volunteers.map(\.id))
        needs = IDTable(scenario.households.lazy.flatMap(\.needs).map(\.id))
        hands = IDTable(scenario.crews.map(\.id) + scenario.volunteers.map(\.id))
        centres = IDTable(scenario.centres.map(\.id))
        goods = IDTable(scenario.goods.map(\.id))
    }

    /// A crew that the planner formed, or somebody who edited its plan.
    mutating func crew(_ id: Cursor?, _ members: Cursor?) {
        guard let cursor = id, let id = cursor.identifier(),
            let items = members?.few(Limits.members)
        else { return }
        if items.isEmpty { members?.fault("empty-list") }
        var crew = Crew(id: id, members: [], isFormed: true)
        for item in items {
            guard let member = reference(item, to: .volunteer) else { continue }
            if crew.members.contains(member) {
                item.fault("repeated-member")
            } else {
                crew.members.append(member)
            }
        }
        guard hands.insert(id) else {
            cursor.fault("duplicate-id")
            return
        }
        if !crew.members.isEmpty { scenario.crews.append(crew) }
    }

    /// The plan of a mapping; faults are reported.
    mutating func plan(_ root: Record) -> Plan {
        for cursor in root["crews"]?.items() ?? [] {
            guard let record = Record(cursor, keys: PlanKeys.crew) else { continue }
            crew(record.require("id"), record.require("members"))
        }
        return known(root)
    }

    private func known(_ root: Record) -> Plan {
        let rounds = (root.require("rounds")?.items() ?? []).compactMap(round)
        let leftOut = (root["leftOut"]?.items() ?? []).compactMap(leftOut)
        var made = Provenance(
            state: .byHand, scenarioHash: scenario.contentHash, seed: 0, iterations: 0,
            version: "")
        if let cursor = root["made"] { read(cursor, into: &made) }
        var cost = CostBreakdown()
        if let cursor = root["cost"] {
            read(cursor, into: &cost)
        } else {
            made.state = .byHand
        }
        return Plan(scenario: scenario, made: made, rounds: rounds, leftOut: leftOut, cost: cost)
    }

    func reference(_ cursor: Cursor, to sort: IDSort) -> String? {
        guard let id = cursor.scalar() else { return nil }
        let table =
            switch sort {
            case .need: needs
            case .hand: hands
            case .volunteer: volunteers
            case .centre: centres
            default: goods
            }
        if table.contains(id) { return id }
        var facts = ["sort": sort.rawValue]
        facts["nearest"] = faults.nearest(to: id, among: table.list)
        cursor.fault("unknown-reference", facts)
        return nil
    }

    private func read(_ cursor: Cursor, into made: inout Provenance) {
        guard let record = Record(cursor, keys: PlanKeys.made) else { return }
        let states = ["provenOptimal", "bestFound", "byHand"]
        if let word = record["state"]?.choice(states) {
            made.state = Provenance.State(rawValue: word) ?? .byHand
        }
        if let hash = record["scenarioHash"]?.text() { made.scenarioHash = hash }
        if let stated = record["seed"], let text = stated.scalar("whole-number") {
            if let seed = UInt64(text) {
                made.seed = seed
            } else {
                stated.fault("out-of-range", ["least": "0", "most": "\(UInt64.max)"])
            }
        }
        if let count = record["iterations"]?.integer(in: 0...1 << 53) { made.iterations = count }
        if let version = record["version"]?.text() { made.version = version }
        made.bound = record["bound"]?.scaled(60_000, in: 0...1e10)
    }

    private func read(_ cursor: Cursor, into cost: inout CostBreakdown) {
        guard let record = Record(cursor, keys: PlanKeys.cost) else { return }
        func part(_ key: String) -> Cost { record[key]?.scaled(60_000, in: 0...1e10) ?? 0 }
        cost.duty = part("duty")
        cost.distance = part("distance")
        cost.fixed = part("fixed")
        cost.fairness = part("fairness")
        cost.wishes = part("wishes")
        cost.leftOut = part("leftOut")
        cost.mustLeftOut = record["mustLeftOut"]?.integer(in: 0...Limits.pieces.upperBound) ?? 0
    }

    private func round(_ cursor: Cursor) -> Round? {
        guard let record = Record(cursor, keys: PlanKeys.round) else { return nil }
        let who = record.require("who").flatMap { reference($0, to: .hand) }
        let stops = (record.require("stops")?.items() ?? []).compactMap(stop)
        return who.map { Round(who: $0, stops: stops) }
    }

    private func stop(_ cursor: Cursor) -> Stop? {
        guard let record = Record(cursor, keys: PlanKeys.stop) else { return nil }
        let named = PlanKeys.stopKinds.filter { record.own($0) != nil }
        if named.count > 1 {
            cursor.fault("both-stated", ["key": named[0], "other": named[1]])
            return nil
        }
        func moment(_ key: String) -> Int? { record.require(key)?.clock(in: Limits.planClock) }
        guard let name = named.first else {
            guard let end = record.own("end"), record.own("begin") == nil else {
                cursor.fault(
                    "unknown-stop",
                    ["choices": (PlanKeys.stopKinds + ["end"]).joined(separator: ", ")])
                return nil
            }
            return end.clock(in: Limits.planClock).map { Stop(.end, begin: $0, end: $0) }
        }
        if name == "start" { return moment("start").map { Stop(.start, begin: $0, end: $0) } }
        let (begin, end) = (moment("begin"), moment("end"))
        var kind: Stop.Kind?
        switch name {
        case "load":
            let centre = record.own("load").flatMap { reference($0, to: .centre) }
            let goods = record.require("goods").flatMap(quantities)
            if let centre, let goods { kind = .load(centre: centre, goods: goods) }
        case "visit":
            kind = record.own("visit").flatMap { reference($0, to: .need) }.map { .visit(need: $0) }
        default: kind = .rest
        }
        let isOnFoot = name == "visit" && record["onFoot"]?.flag() ?? false
        guard let kind, let begin, let end else { return nil }
        return Stop(kind, begin: begin, end: end, isOnFoot: isOnFoot)
    }

    private func quantities(_ cursor: Cursor) -> Quantities? {
        guard let record = Record(open: cursor) else { return nil }
        var result = Quantities()
        for (key, value) in record.all {
            guard case .scalar(let name, _) = key.value.content else { continue }
            if name == "kg" {
                result.grams = value.scaled(1000, in: Limits.planKilograms)
            } else if let good = reference(key, to: .good) {
                result.pieces[good] = value.integer(in: Limits.planPieces)
            }
        }
        return result
    }

    private func leftOut(_ cursor: Cursor) -> LeftOut? {
        guard let record = Record(cursor, keys: PlanKeys.leftOut),
            let need = record.require("need").flatMap({ reference($0, to: .need) })
        else { return nil }
        return LeftOut(need: need, reason: record["reason"].flatMap(reason))
    }

    private func reason(_ cursor: Cursor) -> Reason? {
        guard let record = Record(cursor, keys: PlanKeys.reason) else { return nil }
        if let list = record["impossible"] {
            return .impossible((list.items() ?? []).compactMap(obstacle))
        }
        if let who = record["crowdedOut"]?.text() {
            return .crowdedOut(who: who, instead: record["instead"]?.words() ?? [])
        }
        if let who = record["notWorthIt"]?.text() {
            let extra = record.require("extra")?.scaled(60_000, in: -1e10...1e10)
            let value = record.require("value")?.scaled(60_000, in: 0...1e10)
            guard let extra, let value else { return nil }
            return .notWorthIt(who: who, extra: extra, value: value)
        }
        if let people = record["notTogether"]?.integer(in: Limits.together) {
            return .notTogether(people: people)
        }
        if let people = record["notFormed"]?.integer(in: Limits.people) {
            return .notFormed(people: people, tools: record["tools"]?.words() ?? [])
        }
        if let need = record["waitsFor"]?.text() { return .waitsFor(need: need) }
        cursor.fault("unknown-reason", ["choices": PlanKeys.reasons.joined(separator: ", ")])
        return nil
    }

    private func obstacle(_ cursor: Cursor) -> Obstacle? {
        if case .scalar(let word, _) = cursor.value.content {
            if let plain = PlanKeys.plainObstacles[word] { return plain }
            return cursor.choice(PlanKeys.plainObstacles.keys.sorted()).flatMap { _ in nil }
        }
        guard let record = Record(cursor, keys: PlanKeys.obstacle) else { return nil }
        if let skills = record["skills"]?.words() { return .skills(skills) }
        if let tools = record["tools"]?.words() { return .tools(tools) }
        if let hands = record["hands"].flatMap({ Record($0, keys: PlanKeys.hands) }) {
            let least = hands.require("least")?.integer(in: 0...Limits.pieces.upperBound)
            let largest = hands.require("largest")?.integer(in: 0...Limits.pieces.upperBound)
            guard let least, let largest else { return nil }
            return .hands(least: least, largest: largest)
        }
        if let who = record["pinned"]?.text() { return .pinned(who: who) }
        if let who = record["tooLate"]?.text() {
            let earliest = record.require("earliest")?.clock(in: Limits.planClock)
            let closes = record.require("closes")?.clock(in: Limits.planClock)
            guard let earliest, let closes else { return nil }
            return .tooLate(who: who, earliest: earliest, closes: closes)
        }
        if let seconds = record["tooLong"]?.scaled(60, in: 0...1e9) {
            return .tooLong(seconds: seconds)
        }
        if let metres = record["tooFar"]?.scaled(1000, in: 0...1e9) {
            return .tooFar(metres: metres)
        }
        cursor.fault("unknown-reason", ["choices": PlanKeys.obstacle.names.joined(separator: ", ")])
        return nil
    }
}

/// Every key of `plan.json`.
enum PlanKeys {
    static let root = KeySet([
        "komek-plan", "made", "cost", "crews", "rounds", "leftOut", "scenario",
    ])
    static let crew = KeySet(["id", "members"])
    static let made = KeySet(["state", "scenarioHash", "seed", "iterations", "version", "bound"])
    static let cost = KeySet([
        "total", "duty", "distance", "fixed", "fairness", "wishes", "leftOut", "mustLeftOut",
    ])
    static let round = KeySet(["who", "stops"])
    static let stopKinds = ["start", "load", "visit", "rest"]
    static let stop = KeySet(stopKinds + ["goods", "begin", "end", "onFoot"])
    static let leftOut = KeySet(["need", "reason"])
    static let reasons = [
        "impossible", "crowdedOut", "notWorthIt", "waitsFor", "notTogether", "notFormed",
    ]
    static let reason = KeySet(reasons + ["instead", "extra", "value", "tools"])
    static let obstacle = KeySet([
        "skills", "tools", "hands", "pinned", "tooLate", "earliest", "closes", "tooLong",
        "tooFar",
    ])
    static let hands = KeySet(["least", "largest"])
    static let plainObstacles: [String: Obstacle] = [
        "capacity": .capacity, "stock": .stock, "centres": .centres, "unwanted": .unwanted,
        "unreachable": .unreachable, "frost": .frost, "hours": .hours,
        "mixed": .mixed,
    ]
}
