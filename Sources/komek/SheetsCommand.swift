import ArgumentParser
import Checks
import Foundation
import Scenarios
import Sheets
import Texts

/// `komek sheets`: a plan as pages to print, joined with the contacts at this moment only.
struct SheetsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sheets",
        abstract: "Print a plan: a sheet for each round, loading lists, an overview.")

    @Argument(help: "A plan.json.")
    var plan: String

    @Option(help: "The folder to write into: new, empty, or one that this command has written.")
    var out: String

    @Option(help: "Names, phones and door codes as CSV; see scenarios/FORMAT.md.")
    var contacts: String?

    @Option(help: "Size of the paper: a4 or letter.")
    var paper: PaperSize = .a4

    @Option(help: "What QR codes open: geo (any app), 2gis, yandex or google.")
    var navigation: NavigationApp = .geo

    @Flag(help: "Name people in the overview, which has ids only otherwise.")
    var names = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        let plan = try loadPlan()
        let contacts = try loadContacts(for: plan.scenario)
        let options = PaperOptions(
            language: output.language, size: paper, navigation: navigation, names: names)
        let folder = try orFail(out) { try SheetFolder(path: out) }
        let paperwork = Paperwork(plan, contacts: contacts, options: options)
        let files = paperwork.files
        try orFail(out) { try folder.expect(files.map { $0.name + ".html" }) }
        for file in files {
            try orFail(out) { try folder.write(file.html, to: file.name + ".html") }
        }
        try orFail(out) { try folder.finish() }
    }

    /// A plan that the checker accepts: nobody should stand before a wrong door.
    private func loadPlan() throws -> Plan {
        let loaded = PlanFile.load(path: plan, scenario: nil)
        output.note(loaded.diagnostics)
        guard let plan = loaded.plan else { throw ExitCode(2) }
        let result = check(plan)
        guard result.accepted else {
            output.note(ViolationReport.text(result, language: output.language))
            throw ExitCode(1)
        }
        return plan
    }

    private func loadContacts(for scenario: Scenario) throws -> Contacts {
        guard let path = contacts else { return Contacts() }
        let loaded = ContactsFile.load(path: path, for: scenario)
        output.note(loaded.diagnostics)
        guard let contacts = loaded.contacts else { throw ExitCode(2) }
        return contacts
    }
}

extension PaperSize: ExpressibleByArgument {}
extension NavigationApp: ExpressibleByArgument {}
