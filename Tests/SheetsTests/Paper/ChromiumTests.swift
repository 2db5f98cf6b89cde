import Chromium
import Foundation
import TestSupport
import Testing

@Suite("a browser", .serialized)
struct ChromiumTests {
    @Test("that ends at once, or is not there, is an error", arguments: ["/bin/true", "/nowhere"])
    func ends(program: String) {
        #expect(throws: Chromium.Failure.ended) { try Chromium(executable: program) }
    }

    @Test(
        "tells what it cannot open, and goes on",
        .enabled(if: PrintedPage.canPrint, "no Chromium is installed: printing is not tested"))
    func refusals() throws {
        let browser = try PrintedPage.browser()
        defer { browser.close() }
        #expect(throws: Chromium.Failure.self) { try browser.open(file: "/nowhere.html") }
        #expect(throws: Chromium.Failure.self) { try browser.evaluate("no script") }
        #expect(try browser.evaluate("'ә' + 1") == "ә1")
    }
}
