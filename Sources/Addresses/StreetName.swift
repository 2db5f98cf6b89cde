/// The name of a street as it is compared: its words without endings, in no order, and its sort.
struct StreetName: Sendable, Hashable {
    /// Sorted.
    var words: [String]
    /// What sort of street it says it is, if it does.
    var sort: StreetSort?

    /// What makes two streets the same but for their sort.
    var key: String { words.joined(separator: " ") }

    /// Reads a name.
    ///
    /// Such as «ул. Абая», «Абай көшесі», «20-я линия», «пр-т Достык (Ленина)».
    init(_ text: String) {
        // «пр-т» and the like would be cut at their dash; what is in brackets is a remark.
        var plain = withoutBrackets(text).lowercased()
        for (short, long) in Self.dashed { plain = plain.replacing(short, with: long) }
        let all = comparedWords(plain)
        var names: [String] = []
        for (i, word) in all.enumerated() {
            if let said = StreetSort.said(by: word) {
                // «тұйық көшесі» is a dead end: the word that says more counts.
                if sort == nil || (sort?.isMain ?? false) && !said.isMain { sort = said }
            } else if Self.empty.contains(word) {
                continue
            } else if i > 0, all[i - 1].first?.isNumber ?? false, Self.ordinal.contains(word) {
                continue
            } else {
                names.append(withoutEnding(word))
            }
        }
        // A street may be called «Проезд».
        if names.isEmpty { (names, sort) = (all, nil) }
        words = names.sorted()
    }

    /// All words of one are among those of the other, and those that are not are no numbers.
    ///
    /// «Сейфуллина» is within «Сәкен Сейфуллин», «Алматинская» is not «2-я Алматинская».
    func isPart(of other: StreetName) -> Bool {
        let rest = other.words.filter { !words.contains($0) }
        return rest.count + words.count == other.words.count
            && rest.allSatisfy { !($0.first?.isNumber ?? false) }
            && words.contains { $0.count > 3 }
    }

    private static let dashed = [
        ("пр-т", "проспект "), ("пр-кт", "проспект "), ("б-р", "бульвар "),
        ("мк-н", "микрорайон "), ("к-сі", "көшесі "), ("д-лы", "даңғылы "), ("м-н", "микрорайон "),
        ("мкр-н", "микрорайон "),
        ("ш/а", "микрорайон "), ("пр-д", "проезд "), ("тас жол", "тасжол"),
    ]
    private static let empty = Set(
        ["им", "имени", "атындағы", "аудан", "ауданы", "n"].flatMap(comparedWords))
    private static let ordinal = Set(
        ["й", "я", "е", "ый", "ая", "ой", "ій", "ші", "шы", "го", "th", "st", "nd", "rd"]
            .flatMap(comparedWords))
}

/// What a street's name is compared by, however it is written.
///
/// «улица Абая», «Абай даңғылы» and «Abay ave» have one key, «переулок Абая» has another.
public func streetKey(_ street: String) -> String {
    let name = StreetName(street)
    guard let sort = name.sort, !sort.isMain else { return name.key }
    return "\(name.key) (\(sort))"
}

/// A text without what it says in brackets.
func withoutBrackets(_ text: String) -> String {
    var depth = 0
    var result = ""
    for character in text {
        if character == "(" { depth += 1 }
        if depth == 0 { result.append(character) }
        if character == ")" { depth = max(0, depth - 1) }
    }
    return result.isEmpty ? text : result
}

private let feminine = ["овой", "евой", "иной"].flatMap(comparedWords)

/// A name without the ending of its case: «Абая» and «Абай», «Гоголя» and «Гоголь», «Сатпаева» and
/// «Сатпаев», «Маметовой» and «Маметова».
private func withoutEnding(_ word: String) -> String {
    guard word.count > 3 else { return word }
    for family in feminine where word.hasSuffix(family) {
        return String(word.dropLast(2))
    }
    return "аяьи".contains(word.last ?? " ") ? String(word.dropLast()) : word
}
