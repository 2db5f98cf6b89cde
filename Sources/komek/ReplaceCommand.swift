import ArgumentParser
import Planning
import Scenarios
import Sheets
import Solving
import Texts

/// `komek replace`: who could take somebody's round, or parts of it.
struct ReplaceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replace",
        abstract: "Rank who could take over somebody's round, everybody else's being as it is.")

    @Argument(help: "A plan.json.")
    var plan: String

    @Argument(help: "A volunteer, or a crew.")
    var who: String

    @Option(help: "Show so many of the ranking.")
    var most: Int = 10

    @Option(help: "Names and phones, as CSV; see scenarios/FORMAT.md.")
    var contacts: String?

    @Option(help: "Another seed may find another order.")
    var seed: UInt64 = 1

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if !(1...1000).contains(most) {
            throw ValidationError("--most takes a number from 1 to 1000.")
        }
    }

    func run() throws {
        let loaded = try output.loadPlan(plan)
        let scenario = loaded.plan.scenario
        let people = try output.loadContacts(contacts, for: scenario)
        if case .failure(let faults) = scenario.changed(by: DayChange(without: [who])),
            let fault = faults.faults.first, case .unknownHand = fault
        {
            output.note(fault.text.text(in: output.language))
            throw ExitCode(2)
        }
        let monitor = TerminalMonitor(output: output)
        guard
            let found = replacement(
                for: who, in: loaded.plan, travel: loaded.travel, seed: seed, threads: 2,
                monitor: monitor)
        else {
            output.note(ReplanFault.noRound(who).text(in: output.language))
            throw ExitCode(2)
        }
        monitor.finish()
        print(report(found, loaded.plan, people), terminator: "")
    }

    private func report(_ found: Replacement, _ plan: Plan, _ contacts: Contacts) -> String {
        var page = ChangeSheet(
            plan, contacts: contacts, language: output.language, style: output.style)
        page.section(.ranking(who))
        if found.ranking.isEmpty { page.facts([.nobodyTakes]) }
        for (i, offer) in found.ranking.prefix(most).enumerated() {
            page.entry(entry(offer, found, plan, moves: []), number: i + 1, facts: [facts(offer)])
        }
        if let first = found.shares.first, first.takes.count < found.needs.count {
            page.section(.sharing)
            for (i, offer) in found.shares.enumerated() {
                let moves = offer.takes.map { ReplanText.visit($0) }
                page.entry(entry(offer, found, plan, moves: moves), number: i + 1)
            }
        }
        if !found.left.isEmpty {
            page.section(.nobodyTakesThese)
            page.needs(found.left)
        }
        return page.text
    }

    private func facts(_ offer: Replacement.Offer) -> ReplanText {
        let language = output.language
        return .after(
            extra: language.duration(offer.extra / 1000),
            visits: language.count(offer.visits, .visit),
            weight: offer.grams > 0 ? language.kilograms(offer.grams) : nil,
            duty: language.duration(offer.duty))
    }

    private func entry(
        _ offer: Replacement.Offer, _ found: Replacement, _ plan: Plan, moves: [ReplanText]
    ) -> ChangeEntry {
        ChangeEntry(
            who: offer.who,
            members: plan.scenario.crews.first { $0.id == offer.who }?.members ?? [offer.who],
            fate: .takesSome(offer.takes.count, of: found.needs.count, isIdle: offer.isIdle),
            moves: moves)
    }
}
