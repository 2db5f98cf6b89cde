import ArgumentParser
import Dispatch
import Foundation
import Instances
import Scenarios
import Synchronization

/// `komek bench`: many instances, many seeds, one table.
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Solve many instances, each in a process of its own, and tabulate the gaps.")

    @Argument(help: "Instances, or folders of them.")
    var paths: [String]

    @OptionGroup var options: SolveOptions

    @Option(help: "Seeds, separated by commas.")
    var seeds: SeedList = SeedList(seeds: [1])

    @Option(help: "So many instances at a time; with --threads 1 as many as there are cores.")
    var jobs = 1

    @Option(help: "Write every run, a row each.")
    var csv: String?

    @Option(help: "A CSV of an earlier bench, to compare with.")
    var compare: String?

    func validate() throws {
        if jobs < 1 || jobs > 256 { throw ValidationError("--jobs takes a number from 1 to 256.") }
    }

    func run() throws {
        if let csv { try orFail(csv) { try checkWritable(csv) } }
        let earlier = try compare.map { path in
            guard let data = FileManager.default.contents(atPath: path) else {
                throw ValidationError("\(path) cannot be read.")
            }
            return BenchTable.rows(csv: String(decoding: data, as: UTF8.self))
        }
        let files = try paths.flatMap(instances)
        if files.isEmpty {
            throw ValidationError("There is no instance in \(paths.joined(separator: ", ")).")
        }
        let cases = files.flatMap { file in seeds.seeds.map { (file: file, seed: $0) } }
        Interrupts.listen()
        let rows = Mutex([BenchRow?](repeating: nil, count: cases.count))
        let next = Atomic<Int>(0)
        DispatchQueue.concurrentPerform(iterations: jobs) { _ in
            while true {
                let k = next.add(1, ordering: .relaxed).oldValue
                guard k < cases.count, !Interrupts.happened else { return }
                let row = solve(cases[k].file, seed: cases[k].seed)
                let done = rows.withLock { rows in
                    rows[k] = row
                    return rows.count { $0 != nil }
                }
                progress(done, of: cases.count, row)
            }
        }
        let done = rows.withLock { $0.compactMap { $0 } }
        let table = BenchTable(rows: done)
        if isatty(STDERR_FILENO) == 1 { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
        print(table.text(comparedWith: earlier))
        if let csv { try orFail(csv) { try writeAtomically(table.csv, to: csv) } }
        if done.contains(where: { $0.result == nil }) { throw ExitCode(1) }
    }

    /// A file, or the instances of a folder by name.
    private func instances(_ path: String) throws -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw ValidationError("\(path) does not exist.")
        }
        guard isFolder.boolValue else { return [path] }
        let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        return names.filter { name in
            ["vrp", "txt", "json"].contains((name as NSString).pathExtension)
                || name.wholeMatch(of: /(p|pr)\d\d/) != nil
        }.map { (path as NSString).appendingPathComponent($0) }.filter { file in
            !file.hasSuffix(".json") || isJSONInstance(file)
        }
    }

    /// A folder may hold other JSON; VROOM's solutions, for one, have no jobs.
    private func isJSONInstance(_ file: String) -> Bool {
        guard let data = FileManager.default.contents(atPath: file) else { return false }
        func has(_ keys: String...) -> Bool {
            keys.allSatisfy { data.range(of: Data("\"\($0)\"".utf8)) != nil }
        }
        return has("jobs", "vehicles") || has("patients", "caregivers")
            || has("synchronised_pairs", "travel")
    }

    /// Runs `komek solve` on one instance, so that memory is its own and a crash is one row.
    private func solve(_ file: String, seed: UInt64) -> BenchRow {
        var arguments = ["solve", file, "--seed", String(seed), "--json"]
        if let iterations = options.iterations {
            arguments += ["--iterations", String(iterations)]
        }
        if options.prove {
            arguments += ["--prove", "--seconds", String(options.seconds ?? 60)]
        } else if options.iterations == nil {
            arguments += ["--seconds", String(options.seconds ?? 10)]
        }
        if let threads = options.threads { arguments += ["--threads", String(threads)] }
        arguments += ["--objective", options.objective.rawValue]
        if let convention = options.convention { arguments += ["--round", convention.rawValue] }
        let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
        var row = BenchRow(name: name, seed: seed)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: programPath)
        process.arguments = arguments
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        do {
            try process.run()
            let data = output.fileHandleForReading.readDataToEndOfFile()
            let fault = errors.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            if process.terminationStatus == 0 {
                row.result = try JSONDecoder().decode(BenchRow.Result.self, from: data)
            } else {
                let text = String(decoding: fault, as: UTF8.self)
                row.fault = "exit \(process.terminationStatus): \(text.prefix(60))"
            }
        } catch {
            row.fault = error.localizedDescription
        }
        return row
    }

    private var programPath: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? Bundle.main.executablePath ?? CommandLine.arguments[0]
    }

    private func progress(_ done: Int, of all: Int, _ row: BenchRow) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        let gap = row.result?.gap.map { String(format: "%.3f %%", $0) } ?? row.fault ?? ""
        let line = "\(done)/\(all)  \(row.name)  \(gap)".prefix(79)
        FileHandle.standardError.write(Data(("\r\u{1B}[K" + line).utf8))
    }
}

/// Seeds as people write them: `1,2,3`.
struct SeedList: ExpressibleByArgument {
    var seeds: [UInt64]

    init(seeds: [UInt64]) { self.seeds = seeds }

    init?(argument: String) {
        let seeds = argument.split(separator: ",").map { UInt64($0) }
        guard !seeds.isEmpty, seeds.allSatisfy({ $0 != nil }) else { return nil }
        self.seeds = seeds.compactMap { $0 }
    }
}
