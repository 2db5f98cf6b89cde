import Scenarios
import Texts

extension PlanWriter {
    /// Every need left out, by sort of reason; needs with the same sentence stand under it
    /// together.
    func writeLeftOut(to page: inout Page) {
        guard !plan.leftOut.isEmpty else { return }
        page.section("\(word(.leftOut)): \(language.number(plan.leftOut.count))")
        for sort in ReasonSort.allCases {
            let needs = plan.leftOut.filter { ReasonSort($0.reason) == sort }
            guard !needs.isEmpty else { continue }
            page.gap()
            page.paragraph(
                Inked(word(sort.heading), .strong)
                    + Inked(" (\(language.number(needs.count)))", .quiet))
            let groups = bySentence(needs)
            for group in groups where group.needs.count > 1 {
                page.gap()
                page.paragraph(Inked(group.sentence), prefix: "  ")
                for need in group.needs { page.paragraph(entry(need), prefix: "    ", hanging: 6) }
            }
            page.gap()
            for group in groups where group.needs.count == 1 {
                page.paragraph(entry(group.needs[0]), prefix: "  ", hanging: 4)
                page.paragraph(Inked(group.sentence), prefix: "      ")
            }
        }
    }

    /// Needs whose sentences are the same, in the order in which the sentences first occur.
    private func bySentence(_ needs: [LeftOut]) -> [(sentence: String, needs: [LeftOut])] {
        var groups: [(sentence: String, needs: [LeftOut])] = []
        var index: [String: Int] = [:]
        for need in needs {
            let sentence = names.sentence(need.reason)
            if let i = index[sentence] {
                groups[i].needs.append(need)
            } else {
                index[sentence] = groups.count
                groups.append((sentence, [need]))
            }
        }
        return groups
    }

    /// The need and where it is; who asks for what, where its id does not say so.
    private func entry(_ leftOut: LeftOut) -> Inked {
        var items = [Inked(leftOut.need, .strong)]
        guard let (household, need) = names.need(leftOut.need) else { return items[0] }
        if need.value == .must { items.append(Inked(word(.must), .alarm)) }
        if !leftOut.need.hasPrefix("\(household.id)/") { items.append(Inked(household.id)) }
        items.append(Inked(names.kind(need.kind)))
        items.append(Inked(names.place(household.place)))
        return items.dotted()
    }
}
