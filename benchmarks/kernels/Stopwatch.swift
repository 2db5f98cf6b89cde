import Foundation

/// Processor time of this thread: on a busy machine a wall clock would count what others do.
enum Stopwatch {
    /// Nanoseconds since the thread began.
    static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// Nanoseconds that one reading takes, the least of many means.
    static let cost: Double = {
        var least = Double.infinity
        for _ in 0..<50 {
            let begin = now()
            for _ in 0..<1000 { _ = now() }
            least = min(least, Double(now() - begin) / 1001)
        }
        return least
    }()
}
