import Maps
import Roads
import Sheets
import TestSupport
import Testing
import Texts

@Suite("the sheet of a map")
struct MapSheetTests {
    @Test("tells what is in the maps that come with Komek", arguments: Language.allCases)
    func golden(language: Language) throws {
        for (name, path) in [("almaty", MapPaths.almaty), ("astana", MapPaths.astana)] {
            let map = try MapFile.load(path: path)
            let roads = RoadMode.allCases.map {
                RoadSummary(map: map, mode: $0, speeds: RoadSpeeds())
            }
            let sheet = MapSheet(
                name: "\(name).osm.pbf", summary: MapSummary(map), roads: roads)
            let style = TerminalStyle(width: 80, colours: false)
            let text = sheet.text(language: language, style: style)
            try expectGolden(text, "map-\(name).\(language.rawValue).txt")
            if language == .en { try expectGolden(sheet.json, "map-\(name).json") }
        }
    }
}
