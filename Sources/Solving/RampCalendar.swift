import Model

/// How many loads are in progress at each depot with a ramp, minute by minute.
///
/// A load occupies every minute that it touches, so what fits here fits the ramp; it may be strict
/// by less than a minute at either end, and is exact where all times are whole minutes.
final class RampCalendar {
    private static let slot: Int32 = 60
    private static let slots = 32 * 60
    private let counts: Buffer<Int32>
    private let ramps: [Int32]

    init(_ depots: [Depot]) {
        counts = Buffer(repeating: 0, count: depots.count * RampCalendar.slots)
        ramps = depots.map(\.ramp)
    }

    deinit { counts.deallocate() }

    /// The depot limits how many load at once.
    func limits(_ depot: Int32) -> Bool { ramps[Int(depot)] > 0 }

    /// Adds (or with −1 takes back) a load.
    func add(_ depot: Int32, from begin: Int32, to end: Int32, by amount: Int32 = 1) {
        guard limits(depot), end > begin else { return }
        for k in slotRange(begin, end) {
            counts[Int(depot) * RampCalendar.slots + k] &+= amount
        }
    }

    /// One more load fits between these times.
    func isFree(_ depot: Int32, from begin: Int32, to end: Int32) -> Bool {
        guard limits(depot), end > begin else { return true }
        let ramp = ramps[Int(depot)]
        for k in slotRange(begin, end) where counts[Int(depot) * RampCalendar.slots + k] >= ramp {
            return false
        }
        return true
    }

    private func slotRange(_ begin: Int32, _ end: Int32) -> ClosedRange<Int> {
        let first = min(max(0, Int(begin / RampCalendar.slot)), RampCalendar.slots - 1)
        let last = min(max(first, Int((end - 1) / RampCalendar.slot)), RampCalendar.slots - 1)
        return first...last
    }

    /// Windows in which a load of some length may begin, between two times, in order, at most
    /// `most`.
    func openings(
        _ depot: Int32, length: Int32, from first: Int32, through last: Int32, most: Int,
        into windows: Stack<TimeWindow>
    ) {
        windows.removeAll()
        guard first <= last else { return }
        guard limits(depot), length > 0 else { return windows.append(TimeWindow(first, last)) }
        let base = Int(depot) * RampCalendar.slots
        let ramp = ramps[Int(depot)]
        let range = slotRange(first, last + length)
        var runStart = first
        var k = range.lowerBound
        while k <= range.upperBound, windows.count < most {
            if counts[base + k] >= ramp {
                let runEnd = min(last, Int32(k) * RampCalendar.slot - length)
                if runEnd >= runStart { windows.append(TimeWindow(runStart, runEnd)) }
                runStart = max(runStart, Int32(k + 1) * RampCalendar.slot)
            }
            k += 1
        }
        if runStart <= last, windows.count < most { windows.append(TimeWindow(runStart, last)) }
    }
}
