import Scenarios
import Texts

extension Plan {
    /// How many needs are visited, each counted once whoever comes.
    var servedNeeds: Int {
        Set(
            rounds.lazy.flatMap(\.stops).compactMap { stop -> String? in
                if case .visit(let need) = stop.kind { need } else { nil }
            }
        ).count
    }

    /// Who else comes at once, what a need comes after, and from when on it may be done: «after: snow clearing, from 11:20».
    func afterTexts(_ need: Need, at stop: Stop, _ names: Names) -> [DoorText] {
        let together =
            need.people > 1
            ? [DoorText.together(others: need.people - 1, at: stop.begin)] : []
        return together
            + need.after.compactMap { after in
                guard let (_, other) = names.need(after.need) else { return nil }
                let ends = rounds.lazy.flatMap(\.stops).filter {
                    $0.kind == .visit(need: after.need)
                }.map(\.end)
                if let end = ends.max() {
                    // Another household is known to the hand by its id only.
                    let isOwn = names.need(need.id)?.0.id == names.need(after.need)?.0.id
                    let what = names.kind(other.kind)
                    return .after(
                        what: isOwn ? what : "\(what) (\(after.need))",
                        at: end + after.leastSeconds)
                }
                return nil
            }
    }
}
