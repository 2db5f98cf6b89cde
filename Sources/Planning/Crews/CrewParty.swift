import Model

/// A hand of a day whose crews are being formed, with what it does.
struct CrewParty {
    /// Companies, ascending; none for a crew that is given.
    var crew: [Int]
    var hand: Hand
    /// nil: stays at home.
    var route: Route?

    var isGiven: Bool { crew.isEmpty }
}

/// Who goes with whom and what they do.
struct CrewPartition {
    /// Those who have a route, and all that are given.
    var parties: [CrewParty]
    /// Clients that nobody visits, ascending.
    var left: [Int32]
    /// What is left out with it.
    var cost: Model.Cost

    /// From what was found for these crews, given hands last.
    init(_ crews: [[Int]], _ hands: [Hand], _ found: CrewDay.Found) {
        parties = hands.indices.compactMap { k in
            let crew = k < crews.count ? crews[k] : []
            if !crew.isEmpty, found.routes[k] == nil { return nil }
            return CrewParty(crew: crew, hand: hands[k], route: found.routes[k])
        }
        (left, cost) = (found.left, found.cost)
    }

    /// From parties that have nobody and nothing in common.
    init(_ parties: [CrewParty], day: CrewDay) {
        self.parties = parties
        let visited = Set(parties.flatMap { $0.route?.clients ?? [] })
        left = day.everything.filter { !visited.contains($0) }
        cost =
            parties.reduce(0) { $0 + ($1.route?.cost ?? 0) }
            + left.reduce(0) { $0 + day.prize($1) }
    }

    /// Crews and lone volunteers who go out.
    var crews: [[Int]] { parties.filter { !$0.isGiven }.map(\.crew) }
}
