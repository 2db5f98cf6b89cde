import Scenarios
import TestSupport
import Testing
import Texts

@testable import Sheets

@Suite("widths")
struct WidthTests {
    @Test("no line is wider than the terminal, whatever a file says", arguments: Language.allCases)
    func neverWider(language: Language) {
        for width in [40, 60, 80, 132] {
            for (name, plan) in NastyPlans.all + [("sample", SamplePlan.plan)] {
                let text = TerminalSheet.plan(
                    plan, language: language, style: TerminalStyle(width: width),
                    solveSeconds: 1e8)
                for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                    #expect(displayWidth(String(line)) <= width, "\(name): \(line)")
                    #expect(line.last != " ", "\(name): \(line)")
                }
            }
        }
    }

    @Test("without colours there is no control character but line ends")
    func noEscapeCodes() {
        for (name, plan) in NastyPlans.all + [("sample", SamplePlan.plan)] {
            let text = TerminalSheet.plan(plan, language: .en, style: TerminalStyle())
            let isPlain = text.unicodeScalars.allSatisfy {
                $0 == "\n" || $0.properties.generalCategory != .control
            }
            #expect(isPlain, "\(name)")
        }
    }

    @Test("colours change nothing but codes, and each is switched off on its line")
    func colours() {
        let plain = TerminalSheet.plan(SamplePlan.plan, language: .kk, style: TerminalStyle())
        let style = TerminalStyle(colours: true)
        var coloured = TerminalSheet.plan(SamplePlan.plan, language: .kk, style: style)
        #expect(coloured.contains("\u{1B}[1m"))
        for code in ["[0m", "[1m", "[2m", "[1;31m"] {
            coloured = coloured.replacing("\u{1B}\(code)", with: "")
        }
        #expect(coloured == plain)
    }

    @Test(
        "columns of letters, marks and wide characters",
        arguments: [
            ("", 0), ("komek", 5), ("Қайырымды", 9), ("и\u{306}", 1), ("e\u{301}", 1), ("雪", 2),
            ("👩‍👧", 2), ("❤\u{FE0F}", 2), ("a\u{200B}b", 2), ("한", 2), ("—", 1), ("\u{202F}", 1),
        ])
    func columns(text: String, width: Int) {
        #expect(displayWidth(text) == width)
    }

    @Test("lines end at spaces, and only words wider than a line are cut")
    func wrapping() {
        func lines(_ text: String, _ width: Int) -> [String] {
            Inked(text).wrapped(to: width).map { $0.rendered(colours: false) }
        }
        #expect(lines("", 10) == [""])
        #expect(lines("bring two baskets", 10) == ["bring two", "baskets"])
        #expect(lines("a  b", 10) == ["a b"])
        #expect(lines("abcdefgh ij", 4) == ["abcd", "efgh", "ij"])
        #expect(lines("to abcdef ij", 4) == ["to", "abcd", "ef", "ij"])
        #expect(lines("5\u{A0}kg of 雪雪雪", 4) == ["5 kg", "of", "雪雪", "雪"])
    }

    @Test("parts of a cost are minutes that add up")
    func minutes() {
        // 1:20 + 1:20 + 1:20 = 4:00; the first two parts with the largest remainders: one goes up.
        #expect(wholeMinutes([80_000, 80_000, 80_000], of: 240_000) == [2, 1, 1])
        #expect(wholeMinutes([90_000, 30_000], of: 120_000) == [2, 0])
        #expect(wholeMinutes([], of: 0) == [])
    }
}
