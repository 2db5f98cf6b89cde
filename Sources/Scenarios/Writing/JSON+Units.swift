import JSONText

extension JSON {
    static func number(_ number: Double) -> JSON { .raw(plainDecimal(number)) }
    /// A time of the day, seconds after midnight, as `"HH:MM"` or `"HH:MM:SS"`.
    public static func clock(_ seconds: Int) -> JSON { .text(clockText(seconds)) }
    /// Two times of the day with a dash between.
    public static func interval(_ interval: Interval) -> JSON {
        .text(clockText(interval.start) + "-" + clockText(interval.end))
    }
    static func intervals(_ list: [Interval]) -> JSON { .list(list.map(JSON.interval)) }

    /// A number of small units as a decimal of large ones, precise enough to read back to the same.
    ///
    /// Six decimals suffice for all units here: the largest is 60,000, and 0.0000005 × 60,000 <
    /// 0.5.
    public static func decimal(_ number: Int, per unit: Int) -> JSON {
        let sign = number < 0 ? "-" : ""
        let size = number.magnitude
        var whole = size / UInt(unit)
        var micro = (size % UInt(unit) * 1_000_000 + UInt(unit) / 2) / UInt(unit)
        if micro == 1_000_000 { (whole, micro) = (whole + 1, 0) }
        if micro == 0 { return .raw(sign + "\(whole)") }
        var digits = "\(micro)"
        digits = String(repeating: "0", count: 6 - digits.count) + digits
        while digits.last == "0" { digits.removeLast() }
        return .raw(sign + "\(whole).\(digits)")
    }
}
