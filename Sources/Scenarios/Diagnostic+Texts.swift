import Texts

extension Diagnostic {
    /// What is wrong, in one sentence.
    public func message(in language: Language) -> String {
        DiagnosticTexts.message(code, found: found, facts: facts, language: language)
    }

    /// What would be right; nil where the message says it all.
    public func remedy(in language: Language) -> String? {
        DiagnosticTexts.remedy(code, found: found, facts: facts, language: language)
    }
}
