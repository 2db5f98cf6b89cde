import ArgumentParser
import Campaigns
import JSONText
import Texts

/// `komek campaign status`: where a request stands.
struct CampaignStatus: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Tell where a request stands: planned, done, or its place in the queue and why.")

    @Argument(help: "A request's number, or a household's id.")
    var request: String

    @Flag(help: "Print JSON, for machines.")
    var json = false

    @OptionGroup var options: CampaignOptions

    func run() throws {
        try options.open { ledger in
            let all = try ledger.status(request, stamp: options.stamp)
            let scenario = try ledger.bareScenario()
            let sheets = all.map {
                StatusSheet($0, scenario: scenario, language: options.language)
            }
            if json {
                print(JSON.list(sheets.map(\.json)).rendered(), terminator: "")
            } else {
                print(
                    sheets.map { $0.text(style: options.output.style) }.joined(separator: "\n"),
                    terminator: "")
            }
        }
    }
}
