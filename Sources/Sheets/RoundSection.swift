import Scenarios
import Texts

extension PlanWriter {
    /// Every round, and who has none.
    func writeRounds(to page: inout Page) {
        page.section(word(.rounds))
        if plan.rounds.isEmpty { page.paragraph(Inked(word(.nobodyGoesOut)), prefix: "  ") }
        for (round, figures) in zip(plan.rounds, figures) {
            page.gap()
            write(round, figures, to: &page)
        }
        let busy = Set(plan.rounds.map(\.who))
        let free = hands.all.map(\.id).filter { !busy.contains($0) }
        guard !free.isEmpty else { return }
        page.gap()
        page.paragraph(
            Inked("\(word(.withoutRound)): ", .quiet) + Inked(free.joined(separator: ", ")))
    }

    /// One round: a line of figures, then its stops.
    func write(_ round: Round, _ figures: RoundFigures, to page: inout Page) {
        let hand = hands.hand(round.who)
        var sums: [Inked] = []
        if let first = round.stops.first, let last = round.stops.last {
            let (from, to) = (Language.clock(first.begin), Language.clock(last.end))
            sums.append(Inked("\(from)–\(to)"))
        }
        sums.append(Inked(language.duration(figures.duty)))
        sums.append(Inked(language.kilometres(figures.metres)))
        page.margins(Inked(round.who, .strong), sums.dotted())

        var facts: [Inked] = []
        if let hand {
            if hand.isCrew {
                facts.append(Inked(hand.members.map(\.id).joined(separator: ", ")))
            }
            facts.append(Inked(names.mode(hand.mode)))
            facts.append(Inked("\(names.base(hand.from)) → \(names.base(hand.to))"))
        }
        facts.append(Inked(language.count(figures.visits, .visit)))
        page.paragraph(facts.dotted())

        let idWidth = round.stops.reduce(0) { widest, stop in
            guard case .visit(let need) = stop.kind else { return widest }
            let width = displayWidth(names.need(need)?.household.id ?? need)
            return width <= 16 ? max(widest, width) : widest
        }
        for (i, shift) in figures.shifts.enumerated() {
            page.gap()
            if i > 0 { page.paragraph(Inked(text(.shift(i + 1)), .quiet), prefix: "  ") }
            write(shift, hand: hand, walks: figures.walks, idWidth: idWidth, to: &page)
        }
    }

    private func write(
        _ shift: [Stop], hand: Hand?, walks: [String: RoundFigures.Walk], idWidth: Int,
        to page: inout Page
    ) {
        var lastHousehold: String?
        for (i, stop) in shift.enumerated() {
            let time = Inked("  ") + Inked(Language.clock(stop.begin), .strong) + Inked("  ")
            switch stop.kind {
            case .start:
                // A load there says as much.
                if i + 1 < shift.count, case .load(let centre, _) = shift[i + 1].kind,
                    shift[i + 1].begin == stop.begin, hand?.from == .centre(centre)
                {
                    continue
                }
                page.paragraph(edge(.start, hand?.from), prefix: time)
            case .end:
                page.paragraph(edge(.end, hand?.to), prefix: time)
            case .rest:
                let length = language.duration(stop.end - stop.begin)
                page.paragraph(Inked("\(word(.rest)), \(length)"), prefix: time)
            case .load(let centre, let goods):
                let what = [names.goods(goods), names.weight(goods) ?? ""].filter { !$0.isEmpty }
                    .joined(separator: ", ")
                let load = Inked(text(.loadAt(centre: names.centre(centre))))
                page.paragraph(
                    [load, Inked(what, .strong)].dotted(), prefix: time)
                lastHousehold = nil
            case .visit(let id):
                guard let (household, need) = names.need(id) else {
                    page.paragraph(Inked(id), prefix: time)
                    continue
                }
                write(
                    stop, household, need, prefix: time, idWidth: idWidth,
                    sameDoor: lastHousehold == household.id, people: hand?.members.count ?? 1,
                    walk: walks[id], to: &page)
                lastHousehold = household.id
            }
        }
    }

    private func edge(_ what: Word, _ base: Base?) -> Inked {
        Inked(base.map { "\(word(what)): \(names.base($0))" } ?? word(what), .quiet)
    }

    /// A visit: time, household and place on one line; below, what to bring or do and what to know.
    private func write(
        _ stop: Stop, _ household: Household, _ need: Need, prefix time: Inked, idWidth: Int,
        sameDoor: Bool, people: Int, walk: RoundFigures.Walk?, to page: inout Page
    ) {
        let hanging = time.width + idWidth + 2
        let place =
            sameDoor
            ? Inked(word(.sameDoor), .quiet) : Inked(names.place(household.place))
        let id = Inked(household.id, .strong)
        if id.width <= idWidth {
            let padding = Inked(spaces(idWidth - id.width + 2))
            page.paragraph(place, prefix: time + id + padding)
        } else {
            page.paragraph(id, prefix: time)
            page.paragraph(place, prefix: Inked(spaces(hanging)))
        }
        if let walk, !sameDoor || walk.fetches {
            let text = DoorText.onFoot(
                seconds: walk.seconds, car: .household(walk.car.id), fetches: walk.fetches)
            page.paragraph(Inked(self.text(text)), prefix: Inked(spaces(hanging)))
        }
        page.paragraph(
            ([Inked(task(need, stop))]
                + marks(household, need, stop, sameDoor: sameDoor, people: people))
                .dotted(), prefix: Inked(spaces(hanging)))
        if let back = walk?.back {
            let text = DoorText.backToCar(seconds: back)
            page.paragraph(Inked(self.text(text)), prefix: Inked(spaces(hanging)))
        }
        for doubt in sameDoor ? [] : names.doubts(household.place) {
            page.paragraph(Inked(doubt, .alarm), prefix: Inked(spaces(hanging)))
        }
        let notes = (sameDoor ? [] : [household.note]) + [need.note]
        for note in notes.compactMap({ $0 }) where !note.isEmpty {
            page.paragraph(Inked(text(.note(note))), prefix: Inked(spaces(hanging)))
        }
    }

    /// What to bring; what to do, and for how long, where it is more than bringing.
    private func task(_ need: Need, _ stop: Stop) -> String {
        var words: [String] = []
        let bringsItself = need.brings.pieces[need.kind] != nil
        if !bringsItself {
            words.append(names.kind(need.kind))
            if need.brings.isEmpty { words.append(language.duration(stop.end - stop.begin)) }
        }
        let goods = names.goods(need.brings)
        if !goods.isEmpty { words.append(goods) }
        if let weight = names.weight(need.brings) { words.append(weight) }
        return words.joined(separator: ", ")
    }

    /// What to know at the door.
    private func marks(
        _ household: Household, _ need: Need, _ stop: Stop, sameDoor: Bool, people: Int
    ) -> [Inked] {
        var marks: [Inked] = []
        if household.isolating { marks.append(Inked(word(.isolating), .alarm)) }
        if household.contactFree { marks.append(Inked(word(.contactFree))) }
        if let before = need.before {
            marks.append(
                stop.begin > before
                    ? Inked(text(.late(wished: before)), .alarm)
                    : Inked(text(.wishedBy(before))))
        }
        if let text = plan.warmUps(need, at: stop, people: people) {
            marks.append(Inked(self.text(text)))
        }
        marks += plan.afterTexts(need, at: stop, names).map { Inked(text($0)) }
        if !sameDoor, !household.speaks.isEmpty {
            marks.append(Inked(text(.speaks(household.speaks.map(names.spoken)))))
        }
        return marks
    }
}
