import ArgumentParser
import Campaigns
import Checks
import Foundation
import Planning
import Scenarios
import Sheets
import Solving
import Texts
import TravelTimes

/// `komek campaign plan`: plans of one day or several, kept in the campaign.
struct CampaignPlan: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Plan a day, or several, and keep the plans.",
        discussion: """
            Requests that one day leaves out are looked at again on the next. A day may be planned \
            anew until something is recorded of it.
            """)

    @Argument(help: "The day: 2021-03-21.")
    var date: CalendarDate

    @Option(help: "How many days from it on.")
    var days = 1

    @Option(help: "Write plan-DATE.json and contacts-DATE.csv into this folder, for komek sheets.")
    var out: String?

    @OptionGroup var search: SearchOptions
    @OptionGroup var choice: DayChoice
    @OptionGroup var options: CampaignOptions

    func validate() throws {
        if days < 1 || days > 31 { throw ValidationError("--days takes a number from 1 to 31.") }
        if days > 1, choice.without != nil {
            throw ValidationError(
                "--without is said of one day: komek campaign day DATE --without …")
        }
    }

    func run() throws {
        let stamp = options.stamp
        try options.open { ledger in
            try choice.setAbsent(ledger, on: date.date, stamp)
            let span = (0..<days).map { date.date.adding($0) }
            var plans: [DayPlan] = []
            for day in span {
                guard let plan = try plan(day, of: span, after: plans, ledger, stamp) else {
                    continue
                }
                plans.append(plan)
                if Interrupts.happened { break }
            }
            // What Ctrl-C kept from being planned stays as it was.
            let last = plans.last?.date ?? date.date
            let replaced = Interrupts.happened ? span.filter { $0 <= last } : span
            try ledger.store(plans, replacing: replaced, stamp: stamp)
            for plan in plans { try write(plan, ledger) }
            if plans.contains(where: { $0.plan.cost.mustLeftOut > 0 }) { throw ExitCode(1) }
        }
    }

    /// One day's plan, printed; nil where nothing can be done on it.
    private func plan(
        _ day: Day.Date, of span: [Day.Date], after plans: [DayPlan], _ ledger: Ledger,
        _ stamp: Stamp
    ) throws -> DayPlan? {
        var how = choice.options
        (how.replaced, how.pending) = (span, plans)
        guard let (draft, travel) = try draft(day, how, ledger, stamp) else {
            options.output.note(
                "\(day.iso): \(CampaignWord.nothingToPlan.text(in: options.language))")
            return nil
        }
        if plans.isEmpty { choice.tellUnrecorded(draft, options) }
        let monitor = TerminalMonitor(output: options.output)
        let planned = planDay(
            draft.scenario, travel: travel, hash: draft.scenario.contentHash,
            budget: search.budget(seconds: search.time?.seconds ?? 30), seed: search.seed,
            threads: search.threadCount, version: komekVersion, monitor: monitor)
        monitor.finish()
        let result = check(planned.plan, travel: travel)
        try options.output.requireAccepted(result)
        let plan = DayPlan(planned.plan, checked: result, date: day)
        if days == 1 {
            print(
                TerminalSheet.plan(
                    planned.plan, travel: travel, language: options.language,
                    style: options.output.style, solveSeconds: nil))
        } else {
            options.say(
                .dayPlanned(
                    day.parts, done: plan.requests.count, left: planned.plan.leftOut.count,
                    rounds: plan.rounds.count))
        }
        return plan
    }

    /// A day with its ways; nil where nothing can be done on it.
    ///
    /// One place that is off the map must not keep everybody at home: such households are told, and
    /// wait until their address is cleared up.
    private func draft(
        _ day: Day.Date, _ how: DayDraft.Options, _ ledger: Ledger, _ stamp: Stamp
    ) throws -> (DayDraft, TravelTimes)? {
        guard let draft = try ledger.draft(day, how, stamp: stamp) else { return nil }
        let loaded = TravelTimes.load(
            draft.scenario, file: ledger.path, progress: options.output.asking)
        if loaded.travel == nil {
            let codes = loaded.diagnostics.compactMap { fault in
                draft.scenario.households.indices.first { i in
                    fault.location.path == "households[\(i)]"
                }.map { draft.scenario.households[$0].id }
            }
            let others = loaded.diagnostics.count { $0.severity == .error } - codes.count
            if !codes.isEmpty, others == 0 {
                options.output.tell(loaded.diagnostics)
                try ledger.setUnclear(codes, stamp: stamp)
                return try self.draft(day, how, ledger, stamp)
            }
        }
        return (draft, try options.output.travel(of: loaded))
    }

    private func write(_ plan: DayPlan, _ ledger: Ledger) throws {
        guard let out else { return }
        try orFail(out) {
            try FileManager.default.createDirectory(
                atPath: out, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            let file = "\(out)/plan-\(plan.date.iso).json"
            try writeAtomically(
                PlanFile.json(plan.plan, writtenTo: file), to: file, isPrivate: true)
            try writeAtomically(
                ledger.contacts(on: plan.date), to: "\(out)/contacts-\(plan.date.iso).csv",
                isPrivate: true)
        }
    }
}
