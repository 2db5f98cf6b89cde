/// Words and short texts of a campaign's answers and reports.
public enum CampaignWord: Sendable, CaseIterable {
    case report, requests, received, done, declined, open, kind, household, sort, notStated
    case promptness, sameDay, withinOneDay, withinTwoDays, cityAim
    case stock, centre, good, had, handedOut, left, unlimited, onTheSpot, total
    case byDay, day, planned, inVain, baskets, yards
    case volunteers, volunteer, days, hours, kilometres, visits, least, median, most
    case sanitary, contacts, rounds, mostInRound, limit, noLimit, beyondLimit, isolating,
        contactFree
    case outcomes, whatCame
    case nothingRecorded, nothingToPlan, waitsForOther, takesPart, nothingToRecord, printed
    case answeredSoon, requestsByDay, hoursByVolunteer, sumOfPeriod
    case sheetHelp

    /// The text in this language.
    public func text(in language: Language) -> String { phrase[language] }

    private var phrase: Phrase {
        switch self {
        case .report: Phrase("Науқан есебі", "Отчёт о кампании", "Campaign report")
        case .requests: Phrase("өтінімдер", "заявки", "requests")
        case .received: Phrase("түскені", "поступило", "received")
        case .done: Phrase("орындалды", "выполнено", "done")
        case .declined:
            Phrase("бас тартылды не қайтарылды", "отказ или снято", "refused or withdrawn")
        case .open: Phrase("кезекте", "в очереди", "in the queue")
        case .kind: Phrase("көмек түрі", "вид помощи", "kind of help")
        case .household: Phrase("үй", "семья", "household")
        case .sort: Phrase("отбасы санаты", "категория семей", "group of families")
        case .notStated: Phrase("көрсетілмеген", "не указана", "not stated")
        case .promptness: Phrase("жауап мерзімі", "сроки ответа", "time to an answer")
        case .sameDay: Phrase("сол күні", "в тот же день", "on the same day")
        case .withinOneDay: Phrase("бір күн ішінде", "в течение дня", "within one day")
        case .withinTwoDays: Phrase("екі күн ішінде", "в течение двух дней", "within two days")
        case .cityAim:
            Phrase(
                "қала мақсаты: 70 %-дан астам", "цель города: более 70 %",
                "the city's aim: over 70 %")
        case .stock: Phrase("орталықтардағы қор", "запасы центров", "stock of the centres")
        case .centre: Phrase("орталық", "центр", "centre")
        case .good: Phrase("тауар", "товар", "good")
        case .had: Phrase("болғаны", "было", "had")
        case .handedOut: Phrase("берілгені", "выдано", "handed out")
        case .left: Phrase("қалғаны", "осталось", "left")
        case .unlimited: Phrase("шексіз", "без предела", "unlimited")
        case .onTheSpot: Phrase("орталық көрсетілмеген", "центр не указан", "no centre stated")
        case .total: Phrase("барлығы", "всего", "total")
        case .byDay: Phrase("күндер бойынша", "по дням", "by day")
        case .day: Phrase("күн", "день", "day")
        case .planned: Phrase("жоспарда", "в плане", "planned")
        case .inVain: Phrase("нәтижесіз", "впустую", "in vain")
        case .baskets: Phrase("себеттер", "корзины", "baskets")
        case .yards: Phrase("қары тазаланған аулалар", "дворы без снега", "yards cleared")
        case .volunteers: Phrase("еріктілер", "волонтёры", "volunteers")
        case .volunteer: Phrase("ерікті", "волонтёр", "volunteer")
        case .days: Phrase("күн", "дней", "days")
        case .hours: Phrase("уақыт", "время", "time")
        case .kilometres: Phrase("жол", "путь", "way")
        case .visits: Phrase("үйге бару", "визиты", "visits")
        case .least: Phrase("ең азы", "меньше всех", "least")
        case .median: Phrase("медиана", "медиана", "median")
        case .most: Phrase("ең көбі", "больше всех", "most")
        case .sanitary: Phrase("санитарлық ережелер", "санитарные правила", "sanitary rules")
        case .contacts:
            Phrase("үй иелерімен кездесулер", "встречи с семьями", "meetings with households")
        case .rounds: Phrase("маршруттар", "маршруты", "rounds")
        case .mostInRound:
            Phrase("бір маршрутта ең көбі", "больше всего за маршрут", "most in one round")
        case .limit: Phrase("рұқсат етілгені", "разрешено", "allowed")
        case .noLimit: Phrase("шек жоқ", "без предела", "no limit")
        case .beyondLimit:
            Phrase("шектен асқан маршруттар", "маршруты сверх предела", "rounds beyond the limit")
        case .isolating:
            Phrase("оқшаудағылармен", "с теми, кто на изоляции", "with those who isolate")
        case .contactFree: Phrase("байланыссыз", "бесконтактно", "contact-free")
        case .outcomes: Phrase("нәтижелер", "итоги визитов", "outcomes")
        case .whatCame: Phrase("нәтиже", "итог", "outcome")
        case .nothingRecorded:
            Phrase(
                "Бұл кезеңде ештеңе жазылмаған.", "За этот период ничего не записано.",
                "Nothing is recorded in this period.")
        case .nothingToPlan:
            Phrase("жоспарлайтын өтінім жоқ", "планировать нечего", "there is nothing to plan")
        case .waitsForOther:
            Phrase(
                "Науқан файлына басқа команда жазып жатыр, күтемін…",
                "В файл кампании пишет другая команда, ждём…",
                "Another command is writing into the campaign, waiting…")
        case .takesPart: Phrase("барады", "придут", "comes")
        case .nothingToRecord:
            Phrase(
                "жазылмаған ештеңе қалмады", "всё уже записано", "everything is recorded already")
        case .printed: Phrase("жасалған күні", "составлен", "made on")
        case .answeredSoon:
            Phrase(
                "Жауап берілген өтінімдер үлесі", "Доля заявок, получивших ответ",
                "Share of requests answered")
        case .requestsByDay:
            Phrase(
                "Күндер бойынша: орындалғаны және нәтижесіз сапарлар",
                "По дням: выполнено и визиты впустую", "By day: done, and visits in vain")
        case .hoursByVolunteer:
            Phrase("Еріктілердің уақыты", "Время волонтёров", "Volunteers' time")
        case .sumOfPeriod: Phrase("кезең бойынша", "за период", "in the period")
        case .sheetHelp:
            Phrase(
                "Аялдама нөмірі мен нәтижесін жазыңыз, мысалы: 3 +. «rest +» қалғанының бәріне. "
                    + "Бос жол аяқтайды.",
                "Введите номер остановки и итог, например: 3 +. «rest +» — для всех остальных. "
                    + "Пустая строка заканчивает.",
                "Type a stop's number and what came of it, such as: 3 +. “rest +” is for all others. "
                    + "An empty line ends.")
        }
    }
}
