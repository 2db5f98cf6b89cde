import Testing

@testable import Spreadsheets

@Suite("a workbook")
struct WorkbookTests {
    private func tables(
        _ rows: String, after: String = "", workbookPr: String = "", second: String? = nil
    ) throws -> [Table] {
        let parts = ExcelParts.parts(
            sheet: ExcelParts.sheet(rows, after: after), workbookPr: workbookPr,
            second: second.map { ExcelParts.sheet($0) })
        return try Spreadsheet.read(ExcelParts.workbook(parts)).tables
    }

    private func fault(_ bytes: [UInt8]) -> SpreadsheetError? {
        do { _ = try Spreadsheet.read(bytes); return nil } catch { return error }
    }

    private func fault(sheet: String, replacing: (String, String)? = nil) -> SpreadsheetError? {
        var parts = ExcelParts.parts(sheet: sheet)
        if let replacing, let i = parts.firstIndex(where: { $0.name == replacing.0 }) {
            parts[i].text = replacing.1
        }
        return fault(ExcelParts.workbook(parts))
    }

    @Test("holds shared, rich, inline and computed texts, numbers, flags and errors")
    func cells() throws {
        let table = try tables(
            """
            <row r="1" spans="1:5"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>\
            <c r="C1" t="s"><v>2</v></c></row>
            <row r="3"><c r="B3"><v>87011234567</v></c><c r="C3" t="inlineStr"><is><t> х </t></is></c>\
            <c r="D3" t="str"><f>A1&amp;"!"</f><v>ФИО!</v></c><c r="E3" t="b"><v>1</v></c>\
            <c r="F3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="G3"><f>1.1+2.2</f><v>3.3000000000000003</v></c></row>
            """)[0]
        #expect(table.name == "Лист1")
        #expect(table.rows.map(\.number) == [1, 3])
        #expect(
            table.rows[0].cells.map(\.text) == ["ФИО", "Ахметова Ә.", "a\nb _x0041_ & <c>"])
        #expect(
            table.rows[1].cells.map(\.text) == [
                "", "87011234567", "х", "ФИО!", "1", "#DIV/0!", "3.3",
            ])
        #expect(table.rows[1].cells[4].kind == .flag(true))
        #expect(table.rows[1].cells[5].kind == .fault)
    }

    @Test("shows dates, times and percentages as its formats say, since 1900 or 1904")
    func formats() throws {
        let rows =
            "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44276</v></c><c r=\"B1\" s=\"2\"><v>0.4375</v></c><c r=\"C1\" s=\"3\"><v>44276.5</v></c><c r=\"D1\" s=\"4\"><v>0.5</v></c><c r=\"E1\" s=\"5\"><v>44276</v></c><c r=\"F1\" s=\"6\"><v>5</v></c><c r=\"G1\" s=\"2\"><v>0.39020833333333332</v></c></row>"
        #expect(
            try tables(rows)[0].rows[0].cells.map(\.text) == [
                "2021-03-21", "10:30", "2021-03-21 12:00", "50%", "2021-03-21", "5", "09:21:54",
            ])
        // The two systems are 1462 days apart: 44276 − 1462 = 42814.
        let mac = rows.replacing("44276", with: "42814")
        #expect(
            try tables(mac, workbookPr: "date1904=\"1\"")[0].rows[0].cells.map(\.text)
                == (try tables(rows)[0].rows[0].cells.map(\.text)))
    }

    @Test("counts days as Excel does, with its 29 February 1900")
    func days() {
        let known = [
            (1, "1900-01-01"), (59, "1900-02-28"), (60, "1900-02-29"), (61, "1900-03-01"),
            (36_526, "2000-01-01"), (36_585, "2000-02-29"), (44_256, "2021-03-01"),
            (2_958_465, "9999-12-31"),
        ]
        for (serial, date) in known { #expect(dateText(serial: serial) == date) }
    }

    @Test("tells formats of dates and times from those of numbers")
    func codes() {
        let known: [(String, NumberFormat)] = [
            ("General", .plain), ("0.00", .plain), ("dd.mm.yyyy", .date), ("h:mm;@", .time),
            ("[h]:mm:ss", .time), ("[$-F400]h:mm:ss\\ AM/PM", .time),
            ("yyyy-mm-dd hh:mm", .dateTime),
            ("0%", .percent), ("\"дней\" 0", .plain), ("[Red]0", .plain),
            ("# ##0\\ \"сом\"", .plain),
            ("[$-419]mmmm\\ yyyy", .date), ("mmm", .date),
        ]
        for (code, format) in known { #expect(NumberFormat(code: code) == format, "\(code)") }
    }

    @Test("has several sheets, some hidden, and merged cells that hold for all their rows")
    func sheets() throws {
        let all = try tables(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>1</v></c></row><row r=\"2\"><c r=\"B2\"><v>2</v></c></row>",
            after: "<mergeCells count=\"1\"><mergeCell ref=\"A1:A2\"/></mergeCells>",
            second: "<row><c><v>7</v></c><c><v>8</v></c></row>")
        #expect(all.map(\.name) == ["Лист1", "Черновик"])
        #expect(all.map(\.isHidden) == [false, true])
        #expect(all[0].rows.map { $0.cells.map(\.text) } == [["ФИО", "1"], ["ФИО", "2"]])
        #expect(all[1].rows[0].cells.map(\.text) == ["7", "8"])
    }

    @Test("that is no workbook, is damaged or would fill the memory is refused")
    func refused() throws {
        let good = ExcelParts.sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")
        #expect(fault(sheet: good) == nil)
        #expect(fault(sheet: good.replacing("</row>", with: ""))?.code == .damaged)
        #expect(fault(sheet: String(good.dropLast(20)))?.code == .damaged)
        let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
        #expect(
            fault(sheet: good.replacing(ExcelParts.head, with: ExcelParts.head + bomb))?.code
                == .doctype)
        // What a declaration says of the encoding is not believed: a bomb may hide in UTF-7.
        let utf7 = ExcelParts.head.replacing("UTF-8", with: "UTF-7") + "+ADw-!DOCTYPE x+AD4-"
        #expect(fault(sheet: good.replacing(ExcelParts.head, with: utf7))?.code == .damaged)
        // A processing instruction without data is sound XML.
        #expect(fault(sheet: good.replacing("<sheetData>", with: "<?x?><sheetData>")) == nil)
        let far = "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>"
        #expect(fault(sheet: ExcelParts.sheet(far))?.code == .tooLarge)
        let back = "<row r=\"2\"><c><v>1</v></c></row><row r=\"1\"><c><v>1</v></c></row>"
        #expect(fault(sheet: ExcelParts.sheet(back))?.code == .damaged)
        #expect(fault(ExcelParts.workbook([("a.txt", "a")]))?.code == .notWorkbook)
        #expect(fault(ExcelParts.workbook([("META-INF/manifest.xml", "a")]))?.code == .openDocument)
        #expect(fault([0x50, 0x4B, 3, 4, 0])?.code == .damaged)
        // A shared text of 32 KB in 3,000 cells is 96 MB.
        let long = "<sst><si><t>\(String(repeating: "x", count: 32_000))</t></si></sst>"
        let cells = (0..<300).map { _ in "<c t=\"s\"><v>0</v></c>" }.joined()
        let rows = (0..<10).map { _ in "<row>\(cells)</row>" }.joined()
        #expect(
            fault(sheet: ExcelParts.sheet(rows), replacing: ("xl/sharedStrings.xml", long))?.code
                == .tooLarge)
        let many = ExcelParts.sheet(
            (0..<TableLimits.rows + 1).map { _ in "<row><c><v>1</v></c></row>" }.joined())
        #expect(fault(sheet: many)?.code == .tooLarge)
    }

    @Test("that unpacks to more than it should is refused before it fills the memory")
    func zipBomb() throws {
        // 193 MB of zeros, deflated to under 200 KB: made by the library that reads it.
        let bomb = try #require(
            WorkbookWriter.archive(
                ExcelParts.parts(sheet: String(repeating: "0", count: 193 << 20)), deflated: true))
        #expect(bomb.count < 1 << 20)
        #expect(fault(bomb)?.code == .unpacksTooLarge)
    }

    @Test("that is written reads back, and is the same bytes each time")
    func roundTrip() throws {
        let texts = ["Жануя & <b>", "007", "1-2", "_x0041_", "a\nb", "=1+1", "\u{7}\"'"]
        let sheet = SheetToWrite(
            name: "План", header: ["a", "b", "c"], widths: [10, 8, 8],
            rows: texts.enumerated().map {
                [.text($0.element), .whole($0.offset), .clock($0.offset * 10_801)]
            }
                + [[.empty, .text("x")]])
        let bytes = try #require(WorkbookWriter.bytes(sheet))
        #expect(bytes == WorkbookWriter.bytes(sheet))
        let table = try Spreadsheet.read(bytes).tables[0]
        #expect(table.name == "План")
        #expect(table.rows[0].cells.map(\.text) == ["a", "b", "c"])
        for (i, row) in table.rows.dropFirst().prefix(texts.count).enumerated() {
            #expect(row.cells[0].text == texts[i].replacing("\u{7}", with: ""))
            #expect(row.cells[1].kind == (.number(Double(i))))
            #expect(row.cells[2].kind == .time(i * 10_801))
        }
        #expect(table.rows.last?.cells.map(\.text) == ["", "x"])
    }

    @Test("keeps every second of two days")
    func seconds() {
        for seconds in 0..<2 * 86_400 {
            let number = Double("\(Double(seconds) / 86_400)") ?? -1
            guard Cell(number, .time, from1904: false).kind == .time(seconds) else {
                Issue.record("\(seconds)")
                return
            }
        }
    }
}
