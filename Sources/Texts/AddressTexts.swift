/// Words about a place that is looked for on a map.
public enum AddressText: Sendable, CaseIterable {
    // What told where it is.
    case house, crossing, street
    // What speaks against it.
    case middle, otherName, namesake
    // The answer.
    case question, unknown, similar

    /// The text in this language.
    public func text(in language: Language) -> String { phrase[language] }

    private var phrase: Phrase {
        switch self {
        case .house: Phrase("үй", "дом", "house")
        case .crossing: Phrase("қиылыс", "перекрёсток", "crossing")
        case .street: Phrase("көшенің ортасы", "середина улицы", "middle of the street")
        case .middle:
            Phrase(
                "Картадағы нүкте шамамен алынған: бұл көшенің ортасы ғана.",
                "Точка на карте приблизительная: это лишь середина улицы.",
                "The point on the map is approximate: only the middle of the street.")
        case .otherName:
            Phrase(
                "Картада көше сәл басқаша аталған: орнын тексеріңіз.",
                "На карте улица называется немного иначе: проверьте место.",
                "The map calls the street a little differently: check the place.")
        case .namesake:
            Phrase(
                "Осы аттас тағы бір көше бар: орнын тексеріңіз.",
                "Есть ещё одна улица с таким названием: проверьте место.",
                "There is another street of this name: check the place.")
        case .question:
            Phrase(
                "Бірнеше орын сәйкес келеді. Қайсысы керек?",
                "Подходит несколько мест. Какое из них нужно?",
                "Several places fit. Which one is meant?")
        case .unknown:
            Phrase(
                "Картада мұндай мекенжай жоқ.", "На карте нет такого адреса.",
                "The map has no such address.")
        case .similar: Phrase("Жазылуы ұқсас", "Похожие названия", "Spelled nearly so")
        }
    }
}
