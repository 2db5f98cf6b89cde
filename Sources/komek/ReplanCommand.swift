import ArgumentParser
import Checks
import Foundation
import Planning
import Scenarios
import Sheets
import Solving
import Texts
import TravelTimes

/// `komek replan`: a plan after people fell ill and requests came in, with few changed sheets.
struct ReplanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replan",
        abstract: "Change a plan that is printed already: few sheets, and a list of calls.")

    @Argument(help: "A plan.json.")
    var plan: String

    @Option(
        parsing: .upToNextOption, help: "Volunteers who do not come; a crew for all its members.")
    var without: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: "Files with new households (or new needs of known ones) and volunteers.")
    var add: [String] = []

    @Option(
        parsing: .upToNextOption, help: "Needs that are called off; a household for all its needs.")
    var cancel: [String] = []

    @Option(parsing: .upToNextOption, help: "Needs that need not stay fixed.")
    var release: [String] = []

    @Option(help: "The time of day: what is done or under way by then stays as it is, as 11:20.")
    var at: ClockTime?

    @Option(help: "Minutes that each changed sheet counts; else rules.changedSheet, else 240.")
    var changePrice: Double?

    @Option(help: "Write the new plan: .json, which holds the scenario too, .csv or .xlsx.")
    var out: String?

    @Option(help: "Names and phones for the list of calls, as CSV; see scenarios/FORMAT.md.")
    var contacts: String?

    @OptionGroup var search: SearchOptions

    @Flag(help: "Print the new plan as JSON, for machines.")
    var json = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let changePrice, !(0...1_000_000).contains(changePrice) {
            throw ValidationError("--change-price takes minutes from 0 to 1000000.")
        }
    }

    func run() throws {
        let old = try output.loadPlan(plan)
        let rounds = at.map { old.plan.progress(at: $0.seconds) } ?? []
        let absent = goingNoFurther(old.plan.scenario, rounds)
        let scenario = try changed(old.plan.scenario, rounds, absent)
        let travel = try output.loadTravel(scenario, file: plan)
        let people = try output.loadContacts(
            contacts, for: old.plan.scenario.knowing(everybodyOf: scenario))
        if let out { try orFail(out) { try checkWritable(out) } }
        let monitor = TerminalMonitor(output: output)
        let price = changePrice.map { Int(($0 * 60_000).rounded()) } ?? scenario.changedSheetPrice
        let new: ReplannedPlan
        do {
            new = try replanDay(
                old.plan, scenario: scenario,
                since: at.map { Standstill(at: $0.seconds, rounds: rounds, absent: absent) },
                travel: travel, price: price,
                budget: search.budget(seconds: search.time?.seconds ?? 15),
                seed: search.seed, threads: search.threadCount, version: komekVersion,
                monitor: monitor)
        } catch let faults as ChangeFaults {
            throw tell(faults)
        }
        monitor.finish()
        try output.requireAccepted(check(new.plan, travel: travel))
        if json {
            print(PlanFile.json(new.plan), terminator: "")
        } else {
            print(
                ChangeReport(new, old: old.plan, price: price, contacts: people)
                    .text(output.language, style: output.style), terminator: "")
        }
        if let out { try orFail(out) { try PlanOutput.write(new.plan, to: out) } }
        if monitor.wantsStop { output.note(Word.interrupted.text(in: output.language)) }
        if new.plan.cost.mustLeftOut > 0 { throw ExitCode(1) }
    }

    /// The scenario as it is now; ends with all that stands in the way.
    private func changed(
        _ scenario: Scenario, _ rounds: [RoundProgress], _ absent: Set<String>
    ) throws -> Scenario {
        var now: Scenario
        let change = DayChange(without: without, cancel: cancel, release: release)
        switch scenario.changed(by: change, rounds: rounds) {
        case .success(let changed): now = changed
        case .failure(let faults): throw tell(faults)
        }
        // Read back: nobody should plan what could not be written down.
        let loaded = ScenarioFile.parse(
            ScenarioFile.json(now, writtenTo: "plan.json"), file: "plan.json")
        output.tell(loaded.diagnostics.filter { $0.severity == .error })
        guard let read = loaded.scenario else { throw ExitCode(2) }
        now = read.with(crewsFormedIn: now)
        for file in add {
            let loaded = LateRequests.load(path: file, into: now)
            // What the plan had before was told when it was made.
            output.tell(
                loaded.diagnostics.filter { $0.severity == .error || $0.location.file == file })
            guard let more = loaded.scenario else { throw ExitCode(2) }
            now = more
        }
        return at.map { now.from($0.seconds, rounds: rounds, absent: absent) } ?? now
    }

    /// Hands that have done something and are not to go further.
    private func goingNoFurther(_ scenario: Scenario, _ rounds: [RoundProgress]) -> Set<String> {
        let crews = scenario.crews.filter { without.contains($0.id) }.flatMap(\.members)
        let gone = Set(without + crews)
        return Set(
            rounds.filter { !$0.done.isEmpty && $0.members.allSatisfy(gone.contains) }.map(\.who))
    }

    /// Says what stands in the way.
    private func tell(_ faults: ChangeFaults) -> ExitCode {
        for fault in faults.faults { output.note(fault.text.text(in: output.language)) }
        return ExitCode(faults.exitCode)
    }
}

extension Scenario {
    /// With whoever else another scenario has: contacts are of those who were here and of those who come.
    fileprivate func knowing(everybodyOf other: Scenario) -> Scenario {
        var all = self
        let volunteers = Set(self.volunteers.map(\.id))
        all.volunteers += other.volunteers.filter { !volunteers.contains($0.id) }
        let households = Set(self.households.map(\.id))
        all.households += other.households.filter { !households.contains($0.id) }
        return all
    }

    /// What each changed sheet costs: as stated, else as much as one need of normal value.
    var changedSheetPrice: Cost { rules.changedSheetPrice ?? 240 * 60_000 }
}

extension ChangeFaults {
    /// 3 where something is not modelled, else 2.
    var exitCode: Int32 {
        faults.allSatisfy { if case .leavesCrew = $0 { true } else { false } } ? 3 : 2
    }
}

extension ChangeFault {
    /// The fault in words.
    var text: ReplanFault {
        switch self {
        case .unknownHand(let id, let nearest): .unknownHand(id, nearest: nearest)
        case .unknownNeed(let id, let nearest): .unknownNeed(id, nearest: nearest)
        case .nobodyLeft: .nobodyLeft
        case .nothingLeft: .nothingLeft
        case .fixedForAbsent(let need, let who, let at):
            .fixedForAbsent(need: need, who: who, at: at.map(clockText))
        case .alreadyDone(let need, let who, let begin):
            .alreadyDone(need: need, who: who, at: clockText(begin))
        case .leavesCrew(let who, let crew): .leavesCrew(who: who, crew: crew)
        case .pastDoesNotHold(let who): .pastDoesNotHold(who: who)
        }
    }
}

/// A time of day as people write it.
struct ClockTime: ExpressibleByArgument {
    var seconds: Int

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
            (0..<24).contains(hour), (0..<60).contains(minute), parts[1].count == 2
        else { return nil }
        seconds = hour * 3600 + minute * 60
    }
}
