import GRDB
import Scenarios

/// What was before a day: goods that are gone, minutes given, faces known.
extension Ledger {
    /// Takes from each centre's stock what was handed out or is promised to other days.
    func reduceStock(
        of scenario: inout Scenario, on day: Day.Date, _ context: QueueContext,
        _ pending: [DayPlan], _ db: Database
    ) throws {
        var gone: [String: [String: Int]] = [:]
        for row in try Row.fetchAll(db, sql: Self.handedOut) {
            gone[row["centre"], default: [:]][row["good"], default: 0] += row["pieces"]
        }
        let reserved = try Row.fetchAll(
            db,
            sql: """
                SELECT visit.day, visit.centre, good, sum(pieces) AS pieces FROM visit
                JOIN (\(Self.unrecordedVisits)) AS open
                    ON open.request = visit.request AND open.day = visit.day
                JOIN wanted ON wanted.request = visit.request
                WHERE visit.centre IS NOT NULL GROUP BY 1, 2, 3
                """)
        for row in reserved where !context.void.contains(row["day"]) {
            gone[row["centre"], default: [:]][row["good"], default: 0] += row["pieces"]
        }
        for plan in pending {
            for (centre, goods) in plan.loaded {
                for (good, pieces) in goods {
                    gone[centre, default: [:]][good, default: 0] += pieces
                }
            }
        }
        for row in try Row.fetchAll(
            db, sql: "SELECT * FROM delivery WHERE day <= ?", arguments: [day.iso])
        {
            gone[row["centre"], default: [:]][row["good"], default: 0] -= row["pieces"]
        }
        for i in scenario.centres.indices {
            let here = gone[scenario.centres[i].id] ?? [:]
            for (good, pieces) in scenario.centres[i].stock.pieces {
                let left = max(0, pieces - (here[good] ?? 0))
                scenario.centres[i].stock.pieces[good] = min(left, 1_000_000)
            }
        }
    }

    /// Pieces that were handed out, by centre and good.
    static let handedOut = """
        SELECT coalesce(outcome.centre, visit.centre) AS centre, good, sum(pieces) AS pieces
        FROM outcome JOIN wanted ON wanted.request = outcome.request
        LEFT JOIN visit ON visit.request = outcome.request AND visit.day = outcome.day
        WHERE what = 'done' AND coalesce(outcome.centre, visit.centre) IS NOT NULL
        GROUP BY 1, 2
        """

    /// Minutes that count as done before today, and who has been at each household.
    ///
    /// Who has given more than the middle one of today's volunteers starts with that much above it: so
    /// they are sent out less until the others have caught up.
    func addHistory(
        to scenario: inout Scenario, before day: Day.Date, _ pending: [DayPlan], _ stamp: Stamp,
        _ db: Database
    ) throws {
        var given: [String: Int] = [:]
        for row in try Row.fetchAll(
            db, sql: Self.givenSeconds, arguments: [day.iso, stamp.today.iso])
        {
            given[row["volunteer"]] = row["seconds"]
        }
        for plan in pending {
            for round in plan.rounds {
                for member in round.members { given[member, default: 0] += round.seconds }
            }
        }
        let amounts = scenario.volunteers.map { given[$0.id] ?? 0 }.sorted()
        let middle = amounts.isEmpty ? 0 : amounts[amounts.count / 2]
        for volunteer in scenario.volunteers {
            let more = (given[volunteer.id] ?? 0) - middle
            // A million minutes are as much as a scenario may state.
            if more > 0 { scenario.history.seconds[volunteer.id] = min(more, 60_000_000) }
        }
        var seen: [String: [String]] = [:]
        for row in try Row.fetchAll(db, sql: Self.whoCame) {
            seen[row["code"], default: []].append(row["volunteer"])
        }
        let present = Set(scenario.volunteers.map(\.id))
        for i in scenario.households.indices {
            for volunteer in seen[scenario.households[i].id] ?? []
            where present.contains(volunteer)
                && !scenario.households[i].seenBy.contains(volunteer)
                && scenario.households[i].seenBy.count < 20
            {
                scenario.households[i].seenBy.append(volunteer)
            }
        }
    }

    /// Who went together on the last day before that has rounds, where today's crews are to be the
    /// same.
    ///
    /// That day may be one that is planned together with this one; what is replaced does not count.
    func addCrews(
        to scenario: inout Scenario, before day: Day.Date, _ context: QueueContext,
        _ pending: [DayPlan], _ db: Database
    ) throws {
        guard scenario.forming?.sameAsYesterday ?? false else { return }
        let days = try String.fetchAll(
            db, sql: "SELECT DISTINCT day FROM round WHERE day < ? ORDER BY day DESC",
            arguments: [day.iso])
        let stored = days.first { !context.void.contains($0) }
        let drafted = pending.filter { $0.date < day && !$0.rounds.isEmpty }
            .max { $0.date < $1.date }
        var crews: [History.PastCrew] = []
        if let drafted, drafted.date.iso >= stored ?? "" {
            crews = zip(drafted.plan.rounds, drafted.rounds).map {
                .init(id: $0.who, members: $1.members)
            }
        } else if let stored {
            for row in try Row.fetchAll(db, sql: Self.whoWent, arguments: [stored]) {
                let hand: String = row["hand"]
                if crews.last?.id != hand { crews.append(.init(id: hand, members: [])) }
                crews[crews.count - 1].members.append(row["volunteer"])
            }
        }
        scenario.history.crews = crews.filter { $0.members.count > 1 }
    }

    /// Who was in which round of a day.
    private static let whoWent = """
        SELECT hand, volunteer FROM roundMember JOIN round ON round.id = roundMember.round
        WHERE day = ? ORDER BY number, volunteer
        """

    /// Seconds of each volunteer in rounds before a day of which something is recorded, or which are
    /// still to come.
    private static let givenSeconds = """
        SELECT volunteer, sum(seconds) AS seconds FROM roundMember
        JOIN round ON round.id = roundMember.round
        WHERE round.day < ? AND (round.day >= ? OR EXISTS (
            SELECT 1 FROM visit JOIN outcome USING (request, day) WHERE visit.round = round.id
                AND what <> 'not-done'))
        GROUP BY volunteer
        """

    /// Who stood at which household's door, the latest first.
    private static let whoCame = """
        SELECT household.code, volunteer, max(visit.day) AS last FROM visit
        JOIN outcome USING (request, day)
        JOIN request ON request.id = visit.request
        JOIN household ON household.id = request.household
        JOIN roundMember ON roundMember.round = visit.round
        WHERE what IN ('done', 'needs-help') AND forgotten IS NULL
        GROUP BY household.code, volunteer ORDER BY last DESC, volunteer
        """
}
