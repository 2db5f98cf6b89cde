/// A word or sentence on a printed sheet that takes no arguments; those with arguments are
/// ``SheetText``.
public enum SheetWord: Sendable, CaseIterable {
    // The head of a volunteer's sheet.
    case routeSheet, round, coordinator, crewMembers, whereToBe, endOfRound, takeAlong
    case whatToLoad, countFirst, loaded
    // A stop.
    case number, time, stop, navigator, handOver
    case done, notAtHome, refused, needsHelp, note
    // When something goes wrong.
    case ifWrong, nobodyOpens, tooLate, danger, leftOver, coldAdvice, contactFreeAdvice
    case isolatingAdvice
    // Maps and codes.
    case map, mapOfRound, mapOfDay, nothingToDraw, wholeRound, straightLines, north, openIn
    // The day.
    case packingList, giveOut, trip, leaves, stock, given, handedOut, remains
    case overview, timeline, volunteers, who, sheet, begins, ends, duty, kilometres, visits, load
    case aboveFairShare, search, noMatch, sortHint, reason, need, kind, onTheWay, atTheDoor
    case free, servedAll, allSheets, packingLists, idsOnly

    /// The text in this language.
    public func text(in language: Language) -> String { phrase[language] }

    /// The text in the three languages.
    public var phrase: Phrase {
        switch self {
        case .routeSheet: Phrase("Маршрут парағы", "Маршрутный лист", "Route sheet")
        case .round: Phrase("Маршрут", "Маршрут", "Round")
        case .coordinator: Phrase("Үйлестіруші", "Координатор", "Coordinator")
        case .crewMembers: Phrase("Топ құрамы", "Состав бригады", "Crew")
        case .whereToBe:
            Phrase("Қайда және қашан келу керек", "Где и когда быть", "Where and when to be")
        case .endOfRound: Phrase("Маршруттың соңы", "Конец маршрута", "End of the round")
        case .takeAlong: Phrase("Өзіңізбен алыңыз", "Возьмите с собой", "Take along")
        case .whatToLoad: Phrase("Не тиеу керек", "Что загрузить", "What to load")
        case .countFirst:
            Phrase(
                "Жолға шықпас бұрын санап алыңыз.", "Пересчитайте, прежде чем выехать.",
                "Count before you leave.")
        case .loaded: Phrase("тиелді", "погружено", "loaded")

        case .number: Phrase("№", "№", "No.")
        case .time: Phrase("Уақыты", "Время", "Time")
        case .stop: Phrase("Кімге және не", "Куда и что", "Where and what")
        case .navigator: Phrase("Жол көрсеткіш", "Навигатор", "Navigation")
        case .handOver: Phrase("Тапсыру керек", "Передать", "Hand over")
        case .done: Phrase("орындалды", "выполнено", "done")
        case .notAtHome: Phrase("үйде жоқ", "нет дома", "not at home")
        case .refused: Phrase("бас тартты", "отказ", "refused")
        case .needsHelp: Phrase("көмек керек", "нужна помощь", "needs help")
        case .note: Phrase("Ескертпе", "Заметка", "Note")

        case .ifWrong:
            Phrase("Қиындық туса", "Если что-то пошло не так", "If something goes wrong")
        case .nobodyOpens:
            Phrase(
                "Есікті ешкім ашпаса: қоңырау шалыңыз, бес минут күтіңіз, «үйде жоқ» деп белгілеп, "
                    + "әрі қарай жүріңіз.",
                "Никто не открывает: позвоните, подождите пять минут, отметьте «нет дома» и идите "
                    + "дальше.",
                "Nobody opens: ring, wait five minutes, tick “not at home” and go on.")
        case .tooLate:
            Phrase(
                "Жарты сағаттан көп кешіксеңіз немесе жетуге жол болмаса: үйлестірушіге қоңырау "
                    + "шалыңыз.",
                "Опаздываете больше чем на полчаса или не можете добраться: позвоните координатору.",
                "More than half an hour late, or no way through: call the coordinator.")
        case .danger:
            Phrase(
                "Біреудің халі нашар болса немесе қауіп төнсе: 112, содан кейін үйлестіруші.",
                "Кому-то плохо или опасно: 112, потом координатор.",
                "Somebody is ill or in danger: 112, then the coordinator.")
        case .leftOver:
            Phrase(
                "Тапсырылмай қалғанын орталыққа қайтарыңыз.",
                "Что не удалось отдать, верните в центр.",
                "Bring back to the centre what you could not hand over.")
        case .coldAdvice:
            Phrase(
                "Тоңсаңыз, жылынып алыңыз: жоспар күте тұрады.",
                "Замёрзли — погрейтесь: план подождёт.", "Cold? Warm up first: the plan can wait.")
        case .contactFreeAdvice:
            Phrase(
                "Байланыссыз: есік алдына қойып, қоңырау шалып, екі метр шегініңіз.",
                "Бесконтактно: поставьте у двери, позвоните и отойдите на два метра.",
                "Contact-free: put it at the door, ring, and step back two metres.")
        case .isolatingAdvice:
            Phrase(
                "Оқшауда: маска мен қолғап киіңіз, ішке кірмеңіз.",
                "На изоляции: наденьте маску и перчатки, внутрь не входите.",
                "Isolating: wear a mask and gloves, do not go in.")

        case .map: Phrase("Карта", "Карта", "Map")
        case .nothingToDraw:
            Phrase("Бұл картада ештеңе жоқ.", "На этой карте ничего нет.", "The map is empty.")
        case .mapOfRound: Phrase("Маршрут картасы", "Карта маршрута", "Map of the round")
        case .mapOfDay: Phrase("Барлық маршруттар", "Все маршруты", "All rounds")
        case .wholeRound:
            Phrase("Бүкіл маршрут телефонда", "Весь маршрут в телефоне", "The round on your phone")
        case .straightLines:
            Phrase(
                "Түзу сызықтар келу ретін көрсетеді, жолды емес.",
                "Прямые линии показывают порядок, а не дорогу.",
                "Straight lines show the order, not the way.")
        case .north: Phrase("С", "С", "N")
        case .openIn: Phrase("Картадан ашу", "Открыть на карте", "Open the map")

        case .packingList: Phrase("Тиеу тізімі", "Лист погрузки", "Loading list")
        case .giveOut: Phrase("Беру керек", "Выдать", "Give out")
        case .trip: Phrase("Рейс", "Рейс", "Trip")
        case .leaves: Phrase("Тиеу уақыты", "Погрузка", "Loading")
        case .stock: Phrase("Қоймада", "На складе", "In stock")
        case .given: Phrase("Барлығы беріледі", "Всего выдать", "To give out")
        case .handedOut: Phrase("берілді", "выдано", "handed out")
        case .remains: Phrase("Қалады", "Останется", "Remains")

        case .overview: Phrase("Күнге шолу", "Обзор дня", "The day at a glance")
        case .timeline: Phrase("Күн барысы", "Ход дня", "The day hour by hour")
        case .volunteers: Phrase("Еріктілер мен топтар", "Волонтёры и бригады", "Volunteers, crews")
        case .who: Phrase("Кім", "Кто", "Who")
        case .sheet: Phrase("Парақ", "Лист", "Sheet")
        case .begins: Phrase("Басы", "Начало", "Begins")
        case .ends: Phrase("Соңы", "Конец", "Ends")
        case .duty: Phrase("Жұмыс уақыты", "Занятость", "Duty")
        case .kilometres: Phrase("Жол, км", "Путь, км", "Way, km")
        case .visits: Phrase("Үйге бару", "Визиты", "Visits")
        case .load: Phrase("Жүк, кг", "Груз, кг", "Load, kg")
        case .aboveFairShare:
            Phrase("Әділ үлестен артық, мин", "Сверх доли, мин", "Above fair share, min")
        case .search: Phrase("Іздеу", "Поиск", "Search")
        case .noMatch: Phrase("Ештеңе табылмады.", "Ничего не найдено.", "Nothing found.")
        case .sortHint:
            Phrase(
                "Реттеу үшін баған атауын басыңыз.", "Чтобы упорядочить, нажмите на столбец.",
                "Press a column's name to sort by it.")
        case .reason: Phrase("Себебі", "Причина", "Reason")
        case .need: Phrase("Өтінім", "Заявка", "Need")
        case .kind: Phrase("Түрі", "Вид", "Kind")
        case .onTheWay: Phrase("жолда", "в пути", "on the way")
        case .atTheDoor: Phrase("есік алдында", "у двери", "at a door")
        case .free: Phrase("Бүгін маршруты жоқ", "Сегодня без маршрута", "Without a round today")
        case .servedAll:
            Phrase(
                "Барлық өтінім жоспарға енді.", "Все заявки вошли в план.",
                "Every need is in the plan.")
        case .allSheets: Phrase("Барлық парақтар", "Все листы", "All sheets")
        case .packingLists: Phrase("Тиеу тізімдері", "Листы погрузки", "Loading lists")
        case .idsOnly:
            Phrase(
                "Мұнда есімдер жоқ, тек белгілер бар.", "Здесь нет имён, только обозначения.",
                "There are no names here, only ids.")
        }
    }
}
