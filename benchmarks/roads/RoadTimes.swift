import ArgumentParser
import Foundation
import Maps
import Roads

/// What Komek's roads take, and what they change.
@main
struct RoadTimes: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roadtimes", abstract: "Measure Komek's roads.",
        subcommands: [MapTimes.self, DayRatios.self])
}

/// Seconds that the parts of a road network take: reading, preparing, cache, many-to-many, single
/// queries.
struct MapTimes: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map", abstract: "Time the roads of a map; the minimum of several runs.")

    @Argument(help: "A map, .osm.pbf or .osm.")
    var map: String

    @Option(help: "Places, of which all ways between all are found.")
    var places: [Int] = [1000, 4000]

    @Option(help: "Processor cores to use.")
    var threads = 2

    @Option(help: "Runs of each.")
    var runs = 3

    @Option(help: "car, bicycle or foot.")
    var mode = "car"

    func run() throws {
        guard let mode = RoadMode(rawValue: mode) else {
            throw ValidationError("--mode: car, bicycle or foot.")
        }
        let speeds = RoadSpeeds()
        let bytes = try MapFile.bytes(path: map)
        let data = try timed("read the map") { try MapFile.parse(bytes) }
        let network = try timed("prepare the roads") {
            RoadNetwork(map: data, mode: mode, speeds: speeds)
        }
        let key = RoadNetwork.CacheKey(map: MapFile.contentHash(bytes), mode: mode, speeds: speeds)
        let cached = try timed("write the cache") { network.cached(key: key) }
        _ = try timed("read the cache") { RoadNetwork.restored(from: cached, key: key) }
        print(
            "cache: \(cached.count) bytes; parts of roads: \(network.summary.parts.prefix(5).map(\.points))"
        )
        for count in places {
            let chosen = try timed("snap \(count) places") { chosenPlaces(count, data, network) }
            var (reached, sum) = (0, 0)
            try timed("\(chosen.count) × \(chosen.count), \(threads) threads") {
                (reached, sum) = (0, 0)
                network.forEachLeg(from: chosen, to: chosen, threads: threads) { _, _, leg in
                    guard let leg else { return }
                    reached += 1
                    sum += leg.milliseconds
                }
            }
            print("  \(reached) pairs reached, \(sum / max(1, reached) / 1000) s on average")
        }
        let few = chosenPlaces(100, data, network)
        try timed("10,000 single queries") {
            for from in few { for to in few { _ = network.leg(from: from, to: to) } }
        }
        try timed("10,000 paths") {
            for from in few { for to in few { _ = network.path(from: from, to: to) } }
        }
        print("peak memory: \(peakMegabytes()) MB")
    }

    /// Nodes of the map that stand near a road, the same ones each time.
    private func chosenPlaces(
        _ count: Int, _ data: MapData, _ network: RoadNetwork
    ) -> [RoadPosition] {
        var result: [RoadPosition] = []
        var state: UInt64 = 1
        for _ in 0..<count * 20 where result.count < count {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let point = data.coordinates[Int(state >> 33) % data.coordinates.count]
            if let position = try? network.position(near: point) { result.append(position) }
        }
        return result
    }

    @discardableResult
    private func timed<Result>(_ what: String, _ body: () throws -> Result) throws -> Result {
        var best = Double.infinity
        var result: Result
        var run = 0
        repeat {
            let start = ContinuousClock.now
            result = try body()
            let took = ContinuousClock.now - start
            best = min(
                best, Double(took.components.attoseconds) / 1e18 + Double(took.components.seconds))
            run += 1
        } while run < runs
        print("\(what): \(String(format: "%.3f", best)) s")
        return result
    }

    private func peakMegabytes() -> Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss / 1024
    }
}
