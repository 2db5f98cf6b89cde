/// What `komek replan` and `komek replace` say.
public enum ReplanText: Sendable {
    /// Headings.
    case whatChanges, callList, noLonger, newlyServed
    /// So many of so many sheets are as they were.
    case kept(Int, of: Int)
    /// What each changed sheet counts, seconds.
    case price(Int)
    /// What the plan costs, seconds.
    case cost(Int)
    /// What has become of a sheet.
    case changed, calledIn, freed, absent
    /// Nothing is other than before.
    case nothingChanges
    /// A visit at a clock time, that somebody else had, or that nobody had.
    case takes(time: String, need: String, from: String?)
    /// A visit that somebody else has now, or nobody.
    case gives(time: String, need: String, to: String?)
    /// A visit that is not wanted any more.
    case calledOff(time: String, need: String)
    /// So many visits are at other times.
    case otherTimes(Int)
    /// How many needs one call covers.
    case covers(Int)
    /// There is less to do, or it is at other times: nothing depends on the call.
    case onlyTold
    /// Heading: who could take somebody's round.
    case ranking(String)
    /// Heading: how several could share it.
    case sharing
    /// Heading: what is left then.
    case nobodyTakesThese
    case nobodyTakes
    /// So many of so many visits; whether the hand had nothing to do before.
    case takesSome(Int, of: Int, isIdle: Bool)
    /// A visit, by its need's id.
    case visit(String)
    /// What it adds, and the round after.
    case after(extra: String, visits: String, weight: String?, duty: String)
    /// A round as it is now.
    case round(visits: String, weight: String?, duty: String, begin: String)

    /// The text in this language.
    public func text(in language: Language) -> String { phrase(language)[language] }

    private func phrase(_ l: Language) -> Phrase {
        switch self {
        case .whatChanges: Phrase("Не өзгерді", "Что изменилось", "What changes")
        case .callList:
            Phrase("Кімге қоңырау шалу керек", "Кому позвонить", "Whom to phone")
        case .noLonger:
            Phrase("Енді жоспарда жоқ", "Больше не в плане", "No longer in the plan")
        case .newlyServed: Phrase("Жоспарға енді", "Вошло в план", "Now in the plan")
        case .kept(let kept, let all):
            Phrase(
                "өзгеріссіз қалған парақтар: \(l.number(kept)), барлығы \(l.number(all))",
                "листов без изменений: \(l.number(kept)) из \(l.number(all))",
                "\(l.number(kept)) of \(l.number(all)) sheets stay as they are")
        case .price(let seconds):
            Phrase(
                "өзгерген бір парақтың бағасы: \(l.duration(seconds))",
                "цена одного изменённого листа: \(l.duration(seconds))",
                "each changed sheet counts as \(l.duration(seconds))")
        case .cost(let seconds):
            Phrase(
                "жоспар құны: \(l.duration(seconds)) шартты уақыт",
                "цена плана: \(l.duration(seconds)) условного времени",
                "the plan costs \(l.duration(seconds)) of valued time")
        case .changed: Phrase("парағы өзгерді", "лист изменён", "changed")
        case .calledIn: Phrase("қосымша шақырылды", "вызов дополнительно", "called in")
        case .freed: Phrase("маршруты болмайды", "маршрута больше нет", "has no round any more")
        case .absent: Phrase("келмейді", "не придёт", "does not come")
        case .nothingChanges:
            Phrase("Ешбір парақ өзгермейді.", "Ни один лист не меняется.", "No sheet changes.")
        case .takes(let time, let need, let from):
            Phrase(
                "+ \(time)  \(need)" + (from.map { " (бұрын: \($0))" } ?? ""),
                "+ \(time)  \(need)" + (from.map { " (раньше: \($0))" } ?? ""),
                "+ \(time)  \(need)" + (from.map { " (before: \($0))" } ?? ""))
        case .gives(let time, let need, let to):
            Phrase(
                "− \(time)  \(need) (енді: \(to ?? "ешкім"))",
                "− \(time)  \(need) (теперь: \(to ?? "никто"))",
                "− \(time)  \(need) (now: \(to ?? "nobody"))")
        case .calledOff(let time, let need):
            Phrase(
                "− \(time)  \(need) (керек емес)", "− \(time)  \(need) (отменено)",
                "− \(time)  \(need) (called off)")
        case .otherTimes(let count):
            Phrase(
                "басқа уақыттағы барулар: \(l.number(count))",
                "визитов в другое время: \(l.number(count))",
                "\(l.count(count, .visit)) at other times")
        case .covers(let count):
            Phrase(
                "бұл қоңырау қамтитын өтінімдер: \(l.number(count))",
                "этот звонок закрывает заявок: \(l.number(count))",
                "this call covers \(l.count(count, .need))")
        case .onlyTold:
            Phrase(
                "тек хабарлау керек", "только предупредить", "only needs to be told")
        case .ranking(let who):
            Phrase(
                "\(who): маршрутын кім ала алады", "\(who): кто может взять маршрут",
                "\(who): who could take the round")
        case .sharing: Phrase("Бөліп алу", "Поделить на нескольких", "Shared out")
        case .nobodyTakesThese: Phrase("Ешкім алмайды", "Никто не возьмёт", "Nobody takes")
        case .nobodyTakes:
            Phrase(
                "Ешкім ештеңе ала алмайды.", "Никто ничего взять не может.",
                "Nobody can take anything.")
        case .takesSome(let count, let all, let isIdle):
            Phrase(
                "алатын барулар: \(l.number(count)), барлығы \(l.number(all))"
                    + (isIdle ? ", қазір маршрутсыз" : ""),
                "визитов возьмёт: \(l.number(count)) из \(l.number(all))"
                    + (isIdle ? ", сейчас без маршрута" : ""),
                "takes \(l.number(count)) of \(l.count(all, .visit))"
                    + (isIdle ? ", has no round now" : ""))
        case .visit(let need): Phrase(need, need, need)
        case .after(let extra, let visits, let weight, let duty):
            Phrase(
                "+\(extra) шартты уақыт; сонда "
                    + [visits, weight, duty].compactMap { $0 }.joined(separator: ", "),
                "+\(extra) условного времени; тогда "
                    + [visits, weight, duty].compactMap { $0 }.joined(separator: ", "),
                "+\(extra) of valued time; then "
                    + [visits, weight, duty].compactMap { $0 }.joined(separator: ", "))
        case .round(let visits, let weight, let duty, let begin):
            Phrase(
                "енді \(begin) басталады: "
                    + [visits, weight, duty].compactMap { $0 }.joined(separator: ", "),
                "теперь с \(begin): "
                    + [visits, weight, duty].compactMap { $0 }.joined(separator: ", "),
                "now from \(begin): "
                    + [visits, weight, duty].compactMap { $0 }.joined(separator: ", "))
        }
    }
}
