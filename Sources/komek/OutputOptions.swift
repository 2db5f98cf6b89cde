import ArgumentParser
import Foundation
import Geocoding
import Scenarios
import Sheets
import Texts
import TravelTimes

/// Options of every subcommand that prints.
struct OutputOptions: ParsableArguments {
    @Option(name: .customLong("language"), help: "Language of the output: kk, ru or en.")
    var languageCode: Language = .fromEnvironment

    var language: Language { languageCode }

    /// 80 columns; colours only on a terminal.
    var style: TerminalStyle {
        TerminalStyle(
            width: 80,
            colours: isatty(STDOUT_FILENO) == 1
                && ProcessInfo.processInfo.environment["NO_COLOR"] == nil)
    }

    /// The scenario, its warnings told on standard error; exits with 2 if it has errors, with 69 if a
    /// server of addresses has.
    func load(_ path: String) throws -> Scenario {
        let loaded = loadScenario(path)
        tell(loaded.diagnostics)
        guard let scenario = loaded.scenario else { throw loaded.exitCode }
        return scenario
    }

    /// The scenario with what a server says about its addresses, if it names one.
    func loadScenario(_ path: String) -> LoadedScenario {
        let language = language
        let geocoder = WebGeocoder { count in
            progress(Sentence.askingAddresses(count).text(in: language))
        }
        let loaded = ScenarioFile.load(path: path, geocoder: geocoder)
        if geocoder.asked > 0 { progress("") }
        return loaded
    }

    /// Travel of a scenario, shared by all that needs it; exits with 2 if its map or its places on it
    /// have faults, with 69 if a server has.
    func loadTravel(_ scenario: Scenario, file: String) throws -> TravelTimes {
        try travel(of: TravelTimes.load(scenario, file: file, progress: asking))
    }

    /// Travel of a plan as it stands, as of a scenario.
    func loadTravel(_ plan: Plan, file: String) throws -> TravelTimes {
        try travel(of: TravelTimes.load(plan, file: file, progress: asking))
    }

    /// Tells how much a server has answered.
    func asking(_ share: Double) {
        progress(share < 1 ? Sentence.asking(percent: Int(share * 100)).text(in: language) : "")
    }

    /// Travel that was loaded; else its faults are told, and Komek ends.
    func travel(of loaded: LoadedTravel) throws -> TravelTimes {
        for kept in RoadStore.Note.allCases where loaded.notes.contains(kept) {
            note((kept == .stale ? Word.roadsStale : .roadsDamaged).text(in: language))
        }
        guard let travel = loaded.travel else {
            progress("")
            tell(loaded.diagnostics)
            throw loaded.exitCode
        }
        return travel
    }

    /// Diagnostics on standard error, where there are any.
    func tell(_ diagnostics: [Diagnostic]) {
        if diagnostics.isEmpty { return }
        note(DiagnosticSheet.text(diagnostics, language: language, style: style, render: render))
    }

    /// Prints diagnostics to standard output.
    func print(_ diagnostics: [Diagnostic], json: Bool) {
        Swift.print(
            json
                ? DiagnosticSheet.json(diagnostics, language: language, render: render)
                : DiagnosticSheet.text(
                    diagnostics, language: language, style: style, render: render))
    }

    private func render(_ diagnostic: Diagnostic) -> (message: String, remedy: String?) {
        (diagnostic.message(in: language), diagnostic.remedy(in: language))
    }

    /// A line that the next one replaces, on a terminal only; an empty one clears it.
    func progress(_ text: String) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        FileHandle.standardError.write(Data(("\r\u{1B}[K" + text).utf8))
    }

    /// A line for people on standard error.
    func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}

extension LoadedScenario {
    /// How Komek ends where there is no scenario.
    var exitCode: ExitCode { ExitCode(isServerAtFault ? 69 : 2) }
}

extension LoadedTravel {
    /// How Komek ends where there is no travel.
    var exitCode: ExitCode { ExitCode(isServerAtFault ? 69 : 2) }
}

extension Language: ExpressibleByArgument {
    /// What `LC_ALL`, `LC_MESSAGES` or `LANG` asks for, if Komek speaks it.
    static var fromEnvironment: Language {
        let environment = ProcessInfo.processInfo.environment
        let wish = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
            .first { !$0.isEmpty }
        return Language(rawValue: String((wish ?? "").prefix(2))) ?? .en
    }
}
