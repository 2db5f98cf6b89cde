import Scenarios
import Texts

/// A rule that a plan breaks.
public struct Violation: Sendable, Equatable {
    /// Stable, for example `window`.
    public var code: String
    /// The hand whose round it is in.
    public var who: String?
    /// The need it is about, if it is about one.
    public var need: String?
    /// Index of the stop in the round.
    public var stopIndex: Int?
    /// Numbers and names for the texts.
    public var facts: [String: String]

    /// A violation of its facts.
    public init(
        _ code: String, who: String? = nil, need: String? = nil, stopIndex: Int? = nil,
        facts: [String: String] = [:]
    ) {
        (self.code, self.who, self.need) = (code, who, need)
        (self.stopIndex, self.facts) = (stopIndex, facts)
    }

    /// What is wrong, in one sentence.
    public func message(in language: Language) -> String {
        var all = facts
        all["who"] = who
        all["need"] = need
        return ViolationTexts.message(code, facts: all, language: language)
    }
}

/// What a round amounts to.
public struct CheckedRound: Sendable, Equatable {
    /// Volunteer or crew.
    public var who: String
    /// Seconds of duty, without breaks.
    public var dutySeconds = 0
    /// Metres travelled.
    public var metres = 0
    /// Needs served.
    public var visits = 0
    /// Different households visited.
    public var households = 0
    /// Grams loaded in the whole day.
    public var gramsLoaded = 0
    /// People in the round.
    public var members = 0
    /// What the round costs.
    public var cost = CostBreakdown()
}

/// What the checker found.
public struct CheckResult: Sendable {
    /// In the order of the plan.
    public var violations: [Violation] = []
    /// Recomputed from the scenario.
    public var cost = CostBreakdown()
    /// What was recomputed of each round.
    public var rounds: [CheckedRound] = []
    /// Every rule is kept.
    public var accepted: Bool { violations.isEmpty }
}
