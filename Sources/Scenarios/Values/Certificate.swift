/// What shows that no plan of a day costs less than a bound: prices from which another program can
/// reckon the bound anew (`scenarios/CERTIFICATE.md`).
///
/// Whatever the prices are, the bound that follows from them holds; so nothing in a certificate has
/// to be believed.
public struct Certificate: Sendable, Equatable {
    /// How the bound is shown.
    public enum Proof: Sendable, Equatable {
        /// By prices: what a plan costs at least, if each round pays what its visits are worth.
        case prices(Prices)
        /// By trying all rounds of all sets of needs; for small days.
        case rounds
    }

    /// Prices on a whole grid, and what rounds remember.
    public struct Prices: Sendable, Equatable {
        /// Steps of the grid to one ``Cost``.
        public var scale = 1
        /// By need, in the scenario's order.
        public var needs: [Need] = []
        /// What a hand's round costs at least at these prices, by id of the hand: a hint that saves
        /// looking, and is looked at.
        public var least: [String: Int] = [:]
        /// What a piece or a gram of a centre's stock costs.
        public var stock: [Stock] = []
        /// What visits a load remembers, by index of the centre: needs by index.
        public var centres: [Int: [Int]] = [:]
        /// Subset-row cuts.
        public var cuts: [Cut] = []
        /// No prices.
        public init() {}
    }

    /// A need's price and neighbourhood.
    public struct Need: Sendable, Equatable {
        /// On the grid: what a visit is worth.
        public var price = 0
        /// Needs, by index, whose visits a round still remembers here.
        public var remembers: [Int] = []
        /// A value of its parts.
        public init(price: Int = 0, remembers: [Int] = []) {
            (self.price, self.remembers) = (price, remembers)
        }
    }

    /// The price of a good at a centre.
    public struct Stock: Sendable, Equatable {
        /// Index of the centre.
        public var centre: Int
        /// A good's id; `kg` for loose grams.
        public var good: String
        /// On the grid, at least 0.
        public var price: Int
        /// A value of its parts.
        public init(centre: Int, good: String, price: Int) {
            (self.centre, self.good, self.price) = (centre, good, price)
        }
    }

    /// Of rounds that do two of these needs, only one can be in a plan.
    public struct Cut: Sendable, Equatable {
        /// Three needs, by index.
        public var needs: [Int]
        /// Needs at which a round still knows of the cut.
        public var remembers: [Int]
        /// On the grid, at least 0.
        public var price: Int
        /// A value of its parts.
        public init(needs: [Int], remembers: [Int], price: Int) {
            (self.needs, self.remembers, self.price) = (needs, remembers, price)
        }
    }

    /// ``Scenario/contentHash`` of the day.
    public var scenarioHash: String
    /// What the plan costs.
    public var cost: Cost
    /// Needs valued `must` that the plan leaves out; the bound is for plans with no more.
    public var mustLeftOut: Int
    /// No plan costs less.
    public var bound: Cost
    /// Rules that whoever stated the bound left out, for information.
    public var relaxed: [String]
    /// How it is shown.
    public var proof: Proof

    /// A certificate of its parts.
    public init(
        scenarioHash: String, cost: Cost, mustLeftOut: Int, bound: Cost, relaxed: [String],
        proof: Proof
    ) {
        (self.scenarioHash, self.cost, self.mustLeftOut) = (scenarioHash, cost, mustLeftOut)
        (self.bound, self.relaxed, self.proof) = (bound, relaxed, proof)
    }
}

extension Scenario {
    /// All needs in order: how a certificate counts them.
    public var allNeeds: [(household: Int, need: Need)] {
        households.enumerated().flatMap { h, household in household.needs.map { (h, $0) } }
    }
}
