import Spreadsheets

/// A phone number of Kazakhstan as people and spreadsheet programs leave it.
enum Phone: Equatable {
    /// In international form, `+77011234567`.
    case number(String)
    /// Something that cannot be dialled or was spoilt; why.
    case doubtful(String)

    /// Reads one number: `8 (701) 123-45-67`, `+7 701…`, `7011234567` that lost its 8, `07011234567`,
    /// `87011234567.0`; `8.70113E+10` has lost its last digits for good.
    static func of(_ text: String) -> Phone {
        let compact = text.replacing(",", with: ".").filter { !$0.isWhitespace }
        if let e = compact.firstIndex(where: { $0 == "E" || $0 == "e" || $0 == "Е" || $0 == "е" }),
            compact[..<e].contains(where: \.isNumber),
            compact[..<e].allSatisfy({ $0.isNumber || $0 == "." }),
            compact[compact.index(after: e)...].allSatisfy({ $0.isNumber || $0 == "+" })
        {
            return .doubtful("exponent")
        }
        var body = compact
        if body.hasSuffix(".0") { body.removeLast(2) }
        let digits = String(body.unicodeScalars.filter { ("0"..."9").contains($0) })
        let hasLetters = body.unicodeScalars.contains { $0.properties.isAlphabetic }
        if hasLetters && digits.count < 10 { return .doubtful("letters") }
        if body.hasPrefix("+"), !digits.hasPrefix("7") {
            return (8...15).contains(digits.count) ? .number("+" + digits) : .doubtful("length")
        }
        switch digits.count {
        case 11 where digits.hasPrefix("8") || digits.hasPrefix("7") || digits.hasPrefix("0"):
            return .number("+7" + digits.dropFirst())
        case 10 where digits.hasPrefix("7"): return .number("+7" + digits)
        case 12 where digits.hasPrefix("87") || digits.hasPrefix("07"):
            // «8 +7 701…»
            return digits.dropFirst(2).hasPrefix("7")
                ? .number("+7" + digits.dropFirst(2)) : .doubtful("length")
        default: return .doubtful("length")
        }
    }

    /// The numbers of a cell: people write two with a comma, a slash or a line break between them.
    static func all(_ text: String) -> [(written: String, phone: Phone)] {
        // An 8.7E+10 with a decimal comma is one number, not two.
        if case .doubtful("exponent") = of(text) { return [(text, of(text))] }
        return text.split(whereSeparator: { ",;/\n\r".contains($0) }).map {
            String($0).trimmingBlanks
        }.filter { $0.contains(where: \.isNumber) }.map { ($0, of($0)) }
    }
}
