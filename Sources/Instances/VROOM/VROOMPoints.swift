import Model

/// Where vehicles start and end and jobs are, as locations of the problem.
struct VROOMPoints {
    struct Point {
        /// Row and column of the matrices; nil is nowhere: where a vehicle starts that may start
        /// anywhere, from which every way is empty.
        var index: Int?
        /// The job whose setup belongs to the way that leads here from elsewhere.
        var job: Int?
        /// A vehicle that loads where it starts travels no way, whatever the matrix says.
        var isStart = false
    }
    private(set) var points: [Point] = []
    private(set) var starts: [Int?: Int32] = [:]
    private(set) var ends: [Int: Int32] = [:]
    /// Of each job.
    private(set) var jobs: [Int32] = []

    /// Starts come first.
    init(_ input: VROOMInput, setupsOnTheWay: Set<Int>) {
        for vehicle in input.vehicles where starts[vehicle.start?.index] == nil {
            starts[vehicle.start?.index] = Int32(points.count)
            points.append(Point(index: vehicle.start?.index, isStart: true))
        }
        for case let end? in input.vehicles.map(\.end) where ends[end.index] == nil {
            ends[end.index] = Int32(points.count)
            points.append(Point(index: end.index))
        }
        var known: [Int: Int32] = [:]
        for (j, job) in input.jobs.enumerated() {
            if setupsOnTheWay.contains(j) {
                jobs.append(Int32(points.count))
                points.append(Point(index: job.place.index, job: j))
            } else if let point = known[job.place.index] {
                jobs.append(point)
            } else {
                known[job.place.index] = Int32(points.count)
                jobs.append(Int32(points.count))
                points.append(Point(index: job.place.index))
            }
        }
    }
}
