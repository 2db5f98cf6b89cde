import HTMLText
import Scenarios
import Texts

/// Writes the sheet of one round: nothing in it is about anybody else's stops.
struct VolunteerSheet {
    let day: PaperDay
    let round: SheetRound
    let figures: RoundFigures
    let language: Language
    let names: Names
    /// Drawn by whoever has a map; nil where there is none.
    let map: Markup?

    init(_ day: PaperDay, round index: Int, map: Markup?) {
        (self.day, self.map) = (day, map)
        (round, figures) = (day.rounds[index], day.figures[index])
        language = day.language(of: round.hand)
        names = day.names(language)
    }

    func word(_ word: SheetWord) -> String { word.text(in: language) }
    func word(_ word: Word) -> String { word.text(in: language) }
    func text(_ text: SheetText) -> String { text.text(in: language) }

    /// Who it is for, as the title, the running head and the foot of the page say it.
    var who: String { day.fullName(round.who) }

    /// The whole sheet.
    var article: Markup {
        .tag(
            "article",
            [("class", "sheet"), ("id", "s\(round.number)"), ("lang", language.rawValue)],
            head + facts + loads + mapAndCodes + stops + (map == nil ? Markup() : advice))
    }

    // MARK: Head

    private var head: Markup {
        let scenario = day.plan.scenario
        var title = Markup.tag("span", [("lang", "")], Markup(text: who))
        if who != round.who { title += .raw(" ") + .tag("span", class: "id", text: round.who) }
        var when: [Markup] = []
        if let date = day.date(language) { when.append(.tag("strong", text: date)) }
        if let degrees = scenario.day.temperature {
            when.append(Markup(text: language.temperature(degrees)))
        }
        var kind = [Markup(text: word(.routeSheet))]
        if let name = names.local(scenario.day.name) { kind.append(name) }
        return .tag(
            "header", class: "head",
            .tag("div", [], .tag("p", [], kind.joined(separator: " · ")) + .tag("h1", [], title))
                + .tag("p", class: "when", when.joined(separator: ", ")))
    }

    private var facts: Markup {
        var rows: [(Markup, Markup)] = []
        func add(_ label: String, _ value: Markup) { rows.append((Markup(text: label), value)) }

        add(
            word(.whereToBe),
            .tag("span", class: "big", text: Language.clock(round.begin)) + .raw(" ")
                + base(round.hand?.from))
        if let hand = round.hand, hand.isCrew {
            let people = hand.members.map { day.shortName($0.id) }.joined(separator: ", ")
            add(word(.crewMembers), .tag("span", [("lang", "")], Markup(text: people)))
        }
        let figures = [
            names.mode(round.hand?.mode ?? .car), language.count(self.figures.visits, .visit),
            language.kilometres(self.figures.metres), language.duration(self.figures.duty),
        ]
        add(word(.round), Markup(text: figures.joined(separator: " · ")))
        if !tools.isEmpty {
            add(word(.takeAlong), .tag("strong", text: tools.joined(separator: ", ")))
        }
        add(
            word(.endOfRound),
            .tag("strong", text: Language.clock(round.end)) + .raw(" ") + base(round.hand?.to))
        add(word(.coordinator), coordinator)
        return .tag(
            "dl", class: "facts",
            rows.map { .tag("dt", [], $0.0) + .tag("dd", [], $0.1) }.joined())
    }

    /// Name and phone of whoever answers, or a line to write it on.
    private var coordinator: Markup {
        guard let contact = day.contacts.coordinator, contact.phone != nil || contact.name != nil
        else { return .raw("____________________") }
        var parts: [Markup] = []
        if let name = contact.shortName {
            parts.append(.tag("span", [("lang", "")], Markup(text: name)))
        }
        if let phone = contact.phone { parts.append(.tag("span", class: "big", self.phone(phone))) }
        return parts.joined(separator: " ")
    }

    func phone(_ number: String) -> Markup {
        let dialled = number.filter { $0.isNumber || $0 == "+" }
        return .tag("a", [("href", "tel:\(dialled)")], Markup(text: number))
    }

    /// A centre with its address and phone, or home.
    private func base(_ base: Base?) -> Markup {
        guard let base else { return Markup() }
        guard case .centre(let id) = base, let i = names.centreIndex[id] else {
            return Markup(text: names.base(base))
        }
        let centre = day.plan.scenario.centres[i]
        var result = Markup.tag("strong", [], names.local(centre.name) ?? Markup(text: id))
        let contact = day.contacts.centres[id]
        let place = centre.place.completed(by: contact)
        if place.street != nil || place.house != nil || place.crossing != nil {
            result += .raw(", ") + .tag("span", [("lang", "")], Markup(text: names.place(place)))
        }
        if let phone = contact?.phone { result += .raw(", ") + self.phone(phone) }
        for doubt in names.doubts(place) {
            result += .raw(" ") + .tag("span", class: "mark", text: doubt)
        }
        return result
    }

    /// What the tasks ask for, each once.
    private var tools: [String] {
        var seen: Set<String> = []
        return round.doors.flatMap(\.tasks).flatMap(\.need.tools)
            .filter { seen.insert($0).inserted }.map(names.tool)
    }

    // MARK: Loads

    private var loads: Markup {
        let loads = round.loads
        guard !loads.isEmpty else { return Markup() }
        let rows = loads.map { load in
            let goods = [names.goods(load.goods), names.weight(load.goods) ?? ""]
                .filter { !$0.isEmpty }.joined(separator: " · ")
            var when = Markup.tag(
                "strong", text: "\(Language.clock(load.begin))–\(Language.clock(load.end))")
            if round.hand?.from != .centre(load.centre) {
                when += .raw(" ") + names.centreName(load.centre)
            }
            return Markup.tag(
                "tr", [],
                .tag(
                    "th", [("scope", "row"), ("class", "n")], Markup(text: text(.trip(load.trip))))
                    + .tag("td", [], when)
                    + .tag("td", class: "what", text: goods)
                    + .tag("td", [], day.tick(word(.loaded))))
        }
        let heading = Markup.tag("h2", text: word(.whatToLoad))
        return .tag(
            "section", class: "gap",
            heading + .tag("p", text: word(.countFirst))
                + .tag("table", class: "loads", .tag("tbody", [], rows.joined())))
    }

    // MARK: Map and codes

    private var mapAndCodes: Markup {
        let doors = round.doors
        guard !doors.isEmpty else { return advice }
        let links = NavigationLinks(app: day.options.navigation, mode: round.hand?.mode ?? .car)
        let most = day.options.navigation.mostStops
        let codes = stride(from: 0, to: doors.count, by: most).map { start -> Markup in
            let part = doors[start..<min(start + most, doors.count)]
            let label = text(.stops(start + 1, start + part.count))
            let link = links.along(part.map(\.household.place)) ?? ""
            return .tag(
                "figure", [],
                .tag("a", [("href", link)], day.code(link, label: "QR: \(label)"))
                    + .tag("figcaption", text: label))
        }
        let heading = Markup.tag("h2", text: word(.wholeRound))
        let block = Markup.tag("div", class: "codes", codes.joined())
        guard let map else {
            return .tag(
                "section", class: "map gap", .tag("div", class: "side", heading + block) + advice)
        }
        // Beside a map there is room for two.
        let (beside, below) = codes.count <= 2 ? (block, Markup()) : (Markup(), heading + block)
        return .tag(
            "section", class: "gap",
            .tag("h2", text: word(.mapOfRound))
                + .tag("div", class: "map", .tag("figure", [], map) + beside)
                + (day.knowsWays ? Markup() : .tag("p", class: "quiet", text: word(.straightLines)))
                + below)
    }

    // MARK: When something goes wrong

    private var advice: Markup {
        let households = round.doors.map(\.household)
        var lines: [SheetWord] = [.nobodyOpens, .tooLate, .danger]
        if !round.loads.isEmpty { lines.append(.leftOver) }
        if households.contains(where: \.contactFree) { lines.append(.contactFreeAdvice) }
        if households.contains(where: \.isolating) { lines.append(.isolatingAdvice) }
        if (day.plan.scenario.day.temperature ?? 0) < 0 { lines.append(.coldAdvice) }
        let frost = day.plan.scenario.frost.map { text(.frost(most: $0.outdoorsSeconds)) }
        let list = (lines.map(word) + [frost].compactMap { $0 })
            .map { Markup.tag("li", text: $0) }.joined()
        return .tag(
            "section", class: "box advice gap",
            .tag("h2", text: word(.ifWrong)) + .tag("ul", [], list)
                + .tag("p", [], Markup(text: word(.coordinator) + ": ") + coordinator)
                + .tag("p", class: "quiet", text: day.destroyLine(language)))
    }
}
