/// A text from a file, made safe to print on one line.
///
/// Control characters (line ends, tabs, escape) become spaces, so that a note cannot move the
/// cursor; characters that turn the direction of writing are dropped.
public func printable(_ text: String) -> String {
    let isSafe = text.unicodeScalars.allSatisfy { !isControl($0) && !turnsDirection($0) }
    if isSafe { return text }
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !turnsDirection(scalar) {
        safe.append(isControl(scalar) ? " " : scalar)
    }
    return String(safe)
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
}

private func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
}
