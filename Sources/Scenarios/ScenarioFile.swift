import Foundation

/// A scenario as read, with all that is wrong or doubtful.
public struct LoadedScenario: Sendable {
    /// nil where there is an error.
    public var scenario: Scenario?
    /// Errors and warnings, in the order in which they were found.
    public var diagnostics: [Diagnostic]
}

/// Scenarios as files: YAML, JSON, or a folder of CSV files. The format: `scenarios/FORMAT.md`.
public enum ScenarioFile {
    /// Reads a file or a folder. Never traps, whatever is in it.
    public static func load(path: String) -> LoadedScenario {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
            let (tree, diagnostics) = CSVFolder(path: trimmed).read()
            guard let tree else { return LoadedScenario(scenario: nil, diagnostics: diagnostics) }
            return decode(tree, folder: trimmed)
        }
        let (text, diagnostics) = readText(path)
        guard let text else { return LoadedScenario(scenario: nil, diagnostics: diagnostics) }
        return parse(text, file: path)
    }

    /// Reads YAML or JSON text; files that it names are looked up beside `file`.
    public static func parse(_ text: String, file: String) -> LoadedScenario {
        let (tree, diagnostics) = YAMLTree.read(text, file: file)
        guard let tree, diagnostics.isEmpty else {
            return LoadedScenario(scenario: nil, diagnostics: diagnostics)
        }
        return decode(tree, folder: (file as NSString).deletingLastPathComponent)
    }

    /// Decodes a tree whose scenario may name files in a folder.
    static func decode(_ tree: Tree, folder: String) -> LoadedScenario {
        let decoder = ScenarioDecoder(root: tree.location) { name in
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            let (text, diagnostics) = readText(path)
            guard let text else { return (nil, diagnostics) }
            let (table, more) = CSVTable.read(text, file: path)
            return (table?.records(file: path), more)
        }
        return decoder.decode(tree)
    }
}

/// Writes a file so that it is there whole or not at all: a temporary file in the same folder, synced, then renamed.
public func writeAtomically(_ text: String, to path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    let name = (path as NSString).lastPathComponent
    let temporary =
        (folder.isEmpty ? "" : folder + "/") + ".\(name).\(ProcessInfo.processInfo.processIdentifier)"
    guard FileManager.default.createFile(atPath: temporary, contents: nil),
        let handle = FileHandle(forWritingAtPath: temporary)
    else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path]) }
    do {
        try handle.write(contentsOf: Data(text.utf8))
        try handle.synchronize()
        try handle.close()
        guard rename(temporary, path) == 0 else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO, userInfo: [NSFilePathErrorKey: path])
        }
    } catch {
        try? FileManager.default.removeItem(atPath: temporary)
        throw error
    }
}
