import Foundation
import Scenarios

/// The folder of one printing: what an earlier one left there and this one does not write again is
/// removed, so that nobody is handed yesterday's sheet.
///
/// A list of what was written stands in the folder; a folder with other things in it is refused.
final class SheetFolder {
    let path: String
    private let before: Set<String>
    private var expected: [String] = []

    /// The list's name.
    static let list = ".komek-sheets"

    struct Occupied: LocalizedError {
        var errorDescription: String? {
            "the folder has other files in it; name a new folder, or an empty one"
        }
    }

    /// Opens a folder, or makes it so that only its owner can read what is in it.
    init(path: String) throws {
        self.path = path
        let files = FileManager.default
        try files.createDirectory(
            atPath: path, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let present = try files.contentsOfDirectory(atPath: path)
        let list = try? String(contentsOfFile: path + "/" + Self.list, encoding: .utf8)
        guard present.isEmpty || list != nil else { throw Occupied() }
        let names = (list ?? "").split(separator: "\n").map(String.init)
        before = Set(names.filter { !$0.contains("/") && !$0.hasPrefix(".") })
    }

    /// Lists what is about to be written, before the first of it: a printing that is interrupted
    /// can be begun again and leaves nothing behind.
    func expect(_ names: [String]) throws {
        expected = names
        try list(before.union(names).sorted())
    }

    /// Writes a page.
    func write(_ text: String, to name: String) throws {
        try writeAtomically(text, to: path + "/" + name)
    }

    /// Writes a page as bytes.
    func write(_ data: Data, to name: String) throws {
        try writeAtomically(data, to: path + "/" + name)
    }

    /// Removes what is left of an earlier printing.
    func finish() throws {
        for name in before.subtracting(expected).sorted() {
            try? FileManager.default.removeItem(atPath: path + "/" + name)
        }
        try list(expected)
    }

    private func list(_ names: [String]) throws {
        try writeAtomically(names.map { $0 + "\n" }.joined(), to: path + "/" + Self.list)
    }
}
