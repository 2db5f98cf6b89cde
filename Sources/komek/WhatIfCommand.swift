import ArgumentParser
import Checks
import JSONText
import Planning
import Scenarios
import Sheets
import Solving
import Texts
import TravelTimes

/// `komek whatif`: a day as it would be with more hands, hours or goods, planned beside the day as it
/// is.
struct WhatIfCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "whatif",
        abstract: "Plan a day as it would be with something changed, beside the day as it is.",
        discussion: """
            Both are planned with the same effort. A plan.json saves planning the day as it is from \
            the beginning; crews stay as they are there.

              komek whatif plan.json --add volunteer@centre-3 --count 2
              komek whatif plan.json --longer d18=60 --stock centre-1:basket=+20
            """)

    @Argument(help: "A plan.json, or a scenario: a YAML or JSON file, or a folder of CSV files.")
    var day: String

    @Option(
        help: ArgumentHelp(
            "One more hand: like this volunteer or crew, or like most at a centre (volunteer@CENTRE).",
            valueName: "who"))
    var add: [String] = []

    @Option(help: "So many of each --add.")
    var count: Int = 1

    @Option(help: ArgumentHelp("A volunteer or a crew who does not come.", valueName: "who"))
    var without: [String] = []

    @Option(
        help: ArgumentHelp(
            "Minutes longer (or less) for a volunteer, a crew, all of a centre, or all.",
            valueName: "who=minutes"))
    var longer: [Equation] = []

    @Option(
        help: ArgumentHelp(
            "Pieces more (or less) at a centre.", valueName: "centre:good=pieces"))
    var stock: [Equation] = []

    @Option(
        help: ArgumentHelp(
            "When a need, or all of a household, can be visited.",
            valueName: "need=09:00-18:00"))
    var window: [TimedNeed] = []

    @Option(help: ArgumentHelp("A need, or a household, that is not fixed.", valueName: "need"))
    var unfix: [String] = []

    @Option(
        help: ArgumentHelp(
            "A rule that does not hold: fairness, continuity, languages, lateness, sanitary, frost, pins or breaks.",
            valueName: "rule"))
    var withoutRule: [Supposition.Rule] = []

    @Option(help: "Write the plan of the supposed day: .json, .csv or .xlsx.")
    var out: String?

    @OptionGroup var search: SearchOptions

    @Flag(help: "Print as JSON, for machines.")
    var json = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if !(1...1000).contains(count) {
            throw ValidationError("--count takes a number from 1 to 1000.")
        }
        if suppositions.isEmpty {
            throw ValidationError(
                "Say what is other: --add, --without, --longer, --stock, --window, --unfix or --without-rule."
            )
        }
        if let bad = stock.first(where: { centreAndGood($0) == nil }) {
            throw ValidationError("--stock takes CENTRE:GOOD=PIECES, not \(bad.name).")
        }
    }

    func run() throws {
        let monitor = TerminalMonitor(output: output)
        if let out { try orFail(out) { try checkWritable(out) } }
        let rehearsal = Rehearsal(
            budget: search.budget(seconds: search.time?.seconds ?? 15), seed: search.seed,
            threads: search.threadCount, version: komekVersion, monitor: monitor)
        let isPlan = looksLikePlan(day)
        let scenario: Scenario
        let travel: TravelTimes
        var plan: Plan?
        if isPlan {
            let known = try output.loadPlan(day).plan
            (plan, scenario) = (known, known.scenario)
            travel = try output.loadTravel(scenario, file: day)
        } else {
            scenario = try output.load(day)
            travel = try output.loadTravel(scenario, file: day)
        }
        let supposed = try supposed(scenario)
        let isSamePlaces = without.isEmpty
        let supposedTravel =
            isSamePlaces ? travel : try output.loadTravel(supposed.scenario, file: day)
        let found: Comparison
        if let plan {
            found = rehearsal.compare(
                plan, travel: travel, supposed: supposed, supposedTravel: supposedTravel)
        } else {
            found = rehearsal.compare(
                scenario, travel: travel, supposed: supposed, supposedTravel: supposedTravel)
        }
        monitor.finish()
        try output.requireAccepted(check(found.before, travel: travel))
        try output.requireAccepted(check(found.after, travel: supposedTravel))
        if json {
            print(found.json.rendered(), terminator: "")
        } else {
            let sheet = ComparisonSheet(
                before: found.before, travel: travel, after: found.after,
                supposedTravel: supposedTravel, language: output.language, style: output.style)
            print(
                sheet.text(
                    words(added: found.added), newlyServed: found.newlyServed,
                    noLonger: found.noLonger, added: found.added), terminator: "")
        }
        if let out { try orFail(out) { try PlanOutput.write(found.after, to: out) } }
        if monitor.wantsStop { output.note(Word.interrupted.text(in: output.language)) }
    }

    /// The day as it would be; ends with all that stands in the way.
    private func supposed(_ scenario: Scenario) throws -> SupposedDay {
        switch scenario.supposing(suppositions) {
        case .failure(let faults):
            for fault in faults.faults { output.note(fault.text.text(in: output.language)) }
            throw ExitCode(2)
        case .success(let day):
            // Read back: nothing is planned that could not be written down.
            let loaded = ScenarioFile.parse(
                ScenarioFile.json(day.scenario, writtenTo: "plan.json"), file: "plan.json")
            output.tell(loaded.diagnostics.filter { $0.severity == .error })
            guard loaded.scenario != nil else { throw ExitCode(2) }
            return day
        }
    }

    private var suppositions: [Supposition] {
        add.map { Supposition.more(like: model($0), count: count) }
            + without.map { .without($0) }
            + longer.map { .longer(who: $0.name, seconds: $0.value * 60) }
            + stock.compactMap { stated in
                centreAndGood(stated).map {
                    .stock(centre: $0.centre, good: $0.good, pieces: stated.value)
                }
            }
            + window.map { .window(need: $0.need, $0.interval) }
            + unfix.map { .unfixed($0) }
            + withoutRule.map { .lifted($0) }
    }

    /// `volunteer@centre-3` means what most at that centre are like.
    private func model(_ who: String) -> String {
        let parts = who.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 && parts[0] == "volunteer" ? String(parts[1]) : who
    }

    private func centreAndGood(_ stated: Equation) -> (centre: String, good: String)? {
        guard let colon = stated.name.lastIndex(of: ":") else { return nil }
        return (
            String(stated.name[..<colon]), String(stated.name[stated.name.index(after: colon)...])
        )
    }

    /// What was supposed, in words.
    private func words(added: [String]) -> [WhatIfText] {
        var left = added[...]
        return suppositions.map { supposition in
            switch supposition {
            case .more(let like, let count):
                let ids = Array(left.prefix(count))
                left = left.dropFirst(count)
                return .more(count: count, like: like, ids: ids)
            default: return supposition.text
            }
        }
    }
}

extension Supposition {
    /// In words; new hands have no ids yet.
    var text: WhatIfText {
        switch self {
        case .more(let like, let count): .more(count: count, like: like, ids: [])
        case .without(let who): .without(who)
        case .longer(let who, let seconds): .longer(who: who, seconds: seconds)
        case .stock(let centre, let good, let pieces):
            .stock(centre: centre, good: good, pieces: pieces)
        case .window(let need, let window):
            .window(need: need, from: clockText(window.start), to: clockText(window.end))
        case .unfixed(let need): .unfixed(need)
        case .lifted(let rule): .withoutRule(rule.word)
        }
    }
}

extension Supposition.Rule: ExpressibleByArgument {
    /// The rule as a word.
    var word: RuleWord {
        switch self {
        case .fairness: .fairness
        case .continuity: .continuity
        case .languages: .languages
        case .lateness: .lateness
        case .sanitary: .sanitary
        case .frost: .frost
        case .pins: .pins
        case .breaks: .breaks
        }
    }
}

extension SuppositionFault {
    /// The fault in words.
    var text: WhatIfFault {
        switch self {
        case .unknownHand(let id, let nearest): .unknownHand(id, nearest: nearest)
        case .inCrew(let who, let crew): .inCrew(who, crew: crew)
        case .unknownNeed(let id, let nearest): .unknownNeed(id, nearest: nearest)
        case .unknownCentre(let id, let nearest): .unknownCentre(id, nearest: nearest)
        case .unknownGood(let id, let nearest): .unknownGood(id, nearest: nearest)
        case .nobodyAt(let centre): .nobodyAt(centre: centre)
        case .unlimitedStock(let centre, let good): .unlimitedStock(centre: centre, good: good)
        case .notFixed(let id): .notFixed(id)
        case .nobodyLeft: .nobodyLeft
        }
    }
}

extension Comparison {
    /// Both plans' figures, for machines; costs in minutes of valued time.
    var json: JSON {
        .object([
            ("before", before.figures), ("after", after.figures), ("saved", .minutes(saved)),
            ("newlyServed", .texts(newlyServed)), ("noLonger", .texts(noLonger)),
            ("added", .texts(added)),
        ])
    }
}

extension Plan {
    fileprivate var figures: JSON {
        .object([
            ("needsLeftOut", .number(leftOut.count)), ("mustLeftOut", .number(cost.mustLeftOut)),
            ("cost", .minutes(cost.total)),
            ("isProven", .flag(made.state == .provenOptimal)),
        ])
    }
}

/// A name and a whole number: `d18=60`, `centre-1:basket=+20`.
struct Equation: ExpressibleByArgument {
    var name: String
    var value: Int

    init?(argument: String) {
        guard let sign = argument.lastIndex(of: "="), sign > argument.startIndex else { return nil }
        var digits = argument[argument.index(after: sign)...]
        if digits.first == "+" { digits = digits.dropFirst() }
        guard let value = Int(digits), value.magnitude <= 1_000_000 else { return nil }
        name = String(argument[..<sign])
        self.value = value
    }
}

/// A need and a time of day: `h17/basket=09:00-18:00`.
struct TimedNeed: ExpressibleByArgument {
    var need: String
    var interval: Interval

    init?(argument: String) {
        guard let sign = argument.lastIndex(of: "="), sign > argument.startIndex else { return nil }
        need = String(argument[..<sign])
        let times = argument[argument.index(after: sign)...].split(separator: "-").map {
            ClockTime(argument: String($0))
        }
        guard times.count == 2, let from = times[0], let to = times[1],
            from.seconds <= to.seconds
        else { return nil }
        interval = Interval(from.seconds, to.seconds)
    }
}
