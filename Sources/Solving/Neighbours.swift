import Model

/// For each client of an instance its nearest clients, nearest first.
///
/// Near is the shorter of the two directions, so that whoever was not looked at is at least as far
/// in both.
struct Neighbours {
    /// How many each client has at most.
    let each: Int
    /// Every list holds all other clients.
    let isComplete: Bool
    /// For each client ``each`` others; −1 where the list has ended.
    let lists: Buffer<Int32>
    /// How far they are.
    let lengths: Buffer<Int32>

    /// Longer lists are not kept, unless they hold everybody.
    static let most = 80
    /// Up to so many clients, lists hold everybody.
    static let completeUpTo = 250

    /// - Parameter size: points a row of `legs`, of which the first `count` are the clients.
    init(count n: Int, size: Int, legs: Buffer<Leg>, measure: Measure) {
        each = max(0, n <= Neighbours.completeUpTo ? n - 1 : Neighbours.most)
        isComplete = each == max(0, n - 1)
        lists = Buffer(repeating: -1, count: n * each)
        lengths = Buffer(repeating: 0, count: n * each)
        var keys = [UInt64](repeating: 0, count: n)
        for i in 0..<n {
            for j in 0..<n {
                let length = min(measure(legs[i * size + j]), measure(legs[j * size + i]))
                keys[j] = i == j ? .max : UInt64(UInt32(bitPattern: length)) << 32 | UInt64(j)
            }
            keys.keepSmallest(each)
            for k in 0..<each {
                lists[i * each + k] = Int32(truncatingIfNeeded: keys[k] & 0xffff_ffff)
                lengths[i * each + k] = Int32(truncatingIfNeeded: keys[k] >> 32)
            }
        }
    }

    /// The lists of some clients, from those of the whole problem.
    init(
        _ nearest: NearestClients, clients: [Int32], size: Int, legs: Buffer<Leg>, measure: Measure
    ) {
        let n = clients.count
        each = max(0, min(n - 1, nearest.each))
        isComplete = each == max(0, n - 1) && nearest.isComplete
        lists = Buffer(repeating: -1, count: n * each)
        lengths = Buffer(repeating: 0, count: n * each)
        var local = [Int32](repeating: -1, count: nearest.count)
        for (i, client) in clients.enumerated() { local[Int(client)] = Int32(i) }
        for (i, client) in clients.enumerated() {
            var k = 0
            for near in nearest.of(client) where local[Int(near)] >= 0 && k < each {
                let j = Int(local[Int(near)])
                lists[i * each + k] = Int32(j)
                lengths[i * each + k] = min(
                    measure(legs[i * size + j]), measure(legs[j * size + i]))
                k += 1
            }
        }
    }

    /// The k-th nearest client of a client; −1 where the list has ended.
    @inline(__always) func of(_ client: Int32, _ k: Int) -> Int32 {
        lists[Int(client) &* each &+ k]
    }

    func deallocate() {
        lists.deallocate()
        lengths.deallocate()
    }
}

/// The nearest clients of every client of a problem, found once for all parts.
struct NearestClients {
    let count: Int
    let each: Int
    let isComplete: Bool
    private let lists: [Int32]

    init(_ problem: Problem) {
        let n = problem.clients.count
        count = n
        // Parts hold some of a client's nearest only: longer lists than one part needs.
        each = max(0, min(n - 1, n <= Neighbours.completeUpTo ? n - 1 : Neighbours.most * 3 / 2))
        isComplete = each == max(0, n - 1)
        let measure = Measure(problem)
        let places = problem.clients.map(\.location)
        var lists = [Int32](repeating: -1, count: n * each)
        var keys = [UInt64](repeating: 0, count: n)
        if let matrix = problem.profiles.first {
            for i in 0..<n {
                for j in 0..<n {
                    let length = min(
                        measure(matrix[places[i], places[j]]), measure(matrix[places[j], places[i]])
                    )
                    keys[j] = i == j ? .max : UInt64(UInt32(bitPattern: length)) << 32 | UInt64(j)
                }
                keys.keepSmallest(each)
                for k in 0..<each {
                    lists[i * each + k] = Int32(truncatingIfNeeded: keys[k] & 0xffff_ffff)
                }
            }
        }
        self.lists = lists
    }

    /// The nearest clients of a client, nearest first.
    func of(_ client: Int32) -> ArraySlice<Int32> {
        lists[Int(client) * each..<Int(client) * each + each]
    }
}

extension [UInt64] {
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
