/// The candidate with the smallest edit distance to a word, if it is at most a third of the word's
/// length.
///
/// Ties go to the candidate that comes first in the alphabet, so that the answer does not depend on
/// order.
package func nearestWord<S: Sequence<String>>(to word: String, among candidates: S) -> String? {
    let scalars = Array(word.lowercased().unicodeScalars)
    var best: (distance: Int, word: String)?
    let limit = max(1, scalars.count / 3)
    for candidate in candidates {
        let other = Array(candidate.lowercased().unicodeScalars)
        let most = min(limit, best?.distance ?? limit)
        guard abs(other.count - scalars.count) <= most else { continue }
        let distance = editDistance(scalars, other)
        guard distance <= most else { continue }
        if let best, (best.distance, best.word) <= (distance, candidate) { continue }
        best = (distance, candidate)
    }
    return best?.word
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
package func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var before = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    var row = last
    for i in 1...a.count {
        row[0] = i
        for j in 1...b.count {
            let same = a[i - 1] == b[j - 1]
            row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
            if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                row[j] = min(row[j], before[j - 2] + 1)
            }
        }
        (before, last, row) = (last, row, before)
    }
    return last[b.count]
}
