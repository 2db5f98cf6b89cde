/// A JSON value that is written in a fixed order, one record a line, so that files can be compared and edited by hand.
enum JSONText {
    case text(String)
    case whole(Int)
    /// A number in thousandths, written as a decimal.
    case thousandths(Int)
    case number(Double)
    case flag(Bool)
    /// On one line.
    case array([JSONText])
    /// On one line.
    case object([(String, JSONText)])
    /// One entry a line.
    case lines([JSONText])
    /// One member a line.
    case block([(String, JSONText)])

    /// The text of the value.
    func rendered(indent: Int = 0) -> String {
        var output = ""
        write(to: &output, indent)
        return output
    }

    private func write(to output: inout String, _ indent: Int) {
        switch self {
        case .text(let text): JSONText.quote(text, to: &output)
        case .whole(let value): output += "\(value)"
        case .thousandths(let value): output += JSONText.decimal(value)
        case .number(let value): output += "\(value)"
        case .flag(let value): output += value ? "true" : "false"
        case .array(let items):
            output += "["
            for (k, item) in items.enumerated() {
                if k > 0 { output += ", " }
                item.write(to: &output, indent)
            }
            output += "]"
        case .object(let members):
            output += "{"
            for (k, member) in members.enumerated() {
                if k > 0 { output += ", " }
                JSONText.quote(member.0, to: &output)
                output += ": "
                member.1.write(to: &output, indent)
            }
            output += "}"
        case .lines(let items):
            JSONText.lines(items.map { (nil, $0) }, "[", "]", to: &output, indent)
        case .block(let members):
            JSONText.lines(members.map { ($0.0, $0.1) }, "{", "}", to: &output, indent)
        }
    }

    private static func lines(
        _ entries: [(String?, JSONText)], _ open: String, _ close: String, to output: inout String,
        _ indent: Int
    ) {
        guard !entries.isEmpty else {
            output += open + close
            return
        }
        output += open
        let margin = String(repeating: " ", count: indent + 2)
        for (k, entry) in entries.enumerated() {
            output += (k > 0 ? ",\n" : "\n") + margin
            if let key = entry.0 {
                quote(key, to: &output)
                output += ": "
            }
            entry.1.write(to: &output, indent + 2)
        }
        output += "\n" + String(repeating: " ", count: indent) + close
    }

    /// Thousandths as a decimal without needless zeros.
    static func decimal(_ thousandths: Int) -> String {
        let magnitude = thousandths.magnitude
        var text = "\(magnitude / 1000)"
        var rest = Int(magnitude % 1000)
        if rest > 0 {
            var digits = String(rest + 1000).dropFirst()
            while digits.last == "0" { digits = digits.dropLast() }
            rest = 0
            text += "." + digits
        }
        return (thousandths < 0 ? "-" : "") + text
    }

    private static func quote(_ text: String, to output: inout String) {
        output += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\n": output += "\\n"
            case "\r": output += "\\r"
            case "\t": output += "\\t"
            default:
                let isUnsafe =
                    scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
                    || [0x2028, 0x2029, 0xfeff].contains(scalar.value)
                if isUnsafe {
                    let digits = String(scalar.value, radix: 16)
                    output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    output.unicodeScalars.append(scalar)
                }
            }
        }
        output += "\""
    }
}

/// A clock time as files state it: `09:05`, or `09:05:30` where there are seconds.
func clockText(_ seconds: Int) -> String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let minutes = "\(two(seconds / 3600)):\(two(seconds / 60 % 60))"
    return seconds % 60 == 0 ? minutes : minutes + ":" + two(seconds % 60)
}
