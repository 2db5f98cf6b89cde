import ArgumentParser
import Campaigns
import Foundation
import Scenarios
import Sheets
import Texts

/// `komek campaign record`: what came of a day.
struct CampaignRecord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Record what came of visits.",
        discussion: """
            By request: komek campaign record 17=done 18=not-at-home. By table: --csv FILE with the \
            columns request, outcome, note. From a sheet: --sheet NUMBER asks for its stops on \
            standard input. Outcomes: \(VisitOutcome.allCases.map(\.rawValue).joined(separator: ", ")); \
            or their words in any language, or + - x ? ! 0 w.
            """)

    @Argument(help: "Requests with what came of them: 17=done.")
    var entries: [String] = []

    @Option(help: "The day; today unless stated.")
    var day: CalendarDate?

    @Option(help: "A table of outcomes (CSV, XLSX).")
    var csv: String?

    @Option(help: "A sheet's number, or whose it is: its stops are asked for one by one.")
    var sheet: String?

    @Option(help: "What came of all that is not recorded yet of the day, or of the --sheet.")
    var rest: String?

    @Option(help: "A note, with one request.")
    var note: String?

    @Option(help: "The centre that handed it out on the spot, without a plan.")
    var centre: String?

    @OptionGroup var options: CampaignOptions

    func validate() throws {
        let ways = [!entries.isEmpty, csv != nil, sheet != nil || rest != nil].count { $0 }
        if ways != 1 {
            throw ValidationError("Give requests (17=done), or --csv, or --sheet, or --rest.")
        }
        if note != nil || centre != nil, entries.isEmpty {
            throw ValidationError("--note and --centre are said of requests (17=done).")
        }
    }

    func run() throws {
        let stamp = options.stamp
        let day = self.day?.date ?? stamp.today
        try options.open { ledger in
            if let rest {
                let what = try outcome(rest)
                let open = try ledger.visits(on: day, sheet: sheet).filter { $0.outcome == nil }
                try record(open.map { OutcomeEntry($0.request, what) }, day, ledger, stamp)
            } else if let sheet {
                try ask(sheet, day, ledger, stamp)
            } else if let csv {
                try record(try OutcomeTable.read(csv), day, ledger, stamp)
            } else {
                try record(try entries.map(entry), day, ledger, stamp)
            }
        }
    }

    private func outcome(_ word: String) throws -> VisitOutcome {
        guard let what = VisitOutcome(word: word) else { throw CampaignFault.unknownOutcome(word) }
        return what
    }

    private func entry(_ text: String) throws -> OutcomeEntry {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let number = Ledger.number(parts[0]) else {
            throw CampaignFault.badLine(1, file: "record", found: text)
        }
        return OutcomeEntry(number, try outcome(parts[1]), note: note, centre: centre)
    }

    private func record(
        _ entries: [OutcomeEntry], _ day: Day.Date, _ ledger: Ledger, _ stamp: Stamp
    ) throws {
        let recorded = try ledger.record(entries, on: day, stamp: stamp)
        if recorded.count > 20 {
            options.say(.recordedInAll(recorded.count { !$0.isKnown }))
            recorded.filter { $0.alsoPlanned != nil || $0.comesBack != nil }.forEach(tellMore)
            return
        }
        if recorded.isEmpty {
            print(CampaignWord.nothingToRecord.text(in: options.language))
        }
        recorded.forEach(tell)
    }

    private func tell(_ recorded: Recorded) {
        let (number, what) = (recorded.entry.request, recorded.entry.what)
        options.say(
            recorded.isKnown
                ? .alreadyRecorded(number, what)
                : .recorded(number, what, instead: recorded.instead))
        tellMore(recorded)
        // Whoever typed it, or wrote it into a pipe, knows that it is kept.
        fflush(nil)
    }

    private func tellMore(_ recorded: Recorded) {
        if let next = recorded.comesBack {
            options.say(.comesBack(next.request, next.earliest.parts))
        }
        if let planned = recorded.alsoPlanned {
            options.say(.alsoPlanned(recorded.entry.request, planned.parts))
        }
    }

    // MARK: A sheet

    /// Asks for the stops of a sheet; each line is kept before the next is read.
    private func ask(
        _ sheet: String, _ day: Day.Date, _ ledger: Ledger, _ stamp: Stamp
    ) throws {
        var visits = try ledger.visits(on: day, sheet: sheet)
        let names = Names(try ledger.bareScenario(), options.language)
        options.output.note(CampaignWord.sheetHelp.text(in: options.language))
        options.output.note(CampaignFault.outcomes(options.language))
        for visit in visits {
            let state = visit.outcome.map { " · " + $0.phrase[options.language] } ?? ""
            options.output.note(
                "  \(visit.stop)  \(Language.clock(visit.begin))  \(visit.household)  "
                    + "\(names.kind(visit.kind)) (\(visit.request))\(state)")
        }
        while let line = readLine() {
            let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
            guard let first = words.first else { break }
            do {
                let entries = try self.entries(
                    first, words.count > 1 ? words[1] : "", in: visits, sheet)
                for recorded in try ledger.record(entries, on: day, stamp: stamp) {
                    tell(recorded)
                }
                visits = try ledger.visits(on: day, sheet: sheet)
            } catch let fault as CampaignFault where !fault.isOfTheSystem {
                options.output.note(fault.text(in: options.language))
            } catch let faults as CampaignFaults {
                for fault in faults.faults { options.output.note(fault.text(in: options.language)) }
            }
        }
    }

    /// What a line means: a stop's number (or `rest`) and an outcome, then a note.
    private func entries(
        _ first: String, _ text: String, in visits: [PlannedVisit], _ sheet: String
    ) throws -> [OutcomeEntry] {
        // An outcome may be of several words, so the longest beginning that is one counts.
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        var found: (what: VisitOutcome, length: Int)?
        for length in 1...max(1, words.count) where length <= words.count {
            if let what = VisitOutcome(word: words[..<length].joined(separator: " ")) {
                found = (what, length)
            }
        }
        guard let found else { throw CampaignFault.unknownOutcome(text) }
        let rest = words[found.length...].joined(separator: " ")
        let chosen: [PlannedVisit]
        if ["rest", "остальные", "қалғаны"].contains(first.lowercased()) {
            chosen = visits.filter { $0.outcome == nil }
        } else {
            guard let number = Ledger.number(first) else {
                throw CampaignFault.badLine(1, file: sheet, found: first)
            }
            chosen = visits.filter { $0.stop == number }
            if chosen.isEmpty { throw CampaignFault.noStop(number, sheet: sheet) }
        }
        return chosen.map { OutcomeEntry($0.request, found.what, note: rest.isEmpty ? nil : rest) }
    }
}
