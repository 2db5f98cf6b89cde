/// Sentences about a campaign, with arguments that are ready to print.
public enum CampaignSentence: Sendable {
    /// A day, as (year, month, day).
    public typealias Date = (year: Int, month: Int, day: Int)

    // Where a request stands.
    case request(Int, kind: String)
    case received(Date)
    case promised(Date)
    case answered(VisitOutcome, Date)
    case planned(Date, from: Int, to: Int)
    case whoComes([String])
    case unrecorded(Date)
    case place(Int, of: Int)
    case whyPlace
    case putOff(Date, reason: String)
    case attempt(VisitOutcome, Date)
    case notBefore(Date)
    case spacing(since: Date, until: Date)
    case noPlace
    case wrongAddress

    // What a command has done.
    case made(path: String)
    case changed(path: String)
    case added([Int], household: String)
    case known(Int)
    case householdUpdated(String)
    case doubtful(household: String, other: Int, why: String)
    case imported(new: Int, known: Int, doubtful: Int)
    case withoutPlace(Int)
    case dayChosen(Date, requests: Int, left: Int)
    case unrecordedDay(Date, visits: Int)
    case dayPlanned(Date, done: Int, left: Int, rounds: Int)
    case recorded(Int, VisitOutcome, instead: VisitOutcome?)
    case alreadyRecorded(Int, VisitOutcome)
    case comesBack(Int, Date)
    case alsoPlanned(Int, Date)
    case recordedInAll(Int)
    case delivered(Int, good: String, centre: String)
    case forgotten(household: String, plans: Int)
    case expired(Int)
    case backedUp(path: String)
    case backupsRemain
    case answeredWithin(share: String, number: Int, of: Int)

    /// The text in this language.
    public func text(in language: Language) -> String {
        let text = phrase(language)[language]
        // A Russian date has its own full stop.
        return text.hasSuffix("г..") ? String(text.dropLast()) : text
    }

    private func phrase(_ l: Language) -> Phrase {
        func on(_ date: Date) -> String {
            l.date(year: date.year, month: date.month, day: date.day)
        }
        switch self {
        case .request(let number, let kind):
            return Phrase(
                "\(number)-өтінім: \(kind)", "Заявка \(number): \(kind)",
                "Request \(number): \(kind)")
        case .received(let date):
            return Phrase(
                "Қабылданды: \(on(date)).", "Принята: \(on(date)).", "Received: \(on(date)).")
        case .promised(let date):
            return Phrase(
                "Уәде етілген мерзім: \(on(date)).", "Обещано до: \(on(date)).",
                "Promised by: \(on(date)).")
        case .answered(let outcome, let date):
            return Phrase(
                "Жабылды (\(outcome.phrase.kk)): \(on(date)).",
                "Закрыта (\(outcome.phrase.ru)): \(on(date)).",
                "Closed (\(outcome.phrase.en)): \(on(date)).")
        case .planned(let date, let from, let to):
            let (a, z) = (Language.clock(from), Language.clock(to))
            return Phrase(
                "Жоспарланды: \(on(date)), шамамен \(a)–\(z).",
                "Запланирована: \(on(date)), примерно \(a)–\(z).",
                "Planned: \(on(date)), at about \(a)–\(z).")
        case .whoComes(let names):
            let list = names.joined(separator: ", ")
            return Phrase("Келетіндер: \(list).", "Придут: \(list).", "Who comes: \(list).")
        case .unrecorded(let date):
            return Phrase(
                "Жоспарда болған: \(on(date)); нәтижесі әлі жазылмаған.",
                "Была в плане: \(on(date)); итог ещё не записан.",
                "Was planned: \(on(date)); what came of it is not recorded yet.")
        case .place(let place, let all):
            let (p, a) = (l.number(place), l.number(all))
            return Phrase(
                "Кезектегі орны: \(a) ішінен \(p).", "Место в очереди: \(p) из \(a).",
                "Place in the queue: \(p) of \(a).")
        case .whyPlace:
            return Phrase(
                "Алдындағылар шұғылырақ, уәде етілген немесе ұзағырақ күтіп тұр; әр күткен күн "
                    + "кезекті жақындатады.",
                "Впереди те, кому нужнее, кому обещано или кто ждёт дольше; каждый день ожидания "
                    + "приближает очередь.",
                "Those ahead are more urgent, were promised a day or have waited longer; every day "
                    + "of waiting brings it forward.")
        case .putOff(let date, let reason):
            return putOff(on(date), reason)
        case .attempt(let outcome, let date):
            return Phrase(
                "\(on(date)): \(outcome.phrase.kk).", "\(on(date)): \(outcome.phrase.ru).",
                "\(on(date)): \(outcome.phrase.en).")
        case .notBefore(let date):
            return Phrase(
                "Мына күннен бастап сұралған: \(on(date)).", "Просили не раньше: \(on(date)).",
                "Asked for not before: \(on(date)).")
        case .spacing(let since, let until):
            return Phrase(
                "Бұл үйге баратын күн бар: \(on(since)). Келесісі мына күннен ерте емес: "
                    + "\(on(until)).",
                "В этой семье уже есть визит: \(on(since)). Следующий не раньше: \(on(until)).",
                "This household has a visit on \(on(since)). The next is not before \(on(until)).")
        case .noPlace:
            return Phrase(
                "Картадағы орны белгісіз: мекенжайды нақтылау керек.",
                "Место на карте неизвестно: нужно уточнить адрес.",
                "Its place on the map is not known: the address must be cleared up.")
        case .wrongAddress:
            return Phrase(
                "Мекенжай қате болып шықты: нақтылау керек.",
                "Адрес оказался неверным: нужно уточнить.",
                "The address was found wrong: it must be cleared up.")
        default: return donePhrase(l, on)
        }
    }

    private func putOff(_ day: String, _ reason: String) -> Phrase {
        switch reason {
        case "impossible":
            Phrase(
                "\(day) жоспарына енбеді: оны ешкім орындай алмайтын еді.",
                "В план (\(day)) не вошла: выполнить её не мог никто.",
                "Left out of the plan of \(day): nobody could have done it.")
        case "stock":
            Phrase(
                "\(day) жоспарына енбеді: орталықтардағы қор таусылған.",
                "В план (\(day)) не вошла: в центрах кончился запас.",
                "Left out of the plan of \(day): the centres had run out of stock.")
        case "notWorthIt":
            Phrase(
                "\(day) жоспарына енбеді: жол тым алыс болды.",
                "В план (\(day)) не вошла: путь оказался слишком долгим.",
                "Left out of the plan of \(day): the way was too long.")
        default:
            Phrase(
                "\(day) жоспарына енбеді: күн толы болды.",
                "В план (\(day)) не вошла: день был заполнен.",
                "Left out of the plan of \(day): the day was full.")
        }
    }

    private func donePhrase(_ l: Language, _ on: (Date) -> String) -> Phrase {
        switch self {
        case .made(let path):
            return Phrase(
                "Науқан жасалды: \(path)", "Кампания создана: \(path)", "Campaign made: \(path)")
        case .changed(let path):
            return Phrase(
                "Науқан өзгертілді: \(path)", "Кампания изменена: \(path)",
                "Campaign changed: \(path)")
        case .added(let numbers, let household):
            let list = numbers.map { "\($0)" }.joined(separator: ", ")
            return Phrase(
                "Өтінім кезекке тұрды: \(list) (\(household))",
                "Принято в очередь: \(list) (\(household))",
                "In the queue: \(list) (\(household))")
        case .known(let number):
            return Phrase(
                "Бұл үйдің мұндай өтінімі кезекте тұр: \(number)",
                "Такая заявка этой семьи уже в очереди: \(number)",
                "This household's request is in the queue already: \(number)")
        case .householdUpdated(let household):
            return Phrase(
                "\(household): деректер жаңартылды", "\(household): данные обновлены",
                "\(household): changed")
        case .doubtful(let household, let other, let why):
            let reason = Self.why(why)
            return Phrase(
                "\(household): \(other)-өтініммен қайталануы мүмкін (\(reason.kk)), қабылданбады; "
                    + "бұл басқа үй болса: --all",
                "\(household): возможно, повтор заявки \(other) (\(reason.ru)), не принято; если "
                    + "это другая семья: --all",
                "\(household): probably request \(other) again (\(reason.en)), not taken; if it is "
                    + "another household: --all")
        case .imported(let new, let known, let doubtful):
            let (n, k, d) = (l.number(new), l.number(known), l.number(doubtful))
            return Phrase(
                "Жаңа өтінімдер: \(n), бұрыннан бары: \(k), күмәндісі: \(d)",
                "Новых заявок: \(n), уже известных: \(k), сомнительных: \(d)",
                "New requests: \(n), known already: \(k), doubtful: \(d)")
        case .withoutPlace(let number):
            let n = l.number(number)
            return Phrase(
                "Картадағы орны белгісіз: \(n)", "Без места на карте: \(n)",
                "Without a place on the map: \(n)")
        case .dayChosen(let date, let requests, let left):
            let (r, o) = (l.number(requests), l.number(left))
            return Phrase(
                "\(on(date)): таңдалған өтінімдер \(r), кезекте қалғаны \(o)",
                "\(on(date)): выбрано заявок \(r), остаётся в очереди \(o)",
                "\(on(date)): requests chosen \(r), left in the queue \(o)")
        case .unrecordedDay(let date, let visits):
            let n = l.number(visits)
            return Phrase(
                "Нәтижесі жазылмаған сапарлар бар: \(on(date)), саны \(n). Жазылғанша олар қайта "
                    + "жоспарланбайды.",
                "Не записаны итоги визитов: \(on(date)), их \(n). Пока они не записаны, эти заявки "
                    + "не планируются.",
                "Visits without an outcome: \(on(date)), \(n). Until they are recorded these "
                    + "requests are not planned again.")
        case .dayPlanned(let date, let done, let left, let rounds):
            let (d, o, r) = (l.number(done), l.number(left), l.number(rounds))
            return Phrase(
                "\(on(date)): жоспарда \(d), енбегені \(o), маршруттар \(r)",
                "\(on(date)): в плане \(d), не вошло \(o), маршрутов \(r)",
                "\(on(date)): planned \(d), left out \(o), rounds \(r)")
        case .recorded(let number, let outcome, let instead):
            let was = instead.map(\.phrase)
            return Phrase(
                "\(number): \(outcome.phrase.kk)" + (was.map { " (бұрын: \($0.kk))" } ?? ""),
                "\(number): \(outcome.phrase.ru)" + (was.map { " (было: \($0.ru))" } ?? ""),
                "\(number): \(outcome.phrase.en)" + (was.map { " (was: \($0.en))" } ?? ""))
        case .alreadyRecorded(let number, let outcome):
            return Phrase(
                "\(number): бұрын жазылған (\(outcome.phrase.kk))",
                "\(number): уже записано (\(outcome.phrase.ru))",
                "\(number): recorded already (\(outcome.phrase.en))")
        case .comesBack(let number, let date):
            return Phrase(
                "Қайталанатын өтінім: \(number), мына күннен: \(on(date))",
                "Повторная заявка: \(number), начиная с: \(on(date))",
                "Comes back as request \(number), from \(on(date))")
        case .alsoPlanned(let number, let date):
            return Phrase(
                "\(number): бұл жоспарда әлі тұр: \(on(date)). Еріктіге хабарлаңыз.",
                "\(number): ещё стоит в плане: \(on(date)). Предупредите волонтёра.",
                "\(number): still in the plan of \(on(date)). Tell the volunteer.")
        case .recordedInAll(let number):
            let n = l.number(number)
            return Phrase("Жазылғаны: \(n)", "Записано: \(n)", "Recorded: \(n)")
        case .delivered(let pieces, let good, let centre):
            let n = l.number(pieces)
            return Phrase(
                "\(centre): \(good), қосылғаны \(n)", "\(centre): \(good), добавлено \(n)",
                "\(centre): \(good), added \(n)")
        case .forgotten(let household, let plans):
            let n = l.number(plans)
            return Phrase(
                "\(household): деректері өшірілді; мәтіні өшірілген жоспарлар: \(n)",
                "\(household): данные удалены; удалены тексты планов: \(n)",
                "\(household): forgotten; texts of plans deleted: \(n)")
        case .expired(let number):
            let n = l.number(number)
            return Phrase(
                "Деректері өшірілген үйлер: \(n)", "Удалены данные семей: \(n)",
                "Households forgotten: \(n)")
        case .backedUp(let path):
            return Phrase(
                "Сақтық көшірме: \(path)", "Резервная копия: \(path)", "Backup: \(path)")
        case .backupsRemain:
            return Phrase(
                "Бұрынғы сақтық көшірмелер мен басып шығарылған парақтарда деректер қалады: "
                    + "оларды да жойыңыз.",
                "В прежних резервных копиях и на распечатанных листах данные остаются: уничтожьте и "
                    + "их.",
                "Earlier backups and printed sheets still have the data: destroy them too.")
        case .answeredWithin(let share, let number, let all):
            let (n, a) = (l.number(number), l.number(all))
            return Phrase(
                "\(share) (\(a) ішінен \(n))", "\(share) (\(n) из \(a))",
                "\(share) (\(n) of \(a))")
        default: return Phrase("", "", "")
        }
    }

    private static func why(_ reason: String) -> Phrase {
        switch reason {
        case "same-phone": Phrase("телефоны бірдей", "тот же телефон", "the same phone")
        case "same-door": Phrase("есігі бірдей", "та же дверь", "the same door")
        default: Phrase("аты-жөні бірдей", "те же имя и фамилия", "the same name")
        }
    }
}
