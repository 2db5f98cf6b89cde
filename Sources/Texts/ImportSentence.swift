/// What `komek import` says besides diagnostics.
public enum ImportSentence: Sendable {
    /// How many records there are.
    case counts(households: Int, needs: Int, volunteers: Int, centres: Int)
    /// Households without coordinates.
    case withoutPlace(Int)
    /// Households whose coordinates a map will tell.
    case byAddress(Int)
    /// Files that would be overwritten.
    case exists(path: String)
    /// So many faults stand between a scenario and a plan.
    case notReady(faults: Int, path: String)
    /// The scenario can be planned as it is.
    case ready(path: String)
    /// No list gave a record.
    case nothing
    /// The first line of the scenario.
    case madeFrom(files: String, version: String)

    /// The text in this language.
    public func text(in language: Language) -> String { phrase(language)[language] }

    private func phrase(_ l: Language) -> Phrase {
        switch self {
        case .counts(let households, let needs, let volunteers, let centres):
            let (h, n, v, c) = (
                l.number(households), l.number(needs), l.number(volunteers), l.number(centres)
            )
            return Phrase(
                "отбасылар: \(h), өтінімдер: \(n), еріктілер: \(v), орталықтар: \(c)",
                "семьи: \(h), заявки: \(n), волонтёры: \(v), центры: \(c)",
                "families: \(h), needs: \(n), volunteers: \(v), centres: \(c)")
        case .withoutPlace(let count):
            let n = l.number(count)
            return Phrase(
                "координаттары жоқ отбасылар: \(n)", "семьи без координат: \(n)",
                "families without coordinates: \(n)")
        case .byAddress(let count):
            let n = l.number(count)
            return Phrase(
                "мекенжайы бойынша картадан ізделетін отбасылар: \(n)",
                "семьи, которых карта находит по адресу: \(n)",
                "families to be found on the map by their addresses: \(n)")
        case .exists(let path):
            return Phrase(
                "Файл бар, ол өзгертілген жоқ: \(path). Үстінен жазу үшін --force қосыңыз.",
                "Файл уже есть и не изменён: \(path). Чтобы заменить его, добавьте --force.",
                "The file exists and was left as it is: \(path). Add --force to replace it.")
        case .notReady(let faults, let path):
            let n = l.number(faults)
            return Phrase(
                "Жоспарлау үшін әлі толтыру керек (komek check \(path)): \(n)",
                "До плана ещё нужно исправить (komek check \(path)): \(n)",
                "Still to be mended before this day can be planned (komek check \(path)): \(n)")
        case .ready(let path):
            return Phrase(
                "Жоспарлауға болады: komek plan \(path)", "Можно планировать: komek plan \(path)",
                "Ready to be planned: komek plan \(path)")
        case .nothing:
            return Phrase(
                "Ештеңе алынбады, файлдар жазылған жоқ.",
                "Ничего не прочитано, файлы не записаны.",
                "Nothing could be imported; no files were written.")
        case .madeFrom(let files, let version):
            return Phrase(
                "komek import \(version), тізімдерден жасалған: \(files)",
                "komek import \(version), составлено по спискам: \(files)",
                "komek import \(version), made from: \(files)")
        }
    }
}
