import ArgumentParser
import Campaigns
import JSONText
import Scenarios
import Texts

/// `komek campaign export`: what is kept about a household, or what the sheets of a day need.
struct CampaignExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write all that is kept about a household, or a day's plan and contacts.")

    @Option(help: "A household's id: everything about it, as JSON.")
    var household: String?

    @Option(help: "A day: its plan, as plan.json.")
    var plan: CalendarDate?

    @Option(help: "A day: names, phones and doors of its plan, for komek sheets --contacts.")
    var contacts: CalendarDate?

    @Option(help: "The file; standard output unless stated.")
    var out: String?

    @OptionGroup var options: CampaignOptions

    func validate() throws {
        let ways = [household != nil, plan != nil, contacts != nil].count { $0 }
        if ways != 1 { throw ValidationError("Give --household, --plan or --contacts.") }
    }

    func run() throws {
        try options.open { ledger in
            var text = ""
            if let household { text = try ledger.everything(about: household) }
            if let plan { text = try ledger.planText(plan.date, writtenTo: out ?? "plan.json") }
            if let contacts { text = try ledger.contacts(on: contacts.date) }
            guard let out else {
                print(text, terminator: "")
                return
            }
            try orFail(out) { try writeAtomically(text, to: out, isPrivate: true) }
            print(Sentence.written(path: out).text(in: options.language))
        }
    }
}

/// `komek campaign forget`: deletes what can tell who a household is.
struct CampaignForget: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Delete all that can tell who a household is; figures stay.")

    @Argument(help: "The household's id.")
    var household: String

    @OptionGroup var options: CampaignOptions

    func run() throws {
        let days = try options.open { try $0.forget(household, stamp: options.stamp) }
        options.say(.forgotten(household: household, plans: days.count))
        options.say(.backupsRemain)
    }
}

/// `komek campaign expire`: makes everybody anonymous once the campaign's time is over.
struct CampaignExpire: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "expire",
        abstract: "Make everybody anonymous, once the campaign's expiry date has come.")

    @OptionGroup var options: CampaignOptions

    func run() throws {
        let number = try options.open { try $0.expire(stamp: options.stamp) }
        options.say(.expired(number))
        options.say(.backupsRemain)
    }
}

/// `komek campaign backup`: a copy in one file, also while others write.
struct CampaignBackup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the campaign into a file, also while others write.")

    @Argument(help: "The copy.")
    var file: String

    @Flag(help: "Replace a file that exists.")
    var force = false

    @OptionGroup var options: CampaignOptions

    func run() throws {
        try options.open { try $0.backUp(to: file, replaces: force, stamp: options.stamp) }
        options.say(.backedUp(path: file))
    }
}

/// `komek campaign log`: who changed what.
struct CampaignLog: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Tell who changed what, when.")

    @Option(help: "How many of the last changes.")
    var last = 50

    @Option(help: "Only of this request.")
    var request: Int?

    @Flag(help: "Print JSON, for machines.")
    var json = false

    @OptionGroup var options: CampaignOptions

    func run() throws {
        let entries = try options.open { try $0.log(most: max(0, last), request: request) }
        if json {
            let list = entries.map { entry in
                JSON.object([
                    ("number", .number(entry.number)), ("at", .text(entry.at)),
                    ("by", .text(entry.by)), ("command", .text(entry.command)),
                    ("what", .text(entry.what)),
                ])
            }
            print(JSON.list(list).rendered(), terminator: "")
            return
        }
        for entry in entries {
            print("\(entry.at)  \(entry.by)  \(entry.command)  \(entry.what)")
        }
    }
}
