/// What `komek check` says of rounds that it gave new times.
public enum RetimingText: Sendable {
    /// Visits were moved; the round is now from and to these clock times.
    case retimed(who: String, begin: String, end: String)
    /// All visits were moved away.
    case staysHome(who: String)
    /// No times keep all rules in the order that the round has.
    case impossible(who: String)
    /// How times are reckoned anew.
    case hint

    /// The text in this language.
    public func text(in language: Language) -> String { phrase[language] }

    private var phrase: Phrase {
        switch self {
        case .retimed(let who, let begin, let end):
            Phrase(
                "\(who): ретін өзгерткенсіз, уақыты қайта есептелді: \(begin)–\(end)",
                "\(who): порядок изменён, время рассчитано заново: \(begin)–\(end)",
                "\(who): the order was changed, times are reckoned anew: \(begin)–\(end)")
        case .staysHome(let who):
            Phrase(
                "\(who): барулары қалмады, маршруты алынып тасталды",
                "\(who): визитов не осталось, маршрут убран",
                "\(who): no visits are left, the round is taken out")
        case .impossible(let who):
            Phrase(
                "\(who): бұл ретпен барлық ережеге сай уақыт табылмады, маршрут өзгеріссіз тексерілді",
                "\(who): в таком порядке правила не соблюсти, маршрут проверен как есть",
                "\(who): no times keep all rules in this order; the round is checked as it stands")
        case .hint:
            Phrase(
                "Тек уақыты сәйкес келмесе, --retime оны қайта есептейді.",
                "Если не сходится только время, --retime рассчитает его заново.",
                "Where only the times are wrong, --retime reckons them anew.")
        }
    }
}
