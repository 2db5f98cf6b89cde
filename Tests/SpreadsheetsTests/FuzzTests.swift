import Foundation
import TestSupport
import Testing

@testable import Spreadsheets

/// Nothing that is in a file may end the program: the test is that these calls return.
@Suite("bytes that somebody touched")
struct FuzzTests {
    static let count =
        ProcessInfo.processInfo.environment["KOMEK_ACCEPTANCE"] == "1" ? 40_000 : 500

    static func touched(_ bytes: [UInt8], _ random: inout SplitMix) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<random.int(1...8) where !bytes.isEmpty {
            let place = random.int(0...bytes.count - 1)
            switch random.int(0...5) {
            case 0: bytes[place] ^= UInt8(1 << random.int(0...7))
            case 1: bytes[place] = UInt8(random.int(0...255))
            case 2: bytes.removeSubrange(place..<min(bytes.count, place + random.int(1...40)))
            case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 30)], at: place)
            case 4: bytes = Array(bytes[..<place])
            default:
                let number = random.pick([0, 255, 127, 128])
                for i in place..<min(bytes.count, place + 4) { bytes[i] = UInt8(number) }
            }
        }
        return bytes
    }

    /// Reads, and keeps what the limits promise.
    private func read(_ bytes: [UInt8]) {
        guard let contents = try? Spreadsheet.read(bytes) else { return }
        for table in contents.tables {
            #expect(table.rows.count <= TableLimits.rows)
            #expect(table.rows.allSatisfy { $0.cells.count <= TableLimits.columns })
            #expect(zip(table.rows, table.rows.dropFirst()).allSatisfy { $0.number < $1.number })
        }
    }

    static let parts = ExcelParts.parts(
        sheet: ExcelParts.sheet(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>44276</v></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>x</t></is></c><c r=\"C2\" s=\"2\"><v>0.5</v></c></row>",
            after: "<mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells>"),
        second: ExcelParts.sheet("<row><c t=\"b\"><v>1</v></c></row>"))

    @Test("of an archive are read or refused")
    func archives() {
        var random = SplitMix(seed: 1)
        let stored = ExcelParts.workbook(Self.parts)
        let deflated = WorkbookWriter.archive(Self.parts, deflated: true) ?? []
        for i in 0..<Self.count {
            read(Self.touched(i % 2 == 0 ? stored : deflated, &random))
        }
    }

    @Test("of the parts of a sound archive are read or refused")
    func xml() {
        var random = SplitMix(seed: 2)
        for _ in 0..<Self.count {
            var parts = Self.parts
            let i = random.int(0...parts.count - 1)
            let bytes = Self.touched(Array(parts[i].text.utf8), &random)
            parts[i].text = String(decoding: bytes, as: UTF8.self)
            read(ExcelParts.workbook(parts))
        }
    }

    @Test("of text files are read or refused")
    func texts() {
        var random = SplitMix(seed: 3)
        let list = TextTests.list + "\"Оспанов; Д.\";\"Сейфуллина\n12\";1,5\n"
        let files: [[UInt8]] = [
            Array(list.utf8),
            [0xFF, 0xFE] + list.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
            Array("sep=,\r\n".utf8) + Array(list.utf8),
        ]
        for i in 0..<Self.count { read(Self.touched(files[i % files.count], &random)) }
    }
}
