/// Columns that a text takes in a terminal: one a letter, none for combining marks, two for wide
/// characters.
func displayWidth(_ text: String) -> Int {
    var width = 0
    for character in text { width += displayWidth(character) }
    return width
}

/// Columns of one character: those of its widest scalar.
func displayWidth(_ character: Character) -> Int {
    if character.isASCII { return 1 }
    var width = 0
    for scalar in character.unicodeScalars { width = max(width, displayWidth(scalar)) }
    return width
}

private func displayWidth(_ scalar: Unicode.Scalar) -> Int {
    // An emoji variation selector makes the character before it wide.
    if scalar.value == 0xFE0F { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return isWide(scalar.value) ? 2 : 1
    }
}

/// East Asian wide and full-width blocks, and emoji (Unicode, annex 11).
private func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x231A...0x231B, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F,
        0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
        0x1F1E6...0x1F1FF, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
        0x1FA70...0x1FAFF, 0x20000...0x3FFFD:
        true
    default: false
    }
}
