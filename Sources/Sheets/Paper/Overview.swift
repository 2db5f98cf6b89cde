import HTMLText
import Scenarios
import Texts

/// Writes the coordinator's overview: the day in figures, in time, on the map; who has which round;
/// what is left out and why.
///
/// People are named by their ids unless ``PaperOptions/names`` is set, households always: neither
/// addresses nor names stand here, so that no list of people who live alone can come of it.
struct Overview {
    let day: PaperDay
    let writer: PlanWriter
    let language: Language
    let names: Names
    /// Drawn by whoever has a map; nil where there is none.
    let map: Markup?
    /// File names of the sheets, by round.
    let sheets: [String]
    /// File names and titles of the loading lists.
    let packing: [(file: String, title: String)]

    /// What a little more would save; nil where nobody asked.
    let help: HelpTables?

    func word(_ word: SheetWord) -> String { word.text(in: language) }

    /// The whole page.
    var body: Markup {
        .tag(
            "main", [],
            head + links + figures + timeline + mapSection + volunteers + leftOut + whatHelps
                + .raw("<script>\(Self.script)</script>"))
    }

    private var head: Markup {
        let title =
            names.local(day.plan.scenario.day.name)
            ?? Markup(text: Word.planOfDay.text(in: language))
        var when: [Markup] = []
        if let date = day.date(language) { when.append(.tag("strong", text: date)) }
        if let degrees = day.plan.scenario.day.temperature {
            when.append(Markup(text: language.temperature(degrees)))
        }
        return .tag(
            "header", class: "head",
            .tag("div", [], .tag("p", text: word(.overview)) + .tag("h1", [], title))
                + .tag("p", class: "when", when.joined(separator: ", ")))
    }

    /// Ways to the other files, on a screen only.
    private var links: Markup {
        let all = Markup.tag("a", [("href", "all-sheets.html")], Markup(text: word(.allSheets)))
        let lists = packing.map { Markup.tag("a", [("href", $0.file)], Markup(text: $0.title)) }
        return .tag(
            "nav", class: "screen gap",
            .tag("p", [], all)
                + .tag(
                    "p", [],
                    Markup(text: word(.packingLists) + ": ") + lists.joined(separator: " · ")))
    }

    private var figures: Markup {
        let plan = day.plan
        let all = plan.scenario.households.reduce(0) { $0 + $1.needs.count }
        let served = plan.servedNeeds
        let metres = day.figures.reduce(0) { $0 + $1.metres }
        var rows: [(Word, Markup)] = [
            (
                .needs,
                .tag(
                    "strong",
                    text: Sentence.served(served, of: all, leftOut: plan.leftOut.count).text(
                        in: language))
            ),
            (.volunteersTime, Markup(text: language.duration(writer.volunteersTime))),
            (.distance, Markup(text: language.kilometres(metres))),
        ]
        if let places = names.approximate { rows.append((.approximate, Markup(text: places))) }
        rows += [
            (.result, Markup(text: writer.state)),
            (.cost, Markup(text: Sentence.valuedTime(plan.cost.total / 1000).text(in: language))),
        ]
        for part in writer.costParts {
            rows.append((.cost, Markup(text: "\(part.time) \(part.what)")))
        }
        if let proof = writer.proof { rows.append((.proven, .tag("strong", text: proof))) }
        var last: Word?
        let list = rows.map { label, value -> Markup in
            defer { last = label }
            let term = last == label ? Markup() : Markup(text: label.text(in: language))
            return .tag("dt", [], term) + .tag("dd", [], value)
        }
        let hint = day.options.names ? Markup() : .tag("p", class: "quiet", text: word(.idsOnly))
        return .tag("dl", class: "facts", list.joined()) + hint
    }

    private var mapSection: Markup {
        guard let map else { return Markup() }
        return .tag(
            "section", class: "gap",
            .tag("h2", text: word(.mapOfDay)) + .tag("figure", class: "daymap", map))
    }

    private var timeline: Markup {
        guard !day.rounds.isEmpty else { return Markup() }
        let charts = TimeChart(day: day, language: language).charts
        return .tag(
            "section", class: "gap",
            .tag("h2", text: word(.timeline)) + TimeChart.legend(language)
                + charts.map { .tag("figure", class: "chart", $0) }.joined())
    }

    // MARK: Tables

    private var volunteers: Markup {
        var titles: [SheetWord] = [.who, .begins, .ends, .duty, .kilometres, .visits, .load]
        let steps = day.plan.scenario.rules.fairnessSeconds
        if !steps.isEmpty { titles.append(.aboveFairShare) }
        titles.append(.sheet)
        let rows = day.rounds.enumerated().map { i, round in
            row(round, day.figures[i], file: sheets[i], fairFrom: steps.first?.above)
        }
        let busy = Set(day.rounds.map(\.who))
        let free = day.hands.all.map(\.id).filter { !busy.contains($0) }
        let rest =
            free.isEmpty
            ? Markup()
            : .tag("p", class: "quiet gap", text: "\(word(.free)): \(free.joined(separator: ", "))")
        return table("rounds", title: word(.volunteers), columns: titles.map(word), rows) + rest
    }

    private func row(
        _ round: SheetRound, _ figures: RoundFigures, file: String, fairFrom: Int?
    ) -> Markup {
        let grams = round.loads.reduce(0) { $0 + names.grams($1.goods) }
        var who = Markup.tag("strong", text: round.who)
        if day.options.names {
            let name = day.shortName(round.who)
            if name != round.who {
                who += .raw(" ") + .tag("span", [("lang", "")], Markup(text: name))
            }
        }
        var cells = [
            number(round.begin, Language.clock(round.begin)),
            number(round.end, Language.clock(round.end)),
            number(figures.duty, language.duration(figures.duty)),
            number(
                figures.metres, language.decimal(thousandths: (figures.metres + 50) / 100 * 100)),
            number(figures.visits, "\(figures.visits)"),
            number(grams, grams == 0 ? "–" : language.decimal(thousandths: grams)),
        ]
        if let fairFrom {
            let before = day.plan.scenario.history.seconds
            let most = (round.hand?.members ?? []).map { figures.duty + (before[$0.id] ?? 0) }.max()
            let above = max(0, (most ?? figures.duty) - fairFrom) / 60
            cells.append(number(above, above == 0 ? "–" : "+\(above)"))
        }
        cells.append(.tag("td", [], .tag("a", [("href", file)], Markup(text: "\(round.number)"))))
        return .tag(
            "tr", [],
            .tag("th", [("scope", "row"), ("data-v", round.who)], who) + cells.joined())
    }

    private func number(_ value: Int, _ text: String) -> Markup {
        .tag("td", [("class", "n"), ("data-v", "\(value)")], Markup(text: text))
    }

    private var leftOut: Markup {
        let plan = day.plan
        guard !plan.leftOut.isEmpty else {
            return .tag("p", class: "gap", text: word(.servedAll))
        }
        let rows = plan.leftOut.map { leftOut -> Markup in
            let need = names.need(leftOut.need)?.need
            var id = Markup.tag("strong", text: leftOut.need)
            if need?.value == .must {
                id += .raw(" ") + .tag("span", class: "mark", text: Word.must.text(in: language))
            }
            let sort = ReasonSort(leftOut.reason).heading.text(in: language)
            let reason = names.sentence(leftOut.reason)
            return .tag(
                "tr", [],
                .tag("th", [("scope", "row"), ("data-v", leftOut.need)], id)
                    + .tag("td", text: need.map { names.kind($0.kind) } ?? "")
                    + .tag("td", text: reason.isEmpty ? sort : reason))
        }
        let title = "\(Word.leftOut.text(in: language)): \(language.number(plan.leftOut.count))"
        return table("left", title: title, columns: [.need, .kind, .reason].map(word), rows)
    }

    /// Estimates of what one more hand, hour or ten pieces would save.
    private var whatHelps: Markup {
        guard let help else { return Markup() }
        let tables = help.tables.filter { !$0.rows.isEmpty }.map { table in
            Markup.tag("h3", text: table.heading.text(in: language))
                + .tag("table", class: "grid", table.rows.map(helpRow).joined())
        }
        return .tag(
            "section", class: "gap",
            .tag("h2", text: ExplainText.whatHelps.text(in: language)) + tables.joined()
                + .tag("p", class: "quiet", text: help.note.text(in: language)))
    }

    private func helpRow(_ cells: [String]) -> Markup {
        let words = cells.dropLast().map { Markup.tag("td", text: $0) }
        return .tag(
            "tr", [], words.joined() + .tag("td", class: "n", text: cells.last ?? ""))
    }

    /// A table with a field that filters its rows, and columns that sort them.
    ///
    /// The columns' names are no `button` elements: Chromium does not print these in a head that
    /// returns on the next page.
    private func table(
        _ id: String, title: String, columns: [String], _ rows: [Markup]
    ) -> Markup {
        let head = columns.map {
            Markup.tag(
                "th", [("scope", "col")],
                .tag("span", [("role", "button"), ("tabindex", "0")], Markup(text: $0)))
        }
        let field = Markup.tag(
            "p", class: "screen quiet",
            .tag(
                "label", [],
                Markup(text: word(.search) + " ")
                    + .tag("input", [("type", "search"), ("data-for", id)]))
                + Markup(text: " " + word(.sortHint) + " ")
                + .tag(
                    "strong", [("hidden", ""), ("role", "status"), ("data-none", id)],
                    Markup(text: word(.noMatch))))
        return .tag(
            "section", class: "gap",
            .tag("h2", text: title) + field
                + .tag(
                    "table", [("class", "grid"), ("id", id)],
                    .tag("thead", [], .tag("tr", [], head.joined()))
                        + .tag("tbody", [], rows.joined())))
    }

    /// Sorting and filtering without a server; the page is whole without it.
    static let script = """
        for (const table of document.querySelectorAll("table[id]")) {
          const body = table.tBodies[0], rows = [...body.rows];
          const key = (row, i) => row.cells[i].dataset.v ?? row.cells[i].textContent;
          table.querySelectorAll("thead [role=button]").forEach((button, i) => {
            button.addEventListener("keydown", event => {
              if (!["Enter", " "].includes(event.key)) return;
              event.preventDefault();
              button.click();
            });
            button.addEventListener("click", () => {
              const th = button.parentElement, down = th.getAttribute("aria-sort") === "ascending";
              table.querySelectorAll("thead th").forEach(h => h.removeAttribute("aria-sort"));
              th.setAttribute("aria-sort", down ? "descending" : "ascending");
              rows.sort((a, b) => key(a, i).localeCompare(key(b, i), undefined, {numeric: true}) * (down ? -1 : 1));
              body.append(...rows);
            });
          });
          const field = document.querySelector(`input[data-for="${table.id}"]`);
          const none = document.querySelector(`[data-none="${table.id}"]`);
          field?.addEventListener("input", () => {
            const wish = field.value.trim().toLocaleLowerCase();
            let found = 0;
            for (const row of rows) {
              row.hidden = !row.textContent.toLocaleLowerCase().includes(wish);
              if (!row.hidden) found += 1;
            }
            none.hidden = found > 0;
          });
        }
        """
}
