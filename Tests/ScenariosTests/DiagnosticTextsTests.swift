import Testing
import Texts

@Suite("Texts of diagnostics and violations")
struct DiagnosticTextsTests {
    @Test("every code has a text in every language", arguments: Language.allCases)
    func everyCode(language: Language) {
        for code in DiagnosticTexts.codes {
            let text = DiagnosticTexts.message(code, found: "x", facts: [:], language: language)
            #expect(text != code && text.count > 8)
        }
        for code in ViolationTexts.codes {
            let text = ViolationTexts.message(code, facts: [:], language: language)
            #expect(text != code && text.count > 8)
        }
    }

    @Test("a near key is offered")
    func nearest() {
        let text = DiagnosticTexts.remedy(
            "unknown-key", found: "carry", facts: ["nearest": "carries"], language: .en)
        #expect(text == "Did you mean «carries»?")
    }
}
