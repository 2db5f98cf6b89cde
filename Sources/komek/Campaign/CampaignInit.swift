import ArgumentParser
import Campaigns
import Scenarios
import Texts

/// `komek campaign init`: a new campaign, or changes of one.
struct CampaignInit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Begin a campaign, or change one (--update).")

    @Option(
        help: "A scenario: its centres, volunteers, kinds, rules and travel hold for every day.")
    var template: String?

    @Option(help: "Names and phones of those who help (CSV); see scenarios/FORMAT.md.")
    var contacts: String?

    @Option(help: "The campaign's name.")
    var name: String?

    @Option(help: "Its first day; today unless stated.")
    var from: CalendarDate?

    @Option(help: "When everybody may be made anonymous; half a year later unless stated.")
    var expires: CalendarDate?

    @Option(
        name: .customLong("spacing"),
        help:
            "Fewest days between visits of a kind to one household: basket=14 (visits=N: any kind)."
    )
    var spacing: [KindNumber] = []

    @Flag(inversion: .prefixedNo, help: "Whether one who asks may hear who comes.")
    var tellWho: Bool?

    @Flag(help: "Change what is stated of a campaign that is there.")
    var update = false

    @OptionGroup var options: CampaignOptions

    func validate() throws {
        if template == nil, !update { throw ValidationError("Give a --template.") }
        if update, from != nil { throw ValidationError("--from stays as it is.") }
    }

    func run() throws {
        let stamp = options.stamp
        let spacing = Dictionary(
            self.spacing.map { ($0.kind, $0.number) }, uniquingKeysWith: { _, b in b })
        if update {
            var change = CampaignChange()
            (change.template, change.contacts, change.name) = (template, contacts, name)
            (change.expires, change.tellsWho, change.spacing) = (expires?.date, tellWho, spacing)
            try options.requireNone(options.open { try $0.update(change, stamp: stamp) })
            options.say(.changed(path: options.path))
            return
        }
        let start = from?.date ?? stamp.today
        var settings = CampaignSettings(
            name: name ?? "", started: start, expires: expires?.date ?? start.adding(183),
            tellsWho: tellWho ?? false)
        settings.spacing.merge(spacing) { _, b in b }
        let diagnostics = try options.telling {
            try Ledger.create(
                path: options.path, template: template ?? "", contacts: contacts,
                settings: settings, stamp: stamp)
        }
        try options.requireNone(diagnostics)
        options.say(.made(path: options.path))
    }
}
