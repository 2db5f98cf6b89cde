import Foundation
import QRCodes
import TestSupport
import Testing

@Suite("QR codes")
struct QRCodeTests {
    @Test("are as small as their text allows")
    func sizes() throws {
        // Version v has 17 + 4 v modules a side; version 1 holds 14 bytes with medium correction,
        // version 2 holds 26.
        #expect(try #require(QRCode("12345678901234")).width == 21)
        #expect(try #require(QRCode("123456789012345")).width == 25)
        #expect(try #require(QRCode("12345678901234", correction: .quartile)).width == 25)
        #expect(try #require(QRCode("12345678901234567", correction: .low)).width == 21)
    }

    @Test("have the three finder patterns of the standard")
    func finders() throws {
        let code = try #require(QRCode("geo:51.12840,71.43060"))
        func dark(_ x: Int, _ y: Int) -> Bool { code.modules[y * code.width + x] }
        for (left, top) in [(0, 0), (code.width - 7, 0), (0, code.width - 7)] {
            for i in 0..<7 {
                #expect(dark(left + i, top) && dark(left, top + i) && dark(left + i, top + 6))
                let isCore = (2...4).contains(i)
                #expect(dark(left + i, top + 3) == (isCore || i == 0 || i == 6))
            }
        }
    }

    @Test("of nothing, and of more than a code holds, are none")
    func none() {
        #expect(QRCode("") == nil)
        #expect(QRCode(String(repeating: "x", count: 2332)) == nil)
        #expect(QRCode(String(repeating: "x", count: 2331)) != nil)
        #expect(QRCode(String(repeating: "x", count: 1_000_000)) == nil)
    }

    @Test("as a path cover exactly the dark modules")
    func path() throws {
        let code = try #require(QRCode("https://2gis.kz/"))
        var drawn = [Bool](repeating: false, count: code.modules.count)
        for run in code.path.split(separator: "M") {
            let match = try #require(try /(\d+) (\d+)h(\d+)v1h-(\d+)z/.wholeMatch(in: run))
            let numbers = [match.1, match.2, match.3, match.4].compactMap { Int($0) }
            #expect(numbers[2] == numbers[3])
            for x in numbers[0]..<numbers[0] + numbers[2] {
                drawn[numbers[1] * code.width + x] = true
            }
        }
        #expect(drawn == code.modules)
    }

    @Test(
        "are read by a scanner",
        .enabled(if: Tools.path("zbarimg") != nil, "zbarimg (zbar-tools) is not installed"),
        arguments: [
            "geo:51.12840,71.43060?q=51.12840,71.43060",
            "https://2gis.kz/directions/tab/car/points/%7C71.43060%2C51.12840",
            "https://yandex.kz/maps/?rtext=~51.1,71.4~51.2,71.5&rtt=auto",
            String(repeating: "https://2gis.kz/", count: 60),
        ])
    func scanned(text: String) throws {
        let code = try #require(QRCode(text))
        #expect(try Tools.codes(in: picture(code), type: "pgm") == [text])
    }

    /// A grey map of four pixels a module, with the quiet zone.
    private func picture(_ code: QRCode) -> Data {
        let side = (code.width + 8) * 4
        var bytes = Data("P5 \(side) \(side) 255\n".utf8)
        for y in 0..<side {
            for x in 0..<side {
                let (column, row) = (x / 4 - 4, y / 4 - 4)
                let isInside = (0..<code.width).contains(column) && (0..<code.width).contains(row)
                bytes.append(isInside && code.modules[row * code.width + column] ? 0 : 255)
            }
        }
        return bytes
    }
}
