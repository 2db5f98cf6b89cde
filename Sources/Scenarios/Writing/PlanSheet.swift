import Spreadsheets

extension Plan {
    /// The table of ``asCSV`` as a workbook, its times to be reckoned with; nil for want of memory.
    var asWorkbook: [UInt8]? {
        var rows: [[SheetToWrite.Value]] = []
        for crew in scenario.formedCrews {
            rows.append([
                .text(crew.id), .empty, .text(PlanCSV.crew),
                .text(crew.members.joined(separator: ";")),
            ])
        }
        for round in rounds {
            for (i, stop) in round.stops.enumerated() {
                let (word, place, goods) = PlanCSV.words(stop)
                rows.append([
                    .text(round.who), .whole(i + 1), .text(word),
                    place.isEmpty ? .empty : .text(place),
                    goods.isEmpty ? .empty : .text(goods), .clock(stop.begin), .clock(stop.end),
                ])
            }
        }
        for left in leftOut {
            rows.append([.empty, .empty, .text(PlanCSV.leftOut), .text(left.need)])
        }
        return WorkbookWriter.bytes(
            SheetToWrite(
                name: "plan", header: PlanCSV.columns, widths: [18, 7, 10, 28, 24, 11, 11],
                rows: rows))
    }
}
