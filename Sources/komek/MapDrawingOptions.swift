import ArgumentParser
import Foundation
import HTMLText
import MapDrawing
import Maps
import Scenarios
import Texts

/// Options of `komek map` that draw a part of the map.
struct MapDrawingOptions: ParsableArguments {
    @Option(help: "Draw the map as SVG into a file.")
    var svg: String?

    @Option(help: "What is drawn: west,south,east,north in degrees; else all of the map.")
    var bbox: DegreeBox?

    /// Writes the picture, if one is asked for.
    func draw(_ data: MapData, output: OutputOptions) throws {
        guard let svg else { return }
        let map = DrawableMap(data)
        let language = output.language
        guard let box = bbox?.box ?? map.bounds else {
            output.note(SheetWord.nothingToDraw.text(in: language))
            throw ExitCode(2)
        }
        let words = MapPicture.Words(
            title: SheetWord.map.text(in: language), north: SheetWord.north.text(in: language)
        ) { metres in
            metres < 1000 ? language.metres(metres) : language.kilometres(metres)
        }
        let frame = MapFrame(exactly: box, width: 1000)
        let picture = MapPicture(map, frame: frame, words: words).svg(standalone: true)
        try orFail(svg) { try writeAtomically(picture.html + "\n", to: svg) }
    }
}

/// A box as people write it: west, south, east and north, in degrees, with commas.
struct DegreeBox: ExpressibleByArgument {
    var box: Box

    init?(argument: String) {
        let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map {
            Double($0.trimmingCharacters(in: .whitespaces))
        }
        guard numbers.count == 4, let west = numbers[0], let south = numbers[1],
            let east = numbers[2], let north = numbers[3], west < east, south < north,
            let least = Coordinate(latitude: south, longitude: west),
            let most = Coordinate(latitude: north, longitude: east)
        else { return nil }
        box = Box(least, most)
    }
}
