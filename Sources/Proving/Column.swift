/// A path of a pricing network as a column of the master.
struct Column {
    /// Index of the network.
    let network: Int
    /// From the source to the sink, without these.
    let path: [Int32]
    /// Clients in order; one may come twice.
    let clients: [Int32]
    /// Scaled: what the path costs without duals.
    let cost: Int64
    /// Whether no client comes twice.
    let isElementary: Bool

    init(_ network: PricingNetwork, index: Int, path: [Int32], cost: Int64) {
        self.network = index
        self.path = path
        self.cost = cost
        clients = path.compactMap {
            let client = network.vertices[Int($0)].client
            return client < 0 ? nil : client
        }
        isElementary = Set(clients).count == clients.count
    }
}
