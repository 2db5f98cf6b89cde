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
    /// Of a trip: the seconds that it takes, and whether it is the last of its shift.
    let duty: Int64
    let isLast: Bool
    /// Of a trip: whether it begins with a load.
    let isLoaded: Bool

    /// - Parameter path: from the source to the sink.
    init(_ network: PricingNetwork, index: Int, path whole: [Int32], cost: Int64) {
        self.network = index
        self.cost = cost
        path = Array(whole.dropFirst().dropLast())
        isLoaded = network.isLoaded
        isLast = network.fleet >= 0 && whole.last == network.last
        var duty: Int64 = 0
        if network.fleet >= 0 {
            for (tail, head) in zip(whole, whole.dropFirst()) {
                duty += Int64(network.arc(tail, head)?.length ?? 0)
            }
        }
        self.duty = duty
        clients = path.compactMap {
            let client = network.vertices[Int($0)].client
            return client < 0 ? nil : client
        }
        isElementary = Set(clients).count == clients.count
    }
}
