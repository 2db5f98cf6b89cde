/// A day of the week, Monday first.
public enum Weekday: Int, Sendable, CaseIterable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    /// The weekday of a date of the Gregorian calendar, also before it was introduced.
    public init(year: Int, month: Int, day: Int) {
        // A year that begins in March has its leap day at the end, and the months from March on
        // have lengths that repeat: the days before month m (March = 0) are (153 m + 2) / 5.
        let shifted = (month + 9) % 12
        let y = year - (month <= 2 ? 1 : 0)
        let days = 365 * y + floor(y, 4) - floor(y, 100) + floor(y, 400)
        let index = (days + (153 * shifted + 2) / 5 + day + 1) % 7
        self = Self.allCases[(index + 7) % 7]
    }

    /// Its name, as it stands within a sentence.
    public var name: Phrase {
        switch self {
        case .monday: Phrase("дүйсенбі", "понедельник", "Monday")
        case .tuesday: Phrase("сейсенбі", "вторник", "Tuesday")
        case .wednesday: Phrase("сәрсенбі", "среда", "Wednesday")
        case .thursday: Phrase("бейсенбі", "четверг", "Thursday")
        case .friday: Phrase("жұма", "пятница", "Friday")
        case .saturday: Phrase("сенбі", "суббота", "Saturday")
        case .sunday: Phrase("жексенбі", "воскресенье", "Sunday")
        }
    }
}

/// Quotient rounded down, for years before 1 as well.
private func floor(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((b - 1 - a) / b) }

/// Months as they stand after the day's number: Russian in the genitive.
let monthNames: [Phrase] = [
    Phrase("қаңтар", "января", "January"),
    Phrase("ақпан", "февраля", "February"),
    Phrase("наурыз", "марта", "March"),
    Phrase("сәуір", "апреля", "April"),
    Phrase("мамыр", "мая", "May"),
    Phrase("маусым", "июня", "June"),
    Phrase("шілде", "июля", "July"),
    Phrase("тамыз", "августа", "August"),
    Phrase("қыркүйек", "сентября", "September"),
    Phrase("қазан", "октября", "October"),
    Phrase("қараша", "ноября", "November"),
    Phrase("желтоқсан", "декабря", "December"),
]

extension Language {
    /// A date with its weekday: «21 наурыз 2021 ж., жексенбі», «воскресенье, 21 марта 2021 г.»,
    /// "Sunday, 21 March 2021".
    ///
    /// - Precondition: month is 1 to 12.
    public func date(year: Int, month: Int, day: Int) -> String {
        let weekday = Weekday(year: year, month: month, day: day).name[self]
        let dayAndMonth = "\(day)\(Self.noBreak)\(monthNames[month - 1][self])"
        return switch self {
        case .kk: "\(dayAndMonth) \(year)\(Self.noBreak)ж., \(weekday)"
        case .ru: "\(weekday), \(dayAndMonth) \(year)\(Self.noBreak)г."
        case .en: "\(weekday), \(dayAndMonth) \(year)"
        }
    }
}
