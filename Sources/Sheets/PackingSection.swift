import Scenarios
import Texts

extension PlanWriter {
    private struct Loading {
        var who: String
        var goods: Quantities
        var begin: Int
        var end: Int
    }

    /// For each centre what to pack, in the order in which it is loaded, and how much of the stock
    /// that is.
    func writePacking(to page: inout Page) {
        var loadings: [String: [Loading]] = [:]
        for round in plan.rounds {
            for stop in round.stops {
                guard case .load(let centre, let goods) = stop.kind else { continue }
                loadings[centre, default: []].append(
                    Loading(who: round.who, goods: goods, begin: stop.begin, end: stop.end))
            }
        }
        guard !loadings.isEmpty else { return }
        page.section(word(.packing))
        for centre in plan.scenario.centres {
            page.gap()
            page.paragraph(title(centre))
            let here = (loadings[centre.id] ?? []).sorted {
                ($0.begin, $0.end, $0.who) < ($1.begin, $1.end, $1.who)
            }
            if here.isEmpty {
                page.paragraph(Inked(word(.nothingToPack), .quiet), prefix: "  ")
                continue
            }
            var rows = here.map { loading in
                [
                    Inked("\(Language.clock(loading.begin))–\(Language.clock(loading.end))"),
                    Inked(loading.who, .strong), Inked(names.goods(loading.goods)),
                    Inked(names.weight(loading.goods) ?? ""),
                ]
            }
            rows += totals(here, at: centre)
            page.table(rows, indent: 2, rightAligned: [3])
        }
    }

    private func title(_ centre: Centre) -> Inked {
        let name = names.centre(centre.id)
        let title = Inked(name, .strong)
        return name == centre.id ? title : title + Inked(" (\(centre.id))", .quiet)
    }

    /// One row for each good, with the stock where it is limited, and the weight of everything in
    /// the first.
    private func totals(_ loadings: [Loading], at centre: Centre) -> [[Inked]] {
        var sum = Quantities(grams: 0)
        for loading in loadings {
            sum.pieces.merge(loading.goods.pieces, uniquingKeysWith: +)
            sum.grams = (sum.grams ?? 0) + (loading.goods.grams ?? 0)
        }
        var lines: [String] = names.sorted(sum).filter { $0.number != 0 }.map { good, number in
            let pieces = names.pieces(number, of: good)
            guard let stock = centre.stock.pieces[good] else { return pieces }
            return "\(pieces) (\(text(.inStock(language.number(stock)))))"
        }
        if let stock = centre.stock.grams, let loose = sum.grams {
            lines.append(
                "\(language.kilograms(loose)) (\(text(.inStock(language.kilograms(stock)))))")
        }
        let weight = names.weight(sum) ?? ""
        if lines.isEmpty { lines = [""] }
        return lines.enumerated().map { i, line in
            [
                Inked(i == 0 ? word(.total) : "", .quiet), "", Inked(line),
                Inked(i == 0 ? weight : ""),
            ]
        }
    }
}
