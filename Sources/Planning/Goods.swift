import Model
import Scenarios

/// Goods as load dimensions: one for each good in the scenario's order, then the weight of all that
/// is loaded, then the weight that is no good's (grams).
struct Goods {
    let dimensions: [String: Int]
    let weight: Int
    /// Kilograms that needs bring besides goods: what `kg` in a stock limits.
    private let loose: Int
    private let gramsOfGood: [String: Int]

    init(_ scenario: Scenario, _ dimensions: [String: Int]) {
        self.dimensions = dimensions
        weight = dimensions.count
        loose = dimensions.count + 1
        gramsOfGood = Dictionary(uniqueKeysWithValues: scenario.goods.map { ($0.id, $0.grams) })
    }

    /// Pieces and weight of what a need brings.
    func load(_ quantities: Quantities) -> Load {
        var load = Load(repeating: 0)
        var grams = quantities.grams ?? 0
        for (good, pieces) in quantities.pieces {
            guard let dimension = dimensions[good] else { continue }
            load[dimension] = Int32(pieces)
            grams += pieces * (gramsOfGood[good] ?? 0)
        }
        load[weight] = Int32(min(grams, Int(unlimited)))
        load[loose] = Int32(min(quantities.grams ?? 0, Int(unlimited)))
        return load
    }

    /// Pieces alone: a stock is not weighed.
    func stock(_ quantities: Quantities) -> Load {
        var load = Load(repeating: 0)
        for (good, pieces) in quantities.pieces {
            if let dimension = dimensions[good] { load[dimension] = Int32(pieces) }
        }
        return load
    }

    /// What a hand can carry: named goods up to their number, others only where weight is stated.
    func capacity(_ carries: Quantities) -> Load {
        var capacity = Load(repeating: 0)
        for (good, dimension) in dimensions {
            let pieces = carries.pieces[good].map { Int32(min($0, Int(unlimited))) }
            capacity[dimension] = pieces ?? (carries.grams == nil ? 0 : unlimited)
        }
        let grams = carries.grams.map { Int32(min($0, Int(unlimited))) }
        capacity[weight] = grams ?? (carries.pieces.isEmpty ? 0 : unlimited)
        capacity[loose] = grams == nil ? 0 : unlimited
        return capacity
    }

    /// A centre as a depot.
    func depot(_ index: Int, _ scenario: Scenario, _ locations: Locations) -> Depot {
        let centre = scenario.centres[index]
        var depot = Depot(
            location: locations.centre(index),
            hours: TimeWindow(Int32(centre.open.start), Int32(centre.open.end)))
        depot.loadingDuration = Int32(centre.loadingSeconds)
        depot.loadingMillisecondsPerUnit = Int32(centre.loadingMillisecondsPerItem)
        depot.ramp = Int32(centre.ramp ?? 0)
        for (good, pieces) in centre.stock.pieces {
            if let dimension = dimensions[good] {
                depot.stock[dimension] = Int32(min(pieces, Int(unlimited)))
            }
        }
        if let grams = centre.stock.grams {
            depot.stock[loose] = Int32(min(grams, Int(unlimited)))
        }
        return depot
    }
}
