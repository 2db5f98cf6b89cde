import Addresses
import Maps
import Testing

/// Two streets and an avenue that meet, a village 5 km to the east with a street of the same name.
@Suite("addresses of a made-up town")
struct TownTests {
    private static let map = """
        <osm>
        <node id='1' lat='51.10' lon='71.40'/><node id='2' lat='51.10' lon='71.41'/>
        <node id='3' lat='51.10' lon='71.42'/><node id='4' lat='51.11' lon='71.41'/>
        <node id='5' lat='51.09' lon='71.41'/><node id='6' lat='51.0903' lon='71.405'/>
        <node id='7' lat='51.0903' lon='71.415'/>
        <node id='8' lat='51.10' lon='71.50'/><node id='9' lat='51.10' lon='71.51'/>
        <node id='10' lat='51.1005' lon='71.401'><tag k='addr:street' v='проспект Абая'/>
          <tag k='addr:housenumber' v='12/1'/></node>
        <node id='11' lat='51.1005' lon='71.402'><tag k='addr:street' v='проспект Абая'/>
          <tag k='addr:housenumber' v='14А, 16'/></node>
        <node id='12' lat='51.1005' lon='71.4021'><tag k='addr:street' v='пр. Абая'/>
          <tag k='addr:housenumber' v='14 &quot;а&quot;'/></node>
        <node id='13' lat='51.1005' lon='71.419'><tag k='addr:street' v='пр. Абая'/>
          <tag k='addr:housenumber' v='16'/></node>
        <node id='14' lat='51.12' lon='71.40'><tag k='addr:place' v='2-й микрорайон'/>
          <tag k='addr:housenumber' v='5'/></node>
        <node id='15' lat='51.1001' lon='71.501'><tag k='addr:street' v='ул. Школьная'/>
          <tag k='addr:housenumber' v='3'/></node>
        <node id='16' lat='51.1' lon='71.4'><tag k='place' v='city'/><tag k='name' v='Астана'/></node>
        <node id='17' lat='51.0905' lon='71.405'/>
        <way id='1'><nd ref='1'/><nd ref='2'/><nd ref='3'/><tag k='highway' v='primary'/>
          <tag k='name' v='Абай даңғылы'/><tag k='name:ru' v='проспект Абая'/></way>
        <way id='2'><nd ref='4'/><nd ref='2'/><nd ref='5'/><tag k='highway' v='primary'/>
          <tag k='name' v='Республика көшесі'/><tag k='old_name' v='ул. Ленина'/></way>
        <way id='3'><nd ref='6'/><nd ref='7'/><tag k='highway' v='residential'/>
          <tag k='name' v='Сәкен Сейфуллин көшесі'/></way>
        <way id='4'><nd ref='17'/><nd ref='1'/><tag k='highway' v='residential'/>
          <tag k='name' v='Школьная улица'/></way>
        <way id='5'><nd ref='8'/><nd ref='9'/><tag k='highway' v='residential'/>
          <tag k='name' v='Школьная улица'/></way>
        </osm>
        """
    private let book: AddressBook

    init() throws { book = AddressBook(try MapFile.parse(Array(Self.map.utf8))) }

    private func hit(_ text: String) -> AddressHit? {
        if case .found(let hit) = book.find(text) { hit } else { nil }
    }

    @Test(
        "one house, however street words, letters, order, abbreviations and number are written",
        arguments: [
            "пр. Абая, 12/1", "Абай даңғылы 12/1", "АБАЯ ПР-Т 12 К 1", "просп.Абая, д. 12 корпус 1",
            "Абай д-лы, 12/1-үй", "Abay avenue 12/1", "12/1 Abai ave",
            "г. Астана, Абая 12/1, кв. 7",
            "абая 12 корп. 1 кв 7", "Астана, проспект Абая, 12к1, 3 этаж",
        ])
    func house(text: String) {
        let hit = hit(text)
        #expect(hit?.kind == .house)
        #expect(hit?.point == Coordinate(lat: 511_005_000, lon: 714_010_000))
        #expect(hit?.doubts == [])
    }

    @Test("a building and the shop in it are one place; two houses of one number are a question")
    func several() {
        #expect(hit("Абая 14-а")?.detail == "14А, 16")
        guard case .question(let hits) = book.find("Абая 16") else {
            Issue.record("no question")
            return
        }
        #expect(hits.map(\.point.lon) == [714_020_000, 714_190_000])
    }

    @Test("a number of the street is not the house's, in any order")
    func numbers() {
        for text in ["мкр 2, 5", "2 мкр 5", "2-ші шағын аудан, 5 үй", "м-н №2 д.5"] {
            #expect(hit(text)?.point.lat == 511_200_000, "\(text)")
        }
        #expect(hit("5 мкр 2") == nil)
    }

    @Test(
        "two streets meet in a point, by any of their names",
        arguments: [
            "Абая / Республики", "Республика/Абай", "Абая угол Ленина",
            "Абай мен Республика қиылысы",
            "пересечение улиц Абая и Республики", "Abay & Respublika",
        ])
    func crossing(text: String) {
        let hit = hit(text)
        #expect(hit?.kind == .crossing)
        #expect(hit?.point == Coordinate(lat: 511_000_000, lon: 714_100_000))
        #expect(hit?.doubts == [])
    }

    @Test("streets that pass over each other meet where they are nearest")
    func bridge() {
        // Points of Школьная and Сейфуллин are 22 m apart, those of Республика 350 m.
        #expect(hit("Республики / Сейфуллина")?.kind == .street)
        #expect(hit("Школьная / Сейфуллина")?.kind == .crossing)
    }

    @Test("a house that the map lacks is the middle of its street, and says so")
    func middle() {
        let hit = hit("Абая 99")
        #expect(hit?.kind == .street)
        #expect(hit?.doubts == [.middle])
        #expect(
            book.find(street: "Республики", house: "7", crossing: "Абая")
                == book.find(
                    street: "Республики", crossing: "Абая"))
    }

    @Test("what is called a little differently, or twice in the land, is doubted")
    func doubts() {
        #expect(hit("ул. Абая 12/1")?.doubts == [.otherName])
        #expect(hit("Сейфуллина")?.doubts == [.middle, .otherName])
        #expect(hit("Школьная 3")?.doubts == [.namesake])
        guard case .question(let hits) = book.find("Школьная 4") else {
            Issue.record("no question")
            return
        }
        #expect(hits.allSatisfy { $0.kind == .street } && hits.count == 2)
    }

    @Test("an unknown street is told with those that are spelled nearly so; a lane is no avenue")
    func unknown() {
        #expect(book.find("Шкальная 3") == .unknown(similar: ["Школьная улица"]))
        #expect(book.find("переулок Абая 12/1") == .unknown(similar: []))
        for text in [
            "", " ", "/", "- - -", "12", "кв 5", "ул.", "(", "💧 / 💧", "\u{0}", "1/1/1 / 1",
        ] {
            #expect(book.find(text) == .unknown(similar: []), "\(text)")
        }
        #expect(AddressBook(MapData()).find("Абая 10") == .unknown(similar: []))
    }
}
