/// What the terminal can show.
public struct TerminalStyle: Sendable, Equatable {
    /// Columns; no line is wider.
    public var width: Int = 80
    /// Whether text may be bold, dim or red.
    ///
    /// Without it there is not one escape code in the output.
    public var colours: Bool

    /// A terminal of so many columns (40 at least: narrower ones wrap by themselves).
    public init(width: Int = 80, colours: Bool = false) {
        self.width = max(40, width)
        self.colours = colours
    }
}

/// How much a piece of text stands out.
package enum Ink: Sendable, Equatable {
    case plain
    /// What the eye looks for: times, ids, headings.
    case strong
    /// What only some need.
    case quiet
    /// What must not be overlooked.
    case alarm

    /// The code of ECMA-48 that switches it on, if it needs one.
    var code: String? {
        switch self {
        case .plain: nil
        case .strong: "1"
        case .quiet: "2"
        case .alarm: "1;31"
        }
    }
}
