/// What a workbook's number format makes of a number.
enum NumberFormat: Sendable, Equatable {
    case plain, percent, date, time, dateTime

    /// Formats that are built in and never written out in the workbook (ECMA-376, part 1, 18.8.30,
    /// and those that Excel has besides for the languages of East Asia, all of them dates).
    static func builtIn(_ id: Int) -> NumberFormat {
        switch id {
        case 9, 10: .percent
        case 14...17, 27...31, 34...36, 50...54, 57, 58: .date
        case 18...21, 32, 33, 45...47, 55, 56: .time
        case 22: .dateTime
        default: .plain
        }
    }

    /// By the letters of a format code, outside of quotation marks, escapes and brackets (but
    /// `[h]` and its like, which are durations).
    init(code: String) {
        var letters = ""
        var bracket: String?
        var isQuoted = false
        var isEscaped = false
        for character in code.lowercased() {
            if isEscaped {
                isEscaped = false
            } else if isQuoted {
                if character == "\"" { isQuoted = false }
            } else if let inside = bracket {
                if character == "]" {
                    if !inside.isEmpty, inside.allSatisfy({ "hms".contains($0) }) {
                        letters += inside
                    }
                    bracket = nil
                } else {
                    bracket = inside + String(character)
                }
            } else if character == ";" {
                break
            } else {
                switch character {
                case "\"": isQuoted = true
                case "\\", "_", "*": isEscaped = true
                case "[": bracket = ""
                default: letters.append(character)
                }
            }
        }
        if letters.contains("general") || letters.contains("основной") {
            self = .plain
            return
        }
        let hasDay = letters.contains { "yd".contains($0) } || letters.contains("гг")
        let hasClock = letters.contains { "hs".contains($0) } || letters.contains("am/pm")
        switch (hasDay, hasClock) {
        case (true, true): self = .dateTime
        case (true, false): self = .date
        case (false, true): self = .time
        case (false, false):
            self =
                letters.contains("mm") && !letters.contains("0")
                ? .date : letters.contains("%") ? .percent : .plain
        }
    }
}

extension Cell {
    /// The cell of a number with its format.
    ///
    /// - Parameter from1904: days count from 1 January 1904, as once on the Macintosh.
    init(_ number: Double, _ format: NumberFormat, from1904: Bool) {
        guard number.isFinite else {
            self.init("", .fault)
            return
        }
        switch format {
        case .plain: self.init(numberText(number), .number(number))
        case .percent: self.init(numberText(number * 100) + "%", .number(number))
        case .time where number >= 0 && number < 100:
            // Seconds are whole: fractions of a day have 15 digits, which is far more.
            let seconds = Int((number * 86_400).rounded())
            self.init(clockText(seconds), .time(seconds))
        case .date, .dateTime, .time:
            let serial = number + (from1904 ? 1462 : 0)
            guard serial >= 0, serial < 2_958_466 else {
                self.init(numberText(number), .number(number))
                return
            }
            let moment = Int((serial * 86_400).rounded())
            let (day, seconds) = (moment / 86_400, moment % 86_400)
            if day == 0 {
                self.init(clockText(seconds), .time(seconds))
            } else {
                let date = dateText(serial: day)
                self.init(
                    seconds == 0 ? date : date + " " + clockText(seconds), .date(seconds: seconds))
            }
        }
    }
}

/// A number as Excel shows it at most: 15 digits, without an exponent where that can be.
func numberText(_ number: Double) -> String {
    guard number.magnitude < 1e15 else { return "\(number)" }
    let digits = number == 0 ? 1 : Int(log10Floor(number.magnitude)) + 1
    var scaled = number
    let places = max(0, min(15 - digits, 15))
    var power = 1.0
    for _ in 0..<places { power *= 10 }
    scaled = (number * power).rounded() / power
    if scaled == scaled.rounded() { return "\(Int(scaled))" }
    let text = "\(scaled)"
    return text.contains("e") ? "\(number)" : text
}

/// The power of ten of the first digit.
private func log10Floor(_ number: Double) -> Int {
    var (power, rest) = (0, number)
    while rest >= 10 { (power, rest) = (power + 1, rest / 10) }
    while rest < 1, power > -20 { (power, rest) = (power - 1, rest * 10) }
    return power
}

/// `HH:MM`, or `HH:MM:SS` where seconds are not whole minutes.
func clockText(_ seconds: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let text = two(seconds / 3600) + ":" + two(seconds / 60 % 60)
    return seconds % 60 == 0 ? text : text + ":" + two(seconds % 60)
}

/// The day of a serial number: 1 is 1 January 1900, and 60 the 29 February that Excel believes that
/// year had.
func dateText(serial: Int) -> String {
    if serial == 60 { return "1900-02-29" }
    // Days from 1 March of the year 0 (Howard Hinnant, “chrono-compatible low-level date algorithms”).
    let z = serial - (serial < 60 ? 25_568 : 25_569) + 719_468
    let era = z / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let number = month < 10 ? month + 3 : month - 9
    let year = yearOfEra + era * 400 + (number <= 2 ? 1 : 0)
    func digits(_ number: Int, _ count: Int) -> String {
        let text = "\(number)"
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    return "\(digits(year, 4))-\(digits(number, 2))-\(digits(day, 2))"
}
