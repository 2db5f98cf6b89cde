import Foundation
import LinearProgramming
import Testing

/// Runs the body on a thread of its own and waits for it; the thread's environment is released.
func onThread<Result: Sendable>(
    _ body: @escaping @Sendable () throws -> Result
) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        let thread = Thread {
            let result = Swift.Result(catching: body)
            LinearProgram.releaseThread()
            continuation.resume(with: result)
        }
        thread.stackSize = 8 << 20
        thread.start()
    }
}

/// Carries a program to where it must not be used.
private final class Box: @unchecked Sendable {
    var program: LinearProgram
    init(_ program: consuming LinearProgram) { self.program = program }
}

@Suite("Threads, memory and loss")
struct ThreadTests {
    @Test("too little memory is an error, and the next program on the thread works")
    func memoryLimit() async throws {
        try await onThread {
            let other = try LinearProgram()
            try LinearProgram.setMemoryLimit(mebibytes: 1)
            var program = try LinearProgram()
            let loss = error {
                for _ in 0..<100 { try program.addRows(count: 10_000, .atLeast(1)) }
            }
            guard case .lost(let message) = loss else {
                Issue.record("not lost: \(String(describing: loss))")
                return
            }
            #expect(message.contains("memory allocation limit exceeded"))
            let (isLost, isOtherLost) = (program.isLost, other.isLost)
            #expect(isLost && isOtherLost, "all programs of the thread go together")
            let later = error { try program.solve() }
            #expect(later == loss)

            var next = try LinearProgram()
            let row = try next.addRow(.atLeast(2))
            try next.addColumn(cost: 3, entries: [ColumnEntry(row, 1)])
            try next.solve()
            let objective = try next.objective()
            #expect(objective == 6)
        }
    }

    @Test("too little memory within the simplex method or the search is an error")
    func memoryLimitWhileSolving() async throws {
        try await onThread {
            let large = Partitioning(seed: 2, elements: 200, sets: 20_000)
            var program = try large.program()
            try LinearProgram.setMemoryLimit(mebibytes: 4)
            let loss = error { try program.solve() }
            guard case .lost = loss else {
                Issue.record("not lost: \(String(describing: loss))")
                return
            }
            try LinearProgram.setMemoryLimit(mebibytes: nil)
            var again = try large.program(0..<2000)
            try again.solve()
            try LinearProgram.setMemoryLimit(mebibytes: 1)
            let searchLoss = error { _ = try again.solveInteger(nodeLimit: 50) }
            guard case .lost = searchLoss else {
                Issue.record("not lost: \(String(describing: searchLoss))")
                return
            }
            try LinearProgram.setMemoryLimit(mebibytes: nil)
            var last = try Partitioning(seed: 0, elements: 11, sets: 70).program()
            let status = try last.solveInteger().status
            #expect(status == .optimal)
        }
        let refused = error { try LinearProgram.setMemoryLimit(mebibytes: 0) }
        #expect(refused == .badLimit("0 MiB"))
    }

    @Test("another thread may neither use nor free a program, and the process lives on")
    func wrongThread() async throws {
        let box = try await withCheckedThrowingContinuation { continuation in
            Thread {
                continuation.resume(with: Result { Box(try LinearProgram()) })
            }.start()
        }
        try await onThread {
            let isLost = box.program.isLost
            #expect(isLost)
            let use = error { try box.program.addRow(.free) }
            #expect(use == .wrongThread)
            let read = error { _ = try box.program.basis() }
            #expect(read == .wrongThread)
            // Frees its own environment, not that of the box.
            var own = try LinearProgram()
            try own.solve()
        }
        // The box ends here, on a thread that is not the program's.
    }

    @Test("releasing a thread loses its programs, and only those")
    func release() async throws {
        try await onThread {
            var program = try LinearProgram()
            LinearProgram.releaseThread()
            let isLost = program.isLost
            #expect(isLost)
            guard case .lost = error({ try program.solve() }) else {
                Issue.record("a released program was solved")
                return
            }
            var next = try LinearProgram()
            let status = try next.solve().status
            #expect(status == .optimal)
        }
    }

    @Test("two threads at a time find what one finds")
    func parallel() async throws {
        @Sendable func results(_ seeds: Range<UInt64>) throws -> [IntegerOutcome] {
            try seeds.map { seed in
                var program = try Partitioning(seed: seed, elements: 14, sets: 150).program()
                try program.solve()
                return try program.solveInteger()
            }
        }
        let alone = try await onThread { try results(0..<20) }
        async let left = onThread { try results(0..<20) }
        async let right = onThread { try results(0..<20) }
        let (first, second) = try await (left, right)
        #expect(first == alone)
        #expect(second == alone)
    }
}
