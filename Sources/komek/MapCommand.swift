import Addresses
import ArgumentParser
import Foundation
import Maps
import Roads
import Scenarios
import Sheets
import Texts

/// `komek map`: what is in a map, and whether its roads hang together.
struct MapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract:
            "Tell what is in a map: area, date, roads, addresses, parts; find an address; or draw it."
    )

    @Argument(help: "An OpenStreetMap file, .osm.pbf or .osm.")
    var file: String

    @Option(help: "Tell where an address is: 'Абая 10', 'Абая / Республики'.")
    var find: String?

    @Flag(help: "Print JSON for machines.")
    var json = false

    @OptionGroup var drawing: MapDrawingOptions

    @OptionGroup var output: OutputOptions

    func run() throws {
        let map = try output.loadMap(file)
        if let find { return try tell(AddressBook(map).find(find)) }
        if drawing.svg != nil { return try drawing.draw(map, output: output) }
        let roads = RoadMode.allCases.map {
            RoadSummary(map: map, mode: $0, speeds: RoadSpeeds())
        }
        let sheet = MapSheet(name: file, summary: MapSummary(map), roads: roads)
        print(
            json ? sheet.json : sheet.text(language: output.language, style: output.style),
            terminator: "")
    }

    /// Prints an answer; exits with 1 if it is not one place.
    private func tell(_ answer: AddressAnswer) throws {
        let sheet = AddressSheet(answer)
        print(
            json ? sheet.json : sheet.text(language: output.language, style: output.style),
            terminator: "")
        if !sheet.isFound { throw ExitCode(1) }
    }
}

extension OutputOptions {
    /// A map; exits with 2, and says why, if it is none.
    func loadMap(_ file: String) throws -> MapData {
        do throws(MapError) {
            return try MapFile.load(path: file)
        } catch {
            tell([
                Diagnostic(
                    code: error.fault.rawValue, location: .init(file: file), found: file,
                    facts: error.facts)
            ])
            throw ExitCode(2)
        }
    }
}
