import Model

/// For each client its nearest clients, nearest first, by the time of the first travel profile there and back.
struct Neighbours {
    /// How many each client has.
    let each: Int
    private let lists: Buffer<Int32>

    /// More than so many are never looked at.
    static let most = 80

    /// - Parameter size: points a row of `legs`, of which the first `count` are the clients.
    init(count n: Int, size: Int, legs: Buffer<Leg>) {
        each = max(0, min(n - 1, n <= 250 ? 250 : Neighbours.most))
        lists = Buffer(repeating: 0, count: n * each)
        var keys = [UInt64](repeating: 0, count: max(n, 1))
        for i in 0..<n {
            for j in 0..<n {
                let there = legs[i * size + j].duration
                let back = legs[j * size + i].duration
                keys[j] = i == j ? .max : UInt64(there &+ back) << 32 | UInt64(j)
            }
            keys.sort()
            for k in 0..<each { lists[i * each + k] = Int32(truncatingIfNeeded: keys[k] & 0xffff_ffff) }
        }
    }

    /// The k-th nearest client of a client.
    @inline(__always) func of(_ client: Int32, _ k: Int) -> Int32 { lists[Int(client) &* each &+ k] }

    func deallocate() { lists.deallocate() }
}
