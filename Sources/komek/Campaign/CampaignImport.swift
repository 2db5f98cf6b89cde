import ArgumentParser
import Campaigns
import Importing
import Scenarios
import Texts

/// `komek campaign import`: requests out of lists as people have them.
struct CampaignImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take requests from spreadsheets (CSV, XLSX).",
        discussion: """
            Lists are read as by `komek import`. A household that has asked for the same already is \
            not taken twice, on whatever day its list came.
            """)

    @Argument(help: "Lists of families: CSV, text or XLSX files.")
    var files: [String]

    @Option(help: "What headers, sheets and words mean that Komek does not know (YAML).")
    var mapping: String?

    @Option(help: "Whose households these are, for the report: large-family, elderly, …")
    var group: String?

    @Option(help: "The day these requests came in; today unless stated.")
    var received: CalendarDate?

    @Flag(help: "Take those too that are probably there already.")
    var all = false

    @OptionGroup var options: CampaignOptions

    func run() throws {
        let stamp = options.stamp
        var words = Mapping()
        if let mapping {
            let read = Mapping.read(path: mapping)
            options.output.tell(read.diagnostics)
            guard let result = read.mapping else { throw ExitCode(2) }
            words = result
        }
        try options.open { ledger in
            let result = try ledger.take(
                lists: files, mapping: words, sort: group ?? "",
                received: received?.date ?? stamp.today, takesDoubtful: all, stamp: stamp)
            options.output.tell(result.diagnostics)
            var (new, known, doubtful) = (0, 0, 0)
            for taken in result.taken {
                switch taken {
                case .new(let numbers): new += numbers.count
                case .known, .updated: known += 1
                case .doubtful(let code, let other, let why):
                    doubtful += 1
                    options.output.note(
                        CampaignSentence.doubtful(household: code, other: other, why: why)
                            .text(in: options.language))
                }
            }
            options.say(.imported(new: new, known: known, doubtful: doubtful))
            if result.withoutPlace > 0 { options.say(.withoutPlace(result.withoutPlace)) }
            if result.taken.isEmpty { throw ExitCode(2) }
            if doubtful > 0 || result.diagnostics.contains(where: { $0.severity == .error }) {
                throw ExitCode(1)
            }
        }
    }
}
