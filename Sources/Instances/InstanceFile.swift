import Foundation

/// Instances of public benchmarks, and VROOM's inputs, as files.
public enum InstanceFile {
    /// Larger files are no instances.
    static let mostBytes = 512 << 20

    /// Reads an instance; its format is told by content.
    ///
    /// - Parameter convention: nil is the one that published figures follow.
    /// - Throws: everything that is wrong with the file.
    public static func load(
        path: String, convention: Convention? = nil, objective: RoutingObjective = .distance
    ) throws(InstanceError) -> BenchmarkInstance {
        let url = URL(fileURLWithPath: path)
        let size = (try? url.resourceValues(forKeys: [.fileSizeKey]))?.fileSize
        guard size ?? 0 <= mostBytes, let data = FileManager.default.contents(atPath: path) else {
            throw InstanceError(
                file: path, faults: [.init(line: 0, message: "the file cannot be read")])
        }
        var instance = try parse(
            String(decoding: data, as: UTF8.self), file: path, convention: convention,
            objective: objective)
        if instance.name.isEmpty { instance.name = url.deletingPathExtension().lastPathComponent }
        return instance
    }

    /// Reads an instance from a text.
    public static func parse(
        _ text: String, file: String, convention: Convention? = nil,
        objective: RoutingObjective = .distance
    ) throws(InstanceError) -> BenchmarkInstance {
        switch format(of: text) {
        case .vroom:
            var reader = VROOMReader(text)
            return try reader.instance(file: file, convention: convention, objective: objective)
        case .homeCare:
            var reader = HomeCareReader(text)
            return try reader.instance(file: file, convention: convention, objective: objective)
        case .synchronisedVisits:
            var reader = SynchronisedVisitsReader(text)
            return try reader.instance(file: file, convention: convention, objective: objective)
        case .vrplib:
            var reader = VRPLIBReader(text)
            return try reader.instance(file: file, convention: convention, objective: objective)
        case .solomon:
            var reader = SolomonReader(text)
            return try reader.instance(file: file, convention: convention, objective: objective)
        case .cordeau:
            var reader = CordeauReader(text)
            return try reader.instance(file: file, convention: convention, objective: objective)
        case nil:
            throw InstanceError(
                file: file,
                faults: [
                    .init(
                        line: 1,
                        message:
                            "this is no instance: VRPLIB, Solomon, Cordeau and VROOM files are read"
                    )
                ])
        }
    }

    private static func format(of text: String) -> BenchmarkInstance.Format? {
        if text.first(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) == "{" {
            let data = Data(text.utf8)
            func has(_ key: String) -> Bool { data.range(of: Data("\"\(key)\"".utf8)) != nil }
            if has("jobs") || has("shipments") { return .vroom }
            if has("caregivers") { return .homeCare }
            return has("synchronised_pairs") ? .synchronisedVisits : .vroom
        }
        let head = text.prefix(4000)
        if head.contains("DIMENSION") || head.contains("_SECTION") { return .vrplib }
        let upper = head.uppercased()
        if upper.contains("VEHICLE"), upper.contains("CUST") { return .solomon }
        let first = head.split(whereSeparator: \.isNewline).first { !$0.trimmed.isEmpty }
        let numbers = (first ?? "").split(whereSeparator: \.isWhitespace).map { Double($0) }
        if numbers.count == 4, numbers.allSatisfy({ $0 != nil }) { return .cordeau }
        return nil
    }
}
