import ArgumentParser
import Campaigns
import Foundation
import Scenarios
import Sheets
import Texts

/// Options of every command about a campaign.
struct CampaignOptions: ParsableArguments {
    @Option(name: .customLong("campaign"), help: "The campaign's file.")
    var path: String = ProcessInfo.processInfo.environment["KOMEK_CAMPAIGN"] ?? "campaign.komek"

    @Option(help: "The day it is (2021-03-21) instead of the clock's.")
    var today: CalendarDate?

    @Option(help: "The moment it is (2021-03-21T18:05) instead of the clock's.")
    var now: Moment?

    @Option(help: "Who does this, for the log; your user name unless stated.")
    var by: String?

    @Option(help: "How long to wait for another command that is writing: 30s, 2m.")
    var wait: Duration30?

    @OptionGroup var output: OutputOptions

    var language: Language { output.language }

    /// Who does something and when.
    var stamp: Stamp {
        let clock = Moment.current
        let environment = ProcessInfo.processInfo.environment
        return Stamp(
            today: today?.date ?? now?.date ?? clock.date,
            now: now?.text ?? today.map { $0.date.iso + " 00:00:00" } ?? clock.text,
            by: by ?? environment["KOMEK_USER"] ?? environment["USER"] ?? "?")
    }

    /// Does something with the campaign; what is wrong is told, with its exit code.
    func open<Value>(_ body: (Ledger) throws -> Value) throws -> Value {
        try telling {
            let language = self.language
            let patience = Ledger.Patience(seconds: wait?.seconds ?? 30) {
                let text = CampaignWord.waitsForOther.text(in: language) + "\n"
                FileHandle.standardError.write(Data(text.utf8))
            }
            return try body(Ledger(path: path, patience: patience))
        }
    }

    /// Does something; what is wrong is told, with its exit code.
    func telling<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let fault as CampaignFault {
            throw tell([fault])
        } catch let faults as CampaignFaults {
            throw tell(faults.faults)
        } catch let faults as CampaignDiagnostics {
            output.tell(faults.diagnostics)
            throw ExitCode(2)
        }
    }

    private func tell(_ faults: [CampaignFault]) -> ExitCode {
        for fault in faults { output.note(fault.text(in: language)) }
        return ExitCode(faults.contains(where: \.isOfTheSystem) ? 69 : 2)
    }

    /// Prints a line.
    func say(_ sentence: CampaignSentence) { print(sentence.text(in: language)) }

    /// Warnings are told, errors end the command.
    func requireNone(_ diagnostics: [Diagnostic]) throws {
        output.tell(diagnostics)
        if diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(2) }
    }
}

/// A date on the command line.
struct CalendarDate: ExpressibleByArgument {
    var date: Day.Date
    init?(argument: String) {
        guard let date = Day.Date(iso: argument) else { return nil }
        self.date = date
    }
}

/// A date with a time of day.
struct Moment: ExpressibleByArgument {
    var date: Day.Date
    /// As `2021-03-21 18:05:00`.
    var text: String

    init?(argument: String) {
        let parts = argument.split(whereSeparator: { $0 == "T" || $0 == " " })
        guard parts.count == 2, let date = Day.Date(iso: String(parts[0])) else { return nil }
        let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        let numbers = clock.compactMap { $0.count == 2 ? Int($0) : nil }
        guard (2...3).contains(numbers.count), numbers.count == clock.count,
            (0...23).contains(numbers[0]), numbers.dropFirst().allSatisfy((0...59).contains)
        else { return nil }
        self.date = date
        text = date.iso + " " + clock.joined(separator: ":") + (clock.count == 2 ? ":00" : "")
    }

    private init(date: Day.Date, text: String) { (self.date, self.text) = (date, text) }

    /// By the system's clock and time zone.
    static var current: Moment {
        var (seconds, parts) = (time(nil), tm())
        localtime_r(&seconds, &parts)
        let date = Day.Date(
            year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
        let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return Moment(date: date, text: date.iso + " " + clock.joined(separator: ":"))
    }
}

/// A kind and a number: `basket=14`.
struct KindNumber: ExpressibleByArgument {
    var kind: String
    var number: Int
    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let number = Int(parts[1]), (0...3650).contains(number) else {
            return nil
        }
        (kind, self.number) = (parts[0], number)
    }
}
