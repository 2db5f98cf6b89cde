import Model

/// Clock times of a scheduled shift.
struct RouteShiftTimes {
    var start: Int32
    var end: Int32
    /// Loads, clients and rests in order, in the instance's numbers.
    var visits: [Visit]
}
