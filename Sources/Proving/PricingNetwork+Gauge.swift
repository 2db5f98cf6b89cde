import Model

extension PricingNetwork {
    /// What every client takes a part of and all together only so much, as far as labels know it.
    enum Gauge {
        /// The clock counts this dimension.
        case clock(dimension: Int)
        case lane(Int, dimension: Int)

        var dimension: Int {
            switch self {
            case .clock(let dimension), .lane(_, let dimension): dimension
            }
        }
    }

    /// The load that whole paths are told by; nil where vehicles load again, so that labels know only
    /// the last trip's.
    func gauge(clockDimension: Int) -> Gauge? {
        if fleet >= 0 { return nil }
        if countsLoad { return .clock(dimension: clockDimension) }
        let begins = Set(sources.map(Int.init))
        return lanes.loads.first { entry in
            vertices.indices.allSatisfy {
                begins.contains($0) || vertices[$0].keeps[entry.lane] != 0
            }
        }.map { .lane($0.lane, dimension: $0.dimension) }
    }

    /// What a forward label that ends at the sink brings.
    func brought(_ label: Label, _ load: Gauge) -> Int32 {
        switch load {
        case .clock: label.time
        case .lane(let lane, _): label.uses[lane]
        }
    }

    /// What a forward label brings up to a client and to it.
    func brought(_ label: Label, _ load: Gauge, at v: Int) -> Int32 {
        switch load {
        // On this clock a window ends where the client's own load would be too much.
        case .clock: label.time + horizon.end - vertices[v].window.end
        case .lane(let lane, _): label.uses[lane]
        }
    }

    /// What two labels that meet at a client bring together.
    func brought(_ a: Label, _ b: Label, _ load: Gauge, at v: Int) -> Int32 {
        switch load {
        // Forwards the clock counts what was brought before, backwards the client as well.
        case .clock: a.time + b.time
        case .lane(let lane, _): a.uses[lane] + b.uses[lane] - vertices[v].uses[lane]
        }
    }
}

/// How far below 0 paths are at most for each unit of a load that they bring.
///
/// All clients together bring only so much, so that many vehicles, or as many as there are clients,
/// do not each bring the worst path: of bounds before prices are quite right this makes several
/// times less.
struct Slope {
    private var perUnit: Double
    private let dimension: Int

    /// Of one network; nil where nothing is known of it.
    init?(_ outcome: Pricer.Outcome) {
        guard let steepest = outcome.steepest else { return nil }
        (perUnit, dimension) = (steepest, outcome.dimension)
    }

    /// Of several networks; nil where they tell of different loads.
    func with(_ outcome: Pricer.Outcome) -> Slope? {
        guard let other = Slope(outcome), other.dimension == dimension else { return nil }
        var both = self
        both.perUnit = max(perUnit, other.perUnit)
        return both
    }

    /// What all paths of a solution are below 0 together at most, scaled; rounded up beyond what
    /// arithmetic of doubles could lose; nil where that is too much to be told in whole numbers.
    func sum(of problem: Problem) -> Int64? {
        let all = problem.clients.reduce(0.0) { $0 + Double($1.demand[dimension]) }
        let most = perUnit * all * (1 + 1e-9)
        // ``whole(_:_:)`` would cut it off, and the bound would be too high.
        return most < 1e14 ? whole(most, .up) + 1 : nil
    }
}
