import Maps
import Testing

@Suite("maps in XML")
struct XMLTests {
    static let crossing = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- two streets that meet -->
        <osm version="0.6" generator="by hand">
          <bounds minlat="51.0" minlon="71.0" maxlat="51.2" maxlon="71.6"/>
          <node id="30" lat="51.1300000" lon="71.4300000" timestamp="2012-03-13T18:06:11Z"/>
          <node id="10" lat="51.1200000" lon="71.4300000"/>
          <node id="-5" lat="51.1200000" lon="71.4400000">
            <tag k="highway" v="crossing"/>
          </node>
          <node id="11" lat="51.0" lon="71.0" action="delete"/>
          <way id="1">
            <nd ref="30"/><nd ref="10"/><nd ref="11"/><nd ref="10"/><nd ref="-5"/>
            <tag k="highway" v="residential"/><tag k="name" v="Абая &amp; Республики"/>
          </way>
          <relation id="2">
            <member type="way" ref="1" role="from"/><member type="node" ref="10" role="via"/>
            <tag k="type" v="restriction"/>
          </relation>
        </osm>
        """

    @Test("nodes are sorted, a way is cut where a node is missing, relations keep their roles")
    func reading() throws {
        let map = try MapFile.parse(Array(Self.crossing.utf8))
        #expect(map.nodeIDs == [-5, 10, 30])
        #expect(map.coordinates[2] == Coordinate(lat: 511_300_000, lon: 714_300_000))
        #expect(map.places == [.init(node: 0, tags: ["highway": "crossing"])])
        #expect(map.ways.map(\.nodes) == [[2, 1], [1, 0]])
        #expect(map.ways.map(\.id) == [1, 1])
        #expect(map.ways[1].tags["name"] == "Абая & Республики")
        #expect(map.relations[0].members.map(\.role) == ["from", "via"])
        #expect(map.relations[0].members.map(\.kind) == [.way, .node])
        #expect(map.bounds?.most == Coordinate(lat: 512_000_000, lon: 716_000_000))
        #expect(map.generator == "by hand")
        // 2012-03-13 is 15,412 days after 1970-01-01.
        #expect(map.date == 15_412 * 86_400 + 18 * 3600 + 6 * 60 + 11)
    }

    @Test("what is no map, is cut off, or declares entities is refused, with its line")
    func refusal() {
        func fault(_ text: String) -> MapError? {
            do {
                _ = try MapFile.parse(Array(text.utf8))
                return nil
            } catch {
                return error
            }
        }
        #expect(fault("<html><body/></html>")?.fault == .notAMap)
        #expect(fault(String(Self.crossing.dropLast(60)))?.fault == .truncated)
        #expect(fault("<osm><node id='1' lat='91' lon='0'/></osm>")?.fault == .corrupted)
        #expect(fault("<osm><node id='x' lat='9' lon='0'/></osm>")?.found == "id")
        #expect(fault("<osm><way id='1'><nd/></way></osm>")?.found == "ref")
        let bomb = "<?xml version='1.0'?>\n<!DOCTYPE osm [<!ENTITY a 'aa'>]>\n<osm>&a;</osm>"
        #expect(fault(bomb) == MapError(.unsupported, "<!DOCTYPE", at: 2, .line))
    }
}
