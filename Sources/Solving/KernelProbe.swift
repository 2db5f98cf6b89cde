import Model

/// A door for the kernel benchmark to single operations of the search, in the midst of one.
///
/// The clock is the caller's. Each function does so many operations and returns a number that
/// depends on all of them, so that none is optimised away.
package final class KernelProbe {
    /// Nanoseconds spent in the parts of steps, and a number that depends on all steps.
    package struct Parts {
        /// Taking clients out.
        package var ruin: UInt64 = 0
        /// Putting them back.
        package var recreate: UInt64 = 0
        /// Taking the step back.
        package var rollBack: UInt64 = 0
        /// To be handed to a sink.
        package var sink = 0
    }

    private let annealer: Annealer
    private var search: RuinAndRecreate
    private let temperature: Double
    private var state: SearchState { annealer.state }

    /// Constructs a solution and anneals it for so many steps, to be where a search mostly is.
    package init(_ problem: Problem, seed: UInt64, warmUp: Int) {
        let vehicles = problem.vehicleTypes.enumerated().flatMap { index, type in
            Array(repeating: Int32(index), count: type.count)
        }
        let instance = Instance(
            problem, clients: (0..<Int32(problem.clients.count)).map { $0 }, vehicles: vehicles)
        annealer = Annealer(instance, seed: RandomSource(seed: seed))
        annealer.construct()
        let state = annealer.state
        let cooling = Cooling(
            routesCost: state.totals[0].routesCost,
            served: problem.clients.count - state.absentCount)
        temperature = cooling.at(0.5)
        annealer.run(iterations: warmUp, from: cooling.hot, to: temperature)
        search = RuinAndRecreate(state, seed: RandomSource(seed: seed, stream: 1))
    }

    deinit { search.deallocate() }

    /// Whole steps, which stay or are taken back as annealing decides.
    package func steps(_ count: Int) -> Int {
        annealer.run(iterations: count, from: temperature, to: temperature)
        return state.cost
    }

    /// Steps that are all taken back, by parts; each part holds one reading of the clock.
    package func parts(_ count: Int, clock: () -> UInt64) -> Parts {
        var parts = Parts()
        for _ in 0..<count {
            state.beginStep()
            let begin = clock()
            search.ruin()
            let ruined = clock()
            search.recreate()
            let recreated = clock()
            parts.sink &+= state.cost
            let decided = clock()
            state.rollBack()
            parts.rollBack &+= clock() &- decided
            parts.ruin &+= ruined &- begin
            parts.recreate &+= recreated &- ruined
        }
        return parts
    }

    /// Tries absent clients after every client of every route, as often as asked.
    ///
    /// - Parameters:
    ///   - isWhole: every place is tested to the end; otherwise each is ruled out by its legs, as
    ///     most are.
    package func placeTests(_ count: Int, isWhole: Bool) -> Int {
        ruined { absent in
            let bound = isWhole ? Cost.max : Cost.min
            var (sink, done, k) = (0, 0, 0)
            while true {
                let client = absent[k % absent.count]
                k += 1
                for node in 0..<Int32(state.n) where state.nodes.at(node).pointee.chain >= 0 {
                    var one = Search(client: client, best: Insertion(cost: bound))
                    state.consider(&one, after: node)
                    sink &+= one.best.cost &+ Int(one.best.after)
                    done += 1
                    if done == count { return sink }
                }
            }
        }
    }

    /// Looks for the best places of absent clients.
    package func bestPlaces(_ count: Int) -> Int {
        ruined { absent in
            var sink = 0
            for k in 0..<count {
                let client = absent[k % absent.count]
                var one = Search(
                    client: client,
                    best: Insertion(cost: state.instance.client.at(client).pointee.prize))
                state.findPlace(&one)
                sink &+= one.best.cost &+ Int(one.best.after)
            }
            return sink
        }
    }

    /// Does something while the clients of one ruin are absent.
    private func ruined(_ body: ([Int32]) -> Int) -> Int {
        state.beginStep()
        search.ruin()
        defer { state.rollBack() }
        return body(state.absentClients)
    }

    /// Draws exchanges of tails and tests them as a step does, mostly in vain.
    package func exchangeTests(_ count: Int) -> Int {
        var sink = 0
        for _ in 0..<count {
            if let exchange = search.tailExchange(within: Int(temperature)) {
                sink &+= Int(exchange.u)
            }
        }
        return sink
    }

    /// Makes exchanges of tails that passed their test, and takes them back.
    package func exchanges(_ count: Int) -> Int {
        var promising: [TailExchange] = []
        for _ in 0..<1_000_000 where promising.count < 64 {
            if let exchange = search.tailExchange(within: Int(20 * temperature)) {
                promising.append(exchange)
            }
        }
        precondition(!promising.isEmpty, "on this day no exchange of tails is promising")
        var sink = 0
        for k in 0..<count {
            state.beginStep()
            if state.apply(promising[k % promising.count]) { sink &+= state.cost }
            state.rollBack()
        }
        return sink
    }

    /// Merges segments of routes with sixteen stops, one stop at a time.
    package func merges(_ count: Int, seed: UInt64) -> Int {
        var random = RandomSource(seed: seed)
        let stops = (0..<1024).map { k in
            let opens = Int32(k % 16 * 900 + random.below(1200))
            return DurationSegment(duration: 300, earliest: opens, latest: opens + 4000)
        }
        let (segments, legs) = (
            Buffer(stops), Buffer((0..<1024).map { _ in Int32(200 + random.below(600)) })
        )
        defer {
            segments.deallocate()
            legs.deallocate()
        }
        let depot = DurationSegment(duration: 0, earliest: 0, latest: 4000)
        var (sink, whole) = (0, depot)
        for k in 0..<count {
            let at = k & 1023
            if at & 15 == 0 {
                sink &+= Int(whole.duration &+ whole.latest)
                whole = depot
            }
            whole = whole.then(legs[at], segments[at])
        }
        return sink &+ Int(whole.duration)
    }
}
