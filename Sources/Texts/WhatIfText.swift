/// What `komek whatif` says.
public enum WhatIfText: Sendable {
    /// Heading.
    case whatIf
    /// One hand more, or several, like one that there is; their ids, where they have some.
    case more(count: Int, like: String, ids: [String])
    /// A hand that does not come.
    case without(String)
    /// Somebody, all of a centre or everybody stays so many seconds longer, or goes earlier.
    case longer(who: String, seconds: Int)
    /// So many pieces more or less.
    case stock(centre: String, good: String, pieces: Int)
    /// Clock times between which a need can be visited.
    case window(need: String, from: String, to: String)
    case unfixed(String)
    /// A rule that does not hold.
    case withoutRule(RuleWord)
    /// Columns.
    case asItIs, supposed, difference
    /// Rows: needs visited, needs left out, must needs left out, valued time.
    case visited, leftOut, mustLeftOut, valued
    /// Headings: who would be visited too, who would not any more, rounds of those who are new.
    case newlyVisited, noLonger, theirRounds
    /// A new hand that stays at home.
    case staysHome(String)
    /// So much is saved, and so many needs more are visited.
    case verdict(saved: Int, more: Int)
    case noDifference
    /// Both figures are proven.
    case bothProven
    /// Both were searched for, not proven.
    case bothSearched

    /// The text in this language.
    public func text(in language: Language) -> String { phrase(language)[language] }

    private func phrase(_ l: Language) -> Phrase {
        switch self {
        case .whatIf: Phrase("Егер…", "Что, если…", "What if…")
        case .more(let count, let like, let ids):
            Phrase(
                "\(like) сияқты тағы \(l.number(count)) болса" + listed(ids),
                "таких, как \(like), на \(l.number(count)) больше" + listed(ids),
                "\(l.number(count)) more like \(like)" + listed(ids))
        case .without(let who):
            Phrase("\(who) келмесе", "\(who) не придёт", "\(who) does not come")
        case .longer(let who, let seconds):
            seconds >= 0
                ? Phrase(
                    "\(everybody(who, l)): \(l.duration(seconds)) ұзағырақ",
                    "\(everybody(who, l)): на \(l.duration(seconds)) дольше",
                    "\(everybody(who, l)): \(l.duration(seconds)) longer")
                : Phrase(
                    "\(everybody(who, l)): \(l.duration(-seconds)) қысқарақ",
                    "\(everybody(who, l)): на \(l.duration(-seconds)) меньше",
                    "\(everybody(who, l)): \(l.duration(-seconds)) less")
        case .stock(let centre, let good, let pieces):
            Phrase(
                "\(centre), \(good): қоймада \(l.signed(pieces))",
                "\(centre), \(good): на складе \(l.signed(pieces))",
                "\(centre), \(good): \(l.signed(pieces)) in stock")
        case .window(let need, let from, let to):
            Phrase(
                "\(need): \(from)–\(to) аралығында баруға болады",
                "\(need): можно прийти с \(from) до \(to)",
                "\(need): can be visited from \(from) to \(to)")
        case .unfixed(let need):
            Phrase("\(need): бекітілмеген", "\(need): не закреплено", "\(need): not fixed")
        case .withoutRule(let rule):
            Phrase(
                "ережесіз: \(rule.text(in: l))", "без правила: \(rule.text(in: l))",
                "without the rule: \(rule.text(in: l))")
        case .asItIs: Phrase("қазір", "сейчас", "as it is")
        case .supposed: Phrase("сонда", "тогда", "then")
        case .difference: Phrase("айырма", "разница", "difference")
        case .visited: Phrase("Жоспарға енгені", "Заявок в плане", "Needs served")
        case .leftOut: Phrase("Енбегені", "Не вошло", "Left out")
        case .mustLeftOut:
            Phrase("оның ішінде міндеттісі", "из них обязательных", "of these must")
        case .valued: Phrase("Шартты уақыт", "Условное время", "Valued time")
        case .newlyVisited:
            Phrase("Жоспарға қосымша енеді", "Дополнительно войдёт", "Served in addition")
        case .noLonger: Phrase("Енді енбейді", "Больше не войдёт", "No longer served")
        case .theirRounds: Phrase("Жаңалардың маршруты", "Маршруты новых", "Rounds of the new")
        case .staysHome(let who):
            Phrase(
                "\(who): жұмыс табылмады", "\(who): работы не нашлось",
                "\(who): no work was found")
        case .verdict(let saved, let more):
            Phrase(
                (saved >= 0
                    ? "Үнемделеді: \(l.duration(saved)) шартты уақыт"
                    : "Қымбаттайды: \(l.duration(-saved)) шартты уақытқа")
                    + (more == 0 ? "." : "; өтінімдер: \(l.signed(more))."),
                (saved >= 0
                    ? "Экономия: \(l.duration(saved)) условного времени"
                    : "Дороже на \(l.duration(-saved)) условного времени")
                    + (more == 0 ? "." : "; заявок: \(l.signed(more))."),
                (saved >= 0
                    ? "Saves \(l.duration(saved)) of valued time"
                    : "Costs \(l.duration(-saved)) more of valued time")
                    + (more == 0 ? "." : "; needs served: \(l.signed(more))."))
        case .noDifference:
            Phrase(
                "Айырма табылмады.", "Разницы не найдено.", "No difference was found.")
        case .bothProven:
            Phrase(
                "Екі жоспар да дәлелденген: одан жақсысы жоқ.",
                "Оба плана доказаны: лучше нельзя.", "Both plans are proven best.")
        case .bothSearched:
            Phrase(
                "Екі жоспар да бірдей уақыт ізделді; дәлелденбеген.",
                "Оба плана искали одинаково долго; они не доказаны.",
                "Both plans were searched for equally long; they are not proven.")
        }
    }

    private func listed(_ ids: [String]) -> String {
        ids.isEmpty ? "" : " (\(ids.joined(separator: ", ")))"
    }

    private func everybody(_ who: String, _ l: Language) -> String {
        who == "all" ? Phrase("барлығы", "все", "everybody")[l] : who
    }
}

/// A rule of a day, as a word that stands alone.
public enum RuleWord: Sendable, CaseIterable {
    case fairness, continuity, languages, lateness, sanitary, frost, pins, breaks

    /// The text in this language.
    public func text(in language: Language) -> String { phrase[language] }

    private var phrase: Phrase {
        switch self {
        case .fairness: Phrase("жүктеменің әділдігі", "справедливая нагрузка", "fair shares")
        case .continuity:
            Phrase("бұрын барған адам", "тот же волонтёр", "who came last time")
        case .languages: Phrase("ортақ тіл", "общий язык", "a common language")
        case .lateness: Phrase("кешікпеу", "без опозданий", "in good time")
        case .sanitary: Phrase("санитарлық нормалар", "санитарные нормы", "sanitary norms")
        case .frost: Phrase("аязда жылыну", "согреваться в мороз", "warming up in frost")
        case .pins: Phrase("бекітілген барулар", "закреплённые визиты", "fixed visits")
        case .breaks: Phrase("үзілістер", "перерывы", "breaks")
        }
    }
}

extension Language {
    /// With its sign: +9, −9, 0.
    public func signed(_ value: Int) -> String { (value > 0 ? "+" : "") + number(value) }

    /// A difference of durations, seconds.
    public func signedDuration(_ seconds: Int) -> String {
        (seconds > 0 ? "+" : "") + duration(seconds)
    }
}

/// Why something cannot be supposed, in a full sentence.
public enum WhatIfFault: Sendable, Equatable {
    case unknownHand(String, nearest: String?)
    case inCrew(String, crew: String)
    case unknownNeed(String, nearest: String?)
    case unknownCentre(String, nearest: String?)
    case unknownGood(String, nearest: String?)
    case nobodyAt(centre: String)
    case unlimitedStock(centre: String, good: String)
    case notFixed(String)
    case nobodyLeft

    /// The text in this language.
    public func text(in language: Language) -> String { phrase[language] }

    private var phrase: Phrase {
        switch self {
        case .unknownHand(let id, let nearest):
            named(
                id, nearest,
                Phrase(
                    "мұндай ерікті, топ немесе орталық жоқ.",
                    "такого волонтёра, бригады или центра нет.",
                    "there is no such volunteer, crew or centre."))
        case .inCrew(let who, let crew):
            Phrase(
                "\(who) \(crew) тобымен жүреді: топты атаңыз, мысалы --add \(crew).",
                "\(who) ходит с бригадой \(crew): назовите бригаду, например --add \(crew).",
                "\(who) goes with the crew \(crew): name the crew, as in --add \(crew).")
        case .unknownNeed(let id, let nearest):
            named(
                id, nearest,
                Phrase(
                    "мұндай өтінім де, отбасы да жоқ.", "такой заявки или семьи нет.",
                    "there is no such need or household."))
        case .unknownCentre(let id, let nearest):
            named(
                id, nearest,
                Phrase("мұндай орталық жоқ.", "такого центра нет.", "there is no such centre."))
        case .unknownGood(let id, let nearest):
            named(
                id, nearest,
                Phrase("мұндай тауар жоқ.", "такого товара нет.", "there is no such good."))
        case .nobodyAt(let centre):
            Phrase(
                "\(centre): бұл орталықта ерікті жоқ; үлгі болатын еріктіні атаңыз.",
                "\(centre): в этом центре нет волонтёров; назовите волонтёра-образец.",
                "\(centre): no volunteer belongs to this centre; name one to be copied.")
        case .unlimitedStock(let centre, let good):
            Phrase(
                "\(centre), \(good): қор шектелмеген, оны көбейтудің мәні жоқ.",
                "\(centre), \(good): запас не ограничен, увеличивать нечего.",
                "\(centre), \(good): stock is not limited there, more of it changes nothing.")
        case .notFixed(let id):
            Phrase(
                "\(id): мұнда ештеңе бекітілмеген.", "\(id): здесь ничего не закреплено.",
                "\(id): nothing is fixed here.")
        case .nobodyLeft:
            Phrase(
                "Бірде-бір ерікті қалмады.", "Не осталось ни одного волонтёра.",
                "No volunteer is left.")
        }
    }

    private func named(_ id: String, _ nearest: String?, _ fault: Phrase) -> Phrase {
        Phrase(
            "\(id): \(fault.kk)" + (nearest.map { " Мүмкін, \($0)?" } ?? ""),
            "\(id): \(fault.ru)" + (nearest.map { " Может быть, \($0)?" } ?? ""),
            "\(id): \(fault.en)" + (nearest.map { " Did you mean \($0)?" } ?? ""))
    }
}
