import Foundation

/// Programs that some tests ask a second opinion of, where they are installed.
public enum Tools {
    /// The path of a program; nil where it is not installed.
    public static func path(_ name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// What a program prints; nil where it fails.
    public static func output(_ program: String, _ arguments: [String]) -> String? {
        guard let path = path(program) else { return nil }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
    }

    /// The texts of all QR codes in a picture, as zbar reads them.
    public static func codes(in picture: Data, type: String) throws -> [String] {
        let file = NSTemporaryDirectory() + "komek-\(UUID().uuidString).\(type)"
        try picture.write(to: URL(fileURLWithPath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        let found = output("zbarimg", ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", file])
        return (found ?? "").split(separator: "\n").map(String.init)
    }
}
