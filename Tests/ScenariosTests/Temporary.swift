import Foundation

/// A folder that lasts for one test.
final class TemporaryFolder {
    let path: String
    init(_ files: [String: String] = [:]) throws {
        path = NSTemporaryDirectory() + "komek-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try write(text, name) }
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }
    func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
    }
    func file(_ name: String) -> String { path + "/" + name }
}
