import Foundation

/// The results of some questions that are put at once, each in a thread of its own, in their order.
///
/// Threads rather than tasks: each of them does nothing but wait for libcurl.
func concurrently<Found>(
    _ count: Int, _ body: @escaping (Int) -> Found
) -> [Found] {
    if count == 1 { return [body(0)] }
    let results = Results<Found>(count, body)
    let waiting = DispatchGroup()
    for k in 1..<max(1, count) {
        waiting.enter()
        Thread.detachNewThread {
            results.find(k)
            waiting.leave()
        }
    }
    if count > 0 { results.find(0) }
    waiting.wait()
    return results.all
}

/// Where threads put what they find; nobody reads it before all have ended.
private final class Results<Found>: @unchecked Sendable {
    private let body: (Int) -> Found
    private let lock = NSLock()
    private var found: [Found?]

    init(_ count: Int, _ body: @escaping (Int) -> Found) {
        self.body = body
        found = Array(repeating: nil, count: count)
    }

    func find(_ k: Int) {
        let result = body(k)
        lock.withLock { found[k] = result }
    }

    var all: [Found] { found.compactMap(\.self) }
}
