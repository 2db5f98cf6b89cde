import GRDB
import Scenarios
import Texts

/// A visit of a day's plan, as it stands on a sheet.
public struct PlannedVisit: Sendable, Equatable {
    /// The sheet's number.
    public var sheet: Int
    /// Whose sheet.
    public var hand: String
    /// The stop's number on it.
    public var stop: Int
    /// The request.
    public var request: Int
    /// The household's id.
    public var household: String
    /// What it is.
    public var kind: String
    /// When it was to begin, seconds from midnight.
    public var begin: Int
    /// What was recorded.
    public var outcome: VisitOutcome?
}

extension Ledger {
    /// All visits of a day's plan in the order of the sheets.
    ///
    /// - Parameter sheet: only of this sheet: a number, or whose it is.
    public func visits(on day: Day.Date, sheet: String? = nil) throws -> [PlannedVisit] {
        try read { db in
            let exists = try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM plan WHERE day = ?)", arguments: [day.iso])
            guard exists == true else { throw CampaignFault.noPlan(day.iso) }
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT round.number, hand, stop, visit.request, household.code, kind, begin,
                        what
                    FROM visit JOIN round ON round.id = visit.round
                    JOIN request ON request.id = visit.request
                    JOIN household ON household.id = request.household
                    LEFT JOIN outcome ON outcome.request = visit.request
                        AND outcome.day = visit.day
                    WHERE visit.day = ?1 AND (?2 IS NULL OR hand = ?2
                        OR CAST(round.number AS TEXT) = ?2 OR EXISTS (
                            SELECT 1 FROM roundMember WHERE roundMember.round = round.id
                                AND volunteer = ?2))
                    ORDER BY round.number, begin, visit.request
                    """, arguments: [day.iso, sheet])
            if let sheet, rows.isEmpty {
                throw CampaignFault.noSheet(sheet, day: day.iso)
            }
            return rows.map { row in
                PlannedVisit(
                    sheet: row["number"], hand: row["hand"], stop: row["stop"],
                    request: row["request"], household: row["code"], kind: row["kind"],
                    begin: row["begin"],
                    outcome: (row["what"] as String?).flatMap(VisitOutcome.init(rawValue:)))
            }
        }
    }
}
