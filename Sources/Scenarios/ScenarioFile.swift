import Addresses
import Foundation
import JSONText

/// A scenario as it was read, and what is wrong or doubtful about it.
public struct LoadedScenario: Sendable {
    /// nil iff there is an error among the diagnostics.
    public var scenario: Scenario?
    /// All faults, in the order of the file.
    public var diagnostics: [Diagnostic]
    /// Whether it was a server of addresses that failed, rather than what somebody wrote.
    public var isServerAtFault = false
    /// A scenario, or none, with its diagnostics.
    public init(scenario: Scenario?, diagnostics: [Diagnostic]) {
        (self.scenario, self.diagnostics) = (scenario, diagnostics)
    }
}

/// Scenarios as files: YAML, JSON, or a folder of CSV files.
public enum ScenarioFile {
    /// Reads a file (YAML or JSON) or a folder of CSV files, and reports all faults at once.
    ///
    /// - Parameter geocoder: asks the server that a scenario names in `addresses`; without one, reading
    ///   needs no network, and places that only a server may know are told.
    public static func load(path: String, geocoder: (any Geocoder)? = nil) -> LoadedScenario {
        let faults = Faults()
        let read = tree(path, faults)
        return decode(read?.tree, beside: read?.folder ?? "", faults, geocoder)
    }

    /// What a file or folder states, and the folder beside which other files are looked for.
    static func tree(_ path: String, _ faults: Faults) -> (tree: Stated, folder: String)? {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        if exists, isFolder.boolValue {
            return CSVFolder(path: path, faults: faults).read().map { ($0, path) }
        }
        let file = faults.file(path)
        let tree = readText(path, file: file, faults: faults).flatMap {
            YAMLTree.read($0, file: file, faults: faults)
        }
        return tree.map { ($0, folder(of: path)) }
    }

    /// Reads YAML or JSON text; `file` is how diagnostics call it, and says where a matrix file is
    /// looked for.
    public static func parse(_ text: String, file: String) -> LoadedScenario {
        let faults = Faults()
        let index = faults.file(file)
        let tree = checked(text, file: index, faults: faults).flatMap {
            YAMLTree.read($0, file: index, faults: faults)
        }
        return decode(tree, beside: folder(of: file), faults)
    }

    static func decode(
        _ tree: Stated?, beside folder: String, _ faults: Faults, _ geocoder: (any Geocoder)? = nil
    ) -> LoadedScenario {
        let decoder = Decoder(faults: faults, folders: [folder], geocoder: geocoder) { name in
            let path = joined(folder, name)
            let file = faults.file(path)
            return readText(path, file: file, faults: faults).flatMap {
                CSVTree(faults: faults).table(
                    $0, file: file, required: ["from", "to", "minutes", "km"])
            }
        }
        let scenario = tree.flatMap { decoder.decode($0) }
        var loaded = LoadedScenario(scenario: scenario, diagnostics: faults.sorted)
        loaded.isServerAtFault = decoder.isServerAtFault
        return loaded
    }

    /// The scenario as JSON: canonical (equal scenarios give equal texts) and complete (it reads
    /// back to an equal scenario, whatever the defaults of later versions).
    public static func json(_ scenario: Scenario) -> String {
        scenario.asJSON.rendered()
    }

    /// The scenario as JSON, as it is written to that file: its map is named from there.
    public static func json(_ scenario: Scenario, writtenTo path: String) -> String {
        var scenario = scenario
        scenario.nameMap(from: path)
        return json(scenario)
    }
}

extension Scenario {
    /// Names the map, where there is one, from the folder of a file.
    mutating func nameMap(from path: String) {
        guard case .roads(var map) = travel.source, !map.path.isEmpty else { return }
        map.file = relativePath(of: map.path, from: folder(of: path))
        travel.source = .roads(map)
    }
}

extension Scenario {
    /// 16 hexadecimal digits that tell scenarios apart: FNV-1a of the canonical JSON.
    public var contentHash: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var scenario = self
        // A map is what it holds, wherever it lies.
        if case .roads(var map) = travel.source {
            map.file = ""
            scenario.travel.source = .roads(map)
        }
        // What servers answer belongs to a plan.
        if case .server(var server) = travel.source {
            server.kept = []
            scenario.travel.source = .server(server)
        }
        for byte in ScenarioFile.json(scenario).utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
