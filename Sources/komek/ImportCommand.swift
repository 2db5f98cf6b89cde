import ArgumentParser
import Foundation
import Importing
import Scenarios
import Sheets
import Texts

/// `komek import`: lists as people have them, as a scenario and a file of contacts.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make a scenario and a contacts file from spreadsheets (CSV, XLSX).",
        discussion: """
            Headers may be Kazakh, Russian or English, in any order. What is not understood is told
            row by row, never guessed. Names, phones and door codes go into the contacts file only.
            """)

    @Argument(help: "Lists of families, volunteers and centres: CSV, text or XLSX files.")
    var files: [String]

    @Option(help: "Write the scenario: JSON where FILE ends in .json, else YAML.")
    var out: String

    @Option(help: "Write the contacts; beside the scenario unless stated.")
    var contacts: String?

    @Option(help: "What headers, sheets and words mean that Komek does not know (YAML).")
    var mapping: String?

    @Option(help: "A map on which families without coordinates are found and the day is planned.")
    var map: String?

    @Flag(help: "Replace files that exist.")
    var force = false

    @Flag(help: "Print what is to be told as JSON, for machines.")
    var json = false

    @OptionGroup var output: OutputOptions

    private var contactsPath: String {
        if let contacts { return contacts }
        let stem = (out as NSString).deletingPathExtension
        return (stem.isEmpty ? out : stem) + "-contacts.csv"
    }

    func validate() throws {
        if files.isEmpty { throw ValidationError("Give at least one list.") }
        if out == contactsPath { throw ValidationError("--out and --contacts are the same file.") }
    }

    func run() throws {
        try refuseToOverwrite()
        for path in [out, contactsPath] { try orFail(path) { try checkWritable(path) } }
        var mapping = try readMapping()
        if let map {
            _ = try output.loadMap(map)
            mapping.use(map: map, writtenTo: out)
        }
        let imported = importLists(files, mapping: mapping)
        let head = ImportSentence.madeFrom(
            files: files.map { ($0 as NSString).lastPathComponent }.joined(separator: ", "),
            version: komekVersion)
        let text =
            out.hasSuffix(".json")
            ? imported.json : imported.yaml(comment: head.text(in: output.language))
        let scenario = ScenarioFile.parse(text, file: out).diagnostics
        // Told in any case: what is wrong is what one came to hear.
        let told = imported.diagnostics + imported.ofAddresses(scenario)
        output.print(told, json: json)
        if imported.isEmpty {
            output.note(ImportSentence.nothing.text(in: output.language))
            throw ExitCode(2)
        }
        try orFail(contactsPath) {
            try writeAtomically(imported.contacts, to: contactsPath, isPrivate: true)
        }
        try orFail(out) { try writeAtomically(text, to: out) }
        if !json { tell(imported, faults: scenario.count { $0.severity == .error }, mapping) }
        if told.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    }

    private func refuseToOverwrite() throws {
        guard !force else { return }
        let existing = [out, contactsPath].filter { FileManager.default.fileExists(atPath: $0) }
        for path in existing {
            output.note(ImportSentence.exists(path: path).text(in: output.language))
        }
        if !existing.isEmpty { throw ExitCode(2) }
    }

    private func readMapping() throws -> Mapping {
        guard let mapping else { return Mapping() }
        let read = Mapping.read(path: mapping)
        guard let result = read.mapping else {
            output.print(read.diagnostics, json: json)
            throw ExitCode(2)
        }
        return result
    }

    private func tell(_ imported: ImportedLists, faults: Int, _ mapping: Mapping) {
        let language = output.language
        var lines = [
            ImportSentence.counts(
                households: imported.households, needs: imported.needs,
                volunteers: imported.volunteers, centres: imported.centres)
        ]
        if imported.withoutPlace > 0 {
            let count = imported.withoutPlace
            lines.append(mapping.hasMap ? .byAddress(count) : .withoutPlace(count))
        }
        lines.append(faults > 0 ? .notReady(faults: faults, path: out) : .ready(path: out))
        for line in lines { print(line.text(in: language)) }
        for path in [out, contactsPath] { print(Sentence.written(path: path).text(in: language)) }
    }
}
