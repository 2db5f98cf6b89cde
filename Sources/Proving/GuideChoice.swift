/// Whether looks at paths that know less go before an exact look at prices: they spare labels, and take
/// labels themselves.
struct GuideChoice {
    enum Mode {
        /// Where that takes less time, as far as the labels of the last looks tell.
        case byLabels
        case always
        case never
    }
    var mode = Mode.byLabels
    /// Labels of a look from which on one may be guided.
    var least = 50_000
    /// Labels of the last look that nobody guided; where that had too many, perhaps more.
    private(set) var alone = 0
    /// How many at once would have taken as long as the last look that was guided.
    private(set) var guided = 0

    var isGuided: Bool {
        switch mode {
        case .byLabels: alone > least && guided <= alone
        case .always: true
        case .never: false
        }
    }

    /// A guide took longer of late.
    var isGuideSlower: Bool { mode == .byLabels && alone > least && guided > alone }

    mutating func note(alone labels: Int) { alone = labels }

    mutating func note(guided effort: Effort) { guided = effort.labelsAtOnce }

    /// Guides had too many labels, and a look alone had not.
    mutating func note(alone labels: Int, afterGuides effort: Effort) {
        (alone, guided) = (labels, max(effort.labelsAtOnce, 2 * labels))
    }

    /// A look alone had too many labels: perhaps a guide spares most of them.
    ///
    /// - Parameter isTried: only as many as a guide took: without one it is not soon tried again.
    mutating func noteTooMany(isTried: Bool) {
        if isTried { alone = max(alone, 2 * guided) }
        guided = 0
    }
}

/// What looks took.
struct Effort {
    /// Labels of all of them.
    private(set) var labels = 0
    private var squares = 0.0

    /// As many labels at once take as long: each is held against others of its kind, so time grows with
    /// the square.
    var labelsAtOnce: Int { Int(squares.squareRoot()) }

    mutating func add(_ labels: Int) {
        self.labels += labels
        squares += Double(labels) * Double(labels)
    }
}
