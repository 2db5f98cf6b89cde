extension DiagnosticTexts {
    /// Records that do not fit one another.
    static let days: [String: Entry] = [
        "swapped-coordinates": Entry(
            Phrase("Ендік пен бойлық ауысып кеткен сияқты: {found}.", "Широта и долгота, похоже, перепутаны: {found}.", "Latitude and longitude seem to be swapped: {found}."),
            Phrase("lat пен lon мәндерін ауыстырыңыз.", "Поменяйте lat и lon местами.", "Swap lat and lon.")),
        "far-away": Entry(
            Phrase("«{id}» ({found}) қалған орындардан тым алыс.", "«{id}» ({found}) далеко от всех остальных мест.", "«{id}» ({found}) is far from all other places."),
            Phrase("Координаттарын тексеріңіз; қалғандары {near} маңында.", "Проверьте координаты; остальные места около {near}.", "Check the coordinates; the others are near {near}.")),
        "duplicate-household": Entry(
            Phrase("«{found}» пен «{other}» бір есік, өтінімдері бірдей.", "«{found}» и «{other}»: одна дверь и те же заявки.", "«{found}» and «{other}» are one door with the same needs."),
            Phrase("Қайталанса, біреуін өшіріңіз.", "Если это повтор, удалите одну запись.", "If it is a duplicate, delete one.")),
        "window-outside-shifts": Entry(
            Phrase("«{found}»: бұл уақытта ешкім жұмыс істемейді ({first}–{last}).", "«{found}»: в это время никто не работает ({first}–{last}).", "«{found}»: nobody works then ({first}–{last})."),
            Phrase("Өтінімнің немесе еріктілердің уақытын өзгертіңіз.", "Измените время заявки или волонтёров.", "Change the need's window or somebody's hours.")),
        "stock-short": Entry(
            Phrase("«{found}» жетпейді: керегі {asked}, бары {there}.", "«{found}» не хватает: нужно {asked}, есть {there}.", "«{found}» is short: {asked} are asked for, {there} are there."),
            Phrase("Кейбір өтінім жоспарға енбейді.", "Часть заявок не войдёт в план.", "Some needs will be left out.")),
        "centre-closed": Entry(
            Phrase("«{found}» орталығы еріктілері бос кезде жабық.", "Центр «{found}» закрыт, когда его волонтёры свободны.", "Centre «{found}» is closed while its volunteers are free."),
            Phrase("open уақытын тексеріңіз.", "Проверьте часы open.", "Check its open hours.")),
        "two-crews": Entry(
            Phrase("«{found}» екі топта: «{other}», «{id}».", "«{found}» сразу в двух бригадах: «{other}» и «{id}».", "«{found}» is in two crews: «{other}» and «{id}»."),
            Phrase("Біреуінде қалдырыңыз.", "Оставьте в одной.", "Keep one of them.")),
        "crew-hours": Entry(
            Phrase("«{found}» тобының ортақ уақыты жоқ.", "У бригады «{found}» нет общего времени.", "Crew «{found}» has no common hours."),
            Phrase("Мүшелердің available уақытын тексеріңіз.", "Проверьте available участников.", "Check the members' available hours.")),
        "crew-start": Entry(
            Phrase("«{found}» тобының мүшелері әр жерден бастайды.", "Участники бригады «{found}» начинают в разных местах.", "The members of «{found}» start at different places."),
            Phrase("Барлығына бір from жазыңыз.", "Укажите всем одно и то же from.", "Give all the same from.")),
        "crew-units": Entry(
            Phrase("«{found}» тобының carries мәндерін қосу мүмкін емес: {units}.", "Значения carries бригады «{found}» не складываются: {units}.", "What the members of «{found}» carry cannot be added: {units}."),
            Phrase("Барлығына бірдей өлшем жазыңыз.", "Укажите всем одни и те же единицы.", "State the same units for all.")),
        "crew-seats": Entry(
            Phrase("«{found}»: {members} адамға {seats} орын.", "«{found}»: людей {members}, а мест в машинах {seats}.", "«{found}»: {members} people, but {seats} seats."),
            Phrase("Көлік қосыңыз немесе топты бөліңіз.", "Добавьте машину или разделите бригаду.", "Add a car, or split the crew.")),
        "minor-alone": Entry(
            Phrase("«{found}»: кәмелетке толмаған адам ересексіз.", "«{found}»: несовершеннолетний без взрослого.", "«{found}»: a minor without an adult."),
            Phrase("Ересегі бар топқа қосыңыз.", "Включите в бригаду со взрослым.", "Put them into a crew with an adult.")),
        "apart": Entry(
            Phrase("«{found}» пен «{other}» бірге болмауы керек, бірақ екеуі де «{crew}» тобында.", "«{found}» и «{other}» не должны быть вместе, но оба в бригаде «{crew}».", "«{found}» and «{other}» are to be apart, but both are in «{crew}»."),
            Phrase("Біреуін басқа топқа ауыстырыңыз.", "Переведите одного в другую бригаду.", "Move one of them to another crew.")),
        "pin-clash": Entry(
            Phrase("«{found}» екі адамға бекітілген: «{other}», «{who}».", "«{found}» закреплено дважды: за «{other}» и за «{who}».", "«{found}» is pinned twice: to «{other}» and to «{who}»."),
            Phrase("Біреуін қалдырыңыз.", "Оставьте одно.", "Keep one of them.")),
        "frozen-clash": Entry(
            Phrase("«{who}» бір уақытта екі жерде: «{other}», «{found}».", "«{who}» в одно время в двух местах: «{other}» и «{found}».", "«{who}» would be in two places at once: «{other}» and «{found}»."),
            Phrase("Біреуінің уақытын өзгертіңіз.", "Измените одно из времён.", "Change one of the times.")),
        "frozen-hours": Entry(
            Phrase("«{who}» {found} кезінде бос емес.", "«{who}» в {found} не работает.", "«{who}» is not available at {found}."),
            Phrase("Уақытты немесе адамды өзгертіңіз.", "Измените время или человека.", "Change the time or the person.")),
        "pin-impossible": Entry(
            Phrase("«{who}» «{found}» өтінімін орындай алмайды: {missing}.", "«{who}» не может выполнить «{found}»: {missing}.", "«{who}» can never do «{found}»: {missing}."),
            Phrase("Басқа адамға бекітіңіз.", "Закрепите за другим.", "Pin it to somebody else.")),
    ]
}
