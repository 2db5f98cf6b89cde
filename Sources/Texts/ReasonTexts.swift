/// Why a need is left out, in a full sentence, with arguments that are ready to print.
///
/// Obstacles without arguments are ``Word``s.
public enum ReasonText: Sendable {
    case skills([String])
    case tools([String])
    /// People asked for at least, and in the largest crew.
    case hands(least: Int, largest: Int)
    case pinned(who: String)
    /// Clock times in seconds.
    case tooLate(who: String, earliest: Int, closes: Int)
    case tooLong(seconds: Int)
    case tooFar(metres: Int)
    case crowdedOut(who: String, instead: [String])
    /// Costs as durations in seconds.
    case notWorthIt(who: String, extra: Int, value: Int)
    /// What has to be done before, and is left out.
    case waitsFor(need: String)
    /// So many from different rounds at once.
    case notTogether(people: Int)
    /// So many in one crew, with these tools.
    case notFormed(people: Int, tools: [String])

    /// The text in this language.
    public func text(in language: Language) -> String { phrase(language)[language] }

    /// The three versions, with numbers worded for `l`: only that version is printed.
    private func phrase(_ l: Language) -> Phrase {
        switch self {
        case .skills(let names):
            let list = names.joined(separator: ", ")
            return Phrase(
                "Қажетті дағдылары бар адам жоқ: \(list).",
                "Ни у кого нет нужных навыков: \(list).",
                names.count == 1
                    ? "Nobody has the skill: \(list)." : "Nobody has all of the skills: \(list).")
        case .tools(let names):
            let list = names.joined(separator: ", ")
            return Phrase(
                "Қажетті құралдары бар адам жоқ: \(list).",
                "Ни у кого нет нужных инструментов: \(list).",
                names.count == 1
                    ? "Nobody has the tool: \(list)." : "Nobody has all of the tools: \(list).")
        case .hands(let least, let largest):
            let (a, z) = (l.count(least, .person), l.count(largest, .person))
            return Phrase(
                "Кемінде \(a) керек; ең үлкен топта \(z).",
                "Нужно людей: не меньше \(l.number(least)); в самой большой бригаде: "
                    + "\(l.number(largest)).",
                "It takes at least \(a); the largest crew has \(z).")
        case .pinned(let who):
            return Phrase(
                "Өтінім мына орындаушыға бекітілген: \(who), бірақ ол келе алмайды.",
                "Заявка закреплена за исполнителем \(who), который прийти не может.",
                "It is fixed to \(who), who cannot come.")
        case .tooLate(let who, let earliest, let closes):
            let (e, c) = (Language.clock(earliest), Language.clock(closes))
            return Phrase(
                "Ең ерте келу уақыты \(e) (\(who)), ал соңғы уақыт аралығының аяқталуы \(c).",
                "Раньше всех, в \(e), мог бы прийти исполнитель \(who), а последний интервал "
                    + "времени кончается в \(c).",
                "The earliest arrival is \(e) (\(who)); the last time window closes at \(c).")
        case .tooLong(let seconds):
            let time = l.duration(seconds)
            return Phrase(
                "Бұған \(time) керек, мұнша уақыт ешкімде жоқ.",
                "На это нужно \(time), столько времени нет ни у кого.",
                "It takes \(time), and nobody has that much time.")
        case .tooFar(let metres):
            let way = l.kilometres(metres)
            return Phrase(
                "Ең қысқа маршрут \(way), мұнша алысқа ешкім бара алмайды.",
                "Самый короткий маршрут \(way), так далеко не может ехать никто.",
                "The shortest round is \(way), and nobody may go that far.")
        case .crowdedOut(let who, let instead):
            let list = instead.joined(separator: ", ")
            return instead.isEmpty
                ? Phrase(
                    "Ең жақыны \(who), бірақ оның күні толы.",
                    "Ближе всех исполнитель \(who), но его день заполнен.",
                    "Nearest is \(who), whose day is full.")
                : Phrase(
                    "Ең жақыны \(who), бірақ мыналар орындалмай қалар еді: \(list).",
                    "Ближе всех исполнитель \(who), но пришлось бы отказаться от: \(list).",
                    "Nearest is \(who), but in place of \(list).")
        case .notWorthIt(let who, let extra, let value):
            let (e, v) = (l.duration(extra), l.duration(value))
            return Phrase(
                "Барудың құны (\(who)) \(e), ал өтінімнің бағасы \(v).",
                "Визит (исполнитель \(who)) обошёлся бы в \(e), а заявка оценена в \(v).",
                "A visit by \(who) would cost \(e); the need is valued at \(v).")
        case .notTogether(let people):
            let number = l.number(people)
            return Phrase(
                "Бір мезгілде әр маршруттан \(number) орындаушы керек, бәріне ыңғайлы уақыт табылмады.",
                "Нужно, чтобы одновременно пришли исполнители с разных маршрутов: \(number); "
                    + "общего времени не нашлось.",
                "It takes \(number) from different rounds at once, and no common time was found.")
        case .notFormed(let people, let tools):
            let list = tools.isEmpty ? "" : " (\(tools.joined(separator: ", ")))"
            return Phrase(
                "Кемінде \(l.count(people, .person)) керек\(list); мұндай топ құратын адам қалмады.",
                "Нужно людей: не меньше \(l.number(people))\(list); составить такую бригаду уже не из кого.",
                "It takes at least \(l.count(people, .person))\(list); nobody is left to form such a crew."
            )
        case .waitsFor(let need):
            return Phrase(
                "Алдымен мына өтінім орындалуы керек: \(need), ал ол жоспарға енбеді.",
                "Сначала нужно выполнить \(need), а эта заявка не вошла в план.",
                "\(need) has to be done before, and it is left out.")
        }
    }
}
