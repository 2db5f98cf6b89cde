import Scenarios

/// Hours as people write them, in three languages.
///
/// Such as «с 10 до 14», «10:00-14:00», «10.30–12», «после 15», «сағат 9-дан 12-ге дейін», «from 10 to
/// 2 pm». What names no hour, such as «после обеда», is a question.
enum ClockWords: Equatable {
    /// In order, as stated.
    case intervals([Interval])
    /// Any time of the day.
    case any
    /// Not understood.
    case question

    /// - Parameter day: what «до 12» begins with and «после 15» ends with.
    static func of(_ text: String, day: Interval) -> ClockWords {
        let whole = folded(text)
        if whole.isEmpty || always.contains(whole) { return .any }
        var found: [Interval] = []
        let apart = text.lowercased().replacing(" и ", with: ",").replacing(" және ", with: ",")
        let parts = apart.split(whereSeparator: { ",;\n".contains($0) })
        for part in parts {
            guard let interval = interval(String(part), day: day) else { return .question }
            found.append(interval)
        }
        return found.isEmpty ? .question : .intervals(found)
    }

    private static let always: Set<String> = Set(
        [
            "любое", "любое время", "в любое время", "весь день", "целый день", "круглосуточно",
            "всегда",
            "без разницы", "не важно", "неважно", "кез келген уақыт", "кез келген уақытта",
            "күні бойы",
            "бәрібір", "any", "any time", "anytime", "all day", "whenever",
        ].map(folded))

    private enum Token: Equatable {
        case clock(Int)
        case dash, from, until, after, before, filler

        /// One letter, for the shapes below.
        var letter: String {
            switch self {
            case .clock: "#"
            case .dash: "-"
            case .from: "f"
            case .until: "u"
            case .after: "a"
            case .before: "b"
            case .filler: ""
            }
        }
    }

    /// Shapes of two ends: «10-14», «с 10 до 14», «10-нан 14-ке дейін» and their like.
    private static let between: Set<String> = [
        "#-#", "f#u#", "#u#", "f#-#", "f#b#", "#f#u", "#f#b", "#-#u", "a#b#", "a#u#",
    ]
    private static let untilOnly: Set<String> = ["u#", "b#", "#u", "#b"]
    private static let fromOnly: Set<String> = ["a#", "f#", "#a", "#f", "#fa"]

    private static func interval(_ text: String, day: Interval) -> Interval? {
        guard let tokens = tokens(text) else { return nil }
        let shape = tokens.map(\.letter).joined()
        let clocks = tokens.compactMap { token -> Int? in
            if case .clock(let seconds) = token { return seconds }
            return nil
        }
        let ends: (start: Int, end: Int)
        if between.contains(shape) {
            ends = (clocks[0], clocks[1])
        } else if untilOnly.contains(shape) {
            ends = (min(day.start, clocks[0]), clocks[0])
        } else if fromOnly.contains(shape) {
            ends = (clocks[0], max(day.end, clocks[0]))
        } else {
            return nil
        }
        return ends.start < ends.end ? Interval(ends.start, ends.end) : nil
    }

    private static let words: [String: Token] = {
        var result: [String: Token] = [:]
        func add(_ token: Token, _ list: [String]) {
            for word in list { result[folded(word)] = token }
        }
        add(.from, ["с", "со", "от", "from", "дан", "ден", "нан", "нен", "тан", "тен", "between"])
        add(.until, ["до", "по", "to", "till", "until", "дейін", "шейін", "and"])
        add(.after, ["после", "after", "кейін", "соң"])
        add(.before, ["before", "бұрын"])
        add(
            .filler,
            [
                "ч", "час", "часов", "часа", "сағат", "сағ", "ға", "ге", "қа", "ке", "утра", "дня",
                "hours",
                "время", "уақыт", "oclock", "мин", "минут", "между", "арасында", "в", "at", "да",
                "де",
            ])
        return result
    }()

    /// nil where a word is not known.
    private static func tokens(_ text: String) -> [Token]? {
        var tokens: [Token] = []
        let scalars = Array(text.unicodeScalars)
        var i = 0
        while i < scalars.count {
            let scalar = scalars[i]
            if ("0"..."9").contains(scalar) {
                guard let (seconds, next) = clock(scalars, at: i) else { return nil }
                tokens.append(.clock(seconds))
                i = next
            } else if scalar == "-" || scalar == "–" || scalar == "—" || scalar == "…" {
                i += 1
                // «14-ке»: the dash belongs to the ending.
                if i < scalars.count, scalars[i].properties.isAlphabetic { continue }
                tokens.append(.dash)
            } else if scalar.properties.isAlphabetic {
                let start = i
                while i < scalars.count, scalars[i].properties.isAlphabetic { i += 1 }
                var word = String.UnicodeScalarView()
                word.append(contentsOf: scalars[start..<i])
                let text = String(word)
                if text == "pm" || text == "am" {
                    guard case .clock(let seconds)? = tokens.last, seconds < 13 * 3600 else {
                        return nil
                    }
                    let hour = seconds % (12 * 3600)
                    tokens[tokens.count - 1] = .clock(text == "pm" ? hour + 12 * 3600 : hour)
                } else if let token = words[folded(text)] {
                    tokens.append(token)
                } else {
                    return nil
                }
            } else {
                i += 1
            }
        }
        return tokens
    }

    /// `10`, `10:30`, `10.30`, `1030` is none; in seconds, with where it ends.
    private static func clock(
        _ scalars: [Unicode.Scalar], at start: Int
    ) -> (seconds: Int, next: Int)? {
        func digits(_ at: Int) -> (value: Int, count: Int) {
            var (value, count) = (0, 0)
            while at + count < scalars.count, count < 3, ("0"..."9").contains(scalars[at + count]) {
                value = value * 10 + Int(scalars[at + count].value - 48)
                count += 1
            }
            return (value, count)
        }
        let hour = digits(start)
        guard hour.count <= 2, hour.value <= 24 else { return nil }
        var next = start + hour.count
        var minutes = 0
        if next + 1 < scalars.count, [":", ".", "-", "ч", "h"].contains(scalars[next]) {
            let minute = digits(next + 1)
            if minute.count == 2, minute.value < 60, scalars[next] != "-" {
                minutes = minute.value
                next += 3
            } else if scalars[next] == ":" || scalars[next] == "." {
                guard minute.count == 0 else { return nil }
            }
        }
        // `10:00:00`, as spreadsheet programs write it.
        if next + 2 < scalars.count, scalars[next] == ":", digits(next + 1).count == 2 { next += 3 }
        let seconds = hour.value * 3600 + minutes * 60
        return seconds <= 24 * 3600 ? (seconds, next) : nil
    }
}
