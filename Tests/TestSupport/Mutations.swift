/// A text changed in a few random places: bytes, lines, numbers, keys. For tests that nothing crashes the readers.
public func mutate(_ text: String, seed: UInt64) -> String {
    var random = SplitMix(seed: seed)
    var text = text
    for _ in 0..<random.int(1...4) { text = mutateOnce(text, &random) }
    return text
}

private let odd = [
    "-1", "99999999999999999999", "1e308", "nan", "inf", "", "null", "[]", "{}", "\"", "{", "]",
    ": ", "- ", "&a", "*a", "25:99", "10:00-09:00", "ә", "\u{0}", "\t", "true", "0.1e-400", "must",
    "!!binary x", "<<: *a", "home", "{a: {b: {c: [1, 2]}}}", "'", "#", "|", "\r", "\u{FEFF}",
]

private func mutateOnce(_ text: String, _ random: inout SplitMix) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard !lines.isEmpty else { return random.pick(odd) }
    let k = random.int(0...lines.count - 1)
    switch random.int(0...7) {
    case 0: lines.remove(at: k)
    case 1: lines.insert(lines[k], at: k)
    case 2: lines.swapAt(k, random.int(0...lines.count - 1))
    case 3:
        var characters = Array(lines[k])
        if !characters.isEmpty { characters.remove(at: random.int(0...characters.count - 1)) }
        lines[k] = String(characters)
    case 4:
        var characters = Array(lines[k])
        let place = random.int(0...characters.count)
        characters.insert(contentsOf: random.pick(odd), at: place)
        lines[k] = String(characters)
    case 5:
        // A token replaced.
        var words = lines[k].split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        words[random.int(0...words.count - 1)] = random.pick(odd)
        lines[k] = words.joined(separator: " ")
    case 6:
        // A number replaced.
        var result = ""
        var inNumber = false
        for character in lines[k] {
            if character.isNumber {
                if !inNumber, random.chance(30) { result += random.pick(odd) }
                inNumber = true
            } else {
                inNumber = false
            }
            result.append(character)
        }
        lines[k] = result
    default:
        lines = Array(lines[..<k])
    }
    return lines.joined(separator: "\n")
}
