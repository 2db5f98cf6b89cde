import Foundation
import Instances

/// One run of a bench.
struct BenchRow {
    /// What `komek solve --json` says.
    struct Result: Decodable {
        var clients: Int
        var cost: Double
        var requiredMissing: Int
        var bestKnown: Double?
        var bestKnownVehicles: Int?
        var gap: Double?
        var seconds: Double
        var iterations: Int
        var peakMiB: Double
        var trajectory: [[Double]]
        var vehicles: [Int]
        var bound: Double?
        var provenOptimal: Bool

        /// How far the bound is below the cost, in percent of the cost.
        var boundGap: Double? {
            bound.map { cost > 0 ? max(0, (cost - $0) / cost * 100) : 0 }
        }

        /// When the best was found.
        var secondsToBest: Double { trajectory.last?.first ?? seconds }
    }
    var name: String
    var seed: UInt64
    var result: Result?
    var fault: String?
}

/// The runs of a bench as a table and as CSV.
struct BenchTable {
    var rows: [BenchRow]

    static let head =
        "instance,seed,clients,cost,vehicles,required_missing,best_known,best_known_vehicles,gap,"
        + "seconds,seconds_to_best,iterations_per_second,peak_mib,bound,bound_gap,proven,fault"

    var csv: String {
        rows.reduce(Self.head + "\n") { text, row in
            guard let result = row.result else {
                let fault = (row.fault ?? "").filter { $0 != "," && !$0.isNewline }
                return text
                    + "\(row.name),\(row.seed)\(String(repeating: ",", count: 15))\(fault)\n"
            }
            let speed = Double(result.iterations) / max(result.seconds, 0.001)
            var cells: [String] = [row.name, String(row.seed), String(result.clients)]
            cells += [plainNumber(result.cost), String(result.vehicles.count)]
            cells.append(String(result.requiredMissing))
            cells.append(result.bestKnown.map(plainNumber) ?? "")
            cells.append(result.bestKnownVehicles.map(String.init) ?? "")
            cells.append(result.gap.map { String(format: "%.4f", $0) } ?? "")
            cells.append(String(format: "%.2f", result.seconds))
            cells.append(String(format: "%.2f", result.secondsToBest))
            cells.append(String(format: "%.0f", speed))
            cells.append(String(format: "%.0f", result.peakMiB))
            cells.append(result.bound.map(plainNumber) ?? "")
            cells.append(result.boundGap.map { String(format: "%.4f", $0) } ?? "")
            cells += [result.provenOptimal ? "1" : "0", ""]
            return text + cells.joined(separator: ",") + "\n"
        }
    }

    /// Cost by instance and seed of an earlier CSV.
    static func rows(csv: String) -> [String: Double] {
        let lines = csv.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        guard let head = lines.first, let cost = head.firstIndex(of: "cost") else { return [:] }
        var result: [String: Double] = [:]
        for line in lines.dropFirst() where line.count > cost {
            if let value = Double(line[cost]) { result["\(line[0]) \(line[1])"] = value }
        }
        return result
    }

    /// A line for each instance, means over its seeds.
    func text(comparedWith earlier: [String: Double]?) -> String {
        let proves = rows.contains { $0.result?.bound != nil }
        var names: [String] = []
        for row in rows where !names.contains(row.name) { names.append(row.name) }
        let width = max(8, names.map(\.count).max() ?? 0)
        func pad(_ text: String, _ width: Int) -> String {
            String(repeating: " ", count: max(0, width - text.count)) + text
        }
        func line(_ name: String, _ cells: [String]) -> String {
            let widths = [13, 9] + (proves ? [9] : []) + [8, 8, 8, 7, 8]
            return name.padding(toLength: width, withPad: " ", startingAt: 0)
                + zip(cells, widths).map { pad($0, $1) }.joined()
        }
        var lines = [
            line(
                "instance",
                ["cost", "gap %"] + (proves ? ["bound %"] : [])
                    + ["routes", "to best", "it/s", "MiB"] + (earlier == nil ? [] : ["before"]))
        ]
        var gaps: [Double] = []
        var changes: [Double] = []
        for name in names {
            let runs = rows.filter { $0.name == name }
            let results = runs.compactMap(\.result)
            guard !results.isEmpty else {
                lines.append(line(name, [runs.first?.fault ?? "failed"]))
                continue
            }
            func mean(_ figure: (BenchRow.Result) -> Double) -> Double {
                results.reduce(0) { $0 + figure($1) } / Double(results.count)
            }
            let known = results.compactMap(\.gap)
            let gap = known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
            if let gap { gaps.append(gap) }
            let missing = results.reduce(0) { $0 + $1.requiredMissing }
            var cells = [
                String(format: "%.2f", mean(\.cost)) + (missing > 0 ? "!" : ""),
                gap.map { String(format: "%.3f", $0) } ?? "–",
            ]
            if proves {
                let bounds = results.compactMap(\.boundGap)
                let mean = bounds.reduce(0, +) / Double(max(1, bounds.count))
                cells.append(bounds.isEmpty ? "–" : String(format: "%.3f", mean))
            }
            cells += [
                String(format: "%.1f", mean { Double($0.vehicles.count) }),
                String(format: "%.1f", mean(\.secondsToBest)),
                String(
                    format: "%.0fk", mean { Double($0.iterations) / max($0.seconds, 0.001) } / 1000),
                String(format: "%.0f", mean(\.peakMiB)),
            ]
            let pairs = runs.compactMap { run in
                run.result.flatMap { result in
                    earlier?["\(name) \(run.seed)"].map { (result.cost / $0 - 1) * 100 }
                }
            }
            if !pairs.isEmpty {
                let change = pairs.reduce(0, +) / Double(pairs.count)
                changes.append(change)
                cells.append(String(format: "%+.3f", change))
            }
            lines.append(line(name, cells))
        }
        if !gaps.isEmpty {
            let mean = gaps.reduce(0, +) / Double(gaps.count)
            let sorted = gaps.sorted()
            lines.append(
                String(
                    format: "mean gap %.3f %%, median %.3f %%, worst %.3f %% (%d instances)", mean,
                    sorted[sorted.count / 2], sorted[sorted.count - 1], gaps.count))
            let matched = rows.compactMap(\.result).filter { result in
                guard let gap = result.gap else { return false }
                return gap < 0.005
                    && result.bestKnownVehicles.map { $0 >= result.vehicles.count } ?? true
            }
            lines.append("best known value reached in \(matched.count) of \(rows.count) runs")
        }
        if proves {
            let proven = rows.count { $0.result?.provenOptimal == true }
            let bounds = rows.compactMap { $0.result?.boundGap }
            lines.append(
                String(
                    format:
                        "proven optimal in %d of %d runs; bounds below the cost by %.3f %% on average (%d runs)",
                    proven, rows.count, bounds.reduce(0, +) / Double(max(1, bounds.count)),
                    bounds.count))
        }
        let fleets = rows.compactMap(\.result).filter { $0.bestKnownVehicles != nil }
        if !fleets.isEmpty {
            let reached = fleets.count { $0.vehicles.count <= $0.bestKnownVehicles ?? 0 }
            lines.append("best known number of vehicles in \(reached) of \(fleets.count) runs")
        }
        if !changes.isEmpty {
            lines.append(
                String(
                    format: "cost against the earlier bench: %+.3f %% on average",
                    changes.reduce(0, +) / Double(changes.count)))
        }
        if rows.contains(where: { ($0.result?.requiredMissing ?? 0) > 0 }) {
            lines.append("! some clients that must be served are not")
        }
        return lines.joined(separator: "\n")
    }
}
