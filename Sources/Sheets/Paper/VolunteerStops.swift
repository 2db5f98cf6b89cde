import HTMLText
import Scenarios
import Texts

extension VolunteerSheet {
    /// The stops as a table whose head returns on every page.
    var stops: Markup {
        let date = day.date(language) ?? ""
        var running = [Markup.tag("strong", [("lang", "")], Markup(text: who)), Markup(text: date)]
        if let phone = day.contacts.coordinator?.phone {
            running.append(Markup(text: "\(word(.coordinator)): \(phone)"))
        }
        let head =
            Markup.tag(
                "tr", class: "running",
                .tag(
                    "th", [("colspan", "3")],
                    .tag("div", [], running.map { .tag("span", [], $0) }.joined())))
            + .tag(
                "tr", class: "unseen",
                [word(.time), word(.stop), word(.navigator)]
                    .map { .tag("th", [("scope", "col")], Markup(text: $0)) }.joined())
        return .tag(
            "table", class: "stops gap",
            .tag("thead", [], head) + .tag("tbody", [], round.items.map(row).joined()))
    }

    private func row(_ item: SheetRound.Item) -> Markup {
        switch item {
        case .stop(let door): return stop(door)
        case .shift(let number, let begin):
            let label = DoorText.shift(number).text(in: language)
            return aside(begin, .tag("b", text: label))
        case .load(let trip, let centre, let goods, let begin, let end):
            let what = [names.goods(goods), names.weight(goods) ?? ""].filter { !$0.isEmpty }
            let label = "\(text(.trip(trip))): \(Word.load.text(in: language)) "
            return aside(
                begin,
                Markup(text: label) + names.centreName(centre) + .raw(", ")
                    + .tag("b", text: what.joined(separator: " · "))
                    + .raw(", ")
                    + .tag(
                        "span", class: "whole",
                        text: "\(Language.clock(begin))–\(Language.clock(end))"))
        case .rest(let begin, let end):
            let label = "\(word(.rest)), \(language.duration(end - begin))"
            return aside(begin, .tag("b", text: label))
        case .end(let time, let isLast):
            let base = round.hand.map { names.base($0.to) }
            let label = isLast ? word(.endOfRound) : word(.end)
            return aside(
                time, .tag("b", text: label) + Markup(text: base.map { ": \($0)" } ?? ""))
        case .unknown(let need, let begin): return aside(begin, .tag("b", text: need))
        }
    }

    /// What is no visit.
    private func aside(_ time: Int, _ content: Markup) -> Markup {
        .tag(
            "tr", class: "aside",
            .tag(
                "th", [("scope", "row")],
                .tag("span", class: "clock", text: Language.clock(time)))
                + .tag("td", [("colspan", "2")], content))
    }

    private func stop(_ door: SheetRound.Door) -> Markup {
        let place = door.household.place
        let isOnFoot = door.tasks.first.map { $0.stop.isOnFoot } ?? false
        let links = NavigationLinks(
            app: day.options.navigation, mode: isOnFoot ? .foot : round.hand?.mode ?? .car)
        let link = links.to(place)
        let others = NavigationApp.allCases.filter { $0.brand != nil }.map { app in
            let url = NavigationLinks(app: app, mode: links.mode).to(place)
            return Markup.tag("a", [("href", url)], Markup(text: app.brand ?? ""))
        }
        return .tag(
            "tr", class: "stop",
            .tag(
                "th", [("scope", "row")],
                .tag("span", class: "nr", text: "\(door.number)")
                    + .tag("span", class: "clock", text: Language.clock(door.begin)) + window(door))
                + .tag(
                    "td", [],
                    address(door) + person(door.household) + notes(door)
                        + door.tasks.enumerated().map { k, one in
                            fetching(k, at: door) + task(one.stop, one.need)
                        }.joined() + back(door))
                + .tag(
                    "td", class: "code",
                    .tag(
                        "a", [("href", link)], day.code(link, label: text(.opensStop(door.number))))
                        + .tag(
                            "p", class: "screen quiet",
                            Markup(text: word(.openIn) + ": ") + others.joined(separator: " "))))
    }

    /// When the visit may begin: the interval that holds the planned moment.
    private func window(_ door: SheetRound.Door) -> Markup {
        let windows = door.tasks.compactMap { task in
            task.need.windows.first { $0.start <= task.stop.begin && task.stop.begin <= $0.end }
        }
        guard let start = windows.map(\.start).max(), let end = windows.map(\.end).min(),
            start <= end
        else { return Markup() }
        let interval = "\(Language.clock(start))–\(Language.clock(end))"
        let parts = text(.window(interval)).split(
            separator: interval, omittingEmptySubsequences: false
        ).map { Markup(text: String($0)) }
        let whole = Markup.tag("span", text: interval)
        return .tag(
            "span", class: "window", (parts.first ?? Markup()) + whole + (parts.last ?? Markup()))
    }

    /// What has to be fetched from the car before another task at the same door.
    private func fetching(_ task: Int, at door: SheetRound.Door) -> Markup {
        guard task > 0, let walk = walks[door.tasks[task].need.id], walk.fetches else {
            return Markup()
        }
        return .tag("p", [], walkMark(walk, at: door))
    }

    /// Whether one goes back to the car from here.
    private func back(_ door: SheetRound.Door) -> Markup {
        guard let need = door.tasks.last?.need, let back = walks[need.id]?.back else {
            return Markup()
        }
        let text = DoorText.backToCar(seconds: back)
        return .tag("p", [], .tag("span", class: "mark", text: text.text(in: language)))
    }

    /// How to come to a door from the car, or to the car and back between two tasks at one door.
    private func walkMark(_ walk: RoundFigures.Walk, at door: SheetRound.Door) -> Markup {
        let car = round.doors.last {
            $0.number < door.number && $0.household.id == walk.car.id
        }
        let place = car.map { DoorText.CarPlace.stop($0.number) } ?? .household(walk.car.id)
        let text = DoorText.onFoot(seconds: walk.seconds, car: place, fetches: walk.fetches)
        return .tag("span", class: "mark", text: text.text(in: language))
    }

    /// By need, where one walks there from the car.
    private var walks: [String: RoundFigures.Walk] { day.figures[round.number - 1].walks }

    private func address(_ door: SheetRound.Door) -> Markup {
        let household = door.household
        let contact = day.contacts.households[household.id]
        let place = household.place.completed(by: contact)
        var doors = names.doors(place)
        if let code = contact?.code { doors.append(text(.code(code))) }
        var result = Markup.tag(
            "p", [("class", "street"), ("lang", "")], Markup(text: names.street(place)))
        if !doors.isEmpty {
            result += .tag("p", class: "door", text: doors.joined(separator: ", "))
        }
        if let need = door.tasks.first?.need, let walk = walks[need.id] {
            result += .tag("p", [], walkMark(walk, at: door))
        }
        for doubt in names.doubts(place) {
            result += .tag("p", [], .tag("span", class: "mark", text: doubt))
        }
        return result
    }

    /// The name, else the id; phone; languages; what to know before ringing.
    private func person(_ household: Household) -> Markup {
        let contact = day.contacts.households[household.id]
        var parts = [
            Markup.tag("span", [("lang", "")], Markup(text: contact?.shortName ?? household.id))
        ]
        if let phone = contact?.phone { parts.append(self.phone(phone)) }
        if !household.speaks.isEmpty {
            let spoken = DoorText.speaks(household.speaks.map(names.spoken))
            parts.append(Markup(text: spoken.text(in: language)))
        }
        if household.isolating { parts.append(.tag("span", class: "mark", text: word(.isolating))) }
        if household.contactFree {
            parts.append(.tag("span", class: "mark", text: word(.contactFree)))
        }
        return .tag("p", class: "person", parts.joined(separator: " · "))
    }

    /// What to bring or do, and boxes for what came of it.
    private func task(_ stop: Stop, _ need: Need) -> Markup {
        var parts: [Markup] = []
        let goods = [names.goods(need.brings), names.weight(need.brings) ?? ""]
            .filter { !$0.isEmpty }
        if need.brings.pieces[need.kind] == nil {
            parts.append(.tag("b", text: names.kind(need.kind)))
            parts.append(Markup(text: language.duration(stop.end - stop.begin)))
        }
        if !goods.isEmpty {
            parts.append(
                Markup(text: word(.handOver) + ": ")
                    + .tag("b", text: goods.joined(separator: " · ")))
        }
        if let before = need.before {
            let text: DoorText = stop.begin > before ? .late(wished: before) : .wishedBy(before)
            parts.append(.tag("span", class: "mark", text: text.text(in: language)))
        }
        if let text = day.plan.warmUps(need, at: stop, people: round.hand?.members.count ?? 1) {
            parts.append(.tag("span", class: "mark", text: text.text(in: language)))
        }
        for text in day.plan.afterTexts(need, at: stop, names) {
            parts.append(.tag("span", class: "mark", text: text.text(in: language)))
        }
        let boxes = [SheetWord.done, .notAtHome, .refused, .needsHelp].map { day.tick(word($0)) }
        return .tag("p", class: "task", parts.joined(separator: ", "))
            + .tag(
                "div", [("class", "ticks"), ("data-need", need.id)],
                boxes.joined() + .tag("span", class: "line", text: word(.note) + ":"))
    }

    private func notes(_ door: SheetRound.Door) -> Markup {
        let stated =
            [door.household.note] + door.tasks.map(\.need.note)
            + [day.contacts.households[door.household.id]?.note]
        var lines = stated.compactMap { $0 }.filter { !$0.isEmpty }.map { note in
            Markup.tag(
                "p", [], Markup(text: "▸ ") + .tag("strong", [("lang", "")], Markup(text: note)))
        }
        for other in day.others(at: door.household.id, round: round.number - 1) {
            let what = names.kind(other.need.kind)
            lines.append(.tag("p", text: text(.alsoToday(what: what, at: other.begin))))
        }
        return lines.joined()
    }
}
