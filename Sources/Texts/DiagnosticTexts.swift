/// The words of diagnostics: for each code what is wrong and what would be right.
///
/// Templates name facts in braces; `{found}` is what stands in the file.
public enum DiagnosticTexts {
    /// One code's templates.
    struct Entry {
        var problem: Phrase
        var remedy: Phrase?
        init(_ problem: Phrase, _ remedy: Phrase? = nil) {
            (self.problem, self.remedy) = (problem, remedy)
        }
    }

    /// Every code there is.
    public static var codes: [String] { entries.keys.sorted() }

    /// What is wrong, in one sentence.
    public static func message(
        _ code: String, found: String?, facts: [String: String], language: Language
    ) -> String {
        guard let entry = entries[code] else { return code }
        return fill(entry.problem[language], found, facts, language)
    }

    /// What would be right; nil where the message says it all.
    public static func remedy(
        _ code: String, found: String?, facts: [String: String], language: Language
    ) -> String? {
        if let nearest = facts["nearest"] {
            return fill(didYouMean[language], found, ["nearest": nearest], language)
        }
        guard let remedy = entries[code]?.remedy else { return nil }
        return fill(remedy[language], found, facts, language)
    }

    private static let didYouMean = Phrase(
        "Мүмкін, «{nearest}» дегіңіз келген шығар?", "Может быть, имелось в виду «{nearest}»?",
        "Did you mean «{nearest}»?")

    private static func fill(
        _ template: String, _ found: String?, _ facts: [String: String], _ language: Language
    ) -> String {
        var text = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            let fact = name == "found" ? found : facts[name]
            if name == "sort", let fact {
                text += sorts[fact]?[language] ?? fact
            } else {
                text += fact ?? "?"
            }
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    /// Sorts of records that have ids.
    static let sorts: [String: Phrase] = [
        "centre": Phrase("орталық", "центр", "centre"),
        "volunteer": Phrase("ерікті", "волонтёр", "volunteer"),
        "crew": Phrase("топ", "бригада", "crew"),
        "household": Phrase("үй", "домохозяйство", "household"),
        "need": Phrase("өтінім", "заявка", "need"),
        "good": Phrase("зат", "предмет", "good"),
        "kind": Phrase("өтінім түрі", "вид заявки", "kind of need"),
    ]

    static let entries: [String: Entry] = files.merging(values) { first, _ in first }
        .merging(days) { first, _ in first }
}
