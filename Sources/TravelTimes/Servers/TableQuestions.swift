import Maps

/// A whole table, asked for in parts that a server grants, a few of them at once.
///
/// Always the same questions in the same waves, given the same answers: rows of blocks, from the first
/// place to the last. A block that is too large for the server is asked for in smaller ones, and so are
/// all that follow.
struct TableQuestions {
    /// One connection each.
    private let servers: [any TableServer]
    private let points: [Coordinate]
    private let progress: (_ done: Int, _ of: Int) -> Void
    private var side: Int
    private var left: Int
    /// Row by row, milliseconds from kerb to kerb; negative where there is no way.
    private(set) var milliseconds: [Int32] = []
    /// Row by row.
    private(set) var metres: [Int32] = []

    /// Part of the table.
    private struct Block {
        var rows: Range<Int>
        var columns: Range<Int>
        var largest: Int { max(rows.count, columns.count) }
    }

    /// Nothing asked yet.
    ///
    /// - Parameters:
    ///   - servers: one server, as often as it is to be asked at once.
    ///   - progress: hears of the pairs that are known.
    init(
        _ servers: [any TableServer], _ points: [Coordinate],
        progress: @escaping (_ done: Int, _ of: Int) -> Void
    ) {
        (self.servers, self.points, self.progress) = (servers, points, progress)
        side = servers.map(\.side).min() ?? 1
        let blocks = (points.count + side - 1) / side
        // Whatever a server says, questions come to an end: smaller blocks are a few times as many.
        left = 100 * (blocks * blocks + 10)
    }

    /// Asks for all ways among the points.
    mutating func ask() throws(ServerFault) {
        milliseconds = Array(repeating: -1, count: points.count * points.count)
        metres = Array(repeating: 0, count: points.count * points.count)
        // The next block is the last of the list.
        var blocks = [Block(rows: points.indices, columns: points.indices)]
        var done = 0
        // The first question stands alone: it tells how large a block may be.
        var most = 1
        while true {
            let wave = next(&blocks, most: most)
            if wave.isEmpty { return }
            for _ in wave { try count() }
            let (servers, points) = (servers, points)
            let answers = concurrently(wave.count) { k in
                Result { () throws(ServerFault) in
                    try servers[k].ways(
                        from: Array(points[wave[k].rows]), to: Array(points[wave[k].columns]))
                }
            }
            var again: [Block] = []
            for (block, answer) in zip(wave, answers) {
                do throws(ServerFault) {
                    keep(try answer.get(), of: block)
                } catch {
                    let smaller = try smaller(block, error)
                    again += smaller
                    if !smaller.isEmpty { continue }
                }
                done += block.rows.count * block.columns.count
            }
            blocks += again.reversed()
            progress(done, points.count * points.count)
            most = servers.count
        }
    }

    private mutating func count() throws(ServerFault) {
        left -= 1
        if left < 0 { throw .refused("too many questions") }
    }

    /// Takes the next blocks that are small enough, cutting those that are not.
    private func next(_ blocks: inout [Block], most: Int) -> [Block] {
        var wave: [Block] = []
        while wave.count < most, let block = blocks.popLast() {
            if block.largest <= side {
                wave.append(block)
            } else {
                blocks += parts(of: block, side).reversed()
            }
        }
        return wave
    }

    private mutating func keep(_ table: [ServedWay?], of block: Block) {
        for (k, way) in table.enumerated() {
            guard let way else { continue }
            let row = block.rows.lowerBound + k / block.columns.count
            let column = block.columns.lowerBound + k % block.columns.count
            milliseconds[row * points.count + column] = Int32(way.milliseconds)
            metres[row * points.count + column] = Int32(way.metres)
        }
    }

    /// What to ask instead of a block that has no answer; nothing if it is known now that there are no
    /// ways in it.
    private mutating func smaller(
        _ block: Block, _ fault: ServerFault
    ) throws(ServerFault) -> [Block] {
        let half = (block.largest + 1) / 2
        switch fault {
        case .tooLarge where block.largest > 1:
            side = min(side, half)
            return parts(of: block, half)
        case .tooLarge(let why): throw .refused(why)
        // Two places that are each on a road, without a way between them.
        case .unconnected where block.largest == 1, .noRoad where block.largest == 1: return []
        case .unconnected, .noRoad: return parts(of: block, half)
        default: throw fault
        }
    }

    private func parts(of block: Block, _ size: Int) -> [Block] {
        parts(of: block.rows, size).flatMap { rows in
            parts(of: block.columns, size).map { Block(rows: rows, columns: $0) }
        }
    }

    /// Where the server takes the points to be; nil where it knows no road.
    mutating func kerbs() throws(ServerFault) -> [Coordinate?] {
        var kerbs: [Coordinate?] = []
        for part in parts(of: points.indices, side) { kerbs += try self.kerbs(part) }
        return kerbs
    }

    /// One place without a road may be why all of a question has no answer.
    private mutating func kerbs(_ part: Range<Int>) throws(ServerFault) -> [Coordinate?] {
        try count()
        do throws(ServerFault) {
            return try servers[0].kerbs(Array(points[part]))
        } catch {
            switch error {
            case .noRoad where part.count == 1, .unconnected where part.count == 1: return [nil]
            case .tooLarge(let why) where part.count == 1: throw .refused(why)
            case .tooLarge, .noRoad, .unconnected:
                if case .tooLarge = error { side = min(side, (part.count + 1) / 2) }
                var kerbs: [Coordinate?] = []
                for half in parts(of: part, (part.count + 1) / 2) { kerbs += try self.kerbs(half) }
                return kerbs
            default: throw error
            }
        }
    }

    private func parts(of range: Range<Int>, _ size: Int) -> [Range<Int>] {
        stride(from: range.lowerBound, to: range.upperBound, by: size).map {
            $0..<min($0 + size, range.upperBound)
        }
    }
}
