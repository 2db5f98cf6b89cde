import HTMLText
import Scenarios
import Texts

/// The names of a scenario's things in one language, and where its things are by id.
package struct Names {
    package let scenario: Scenario
    package let language: Language
    private(set) var centreIndex: [String: Int] = [:]
    private(set) var needIndex: [String: (household: Int, need: Int)] = [:]
    private var goodIndex: [String: Int] = [:]
    private var kindIndex: [String: Int] = [:]

    package init(_ scenario: Scenario, _ language: Language) {
        (self.scenario, self.language) = (scenario, language)
        for (i, centre) in scenario.centres.enumerated() { centreIndex[centre.id] = i }
        for (i, household) in scenario.households.enumerated() {
            for (j, need) in household.needs.enumerated() { needIndex[need.id] = (i, j) }
        }
        for (i, good) in scenario.goods.enumerated() { goodIndex[good.id] = i }
        for (i, kind) in scenario.kinds.enumerated() { kindIndex[kind.id] = i }
    }

    /// The household and the need with this id.
    func need(_ id: String) -> (household: Household, need: Need)? {
        guard let at = needIndex[id] else { return nil }
        let household = scenario.households[at.household]
        return (household, household.needs[at.need])
    }

    /// A text in this language, else in no stated one, else in whichever there is.
    package func text(_ local: LocalText) -> String? {
        let order = [language.rawValue, ""] + Language.allCases.map(\.rawValue)
        return order.lazy.compactMap { local[$0] }.first { !$0.isEmpty }
    }

    /// As ``text(_:)``, told which language it is in where that is not this one.
    func local(_ local: LocalText) -> Markup? {
        let order = [language.rawValue, ""] + Language.allCases.map(\.rawValue)
        guard let key = order.first(where: { local[$0].map { !$0.isEmpty } ?? false }),
            let text = local[key]
        else { return nil }
        if key == language.rawValue { return Markup(text: text) }
        return .tag("span", [("lang", key)], Markup(text: text))
    }

    /// A centre's name, told which language it is in.
    func centreName(_ id: String) -> Markup {
        centreIndex[id].flatMap { local(scenario.centres[$0].name) } ?? Markup(text: id)
    }

    package func centre(_ id: String) -> String {
        centreIndex[id].flatMap { text(scenario.centres[$0].name) } ?? id
    }

    /// Where a hand starts or ends.
    func base(_ base: Base) -> String {
        switch base {
        case .centre(let id): centre(id)
        case .home: Word.home.text(in: language)
        case .anywhere: Word.lastDoor.text(in: language)
        }
    }

    func mode(_ mode: TravelMode) -> String {
        switch mode {
        case .car: Word.byCar.text(in: language)
        case .bicycle: Word.byBicycle.text(in: language)
        case .foot: Word.onFoot.text(in: language)
        }
    }

    /// A kind of need: its own name, else the built-in one, else its id.
    package func kind(_ id: String) -> String {
        if let i = kindIndex[id], let name = text(scenario.kinds[i].name) { return name }
        switch id {
        case "basket": return Word.basket.text(in: language)
        case "snow": return Word.snow.text(in: language)
        default: return id
        }
    }

    func tool(_ id: String) -> String { id == "shovel" ? Word.shovel.text(in: language) : id }

    /// A language that a household speaks, by its code.
    func spoken(_ code: String) -> String {
        switch Language(rawValue: code) {
        case .kk: Word.kazakh.text(in: language)
        case .ru: Word.russian.text(in: language)
        case .en: Word.english.text(in: language)
        case nil: code
        }
    }

    /// So many pieces of a good: «5 продуктовых корзин», "3 × hygiene kit".
    package func pieces(_ number: Int, of good: String) -> String {
        let own = goodIndex[good].flatMap { text(scenario.goods[$0].name) }
        if own == nil && good == "basket" { return language.count(number, .basket) }
        return Sentence.times(number, name: own ?? good).text(in: language)
    }

    /// All goods of some quantities, in the scenario's order, then by id; empty where there are
    /// none.
    func goods(_ quantities: Quantities) -> String {
        sorted(quantities).filter { $0.number != 0 }
            .map { pieces($0.number, of: $0.good) }.joined(separator: ", ")
    }

    /// Pieces by good, in the scenario's order, then by id.
    func sorted(_ quantities: Quantities) -> [(good: String, number: Int)] {
        quantities.pieces
            .map { (rank: goodIndex[$0.key] ?? Int.max, good: $0.key, number: $0.value) }
            .sorted { ($0.rank, $0.good) < ($1.rank, $1.good) }
            .map { ($0.good, $0.number) }
    }

    /// Grams of all of it.
    func grams(_ quantities: Quantities) -> Int {
        quantities.pieces.reduce(quantities.grams ?? 0) { sum, piece in
            sum + piece.value * (goodIndex[piece.key].map { scenario.goods[$0].grams } ?? 0)
        }
    }

    /// The weight in words; nil where nothing weighs anything.
    func weight(_ quantities: Quantities) -> String? {
        let grams = grams(quantities)
        return grams == 0 ? nil : language.kilograms(grams)
    }

    /// Street, house, crossing, entrance, floor, flat, as far as they are stated.
    ///
    /// A household whose street is not known has its coordinates, as maps read them.
    func place(_ place: Place) -> String {
        ([street(place)] + doors(place)).joined(separator: ", ")
    }

    /// Street, house and crossing, else the coordinates.
    func street(_ place: Place) -> String {
        var words: [String] = []
        if let street = place.street { words.append(street) }
        if let house = place.house { words.append(house) }
        if let crossing = place.crossing {
            words.append(DoorText.crossing(crossing).text(in: language))
        }
        if words.isEmpty { words.append("\(degrees(place.lat)), \(degrees(place.lon))") }
        return words.joined(separator: ", ")
    }

    /// Why the point on the map need not be the door, a sentence each.
    func doubts(_ place: Place) -> [String] { place.doubts.map { $0.text.text(in: language) } }

    /// Centres and households whose place need not be the door: how many, and the first of them.
    var approximate: String? {
        let ids =
            scenario.centres.filter { !$0.place.doubts.isEmpty }.map(\.id)
            + scenario.households.filter { !$0.place.doubts.isEmpty }.map(\.id)
        if ids.isEmpty { return nil }
        let most = 10
        let shown = ids.prefix(most).joined(separator: ", ") + (ids.count > most ? ", …" : "")
        return "\(language.number(ids.count)): \(shown)"
    }

    /// Entrance, floor and flat, as far as they are stated.
    func doors(_ place: Place) -> [String] {
        var words: [String] = []
        if let name = place.entrance { words.append(DoorText.entrance(name).text(in: language)) }
        if let name = place.floor { words.append(DoorText.floor(name).text(in: language)) }
        if let name = place.flat { words.append(DoorText.flat(name).text(in: language)) }
        return words
    }
}

/// Five decimals, about a metre; a question mark where it is no angle.
func degrees(_ value: Double) -> String {
    guard value.magnitude <= 360 else { return "?" }
    let scaled = Int((value.magnitude * 100_000).rounded())
    let decimals = String(String(100_000 + scaled % 100_000).dropFirst())
    return "\(value < 0 && scaled > 0 ? "-" : "")\(scaled / 100_000).\(decimals)"
}
