/// How the planner forms the day's crews.
///
/// ARCHITECTURE.md, section 3, «Formed crews».
public struct CrewForming: Sendable, Equatable {
    /// No crew that is formed has more members; nil: any number.
    public var most: Int?
    /// Yesterday's crews stay together as soon as they are known.
    ///
    /// When a day is read whose history knows them, they are tied by ``Volunteer/together``, and this
    /// is false again.
    public var sameAsYesterday = false
    /// Crews of the scenario's volunteers, of at most so many.
    public init(most: Int? = nil, sameAsYesterday: Bool = false) {
        (self.most, self.sameAsYesterday) = (most, sameAsYesterday)
    }
}

extension Scenario {
    /// Crews that the scenario states, without those that a plan formed.
    public var givenCrews: [Crew] { crews.filter { !$0.isFormed } }

    /// Crews that a plan formed.
    public var formedCrews: [Crew] { crews.filter(\.isFormed) }

    /// What the scenario states: without what a plan formed.
    public var withoutFormedCrews: Scenario {
        var stated = self
        stated.crews = givenCrews
        return stated
    }

    /// With the crews that a plan formed, which are not written with what its scenario states.
    public func with(crewsFormedIn other: Scenario) -> Scenario {
        var whole = self
        whole.crews = givenCrews + other.formedCrews
        return whole
    }

    /// For each volunteer a number that those share who go together or not at all: the least index
    /// of a volunteer whom they name by `together`, or who names them, directly or by others.
    public var companies: [Int] {
        var index: [String: Int] = [:]
        for (i, volunteer) in volunteers.enumerated() where index[volunteer.id] == nil {
            index[volunteer.id] = i
        }
        // Union by the smaller index; chains are short.
        var company = Array(volunteers.indices)
        func root(_ i: Int) -> Int {
            var i = i
            while company[i] != i { i = company[i] }
            return i
        }
        for (i, volunteer) in volunteers.enumerated() {
            for other in volunteer.together.compactMap({ index[$0] }) {
                let (a, b) = (root(i), root(other))
                company[max(a, b)] = min(a, b)
            }
        }
        return volunteers.indices.map(root)
    }
}
