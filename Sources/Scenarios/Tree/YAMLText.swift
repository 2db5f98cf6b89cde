import Yams

/// Whether a text may have aliases within keys that are not plain words.
///
/// Yams hashes every key, and the hash of a key made of aliases of aliases takes for ever. The
/// answer errs on the safe side: it looks at bytes, not at tokens.
func mayHashAliases(_ text: String) -> Bool {
    var anchor = false
    var alias = false
    var complex = false
    var last: UInt8 = 10
    var closes = false
    var inAlias = false
    for byte in text.utf8 {
        let blank = byte == 32 || byte == 9 || byte == 10 || byte == 13
        let starts =
            last == 32 || last == 9 || last == 10 || last == 13 || last == 91 || last == 123
            || last == 44 || last == 58 || last == 45 || last == 63
        if (last == 38 || last == 42), !blank, byte != 44 {
            if last == 38 { anchor = true } else { alias = true }
        }
        if byte == 42, starts { inAlias = true }
        if last == 63, blank { complex = true }
        if byte == 58, closes || inAlias { complex = true }
        if byte == 93 || byte == 125 {
            closes = true
        } else if byte != 32, byte != 9 {
            closes = false
        }
        if byte == 10 || byte == 13 || byte == 44 { inAlias = false }
        if anchor, alias, complex { return true }
        last = byte
    }
    return false
}

/// Replaces JSON's escapes of characters beyond U+FFFF (two surrogates) by the characters, as YAML
/// wants.
func joinSurrogates(_ text: String) -> String {
    let bytes = Array(text.utf8)
    func surrogate(at i: Int) -> UInt32? {
        guard i + 6 <= bytes.count, bytes[i] == 92, bytes[i + 1] == 117 else { return nil }
        let digits = String(decoding: bytes[i + 2..<i + 6], as: UTF8.self)
        return UInt32(digits, radix: 16)
    }
    var result: [UInt8] = []
    var copied = 0
    var i = 0
    while i + 12 <= bytes.count {
        guard bytes[i] == 92 else {
            i += 1
            continue
        }
        if let high = surrogate(at: i), (0xD800..<0xDC00).contains(high),
            let low = surrogate(at: i + 6), (0xDC00..<0xE000).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
        {
            result.append(contentsOf: bytes[copied..<i])
            result.append(contentsOf: String(Character(scalar)).utf8)
            i += 12
            copied = i
        } else {
            i += 2
        }
    }
    if copied == 0 { return text }
    result.append(contentsOf: bytes[copied...])
    return String(decoding: result, as: UTF8.self)
}

/// Keys that are hidden from the decoder, because they are stated again and were reported.
enum HiddenKey {
    /// Their first characters: of the area for private use, one for each.
    static let marks: ClosedRange<Unicode.Scalar> = "\u{F8D0}"..."\u{F8FE}"
}

/// The text with the key at a place marked as hidden; all other places stay as they are.
///
/// nil where no plain or quoted key stands there.
func hideKey(in text: String, at place: Mark, number: Int) -> String? {
    guard let mark = Unicode.Scalar(HiddenKey.marks.lowerBound.value + UInt32(number)) else {
        return nil
    }
    var (line, column) = (1, 1)
    var scalars = text.unicodeScalars
    var i = scalars.startIndex
    var last: Unicode.Scalar?
    while i < scalars.endIndex, (line, column) < (place.line, place.column) {
        let scalar = scalars[i]
        switch scalar {
        case "\n" where last == "\r": break
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": (line, column) = (line + 1, 1)
        default: column += 1
        }
        last = scalar
        i = scalars.index(after: i)
    }
    // A line that ends with \r\n is counted at the first of the two.
    if last == "\r", i < scalars.endIndex, scalars[i] == "\n" { i = scalars.index(after: i) }
    if i < scalars.endIndex, scalars[i] == "\"" || scalars[i] == "'" {
        i = scalars.index(after: i)
    }
    guard i < scalars.endIndex, scalars[i].properties.isAlphabetic || scalars[i] == "<" else {
        return nil
    }
    scalars.replaceSubrange(i..<scalars.index(after: i), with: CollectionOfOne(mark))
    return String(scalars)
}
