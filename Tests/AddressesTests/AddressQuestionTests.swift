import Maps
import Testing

@testable import Addresses

@Suite("what a server is asked and answers about an address")
struct AddressQuestionTests {
    @Test(
        "is street and house, no flat or entrance",
        arguments: [
            ("Абая", "12/1", "Абая", "12/1"), ("Абая, кв. 77", "12 кв 5", "Абая", "12"),
            ("Абая 12кв5", nil, "Абая 12", nil), ("Абая", "12кв5", "Абая", "12"),
            ("Абая", "12 корпус 1, подъезд 3", "Абая", "12 корпус 1"),
            ("Абая 12 пәтер 7", nil, "Абая 12", nil), ("Абая", "", "Абая", nil),
            ("қ. Астана, Кенесары көшесі", "5", "Кенесары көшесі", "5"),
        ] as [(String, String?, String, String?)])
    func sent(_ street: String, _ house: String?, _ sentStreet: String, _ sentHouse: String?) {
        let question = AddressQuestion(street: street, house: house)
        #expect(question?.street == sentStreet)
        #expect(question?.house == sentHouse)
    }

    @Test("is nothing where there is no street")
    func nothing() {
        for text in ["", " , ", "кв 5"] {
            #expect(AddressQuestion(street: text, house: "1") == nil, "\(text)")
        }
    }

    private static func point(_ lat: Double, _ lon: Double) throws -> Coordinate {
        try #require(Coordinate(latitude: lat, longitude: lon))
    }

    private func judged(
        _ street: String, _ house: String?, _ places: [(String, String?, Double)]
    ) throws -> String {
        let question = try #require(AddressQuestion(street: street, house: house))
        let served = try places.map {
            ServedPlace(street: $0.0, house: $0.1, point: try Self.point($0.2, 71.4))
        }
        switch question.judge(served, around: [try Self.point(51.1, 71.4)]) {
        case .answer(.found(let hit)):
            return "\(hit.point.latitude) \(hit.name) \(hit.doubts.map(\.rawValue))"
        case .answer(.question(let hits)): return "question \(hits.map(\.point.latitude))"
        case .answer(.unknown(let similar)): return "unknown \(similar)"
        case .outside(let hits): return "outside \(hits.map(\.point.latitude))"
        }
    }

    @Test("that very house is taken, under whatever spelling, before other streets' houses")
    func house() throws {
        let places: [(String, String?, Double)] = [
            ("улица Абая", "10", 51.11), ("Абай даңғылы", "10А", 51.12),
            ("Абай даңғылы", "10", 51.13), ("Абай даңғылы", nil, 51.14),
        ]
        #expect(try judged("пр. Абая", "10", places) == "51.13 Абай даңғылы, 10 []")
        #expect(try judged("пр. Абая 10", nil, places) == "51.13 Абай даңғылы, 10 []")
        #expect(try judged("пр. Абая", "дом 10-а", places) == "51.12 Абай даңғылы, 10А []")
        // Both are Abay's, and no word says which.
        #expect(try judged("Абая", "10", places) == "question [51.11, 51.13]")
        // The server knows that Lenin's street is Abay's now; we do not.
        #expect(
            try judged("Ленина", "10", Array(places[2...]))
                == "51.13 Абай даңғылы, 10 [\"otherName\"]")
    }

    @Test("one house is one, told by two things in it; a hundred metres on is another")
    func near() throws {
        #expect(
            try judged("Абая", "1", [("Абая", "1", 51.1), ("Абая", "1", 51.1003)])
                == "51.1 Абая, 1 []")
        #expect(
            try judged("Абая", "1", [("Абая", "1", 51.1), ("Абая", "1", 51.103)])
                == "question [51.1, 51.103]")
    }

    @Test("else the middle of the street, flagged; parts of it are one street, far ones a question")
    func street() throws {
        let places: [(String, String?, Double)] = [("Абая", nil, 51.1), ("Абая", nil, 51.104)]
        #expect(try judged("Абая", "99", places) == "51.1 Абая [\"middle\"]")
        #expect(
            try judged("Абая", nil, places + [("Абая", nil, 51.2)]) == "question [51.1, 51.2]")
        #expect(try judged("Абая", "99", [("Абая", "98", 51.1)]) == "unknown [\"Абая\"]")
    }

    @Test("what is 30 km off is not taken: alone it is told, beside a nearer one passed over")
    func area() throws {
        #expect(try judged("Абая", "1", [("Абая", "1", 51.4)]) == "outside [51.4]")
        #expect(
            try judged("Абая", "1", [("Абая", "1", 51.4), ("Абая", "1", 51.3)])
                == "51.3 Абая, 1 []")
        #expect(try judged("Абая", "1", []) == "unknown []")
    }
}
