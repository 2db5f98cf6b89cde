import JSONText

extension Plan {
    /// One row for each crew that was formed, one a stop, then one for each need that is left out.
    var asCSV: String {
        var text = PlanCSV.columns.joined(separator: ",") + "\n"
        for crew in scenario.formedCrews {
            let members = crew.members.joined(separator: ";")
            let cells = [crew.id, "", PlanCSV.crew, members, "", "", ""]
            text += cells.map(PlanCSV.quoted).joined(separator: ",") + "\n"
        }
        for round in rounds {
            for (i, stop) in round.stops.enumerated() {
                let (word, place, goods) = PlanCSV.words(stop)
                let cells = [
                    round.who, "\(i + 1)", word, place, goods, clockText(stop.begin),
                    clockText(stop.end),
                ]
                text += cells.map(PlanCSV.quoted).joined(separator: ",") + "\n"
            }
        }
        for left in leftOut {
            let cells = ["", "", PlanCSV.leftOut, left.need, "", "", ""]
            text += cells.map(PlanCSV.quoted).joined(separator: ",") + "\n"
        }
        return text
    }
}

/// The words of `plan.csv`.
enum PlanCSV {
    static let columns = ["who", "order", "stop", "where", "goods", "begin", "end"]
    static let stops = ["start", "load", "visit", onFoot, "rest", "end"]
    /// A visit to which one walks from the car.
    static let onFoot = "visit-on-foot"
    static let leftOut = "left-out"
    static let crew = "crew"

    static func words(_ stop: Stop) -> (word: String, place: String, goods: String) {
        switch stop.kind {
        case .start: return ("start", "", "")
        case .load(let centre, let goods):
            var parts = goods.pieces.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }
            if let grams = goods.grams, case .raw(let kg) = JSON.decimal(grams, per: 1000) {
                parts.append("kg:" + kg)
            }
            return ("load", centre, parts.joined(separator: ";"))
        case .visit(let need): return (stop.isOnFoot ? onFoot : "visit", need, "")
        case .rest: return ("rest", "", "")
        case .end: return ("end", "", "")
        }
    }

    static func quoted(_ cell: String) -> String {
        cell.utf8.contains { $0 == 34 || $0 == 44 || $0 == 10 || $0 == 13 }
            ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }
}
