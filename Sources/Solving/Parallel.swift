import Dispatch
import Synchronization

/// Does `count` independent pieces of work on at most `threads` threads and waits for all.
///
/// Each piece must depend on its index alone: which thread does it is not determined.
package func inParallel(_ count: Int, threads: Int, _ body: (Int) -> Void) {
    guard threads > 1, count > 1 else {
        for k in 0..<count { body(k) }
        return
    }
    let next = Atomic<Int>(0)
    // The pieces share nothing that they change, and all are done before this returns.
    nonisolated(unsafe) let body = body
    withoutActuallyEscaping(body) { body in
        nonisolated(unsafe) let body = body
        DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
            while true {
                let k = next.wrappingAdd(1, ordering: .relaxed).oldValue
                if k >= count { return }
                body(k)
            }
        }
    }
}
