import Testing

@testable import Texts

@Suite("the words of sheets")
struct SheetWordTests {
    /// Words that are the same in Kazakh and Russian.
    static let shared: Set<SheetWord> = [.round, .number, .north, .trip, .map]

    @Test("no text is empty or has spaces around it", arguments: SheetWord.allCases)
    func noneMissing(word: SheetWord) {
        for language in Language.allCases {
            let text = word.text(in: language)
            #expect(!text.isEmpty && text.first != " " && text.last != " ")
            #expect(!text.contains("  "))
        }
    }

    @Test("Kazakh, Russian and English differ", arguments: SheetWord.allCases)
    func noneCopied(word: SheetWord) {
        let phrase = word.phrase
        #expect((phrase.kk == phrase.ru) == Self.shared.contains(word))
        #expect(phrase.en != phrase.kk && phrase.en != phrase.ru)
    }

    @Test("each is in its language's letters", arguments: SheetWord.allCases)
    func script(word: SheetWord) {
        let kazakh: Set<Unicode.Scalar> = Set("әғқңөұүһіӘҒҚҢӨҰҮҺІ".unicodeScalars)
        let cyrillic: (Unicode.Scalar) -> Bool = { (0x400...0x52F).contains($0.value) }
        #expect(!word.phrase.en.unicodeScalars.contains(where: cyrillic))
        #expect(!word.phrase.ru.unicodeScalars.contains(where: kazakh.contains))
        if word != .number {
            #expect(word.phrase.kk.unicodeScalars.contains(where: cyrillic))
            #expect(word.phrase.ru.unicodeScalars.contains(where: cyrillic))
        }
    }

    @Test("texts with arguments differ by language and keep their arguments")
    func sentences() {
        let texts: [(SheetText, arguments: [String])] = [
            (.window("10:00–11:30"), ["10:00–11:30"]), (.code("41К"), ["41К"]),
            (.trip(3), ["3"]), (.alsoToday(what: "w", at: 36_000), ["w", "10:00"]),
            (.destroyAfter(year: 2021, month: 3, day: 21), ["21", "2021"]),
            (.destroyAfterRound, []), (.ramp(3), ["3"]), (.opensStop(7), ["7"]),
            (.mapOfStops(9), ["9"]), (.chartOfRounds(1, 20), ["1", "20"]),
        ]
        for (text, arguments) in texts {
            let all = Language.allCases.map(text.text)
            #expect(Set(all).count == 3, "\(all)")
            for version in all {
                for argument in arguments { #expect(version.contains(argument)) }
            }
        }
        #expect(SheetText.stops(1, 8).text(in: .en) == "stops\u{A0}1–8")
        #expect(SheetText.stops(9, 9).text(in: .kk) == "№\u{A0}9")
    }

    @Test("a Kazakh date after which something happens is in the ablative", arguments: 1...12)
    func ablative(month: Int) {
        let text = SheetText.destroyAfter(year: 2021, month: month, day: 5).text(in: .kk)
        // The ending follows the month's last sound: дан, ден, тан, тен, нан, нен.
        let name = monthNames[month - 1].kk
        #expect(text.contains("2021 жылғы 5\u{A0}\(name)"))
        #expect(text.contains(/(дан|ден|тан|тен|нан|нен) кейін жойыңыз/))
    }

    @Test("a month that is none leaves the date away")
    func noMonth() {
        let text = SheetText.destroyAfter(year: 2021, month: 13, day: 5).text(in: .en)
        #expect(text == SheetText.destroyAfterRound.text(in: .en))
    }
}
