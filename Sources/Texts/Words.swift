/// A word or label that people read and that takes no arguments: the key of the catalogue.
///
/// Texts with arguments are ``Sentence``, ``DoorText`` and ``ReasonText``; nouns after numerals are
/// ``Counted``.
public enum Word: Sendable, CaseIterable {
    // The head of a plan.
    case planOfDay, needs, volunteersTime, distance, perRound, cost, result, approximate
    case partDuty, partDistance, partFixed, partFairness, partWishes, partLeftOut
    case provenOptimal, bestFound, byHand, proven, nothingProven
    case scenario, seed
    // Sections.
    case packing, rounds, leftOut, nothingToPack, nobodyGoesOut, withoutRound, total
    // Rounds.
    case byCar, byBicycle, onFoot, home, lastDoor
    case start, load, rest, end, sameDoor
    case contactFree, isolating, must
    // Built-in goods, kinds and tools.
    case basket, snow, shovel
    case kazakh, russian, english
    // Needs left out.
    case headingImpossible, headingCrowdedOut, headingNotWorthIt, headingWaitsFor, headingNoReason
    case nobodyCan, obstacleCapacity, obstacleStock, obstacleCentres, obstacleUnwanted
    case obstacleUnreachable, obstacleFrost, obstacleHours, obstacleMixed
    // What the command line says.
    case roadsStale, roadsDamaged
    case error, warning, noErrors, interrupted, searching, planKeepsRules, planBreaksRules, fault

    /// The text in this language.
    public func text(in language: Language) -> String { phrase[language] }

    /// The text in the three languages.
    public var phrase: Phrase {
        switch self {
        case .planOfDay: Phrase("Күн жоспары", "План дня", "Plan of the day")
        case .needs: Phrase("Өтінімдер", "Заявки", "Needs")
        case .volunteersTime: Phrase("Еріктілер уақыты", "Время волонтёров", "Volunteers' time")
        case .distance: Phrase("Жол", "Путь", "Distance")
        case .perRound: Phrase("Бір маршрутқа", "На маршрут", "Per round")
        case .cost: Phrase("Құны", "Цена", "Cost")
        case .result: Phrase("Нәтиже", "Итог", "Result")
        case .approximate: Phrase("Орны шамамен", "Место примерно", "Place approximate")

        case .partDuty:
            Phrase("жолда және есік алдында", "в пути и у дверей", "on the road and at the doors")
        case .partDistance: Phrase("километрлер үшін", "за километры", "for kilometres")
        case .partFixed:
            Phrase("адамдарды шақырғаны үшін", "за вызов людей", "for calling people out")
        case .partFairness:
            Phrase("жүктеменің тең еместігі үшін", "за неравную нагрузку", "for uneven shares")
        case .partWishes:
            Phrase("орындалмаған тілектер үшін", "за невыполненные пожелания", "for wishes unmet")
        case .partLeftOut:
            Phrase(
                "жоспарға енбеген өтінімдер үшін", "за заявки, не вошедшие в план",
                "for needs left out")

        case .provenOptimal:
            Phrase(
                "бұдан жақсысы жоқ екені дәлелденді: осы ережелермен арзанырақ жоспар болмайды",
                "доказано: лучше нельзя, по этим правилам нет плана дешевле",
                "proven optimal: no plan under these rules costs less")
        case .bestFound:
            Phrase(
                "табылған жоспарлардың ең жақсысы", "лучший из найденных планов",
                "best plan found")
        case .proven: Phrase("Дәлелденгені", "Доказано", "Proven")
        case .nothingProven:
            Phrase(
                "Бұл уақытта ештеңе дәлелденбеді.", "За это время ничего не доказано.",
                "Nothing was proven in this time.")
        case .byHand: Phrase("қолмен жасалған", "составлен вручную", "made by hand")
        case .scenario: Phrase("сценарий", "сценарий", "scenario")
        case .seed: Phrase("бастапқы сан", "начальное число", "seed")

        case .packing: Phrase("Тиеу тізімі", "Лист погрузки", "Loading list")
        case .rounds: Phrase("Маршруттар", "Маршруты", "Rounds")
        case .leftOut: Phrase("Жоспарға енбеді", "Не вошло в план", "Left out of the plan")
        case .nothingToPack:
            Phrase("тиейтін ештеңе жоқ", "загружать нечего", "nothing to load")
        case .nobodyGoesOut: Phrase("ешкім шықпайды", "никто не выходит", "nobody goes out")
        case .withoutRound:
            Phrase("бүгін маршруты жоқ", "сегодня без маршрута", "without a round today")
        case .total: Phrase("барлығы", "всего", "total")

        case .byCar: Phrase("көлікпен", "на машине", "by car")
        case .byBicycle: Phrase("велосипедпен", "на велосипеде", "by bicycle")
        case .onFoot: Phrase("жаяу", "пешком", "on foot")
        case .home: Phrase("үй", "дом", "home")
        case .lastDoor: Phrase("соңғы есік", "последняя дверь", "the last door")
        case .start: Phrase("басталуы", "начало", "start")
        case .load: Phrase("тиеу", "погрузка", "load")
        case .rest: Phrase("үзіліс", "перерыв", "break")
        case .end: Phrase("аяқталуы", "конец", "end")
        case .sameDoor: Phrase("сол есікте", "у той же двери", "at the same door")
        case .contactFree: Phrase("байланыссыз", "бесконтактно", "contact-free")
        case .isolating: Phrase("оқшауда", "на изоляции", "isolating")
        case .must: Phrase("міндетті", "обязательно", "must")

        case .basket: Phrase("азық-түлік себеті", "продуктовая корзина", "food basket")
        case .snow: Phrase("қар тазалау", "уборка снега", "snow clearing")
        case .shovel: Phrase("күрек", "лопата", "shovel")
        case .kazakh: Phrase("қазақша", "казахский", "Kazakh")
        case .russian: Phrase("орысша", "русский", "Russian")
        case .english: Phrase("ағылшынша", "английский", "English")

        case .headingImpossible:
            Phrase(
                "Мүмкін емес: басқа жұмысы болмаса да, ешкім орындай алмайды.",
                "Невозможно: не справится никто, даже если других дел не будет.",
                "Impossible: nobody can do it, even with nothing else to do.")
        case .headingCrowdedOut:
            Phrase(
                "Орын жетпеді: баратын адам бар, бірақ оның күні толы.",
                "Не хватило места: прийти есть кому, но день уже заполнен.",
                "Crowded out: somebody could come, but the day is full.")
        case .headingWaitsFor:
            Phrase(
                "Кезегі келмеді: алдымен істелуі керек өтінім жоспарға енбеді.",
                "Ждёт другого: то, что нужно сделать раньше, не вошло в план.",
                "Waiting: what has to be done before is left out.")
        case .headingNotWorthIt:
            Phrase(
                "Ақталмайды: барудың құны өтінімнің бағасынан жоғары.",
                "Не окупается: визит обошёлся бы дороже, чем оценена заявка.",
                "Not worth it: coming costs more than the need is valued at.")
        case .headingNoReason:
            Phrase("Себебі көрсетілмеген.", "Причина не указана.", "No reason is stated.")
        case .nobodyCan:
            Phrase(
                "Оны ешкім орындай алмайды.", "Выполнить это не может никто.",
                "Nobody can do it.")
        case .obstacleCapacity:
            Phrase(
                "Мұнша жүкті ешкім алып жүре алмайды.", "Столько груза никто не увезёт.",
                "Nobody can carry that much.")
        case .obstacleStock:
            Phrase(
                "Қызмет көрсете алатын орталықтардың ешқайсысында қажетті қор жоқ.",
                "Ни в одном из подходящих центров нет нужного запаса.",
                "No centre that may serve it has the goods in stock.")
        case .obstacleCentres:
            Phrase(
                "Қызмет көрсете алатын орталықтарға тіркелген ерікті жоқ.",
                "К подходящим центрам не приписан ни один волонтёр.",
                "No volunteer belongs to a centre that may serve it.")
        case .obstacleUnwanted:
            Phrase(
                "Тек үй иелері жібермеуді өтінген адамдар ғана бара алар еді.",
                "Прийти могли бы только те, кого семья просила не присылать.",
                "Only people whom the household does not want could come.")
        case .obstacleFrost:
            Phrase(
                "Мұндай аязда далада бұлай ұзақ болуға болмайды.",
                "В такой мороз нельзя быть на улице так долго.",
                "In this frost nobody may be outdoors for so long.")
        case .obstacleUnreachable:
            Phrase(
                "Ол жерге ешкім жете алмайды.", "Добраться туда не может никто.",
                "Nobody can reach it.")
        case .obstacleHours:
            Phrase(
                "Баруға болатын уақытта ешкім бос емес.",
                "В то время, когда туда можно прийти, никто не свободен.",
                "Nobody is free at the time when it can be visited.")
        case .obstacleMixed:
            Phrase(
                "Әр еріктіге және әр топқа әртүрлі себеп кедергі болады.",
                "Каждому волонтёру и каждой бригаде мешает что-то своё.",
                "Each volunteer and crew is kept from it by something else.")

        case .roadsStale:
            Phrase(
                "Жолдар жаңа карта немесе жылдамдықтар бойынша қайта дайындалды.",
                "Дороги подготовлены заново: изменились карта, скорости или версия Komek.",
                "The roads were prepared anew: the map, the speeds or Komek's version have changed."
            )
        case .roadsDamaged:
            Phrase(
                "Сақталған жолдар файлы бүлінген еді, жолдар қайта дайындалды.",
                "Файл с подготовленными дорогами был повреждён, дороги подготовлены заново.",
                "The file of prepared roads was damaged; they were prepared anew.")
        case .error: Phrase("қате", "ошибка", "error")
        case .warning: Phrase("ескерту", "предупреждение", "warning")
        case .noErrors: Phrase("қате табылған жоқ", "ошибок не найдено", "no errors found")
        case .interrupted:
            Phrase(
                "тоқтатылды: осы сәттегі ең жақсы жоспар", "прервано: лучший план на этот момент",
                "interrupted: the best plan so far")
        case .searching: Phrase("жоспар ізделуде", "ищем план", "searching for a plan")
        case .planKeepsRules:
            Phrase(
                "жоспар барлық ережеге сай", "план соблюдает все правила",
                "the plan keeps every rule")
        case .planBreaksRules:
            Phrase(
                "жоспар ережелерді бұзады", "план нарушает правила", "the plan breaks the rules")
        case .fault:
            Phrase(
                "бұл Komek бағдарламасының қатесі; ол туралы хабарлаңыз",
                "это ошибка в программе Komek; сообщите о ней",
                "this is a bug in Komek; please report it")
        }
    }
}
