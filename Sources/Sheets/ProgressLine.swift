import Scenarios
import Texts

/// One line about a search that is under way, never wider than `width` and without a line end.
///
/// What does not fit is left away from the right, item by item.
public func progressLine(
    seconds: Double, cost: Cost, served: Int, of all: Int, language: Language, width: Int
) -> String {
    let items = [
        elapsed(seconds, language),
        "\(Word.needs.text(in: language)) \(language.number(served))/\(language.number(all))",
        "\(Word.cost.text(in: language)) \(language.duration(cost / 1000))",
        Word.searching.text(in: language),
    ]
    return fitted(items, width)
}

/// As above, about a proof: no plan costs less than `bound`.
public func progressLine(
    seconds: Double, bound: Cost, language: Language, width: Int
) -> String {
    let proven = "\(Word.proven.text(in: language)) ≥ \(language.duration(bound / 60_000 * 60))"
    return fitted([elapsed(seconds, language), proven], width)
}

private func elapsed(_ seconds: Double, _ language: Language) -> String {
    language.duration(Int(max(0, min(seconds, 1e9))))
}

private func fitted(_ texts: [String], _ width: Int) -> String {
    let items = texts.map { Inked($0) }
    for count in items.indices.reversed() {
        let line = Array(items[...count]).dotted()
        if line.width <= width { return line.rendered(colours: false) }
    }
    return ""
}
