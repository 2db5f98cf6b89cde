import Foundation
import Testing

@testable import Spreadsheets

@Suite("a text file")
struct TextTests {
    private func rows(_ bytes: [UInt8]) throws -> [[String]] {
        try Spreadsheet.read(bytes).tables[0].rows.map { $0.cells.map(\.text) }
    }

    static let list = "ФИО;Адрес;Корзин\nАхметова Ә.;Кенесары 40, кв. 5;2\n"
    static let expected = [
        ["ФИО", "Адрес", "Корзин"], ["Ахметова Ә.", "Кенесары 40, кв. 5", "2"],
    ]

    @Test("is read in every encoding that spreadsheet programs write")
    func encodings() throws {
        let utf8 = Array(Self.list.utf8)
        let little = Self.list.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        let big = Self.list.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        let windows = Self.list.unicodeScalars.map { scalar in
            UInt8((0...255).first { Windows1251.scalar(UInt8($0)) == scalar } ?? 63)
        }
        let files: [([UInt8], TextEncoding)] = [
            (utf8, .utf8), ([0xEF, 0xBB, 0xBF] + utf8, .utf8),
            ([0xFF, 0xFE] + little, .utf16LittleEndian), (little, .utf16LittleEndian),
            ([0xFE, 0xFF] + big, .utf16BigEndian), (big, .utf16BigEndian),
            (windows, .windows1251),
        ]
        for (bytes, encoding) in files {
            let contents = try Spreadsheet.read(bytes)
            #expect(contents.encoding == encoding)
            #expect(contents.separator == ";")
            #expect(try rows(bytes) == Self.expected)
        }
    }

    @Test("has the Cyrillic letters of Windows-1251 at their places, Kazakh ones included")
    func windows() {
        let letters: [(UInt8, Unicode.Scalar)] = [
            (0xC0, "А"), (0xDF, "Я"), (0xE0, "а"), (0xFF, "я"), (0xA8, "Ё"), (0xB8, "ё"),
            (0xB9, "№"), (0xAB, "«"), (0x97, "—"), (0xA0, "\u{A0}"), (0xA3, "Ә"), (0xBC, "ә"),
            (0x8D, "Қ"), (0x9D, "қ"), (0xBF, "ү"), (0x41, "A"),
        ]
        for (byte, letter) in letters { #expect(Windows1251.scalar(byte) == letter) }
        #expect((128...255).map { Windows1251.scalar(UInt8($0)) }.count == 128)
    }

    @Test("may separate its columns by commas, semicolons, tabs or bars")
    func separators() throws {
        for separator in [",", ";", "\t", "|"] {
            let text =
                ["a", "b c", "d"].joined(separator: separator) + "\n1\(separator)2\(separator)3"
            #expect(try rows(Array(text.utf8)) == [["a", "b c", "d"], ["1", "2", "3"]])
        }
        #expect(try rows(Array("sep=|\r\na,b|c\r\n".utf8)) == [["a,b", "c"]])
        // Decimal commas do not make a list of commas.
        #expect(try rows(Array("lat;lon\n51,1;71,4\n51,2;71,5\n".utf8))[1] == ["51,1", "71,4"])
    }

    @Test("may have line breaks and quotation marks in its cells, and any line ends")
    func quotes() throws {
        let text =
            "имя,примечание\r\"А \"\"Б\"\"\",\"первая\r\nвторая\"\rТОО \"Үміт\",-\n\n,,\nв,г,,"
        let table = try Spreadsheet.read(Array(text.utf8)).tables[0]
        #expect(
            table.rows.map { $0.cells.map(\.text) } == [
                ["имя", "примечание"], ["А \"Б\"", "первая\r\nвторая"], ["ТОО \"Үміт\"", "-"],
                ["в", "г"],
            ])
        #expect(table.rows.map(\.number) == [1, 2, 4, 7])
    }

    @Test("that breaks off, is damaged or is no text is refused with its line")
    func refused() {
        func fault(_ bytes: [UInt8]) -> SpreadsheetError? {
            do { _ = try Spreadsheet.read(bytes); return nil } catch { return error }
        }
        #expect(fault(Array("a,b\n\"c,d\ne".utf8))?.code == .openQuote)
        #expect(fault(Array("a,b\n\"c,d\ne".utf8))?.line == 2)
        let russian = Array("имя;адрес\nАйгүл;Кенесары\nДәурен;".utf8)
        #expect(fault(russian.dropLast(2) + [0xD1, 59])?.code == .damagedText)
        #expect(fault(russian.dropLast(2) + [0xD1, 59])?.line == 3)
        #expect(fault([1, 2, 3, 65, 66])?.code == .notText)
        #expect(fault([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0])?.code == .oldOrLocked)
        let wide = Array(String(repeating: ";", count: 5000).utf8)
        #expect(fault(wide)?.code == .tooLarge)
    }

    @Test("that is empty has no rows")
    func empty() throws {
        for text in ["", "\n\n", ";;;\n", "\u{FEFF}"] {
            #expect(try Spreadsheet.read(Array(text.utf8)).tables[0].rows == [])
        }
    }
}
