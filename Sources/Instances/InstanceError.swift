/// Why a file is not an instance that can be solved, with everything that is wrong with it.
public struct InstanceError: Error, Sendable, CustomStringConvertible {
    /// One thing that is wrong.
    public struct Fault: Sendable, Equatable {
        /// Counted from 1; 0 where no line is to blame.
        public var line: Int
        /// What was found, and what would be right.
        public var message: String
        /// The file is right, and asks for what is not modelled.
        public var isNotModelled = false
    }
    /// The file's path or name.
    public var file: String
    /// At least one, in the order of lines.
    public var faults: [Fault]

    /// Nothing is wrong but what is not modelled.
    public var isNotModelled: Bool { faults.allSatisfy(\.isNotModelled) }

    /// A line for each fault: file, line, what.
    public var description: String {
        faults.map { fault in
            let place = fault.line > 0 ? "\(file):\(fault.line)" : file
            return "\(place): \(fault.isNotModelled ? "not modelled: " : "")\(fault.message)"
        }.joined(separator: "\n")
    }
}

/// Collects what is wrong while a file is read, so that all of it is told at once.
struct Faults {
    private(set) var all: [InstanceError.Fault] = []
    /// Beyond this nobody reads on.
    static let most = 100

    /// What is added now is not told.
    var isFull: Bool { all.count >= Faults.most }

    mutating func add(_ line: Int, _ message: String) {
        guard all.count < Faults.most else { return }
        all.append(InstanceError.Fault(line: line, message: message))
    }

    mutating func addNotModelled(_ line: Int, _ message: String) {
        guard all.count < Faults.most else { return }
        all.append(InstanceError.Fault(line: line, message: message, isNotModelled: true))
    }

    /// Throws if there are any.
    func check(_ file: String) throws(InstanceError) {
        guard !all.isEmpty else { return }
        throw InstanceError(
            file: file, faults: all.filter { !$0.isNotModelled } + all.filter(\.isNotModelled))
    }
}
