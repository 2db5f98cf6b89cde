import Foundation

/// A text as it is compared: small letters, words and numbers only, one space between them.
///
/// Kazakh letters are folded to the Russian ones that people type where a keyboard has no others
/// (қар, кар), and Latin letters within a Cyrillic word to those that look the same.
func folded(_ text: String) -> String {
    var words: [String] = []
    var word: [Unicode.Scalar] = []
    func finish() {
        guard !word.isEmpty else { return }
        let isCyrillic = word.contains { (0x400...0x4FF).contains($0.value) }
        var result = String.UnicodeScalarView()
        for scalar in word { result.append(isCyrillic ? twins[scalar] ?? scalar : scalar) }
        words.append(String(result))
        word = []
    }
    for scalar in text.precomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
        if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            word.append(scalar)
        } else {
            finish()
        }
    }
    finish()
    return words.joined(separator: " ")
}

private let twins: [Unicode.Scalar: Unicode.Scalar] = [
    "ё": "е", "ә": "а", "қ": "к", "ғ": "г", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "і": "и",
    "һ": "х", "ї": "и", "a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "x": "х", "y": "у",
    "k": "к", "m": "м", "t": "т", "h": "н", "b": "в", "i": "и", "u": "и", "n": "п", "r": "г",
]

extension String {
    /// Whether a folded text has this folded phrase in it, as whole words.
    func hasWords(_ phrase: String) -> Bool {
        guard !phrase.isEmpty else { return false }
        return " \(self) ".contains(" \(phrase) ")
    }
}

/// Small Latin letters, digits and dashes for a name: «Бақытты Шаңырақ» is `baqytty-shangyraq`.
func slug(_ text: String) -> String {
    var result = ""
    for scalar in text.precomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
        if let latin = latinLetters[scalar] {
            result += latin
        } else if scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
            result.unicodeScalars.append(scalar)
        } else if !result.isEmpty, result.last != "-" {
            result += "-"
        }
    }
    while result.last == "-" { result.removeLast() }
    return String(result.prefix(40))
}

/// Kazakh letters as in the Latin alphabet of 2021 without its diacritics, Russian ones as usual.
private let latinLetters: [Unicode.Scalar: String] = [
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "yo",
    "ж": "zh", "з": "z", "и": "i", "й": "i", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n",
    "ң": "ng", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u",
    "ү": "u", "ф": "f", "х": "h", "һ": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "",
    "ы": "y", "і": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya",
]
