import Maps

/// Points of things put together where they are near each other.
struct Clusters {
    /// For each thing, the smallest number of a thing that it hangs together with.
    private(set) var root: [Int] = []
    private var cells: [Cell: Int] = [:]
    private let height: Double
    private let width: Double

    private struct Cell: Hashable { var row: Int, column: Int }

    /// Things hang together if points of them are in one square of this side, in metres, or in
    /// squares that touch; `latitude` is about where they are.
    init(side: Double, latitude: Double) {
        height = side / 111_195 * 1e7
        width = height / max(0.01, cosine(degrees: latitude))
    }

    /// Adds a thing with its points, in the time that it takes to look at each.
    mutating func add(_ points: some Sequence<Coordinate>) {
        let thing = root.count
        root.append(thing)
        for point in points {
            let cell = Cell(
                row: Int((Double(point.lat) / height).rounded(.down)),
                column: Int((Double(point.lon) / width).rounded(.down)))
            if let known = cells[cell] {
                join(known, thing)
                continue
            }
            cells[cell] = thing
            for row in -1...1 {
                for column in -1...1 {
                    let next = Cell(row: cell.row + row, column: cell.column + column)
                    if let known = cells[next] { join(known, thing) }
                }
            }
        }
    }

    private mutating func join(_ a: Int, _ b: Int) {
        let (a, b) = (top(a), top(b))
        root[max(a, b)] = min(a, b)
    }

    private mutating func top(_ thing: Int) -> Int {
        var thing = thing
        while root[thing] != thing {
            root[thing] = root[root[thing]]
            thing = root[thing]
        }
        return thing
    }

    /// The things by cluster, clusters and things in the order in which they were added.
    mutating func groups() -> [[Int]] {
        var number: [Int: Int] = [:]
        var result: [[Int]] = []
        for thing in root.indices {
            let top = top(thing)
            if let known = number[top] {
                result[known].append(thing)
            } else {
                number[top] = result.count
                result.append([thing])
            }
        }
        return result
    }
}
