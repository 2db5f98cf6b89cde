import Model

/// VROOM's seconds as the solver's times, which have 32 bits and begin at 0.
///
/// A unit is a second, or the part of one that keeps every `speed_factor` exact. The origin is where
/// the first vehicle can start; a vehicle that can start at any time does so no more than
/// ``lead`` units before the first moment that the input states.
struct VROOMClock: Sendable {
    /// Units of a second.
    let perSecond: Int
    /// VROOM's time at which the solver's is 0.
    let origin: Int
    /// Times and durations are below it.
    static let horizon = Int(Leg.unreachable)
    /// A quarter of the horizon: a year, or four days in hundredths of a second.
    static let lead = horizon / 4

    init(_ input: VROOMInput) {
        var step = 100
        for vehicle in input.vehicles { step = greatestDivisor(step, vehicle.durationFactor) }
        perSecond = 100 / step
        let starts = input.vehicles.map(\.window).filter { $0 != .always }.map(\.start)
        let others =
            input.jobs.flatMap(\.windows).map(\.start)
            + input.vehicles.flatMap(\.breaks).map(\.window).filter { $0 != .always }.map(\.start)
        if starts.count == input.vehicles.count {
            origin = starts.min() ?? 0
        } else {
            origin = max(0, ((starts + others).min() ?? 0) - VROOMClock.lead / perSecond)
        }
    }

    /// A duration in units.
    func length(_ seconds: Int) -> Int { seconds * perSecond }

    /// A moment in units, not below 0 and never beyond ``unlimited``.
    func moment(_ time: Int) -> Int32 {
        time >= VROOMInput.largest
            ? unlimited : Int32(min(max(0, time - origin) * perSecond, Int(unlimited)))
    }

    /// A window in units; nil if it is over before the solver's time begins.
    func window(_ span: VROOMInput.Span) -> TimeWindow? {
        span.end < origin ? nil : TimeWindow(moment(span.start), moment(span.end))
    }

    /// The second in which a moment lies.
    func second(_ moment: Int) -> Int { origin + moment / perSecond }

    /// Says which durations and moments are too large.
    func check(_ input: VROOMInput, _ faults: inout Faults) {
        let most = (VROOMClock.horizon - 1) / perSecond
        func check(_ seconds: Int, _ path: String, _ faults: inout Faults) {
            if seconds > most / 2 {
                faults.add(0, "\(path): \(seconds) s; up to \(most / 2) s can be planned")
            }
        }
        func check(_ span: VROOMInput.Span, _ path: String, _ faults: inout Faults) {
            if span.start - origin > most {
                faults.add(
                    0,
                    "\(path): \(span.start) is more than \(most) s after \(origin), from which "
                        + "on the plan is made")
            }
        }
        for (j, job) in input.jobs.enumerated() {
            let setup = max(job.setup, job.setupByType.values.max() ?? 0)
            let service = max(job.service, job.serviceByType.values.max() ?? 0)
            check(setup + service, "jobs[\(j)]: setup and service of", &faults)
            for (k, span) in job.windows.enumerated() {
                check(span, "jobs[\(j)].time_windows[\(k)]", &faults)
            }
        }
        for (v, vehicle) in input.vehicles.enumerated() {
            check(vehicle.window, "vehicles[\(v)].time_window", &faults)
            for (b, rest) in vehicle.breaks.enumerated() {
                check(rest.service, "vehicles[\(v)].breaks[\(b)].service", &faults)
                check(rest.window, "vehicles[\(v)].breaks[\(b)].time_windows", &faults)
            }
        }
    }
}

/// The greatest common divisor; that of a number and 0 is the number.
func greatestDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
}
