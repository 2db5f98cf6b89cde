/// One thing that is wrong, or doubtful, in a file that somebody wrote.
///
/// It carries facts; ``Texts`` turns them into a sentence in Kazakh, Russian or English. Codes are
/// stable and listed in `scenarios/DIAGNOSTICS.md`.
public struct Diagnostic: Sendable, Equatable, Error {
    /// Errors stop the planner; warnings do not.
    public enum Severity: String, Sendable { case error, warning }

    /// Where it stands.
    public struct Location: Sendable, Equatable {
        /// As the user named the file (inside a CSV folder: with the folder).
        public var file: String
        /// 1-based; nil where unknown.
        public var line: Int?
        /// 1-based; nil where unknown.
        public var column: Int?
        /// For example `households[3].windows[0]`, or for CSV the column's name.
        public var path: String
        /// A value of its parts.
        public init(file: String, line: Int? = nil, column: Int? = nil, path: String = "") {
            (self.file, self.line, self.column, self.path) = (file, line, column, path)
        }
    }

    /// Stable, for example `unknown-key`.
    public var code: String
    /// Stops the planner or not.
    public var severity: Severity
    /// Where it stands.
    public var location: Location
    /// What stands there, as written.
    public var found: String?
    /// Further facts for the texts, by name (`nearest`, `least`, `most`, `other`, …).
    public var facts: [String: String]

    /// A diagnostic of its facts.
    public init(
        code: String, severity: Severity = .error, location: Location, found: String? = nil,
        facts: [String: String] = [:]
    ) {
        (self.code, self.severity, self.location) = (code, severity, location)
        (self.found, self.facts) = (found, facts)
    }
}
