/// How the characters of a text file are written.
public enum TextEncoding: String, Sendable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    /// The Cyrillic code page of Windows, with the Kazakh letters of its variant KZ-1048.
    case windows1251 = "Windows-1251"
}

/// Bytes as text, by whatever encoding they are in.
struct DecodedText {
    let text: String
    let encoding: TextEncoding

    /// A byte order mark decides; without one, zero bytes tell of UTF-16, then UTF-8 if that is
    /// what it is, else Windows-1251.
    init(_ bytes: [UInt8]) throws(SpreadsheetError) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            self = try Self.utf8(bytes.dropFirst(3), orWindows: false)
        } else if bytes.starts(with: [0xFF, 0xFE]) {
            self = try Self.utf16(bytes.dropFirst(2), littleEndian: true)
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            self = try Self.utf16(bytes.dropFirst(2), littleEndian: false)
        } else if let littleEndian = Self.looksLikeUTF16(bytes) {
            self = try Self.utf16(bytes[...], littleEndian: littleEndian)
        } else {
            self = try Self.utf8(bytes[...], orWindows: true)
        }
    }

    private init(_ text: String, _ encoding: TextEncoding) throws(SpreadsheetError) {
        var line = 1
        for byte in text.utf8 {
            if byte == 10 { line += 1 }
            guard byte >= 32 || byte == 9 || byte == 10 || byte == 13 || byte == 12 else {
                throw SpreadsheetError(.notText, line: line)
            }
        }
        (self.text, self.encoding) = (text, encoding)
    }

    private static func utf8(
        _ bytes: ArraySlice<UInt8>, orWindows: Bool
    ) throws(SpreadsheetError) -> DecodedText {
        if let text = String(validating: bytes, as: UTF8.self) {
            return try DecodedText(text, .utf8)
        }
        // A UTF-8 file that was cut off or touched in one place would be gibberish as Windows-1251.
        let mended = String(decoding: bytes, as: UTF8.self)
        var (line, firstFault, faults, letters) = (1, 1, 0, 0)
        for scalar in mended.unicodeScalars {
            if scalar == "\n" { line += 1 }
            if scalar == "\u{FFFD}" {
                if faults == 0 { firstFault = line }
                faults += 1
            } else if !scalar.isASCII {
                letters += 1
            }
        }
        guard orWindows, faults * 4 >= letters else {
            throw SpreadsheetError(.damagedText, line: firstFault)
        }
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(Windows1251.scalar(byte)) }
        return try DecodedText(String(text), .windows1251)
    }

    private static func utf16(
        _ bytes: ArraySlice<UInt8>, littleEndian: Bool
    ) throws(SpreadsheetError) -> DecodedText {
        guard bytes.count % 2 == 0 else { throw SpreadsheetError(.damagedText) }
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var i = bytes.startIndex
        while i + 1 < bytes.endIndex {
            let (a, b) = (UInt16(bytes[i]), UInt16(bytes[i + 1]))
            units.append(littleEndian ? a | b << 8 : b | a << 8)
            i += 2
        }
        guard let text = String(validating: units, as: UTF16.self) else {
            throw SpreadsheetError(.damagedText)
        }
        return try DecodedText(text, littleEndian ? .utf16LittleEndian : .utf16BigEndian)
    }

    /// Digits and separators have a zero byte in UTF-16, always on the same side; whether it is the
    /// little end, or nil where it is not UTF-16.
    private static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool? {
        var zeros = (even: 0, odd: 0)
        for (i, byte) in bytes.prefix(4096).enumerated() where byte == 0 {
            if i % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
        }
        if zeros.odd > 0, zeros.even * 10 <= zeros.odd { return true }
        if zeros.even > 0, zeros.odd * 10 <= zeros.even { return false }
        return nil
    }
}

/// Windows-1251 with the Kazakh letters of KZ-1048 (STRK1048-2002) in place of the letters of Serbian,
/// Macedonian and Ukrainian, which lists of Kazakhstan do not have.
///
/// Source: the Unicode Consortium's mapping table KZ1048.TXT.
enum Windows1251 {
    static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        byte < 128 ? Unicode.Scalar(byte) : upper[Int(byte) - 128]
    }

    private static let upper: [Unicode.Scalar] = {
        let table =
            "ЂЃ‚ѓ„…†‡€‰Љ‹ЊҚҺЏ" + "ђ‘’“”•–—\u{FFFD}™љ›њқһџ" + "\u{A0}ҰұӘ¤Ө¦§Ё©Ғ«¬\u{AD}®Ү"
            + "°±Ііөµ¶·ё№ғ»әҢңү" + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
            + "абвгдежзийклмнопрстуфхцчшщъыьэюя"
        return Array(table.unicodeScalars)
    }()
}
