/// A stated value, where it stands, and where its faults go.
///
/// Each reading method returns nil after a fault.
struct Cursor {
    let value: Stated
    let path: Path
    let faults: Faults

    /// How the place is named to people: the column's name in CSV, else the path.
    var place: String { value.cell ?? path.description }

    /// The location of this value.
    var location: Diagnostic.Location {
        let origin = value.origin
        return .init(
            file: faults.files[Int(origin.file)], line: origin.line > 0 ? Int(origin.line) : nil,
            column: origin.column > 0 ? Int(origin.column) : nil, path: place)
    }

    /// Reports a fault of this value.
    func fault(
        _ code: String, _ facts: [String: String] = [:],
        severity: Diagnostic.Severity = .error, found: String? = nil
    ) {
        faults.add(
            Diagnostic(
                code: code, severity: severity, location: location, found: found ?? value.shown,
                facts: facts))
    }

    func wrongType(_ expected: String) { fault("wrong-type", ["expected": expected]) }

    // MARK: Words

    /// Any text, number or flag as it is written.
    func scalar(_ expected: String = "text") -> String? {
        guard case .scalar(let text, _) = value.content else {
            wrongType(expected)
            return nil
        }
        return text
    }

    /// A text for people, free of control characters.
    func text() -> String? {
        guard let text = scalar() else { return nil }
        guard text.utf8.count <= 4 * Limits.text, text.unicodeScalars.count <= Limits.text else {
            fault("too-long", ["most": "\(Limits.text)"])
            return nil
        }
        let control = text.unicodeScalars.contains {
            $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t"
        }
        if control {
            fault("control-character", found: "")
            return nil
        }
        return text
    }

    /// An id, or with `slashes` a need's id.
    func identifier(slashes: Bool = false) -> String? {
        guard let text = scalar() else { return nil }
        let scalars = text.unicodeScalars
        let good = scalars.allSatisfy {
            !$0.properties.isWhitespace && $0.properties.generalCategory != .control
                && $0.properties.generalCategory != .format && $0 != ";" && (slashes || $0 != "/")
        }
        let most = slashes ? 3 * Limits.identifier : Limits.identifier
        guard good, !scalars.isEmpty, text.utf8.count <= 4 * most, scalars.count <= most else {
            fault("bad-id", ["most": "\(most)"])
            return nil
        }
        if ["home", "anywhere"].contains(text) || text.hasPrefix("home:") {
            fault("reserved-id")
            return nil
        }
        return text
    }

    /// One of some words.
    func choice(_ choices: [String]) -> String? {
        guard let text = scalar() else { return nil }
        if choices.contains(text) { return text }
        var facts = ["choices": choices.joined(separator: ", ")]
        facts["nearest"] = faults.nearest(to: text, among: choices)
        fault("unknown-value", facts)
        return nil
    }

    /// `true` or `false`.
    func flag() -> Bool? {
        guard case .scalar(let text, let quoted) = value.content, !quoted else {
            wrongType("flag")
            return nil
        }
        switch text {
        case "true", "True", "TRUE": return true
        case "false", "False", "FALSE": return false
        default:
            wrongType("flag")
            return nil
        }
    }

    // MARK: Numbers

    private func number(_ expected: String) -> Double? {
        guard case .scalar(let text, let quoted) = value.content, !quoted else {
            wrongType(expected)
            return nil
        }
        switch NumberWord(text) {
        case .number(let number): return number
        case .notFinite: fault("not-finite")
        case .none: wrongType(expected)
        }
        return nil
    }

    private func outOfRange(_ least: String, _ most: String) {
        fault("out-of-range", ["least": least, "most": most])
    }

    /// A decimal number within a range.
    func decimal(in range: ClosedRange<Double>) -> Double? {
        guard let number = number("number") else { return nil }
        guard range.contains(number) else {
            outOfRange(plainDecimal(range.lowerBound), plainDecimal(range.upperBound))
            return nil
        }
        return number
    }

    /// A decimal number within a range, times a unit, rounded to the nearest whole.
    func scaled(_ unit: Double, in range: ClosedRange<Double>) -> Int? {
        decimal(in: range).map { Int(($0 * unit).rounded()) }
    }

    /// Minutes, as seconds.
    func minutes(in range: ClosedRange<Double> = Limits.minutes) -> Int? { scaled(60, in: range) }

    /// A whole number within a range.
    func integer(in range: ClosedRange<Int>) -> Int? {
        guard let number = number("whole-number") else { return nil }
        guard number >= Double(range.lowerBound), number <= Double(range.upperBound) else {
            outOfRange("\(range.lowerBound)", "\(range.upperBound)")
            return nil
        }
        guard number == number.rounded() else {
            fault("not-whole")
            return nil
        }
        return Int(number)
    }

    // MARK: Times

    /// A clock time in seconds.
    func clock(in range: ClosedRange<Int> = Limits.clock) -> Int? {
        guard let text = scalar("clock") else { return nil }
        guard let seconds = clockSeconds(trimmed(text)), range.contains(seconds) else {
            fault("bad-clock", ["most": clockText(range.upperBound)])
            return nil
        }
        return seconds
    }

    /// An interval of the clock; `instant` allows one that begins and ends at the same moment.
    func interval(instant: Bool) -> Interval? {
        guard let text = scalar("interval") else { return nil }
        return interval(text, instant: instant)
    }

    func interval(_ text: String, instant: Bool) -> Interval? {
        guard let ends = intervalEnds(text), Limits.clock.contains(ends.start),
            Limits.clock.contains(ends.end)
        else {
            fault("bad-interval", ["most": clockText(Limits.clock.upperBound)])
            return nil
        }
        if ends.start > ends.end || (ends.start == ends.end && !instant) {
            var facts: [String: String] = [:]
            if ends.end < 6 * 3600 {
                facts["midnight"] =
                    clockText(ends.start) + "-" + clockText(ends.end + 24 * 3600)
            }
            fault("reversed-interval", facts)
            return nil
        }
        return Interval(ends.start, ends.end)
    }

    /// One interval or a list of them, in order; those that overlap or touch are one.
    func intervals(instant: Bool) -> [Interval]? {
        let list = few()
        guard let list else { return nil }
        if list.isEmpty {
            fault("empty-list")
            return nil
        }
        let intervals = list.compactMap { $0.interval(instant: instant) }
        return intervals.count == list.count ? merged(intervals) : nil
    }

    // MARK: Lists

    /// The elements of a list; with `orOne` a single value is a list of one.
    ///
    /// A cell is split at `;`.
    func items(orOne: Bool = false) -> [Cursor]? {
        switch value.content {
        case .list(let list):
            return list.enumerated().map {
                Cursor(value: $0.element, path: .index(path, $0.offset), faults: faults)
            }
        case .scalar(let text, _) where value.cell != nil:
            return text.split(separator: ";").map(trimmed).filter { !$0.isEmpty }.map {
                Cursor(
                    value: Stated(.scalar($0, quoted: false), value.origin, cell: value.cell),
                    path: path, faults: faults)
            }
        case .null: return []
        default:
            if orOne { return [self] }
            wrongType("list")
            return nil
        }
    }

    /// The elements of a list that is not long; a single value is a list of one.
    func few(_ most: Int = Limits.entries) -> [Cursor]? {
        guard let items = items(orOne: true) else { return nil }
        if items.count > most {
            fault("too-many-entries", ["most": "\(most)"], found: "\(items.count)")
            return nil
        }
        return items
    }

    /// A list of words, each once; one word is a list of one.
    func words() -> [String]? {
        guard let items = few() else { return nil }
        var result: [String] = []
        var seen: Set<String> = []
        for item in items {
            guard let word = item.text() else { continue }
            if word.isEmpty {
                item.wrongType("text")
            } else if seen.insert(word).inserted {
                result.append(word)
            }
        }
        return result
    }

    /// Languages as two-letter codes.
    func languages() -> [String]? {
        guard let words = words() else { return nil }
        for word in words
        where word.utf8.count != 2 || !word.utf8.allSatisfy({ (97...122).contains($0) }) {
            fault("bad-language", found: word)
        }
        return words
    }

    /// A text, or one per language.
    func localText() -> LocalText? {
        guard case .mapping = value.content else {
            return text().map { ["": $0] }
        }
        guard let record = Record(self, keys: Keys.localText) else { return nil }
        var result: LocalText = [:]
        for key in Keys.localText.names {
            result[key] = record[key]?.text()
        }
        return result
    }
}

/// A number as people write it: without an exponent or a superfluous fraction.
func plainDecimal(_ number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e15 ? "\(Int(number))" : "\(number)"
}
