import Model

/// The prices that prove a bound, with all that another program needs to reckon it anew: any prices
/// give a bound that holds, these give this one.
public struct BoundEvidence: Sendable {
    /// A subset-row cut: of routes that visit two of its three members, one may be driven.
    public struct Cut: Sendable {
        /// Three clients.
        public var members: [Int32]
        /// Clients at which a route still knows of the cut, ascending; the members are among them.
        public var remembers: [Int32]
        /// Scaled; at least 0.
        public var price: Int64
    }

    /// No solution costs less, required clients that are left out not counted.
    public var bound: Cost
    /// Steps of the grid of prices to one unit of cost.
    public var scale: Int64
    /// Scaled, by client.
    public var clients: [Int64]
    /// Scaled, by depot and load dimension: what a unit of stock costs.
    public var stock: [Int64]
    /// Those that cost something.
    public var cuts: [Cut]
    /// Which visits a route remembers: at each client, then at each depot.
    public var neighbourhoods: [[Int32]]
}

extension ProverRun {
    /// Keeps the prices of a bound; not once arcs are fixed, as it holds for better solutions only
    /// then.
    func keepEvidence(_ prices: Prices, _ cuts: [SubsetRow]) {
        guard !hasFixedArcs, let bound else { return }
        evidence = BoundEvidence(
            bound: bound, scale: scale, clients: prices.clients, stock: prices.stock,
            cuts: zip(cuts, prices.cuts).filter { $0.1 > 0 }.map { cut, price in
                BoundEvidence.Cut(
                    members: cut.members,
                    remembers: cut.remembers.indices.filter { cut.remembers[$0] }.map(Int32.init),
                    price: price)
            },
            neighbourhoods: neighbourhoods)
    }
}
