import Maps

/// A whole table, asked for in parts that a server grants.
///
/// Always the same questions in the same order, given the same answers: rows of blocks, from the first
/// place to the last. A block that is too large for the server is asked for in smaller ones, and so are
/// all that follow.
struct TableQuestions {
    private let server: any TableServer
    private let points: [Coordinate]
    private let progress: (_ done: Int, _ of: Int) -> Void
    private var side: Int
    private var left: Int
    /// Row by row, milliseconds from kerb to kerb; negative where there is no way.
    private(set) var milliseconds: [Int32] = []
    /// Row by row.
    private(set) var metres: [Int32] = []

    /// Nothing asked yet; `progress` hears of the pairs that are known.
    init(
        _ server: any TableServer, _ points: [Coordinate],
        progress: @escaping (_ done: Int, _ of: Int) -> Void
    ) {
        (self.server, self.points, self.progress) = (server, points, progress)
        side = server.side
        let blocks = (points.count + side - 1) / side
        // Whatever a server says, questions come to an end: smaller blocks are a few times as many.
        left = 100 * (blocks * blocks + 10)
    }

    /// Asks for all ways among the points.
    mutating func ask() throws(ServerFault) {
        milliseconds = Array(repeating: -1, count: points.count * points.count)
        metres = Array(repeating: 0, count: points.count * points.count)
        try fill(points.indices, points.indices)
    }

    private mutating func count() throws(ServerFault) {
        left -= 1
        if left < 0 { throw .refused("too many questions") }
    }

    private mutating func fill(
        _ rows: Range<Int>, _ columns: Range<Int>
    ) throws(ServerFault) {
        let size = side
        if rows.count <= size, columns.count <= size {
            try block(rows, columns)
            return
        }
        for row in parts(of: rows, size) {
            for column in parts(of: columns, size) { try fill(row, column) }
        }
    }

    private mutating func block(
        _ rows: Range<Int>, _ columns: Range<Int>
    ) throws(ServerFault) {
        try count()
        do throws(ServerFault) {
            let table = try server.ways(from: Array(points[rows]), to: Array(points[columns]))
            for (k, way) in table.enumerated() {
                guard let way else { continue }
                let row = rows.lowerBound + k / columns.count
                let place = row * points.count + columns.lowerBound + k % columns.count
                milliseconds[place] = Int32(way.milliseconds)
                metres[place] = Int32(way.metres)
            }
            if columns.upperBound == points.count {
                progress(rows.upperBound * points.count, points.count * points.count)
            }
        } catch {
            let largest = max(rows.count, columns.count)
            switch error {
            case .tooLarge where largest > 1:
                side = min(side, (largest + 1) / 2)
                try fill(rows, columns)
            case .tooLarge(let why): throw .refused(why)
            // Two places that are each on a road, without a way between them.
            case .unconnected where largest == 1, .noRoad where largest == 1: break
            case .unconnected, .noRoad:
                let half = (largest + 1) / 2
                for row in parts(of: rows, half) {
                    for column in parts(of: columns, half) { try block(row, column) }
                }
            default: throw error
            }
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
            return try server.kerbs(Array(points[part]))
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
