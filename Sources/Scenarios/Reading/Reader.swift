/// Collects what is wrong with a file while it is read; reading goes on after every fault.
final class Reader {
    private(set) var diagnostics: [Diagnostic] = []
    /// Ids of volunteers, crews, centres, households, goods, kinds and needs, for references.
    var known: [String: Set<String>] = [:]

    /// Notes a fault at a value.
    func error(
        _ code: String, _ location: Diagnostic.Location, found: String? = nil,
        _ facts: [String: String] = [:]
    ) {
        diagnostics.append(
            Diagnostic(code: code, location: location, found: found, facts: facts))
    }

    /// Notes something doubtful.
    func warning(
        _ code: String, _ location: Diagnostic.Location, found: String? = nil,
        _ facts: [String: String] = [:]
    ) {
        diagnostics.append(
            Diagnostic(
                code: code, severity: .warning, location: location, found: found, facts: facts))
    }

    func add(_ more: [Diagnostic]) { diagnostics += more }

    /// There is an error among the diagnostics.
    var failed: Bool { diagnostics.contains { $0.severity == .error } }

    /// A reference to something with an id; notes an error where there is no such thing.
    func reference(_ id: String, to sort: String, at location: Diagnostic.Location) {
        let ids = known[sort] ?? []
        guard !ids.contains(id) else { return }
        var facts = ["sort": sort]
        facts["nearest"] = nearest(to: id, among: ids.sorted())
        error("unknown-reference", location, found: id, facts)
    }
}

/// The candidate with the least edit distance, if it is near enough to be meant.
func nearest(to word: String, among candidates: [String]) -> String? {
    let most = max(1, word.count / 3)
    var best: (distance: Int, word: String)?
    for candidate in candidates.prefix(5_000) where abs(candidate.count - word.count) <= most {
        let distance = editDistance(word, candidate)
        if distance <= most, best.map({ distance < $0.distance }) ?? true {
            best = (distance, candidate)
        }
    }
    return best?.word
}

/// Letters to change, insert, leave out or swap with their neighbour.
func editDistance(_ a: String, _ b: String) -> Int {
    let (x, y) = (Array(a.lowercased().prefix(64)), Array(b.lowercased().prefix(64)))
    var before: [Int] = []
    var previous = Array(0...y.count)
    for i in 0..<x.count {
        var row = [i + 1]
        for j in 0..<y.count {
            var least = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (x[i] == y[j] ? 0 : 1))
            if i > 0, j > 0, x[i] == y[j - 1], x[i - 1] == y[j] {
                least = min(least, before[j - 1] + 1)
            }
            row.append(least)
        }
        before = previous
        previous = row
    }
    return previous[y.count]
}
