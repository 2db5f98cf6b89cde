import Maps

/// A round on a map.
public struct RoundLine: Sendable {
    /// A numbered place.
    public struct Mark: Sendable {
        /// What stands in the circle.
        public var label: String
        /// Where it is.
        public var at: Coordinate
        /// A mark of its parts.
        public init(label: String, at: Coordinate) { (self.label, self.at) = (label, at) }
    }
    /// The way, one line or several.
    public var lines: [[Coordinate]]
    /// The stops in their order.
    public var marks: [Mark]
    /// Where the round loads, begins or ends.
    public var bases: [Coordinate]
    /// Which of the patterns; rounds of one map have different ones as far as there are.
    public var style: Int
    /// Name of the round on a map of many; stops are dots then.
    public var name: String?
    /// A round of its parts.
    public init(
        lines: [[Coordinate]], marks: [Mark], bases: [Coordinate], style: Int = 0,
        name: String? = nil
    ) {
        (self.lines, self.marks, self.bases) = (lines, marks, bases)
        (self.style, self.name) = (style, name)
    }

    /// Every place of it.
    public var points: [Coordinate] { lines.joined() + marks.map(\.at) + bases }
}

/// How rounds are told apart: dark colours, and dashes that stay where colours do not.
enum RoundStyle {
    static let colours = [
        "#000000", "#0b4f9e", "#a61c14", "#17652b", "#6d2f93", "#8a4b00", "#00666f", "#86104d",
    ]
    static let dashes = ["", "9 4", "2.5 3.5", "13 4 2.5 4", "5 3", "15 4 2.5 3 2.5 4"]

    static func colour(_ style: Int) -> String { colours[style % colours.count] }
    /// Moves on by one each time the colours have been used up, so that 48 rounds all differ.
    static func dash(_ style: Int) -> String {
        dashes[(style % colours.count + style / colours.count) % dashes.count]
    }
}
