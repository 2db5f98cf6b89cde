import Testing

@testable import Texts

@Suite("the catalogue")
struct WordTests {
    /// Words that are the same in Kazakh and Russian.
    static let shared: Set<Word> = [.scenario]

    @Test("no text is empty or has spaces around it", arguments: Word.allCases)
    func noneMissing(word: Word) {
        for language in Language.allCases {
            let text = word.text(in: language)
            #expect(!text.isEmpty)
            #expect(text.first != " " && text.last != " ")
        }
    }

    @Test("Kazakh, Russian and English differ", arguments: Word.allCases)
    func noneCopied(word: Word) {
        let phrase = word.phrase
        #expect((phrase.kk == phrase.ru) == Self.shared.contains(word))
        #expect(phrase.en != phrase.kk && phrase.en != phrase.ru)
    }

    @Test("English is in Latin letters, the others are in Cyrillic", arguments: Word.allCases)
    func script(word: Word) {
        func isCyrillic(_ text: String) -> Bool {
            text.unicodeScalars.contains { (0x400...0x52F).contains($0.value) }
        }
        #expect(!isCyrillic(word.phrase.en))
        #expect(isCyrillic(word.phrase.ru) && isCyrillic(word.phrase.kk))
    }

    @Test("Russian texts have no Kazakh letters", arguments: Word.allCases)
    func letters(word: Word) {
        #expect(!word.phrase.ru.contains { "әғқңөұүһіӘҒҚҢӨҰҮҺІ".contains($0) })
    }

    @Test("texts with arguments differ by language and keep their arguments")
    func sentences() {
        for language in Language.allCases {
            let others = Language.allCases.filter { $0 != language }
            for sentence in Self.sentences {
                for other in others { #expect(sentence(language) != sentence(other)) }
                #expect(!sentence(language).isEmpty)
            }
            #expect(ReasonText.pinned(who: "yard-1").text(in: language).contains("yard-1"))
            #expect(
                ReasonText.tooLate(who: "a", earliest: 48_000, closes: 43_200).text(in: language)
                    .contains("13:20"))
            #expect(Sentence.mustLeftOut(12).text(in: language).contains("12"))
        }
    }

    static var sentences: [(Language) -> String] {
        [
            Sentence.served(3, of: 4, leftOut: 1).text, Sentence.mustLeftOut(2).text,
            Sentence.duties(least: 60, median: 120, most: 180).text, Sentence.valuedTime(60).text,
            Sentence.inStock("5").text,
            Sentence.written(path: "p").text,
            Sentence.remedy("r").text,
            DoorText.entrance("3").text, DoorText.floor("3").text, DoorText.flat("B").text,
            DoorText.crossing("x").text, DoorText.loadAt(centre: "c").text, DoorText.shift(2).text,
            DoorText.speaks(["x"]).text, DoorText.wishedBy(0).text, DoorText.late(wished: 0).text,
            DoorText.note("n").text,
            ReasonText.skills(["a"]).text, ReasonText.skills(["a", "b"]).text,
            ReasonText.tools(["a"]).text, ReasonText.tools(["a", "b"]).text,
            ReasonText.hands(least: 5, largest: 1).text, ReasonText.pinned(who: "w").text,
            ReasonText.tooLate(who: "w", earliest: 0, closes: 0).text,
            ReasonText.tooLong(seconds: 3600).text, ReasonText.tooFar(metres: 1000).text,
            ReasonText.crowdedOut(who: "w", instead: []).text,
            ReasonText.crowdedOut(who: "w", instead: ["a"]).text,
            ReasonText.notWorthIt(who: "w", extra: 60, value: 60).text,
        ]
    }

    @Test("in Kazakh a number stands before entrance, floor and flat, a name after")
    func doors() {
        #expect(DoorText.entrance("3").text(in: .kk) == "3-кіреберіс")
        #expect(DoorText.entrance("B").text(in: .kk) == "кіреберіс\u{A0}B")
        #expect(DoorText.floor("5").text(in: .ru) == "этаж\u{A0}5")
    }
}
