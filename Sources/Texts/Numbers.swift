extension Language {
    /// Between a number and its unit: U+00A0, so that no line ends between them.
    static let noBreak = "\u{A0}"

    /// An integer in groups of three from 10,000 on, with a narrow no-break space (U+202F) between.
    public func number(_ value: Int) -> String {
        let digits = Array(String(value.magnitude))
        let sign = value < 0 ? "−" : ""
        guard digits.count > 4 else { return sign + String(digits) }
        var text = sign
        for (i, digit) in digits.enumerated() {
            if i > 0 && (digits.count - i) % 3 == 0 { text += "\u{202F}" }
            text.append(digit)
        }
        return text
    }

    /// Comma in Kazakh and Russian, point in English.
    var decimalMark: String { self == .en ? "." : "," }

    /// `thousandths` of one with as many decimals as it has, three at most.
    public func decimal(thousandths: Int) -> String {
        let (whole, rest) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
        let sign = thousandths < 0 ? "−" : ""
        guard rest > 0 else { return sign + number(Int(whole)) }
        var decimals = String(String(1000 + rest).dropFirst())
        while decimals.last == "0" { decimals.removeLast() }
        return sign + number(Int(whole)) + decimalMark + decimals
    }

    /// A distance: 23.4 km; from 100 km on without decimals.
    public func kilometres(_ metres: Int) -> String {
        let rounded = metres < 99_950 ? (metres + 50) / 100 * 100 : (metres + 500) / 1000 * 1000
        return decimal(thousandths: rounded) + Self.noBreak + Phrase("км", "км", "km")[self]
    }

    /// A short distance: 500 m.
    public func metres(_ metres: Int) -> String {
        number(metres) + Self.noBreak + Phrase("м", "м", "m")[self]
    }

    /// A weight: 36 kg, 0.25 kg.
    public func kilograms(_ grams: Int) -> String {
        decimal(thousandths: grams) + Self.noBreak + Phrase("кг", "кг", "kg")[self]
    }

    /// Tenths of a per cent: 1.2 %.
    public func percent(tenths: Int) -> String {
        decimal(thousandths: tenths * 100) + Self.noBreak + "%"
    }

    /// Degrees Celsius: −6 °C.
    public func temperature(_ degrees: Int) -> String {
        number(degrees) + Self.noBreak + "°C"
    }

    /// Whole seconds: 12 s.
    public func seconds(_ seconds: Int) -> String {
        self.seconds(tenths: seconds * 10)
    }

    /// Tenths of a second: 3.2 s.
    public func seconds(tenths: Int) -> String {
        decimal(thousandths: tenths * 100) + Self.noBreak + Phrase("с", "с", "s")[self]
    }

    /// A duration to the nearest minute: 41 h 20 min, 41 сағ 20 мин, 41 ч 20 мин; below a minute,
    /// seconds.
    public func duration(_ seconds: Int) -> String {
        if (1..<60).contains(seconds.magnitude) { return self.seconds(seconds) }
        let minutes = Int((seconds.magnitude + 30) / 60)
        return (seconds < 0 ? "−" : "") + duration(minutes: minutes)
    }

    /// A duration of whole minutes, none of them negative.
    public func duration(minutes: Int) -> String {
        let hour = Phrase("сағ", "ч", "h")[self]
        let minute = Phrase("мин", "мин", "min")[self]
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        var parts: [String] = []
        if hours > 0 { parts.append(number(hours) + Self.noBreak + hour) }
        if rest > 0 || hours == 0 { parts.append(number(rest) + Self.noBreak + minute) }
        return parts.joined(separator: Self.noBreak)
    }

    /// A time of day, rounded down to the minute; after midnight the hours go on counting (24:30).
    public static func clock(_ seconds: Int) -> String {
        let (hours, rest) = max(0, seconds).quotientAndRemainder(dividingBy: 3600)
        return "\(twoDigits(hours)):\(twoDigits(rest / 60))"
    }

    private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
