import CZip

/// A sheet to be written.
public struct SheetToWrite: Sendable {
    /// What a cell holds.
    public enum Value: Sendable, Equatable {
        case empty
        /// A text, never taken for a number or date.
        case text(String)
        case whole(Int)
        /// Seconds from midnight, as a time of the day that can be reckoned with.
        case clock(Int)
    }
    /// At most 31 characters, none of `[]:*?/\`.
    public var name: String
    /// The first row, which is bold and stays in sight.
    public var header: [String]
    /// Widths of the columns in characters.
    public var widths: [Int]
    /// The other rows.
    public var rows: [[Value]]

    /// A sheet of its parts.
    public init(name: String, header: [String], widths: [Int], rows: [[Value]]) {
        (self.name, self.header, self.widths, self.rows) = (name, header, widths, rows)
    }
}

/// Writes XLSX: the same bytes for the same sheet, on any machine.
///
/// Parts are stored, not deflated, and have no date, as both would differ from one version of a
/// library or from one minute to the next.
public enum WorkbookWriter {
    /// The workbook's bytes; nil where the library fails, which it does for want of memory only.
    public static func bytes(_ sheet: SheetToWrite) -> [UInt8]? {
        archive([
            ("[Content_Types].xml", contentTypes), ("_rels/.rels", rootRelations),
            ("xl/workbook.xml", workbook(sheet)), ("xl/_rels/workbook.xml.rels", relations),
            ("xl/styles.xml", styles), ("xl/worksheets/sheet1.xml", worksheet(sheet)),
        ])
    }

    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let schemas = "http://schemas.openxmlformats.org/"
    private static let main = schemas + "spreadsheetml/2006/main"
    private static let office = schemas + "officeDocument/2006/relationships"
    private static let package = schemas + "package/2006/"
    private static let media = "application/vnd.openxmlformats-officedocument.spreadsheetml."

    private static let contentTypes =
        head + "<Types xmlns=\"\(package)content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(media)sheet.main+xml\"/>"
        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"\(media)worksheet+xml\"/>"
        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(media)styles+xml\"/></Types>"

    private static let rootRelations =
        head + "<Relationships xmlns=\"\(package)relationships\">"
        + "<Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"

    private static let relations =
        head + "<Relationships xmlns=\"\(package)relationships\">"
        + "<Relationship Id=\"rId1\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
        + "<Relationship Id=\"rId2\" Type=\"\(office)/styles\" Target=\"styles.xml\"/></Relationships>"

    /// Styles by number: 0 plain, 1 text, 2 time, 3 header.
    private static let styles =
        head + "<styleSheet xmlns=\"\(main)\">"
        + "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"[hh]:mm:ss\"/></numFmts>"
        + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
        + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
        + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        + "<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
        + "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
        + "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
        + "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/>"
        + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"

    private static func workbook(_ sheet: SheetToWrite) -> String {
        head + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>"
            + "<sheet name=\"\(escaped(sheet.name))\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    }

    private static func worksheet(_ sheet: SheetToWrite) -> String {
        var xml =
            head + "<worksheet xmlns=\"\(main)\"><sheetViews><sheetView workbookViewId=\"0\">"
            + "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
            + "</sheetView></sheetViews><cols>"
        for (i, width) in sheet.widths.enumerated() {
            xml += "<col min=\"\(i + 1)\" max=\"\(i + 1)\" width=\"\(width)\" customWidth=\"1\"/>"
        }
        xml += "</cols><sheetData>"
        append(sheet.header.map { .text($0) }, number: 1, textStyle: 3, to: &xml)
        for (i, row) in sheet.rows.enumerated() {
            append(row, number: i + 2, textStyle: 1, to: &xml)
        }
        return xml + "</sheetData></worksheet>"
    }

    private static func append(
        _ cells: [SheetToWrite.Value], number: Int, textStyle: Int, to xml: inout String
    ) {
        xml += "<row r=\"\(number)\">"
        for (column, value) in cells.enumerated() {
            let place = columnLetters(column) + "\(number)"
            switch value {
            case .empty: continue
            case .text(let text):
                xml +=
                    "<c r=\"\(place)\" s=\"\(textStyle)\" t=\"inlineStr\"><is>"
                    + "<t xml:space=\"preserve\">\(escaped(text))</t></is></c>"
            case .whole(let number): xml += "<c r=\"\(place)\"><v>\(number)</v></c>"
            case .clock(let seconds):
                // The shortest decimal of the nearest fraction reads back to the same second.
                xml += "<c r=\"\(place)\" s=\"2\"><v>\(Double(seconds) / 86_400)</v></c>"
            }
        }
        xml += "</row>"
    }

    /// A text in XML, with Excel's escapes of characters that XML cannot hold.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.replacing("_x", with: "_x005F_x").unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n": result.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}":
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// An archive of parts; deflated ones are for tests of what reads them.
    static func archive(
        _ parts: [(name: String, text: String)], deflated: Bool = false
    ) -> [UInt8]? {
        guard let target = zip_source_buffer_create(nil, 0, 0, nil) else { return nil }
        guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, nil) else {
            zip_source_free(target)
            return nil
        }
        // The archive gives the source up when it is closed; the bytes are in it.
        zip_source_keep(target)
        defer { zip_source_free(target) }
        let buffers = parts.map { part in
            let bytes = Array(part.text.utf8)
            let memory = UnsafeMutableRawBufferPointer.allocate(
                byteCount: max(1, bytes.count), alignment: 1)
            memory.copyBytes(from: bytes)
            return (memory: memory, count: bytes.count)
        }
        defer { for buffer in buffers { buffer.memory.deallocate() } }
        for (part, buffer) in zip(parts, buffers) {
            let source = zip_source_buffer_create(
                buffer.memory.baseAddress, UInt64(buffer.count), 0, nil)
            guard let source else {
                zip_discard(archive)
                return nil
            }
            let index = zip_file_add(archive, part.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
            guard index >= 0 else {
                zip_source_free(source)
                zip_discard(archive)
                return nil
            }
            zip_set_file_compression(
                archive, UInt64(index), deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0)
            zip_file_set_dostime(archive, UInt64(index), 0, 0x21, 0)
        }
        guard zip_close(archive) == 0 else {
            zip_discard(archive)
            return nil
        }
        return content(of: target)
    }

    private static func content(of source: OpaquePointer) -> [UInt8]? {
        guard zip_source_open(source) == 0 else { return nil }
        defer { zip_source_close(source) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = zip_source_read(source, &chunk, UInt64(chunk.count))
            if count < 0 { return nil }
            if count == 0 { return bytes }
            bytes += chunk[..<Int(count)]
        }
    }
}
