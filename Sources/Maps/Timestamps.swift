/// Seconds since 1970 of a text such as `2012-03-13T18:06:11Z`; nil if it is none.
func secondsOfTimestamp(_ text: String) -> Int? {
    let parts = text.split { !$0.isASCII || !$0.isNumber }.map { Int($0) ?? -1 }
    guard parts.count >= 6, (1970...9999).contains(parts[0]), (1...12).contains(parts[1]),
        (1...31).contains(parts[2]), (0...23).contains(parts[3]), (0...59).contains(parts[4]),
        (0...60).contains(parts[5])
    else { return nil }
    return daysSince1970(parts[0], parts[1], parts[2]) * 86_400 + parts[3] * 3600 + parts[4] * 60
        + parts[5]
}

/// Days of the Gregorian calendar (the year begins in March, so that the leap day comes last).
private func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month > 2 ? year : year - 1
    let inYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return 365 * y + y / 4 - y / 100 + y / 400 + inYear - 719_468
}

/// The date of the Gregorian calendar so many days after 1 January 1970.
///
/// - Precondition: not negative.
public func civilDate(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
    // Years begin in March here; each era of 400 years has 146,097 days.
    let shifted = days + 719_468
    let inEra = shifted % 146_097
    let yearOfEra = (inEra - inEra / 1460 + inEra / 36_524 - inEra / 146_096) / 365
    let inYear = inEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * inYear + 2) / 153
    let month = (shiftedMonth + 2) % 12 + 1
    let year = shifted / 146_097 * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return (year, month, inYear - (153 * shiftedMonth + 2) / 5 + 1)
}
