import Foundation

/// One operation on one day.
struct Line {
    var kernel: String
    var clients: Int
    var day: String
    var nanoseconds: Double
}

/// The figures as a table and as CSV, with commit and machine.
struct Report {
    private var lines: [Line] = []

    /// Takes a figure in; of several of one operation on one day the least stays.
    mutating func add(_ line: Line) {
        let same = lines.firstIndex {
            $0.kernel == line.kernel && $0.clients == line.clients && $0.day == line.day
        }
        guard let same else { return lines.append(line) }
        lines[same].nanoseconds = min(lines[same].nanoseconds, line.nanoseconds)
    }

    /// A line for each operation, a column for each day.
    var table: String {
        let days = unique(lines.map { "\($0.clients) \($0.day)" })
        let kernels = unique(lines.map(\.kernel))
        let width = kernels.map(\.count).max() ?? 0
        let head = days.map { pad($0, 16) }.joined()
        var text = "ns per operation".padding(toLength: width, withPad: " ", startingAt: 0)
        text += head + "\n"
        for kernel in kernels {
            text += kernel.padding(toLength: width, withPad: " ", startingAt: 0)
            for day in days {
                let line = lines.first { $0.kernel == kernel && "\($0.clients) \($0.day)" == day }
                text += pad(line.map { told($0.nanoseconds) } ?? "–", 16)
            }
            text += "\n"
        }
        return text + "commit \(Machine.commit), \(Machine.processor), \(Machine.cores) cores"
    }

    var csv: String {
        lines.reduce("kernel,clients,day,ns_per_operation,commit,processor,cores\n") {
            $0 + "\($1.kernel),\($1.clients),\($1.day),\(told($1.nanoseconds)),"
                + "\(Machine.commit),\(Machine.processor),\(Machine.cores)\n"
        }
    }

    private func told(_ nanoseconds: Double) -> String {
        String(format: nanoseconds < 100 ? "%.1f" : "%.0f", nanoseconds)
    }

    private func pad(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(1, width - text.count)) + text
    }

    private func unique(_ names: [String]) -> [String] {
        var seen = Set<String>()
        return names.filter { seen.insert($0).inserted }
    }
}

/// Where and of what the figures are.
enum Machine {
    static let cores = ProcessInfo.processInfo.activeProcessorCount

    /// The processor's model, as Linux tells it.
    static let processor: String = {
        let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
        let model = line?.split(separator: ":").dropFirst().joined(separator: ":") ?? "unknown"
        return model.trimmingCharacters(in: .whitespaces).replacing(",", with: ";")
    }()

    /// The commit that is checked out here; with a `+` where files differ from it.
    static let commit: String = {
        guard let commit = git(["rev-parse", "--short", "HEAD"]), !commit.isEmpty else {
            return "unknown"
        }
        let changes = git(["status", "--porcelain", "--untracked-files=no", "--", "Sources"])
        return changes == "" ? commit : commit + "+"
    }()

    private static func git(_ arguments: [String]) -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git"] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return nil }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
