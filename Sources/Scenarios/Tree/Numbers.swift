/// What a word says as a number.
enum NumberWord {
    case number(Double)
    /// A number that no computer keeps, or `NaN`, or infinity.
    case notFinite
    case none

    /// Reads a decimal number with a point, `-?digits(.digits)?(e-?digits)?`, whatever the locale.
    init(_ text: String) {
        var rest = Substring(text).utf8
        func digits() -> Bool {
            let count = rest.prefix { (48...57).contains($0) }.count
            rest = rest.dropFirst(count)
            return count > 0
        }
        let bare = text.lowercased().drop { $0 == "-" || $0 == "+" || $0 == "." }
        if ["nan", "inf", "infinity"].contains(bare) {
            self = .notFinite
            return
        }
        self = .none
        if rest.first == 45 || rest.first == 43 { rest = rest.dropFirst() }
        guard digits() else { return }
        if rest.first == 46 {
            rest = rest.dropFirst()
            guard digits() else { return }
        }
        if rest.first == 101 || rest.first == 69 {
            rest = rest.dropFirst()
            if rest.first == 45 || rest.first == 43 { rest = rest.dropFirst() }
            guard digits() else { return }
        }
        guard rest.isEmpty else { return }
        if let number = Double(text), number.isFinite {
            self = .number(number)
        } else {
            self = .notFinite
        }
    }
}

/// A clock time `HH:MM` or `HH:MM:SS` in seconds; nil where it is none.
///
/// The hour may have one digit.
func clockSeconds(_ text: some StringProtocol) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3 else { return nil }
    var seconds = 0
    for (i, part) in parts.enumerated() {
        guard part.utf8.count == 2 || (i == 0 && part.utf8.count == 1),
            part.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(part)
        else { return nil }
        guard i == 0 || number < 60 else { return nil }
        seconds = seconds * 60 + number
    }
    return parts.count == 2 ? seconds * 60 : seconds
}

/// Seconds as `HH:MM`, or `HH:MM:SS` where they are not whole minutes.
public func clockText(_ seconds: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let s = max(0, seconds)
    let text = two(s / 3600) + ":" + two(s / 60 % 60)
    return s % 60 == 0 ? text : text + ":" + two(s % 60)
}

/// The two ends of an interval `10:00-13:30`, in whatever order; nil where it is none.
///
/// The dash may be long and have spaces.
func intervalEnds(_ text: some StringProtocol) -> (start: Int, end: Int)? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
    guard parts.count == 2, let start = clockSeconds(trimmed(parts[0])),
        let end = clockSeconds(trimmed(parts[1]))
    else { return nil }
    return (start, end)
}

/// A calendar date `YYYY-MM-DD` that exists.
func calendarDate(_ text: String) -> Day.Date? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
        parts[2].utf8.count == 2,
        parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
        let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
        (1900...2199).contains(year), (1...12).contains(month)
    else { return nil }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...days[month - 1]).contains(day) else { return nil }
    return Day.Date(year: year, month: month, day: day)
}

/// Without spaces and tabs at both ends.
func trimmed(_ text: some StringProtocol) -> String {
    let blank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }
    let start = text.drop(while: blank)
    guard let last = start.lastIndex(where: { !blank($0) }) else { return "" }
    return String(start[...last])
}

/// Intervals in order; those that overlap or touch are one.
func merged(_ intervals: [Interval]) -> [Interval] {
    var result: [Interval] = []
    for interval in intervals.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
        if let last = result.last, interval.start <= last.end {
            result[result.count - 1].end = max(last.end, interval.end)
        } else {
            result.append(interval)
        }
    }
    return result
}

/// What lies in both lists of intervals; both are in order and do not overlap.
func common(_ a: [Interval], _ b: [Interval]) -> [Interval] {
    var result: [Interval] = []
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
        let start = max(a[i].start, b[j].start)
        let end = min(a[i].end, b[j].end)
        if start < end || (start == end && (a[i].start == a[i].end || b[j].start == b[j].end)) {
            result.append(Interval(start, end))
        }
        if a[i].end < b[j].end { i += 1 } else { j += 1 }
    }
    return result
}
