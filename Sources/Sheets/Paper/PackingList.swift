import HTMLText
import Scenarios
import Texts

/// Writes one centre's loading list: what to hand to whom, in the order in which they load.
struct PackingList {
    let day: PaperDay
    let centre: Centre
    let language: Language
    let names: Names

    private struct Loading {
        var who: String
        var trip: Int
        var goods: Quantities
        var begin: Int
        var end: Int
    }

    init(_ day: PaperDay, centre: Centre) {
        (self.day, self.centre, language) = (day, centre, day.options.language)
        names = day.names(day.options.language)
    }

    private func word(_ word: SheetWord) -> String { word.text(in: language) }

    /// The centre's name, without markup.
    var title: String { names.centre(centre.id) }

    private var loadings: [Loading] {
        let all = day.rounds.flatMap { round in
            round.loads.filter { $0.centre == centre.id }.map {
                Loading(
                    who: round.who, trip: $0.trip, goods: $0.goods, begin: $0.begin, end: $0.end)
            }
        }
        return all.sorted {
            ($0.begin, $0.end, $0.who, $0.trip) < ($1.begin, $1.end, $1.who, $1.trip)
        }
    }

    /// The whole list.
    var article: Markup {
        let loadings = loadings
        return .tag(
            "article", [("class", "sheet"), ("lang", language.rawValue)],
            head + (loadings.isEmpty ? empty : departures(loadings) + totals(loadings)))
    }

    private var empty: Markup {
        .tag("p", class: "gap", text: Word.nothingToPack.text(in: language))
    }

    private var head: Markup {
        var notes = [
            "\(Language.clock(centre.open.start))–\(Language.clock(centre.open.end))"
        ]
        if let ramp = centre.ramp { notes.append(SheetText.ramp(ramp).text(in: language)) }
        var kind = [Markup(text: word(.packingList))]
        if let name = names.local(day.plan.scenario.day.name) { kind.append(name) }
        let title =
            Markup.tag("h1", [], names.centreName(centre.id))
            + .tag("p", text: notes.joined(separator: " · "))
        return .tag(
            "header", class: "head",
            .tag("div", [], .tag("p", [], kind.joined(separator: " · ")) + title)
                + .tag(
                    "p", class: "when",
                    day.date(language).map { .tag("strong", text: $0) } ?? Markup()))
    }

    private func departures(_ loadings: [Loading]) -> Markup {
        let titles: [SheetWord] = [.leaves, .who, .trip, .giveOut]
        let head = titles.map { Markup.tag("th", [("scope", "col")], Markup(text: word($0))) }
        let rows = loadings.map { loading in
            let goods = [names.goods(loading.goods), names.weight(loading.goods) ?? ""]
                .filter { !$0.isEmpty }.joined(separator: " · ")
            let name = day.shortName(loading.who)
            var who = Markup.tag("strong", [("lang", "")], Markup(text: name))
            if name != loading.who {
                who += .raw(" ") + .tag("span", class: "id", text: loading.who)
            }
            let time = "\(Language.clock(loading.begin))–\(Language.clock(loading.end))"
            return Markup.tag(
                "tr", [],
                .tag("th", [("scope", "row"), ("class", "n")], Markup(text: time))
                    + .tag("td", [], who) + .tag("td", text: "\(loading.trip)")
                    + .tag("td", [], .tag("strong", text: goods))
                    + .tag("td", [], day.tick(word(.handedOut))))
        }
        return .tag(
            "table", class: "grid gap",
            .tag("thead", [], .tag("tr", [], head.joined() + .tag("td")))
                + .tag("tbody", [], rows.joined()))
    }

    /// Given out, in stock and what remains, good by good; and what all of it weighs.
    private func totals(_ loadings: [Loading]) -> Markup {
        var sum = Quantities(grams: 0)
        for loading in loadings {
            sum.pieces.merge(loading.goods.pieces, uniquingKeysWith: +)
            sum.grams = (sum.grams ?? 0) + (loading.goods.grams ?? 0)
        }
        var rows = names.sorted(sum).filter { $0.number != 0 }.map { good, number in
            row(
                names.pieces(number, of: good),
                stock: centre.stock.pieces[good].map {
                    (language.number($0), language.number($0 - number))
                })
        }
        if let loose = sum.grams, loose > 0 {
            rows.append(
                row(
                    language.kilograms(loose),
                    stock: centre.stock.grams.map {
                        (language.kilograms($0), language.kilograms($0 - loose))
                    }))
        }
        let titles: [SheetWord] = [.given, .stock, .remains]
        let head = titles.map { Markup.tag("th", [("scope", "col")], Markup(text: word($0))) }
        let weight = names.weight(sum).map { Word.total.text(in: language) + ": " + $0 } ?? ""
        return .tag(
            "table", class: "grid gap",
            .tag("caption", text: weight) + .tag("thead", [], .tag("tr", [], head.joined()))
                + .tag("tbody", [], rows.joined()))
    }

    private func row(_ given: String, stock: (all: String, rest: String)?) -> Markup {
        .tag(
            "tr", [],
            .tag("th", [("scope", "row")], Markup(text: given))
                + .tag("td", text: stock?.all ?? "–") + .tag("td", text: stock?.rest ?? "–"))
    }
}
