import Spreadsheets

/// A number as people write it: decimal comma or point, spaces between thousands; nil where it is
/// none.
func decimal(_ text: String) -> Double? {
    var compact = text.filter { !$0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" }
    if compact.filter({ $0 == "," }).count == 1, !compact.contains(".") {
        compact = compact.replacing(",", with: ".")
    }
    let isNumber = compact.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 || $0 == 45 }
    guard isNumber, !compact.isEmpty, compact.utf8.count <= 24, let number = Double(compact),
        number.isFinite
    else { return nil }
    return number
}

/// A number with a unit or a few words beside it, such as «2 шт», «36 кг», «берёт 8»; nil where there
/// is none or there are several.
func leadingNumber(_ text: String) -> Double? {
    if let number = decimal(text) { return number }
    let words = text.split { $0.isWhitespace || $0 == "\u{A0}" }
    let numbers = words.compactMap { word -> Double? in
        guard word.first?.isNumber ?? false else { return nil }
        return decimal(String(word.prefix { $0.isNumber || $0 == "," || $0 == "." }))
    }
    return numbers.count == 1 ? numbers[0] : nil
}

/// Yes or no in three languages and in signs; nil where it is neither.
func yesOrNo(_ cell: Cell) -> Bool? {
    if case .flag(let flag) = cell.kind { return flag }
    let text = cell.text.trimmingBlanks
    if ["+", "✓", "✔", "☑", "x", "X", "х", "Х", "v", "V"].contains(text) { return true }
    if ["-", "–", "—", ""].contains(text) { return false }
    switch folded(text) {
    case "да", "есть", "иа", "бар", "yes", "y", "true", "истина", "1", "ок", "нужно", "нужен",
        "нужна",
        "керек", "ия", "д":
        return true
    case "нет", "жок", "no", "n", "false", "ложь", "0", "н", "не нужно", "не надо", "керек емес":
        return false
    default: return nil
    }
}

/// Two coordinates, decimal degrees north and east.
struct Point: Equatable {
    var lat: Double
    var lon: Double

    /// From one cell: «51.1284, 71.4306», «51,1284; 71,4306», «51,1284 71,4306».
    static func of(_ text: String) -> Point? {
        var parts = text.split { ";|".contains($0) || $0.isWhitespace }.map(String.init)
        if parts.count == 2 {
            parts[0] = parts[0].hasSuffix(",") ? String(parts[0].dropLast()) : parts[0]
        }
        if parts.count == 1 {
            let halves = text.split(separator: ",").map(String.init)
            // Four halves are two numbers with decimal commas.
            parts =
                halves.count == 4
                ? [halves[0] + "." + halves[1], halves[2] + "." + halves[3]] : halves
        }
        guard parts.count == 2, let lat = decimal(parts[0]), let lon = decimal(parts[1]) else {
            return nil
        }
        return Point(lat: lat, lon: lon)
    }

    /// Whether it is a place on earth.
    var isValid: Bool { (-90...90).contains(lat) && (-180...180).contains(lon) }
}
