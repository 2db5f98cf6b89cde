import Model

extension Problem {
    /// The problem without dependencies in which those who are visited in a solution begin when they do
    /// there, and those who are not may be where that keeps the dependencies on them.
    ///
    /// What can be done in it besides the solution can be done in the problem itself.
    public func holding(_ solution: Solution) -> Problem {
        guard !dependencies.isEmpty else { return self }
        var held = self
        held.dependencies = []
        var visits: [Int32: Visit] = [:]
        for visit in solution.routes.flatMap(\.shifts).flatMap(\.visits) {
            if case .client(let client) = visit.kind { visits[client] = visit }
        }
        for client in Set(dependencies.flatMap { [$0.first, $0.second] }).sorted() {
            if let visit = visits[client] {
                held.clients[Int(client)].windows = [TimeWindow(visit.begin, visit.begin)]
            } else if let window = window(besides: visits, client) {
                held.clients[Int(client)].narrow(to: window)
                if held.clients[Int(client)].windows.isEmpty { held.forbid(client) }
            } else {
                held.forbid(client)
            }
        }
        return held
    }

    /// The problem in which some routes keep their times and their clients, and dependencies of other
    /// clients on theirs have become windows; those between clients that are open remain.
    ///
    /// - Parameter open: may be planned; whom a kept route needs among them has to be visited.
    public func holding(_ routes: [Route], open: [Int32]) -> Problem {
        guard !dependencies.isEmpty else { return self }
        var held = self
        let isOpen = Set(open)
        held.dependencies = dependencies.filter {
            isOpen.contains($0.first) && isOpen.contains($0.second)
        }
        var visits: [Int32: Visit] = [:]
        for visit in routes.flatMap(\.shifts).flatMap(\.visits) {
            if case .client(let client) = visit.kind { visits[client] = visit }
        }
        let linked = Set(dependencies.flatMap { [$0.first, $0.second] }).intersection(isOpen)
        for client in linked.sorted() {
            if let window = window(besides: visits, client, open: isOpen) {
                held.clients[Int(client)].narrow(to: window)
                if held.clients[Int(client)].windows.isEmpty { held.forbid(client) }
            } else {
                held.forbid(client)
            }
            let isNeeded = dependencies.contains {
                let other = $0.first == client ? $0.second : $0.first
                guard $0.first == client || $0.second == client, visits[other] != nil else {
                    return false
                }
                return $0.presence == .both
                    || $0.presence == .secondNeedsFirst && $0.first == client
            }
            if isNeeded { held.clients[Int(client)].isRequired = true }
        }
        return held
    }

    /// When a client can begin that is not visited yet; nil where it may not be.
    ///
    /// - Parameter open: clients that are planned together with it; nil: none.
    private func window(
        besides visits: [Int32: Visit], _ client: Int32, open: Set<Int32>? = nil
    ) -> TimeWindow? {
        var window = TimeWindow(-unlimitedTime, unlimitedTime)
        let services = serviceDurations.map { $0[Int(client)] }
        for pair in dependencies where pair.first == client || pair.second == client {
            let isFirst = pair.first == client
            if let open, open.contains(isFirst ? pair.second : pair.first) { continue }
            guard let other = visits[isFirst ? pair.second : pair.first] else {
                if isFirst ? pair.presence == .both : pair.presence != .any { return nil }
                continue
            }
            // Who may not come twice cannot be said of vehicles of one type.
            if pair.differentVehicles, open == nil { return nil }
            let (hasLeast, hasMost) = (pair.least > -unlimited, pair.most < unlimited)
            if isFirst {
                let longest = pair.countsFromEnd ? services.max() ?? 0 : 0
                let shortest = pair.countsFromEnd ? services.min() ?? 0 : 0
                if hasLeast { window.end = min(window.end, other.begin - pair.least - longest) }
                if hasMost { window.start = max(window.start, other.begin - pair.most - shortest) }
            } else {
                let from = pair.countsFromEnd ? other.end : other.begin
                if hasLeast { window.start = max(window.start, from + pair.least) }
                if hasMost { window.end = min(window.end, from + pair.most) }
            }
        }
        return window
    }

    private mutating func forbid(_ client: Int32) {
        for type in vehicleTypes.indices {
            assignments[type, Int(client)] = AssignmentTable.forbidden
        }
        if clients[Int(client)].windows.isEmpty {
            clients[Int(client)].windows = [TimeWindow(0, 0)]
        }
    }

    /// The problem in which clients begin within bounds that a search has found for them.
    func narrowed(to bounds: [Links.Bounds]) -> Problem {
        var narrowed = self
        narrowed.dependencies = []
        for client in Set(dependencies.flatMap { [$0.first, $0.second] }) {
            let bound = bounds[Int(client)]
            var held = narrowed.clients[Int(client)]
            held.narrow(to: TimeWindow(bound.low, bound.high))
            if !held.windows.isEmpty { narrowed.clients[Int(client)] = held }
        }
        return narrowed
    }
}

extension Client {
    /// Keeps what of the windows is within another; nothing may be left.
    fileprivate mutating func narrow(to other: TimeWindow) {
        windows = windows.compactMap { window in
            let both = TimeWindow(max(window.start, other.start), min(window.end, other.end))
            return both.start <= both.end ? both : nil
        }
    }
}

extension SolverRun {
    /// From now on those who depend on each other keep their times.
    func holdLinks() {
        guard !problem.dependencies.isEmpty else { return }
        if let bounds = heldBounds {
            let narrowed = problem.narrowed(to: bounds)
            problem = problem.holding(export(orders, narrowed))
        } else {
            problem = problem.holding(Solution(routes: [], unassigned: [], cost: 0))
        }
    }
}
