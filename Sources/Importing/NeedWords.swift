/// Needs out of words: «2 корзины и снег», «себет», «продуктовый набор (2 шт.)».
struct NeedWords {
    /// A kind of need, with how many of it if that is said.
    struct Named: Equatable, Sendable {
        var kind: String
        var count: Int?
    }
    private let own: [(words: String, kind: String)]

    /// Built-in words and those of a mapping file, which come first.
    init(_ mapping: Mapping) {
        own = mapping.needs.map { (folded($0.key), $0.value) }.sorted {
            ($1.words.count, $0.words) < ($0.words.count, $1.words)
        }
    }

    /// Beginnings of words, folded.
    private static let stems: [(stem: String, kind: String)] = [
        ("корзин", "basket"), ("продукт", "basket"), ("набор", "basket"), ("продпаек", "basket"),
        ("продовольств", "basket"), ("себет", "basket"), ("азык", "basket"),
        ("basket", "basket"), ("food", "basket"), ("grocer", "basket"),
        ("снег", "snow"), ("снеж", "snow"), ("сугроб", "snow"), ("кар", "snow"), ("snow", "snow"),
    ]
    /// «қар» is short, so it stands alone or with these endings; «карантин» is not snow.
    private static let snowForms: Set<String> = ["кар", "карды", "карын", "кардан"]
    private static let filler: Set<String> = [
        "и", "плюс", "шт", "штук", "штуки", "дана", "жане", "and", "a", "x", "х", "по", "уборка",
        "чистка",
        "очистка", "расчистка", "почистить", "убрать", "во", "дворе", "двор", "от", "тазалау",
        "куреу",
        "тулик", "тулиги", "clearing", "clear", "the", "of", "package", "нужна", "нужен", "нужно",
        "керек",
        "продуктовая", "продуктовый", "доставка", "жеткизу", "delivery", "помощь", "комек", "в",
        "у", "дома",
    ]

    /// What a cell says.
    struct Reading {
        /// The needs that it names.
        var needs: [Named] = []
        /// Parts that are not understood.
        var unknown: [String] = []
        /// Parts with a number of what has no pieces.
        var uncounted: [String] = []
    }

    /// The needs that a cell names, and what in it is not understood.
    func read(_ text: String) -> Reading {
        var reading = Reading()
        var needs: [Named] = []
        for part in text.split(whereSeparator: { ",;+/\n&".contains($0) }) {
            var words = folded(String(part))
            var hasOwn = false
            for (phrase, kind) in own where words.hasWords(phrase) {
                add(Named(kind: kind, count: nil), to: &needs)
                words = words.replacing(phrase, with: " ", maxReplacements: 1)
                hasOwn = true
            }
            var count: Int?
            var kinds: [String] = []
            var strange: [String] = []
            for word in words.split(separator: " ").map(String.init) {
                if let number = Self.number(word) {
                    count = number
                } else if let kind = Self.kind(of: word) {
                    if kinds.last != kind { kinds.append(kind) }
                } else if !Self.filler.contains(word) {
                    strange.append(word)
                }
            }
            for kind in kinds {
                add(Named(kind: kind, count: kind == "basket" ? count : nil), to: &needs)
            }
            let part = String(part).trimmingBlanks
            if kinds.isEmpty, !strange.isEmpty || (count != nil && !hasOwn) {
                reading.unknown.append(part)
            } else if count ?? 1 > 1, !kinds.contains("basket") {
                reading.uncounted.append(part)
            }
        }
        reading.needs = needs
        return reading
    }

    /// «2», «x2», «2шт».
    private static func number(_ word: String) -> Int? {
        let bare = word.hasPrefix("x") || word.hasPrefix("х") ? word.dropFirst() : word[...]
        let digits = bare.prefix { $0.isNumber }
        let rest = String(bare.dropFirst(digits.count))
        guard rest.isEmpty || filler.contains(rest), let number = Int(digits) else { return nil }
        return (1...1000).contains(number) ? number : nil
    }

    /// What a title speaks of.
    func inTitle(_ text: String) -> [Named] {
        var needs: [Named] = []
        for word in folded(text).split(separator: " ") {
            if let kind = Self.kind(of: String(word)) {
                add(Named(kind: kind, count: nil), to: &needs)
            }
        }
        return needs
    }

    /// Whether a folded word is a need's or may stand beside one.
    static func isKnown(_ word: String) -> Bool { kind(of: word) != nil || filler.contains(word) }

    private static func kind(of word: String) -> String? {
        stems.first { stem, _ in
            stem == "кар" ? snowForms.contains(word) : word.hasPrefix(stem)
        }?.kind
    }

    private func add(_ need: Named, to needs: inout [Named]) {
        if let i = needs.firstIndex(where: { $0.kind == need.kind }) {
            if needs[i].count == nil { needs[i].count = need.count }
        } else {
            needs.append(need)
        }
    }
}

extension String {
    /// Without spaces and line breaks at both ends.
    var trimmingBlanks: String {
        let isBlank: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{A0}" }
        let start = drop(while: isBlank)
        guard let last = start.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(start[...last])
    }
}
