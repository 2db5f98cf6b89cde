import ArgumentParser
import Campaigns
import Texts

/// `komek campaign stock`: goods that came to a centre.
struct CampaignStock: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stock", abstract: "Note goods that came to a centre, or left it.")

    @Argument(help: "The centre's id.")
    var centre: String

    @Option(help: "How many pieces came.")
    var add: Int?

    @Option(help: "How many pieces left, other than to families.")
    var take: Int?

    @Option(help: "Of which good.")
    var good = "basket"

    @Option(help: "On which day; today unless stated.")
    var day: CalendarDate?

    @OptionGroup var options: CampaignOptions

    func validate() throws {
        guard (add == nil) != (take == nil), (1...1_000_000).contains(add ?? take ?? 0) else {
            throw ValidationError("Give --add or --take, with 1 to 1000000 pieces.")
        }
    }

    func run() throws {
        let stamp = options.stamp
        let pieces = add ?? -(take ?? 0)
        try options.open {
            try $0.deliver(
                pieces, of: good, to: centre, on: day?.date ?? stamp.today, stamp: stamp)
        }
        options.say(.delivered(pieces, good: good, centre: centre))
    }
}
