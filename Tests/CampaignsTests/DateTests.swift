import Campaigns
import Scenarios
import Testing

@Suite("Dates of a campaign")
struct DateTests {
    @Test("a number of days and its date are one, through leap years and centuries")
    func numbers() {
        for number in stride(from: -200_000, through: 200_000, by: 37) {
            #expect(Day.Date(number: number).number == number)
        }
        #expect(Day.Date(number: 0).iso == "1970-01-01")
        #expect(Day.Date(iso: "2021-03-01").map { $0.adding(-1).iso } == "2021-02-28")
        #expect(Day.Date(iso: "2024-03-01").map { $0.adding(-1).iso } == "2024-02-29")
        #expect(Day.Date(iso: "2021-12-31").map { $0.adding(1).iso } == "2022-01-01")
    }

    @Test(
        "what is no date of the calendar is none",
        arguments: [
            "2021-02-29", "2021-13-01", "2021-00-10", "2021-03-00", "21-03-01", "2021-3-1", "", "-",
            "2021-03-01x", "2021-03-32", "٢٠٢١-03-01", "+021-03-01",
        ])
    func none(text: String) { #expect(Day.Date(iso: text) == nil) }
}
