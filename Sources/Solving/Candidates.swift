import Model

/// For each client of an instance some of the others, in ascending order of a key: nearness, or
/// what a detour by it costs.
struct Candidates {
    /// How many each client has at most.
    let each: Int
    /// Every list holds all other clients.
    let isComplete: Bool
    /// For each client ``each`` others; −1 where the list has ended.
    let lists: Buffer<Int32>
    /// Their keys.
    let keys: Buffer<Int32>

    /// Longer lists are not kept, unless they hold everybody.
    static let most = 80
    /// Up to so many clients, lists hold everybody.
    static let completeUpTo = 250

    /// How many candidates each of `n` clients has, where up to `most` are wanted.
    static func each(of n: Int, most: Int = most) -> Int {
        max(0, n <= completeUpTo ? n - 1 : min(n - 1, most))
    }

    /// Lists of nobody.
    init() {
        (each, isComplete) = (0, false)
        lists = Buffer(repeating: -1, count: 0)
        keys = Buffer(repeating: 0, count: 0)
    }

    /// - Parameter key: of a client and another one.
    init(count n: Int, each: Int, key: (Int, Int) -> Int32) {
        self.each = each
        isComplete = each == max(0, n - 1)
        lists = Buffer(repeating: -1, count: n * each)
        keys = Buffer(repeating: 0, count: n * each)
        var row = [UInt64](repeating: 0, count: n)
        for i in 0..<n {
            row.fillWithCandidates(of: i, each: each, key: key)
            for k in 0..<each {
                lists[i * each + k] = row[k].candidate
                keys[i * each + k] = row[k].candidateKey
            }
        }
    }

    /// The lists of some clients, from those of the whole problem.
    init(_ all: CandidateTable, clients: [Int32], key: (Int, Int) -> Int32) {
        let n = clients.count
        each = max(0, min(n - 1, all.each))
        isComplete = each == max(0, n - 1) && all.isComplete
        lists = Buffer(repeating: -1, count: n * each)
        keys = Buffer(repeating: 0, count: n * each)
        var local = [Int32](repeating: -1, count: all.count)
        for (i, client) in clients.enumerated() { local[Int(client)] = Int32(i) }
        for (i, client) in clients.enumerated() {
            var k = 0
            for other in all.of(client) where local[Int(other)] >= 0 && k < each {
                let j = local[Int(other)]
                lists[i * each + k] = j
                keys[i * each + k] = key(i, Int(j))
                k += 1
            }
        }
    }

    /// The k-th candidate of a client; −1 where the list has ended.
    @inline(__always) func of(_ client: Int32, _ k: Int) -> Int32 {
        lists[Int(client) &* each &+ k]
    }

    func deallocate() {
        lists.deallocate()
        keys.deallocate()
    }
}

/// Candidates of every client of a problem, found once for all parts.
struct CandidateTable {
    let count: Int
    let each: Int
    let isComplete: Bool
    private let lists: [Int32]

    init(count n: Int, each: Int, key: (Int, Int) -> Int32) {
        count = n
        self.each = each
        isComplete = each == max(0, n - 1)
        var lists = [Int32](repeating: -1, count: n * each)
        var row = [UInt64](repeating: 0, count: n)
        for i in 0..<n {
            row.fillWithCandidates(of: i, each: each, key: key)
            for k in 0..<each { lists[i * each + k] = row[k].candidate }
        }
        self.lists = lists
    }

    /// The candidates of a client, in order.
    func of(_ client: Int32) -> ArraySlice<Int32> {
        lists[Int(client) * each..<Int(client) * each + each]
    }
}

/// The nearest clients of each, and those between whom and the depot it lies best.
struct WholeCandidates {
    let nearest: CandidateTable
    let detours: CandidateTable?

    init(_ problem: Problem) {
        let n = problem.clients.count
        let measure = Measure(problem)
        let places = problem.clients.map(\.location)
        guard let matrix = problem.profiles.first else {
            nearest = CandidateTable(count: 0, each: 0) { _, _ in 0 }
            detours = nil
            return
        }
        // Parts hold some of a client's candidates only: longer lists than one part needs.
        let each = Candidates.each(of: n, most: Candidates.most * 3 / 2)
        nearest = CandidateTable(count: n, each: each) { i, j in
            min(measure(matrix[places[i], places[j]]), measure(matrix[places[j], places[i]]))
        }
        guard let border = CommonBorder(problem), border.routes(of: problem) >= CommonBorder.many
        else {
            detours = nil
            return
        }
        let reach = places.map { measure(matrix[border.location, $0]) }
        detours = CandidateTable(count: n, each: each) { i, j in
            detour(reach[i], measure(matrix[places[i], places[j]]), reach[j])
        }
    }
}

/// The one place where all vehicles start, load and end, at the same distance both ways, where distance
/// is all that a place costs.
///
/// What a client costs between it and another client is then known beforehand.
struct CommonBorder {
    let location: Int32

    /// With fewer routes all their ends are looked at.
    static let many = 16

    /// Nil where there is no such place.
    init?(_ problem: Problem) {
        let types = problem.vehicleTypes
        guard let first = types.first, !Measure(problem).byDuration else { return nil }
        location = first.startLocation
        for type in types
        where type.startLocation != location || type.endLocation != location
            || type.profile != first.profile
            || type.loadDepots.contains(where: { problem.depots[Int($0)].location != location })
        {
            return nil
        }
        guard first.profile == 0 else { return nil }
        let matrix = problem.profiles[0]
        for client in problem.clients
        where matrix[location, client.location] != matrix[client.location, location] {
            return nil
        }
    }

    /// So many routes are needed at least, by load.
    func routes(of problem: Problem) -> Int {
        var sum = SIMD8<Int64>(repeating: 0)
        for client in problem.clients {
            sum &+= SIMD8<Int64>(truncatingIfNeeded: client.demand)
        }
        var routes = 0
        for dimension in 0..<Load.scalarCount {
            let most = problem.vehicleTypes.map { Int($0.capacity[dimension]) }.max() ?? 0
            if most > 0 { routes = max(routes, Int(sum[dimension]) / most) }
        }
        return routes
    }
}

/// What going by a client costs on the way between the border and another: unreachable where any leg
/// is.
func detour(_ out: Int32, _ between: Int32, _ direct: Int32) -> Int32 {
    min(Leg.unreachable, out &+ between &- direct)
}

extension UInt64 {
    /// A candidate and its key in one word that sorts by the key.
    fileprivate init(candidate: Int, key: Int32) {
        self = UInt64(UInt32(bitPattern: key ^ Int32.min)) << 32 | UInt64(candidate)
    }

    fileprivate var candidate: Int32 { Int32(truncatingIfNeeded: self & 0xffff_ffff) }
    fileprivate var candidateKey: Int32 { Int32(truncatingIfNeeded: self >> 32) ^ Int32.min }
}

extension [UInt64] {
    /// Brings the `each` best candidates of a client to the front, in order.
    fileprivate mutating func fillWithCandidates(
        of i: Int, each: Int, key: (Int, Int) -> Int32
    ) {
        for j in indices { self[j] = i == j ? .max : UInt64(candidate: j, key: key(i, j)) }
        keepSmallest(each)
    }

    /// Brings the smallest `count` elements to the front, in order; the rest is left in any order.
    mutating func keepSmallest(_ wanted: Int) {
        var (low, high) = (0, count)
        // Quickselect on the middle of three, until the border of the wanted falls on a border of
        // parts.
        while wanted > low, wanted < high, high - low > 16 {
            let a = self[low]
            let b = self[(low + high) / 2]
            let c = self[high - 1]
            let pivot = Swift.max(Swift.min(a, b), Swift.min(Swift.max(a, b), c))
            var (i, j) = (low, high - 1)
            while i <= j {
                while self[i] < pivot { i += 1 }
                while self[j] > pivot { j -= 1 }
                if i <= j {
                    swapAt(i, j)
                    i += 1
                    j -= 1
                }
            }
            if wanted <= j + 1 {
                high = j + 1
            } else if wanted >= i {
                low = i
            } else {
                high = wanted
            }
        }
        self[0..<(wanted > low ? high : wanted)].sort()
    }
}
