/// Words at a door and in a round, with arguments that are ready to print.
public enum DoorText: Sendable {
    case entrance(String)
    case floor(String)
    case flat(String)
    /// The street that crosses.
    case crossing(String)
    /// Where something is loaded.
    case loadAt(centre: String)
    /// Which interval of availability, from 2 on.
    case shift(Int)
    /// One walks so many seconds from the car; something is fetched from it before.
    case onFoot(seconds: Int, car: CarPlace, fetches: Bool)
    /// One walks back to the car, so many seconds.
    case backToCar(seconds: Int)
    /// Names of languages.
    case speaks([String])
    /// A need's `before`, which is kept.
    case wishedBy(Int)
    /// A need's `before`, which is not kept.
    case late(wished: Int)
    case note(String)
    /// Warm-ups during a visit: how many, seconds each.
    case warmUps(Int, seconds: Int)
    /// What another visit does before, and when it is to be done.
    case after(what: String, at: Int)
    /// So many others come at the same moment, from rounds of their own.
    case together(others: Int, at: Int)

    /// Where a car stands.
    public enum CarPlace: Sendable {
        /// At a stop of the sheet, by its number.
        case stop(Int)
        /// At a household, by its id.
        case household(String)

        /// In Kazakh and Russian in the genitive.
        fileprivate var phrase: Phrase {
            switch self {
            case .stop(let number):
                Phrase(
                    "\(number)-аялдаманың", "остановки\u{A0}\(number)", "stop\u{A0}\(number)")
            case .household(let id): Phrase("\(id) үйінің", "\(id)", "\(id)")
            }
        }
    }

    /// The text in this language.
    public func text(in language: Language) -> String { phrase[language] }

    /// Walks are told in whole minutes.
    private static func walk(_ seconds: Int) -> Phrase {
        let whole = (seconds + 59) / 60 * 60
        return Phrase(
            Language.kk.duration(whole), Language.ru.duration(whole), Language.en.duration(whole))
    }

    private var phrase: Phrase {
        switch self {
        case .entrance(let name):
            return Phrase(
                Self.numbered(name, "кіреберіс"), "подъезд\u{A0}\(name)", "entrance\u{A0}\(name)")
        case .floor(let name):
            return Phrase(Self.numbered(name, "қабат"), "этаж\u{A0}\(name)", "floor\u{A0}\(name)")
        case .flat(let name):
            return Phrase(
                Self.numbered(name, "пәтер"), "квартира\u{A0}\(name)", "flat\u{A0}\(name)")
        case .crossing(let name):
            return Phrase("қиылысы: \(name)", "угол: \(name)", "crossing: \(name)")
        case .loadAt(let centre):
            return Phrase("тиеу: \(centre)", "погрузка: \(centre)", "load at \(centre)")
        case .shift(let number):
            return Phrase("\(number)-ауысым", "смена \(number)", "shift \(number)")
        case .onFoot(let seconds, let place, let fetches):
            let (car, time) = (place.phrase, Self.walk(seconds))
            if fetches {
                return Phrase(
                    "жүкті \(car[.kk]) жанындағы көліктен алыңыз, жаяу\u{A0}\(time[.kk])",
                    "взять груз из машины (она у\u{A0}\(car[.ru])), идти\u{A0}\(time[.ru])",
                    "fetch the goods from the car at\u{A0}\(car[.en]), \(time[.en]) on foot")
            }
            return Phrase(
                "көлік \(car[.kk]) жанында қалады, жаяу\u{A0}\(time[.kk])",
                "машина остаётся у\u{A0}\(car[.ru]), идти\u{A0}\(time[.ru])",
                "the car stays at\u{A0}\(car[.en]), \(time[.en]) on foot")
        case .backToCar(let seconds):
            let time = Self.walk(seconds)
            return Phrase(
                "содан кейін көлікке қайту:\u{A0}\(time[.kk])",
                "потом назад к машине:\u{A0}\(time[.ru])",
                "then back to the car:\u{A0}\(time[.en])")
        case .speaks(let languages):
            let list = languages.joined(separator: ", ")
            return Phrase("тілі: \(list)", "языки: \(list)", "speaks \(list)")
        case .wishedBy(let time):
            let clock = Language.clock(time)
            return Phrase(
                "мерзімі\u{A0}\(clock)", "срок\u{A0}\(clock)", "wished\u{A0}by\u{A0}\(clock)")
        case .late(let time):
            let clock = Language.clock(time)
            return Phrase(
                "кеш:\u{A0}мерзімі\u{A0}\(clock)", "поздно:\u{A0}срок\u{A0}\(clock)",
                "late:\u{A0}wished\u{A0}by\u{A0}\(clock)")
        case .after(let what, let time):
            let clock = Language.clock(time)
            return Phrase(
                "алдымен: \(what), \(clock) бітеді", "после: \(what), не раньше\u{A0}\(clock)",
                "after: \(what), from\u{A0}\(clock)")
        case .together(let others, let time):
            let clock = Language.clock(time)
            return Phrase(
                "бірге: тағы\u{A0}\(others), дәл\u{A0}\(clock)",
                "вместе: ещё\u{A0}\(others), ровно в\u{A0}\(clock)",
                "together with\u{A0}\(others) more, at\u{A0}\(clock) sharp")
        case .warmUps(let count, let seconds):
            let time = "\(count)\u{A0}×\u{A0}"
            return Phrase(
                "жылыну: " + time + Language.kk.duration(seconds),
                "греться: " + time + Language.ru.duration(seconds),
                "warm up: " + time + Language.en.duration(seconds))
        case .note(let text):
            return Phrase("ескертпе: \(text)", "примечание: \(text)", "note: \(text)")
        }
    }

    /// In Kazakh a number stands before the noun, «3-кіреберіс»; any other name after it.
    private static func numbered(_ name: String, _ noun: String) -> String {
        let digits = !name.isEmpty && name.allSatisfy { $0.isASCII && $0.isNumber }
        return digits ? "\(name)-\(noun)" : "\(noun)\u{A0}\(name)"
    }
}
