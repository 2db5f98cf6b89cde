import Foundation
import Testing

@testable import Texts

@Suite("dates")
struct DateTests {
    private func plain(_ text: String) -> String { String(text.map { $0 == "\u{A0}" ? " " : $0 }) }

    @Test("a date in each language")
    func formats() {
        #expect(
            plain(Language.kk.date(year: 2021, month: 3, day: 21)) == "21 наурыз 2021 ж., жексенбі")
        #expect(
            plain(Language.ru.date(year: 2021, month: 3, day: 21))
                == "воскресенье, 21 марта 2021 г.")
        #expect(plain(Language.en.date(year: 2021, month: 3, day: 21)) == "Sunday, 21 March 2021")
    }

    @Test(
        "weekdays that are known",
        arguments: [
            (2000, 2, 29, Weekday.tuesday), (1900, 3, 1, .thursday), (1991, 12, 16, .monday),
            (2024, 2, 29, .thursday), (2026, 1, 1, .thursday), (1, 1, 1, .monday),
            (0, 3, 1, .wednesday), (9999, 12, 31, .friday),
        ])
    func known(year: Int, month: Int, day: Int, weekday: Weekday) {
        #expect(Weekday(year: year, month: month, day: day) == weekday)
    }

    @Test("every eighth day of four centuries has the weekday that Foundation says")
    func centuries() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        var date = try #require(calendar.date(from: DateComponents(year: 1800, month: 1, day: 1)))
        for _ in 0..<(146_097 / 8) {
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            let weekday = Weekday(
                year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
            // Foundation counts from Sunday = 1.
            #expect(weekday.rawValue == ((parts.weekday ?? 0) + 5) % 7)
            date += 8 * 86_400
        }
    }

    @Test("months and weekdays are all there, and differ")
    func names() {
        for language in Language.allCases {
            #expect(Set(monthNames.map { $0[language] }).count == 12)
            #expect(Set(Weekday.allCases.map { $0.name[language] }).count == 7)
        }
    }
}
