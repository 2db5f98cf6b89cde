extension Scenario {
    /// Takes volunteers out, and whatever refers to them: crews without members, what they had done
    /// before, what was fixed for them.
    ///
    /// Minors whose crew has no adult left do not go either.
    package mutating func remove(volunteers absent: Set<String>) {
        var gone = absent
        let minors = Set(volunteers.filter(\.minor).map(\.id))
        crews = crews.compactMap { crew in
            var crew = crew
            crew.members.removeAll { gone.contains($0) }
            if crew.members.allSatisfy(minors.contains) {
                gone.formUnion(crew.members)
                return nil
            }
            return crew
        }
        volunteers.removeAll { gone.contains($0.id) }
        for i in households.indices {
            households[i].seenBy.removeAll { gone.contains($0) }
            households[i].unwanted.removeAll { gone.contains($0) }
        }
        for i in volunteers.indices {
            volunteers[i].together.removeAll { gone.contains($0) }
            volunteers[i].apart.removeAll { gone.contains($0) }
        }
        let hands = Set(volunteers.map(\.id) + crews.map(\.id))
        fixed.removeAll { !hands.contains($0.volunteer) }
        history.visits.removeAll { gone.contains($0.volunteer) }
        for id in gone { history.seconds[id] = nil }
        forgetLegs(of: Set(gone.map { "home:" + $0 }))
    }

    /// Takes needs out, households that have none left, and whatever refers to them; what was to
    /// come after one of them waits for it no more.
    package mutating func remove(needs cancelled: Set<String>) {
        for i in households.indices {
            households[i].needs.removeAll { cancelled.contains($0.id) }
            for j in households[i].needs.indices {
                households[i].needs[j].after.removeAll { cancelled.contains($0.need) }
            }
        }
        let gone = Set(households.filter(\.needs.isEmpty).map(\.id))
        households.removeAll { gone.contains($0.id) }
        fixed.removeAll { cancelled.contains($0.need) }
        history.visits.removeAll { gone.contains($0.household) }
        forgetLegs(of: gone)
    }

    /// Drops the stated ways from and to places that are no more.
    private mutating func forgetLegs(of places: Set<String>) {
        guard case .matrix(let legs) = travel.source, !places.isEmpty else { return }
        travel.source = .matrix(
            legs.filter { !places.contains($0.from) && !places.contains($0.to) })
    }
}
