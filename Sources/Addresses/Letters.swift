import Foundation

/// A text cut into words as they are compared, whichever alphabet and keyboard wrote them.
///
/// Kazakh letters become the Russian ones that people type instead (қ, к), Latin words are written
/// in Cyrillic, sounds that are spelled now so, now so become one letter (ы, й and и; э and е; дж
/// and ж; о and у, as Қонаев is Кунаев; тп and тб, as Сәтбаев is Сатпаев), and no letter stands twice in a row. Letters and digits are words apart: «Е-10» and «E 10»
/// are the same two words. Whatever is neither ends a word.
func comparedWords(_ text: String) -> [String] {
    var words: [String] = []
    var word: [Character] = []
    func finish() {
        if !word.isEmpty { words.append(comparedWord(word)) }
        word = []
    }
    for character in text.precomposedStringWithCanonicalMapping.lowercased() {
        let isDigit = character.isASCII && character.isNumber
        guard isDigit || character.isLetter else {
            finish()
            continue
        }
        if let last = word.last, (last.isASCII && last.isNumber) != isDigit { finish() }
        word.append(character)
    }
    finish()
    return words
}

private func comparedWord(_ word: [Character]) -> String {
    if word[0].isASCII && word[0].isNumber {
        let digits = String(word.drop { $0 == "0" })
        return digits.isEmpty ? "0" : digits
    }
    let isLatin = word.allSatisfy(\.isASCII)
    let cyrillic = isLatin && word.count > 1 ? spelled(word) : word.map { lookalikes[$0] ?? $0 }
    var result: [Character] = []
    for letter in cyrillic {
        let letter = twins[letter] ?? letter
        if letter == result.last { continue }
        if letter == "ж", result.last == "д" { result.removeLast() }
        if letter == "п", result.last == "т" {
            result.append("б")
            continue
        }
        result.append(letter)
    }
    return String(result)
}

/// A Latin word in Cyrillic letters, as names are usually transcribed.
private func spelled(_ word: [Character]) -> [Character] {
    var result: [Character] = []
    var i = 0
    while i < word.count {
        if i + 1 < word.count, let pair = pairs[String(word[i...(i + 1)])] {
            result.append(pair)
            i += 2
        } else {
            result.append(sounds[word[i]] ?? word[i])
            i += 1
        }
    }
    return result
}

private let twins: [Character: Character] = [
    "ё": "е", "э": "е", "ә": "а", "қ": "к", "ғ": "г", "ң": "н", "ө": "у", "ұ": "у", "ү": "у",
    "о": "у",
    "і": "и", "ї": "и", "ы": "и", "й": "и", "һ": "х", "щ": "ш", "ъ": "ь",
]

/// Latin letters that look like Cyrillic ones, within Cyrillic words and alone («12a»).
private let lookalikes: [Character: Character] = [
    "a": "а", "b": "в", "c": "с", "d": "д", "e": "е", "g": "г", "h": "н", "i": "и", "k": "к",
    "m": "м", "n": "н", "o": "о", "p": "р", "t": "т", "u": "и", "v": "в", "x": "х", "y": "у",
]

private let sounds: [Character: Character] = [
    "a": "а", "b": "б", "c": "к", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и",
    "j": "ж", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "к", "r": "р",
    "s": "с", "t": "т", "u": "у", "v": "в", "w": "у", "x": "х", "y": "и", "z": "з",
]

private let pairs: [String: Character] = [
    "sh": "ш", "ch": "ч", "zh": "ж", "kh": "х", "gh": "г", "ng": "н", "ts": "ц", "ya": "я",
    "ia": "я", "yu": "ю", "iu": "ю", "yo": "е", "ye": "е",
]
