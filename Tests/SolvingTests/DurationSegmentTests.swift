import Testing

@testable import Solving

@Suite("Duration segments")
struct DurationSegmentTests {
    /// A stop with a window and a service.
    private struct Stop {
        var travel: Int32
        var opens: Int32
        var closes: Int32
        var service: Int32
    }

    /// Least duration over all starts, and the starts that have it, by walking.
    private func walked(_ stops: [Stop], starts: ClosedRange<Int32>) -> (Int32, [Int32])? {
        var durations: [(Int32, Int32)] = []
        next: for start in starts {
            var now = start
            for stop in stops {
                now = max(now + stop.travel, stop.opens)
                if now > stop.closes { continue next }
                now += stop.service
            }
            durations.append((now - start, start))
        }
        guard let least = durations.map(\.0).min() else { return nil }
        return (least, durations.filter { $0.0 == least }.map(\.1))
    }

    @Test("a concatenation lasts as long as walking does, from the same starts", arguments: 0..<200)
    func concatenation(seed: Int) {
        var dice = Dice(UInt64(seed))
        let stops = (0..<dice.roll(1...5)).map { _ in
            let opens = Int32(dice.roll(0...60))
            return Stop(
                travel: Int32(dice.roll(0...15)), opens: opens,
                closes: opens + Int32(dice.roll(0...40)), service: Int32(dice.roll(0...10)))
        }
        let whole = stops.reduce(DurationSegment(duration: 0, earliest: 0, latest: 80)) {
            $0.then(
                $1.travel,
                DurationSegment(duration: $1.service, earliest: $1.opens, latest: $1.closes))
        }
        guard let (duration, starts) = walked(stops, starts: 0...80) else {
            return #expect(!whole.isFeasible)
        }
        #expect(whole.isFeasible)
        #expect(whole.duration == duration)
        #expect(whole.earliest == starts.first)
        // Later starts take no longer as long as they are feasible.
        #expect(whole.latest == starts.last)
    }
}
