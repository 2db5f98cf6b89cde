import ArgumentParser
import Foundation
import Scenarios
import TravelTimes

/// How times and distances by road compare with straight lines, over all pairs of a day's places.
struct DayRatios: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "day",
        abstract: "Compare a day's times and distances by road with straight lines, by mode.")

    @Argument(help: "A scenario with source: roads.")
    var scenario: String

    func run() throws {
        guard let day = ScenarioFile.load(path: scenario).scenario,
            let roads = TravelTimes.load(day, file: scenario).travel
        else { throw ValidationError("komek check tells what is wrong with this scenario.") }
        var other = day
        other.travel.source = .straightLine
        let straight = TravelTimes(other)
        let places =
            day.centres.indices.map { PlaceIndex.centre($0) }
            + day.households.indices.map { .household($0) }
        print("| mode | pairs | no way | time: median, 5 %, 95 % | distance: median, 5 %, 95 % |")
        print("| --- | ---: | ---: | --- | --- |")
        for mode in TravelMode.allCases {
            var (times, distances, missing) = ([Double](), [Double](), 0)
            roads.forEachLeg(mode, among: places) { i, j, leg in
                guard i != j, let line = straight.leg(mode, from: places[i], to: places[j]),
                    line.seconds > 0, line.metres > 0
                else { return }
                guard let leg else {
                    missing += 1
                    return
                }
                times.append(Double(leg.seconds) / Double(line.seconds))
                distances.append(Double(leg.metres) / Double(line.metres))
            }
            print(
                "| \(mode.rawValue) | \(times.count + missing) | \(missing) | \(told(times)) | "
                    + "\(told(distances)) |")
        }
    }

    private func told(_ ratios: [Double]) -> String {
        let sorted = ratios.sorted()
        guard !sorted.isEmpty else { return "–" }
        return [50, 5, 95].map { String(format: "%.2f", sorted[sorted.count * $0 / 100]) }
            .joined(separator: ", ")
    }
}
