import ArgumentParser
import Checks
import JSONText
import Planning
import Scenarios
import Sheets
import Solving
import Texts
import TravelTimes

/// `komek explain`: why a plan is as it is, and what would make it better.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say why a plan is as it is: reasons, prices, what would help.",
        discussion: """
            Without a need: what is left out and what would let it in, what one more hand, hour or \
            basket would save, and what wishes cost. With a need: who else could do it, or what would \
            let it in. --time and --iterations are of each search that this takes.
            """)

    @Argument(help: "A plan.json.")
    var plan: String

    @Argument(help: "A need of the plan, or a household with one need.")
    var need: String?

    @Flag(help: "Plan the day with each price that saves something, and show both figures.")
    var confirm = false

    @Flag(help: "Plan the day without each wish and rule, to find what it costs.")
    var wishes = false

    @Flag(help: "Look for the fewest additions that serve everybody.")
    var serveAll = false

    @Option(help: "Show so many others who could do a need.")
    var most = 8

    @OptionGroup var search: SearchOptions

    @Flag(help: "Print as JSON, for machines.")
    var json = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if !(1...1000).contains(most) {
            throw ValidationError("--most takes a number from 1 to 1000.")
        }
        if need != nil, confirm || wishes || serveAll {
            throw ValidationError(
                "--confirm, --wishes and --serve-all are about the whole plan, not about one need.")
        }
    }

    func run() throws {
        let known = try output.loadPlan(plan).plan
        let travel = try output.loadTravel(known.scenario, file: plan)
        var sheet = ExplanationSheet(
            known.scenario, language: output.language, style: output.style)
        if let need {
            let id = try id(of: need, in: known)
            if json {
                print(explanation(id, known, travel).rendered(), terminator: "")
                return
            }
            try explain(id, known, travel, &sheet)
            print(sheet.text, terminator: "")
            return
        }
        let monitor = TerminalMonitor(output: output)
        let rehearsal = Rehearsal(
            budget: search.budget(seconds: search.time?.seconds ?? 10), seed: search.seed,
            threads: search.threadCount, version: komekVersion, monitor: monitor)
        if json {
            let told = try explanation(known, travel, rehearsal)
            monitor.finish()
            print(told.rendered(), terminator: "")
            if monitor.wantsStop { output.note(Word.interrupted.text(in: output.language)) }
            return
        }
        leftOut(known, travel, &sheet)
        try prices(known, travel, rehearsal, &sheet)
        if wishes { try wishes(known, travel, rehearsal, &sheet) }
        if serveAll { try servingAll(known, travel, rehearsal, &sheet) }
        monitor.finish()
        print(sheet.text, terminator: "")
        if monitor.wantsStop { output.note(Word.interrupted.text(in: output.language)) }
    }

    // MARK: One need

    /// The need of that id, or the only one of that household; ends where there is none.
    private func id(of stated: String, in plan: Plan) throws -> String {
        let needs = plan.scenario.households.flatMap { $0.needs.map(\.id) }
        if needs.contains(stated) { return stated }
        let own = plan.scenario.households.first { $0.id == stated }?.needs ?? []
        if own.count == 1 { return own[0].id }
        let nearest = own.isEmpty ? nearestWord(to: stated, among: needs) : own[0].id
        output.note(ExplainText.unknown(stated, nearest: nearest).text(in: output.language))
        throw ExitCode(2)
    }

    private func explain(
        _ need: String, _ plan: Plan, _ travel: TravelTimes, _ sheet: inout ExplanationSheet
    ) throws {
        if let leftOut = plan.leftOut.first(where: { $0.need == need }) {
            sheet.section(.leftOut)
            let fixes = Fixes(plan, travel: travel).fixes(of: need).map { $0.text(sheet) }
            sheet.leftOut(leftOut, fixes: fixes.isEmpty ? [.noFix] : fixes)
            return
        }
        guard let found = alternatives(to: need, in: plan, travel: travel) else { return }
        sheet.section(.whoElse)
        sheet.need(need)
        sheet.sentence(
            .visitedBy(
                who: found.who, time: Language.clock(found.begin), saved: found.saved / 1000))
        let language = output.language
        let rows = found.offers.prefix(most).map { offer in
            ExplanationSheet.Row([
                offer.who,
                ExplainText.offer(extra: offer.extra / 1000, isIdle: offer.isIdle)
                    .text(in: language),
            ])
        }
        if rows.isEmpty, found.full == 0 { sheet.sentence(.nobodyElse) }
        sheet.table(Array(rows))
        var rest: [ExplainText] = []
        if found.full > 0 { rest.append(.full(found.full)) }
        rest += found.barred.map { .barred($0.count, why: sheet.sentence($0.obstacle)) }
        rest.append(found.leavingOut.map { .leavingOut($0 / 1000) } ?? .mustBe)
        sheet.list(rest)
    }

    // MARK: The whole plan

    /// Fixes of one need are shown at most; all of them where one need is asked about.
    private static let mostFixes = 2

    private func leftOut(
        _ plan: Plan, _ travel: TravelTimes, _ sheet: inout ExplanationSheet
    ) {
        sheet.section(.leftOut, count: plan.leftOut.count)
        if plan.leftOut.isEmpty { sheet.sentence(.allServed) }
        let fixes = Fixes(plan, travel: travel)
        for leftOut in plan.leftOut {
            let texts = fixes.fixes(of: leftOut.need).prefix(Self.mostFixes).map { $0.text(sheet) }
            sheet.leftOut(leftOut, fixes: texts.isEmpty ? [.noFix] : Array(texts))
        }
    }

    private func prices(
        _ plan: Plan, _ travel: TravelTimes, _ rehearsal: Rehearsal,
        _ sheet: inout ExplanationSheet
    ) throws {
        sheet.section(.whatHelps)
        guard let prices = rehearsal.prices(of: plan, travel: travel) else {
            sheet.sentence(.tooLarge)
            return
        }
        let shown = PriceTables(prices, output.language)
        let tables = try shown.tables { price in
            guard confirm, let found = try confirmed(price, plan, travel, rehearsal) else {
                return nil
            }
            return .confirmed(saved: found.saved / 1000, more: found.more)
        }
        for table in tables {
            sheet.table(table.heading, table.rows.map { ExplanationSheet.Row($0) })
        }
        sheet.sentence(shown.note, isQuiet: true)
        if !confirm,
            let best = prices.worthwhile.max(by: { $0.saved < $1.saved })?.supposition.option
        {
            sheet.sentence(.confirmBy("komek whatif \(self.plan) \(best)"), isQuiet: true)
        }
    }

    /// What the day saves with it, planned, and how many needs more it serves; nil for what saves
    /// nothing by estimate.
    func confirmed(
        _ price: DayPrices.Price, _ plan: Plan, _ travel: TravelTimes, _ rehearsal: Rehearsal
    ) throws -> (saved: Cost, more: Int)? {
        guard price.saved > 0,
            let found = rehearsal.confirm(price.supposition, of: plan, travel: travel)
        else { return nil }
        try requireAccepted([found.before, found.after], travel)
        return (found.saved, found.before.leftOut.count - found.after.leftOut.count)
    }

    /// What wishes cost.
    func wishPrices(
        _ plan: Plan, _ travel: TravelTimes, _ rehearsal: Rehearsal
    ) throws -> [WishPrice] {
        let found = rehearsal.wishes(of: plan, travel: travel)
        try requireAccepted(found.flatMap { [$0.before, $0.after] }, travel)
        return found
    }

    /// What would serve everybody.
    func additions(
        _ plan: Plan, _ travel: TravelTimes, _ rehearsal: Rehearsal
    ) throws -> ServingAll {
        let found = rehearsal.toServeAll(plan, travel: travel)
        try requireAccepted(found.steps.map(\.plan), travel)
        return found
    }

    /// No figure is told of a plan that the checker rejects.
    private func requireAccepted(_ plans: [Plan], _ travel: TravelTimes) throws {
        for plan in plans { try output.requireAccepted(check(plan, travel: travel)) }
    }

    private func wishes(
        _ plan: Plan, _ travel: TravelTimes, _ rehearsal: Rehearsal,
        _ sheet: inout ExplanationSheet
    ) throws {
        sheet.section(.whatWishesCost)
        let found = try wishPrices(plan, travel, rehearsal)
        if found.isEmpty { sheet.sentence(.noWishes) }
        sheet.table(
            found.map { wish in
                let cost: ExplainText =
                    wish.saved == 0 && wish.served <= 0 && wish.musts == 0
                    ? .wishCostsNothing
                    : .wishCosts(
                        saved: wish.saved / 1000, needs: max(0, wish.served), musts: wish.musts)
                return ExplanationSheet.Row([
                    wish.supposition.ruleText(output.language), cost.text(in: output.language),
                ])
            })
    }

    private func servingAll(
        _ plan: Plan, _ travel: TravelTimes, _ rehearsal: Rehearsal,
        _ sheet: inout ExplanationSheet
    ) throws {
        sheet.section(.toServeAll)
        if plan.leftOut.isEmpty {
            sheet.sentence(.allServed)
            return
        }
        let found = try additions(plan, travel, rehearsal)
        sheet.list(
            found.steps.map {
                .then($0.supposition.text.text(in: output.language), left: $0.left)
            })
        if !found.impossible.isEmpty { sheet.sentence(.neverServed(found.impossible)) }
        if !found.left.isEmpty { sheet.sentence(.stillLeft(found.left)) }
    }
}

extension Supposition {
    /// As `komek whatif` takes it.
    fileprivate var option: String? {
        switch self {
        case .more(let like, _): "--add \(like)"
        case .longer(let who, let seconds): "--longer \(who)=\(seconds / 60)"
        case .stock(let centre, let good, let pieces): "--stock \(centre):\(good)=\(pieces)"
        default: nil
        }
    }

    fileprivate func ruleText(_ language: Language) -> String {
        switch self {
        case .lifted(let rule): rule.word.text(in: language)
        case .unfixed(let need): ExplainText.fixed(need).text(in: language)
        default: text.text(in: language)
        }
    }
}

extension PricedFix {
    /// In words.
    fileprivate func text(_ sheet: ExplanationSheet) -> ExplainText {
        let extra = extra / 1000
        return switch fix {
        case .longer(let who, let seconds): .longer(who: who, seconds: seconds, extra: extra)
        case .earlier(let who, let seconds): .earlier(who: who, seconds: seconds, extra: extra)
        case .closesLater(let who, let seconds):
            .closesLater(who: who, seconds: seconds, extra: extra)
        case .opensEarlier(let who, let seconds):
            .opensEarlier(who: who, seconds: seconds, extra: extra)
        case .limit(let who, let limit): .limit(who: who, limit.word, extra: extra)
        case .stock(let centre, let good, let pieces):
            .stock(centre: centre, good: good, pieces: pieces, extra: extra)
        case .obstacle(let who, let obstacle):
            .given(who: who, sheet.missing(obstacle), extra: extra)
        case .oneMoreWith(let like, let obstacle):
            .oneMoreWith(like: like, sheet.missing(obstacle), extra: extra)
        case .worth(let who, let least): .worth(who: who, seconds: least / 1000)
        case .oneMore(let like): .oneMore(like: like, extra: extra)
        }
    }
}

extension Fix.Limit {
    fileprivate var word: ExplainText.LimitWord {
        switch self {
        case .hours: .hours
        case .visits: .visits
        case .households: .households
        case .trips: .trips
        case .kilometres: .kilometres
        case .load: .load
        }
    }
}
