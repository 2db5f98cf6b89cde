@testable import Spreadsheets

/// The parts of a workbook as Excel writes them, to be changed one by one.
enum ExcelParts {
    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n"

    static func parts(
        sheet: String, workbookPr: String = "", second: String? = nil
    ) -> [(name: String, text: String)] {
        let more =
            second == nil
            ? "" : "<sheet name=\"Черновик\" sheetId=\"2\" state=\"hidden\" r:id=\"rId2\"/>"
        let relation =
            second == nil
            ? ""
            : "<Relationship Id=\"rId2\" Type=\"\(office)/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>"
        var parts = [
            (
                "_rels/.rels",
                head
                    + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId3\" Type=\"\(office)/extended-properties\" Target=\"docProps/app.xml\"/><Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
            (
                "xl/workbook.xml",
                head
                    + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><workbookPr \(workbookPr)/><sheets><sheet name=\"Лист1\" sheetId=\"1\" r:id=\"rId1\"/>\(more)</sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                head
                    + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet1.xml\"/>\(relation)<Relationship Id=\"rId8\" Type=\"\(office)/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId9\" Type=\"\(office)/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
            (
                "xl/sharedStrings.xml",
                head
                    + "<sst xmlns=\"\(main)\" count=\"9\" uniqueCount=\"3\"><si><t>ФИО</t></si><si><r><rPr><b/></rPr><t xml:space=\"preserve\">Ахметова </t></r><r><t>Ә.</t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh></si><si><t>a_x000D_\nb _x005F_x0041_ &amp; &lt;c&gt;</t></si></sst>"
            ),
            (
                "xl/styles.xml",
                head
                    + "<styleSheet xmlns=\"\(main)\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"[$-419]d\\ mmmm\\ yyyy;@\"/><numFmt numFmtId=\"165\" formatCode=\"#,##0.00&quot; тг. (день)&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs count=\"7\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"20\"/><xf numFmtId=\"22\"/><xf numFmtId=\"9\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>"
            ),
            ("xl/worksheets/sheet1.xml", sheet),
        ]
        if let second { parts.append(("xl/worksheets/sheet2.xml", second)) }
        return parts
    }

    static func sheet(_ rows: String, after: String = "") -> String {
        head
            + "<worksheet xmlns=\"\(main)\" xmlns:r=\"\(office)\"><dimension ref=\"A1:XFD1048576\"/><sheetData>\(rows)</sheetData>\(after)</worksheet>"
    }

    static func workbook(_ parts: [(name: String, text: String)]) -> [UInt8] {
        WorkbookWriter.archive(parts) ?? []
    }
}
