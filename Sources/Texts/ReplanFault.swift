/// Why a plan cannot be changed as somebody wishes, in a full sentence with the least that would help.
public enum ReplanFault: Sendable, Equatable {
    /// A volunteer or crew that is not in the plan, and one of a similar name.
    case unknownHand(String, nearest: String?)
    /// A need or household that is not in the plan, and one of a similar name.
    case unknownNeed(String, nearest: String?)
    case nobodyLeft
    case nothingLeft
    /// Fixed for somebody who does not come; frozen at a clock time.
    case fixedForAbsent(need: String, who: String, at: String?)
    /// A visit is done or under way.
    case alreadyDone(need: String, who: String, at: String)
    /// A member leaves a crew that has set out.
    case leavesCrew(who: String, crew: String)
    /// A round's past does not keep the rules.
    case pastDoesNotHold(who: String)
    /// A moment that is none.
    case badMoment(String)
    /// A hand without a round.
    case noRound(String)
    /// The plan breaks rules before anything is changed.
    case planIsWrong

    /// The text in this language.
    public func text(in language: Language) -> String { phrase[language] }

    private var phrase: Phrase {
        switch self {
        case .unknownHand(let id, let nearest):
            Phrase(
                "\(id): жоспарда мұндай ерікті де, топ та жоқ."
                    + (nearest.map { " Мүмкін, \($0)?" } ?? ""),
                "\(id): такого волонтёра или бригады в плане нет."
                    + (nearest.map { " Может быть, \($0)?" } ?? ""),
                "\(id): the plan has no such volunteer or crew."
                    + (nearest.map { " Did you mean \($0)?" } ?? ""))
        case .unknownNeed(let id, let nearest):
            Phrase(
                "\(id): жоспарда мұндай өтінім де, отбасы да жоқ."
                    + (nearest.map { " Мүмкін, \($0)?" } ?? ""),
                "\(id): такой заявки или семьи в плане нет."
                    + (nearest.map { " Может быть, \($0)?" } ?? ""),
                "\(id): the plan has no such need or household."
                    + (nearest.map { " Did you mean \($0)?" } ?? ""))
        case .nobodyLeft:
            Phrase(
                "Бірде-бір ерікті қалмады: жоспарлайтын ештеңе жоқ.",
                "Не осталось ни одного волонтёра: планировать некого.",
                "No volunteer is left: there is nobody to plan for.")
        case .nothingLeft:
            Phrase(
                "Бірде-бір өтінім қалмады: жоспарлайтын ештеңе жоқ.",
                "Не осталось ни одной заявки: планировать нечего.",
                "No need is left: there is nothing to plan.")
        case .fixedForAbsent(let need, let who, let at):
            Phrase(
                "\(need) өтінімі \(who)\(at.map { ", \($0)" } ?? "") үшін бекітілген, ал \(who) "
                    + "келмейді. Тек осы бекітуді алып тастау жеткілікті: --release \(need).",
                "Заявка \(need) закреплена: \(who)\(at.map { ", \($0)" } ?? ""), но \(who) не "
                    + "придёт. Достаточно снять только это закрепление: --release \(need).",
                "\(need) is fixed for \(who)\(at.map { " at \($0)" } ?? ""), who does not come. It "
                    + "is enough to lift this alone: --release \(need).")
        case .alreadyDone(let need, let who, let at):
            Phrase(
                "\(need): орындалды немесе жолда (\(who), \(at)), оны алып тастау мүмкін емес. "
                    + "--cancel тізімінен шығарыңыз.",
                "\(need): уже выполнено или в пути (\(who), \(at)), отменить нельзя. Уберите из "
                    + "--cancel.",
                "\(need) is done or under way (\(who), \(at)) and cannot be called off. Leave it "
                    + "out of --cancel.")
        case .leavesCrew(let who, let crew):
            Phrase(
                "\(who): \(crew) тобы жолда, жолдағы топтың құрамын өзгерту үлгіленбеген. Бүкіл "
                    + "топты атаңыз: --without \(crew).",
                "\(who): бригада \(crew) уже в пути, смена состава в пути не моделируется. Укажите "
                    + "всю бригаду: --without \(crew).",
                "\(who): the crew \(crew) has set out, and a crew that changes on its way is not "
                    + "modelled. Name the whole crew: --without \(crew).")
        case .pastDoesNotHold(let who):
            Phrase(
                "\(who): осы сәтке дейінгі барулары ережеге сай емес. Жоспарды тексеріңіз: komek "
                    + "check.",
                "\(who): визиты до этого момента не соответствуют правилам. Проверьте план: komek "
                    + "check.",
                "\(who): the visits until then do not keep the rules. Check the plan: komek check.")
        case .badMoment(let text):
            Phrase(
                "--at \(text): бұл сағат емес. Мысалы: --at 11:20.",
                "--at \(text): это не время. Например: --at 11:20.",
                "--at \(text): this is no clock time. For example: --at 11:20.")
        case .noRound(let who):
            Phrase(
                "\(who): маршруты жоқ, алмастыратын ештеңе жоқ.",
                "\(who): маршрута нет, заменять нечего.",
                "\(who) has no round; there is nothing to take over.")
        case .planIsWrong:
            Phrase(
                "Жоспарда қателер бар; алдымен оларды түзетіңіз (komek check).",
                "В плане есть нарушения; сначала исправьте их (komek check).",
                "The plan breaks rules; mend it first (komek check).")
        }
    }
}
