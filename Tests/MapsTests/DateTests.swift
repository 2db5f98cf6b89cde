import Maps
import Testing

@Suite("dates of maps")
struct DateTests {
    @Test("days since 1970 become dates, leap years and centuries too")
    func civil() {
        let dates = [
            (0, (1970, 1, 1)), (58, (1970, 2, 28)), (59, (1970, 3, 1)), (11_016, (2000, 2, 29)),
            (15_412, (2012, 3, 13)), (20_782, (2026, 11, 25)), (47_540, (2100, 2, 28)),
            (47_541, (2100, 3, 1)),
        ]
        for (days, date) in dates {
            #expect(civilDate(daysSince1970: days) == date)
        }
    }
}
