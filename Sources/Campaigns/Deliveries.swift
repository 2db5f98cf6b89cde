import GRDB
import Scenarios
import Texts

extension Ledger {
    /// Goods come to a centre, beside what the template says it began with; fewer than none leave it.
    public func deliver(
        _ pieces: Int, of good: String, to centre: String, on day: Day.Date, stamp: Stamp
    ) throws {
        let bare = try bareScenario()
        guard let known = bare.centres.first(where: { $0.id == centre }) else {
            throw CampaignFault.unknownCentre(centre)
        }
        guard known.stock.pieces[good] != nil else {
            throw CampaignFault.noStock(centre: centre, good: good)
        }
        try write { db in
            try db.execute(
                sql: "INSERT INTO delivery (day, centre, good, pieces) VALUES (?, ?, ?, ?)",
                arguments: [day.iso, centre, good, pieces])
            try stamp.log("stock", "\(day.iso) \(centre) \(good) \(pieces)", in: db)
        }
    }
}
