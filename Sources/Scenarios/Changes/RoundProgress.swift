/// How far a round has come at a moment of the day.
public struct RoundProgress: Sendable, Equatable {
    /// A visit that is done or under way.
    public struct Visit: Sendable, Equatable {
        /// The need's id.
        public var need: String
        /// When it begins.
        public var begin: Int
    }
    /// The hand's id.
    public var who: String
    /// The members' ids.
    public var members: [String]
    /// Visits that are done or under way, in order; none where the round has not begun.
    public var done: [Visit]
    /// The round up to the last of them, and an end.
    public var past: Round
    /// When the shift ends whose visits are all done; nil where some are still to come in it.
    public var isOverAt: Int?
    /// When the shift began in which somebody is on the way to the first load; nil where nobody is.
    public var setOutAt: Int?
}

extension Plan {
    /// How far each round has come.
    ///
    /// A visit is under way as soon as somebody has left for it, or loads for it. Whoever is about to
    /// leave at that very moment has not.
    public func progress(at moment: Int) -> [RoundProgress] {
        rounds.map { round in
            var progress = RoundProgress(
                who: round.who,
                members: scenario.crews.first { $0.id == round.who }?.members ?? [round.who],
                done: [], past: Round(who: round.who, stops: []), isOverAt: nil, setOutAt: nil)
            var before: Stop?
            var last = -1
            for (i, stop) in round.stops.enumerated() {
                if case .rest = stop.kind { continue }
                if case .visit(let need) = stop.kind, let before {
                    let hasLeft: Bool
                    if case .visit = before.kind {
                        hasLeft = before.end < moment
                    } else {
                        hasLeft = before.begin < moment
                    }
                    guard hasLeft else { break }
                    progress.done.append(.init(need: need, begin: stop.begin))
                    last = i
                }
                before = stop
            }
            progress.setOutAt =
                round.stops[(last + 1)...].last {
                    $0.kind == .start && $0.begin < moment
                }?.begin
            guard last >= 0 else { return progress }
            progress.past.stops = Array(round.stops[...last])
            let rest = round.stops[(last + 1)...]
            if let end = rest.first(where: { $0.kind == .end }) { progress.past.stops.append(end) }
            let next = rest.first { if case .rest = $0.kind { false } else { true } }
            if let next, next.kind == .end, round.stops[last].end < moment {
                progress.isOverAt = next.end
            }
            return progress
        }
    }
}

extension Scenario {
    /// The day from a moment on: what is done is frozen where it was, everything else begins later.
    ///
    /// - Parameters:
    ///   - rounds: how far they have come.
    ///   - absent: who goes no further.
    package func from(
        _ moment: Int, rounds: [RoundProgress], absent: Set<String>
    ) -> Scenario {
        var day = self
        var done: [String: (who: String, begin: Int)] = [:]
        var begun: [String: RoundProgress] = [:]
        var setOut: [String: Int] = [:]
        // A scenario knows no crew that a plan formed, so that a member stands for it.
        let member = Dictionary(
            formedCrews.compactMap { crew in crew.members.first.map { (crew.id, $0) } },
            uniquingKeysWith: { first, _ in first })
        for round in rounds {
            for member in round.members { setOut[member] = round.setOutAt }
        }
        for round in rounds where !round.done.isEmpty {
            let who = member[round.who] ?? round.who
            for visit in round.done { done[visit.need] = (who, visit.begin) }
            for member in round.members { begun[member] = round }
        }
        day.fixed.removeAll { done[$0.need] != nil }
        for h in day.households.indices {
            for n in day.households[h].needs.indices {
                let need = day.households[h].needs[n]
                if let visit = done[need.id] {
                    if need.people > 1 {
                        day.households[h].needs[n].windows = [Interval(visit.begin, visit.begin)]
                    } else {
                        day.fixed.append(
                            Pin(
                                need: need.id, volunteer: visit.who,
                                level: .frozen(at: visit.begin)))
                    }
                } else {
                    let left = need.windows.compactMap { window in
                        window.end < moment
                            ? nil : Interval(max(window.start, moment), window.end)
                    }
                    if !left.isEmpty { day.households[h].needs[n].windows = left }
                }
            }
        }
        for v in day.volunteers.indices {
            let volunteer = day.volunteers[v]
            // From now on, or since the way to the first load began.
            func left(of interval: Interval) -> Interval? {
                if let began = setOut[volunteer.id], interval.start <= began, began <= interval.end
                {
                    return Interval(began, interval.end)
                }
                return interval.end <= moment
                    ? nil : Interval(max(interval.start, moment), interval.end)
            }
            guard let round = begun[volunteer.id] else {
                let intervals = volunteer.available.compactMap(left)
                if !intervals.isEmpty { day.volunteers[v].available = intervals }
                continue
            }
            if absent.contains(round.who) || absent.contains(volunteer.id) {
                day.volunteers[v].maxVisits = round.done.count
            }
            day.volunteers[v].available = volunteer.available.flatMap { interval -> [Interval] in
                let isBegun = round.done.contains {
                    interval.start <= $0.begin && $0.begin <= interval.end
                }
                guard isBegun else { return left(of: interval).map { [$0] } ?? [] }
                // Who is back may set out again, in a shift of its own.
                guard let over = round.isOverAt, interval.start <= over, over < interval.end else {
                    return [interval]
                }
                let again = max(moment, over + 60)
                let first = Interval(interval.start, over)
                return again < interval.end ? [first, Interval(again, interval.end)] : [first]
            }
        }
        return day
    }
}
