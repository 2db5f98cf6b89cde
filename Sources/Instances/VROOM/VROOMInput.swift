/// What a VROOM input says, as it says it: seconds, metres, and identifiers of its own.
///
/// The fields are those of VROOM's API; what Komek does not model was refused before.
public struct VROOMInput: Sendable {
    /// A span of time in seconds, both ends included.
    struct Span: Sendable, Hashable {
        var start: Int
        var end: Int
        /// VROOM's largest time is no bound.
        static let always = Span(start: 0, end: VROOMInput.largest)
    }
    /// Somewhere to start or to end.
    struct Place: Sendable, Hashable {
        /// Row and column of the matrices.
        var index: Int
        var location: [Double]?
    }
    /// A place to visit.
    struct Job: Sendable {
        var id = 0
        var description: String?
        var place = Place(index: 0)
        var setup = 0
        var service = 0
        /// By the vehicle's type, in place of ``setup`` and ``service``.
        var setupByType: [String: Int] = [:]
        var serviceByType: [String: Int] = [:]
        var delivery: [Int] = []
        var pickup: [Int] = []
        var skills: Set<Int> = []
        var priority = 0
        /// In order, disjoint; empty where any time will do.
        var windows: [Span] = []

        func setup(_ vehicle: Vehicle) -> Int { setupByType[vehicle.type] ?? setup }
        func service(_ vehicle: Vehicle) -> Int { serviceByType[vehicle.type] ?? service }
    }
    /// A break, which begins within its window.
    struct Break: Sendable, Hashable {
        var id = 0
        var description: String?
        var window = Span.always
        var service = 0
    }
    /// What a vehicle costs.
    struct Costs: Sendable, Hashable {
        var fixed = 0
        var perHour = 3600
        var perTaskHour = 0
        var perKm = 0
    }
    /// A vehicle.
    struct Vehicle: Sendable {
        var id = 0
        var description: String?
        var profile = "car"
        var start: Place?
        var end: Place?
        var capacity: [Int] = []
        var costs = Costs()
        var skills: Set<Int> = []
        var type = ""
        var window = Span.always
        /// In order of time.
        var breaks: [Break] = []
        var speedFactor = 1.0
        var maxTasks: Int?
        var maxTravelTime: Int?
        var maxDistance: Int?

        /// Hundredths of a second to one second of the matrix, rounded as VROOM rounds.
        var durationFactor: Int { Int((100 / speedFactor).rounded()) }

        func canDo(_ job: Job) -> Bool { job.skills.isSubset(of: skills) }
    }
    /// The matrices of a profile, row by row.
    struct Matrices: Sendable {
        var size = 0
        var durations: [UInt32] = []
        var distances: [UInt32]?
        var costs: [UInt32]?
    }
    /// VROOM's numbers have 32 bits.
    static let largest = Int(UInt32.max)
    /// VROOM reckons costs in this part of one.
    static let costUnits = 360_000

    var jobs: [Job] = []
    var vehicles: [Vehicle] = []
    var matrices: [String: Matrices] = [:]
    /// Dimensions of amounts.
    var dimensions = 0

    /// Travel for a vehicle in hundredths of a second.
    func duration(_ vehicle: Vehicle, _ from: Int, _ to: Int) -> Int {
        guard let matrices = matrices[vehicle.profile] else { return 0 }
        return Int(matrices.durations[from * matrices.size + to]) * vehicle.durationFactor
    }

    /// Metres; nil where the input states none.
    func distance(_ vehicle: Vehicle, _ from: Int, _ to: Int) -> Int? {
        guard let matrices = matrices[vehicle.profile] else { return nil }
        return matrices.distances.map { Int($0[from * matrices.size + to]) }
    }

    /// What travel costs a vehicle, in ``costUnits``.
    ///
    /// Its time is what is told of it: VROOM itself, where no time is bounded, divides the price by
    /// `speed_factor` instead and then rounds, which is up to half a percent from what it tells.
    func travelCost(_ vehicle: Vehicle, _ from: Int, _ to: Int) -> Int {
        guard let matrices = matrices[vehicle.profile] else { return 0 }
        let cell = from * matrices.size + to
        if let costs = matrices.costs { return Int(costs[cell]) * VROOMInput.costUnits }
        let metres = vehicle.costs.perKm == 0 ? 0 : Int(matrices.distances?[cell] ?? 0)
        return duration(vehicle, from, to) * vehicle.costs.perHour
            + metres * 360 * vehicle.costs.perKm
    }

    /// What setups, services and breaks of so many seconds cost a vehicle, in ``costUnits``.
    func taskCost(_ vehicle: Vehicle, _ seconds: Int) -> Int {
        seconds * 100 * vehicle.costs.perTaskHour
    }

    /// What a vehicle costs if it is used at all, in ``costUnits``: every route has all its breaks.
    func fixedCost(_ vehicle: Vehicle) -> Int {
        vehicle.costs.fixed * VROOMInput.costUnits
            + taskCost(vehicle, vehicle.breaks.reduce(0) { $0 + $1.service })
    }
}
