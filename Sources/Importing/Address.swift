import Addresses

/// The parts of an address as people write it in one cell or in several.
struct Address: Equatable {
    var street: String?
    var house: String?
    var entrance: String?
    var floor: String?
    var flat: String?
    var doorCode: String?

    /// Whether nothing is stated.
    var isEmpty: Bool { self == Address() }

    /// Which house: folded, so that spellings of one house are the same; nil without a house.
    ///
    /// Streets are told apart as on a map: a lane is not the avenue of its name.
    var buildingKey: String? {
        guard let street, let house else { return nil }
        return streetKey(street) + "|" + folded(house).replacing(" ", with: "")
    }

    /// Which door: the house with the flat.
    var doorKey: String? {
        buildingKey.map { $0 + "|" + folded(flat ?? "").replacing(" ", with: "") }
    }

    /// Reads an address in one text.
    ///
    /// Such as «ул. Кенесары, д. 40, под. 2, эт. 5, кв. 17, домофон 17К1234». What is not a part with a
    /// name, a city or a number after a street stays in the street, so that nothing is lost.
    init(_ text: String) {
        var streets: [String] = []
        for segment in text.split(whereSeparator: { ",;\n".contains($0) }) {
            for part in Self.divided(String(segment).trimmingBlanks) where !part.isEmpty {
                if let (label, value) = Self.labelled(part) {
                    set(label, value)
                } else if Self.isCity(part) {
                    continue
                } else if house == nil, !streets.isEmpty, Self.isHouse(part) {
                    house = part
                } else {
                    streets.append(part)
                }
            }
        }
        if house == nil, let last = streets.last, let (name, number) = Self.trailingHouse(last) {
            streets[streets.count - 1] = name
            house = number
        }
        if !streets.isEmpty { street = streets.joined(separator: ", ") }
    }

    init() {}

    private enum Label { case house, entrance, floor, flat, doorCode }

    private mutating func set(_ label: Label, _ value: String) {
        switch label {
        case .house: house = house ?? value
        case .entrance: entrance = entrance ?? value
        case .floor: floor = floor ?? value
        case .flat: flat = flat ?? value
        case .doorCode: doorCode = doorCode ?? value
        }
    }

    private static let labels: [String: Label] = {
        var result: [String: Label] = [:]
        func add(_ label: Label, _ words: [String]) {
            for word in words { result[folded(word)] = label }
        }
        add(.house, ["д", "дом", "үй", "үйі", "house", "bld"])
        add(.entrance, ["под", "подъезд", "подьезд", "пд", "кіреберіс", "entrance"])
        add(.floor, ["эт", "этаж", "қабат", "floor"])
        add(.flat, ["кв", "квартира", "пәтер", "пәт", "flat", "apt", "apartment"])
        add(.doorCode, ["домофон", "код", "code", "intercom", "код домофона", "домофон коды"])
        return result
    }()

    /// A segment cut before every label within it: «Кенесары 40 кв 5» is two parts.
    private static func divided(_ segment: String) -> [String] {
        let words = segment.split(separator: " ").map(String.init)
        var parts: [[String]] = [[]]
        for (i, word) in words.enumerated() {
            let (head, tail) = headAndNumber(word)
            let isLabel = labels[folded(head)] != nil && !folded(head).isEmpty
            // «5 этаж», «2-й подъезд»: the number stands before its label.
            let isAfter =
                isLabel && tail.isEmpty && (i + 1 == words.count || !startsWithDigit(words[i + 1]))
                && i > 0 && startsWithDigit(words[i - 1])
            if isAfter {
                let number = parts[parts.count - 1].popLast() ?? ""
                parts.append([word, number.filter { $0.isNumber }])
                parts.append([])
            } else if isLabel, !tail.isEmpty || i + 1 < words.count {
                parts.append([word])
            } else {
                parts[parts.count - 1].append(word)
            }
        }
        return parts.map { $0.joined(separator: " ") }
    }

    private static func startsWithDigit(_ word: String) -> Bool { word.first?.isNumber ?? false }

    /// «кв.12» as «кв» and «12»; a word without a number as itself.
    private static func headAndNumber(_ word: String) -> (String, String) {
        guard let digit = word.firstIndex(where: { $0.isNumber }) else {
            return (word.filter { $0 != "." && $0 != ":" }, "")
        }
        let head = word[..<digit].filter { !".:№#-".contains($0) }
        return (String(head), String(word[digit...]))
    }

    private static func labelled(_ part: String) -> (Label, String)? {
        guard let first = part.split(separator: " ").first.map(String.init) else { return nil }
        let (head, tail) = headAndNumber(first)
        guard let label = labels[folded(head)] else { return nil }
        var value = tail + part.dropFirst(first.count)
        value = value.trimmingBlanks
        while let mark = value.first, ".:№#-".contains(mark) {
            value = String(value.dropFirst()).trimmingBlanks
        }
        if label == .doorCode, value.lowercased().hasPrefix("домофона") {
            value = String(value.dropFirst("домофона".count)).trimmingBlanks
        }
        return value.isEmpty ? nil : (label, value)
    }

    /// «40», «40/1», «40 А», «12-1».
    private static func isHouse(_ text: String) -> Bool {
        guard startsWithDigit(text), text.count <= 10 else { return false }
        return text.filter(\.isLetter).count <= 1
    }

    private static func isCity(_ part: String) -> Bool {
        let text = folded(part)
        let cities = ["нур султан", "нурсултан", "астана", "nur sultan", "astana", "казахстан"].map(
            folded)
        let bare = text.split(separator: " ").filter {
            !["г", "город", "к", "каласы", "кала", "city"].contains($0)
        }
        return cities.contains(bare.joined(separator: " "))
    }

    /// A street that ends with a house number; «Е-10» and «Коктал-1» are names.
    private static func trailingHouse(_ text: String) -> (String, String)? {
        let words = text.split(separator: " ").map(String.init)
        for count in [1, 2] where words.count > count {
            let number = words.suffix(count).joined(separator: " ")
            let bare = number.hasPrefix("№") ? String(number.dropFirst()) : number
            if isHouse(bare), count == 1 || words[words.count - 1].count == 1 {
                return (words.dropLast(count).joined(separator: " "), bare)
            }
        }
        return nil
    }
}
