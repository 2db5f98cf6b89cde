import Testing

@testable import Texts

@Suite("numbers, plurals, durations")
struct NumberTests {
    /// No-break spaces as plain ones, to be read here.
    private func plain(_ text: String) -> String {
        String(text.map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 })
    }

    @Test(
        "Russian nouns after numerals",
        arguments: [
            (0, "корзин"), (1, "корзина"), (2, "корзины"), (4, "корзины"), (5, "корзин"),
            (10, "корзин"), (11, "корзин"), (12, "корзин"), (14, "корзин"), (15, "корзин"),
            (20, "корзин"), (21, "корзина"), (22, "корзины"), (25, "корзин"), (100, "корзин"),
            (101, "корзина"), (104, "корзины"), (111, "корзин"), (112, "корзин"), (114, "корзин"),
            (121, "корзина"), (1011, "корзин"), (1021, "корзина"), (-1, "корзина"),
        ])
    func russian(number: Int, noun: String) {
        let forms = PluralForms("себет", "корзина", "корзины", "корзин", "basket", "baskets")
        #expect(forms.after(number, in: .ru) == noun)
    }

    @Test("Kazakh nouns stay singular, English ones have two forms", arguments: 0...25)
    func others(number: Int) {
        for noun in Counted.allCases {
            #expect(noun.forms.after(number, in: .kk) == noun.forms.kk)
            let isOne = number == 1
            #expect(
                noun.forms.after(number, in: .en) == (isOne ? noun.forms.enOne : noun.forms.enOther)
            )
        }
    }

    @Test("numbers with their nouns")
    func counts() {
        #expect(plain(Language.kk.count(5, .basket)) == "5 азық-түлік себеті")
        #expect(plain(Language.ru.count(5, .basket)) == "5 продуктовых корзин")
        #expect(plain(Language.ru.count(21, .need)) == "21 заявка")
        #expect(plain(Language.ru.count(12_003, .iteration)) == "12 003 итерации")
        #expect(plain(Language.en.count(1, .person)) == "1 person")
        #expect(plain(Language.en.count(0, .error)) == "0 errors")
    }

    @Test(
        "groups of three from five digits on",
        arguments: [
            (0, "0"), (999, "999"), (4000, "4000"), (10_000, "10 000"), (123_456, "123 456"),
            (1_234_567, "1 234 567"), (-45_000, "−45 000"),
        ])
    func groups(number: Int, text: String) {
        #expect(plain(Language.ru.number(number)) == text)
        #expect(!Language.ru.number(number).contains(" "))
    }

    @Test("decimal comma in Kazakh and Russian, point in English")
    func decimals() {
        #expect(plain(Language.kk.kilometres(23_449)) == "23,4 км")
        #expect(plain(Language.ru.kilometres(23_450)) == "23,5 км")
        #expect(plain(Language.en.kilometres(23_400)) == "23.4 km")
        #expect(plain(Language.en.kilometres(0)) == "0 km")
        #expect(plain(Language.en.kilometres(99_949)) == "99.9 km")
        #expect(plain(Language.en.kilometres(99_950)) == "100 km")
        #expect(plain(Language.en.kilometres(12_345_678)) == "12 346 km")
        #expect(plain(Language.ru.kilograms(36_000)) == "36 кг")
        #expect(plain(Language.ru.kilograms(250)) == "0,25 кг")
        #expect(plain(Language.en.kilograms(2_505)) == "2.505 kg")
        #expect(plain(Language.kk.temperature(-6)) == "−6 °C")
    }

    @Test(
        "durations to the nearest minute",
        arguments: [
            (0, "0 min"), (1, "1 s"), (59, "59 s"), (60, "1 min"), (89, "1 min"), (90, "2 min"),
            (3_570, "1 h"), (3600, "1 h"), (148_800, "41 h 20 min"), (-3600, "−1 h"),
            (36_000_000, "10 000 h"),
        ])
    func durations(seconds: Int, text: String) {
        #expect(plain(Language.en.duration(seconds)) == text)
    }

    @Test("durations in the other languages")
    func otherDurations() {
        #expect(plain(Language.kk.duration(148_800)) == "41 сағ 20 мин")
        #expect(plain(Language.ru.duration(148_800)) == "41 ч 20 мин")
        #expect(plain(Language.ru.seconds(tenths: 32)) == "3,2 с")
    }

    @Test(
        "clock times are rounded down and go on after midnight",
        arguments: [
            (0, "00:00"), (33_659, "09:20"), (86_399, "23:59"), (88_200, "24:30"), (-1, "00:00"),
        ])
    func clock(seconds: Int, text: String) {
        #expect(Language.clock(seconds) == text)
    }
}
