import LinearProgramming
import Model

extension ProverRun {
    /// Above so many labels of an exact pricing paths remember enough.
    private static let mostLabelsWidened = 200_000

    /// Lets paths remember more, so that those in use make no cycles; false where that is not
    /// possible any more.
    func remembersMore(_ master: Master) throws(LinearProgramError) -> Bool {
        guard fleets.isEmpty, lookLabels.unled < ProverRun.mostLabelsWidened else { return false }
        var cycles: [(client: Int32, between: [Int32])] = []
        for (k, value) in try master.values()
        where value > 1e-6 && !master.columns[k].isElementary {
            let column = master.columns[k]
            let vertices = column.path.map { networks[column.network].vertices[Int($0)] }
            var last: [Int32: Int] = [:]
            for (at, vertex) in vertices.enumerated() where vertex.client >= 0 {
                if let before = last.updateValue(at, forKey: vertex.client) {
                    cycles.append(
                        (vertex.client, vertices[before + 1..<at].map(\.neighbourhood)))
                }
            }
        }
        guard !cycles.isEmpty, memories.widen(against: cycles) else { return false }
        try remember(memories, master)
        return true
    }

    /// Lets paths remember by these from now on.
    func remember(_ memories: Memories, _ master: Master) throws(LinearProgramError) {
        self.memories = memories
        for pricer in pricers { pricer.remember(by: memories) }
        try master.forbid { column in
            !column.isElementary
                && !memories.allows(
                    column.path.lazy.map { [networks] in networks[column.network].vertices[Int($0)]
                    })
        }
    }
}
