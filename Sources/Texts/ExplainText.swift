/// What `komek explain` says; arguments are ready to print.
public enum ExplainText: Sendable {
    // Headings.
    case whatHelps, leftOut, whatWishesCost, toServeAll, whoElse
    /// Heading of hands, hours and goods.
    case oneMoreHand, oneMoreHour
    case morePieces(Int)
    /// Figures are estimates; how to confirm one.
    case estimates
    case confirmBy(String)
    /// A day that is too large for estimates.
    case tooLarge
    /// Nothing of this would save anything.
    case nothingHelps
    /// Like somebody there.
    case like(String)
    /// A saving, seconds, by estimate; nothing.
    case about(Int)
    case savesNothing
    /// A saving as it was found by planning the day, seconds, with how many needs more.
    case confirmed(saved: Int, more: Int)
    /// What a wish costs: seconds and needs.
    case wishCosts(saved: Int, needs: Int, musts: Int)
    case wishCostsNothing
    /// The day has no wishes nor rules that could be done without.
    case noWishes
    /// A need that is fixed.
    case fixed(String)
    // What would let a need in, each with what the visit adds, seconds.
    case longer(who: String, seconds: Int, extra: Int)
    case earlier(who: String, seconds: Int, extra: Int)
    case closesLater(who: String, seconds: Int, extra: Int)
    case opensEarlier(who: String, seconds: Int, extra: Int)
    case limit(who: String, LimitWord, extra: Int)
    case stock(centre: String, good: String, pieces: Int, extra: Int)
    /// Somebody who has what is missing, or whom a rule does not keep away.
    case given(who: String, Missing, extra: Int)
    /// It would have to be worth so much, seconds.
    case worth(who: String, seconds: Int)
    case oneMore(like: String, extra: Int)
    case oneMoreWith(like: String, Missing, extra: Int)
    case noFix
    /// Who visits a need when, and what the round would save without.
    case visitedBy(who: String, time: String, saved: Int)
    /// Somebody else, for so many seconds more (or less), who has no round yet.
    case offer(extra: Int, isIdle: Bool)
    case leavingOut(Int)
    case mustBe
    /// So many may, but have no room.
    case full(Int)
    /// So many may not, for this reason.
    case barred(Int, why: String)
    case nobodyElse
    /// Everything is served already.
    case allServed
    /// So many are left out after this addition.
    case then(String, left: Int)
    /// Needs that no addition serves.
    case neverServed([String])
    /// Needs that could be served, but no addition was found for them.
    case stillLeft([String])
    /// A need or hand that the plan does not know.
    case unknown(String, nearest: String?)

    /// What somebody would have to have, or what would not have to be.
    public enum Missing: Sendable, Equatable {
        case skills([String]), tools([String]), people(Int), load, centre, wanted, frost
        /// Not fixed for somebody else.
        case pin(String)
        /// Something else.
        case other
    }

    /// A limit that somebody has.
    public enum LimitWord: Sendable, CaseIterable {
        case hours, visits, households, trips, kilometres, load
    }

    /// The text in this language.
    public func text(in language: Language) -> String { phrase(language)[language] }

    private func phrase(_ l: Language) -> Phrase {
        switch self {
        case .whatHelps: Phrase("Не көмектесер еді", "Что бы помогло", "What would help")
        case .leftOut: Phrase("Жоспарға енбегендер", "Не вошло в план", "Left out of the plan")
        case .whatWishesCost:
            Phrase(
                "Тілектер мен ережелердің құны", "Во что обходятся пожелания и правила",
                "What wishes and rules cost")
        case .toServeAll:
            Phrase("Барлығына жету үшін", "Чтобы охватить всех", "To serve everybody")
        case .whoElse: Phrase("Тағы кім бара алады", "Кто ещё мог бы", "Who else could")
        case .oneMoreHand:
            Phrase(
                "Орталыққа тағы бір ерікті", "Ещё один волонтёр в центре",
                "One more hand at a centre")
        case .oneMoreHour: Phrase("Бір сағат ұзағырақ", "На час дольше", "One hour longer")
        case .morePieces(let count):
            Phrase(
                "Қоймада тағы \(l.number(count)) дана", "На складе ещё \(l.number(count)) штук",
                "\(l.number(count)) more pieces in stock")
        case .estimates:
            Phrase(
                "Бұл — маршруттар бойынша сызықтық программаның бағалауы, дәлел емес.",
                "Это оценки линейной программы по маршрутам, а не доказательство.",
                "These are estimates of a linear program over routes, not proofs.")
        case .confirmBy(let command):
            Phrase("Тексеру: \(command)", "Проверить: \(command)", "To confirm: \(command)")
        case .tooLarge:
            Phrase(
                "Мұндай үлкен күнге баға берілмейді; жекелеп тексеріңіз: komek whatif.",
                "Для такого большого дня оценок нет; проверяйте по одному: komek whatif.",
                "There are no estimates for a day as large as this; try single changes: komek whatif."
            )
        case .nothingHelps:
            Phrase(
                "Бағалау бойынша бұлардың ешқайсысы ештеңе үнемдемейді.",
                "По оценке ничто из этого не даст экономии.",
                "By estimate none of these would save anything.")
        case .like(let who): Phrase("\(who) сияқты", "как \(who)", "like \(who)")
        case .about(let seconds):
            Phrase(
                "≈ \(l.duration(seconds))", "≈ \(l.duration(seconds))", "≈ \(l.duration(seconds))")
        case .savesNothing: Phrase("ештеңе", "ничего", "nothing")
        case .confirmed(let saved, let more):
            Phrase(
                "тексерілді: \(l.duration(saved))"
                    + (more == 0 ? "" : ", өтінім \(l.signed(more))"),
                "проверено: \(l.duration(saved))" + (more == 0 ? "" : ", заявок \(l.signed(more))"),
                "confirmed: \(l.duration(saved))" + (more == 0 ? "" : ", needs \(l.signed(more))"))
        case .wishCosts(let saved, let needs, let musts):
            Phrase(
                l.duration(saved) + (needs > 0 ? ", өтінім: \(l.number(needs))" : "")
                    + (musts > 0 ? ", міндетті: \(l.number(musts))" : ""),
                l.duration(saved) + (needs > 0 ? ", заявок: \(l.number(needs))" : "")
                    + (musts > 0 ? ", обязательных: \(l.number(musts))" : ""),
                l.duration(saved) + (needs > 0 ? ", \(l.count(needs, .need))" : "")
                    + (musts > 0 ? ", of these must: \(l.number(musts))" : ""))
        case .wishCostsNothing:
            Phrase("арзанырағы табылмады", "дешевле не нашлось", "nothing cheaper was found")
        case .noWishes:
            Phrase(
                "Бұл күні алып тастауға болатын тілек те, ереже де жоқ.",
                "В этот день нет пожеланий и правил, от которых можно отказаться.",
                "The day has no wishes or rules that could be done without.")
        case .fixed(let need):
            Phrase("бекітілген: \(need)", "закреплено: \(need)", "fixed: \(need)")
        case .longer(let who, let seconds, let extra):
            Phrase(
                "\(who) \(l.duration(seconds)) ұзағырақ қалса: \(plus(extra, l))",
                "если \(who) останется на \(l.duration(seconds)) дольше: \(plus(extra, l))",
                "if \(who) stayed \(l.duration(seconds)) longer: \(plus(extra, l))")
        case .earlier(let who, let seconds, let extra):
            Phrase(
                "\(who) \(l.duration(seconds)) ертерек келсе: \(plus(extra, l))",
                "если \(who) придёт на \(l.duration(seconds)) раньше: \(plus(extra, l))",
                "if \(who) came \(l.duration(seconds)) earlier: \(plus(extra, l))")
        case .closesLater(let who, let seconds, let extra):
            Phrase(
                "\(l.duration(seconds)) кешірек келуге болса, \(who): \(plus(extra, l))",
                "если можно прийти на \(l.duration(seconds)) позже, \(who): \(plus(extra, l))",
                "if it could be visited \(l.duration(seconds)) later, \(who): \(plus(extra, l))")
        case .opensEarlier(let who, let seconds, let extra):
            Phrase(
                "\(l.duration(seconds)) ертерек келуге болса, \(who): \(plus(extra, l))",
                "если можно прийти на \(l.duration(seconds)) раньше, \(who): \(plus(extra, l))",
                "if it could be visited \(l.duration(seconds)) earlier, \(who): \(plus(extra, l))")
        case .limit(let who, let limit, let extra):
            Phrase(
                "\(who), шектеу (\(limit.text(in: l))) кеңейтілсе: \(plus(extra, l))",
                "если \(who) превысит предел (\(limit.text(in: l))): \(plus(extra, l))",
                "if \(who) had a wider limit (\(limit.text(in: l))): \(plus(extra, l))")
        case .stock(let centre, let good, let pieces, let extra):
            Phrase(
                "\(centre) қоймасында тағы \(l.number(pieces)) × \(good) болса: \(plus(extra, l))",
                "если на складе \(centre) будет ещё \(l.number(pieces)) × \(good): \(plus(extra, l))",
                "if \(centre) had \(l.number(pieces)) × \(good) more in stock: \(plus(extra, l))")
        case .given(let who, let missing, let extra):
            Phrase(
                "\(who), \(missing.text(in: l)): \(plus(extra, l))",
                "\(who), \(missing.text(in: l)): \(plus(extra, l))",
                "\(who), \(missing.text(in: l)): \(plus(extra, l))")
        case .oneMoreWith(let like, let missing, let extra):
            Phrase(
                "\(like) сияқты тағы біреу, \(missing.text(in: l)): \(plus(extra, l))",
                "ещё один такой, как \(like), \(missing.text(in: l)): \(plus(extra, l))",
                "one more like \(like), \(missing.text(in: l)): \(plus(extra, l))")
        case .worth(let who, let seconds):
            Phrase(
                "құны кемінде \(l.duration(seconds)) болса, \(who)",
                "если ценность не меньше \(l.duration(seconds)), \(who)",
                "if it were worth \(l.duration(seconds)) at least, \(who)")
        case .oneMore(let like, let extra):
            Phrase(
                "\(like) сияқты тағы біреу болса: \(plus(extra, l))",
                "если будет ещё один такой, как \(like): \(plus(extra, l))",
                "with one more like \(like): \(plus(extra, l))")
        case .noFix:
            Phrase(
                "Бір ғана өзгеріс көмектеспейді.", "Одного изменения не хватит.",
                "No single change would do.")
        case .visitedBy(let who, let time, let saved):
            Phrase(
                "\(time) барады: \(who). Онсыз маршрут \(l.duration(saved)) арзанырақ.",
                "\(time) придёт \(who). Без этого визита маршрут дешевле на \(l.duration(saved)).",
                "\(who) comes at \(time). Without this visit the round costs \(l.duration(saved)) less."
            )
        case .offer(let extra, let isIdle):
            Phrase(
                l.signedDuration(extra) + (isIdle ? ", қазір маршрутсыз" : ""),
                l.signedDuration(extra) + (isIdle ? ", сейчас без маршрута" : ""),
                l.signedDuration(extra) + (isIdle ? ", has no round now" : ""))
        case .leavingOut(let extra):
            Phrase(
                "ешкім бармаса: \(l.signedDuration(extra))",
                "никто не придёт: \(l.signedDuration(extra))",
                "nobody comes: \(l.signedDuration(extra))")
        case .mustBe:
            Phrase("бару міндетті", "прийти обязательно", "somebody must come")
        case .full(let count):
            Phrase(
                "бара алар еді, бірақ күні бос емес: \(l.number(count))",
                "могли бы, но день занят: \(l.number(count))",
                "could, but have no room besides their rounds: \(l.number(count))")
        case .barred(let count, let why):
            Phrase(
                "бара алмайды: \(l.number(count)). \(why)",
                "не могут: \(l.number(count)). \(why)", "cannot: \(l.number(count)). \(why)")
        case .nobodyElse:
            Phrase("Басқа ешкім бара алмайды.", "Больше никто не может.", "Nobody else can.")
        case .allServed:
            Phrase("Жоспарға бәрі енген.", "Все заявки вошли в план.", "Every need is served.")
        case .then(let what, let left):
            Phrase(
                "\(what): енбегені \(l.number(left))", "\(what): не вошло \(l.number(left))",
                "\(what): \(l.number(left)) left out")
        case .neverServed(let needs):
            Phrase(
                "Ерікті, уақыт немесе қор қосқаннан енбейтіні: \(needs.joined(separator: ", ")).",
                "Никакие добавления людей, часов и запасов не помогут: "
                    + "\(needs.joined(separator: ", ")).",
                "No addition of hands, hours or goods serves: \(needs.joined(separator: ", ")).")
        case .stillLeft(let needs):
            Phrase(
                "Бұларға шешім табылмады: \(needs.joined(separator: ", ")).",
                "Для этих решения не нашлось: \(needs.joined(separator: ", ")).",
                "Nothing was found for: \(needs.joined(separator: ", ")).")
        case .unknown(let id, let nearest):
            Phrase(
                "\(id): жоспарда мұндай өтінім жоқ." + (nearest.map { " Мүмкін, \($0)?" } ?? ""),
                "\(id): такой заявки в плане нет."
                    + (nearest.map { " Может быть, \($0)?" } ?? ""),
                "\(id): the plan has no such need."
                    + (nearest.map { " Did you mean \($0)?" } ?? ""))
        }
    }

    private func plus(_ seconds: Int, _ l: Language) -> String { l.signedDuration(seconds) }
}

extension ExplainText.LimitWord {
    /// The text in this language.
    public func text(in language: Language) -> String { phrase[language] }

    private var phrase: Phrase {
        switch self {
        case .hours: Phrase("жұмыс уақыты", "рабочее время", "hours")
        case .visits: Phrase("бару саны", "число визитов", "visits")
        case .households: Phrase("отбасы саны", "число семей", "households")
        case .trips: Phrase("жүк алу саны", "число рейсов", "trips")
        case .kilometres: Phrase("километр", "километры", "kilometres")
        case .load: Phrase("көлікке сыятын жүк", "сколько увезёт", "what is carried")
        }
    }
}

extension ExplainText.Missing {
    /// The text in this language.
    public func text(in language: Language) -> String { phrase(language)[language] }

    private func phrase(_ l: Language) -> Phrase {
        switch self {
        case .skills(let skills):
            Phrase(
                "егер дағдысы болса (\(skills.joined(separator: ", ")))",
                "если бы умел (\(skills.joined(separator: ", ")))",
                "given the skill (\(skills.joined(separator: ", ")))")
        case .tools(let tools):
            Phrase(
                "егер құралы болса (\(tools.joined(separator: ", ")))",
                "если будет инструмент (\(tools.joined(separator: ", ")))",
                "given the tool (\(tools.joined(separator: ", ")))")
        case .people(let count):
            Phrase(
                "егер \(l.count(count, .person)) болса", "если их будет \(l.count(count, .person))",
                "were they \(l.count(count, .person))")
        case .load:
            Phrase("егер жүк көлікке сыйса", "если увезёт столько", "if so much could be carried")
        case .centre:
            Phrase(
                "егер бұл орталыққа рұқсат болса", "если этот центр разрешат",
                "if this centre were allowed")
        case .wanted:
            Phrase("егер қарсы болмаса", "если его согласятся принять", "if welcome there")
        case .frost: Phrase("егер аяз болмаса", "если бы не мороз", "but for the frost")
        case .pin(let who):
            Phrase(
                "егер \(who) үшін бекітілмесе", "если не закреплять: \(who)",
                "if it were not fixed for \(who)")
        case .other: Phrase("егер болса", "если бы мог", "if able to")
        }
    }
}
