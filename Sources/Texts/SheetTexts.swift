/// Words and sentences on printed sheets, with arguments that are ready to print.
public enum SheetText: Sendable {
    /// When a visit may begin: «10:00–11:30».
    case window(String)
    /// A door code.
    case code(String)
    case phone(String)
    /// Which load of a round, from 1 on.
    case trip(Int)
    /// The first and the last stop of a part of the round.
    case stops(Int, Int)
    /// What others do at this door today, and when.
    case alsoToday(what: String, at: Int)
    /// The day after which a sheet must not be kept; nil where the day has no date.
    case destroyAfter(year: Int, month: Int, day: Int)
    /// As ``destroyAfter(year:month:day:)``, of a day without a date.
    case destroyAfterRound
    /// How many may load at once.
    case ramp(Int)
    /// Seconds that one may be outdoors in the frost.
    case frost(most: Int)
    /// What a QR code opens: a stop's number.
    case opensStop(Int)
    /// A map of stops from 1 to a number.
    case mapOfStops(Int)
    /// The rounds of a chart, by their numbers.
    case chartOfRounds(Int, Int)

    /// The text in this language.
    public func text(in language: Language) -> String { phrase(language)[language] }

    /// The three versions, with numbers worded for `l`: only that version is printed.
    private func phrase(_ l: Language) -> Phrase {
        switch self {
        case .window(let window):
            return Phrase("\(window) аралығында", "интервал \(window)", "window \(window)")
        case .code(let code):
            return Phrase(
                "домофон коды\u{A0}\(code)", "код домофона\u{A0}\(code)", "door code\u{A0}\(code)")
        case .phone(let number):
            return Phrase("тел.\u{A0}\(number)", "тел.\u{A0}\(number)", "phone\u{A0}\(number)")
        case .trip(let number):
            return Phrase("\(number)-рейс", "Рейс\u{A0}\(number)", "Trip\u{A0}\(number)")
        case .frost(let seconds):
            let time = l.duration(seconds)
            return Phrase(
                "Аяз: жылынбай далада ең көбі \(time).",
                "Мороз: на улице не дольше \(time), потом греться.",
                "Frost: at most \(time) outdoors without warming up.")
        case .stops(let first, let last):
            if first == last {
                return Phrase("№\u{A0}\(first)", "№\u{A0}\(first)", "stop\u{A0}\(first)")
            }
            let range = "\(first)–\(last)"
            return Phrase("№\u{A0}\(range)", "№\u{A0}\(range)", "stops\u{A0}\(range)")
        case .alsoToday(let what, let time):
            let clock = Language.clock(time)
            return Phrase(
                "Бүгін мұнда тағы: \(what), \(clock)", "Сегодня здесь ещё: \(what), \(clock)",
                "Here today as well: \(what), \(clock)")
        case .destroyAfter(let year, let month, let day):
            guard (1...12).contains(month) else { return Self.destroyAfterRound.phrase(l) }
            let names = monthNames[month - 1]
            return Phrase(
                "Жеке деректер: \(year) жылғы \(day)\u{A0}\(kazakhFrom[month - 1]) кейін жойыңыз.",
                "Личные данные: уничтожьте после \(day)\u{A0}\(names.ru) \(year)\u{A0}г.",
                "Personal data: destroy after \(day)\u{A0}\(names.en) \(year).")
        case .destroyAfterRound:
            return Phrase(
                "Жеке деректер: маршруттан кейін жойыңыз.",
                "Личные данные: уничтожьте после маршрута.",
                "Personal data: destroy after the round.")
        case .ramp(let count):
            let n = l.number(count)
            return Phrase(
                "бір мезгілде тиейтіндер саны: \(n)", "одновременно грузятся: не больше \(n)",
                "at most \(n) load at once")
        case .opensStop(let number):
            return Phrase(
                "QR-код: \(number)-аялдама картада", "QR-код: остановка \(number) на карте",
                "QR code: stop \(number) on a map")
        case .mapOfStops(let count):
            return Phrase(
                "Маршрут картасы: 1-ден бастап нөмірленген аялдамалар, барлығы \(count)",
                "Карта маршрута с остановками под номерами от 1 до \(count)",
                "Map of the round with its stops, numbered from 1 to \(count)")
        case .chartOfRounds(let first, let last):
            return Phrase(
                "Уақыт кестесі: \(first)–\(last)-маршруттар",
                "Шкала времени: маршруты \(first)–\(last)",
                "Time chart: rounds \(first)–\(last)")
        }
    }
}

/// Months in the Kazakh ablative: «наурыздан кейін».
private let kazakhFrom = [
    "қаңтардан", "ақпаннан", "наурыздан", "сәуірден", "мамырдан", "маусымнан", "шілдеден",
    "тамыздан", "қыркүйектен", "қазаннан", "қарашадан", "желтоқсаннан",
]
