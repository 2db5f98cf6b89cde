import Foundation
import HTMLText
import Maps
import TestSupport
import Testing

@testable import MapDrawing

@Suite("drawn maps")
struct MapDrawingTests {
    /// A yard of some 500 m: an avenue, a street, a path, a house, a park and a river.
    static let xml = """
        <osm version="0.6">
        <node id="1" lat="51.1000" lon="71.4000"/><node id="2" lat="51.1000" lon="71.4070"/>
        <node id="3" lat="51.1000" lon="71.4140"/><node id="4" lat="51.0980" lon="71.4070"/>
        <node id="5" lat="51.1020" lon="71.4070"/><node id="6" lat="51.1010" lon="71.4020"/>
        <node id="7" lat="51.1010" lon="71.4030"/><node id="8" lat="51.1015" lon="71.4030"/>
        <node id="9" lat="51.1015" lon="71.4020"/>
        <node id="10" lat="51.0990" lon="71.4100"><tag k="place" v="suburb"/><tag k="name" v="&lt;b&gt;Көктал"/></node>
        <way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/><tag k="name" v="Абай даңғылы"/></way>
        <way id="2"><nd ref="3"/><nd ref="2"/><tag k="highway" v="primary"/><tag k="name" v="Абай даңғылы"/></way>
        <way id="3"><nd ref="4"/><nd ref="5"/><tag k="highway" v="residential"/><tag k="name" v="улица &quot;Тихая&quot;"/></way>
        <way id="4"><nd ref="6"/><nd ref="7"/><nd ref="8"/><nd ref="9"/><nd ref="6"/><tag k="building" v="yes"/></way>
        <way id="5"><nd ref="4"/><nd ref="9"/><tag k="highway" v="construction"/></way>
        <way id="6"><nd ref="5"/><nd ref="9"/><tag k="waterway" v="river"/></way>
        </osm>
        """

    private func map() throws -> DrawableMap {
        DrawableMap(try MapFile.parse(Array(Self.xml.utf8)))
    }

    private func point(_ lat: Double, _ lon: Double) throws -> Coordinate {
        try #require(Coordinate(latitude: lat, longitude: lon))
    }

    private let words = MapPicture.Words(title: "A \"yard\"", north: "N") { "\($0) m" }

    private func round(_ count: Int, name: String? = nil) throws -> RoundLine {
        let points = try (0..<count).map { try point(51.1 + 0.0002 * Double($0 % 7), 71.404) }
        return RoundLine(
            lines: [points],
            marks: points.enumerated().map { .init(label: "\($0 + 1)", at: $1) },
            bases: [try point(51.0985, 71.401)], name: name)
    }

    @Test("look as they did, with a round on them")
    func golden() throws {
        let map = try map()
        let frame = MapFrame(around: try #require(map.bounds), width: 600, height: 400)
        let svg = MapPicture(map, frame: frame, words: words)
            .svg(rounds: [try round(5)], standalone: true)
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Golden/yard.svg")
        let text = svg.html.replacing("><", with: ">\n<") + "\n"
        if ProcessInfo.processInfo.environment["KOMEK_UPDATE_GOLDEN"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(text == (try String(contentsOf: file, encoding: .utf8)))
    }

    @Test("name streets once, escaped, and say whose data they are")
    func names() throws {
        let map = try map()
        let frame = MapFrame(around: try #require(map.bounds), width: 600, height: 400)
        let svg = MapPicture(map, frame: frame, words: words).svg().html
        // Four copies make the white edge.
        #expect(svg.components(separatedBy: ">Абай даңғылы<").count == 1 + 5)
        #expect(svg.contains("улица &quot;Тихая&quot;") && svg.contains("&lt;b&gt;Көктал"))
        #expect(
            svg.contains("© OpenStreetMap contributors") && svg.contains("aria-label=\"A &quot;"))
    }

    @Test("write all names on white edges")
    func edges() throws {
        let map = DrawableMap(try MapFile.load(path: MapPaths.almaty))
        let frame = MapFrame(exactly: try #require(map.bounds), width: 1000)
        let svg = MapPicture(map, frame: frame, words: words).svg().html
        // A colour of a text's own would colour its edge as well.
        #expect(svg.contains(">Отеген батыр<") && !svg.contains(/<text[^>]*fill=/))
    }

    @Test("join the ways of a street, and what meets at a crossing stays apart")
    func joining() {
        #expect(
            joinedLines([[1, 2], [3, 2]]) == [[3, 2, 1]]
                || joinedLines([[1, 2], [3, 2]]) == [[1, 2, 3]])
        #expect(joinedLines([[1, 2], [2, 3], [2, 4]]).count == 3)
        #expect(joinedLines([[1, 2, 1], [5, 6], [6, 7], [7, 5]]).count == 2)
        #expect(joinedLines([]).isEmpty && joinedLines([[]]) == [[]])
    }

    @Test("keep their frame's proportions and hold what is asked for")
    func frames() throws {
        let box = Box(try point(51.10, 71.40), try point(51.12, 71.41))
        let frame = MapFrame(around: box, width: 640, height: 400)
        for corner in [box.least, box.most] {
            let at = frame.point(corner)
            #expect((0...640).contains(at.x) && (0...400).contains(at.y))
            #expect(frame.box.contains(corner))
        }
        // 0.02 degrees of latitude are 2,224 m; with a margin of 8 % at either side they fill 336
        // units: 6.62 m a unit.
        #expect(abs(frame.metresPerUnit - 2_223.9 / 336) < 0.01)
        let one = MapFrame(around: Box(box.least, box.least), width: 640, height: 400)
        #expect(abs(one.metresPerUnit - 900.0 / 640) < 1e-9)
    }

    @Test("are drawn at the ends of the earth, too")
    func extremes() throws {
        let map = try map()
        for (a, b) in [((-90.0, -180.0), (90.0, 180.0)), ((90, 180), (90, 180)), ((0, 0), (0, 0))] {
            let box = Box(try point(a.0, a.1), try point(b.0, b.1))
            for frame in [
                MapFrame(around: box, width: 640, height: 400), MapFrame(exactly: box, width: 600),
            ] {
                let line = RoundLine(
                    lines: [[box.least, box.most]], marks: [.init(label: "1", at: box.most)],
                    bases: [box.least])
                let svg = MapPicture(map, frame: frame, words: words).svg(rounds: [line]).html
                #expect(!svg.contains("nan") && !svg.contains("inf") && svg.count < 20_000)
            }
        }
    }

    @Test("cut lines at their edge and leave out what nobody sees")
    func clipping() {
        var path = LinePath(width: 100, height: 100)
        path.add([Point(x: -1000, y: 50), Point(x: 1000, y: 50)])
        #expect(path.data == "M-12 50l124 0")
        path = LinePath(width: 100, height: 100)
        path.add([
            Point(x: 0, y: 0), Point(x: 0.2, y: 0), Point(x: 0.4, y: 0.1), Point(x: 50, y: 9),
        ])
        #expect(path.data == "M0 0l50 9")
        path = LinePath(width: 100, height: 100)
        path.add([Point(x: -50, y: -50), Point(x: -40, y: 900)])
        #expect(path.data.isEmpty)
    }

    @Test("give every stop of a long round a number that covers no other", arguments: [7, 20])
    func crowded(count: Int) throws {
        let map = try map()
        var line = try round(0)
        for i in 0..<count {
            let at = try point(51.1 + 0.00004 * Double(i), 71.404)
            line.marks.append(.init(label: "\(i + 1)", at: at))
        }
        let frame = MapFrame(around: try #require(map.bounds), width: 640, height: 400)
        let svg = MapPicture(map, frame: frame, words: words).svg(rounds: [line]).html
        let boxes = svg.matches(
            of: /<rect x="([0-9.-]+)" y="([0-9.-]+)" width="([0-9.]+)" height="18"/
        )
        .compactMap { match -> (x: Double, y: Double, width: Double)? in
            guard let x = Double(match.1), let y = Double(match.2), let width = Double(match.3)
            else { return nil }
            return (x, y, width)
        }
        #expect(boxes.count == count)
        for (i, a) in boxes.enumerated() {
            for b in boxes[..<i] {
                let (dx, dy) = (a.x + a.width / 2 - b.x - b.width / 2, a.y - b.y)
                // Rounded to tenths.
                #expect((dx * dx + dy * dy).squareRoot() >= (a.width + b.width) / 2 - 0.3)
            }
        }
    }

    @Test("doors at one place share a circle")
    func shared() throws {
        let map = try map()
        let at = try point(51.1, 71.404)
        func label(_ labels: [String]) throws -> String {
            let line = RoundLine(
                lines: [], marks: labels.map { .init(label: $0, at: at) }, bases: [])
            let frame = MapFrame(around: try #require(map.bounds), width: 640, height: 400)
            return MapPicture(map, frame: frame, words: words).svg(rounds: [line]).html
        }
        #expect(try label(["3", "4"]).contains(">3,4<"))
        #expect(try label(["3", "4", "5", "6"]).contains(">3–6<"))
        #expect(try label(["3", "5", "9"]).contains(">3…9<"))
    }

    @Test("of the whole city are drawn at once, the same each time")
    func city() throws {
        let map = DrawableMap(try MapFile.load(path: MapPaths.astana))
        let frame = MapFrame(around: try #require(map.bounds), width: 1000, height: 700)
        let svg = MapPicture(map, frame: frame, words: words).svg(standalone: true).html
        #expect(svg == MapPicture(map, frame: frame, words: words).svg(standalone: true).html)
        #expect((50_000..<1_000_000).contains(svg.utf8.count))
    }

    @Test("show buildings, parks and water of a map that has them, near enough")
    func almaty() throws {
        let data = try MapFile.load(path: MapPaths.almaty)
        let map = DrawableMap(data, attribution: "© OpenStreetMap contributors, CC BY-SA 2.0")
        let box = Box(try point(43.245, 76.93), try point(43.258, 76.955))
        let near = MapPicture(map, frame: MapFrame(exactly: box, width: 1000), words: words)
        let svg = near.svg(standalone: true).html
        for fill in ["#d9d5d0", "#cddbe6", "#e4ecdc"] { #expect(svg.contains("fill=\"\(fill)\"")) }
        #expect(svg.contains("CC BY-SA 2.0"))
        let wide = Box(try point(43.15, 76.8), try point(43.35, 77.1))
        let far = MapPicture(map, frame: MapFrame(exactly: wide, width: 1000), words: words).svg()
            .html
        #expect(!far.contains("#d9d5d0"))
        if let file = ProcessInfo.processInfo.environment["KOMEK_SHOW"] {
            try svg.write(toFile: file, atomically: true, encoding: .utf8)
        }
    }

    @Test("styles of rounds differ for the first 48")
    func styles() {
        let styles = (0..<48).map { RoundStyle.colour($0) + RoundStyle.dash($0) }
        #expect(Set(styles).count == 48)
    }
}
