import Scenarios

extension Day.Date {
    /// A date written as `2021-03-21`; nil for what is no date of the calendar.
    public init?(iso text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            (1...12).contains(month), year > 0
        else { return nil }
        let date = Day.Date(year: year, month: month, day: day)
        // A 30 February would come back as another day.
        guard day > 0, Day.Date(number: date.number) == date else { return nil }
        self = date
    }

    /// As `2021-03-21`: in the order of the alphabet is in the order of time.
    public var iso: String {
        func digits(_ number: Int, _ count: Int) -> String {
            let text = "\(number)"
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        return digits(year, 4) + "-" + digits(month, 2) + "-" + digits(day, 2)
    }

    /// Days since 1 January 1970.
    ///
    /// Years begin in March here, so that a leap day is a year's last.
    public var number: Int {
        let y = month <= 2 ? year - 1 : year
        let days = 365 * y + y / 4 - y / 100 + y / 400
        return days + (153 * ((month + 9) % 12) + 2) / 5 + day - 1 - 719_468
    }

    /// The date so many days after 1 January 1970.
    ///
    /// After «chrono-compatible low-level date algorithms» (Howard Hinnant).
    public init(number: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let ofEra = shifted - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * ofYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: ofYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// So many days later.
    public func adding(_ days: Int) -> Day.Date { Day.Date(number: number + days) }

    /// Days from b to a.
    public static func - (a: Day.Date, b: Day.Date) -> Int { a.number - b.number }
}
