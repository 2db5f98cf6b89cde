import ArgumentParser
import Checks
import Chromium
import Foundation
import MapDrawing
import Planning
import Scenarios
import Sheets
import Solving
import Texts
import TravelTimes

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

    @Option(
        help: "Another map to draw rounds on than the one the day is planned on (.osm.pbf or .osm)."
    )
    var map: String?

    @Option(help: "Only what is other than in this earlier plan.json.")
    var changedSince: String?

    @Option(help: "Size of the paper: a4 or letter.")
    var paper: PaperSize = .a4

    @Option(help: "What QR codes open: geo (any app), 2gis, yandex or google.")
    var navigation: NavigationApp = .geo

    @Flag(help: "Write PDF as well, by a Chromium that is installed.")
    var pdf = false

    @Flag(help: "Name people in the overview, which has ids only otherwise.")
    var names = false

    @Flag(help: "Print in the overview what one more hand, hour or ten pieces would save.")
    var prices = false

    @OptionGroup var search: SearchOptions

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if !prices, search.time != nil || search.iterations != nil {
            throw ValidationError("--time and --iterations are for --prices.")
        }
        if prices, changedSince != nil {
            throw ValidationError("--changed-since prints no overview, where --prices would stand.")
        }
    }

    func run() throws {
        let (plan, travel) = try output.loadPlan(plan)
        let contacts = try output.loadContacts(contacts, for: plan.scenario)
        let options = PaperOptions(
            language: output.language, size: paper, navigation: navigation, names: names)
        let drawable = try drawableMap(plan.scenario)
        let browser = pdf ? Chromium.installed() : nil
        let folder = try orFail(out) { try SheetFolder(path: out) }
        let help = try prices ? self.help(plan, travel) : nil
        let earlier = try changedSince.map(output.loadAnyPlan)
        let paperwork = Paperwork(
            plan, contacts: contacts, options: options, travel: travel, map: drawable,
            help: help)
        let files = earlier.map(paperwork.files(changedSince:)) ?? paperwork.files
        let suffixes = browser == nil ? [".html"] : [".html", ".pdf"]
        try orFail(out) {
            try folder.expect(files.flatMap { file in suffixes.map { file.name + $0 } })
            for file in files { try folder.write(file.html, to: file.name + ".html") }
        }
        if let browser { try print(files.map(\.name), by: browser, into: folder) }
        try orFail(out) { try folder.finish() }
        output.note(
            Sentence.written(path: out).text(in: output.language))
        if pdf, browser == nil {
            output.note(Sentence.noBrowser.text(in: output.language))
            throw ExitCode(69)
        }
    }

    /// Estimates, by searches of so many seconds or steps.
    private func help(_ plan: Plan, _ travel: TravelTimes) throws -> HelpTables {
        let monitor = TerminalMonitor(output: output)
        let rehearsal = Rehearsal(
            budget: search.budget(seconds: search.time?.seconds ?? 10), seed: search.seed,
            threads: search.threadCount, version: komekVersion, monitor: monitor)
        defer { monitor.finish() }
        guard let prices = rehearsal.prices(of: plan, travel: travel) else {
            return HelpTables(tables: [], note: .tooLarge)
        }
        let tables = PriceTables(prices, output.language)
        return HelpTables(tables: tables.tables { _ in nil }, note: tables.note)
    }

    /// Prints pages that were written, one process for all.
    private func print(_ names: [String], by browser: String, into folder: SheetFolder) throws {
        try orFail(browser) {
            let chromium = try Chromium(executable: browser)
            defer { chromium.close() }
            for (i, name) in names.enumerated() {
                output.progress("PDF \(i + 1)/\(names.count)")
                try chromium.open(file: out + "/" + name + ".html")
                try folder.write(try chromium.pdf(), to: name + ".pdf")
            }
        }
        output.progress("")
    }

    /// The map that is asked for, else the one that the day is planned on.
    private func drawableMap(_ scenario: Scenario) throws -> DrawableMap? {
        if let map { return DrawableMap(try output.loadMap(map)) }
        guard case .roads(let roads) = scenario.travel.source else { return nil }
        return DrawableMap(try output.loadMap(roads.path))
    }
}

extension PaperSize: ExpressibleByArgument {}
extension NavigationApp: ExpressibleByArgument {}
