import Maps

extension AddressBook {
    /// Where an address is that is stated in parts: at the house, else at the crossing, else in the
    /// middle of the street, which is approximate.
    public func find(street: String, house: String? = nil, crossing: String? = nil) -> AddressAnswer
    {
        isStreet(street)
            ? findParts(street, house, crossing) : findAsText(street, house, crossing)
    }

    /// Whether a street is called so, to the word.
    private func isStreet(_ text: String) -> Bool { byKey[StreetName(text).key] != nil }

    private func findParts(_ street: String, _ house: String?, _ crossing: String?) -> AddressAnswer
    {
        let streets = meant(street)
        var sure: [AddressHit] = []
        if let house, let number = HouseNumber.compared(house) {
            sure = houseHits(number, streets, street)
        }
        if sure.isEmpty, let crossing {
            let others = meant(crossing)
            for a in streets { for b in others { sure += crossings(a, b) } }
        }
        let answer = apart(sure)
        // Of several streets whose names only resemble, the one with such a house is a guess, the one
        // that meets the other street is not.
        let isMet = answer.count == 1 && answer[0].kind == .crossing
        if !answer.isEmpty, streets.count == 1 || isMet { return answered(answer) }
        return answered(apart(answer + streets.flatMap(middles)))
    }

    /// What is no street's name may be more: «Абая 10», «Алматы, Абая», «Абая / Республики».
    private func findAsText(_ street: String, _ house: String?, _ crossing: String?)
        -> AddressAnswer
    {
        let whole = find(house.map { "\(street), \($0)" } ?? street)
        guard let crossing else { return whole }
        if case .found(let hit) = whole, hit.kind == .house { return whole }
        let corner = find("\(street) / \(crossing)")
        if case .unknown = corner { return whole }
        return corner
    }

    private func houseHits(_ number: String, _ streets: [Meant], _ text: String) -> [AddressHit] {
        var hits = streets.flatMap { houses(number, in: $0) }
        if hits.isEmpty, let others = withOtherSorts(text) { hits = houses(number, in: others) }
        // A street of that name in another village may have such a house that is not on the map.
        if hits.count == 1, streets.count == 1 {
            // On the longest one that is unlikely, and only doubted.
            switch namesakes(streets[0], apartFrom: hits[0]) {
            case .none: break
            case .smaller: hits[0].doubts.append(.namesake)
            case .larger(let middles): hits += middles
            }
        }
        return hits
    }

    private func answered(_ hits: [AddressHit]) -> AddressAnswer {
        if let only = hits.first, hits.count == 1 { return .found(only) }
        return hits.isEmpty ? .unknown(similar: []) : .question(hits)
    }

    /// Where an address is that is written in one text.
    ///
    /// Such as «пр. Абая, 10», «Абая 12 корпус 1», «Абая / Республики», «10 Abay Avenue».
    /// A number may belong to the street or be the house's («Аксай 2 14»): what the map has counts,
    /// and if it has both, it is a question.
    public func find(_ text: String) -> AddressAnswer {
        let words = Self.addressWords(String(text.prefix(300)), towns: towns)
        let whole = words.joined(separator: " ")
        let isStreet = isStreet(whole)
        if !isStreet {
            for (first, second) in crossingParts(words) where !meant(first).isEmpty {
                if !meant(second).isEmpty || words.contains("/") {
                    return findParts(first, nil, second)
                }
            }
        }
        var hits: [AddressHit] = []
        for (street, house) in Self.readings(words) {
            guard let number = HouseNumber.compared(house) else { continue }
            let streets = meant(street)
            hits += houseHits(number, streets, street)
            if streets.count > 1, !hits.isEmpty { hits += streets.flatMap(middles) }
        }
        if isStreet { hits += meant(whole).flatMap(middles) }
        if !hits.isEmpty { return answered(apart(hits)) }
        // No such house: the longest text that is a street.
        let streets = [whole] + Self.readings(words).map(\.street).sorted { $0.count > $1.count }
        for street in streets {
            let meant = meant(street)
            if !meant.isEmpty { return answered(apart(meant.flatMap(middles))) }
        }
        var similar: [String] = []
        for street in streets where similar.isEmpty { similar = self.similar(to: street) }
        return .unknown(similar: similar)
    }

    /// Each way to read words as a street and a house.
    static func readings(_ words: [String]) -> [(street: String, house: String)] {
        var result: [(street: String, house: String)] = []
        guard words.count > 1 else { return [] }
        for i in 1..<words.count {
            let house = words[i...].joined(separator: " ")
            if words.count - i <= 5, HouseNumber.compared(house) != nil {
                result.append((words[..<i].joined(separator: " "), house))
            }
        }
        if result.isEmpty, HouseNumber.compared(words[0]) != nil {
            result.append((words[1...].joined(separator: " "), words[0]))
        }
        return result
    }

    /// The words without town, flat and the like.
    static func addressWords(_ text: String, towns: Set<String>) -> [String] {
        let segments = text.split(whereSeparator: { ",;\n\t".contains($0) }).map(String.init)
        var result: [String] = []
        for segment in segments {
            let words = comparedWords(segment)
            guard let first = words.first else { continue }
            if words.count < 4, words.contains(where: beside.contains) { continue }
            let bare = words.filter { !townWords.contains($0) }.joined(separator: " ")
            if segments.count > 1, towns.contains(bare) || townWords.contains(first) {
                continue
            }
            result += withoutFlat(segment.split(separator: " ").map(String.init))
        }
        return result
    }

    /// «Гоголя 15 кв 3» without its last two words.
    static func withoutFlat(_ words: [String]) -> [String] {
        var result: [String] = []
        var isNext = false
        for word in words {
            let parts = comparedWords(word)
            let isLabel = !result.isEmpty && parts.first.map(beside.contains) ?? false
            if !isLabel, !(isNext && parts.first?.first?.isNumber ?? false) { result.append(word) }
            isNext = isLabel && parts.count == 1
        }
        return result
    }

    /// Words for what is within a house.
    static let beside = Set(
        [
            "кв", "квартира", "пәтер", "подъезд", "под", "кіреберіс", "этаж", "эт", "қабат", "flat",
            "apt", "entrance", "floor",
        ].flatMap(comparedWords))
    private static let townWords = Set(
        ["г", "город", "қ", "қаласы", "қала", "city", "село", "ауылы", "пос", "поселок"]
            .flatMap(comparedWords))

    /// Each way to read words as two streets: «Абая / Республики», «Абая угол Республики».
    private func crossingParts(_ words: [String]) -> [(String, String)] {
        var words = words
        var result: [(String, String)] = []
        if words.count == 1 || !words.contains("/") {
            // «Абая/Республики», but not «12/1» or «12/А».
            words = words.flatMap { word -> [String] in
                guard let slash = word.firstIndex(of: "/") else { return [word] }
                let sides = [word[..<slash], word[word.index(after: slash)...]].map(String.init)
                guard sides.allSatisfy({ $0.filter(\.isLetter).count > 1 }) else { return [word] }
                return [sides[0], "/", sides[1]]
            }
        }
        words.removeAll { Self.crossingNames.contains(comparedWords($0).joined()) }
        for i in words.indices.dropFirst().dropLast() {
            let word = words[i].lowercased()
            let isBetween = ["/", "-", "–", "—", "×", "&", "\\", "+"].contains(word)
            guard isBetween || Self.between.contains(comparedWords(word).joined()) else { continue }
            result.append(
                (words[..<i].joined(separator: " "), words[(i + 1)...].joined(separator: " ")))
        }
        return result
    }

    private static let between = Set(
        ["угол", "уг", "х", "x", "и", "мен", "пен", "бен", "және", "and", "бұрышы"]
            .map { comparedWords($0).joined() })
    private static let crossingNames = Set(
        ["пересечение", "перекресток", "қиылысы", "қиылысында", "corner", "of", "улиц"]
            .map { comparedWords($0).joined() })
}
