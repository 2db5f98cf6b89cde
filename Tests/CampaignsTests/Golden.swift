import Foundation
import Testing

/// Compares a text with the golden file of that name; writes the file instead when
/// `KOMEK_UPDATE_GOLDEN` is 1.
func expectGolden(
    _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Golden/" + name)
    guard ProcessInfo.processInfo.environment["KOMEK_UPDATE_GOLDEN"] != "1" else {
        try text.write(to: file, atomically: true, encoding: .utf8)
        return
    }
    let golden = try? String(contentsOf: file, encoding: .utf8)
    #expect(
        text == golden, "\(name) differs; see scripts/update-golden.sh",
        sourceLocation: sourceLocation)
}
