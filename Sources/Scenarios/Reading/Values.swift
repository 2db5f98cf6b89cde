/// Readers of single values. Each notes what is wrong and returns nil then.
extension Reader {
    /// A text of some length.
    func text(_ tree: Tree, most: Int = 2_000) -> String? {
        guard let text = tree.text else {
            error("wrong-type", tree.location, found: tree.excerpt, ["expected": "\"…\""])
            return nil
        }
        guard text.count <= most else {
            error(
                "too-long", tree.location, found: String(text.prefix(40)) + "…",
                ["most": "\(most)"])
            return nil
        }
        return text
    }

    /// An id: 1 to 64 characters without spaces, `/`, `;` or control characters; some words are taken.
    func id(_ tree: Tree, allowsSlash: Bool = false) -> String? {
        guard let text = text(tree, most: 140) else { return nil }
        let isFine = text.unicodeScalars.allSatisfy {
            !$0.properties.isWhitespace && $0.value >= 32 && $0.value != 127 && $0 != ";"
                && (allowsSlash || $0 != "/")
        }
        guard isFine, !text.isEmpty, text.count <= (allowsSlash ? 140 : 64),
            !["home", "anywhere"].contains(text)
        else {
            error("bad-id", tree.location, found: text)
            return nil
        }
        return text
    }

    /// One of some words.
    func choice(_ tree: Tree, _ words: [String]) -> String? {
        guard let text = text(tree) else { return nil }
        if words.contains(text) { return text }
        var facts = ["choices": words.joined(separator: ", ")]
        facts["nearest"] = nearest(to: text, among: words)
        error("bad-choice", tree.location, found: text, facts)
        return nil
    }

    /// `true` or `false`.
    func flag(_ tree: Tree) -> Bool? {
        choice(tree, ["true", "false"]).map { $0 == "true" }
    }

    /// A decimal number in a range.
    func number(_ tree: Tree, _ range: ClosedRange<Double>) -> Double? {
        guard let text = text(tree) else { return nil }
        let isNumber = text.utf8.allSatisfy { (48...57).contains($0) || ".-+eE".utf8.contains($0) }
        guard isNumber, let value = Double(text), value.isFinite else {
            error("not-a-number", tree.location, found: String(text.prefix(40)))
            return nil
        }
        guard range.contains(value) else {
            error(
                "out-of-range", tree.location, found: String(text.prefix(40)),
                ["least": plain(range.lowerBound), "most": plain(range.upperBound)])
            return nil
        }
        return value
    }

    /// A whole number in a range.
    func whole(_ tree: Tree, _ range: ClosedRange<Int>) -> Int? {
        guard
            let value = number(tree, Double(range.lowerBound)...Double(range.upperBound))
        else { return nil }
        guard value == value.rounded() else {
            error("not-whole", tree.location, found: tree.text)
            return nil
        }
        return Int(value)
    }

    /// A decimal times a scale, rounded: minutes to seconds, km to metres, prices to costs.
    func scaled(_ tree: Tree, by scale: Double, _ range: ClosedRange<Double>) -> Int? {
        number(tree, range).map { Int(($0 * scale).rounded()) }
    }

    /// Minutes as seconds.
    func minutes(_ tree: Tree, _ range: ClosedRange<Double> = 0...10_000) -> Int? {
        scaled(tree, by: 60, range)
    }

    /// A price in minutes as ``Cost``; kept in thousandths of a minute.
    func price(_ tree: Tree) -> Cost? { scaled(tree, by: 1000, 0...100_000).map { $0 * 60 } }

    /// A clock time as seconds from midnight, up to 30:00.
    func clock(_ tree: Tree) -> Int? {
        guard let text = text(tree) else { return nil }
        if let seconds = clockSeconds(text) { return seconds }
        error("bad-clock", tree.location, found: String(text.prefix(40)))
        return nil
    }

    /// `10:00-13:30`.
    func interval(_ tree: Tree) -> Interval? {
        guard let text = text(tree) else { return nil }
        let parts = text.split(whereSeparator: { "-–—".contains($0) })
        guard parts.count == 2, let start = clockSeconds(parts[0]), let end = clockSeconds(parts[1])
        else {
            error("bad-interval", tree.location, found: String(text.prefix(40)))
            return nil
        }
        guard start <= end else {
            error("reversed-interval", tree.location, found: text)
            return nil
        }
        return Interval(start, end)
    }

    /// Intervals in order; one may stand without a list. They must not overlap.
    func intervals(_ tree: Tree, most: Int = 8) -> [Interval]? {
        let items = items(of: tree)
        guard !items.isEmpty, items.count <= most else {
            error("bad-count", tree.location, found: "\(items.count)", ["least": "1", "most": "\(most)"])
            return nil
        }
        var result: [Interval] = []
        for item in items {
            guard let interval = interval(item) else { return nil }
            result.append(interval)
        }
        result.sort { $0.start < $1.start }
        for (a, b) in zip(result, result.dropFirst()) where b.start <= a.end {
            error("overlapping-intervals", tree.location, found: tree.excerpt)
            return nil
        }
        return result
    }

    /// A list, or a single value in its place; in a CSV cell items are separated by `;`.
    func items(of tree: Tree) -> [Tree] {
        switch tree.kind {
        case .list(let items): return items
        case .scalar(let text, let isPlain) where tree.isCell:
            return text.split(separator: ";").map { part in
                Tree(
                    kind: .scalar(part.trimmed, isPlain: isPlain), location: tree.location,
                    isCell: true)
            }
        default: return [tree]
        }
    }

    /// A list of ids or words.
    func words(_ tree: Tree, most: Int = 1_000) -> [String] {
        let items = items(of: tree)
        if items.count > most {
            error("bad-count", tree.location, found: "\(items.count)", ["least": "0", "most": "\(most)"])
        }
        var seen = Set<String>()
        return items.prefix(most).compactMap { id($0, allowsSlash: true) }
            .filter { seen.insert($0).inserted }
    }

    /// A text in one language or several.
    func localText(_ tree: Tree) -> LocalText {
        guard case .map(let entries) = tree.kind else {
            return text(tree).map { ["": $0] } ?? [:]
        }
        var result: LocalText = [:]
        for entry in entries {
            if ["kk", "ru", "en"].contains(entry.key) {
                if let text = text(entry.value) { result[entry.key] = text }
            } else {
                error(
                    "unknown-key", entry.location, found: entry.key,
                    ["known": "en, kk, ru"])
            }
        }
        return result
    }

    /// `{basket: 2}`, `{kg: 36}`, or both. Goods must be known.
    func quantities(_ tree: Tree) -> Quantities {
        var result = Quantities()
        let record = Record(tree, self)
        for entry in record.all {
            if entry.key == "kg" {
                result.grams = scaled(entry.value, by: 1000, 0...100_000)
            } else {
                reference(entry.key, to: "good", at: entry.location)
                if let pieces = whole(entry.value, 0...1_000_000) {
                    result.pieces[entry.key] = pieces
                }
            }
        }
        return result
    }
}

/// A number without needless decimals.
func plain(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
}

/// `HH:MM` or `HH:MM:SS` from 00:00 to 30:00.
func clockSeconds(_ text: some StringProtocol) -> Int? {
    let parts = text.trimmed.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3,
        parts.allSatisfy({ (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, numbers[1] < 60, numbers.count < 3 || numbers[2] < 60
    else { return nil }
    let seconds = numbers[0] * 3600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
    return seconds <= 30 * 3600 ? seconds : nil
}

extension StringProtocol {
    /// Without spaces at either end.
    var trimmed: String {
        var view = self[...]
        while let first = view.first, first.isWhitespace { view = view.dropFirst() }
        while let last = view.last, last.isWhitespace { view = view.dropLast() }
        return String(view)
    }
}
