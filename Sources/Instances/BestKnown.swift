import Foundation

/// The best value that is known of an instance, and where it was found.
public struct BestKnown: Sendable, Equatable {
    /// In the instance's units.
    public var value: Double
    /// Vehicles, where they count first.
    public var vehicles: Int?
    /// A file.
    public var source: String

    /// A value of one's own.
    public init(value: Double, vehicles: Int? = nil, source: String) {
        (self.value, self.vehicles, self.source) = (value, vehicles, source)
    }

    /// Looks beside the instance: for a `.sol` whose routes are reckoned anew, else for
    /// `best_known.csv`.
    public init?(beside path: String, of instance: BenchmarkInstance) {
        let url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent()
        let name = url.deletingPathExtension().lastPathComponent
        let folders =
            instance.objective == .vehicles
            ? ["solutions-hierarchical"] : ["", "solutions-distance"]
        // Cordeau's and VROOM's solutions have numbers of their own.
        for sub in folders
        where instance.format != .cordeau && instance.format != .vroom
            && instance.linked == nil
        {
            let file = folder.appendingPathComponent(sub).appendingPathComponent(name + ".sol")
            guard let data = FileManager.default.contents(atPath: file.path),
                let list = RouteList(sol: String(decoding: data, as: UTF8.self)),
                let value = list.value(in: instance)
            else { continue }
            self.init(value: value, vehicles: list.routes.count, source: file.path)
            return
        }
        let table = folder.appendingPathComponent("best_known.csv")
        guard let data = FileManager.default.contents(atPath: table.path) else { return nil }
        let rows = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed) }
        guard let head = rows.first, let row = rows.dropFirst().first(where: { $0.first == name })
        else { return nil }
        func cell(_ names: [String]) -> Double? {
            for name in names {
                if let k = head.firstIndex(of: name), k < row.count, let value = Double(row[k]) {
                    return value
                }
            }
            return nil
        }
        let isHierarchical = instance.objective == .vehicles
        let values =
            isHierarchical
            ? ["hier_distance_recomputed", "hier_distance"]
            : ["dimacs_distance", "bks_cost", "best_cost"]
        // What another program found may be lower.
        guard let published = cell(values), case let other = cell(["brkga_2021_best_of_15_runs"]),
            case let value = min(published, other ?? published)
        else { return nil }
        self.init(
            value: value, vehicles: isHierarchical ? cell(["hier_vehicles"]).map { Int($0) } : nil,
            source: table.path)
    }
}
