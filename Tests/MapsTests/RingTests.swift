import Maps
import Testing

@Suite("areas")
struct RingTests {
    @Test("ways of an area are joined whichever way they run; what does not close is dropped")
    func joining() throws {
        var text = "<osm>"
        for (id, at) in [(0, 0), (0, 9), (9, 9), (9, 0), (3, 3), (3, 6), (6, 6)].enumerated() {
            text += "<node id='\(id + 1)' lat='\(at.0)' lon='\(at.1)'/>"
        }
        for (id, nodes) in [[1, 2, 3], [1, 4, 3], [5, 6, 7, 5], [5, 6]].enumerated() {
            text += "<way id='\(id + 1)'>\(nodes.map { "<nd ref='\($0)'/>" }.joined())</way>"
        }
        text += """
            <relation id='1'><member type='way' ref='1' role='outer'/>
            <member type='way' ref='2' role=''/><member type='way' ref='3' role='inner'/>
            <member type='way' ref='4' role='outer'/><member type='way' ref='99' role='outer'/>
            </relation></osm>
            """
        let map = try MapFile.parse(Array(text.utf8))
        let area = map.area(of: map.relations[0], index: map.waysByID())
        #expect(area.outer.map(\.count) == [5])
        #expect(area.outer[0].first == area.outer[0].last)
        #expect(area.inner == [[4, 5, 6, 4].map { map.coordinates[$0] }])
    }
}
