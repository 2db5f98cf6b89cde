import ArgumentParser
import Campaigns
import Scenarios
import Texts

/// `komek campaign report`: what a campaign came to.
struct CampaignReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Tell what the campaign, or a part of it, came to.")

    @Option(help: "First day; the campaign's unless stated.")
    var from: CalendarDate?

    @Option(help: "Last day; today unless stated.")
    var to: CalendarDate?

    @Option(help: "Write a page with charts.")
    var html: String?

    @Option(help: "Write a table, a row a figure.")
    var csv: String?

    @Flag(help: "Print JSON, for machines.")
    var json = false

    @OptionGroup var options: CampaignOptions

    func run() throws {
        try options.open { ledger in
            let first = try from?.date ?? ledger.settings().started
            let last = to?.date ?? options.stamp.today
            guard first <= last, last - first < 10_000 else {
                throw ValidationError("--from comes before --to.")
            }
            let report = try ledger.report(from: first, to: last)
            let scenario = try ledger.bareScenario()
            if json {
                print(report.json, terminator: "")
            } else {
                print(
                    ReportSheet(report, scenario: scenario, language: options.language)
                        .text(style: options.output.style), terminator: "")
            }
            if let html {
                let page = ReportPage(report, scenario: scenario, language: options.language)
                try orFail(html) { try writeAtomically(page.html, to: html) }
            }
            if let csv { try orFail(csv) { try writeAtomically(report.csv, to: csv) } }
        }
    }
}
