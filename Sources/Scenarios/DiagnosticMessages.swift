import Texts

extension Diagnostic {
    /// What is wrong, in one sentence.
    public func message(in language: Language) -> String {
        DiagnosticTexts.message(code, found: found, facts: facts, in: language)
    }

    /// What to do about it, if that can be said.
    public func remedy(in language: Language) -> String? {
        DiagnosticTexts.remedy(code, found: found, facts: facts, in: language)
    }
}
