/// Collects the diagnostics of one reading, each once and not more than a person can use.
package final class Faults {
    /// Files that were read, as the user named them; ``Stated/Origin/file`` is an index.
    package private(set) var files: [String] = []
    private(set) var list: [Diagnostic] = []
    private var count: [Diagnostic.Severity: Int] = [:]
    package private(set) var hasErrors = false
    private var seen: Set<String> = []
    private var known: [[String]: String?] = [:]

    /// Beyond so many errors, and so many warnings, only the fact that there are more is reported.
    static let most = 1000

    /// Nothing is wrong yet.
    package init() {}

    /// Registers a file and returns its index.
    package func file(_ name: String) -> Int {
        files.append(name)
        return files.count - 1
    }

    package func add(
        _ code: String, _ severity: Diagnostic.Severity = .error, at origin: Stated.Origin,
        path: String = "", found: String? = nil, facts: [String: String] = [:]
    ) {
        if severity == .error { hasErrors = true }
        let location = Diagnostic.Location(
            file: files[Int(origin.file)], line: origin.line > 0 ? Int(origin.line) : nil,
            column: origin.column > 0 ? Int(origin.column) : nil, path: path)
        add(
            Diagnostic(
                code: code, severity: severity, location: location, found: found, facts: facts))
    }

    func add(_ diagnostic: Diagnostic) {
        if diagnostic.severity == .error { hasErrors = true }
        let count = count[diagnostic.severity, default: 0]
        if count > Self.most { return }
        // A default that is wrong is wrong once, however many records share it.
        let l = diagnostic.location
        let mark = [
            diagnostic.code, l.file, "\(l.line ?? 0):\(l.column ?? 0)", l.path,
            diagnostic.found ?? "",
            diagnostic.facts.sorted { $0.key < $1.key }.map { $0.key + $0.value }.joined(),
        ].joined(separator: "\u{1}")
        guard seen.insert(mark).inserted else { return }
        self.count[diagnostic.severity] = count + 1
        if count == Self.most {
            list.append(
                Diagnostic(
                    code: "too-many-faults", severity: diagnostic.severity,
                    location: .init(file: l.file), facts: ["most": "\(Self.most)"]))
        } else {
            list.append(diagnostic)
        }
    }

    /// The candidate nearest to a word, if any is near; nil after many searches, which bounds the
    /// work.
    package func nearest(to word: String, among candidates: [String]) -> String? {
        let key = [word, candidates.first ?? ""]
        if let answer = known[key] { return answer }
        guard known.count < 100, word.unicodeScalars.count <= 64 else { return nil }
        let answer = nearestWord(to: word, among: candidates)
        known[key] = .some(answer)
        return answer
    }

    /// In the order of files and lines, errors and warnings together; what has no line comes first
    /// in its file.
    package var sorted: [Diagnostic] {
        let order = Dictionary(
            files.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: min)
        return list.enumerated().sorted { a, b in
            let (x, y) = (a.element.location, b.element.location)
            let left = (order[x.file] ?? 0, x.line ?? 0, x.column ?? 0, a.offset)
            let right = (order[y.file] ?? 0, y.line ?? 0, y.column ?? 0, b.offset)
            return left < right
        }.map(\.element)
    }
}
