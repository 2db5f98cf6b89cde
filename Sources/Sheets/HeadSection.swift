import Scenarios
import Texts

extension PlanWriter {
    /// The day, what is served, what it takes and what it is worth.
    func writeHead(to page: inout Page, solveSeconds: Double?) {
        let day = plan.scenario.day
        page.paragraph(Inked(names.text(day.name) ?? word(.planOfDay), .strong))
        var when: [Inked] = []
        if let date = day.date, (1...12).contains(date.month) {
            when.append(Inked(language.date(year: date.year, month: date.month, day: date.day)))
        }
        if let degrees = day.temperature { when.append(Inked(language.temperature(degrees))) }
        if !when.isEmpty { page.paragraph(when.dotted()) }
        page.gap()

        var rows = [
            [label(.needs), needs],
            [label(.volunteersTime), Inked(language.duration(volunteersTime))],
            [label(.distance), Inked(language.kilometres(figures.reduce(0) { $0 + $1.metres }))],
        ]
        let duties = figures.map(\.duty).sorted()
        if let least = duties.first, let most = duties.last {
            let middle = (duties[(duties.count - 1) / 2] + duties[duties.count / 2]) / 2
            rows.append([
                label(.perRound), Inked(text(.duties(least: least, median: middle, most: most))),
            ])
        }
        if let places = names.approximate { rows.append([label(.approximate), Inked(places)]) }
        rows.append([label(.result), Inked(state)])
        rows.append([label(.cost), Inked(text(.valuedTime(plan.cost.total / 1000)), .strong)])
        for part in costParts { rows.append(["", Inked(part.time) + " " + Inked(part.what)]) }
        if let proof { rows.append([label(.proven), Inked(proof)]) }
        page.table(rows, indent: 2)
        if plan.cost.mustLeftOut > 0 {
            page.gap()
            page.paragraph(
                Inked(text(.mustLeftOut(plan.cost.mustLeftOut)), .alarm), prefix: "  ")
        }
        page.gap()
        page.paragraph(provenance(solveSeconds), prefix: "  ")
    }

    private func label(_ word: Word) -> Inked { Inked(self.word(word), .quiet) }

    private var needs: Inked {
        let all = plan.scenario.households.reduce(0) { $0 + $1.needs.count }
        let served = plan.servedNeeds
        return Inked(text(.served(served, of: all, leftOut: plan.leftOut.count)), .strong)
    }

    /// Seconds of duty of everybody: a crew's hour is an hour of each member.
    var volunteersTime: Int {
        zip(plan.rounds, figures).reduce(0) { sum, pair in
            sum + pair.1.duty * (hands.hand(pair.0.who)?.members.count ?? 1)
        }
    }

    /// What is proven about the cost, where that is not the whole truth.
    var proof: String? {
        guard plan.made.state != .provenOptimal, let bound = plan.made.bound, plan.cost.total > 0
        else { return nil }
        // The bound rounded down, the share rounded up: neither promises too much.
        let missing = max(0, plan.cost.total - bound)
        let tenths = (missing * 1000 + plan.cost.total - 1) / plan.cost.total
        return text(.proven(bound: bound / 60_000 * 60, tenths: tenths))
    }

    var state: String {
        switch plan.made.state {
        case .provenOptimal: word(.provenOptimal)
        case .bestFound: word(.bestFound)
        case .byHand: word(.byHand)
        }
    }

    /// The parts of the cost that are not nought, as whole minutes that add up to the total's.
    var costParts: [(time: String, what: String)] {
        let cost = plan.cost
        let parts: [(Cost, Word)] = [
            (cost.duty, .partDuty), (cost.distance, .partDistance), (cost.fixed, .partFixed),
            (cost.fairness, .partFairness), (cost.wishes, .partWishes),
            (cost.leftOut, .partLeftOut),
        ].filter { $0.0 > 0 }
        let minutes = wholeMinutes(parts.map(\.0), of: cost.total)
        // Hours stand under hours and minutes under minutes.
        let hours = column(minutes.map { $0 < 60 ? "" : language.duration(minutes: $0 / 60 * 60) })
        let rests = column(
            minutes.map { $0 >= 60 && $0 % 60 == 0 ? "" : language.duration(minutes: $0 % 60) })
        return parts.indices.map { i in
            let time = [hours[i], rests[i]].filter { !$0.isEmpty }.joined(separator: "\u{A0}")
            return (time: time, what: word(parts[i].1))
        }
    }

    /// Texts padded from the left to one width, so that no line ends within the padding.
    private func column(_ texts: [String]) -> [String] {
        let width = texts.map(displayWidth).max() ?? 0
        return texts.map {
            String(repeating: "\u{A0}", count: width - displayWidth($0)) + $0
        }
    }

    /// Where the plan comes from, in one quiet line.
    private func provenance(_ solveSeconds: Double?) -> Inked {
        let made = plan.made
        var items = [
            "Komek \(made.version)", "\(word(.scenario)) \(made.scenarioHash)",
            "\(word(.seed)) \(made.seed)", language.count(made.iterations, .iteration),
        ]
        if let solveSeconds, solveSeconds >= 0, solveSeconds < 1e9 {
            items.append(language.seconds(tenths: Int((solveSeconds * 10).rounded())))
        }
        if case .roads = plan.scenario.travel.source {
            items.append(MapText.attribution.text(in: language))
        }
        return items.map { Inked($0, .quiet) }.dotted()
    }
}

/// Costs in minutes, rounded so that they add up to the rounded total (largest remainders go up).
func wholeMinutes(_ parts: [Cost], of total: Cost) -> [Int] {
    let minute = 60_000
    var minutes = parts.map { $0 / minute }
    var missing = (total + minute / 2) / minute - minutes.reduce(0, +)
    let byRemainder = parts.indices.sorted {
        (parts[$1] % minute, $0) < (parts[$0] % minute, $1)
    }
    for i in byRemainder where missing > 0 {
        minutes[i] += 1
        missing -= 1
    }
    return minutes
}
