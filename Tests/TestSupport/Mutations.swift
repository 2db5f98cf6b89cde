/// A text with some mutations, of bytes, words and lines, as a hurried or a hostile hand makes
/// them.
///
/// The same text and seed give the same result. The result is valid UTF-8 (broken bytes are
/// replaced).
public func mutate(_ text: String, seed: UInt64) -> String {
    var random = SplitMix(seed: seed)
    var bytes = Array(text.utf8)
    for _ in 0..<(1 + random.below(4)) {
        guard !bytes.isEmpty else { break }
        switch random.below(10) {
        case 0: mutateBytes(&bytes, &random)
        case 1, 2, 3: mutateLines(&bytes, &random)
        default: mutateWords(&bytes, &random)
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}

/// A text with a few of its numbers replaced by others, most of which a reader still takes:
/// nothing, very little, very much.
public func stretch(_ text: String, seed: UInt64) -> String {
    var random = SplitMix(seed: seed)
    var bytes = Array(text.utf8)
    let extremes = [
        "0", "1", "2", "0.001", "0.5", "7", "31", "100", "999", "1000", "10000", "99999", "100000",
        "1000000",
    ]
    for _ in 0..<(1 + random.below(5)) {
        // Numbers that stand alone and are no coordinates.
        var numbers: [Range<Int>] = []
        var k = 1
        while k < bytes.count {
            var end = k
            while end < bytes.count, (48...57).contains(bytes[end]) || bytes[end] == 46 { end += 1 }
            if end > k, end < k + 7, [32, 91].contains(bytes[k - 1]),
                end == bytes.count || [10, 32, 44, 93, 125].contains(bytes[end])
            {
                numbers.append(k..<end)
            }
            k = end + 1
        }
        guard !numbers.isEmpty else { break }
        let place = numbers[random.below(numbers.count)]
        bytes.replaceSubrange(place, with: Array(extremes[random.below(extremes.count)].utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
}

extension SplitMix {
    /// A number below a bound (which counts as 1 if it is less).
    fileprivate mutating func below(_ bound: Int) -> Int { int(0...max(1, bound) - 1) }
}

private func mutateBytes(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    let i = random.below(bytes.count)
    let odd: [UInt8] = [0, 9, 10, 13, 34, 38, 39, 42, 44, 45, 58, 91, 93, 123, 125, 127, 255]
    switch random.below(4) {
    case 0: bytes.remove(at: i)
    case 1: bytes.insert(odd[random.below(odd.count)], at: i)
    case 2: bytes[i] = odd[random.below(odd.count)]
    default: bytes.removeSubrange(i..<min(bytes.count, i + 1 + random.below(200)))
    }
}

private func mutateLines(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
    let i = random.below(lines.count)
    let j = random.below(lines.count)
    switch random.below(4) {
    case 0: lines.remove(at: i)
    case 1: lines.insert(lines[i], at: j)
    case 2: lines.swapAt(i, j)
    default: lines[i].insert(contentsOf: [UInt8](repeating: 32, count: 1 + random.below(4)), at: 0)
    }
    bytes = Array(lines.joined(separator: [10]))
}

private func mutateWords(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    func isWord(_ byte: UInt8) -> Bool {
        byte >= 128 || (48...57).contains(byte) || (65...90).contains(byte)
            || (97...122).contains(byte) || byte == 46
    }
    var words: [Range<Int>] = []
    var start: Int?
    for (i, byte) in bytes.enumerated() {
        if isWord(byte) {
            if start == nil { start = i }
        } else if let begin = start {
            words.append(begin..<i)
            start = nil
        }
    }
    guard !words.isEmpty else { return }
    let place = words[random.below(words.count)]
    let numbers = words.filter { (48...57).contains(bytes[$0.lowerBound]) }
    let values = [
        "0", "-1", "1e308", "1e999", "-1e18", "NaN", ".inf", "9223372036854775808", "0.5", "null",
        "true", "\"\"", "[]", "{}", "99:99", "24:00", "home", "anywhere", "*a", "&a", "\"\\u0000\"",
        "must", "жоқ", "!!binary", "1000000", "90", "181",
    ]
    let value = Array(values[random.below(values.count)].utf8)
    switch random.below(5) {
    case 0, 1:
        let number = numbers.isEmpty ? place : numbers[random.below(numbers.count)]
        bytes.replaceSubrange(number, with: value)
    case 2: bytes.replaceSubrange(place, with: bytes[words[random.below(words.count)]])
    case 3: bytes.removeSubrange(place)
    default: bytes.replaceSubrange(place, with: value)
    }
}
