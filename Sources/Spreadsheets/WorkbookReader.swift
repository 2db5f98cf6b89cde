/// The sheets of an XLSX workbook (ECMA-376, SpreadsheetML).
enum WorkbookReader {
    static func tables(_ bytes: [UInt8]) throws(SpreadsheetError) -> [Table] {
        let archive = try ZipReader(bytes)
        guard let path = try workbookPath(archive), let part = try archive.part(path) else {
            throw SpreadsheetError(
                archive.contains("META-INF/manifest.xml") ? .openDocument : .notWorkbook)
        }
        let workbook = WorkbookPart()
        try XMLEvents.read(part, part: path, workbook)
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        let name = String(path.dropFirst(folder.count))
        let relations = RelationsPart()
        let relationsPath = folder + "_rels/" + name + ".rels"
        if let part = try archive.part(relationsPath) {
            try XMLEvents.read(part, part: relationsPath, relations)
        }
        func target(_ suffix: String, orElse fallback: String) -> String {
            let found = relations.all.first { $0.type.hasSuffix("/" + suffix) }
            return found.map { resolved($0.target, folder) } ?? folder + fallback
        }
        let texts = SharedTextsPart()
        let textsPath = target("sharedStrings", orElse: "sharedStrings.xml")
        if let part = try archive.part(textsPath) {
            try XMLEvents.read(part, part: textsPath, texts)
        }
        let styles = StylesPart()
        let stylesPath = target("styles", orElse: "styles.xml")
        if let part = try archive.part(stylesPath) {
            try XMLEvents.read(part, part: stylesPath, styles)
        }
        let formats = styles.formats
        var budget = CellBudget()
        var tables: [Table] = []
        for sheet in workbook.sheets {
            // A sheet of charts or macros has another type and no cells.
            guard let relation = relations.all.first(where: { $0.id == sheet.relation }),
                relation.type.hasSuffix("/worksheet")
            else { continue }
            let sheetPath = resolved(relation.target, folder)
            guard let part = try archive.part(sheetPath) else {
                throw SpreadsheetError(.damaged, detail: sheetPath)
            }
            let reader = SheetPart(
                texts: texts.texts, formats: formats, from1904: workbook.from1904, budget: budget)
            try XMLEvents.read(part, part: sheetPath, reader)
            budget = reader.budget
            tables.append(
                Table(name: sheet.name, isHidden: sheet.isHidden, rows: try reader.finished()))
        }
        return tables
    }

    private static func workbookPath(_ archive: ZipReader) throws(SpreadsheetError) -> String? {
        let relations = RelationsPart()
        if let part = try archive.part("_rels/.rels") {
            try XMLEvents.read(part, part: "_rels/.rels", relations)
        }
        let main = relations.all.first { $0.type.hasSuffix("/officeDocument") }
        return main.map { resolved($0.target, "") }
            ?? (archive.contains("xl/workbook.xml") ? "xl/workbook.xml" : nil)
    }

    /// A target as a name in the archive: `/xl/a.xml` is absolute, others are relative to a folder.
    private static func resolved(_ target: String, _ folder: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var parts: [Substring] = []
        for part in (folder + target).split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}

/// `workbook.xml`: the sheets in their order.
private final class WorkbookPart: XMLReceiver {
    private(set) var sheets: [(name: String, relation: String, isHidden: Bool)] = []
    private(set) var from1904 = false

    func begin(_ element: String, _ attributes: [String: String]) throws(SpreadsheetError) {
        if element == "workbookPr" {
            from1904 = ["1", "true"].contains(attributes["date1904"])
        } else if element == "sheet" {
            guard sheets.count < TableLimits.sheets else {
                throw SpreadsheetError(.tooLarge, detail: "sheets")
            }
            let relation = attributes.first { $0.key == "r:id" || $0.key.hasSuffix(":id") }
            sheets.append(
                (
                    attributes["name"] ?? "", relation?.value ?? "",
                    ["hidden", "veryHidden"].contains(attributes["state"])
                ))
        }
    }
    func text(_ text: String) {}
    func end(_ element: String) {}
}

/// A `.rels` part: where the parts of a part are.
private final class RelationsPart: XMLReceiver {
    private(set) var all: [(id: String, type: String, target: String)] = []

    func begin(_ element: String, _ attributes: [String: String]) throws(SpreadsheetError) {
        guard element == "Relationship", attributes["TargetMode"] != "External" else { return }
        guard all.count < 10_000 else { throw SpreadsheetError(.tooLarge, detail: "sheets") }
        all.append(
            (attributes["Id"] ?? "", attributes["Type"] ?? "", attributes["Target"] ?? ""))
    }
    func text(_ text: String) {}
    func end(_ element: String) {}
}

/// `sharedStrings.xml`: texts that cells refer to by number.
private final class SharedTextsPart: XMLReceiver {
    private(set) var texts: [String] = []
    private var current = ""
    private var isText = false
    private var phonetic = 0

    func begin(_ element: String, _ attributes: [String: String]) throws(SpreadsheetError) {
        switch element {
        case "si": current = ""
        case "rPh": phonetic += 1
        case "t": isText = phonetic == 0
        default: break
        }
    }
    func text(_ text: String) { if isText { current += text } }
    func end(_ element: String) throws(SpreadsheetError) {
        switch element {
        case "t": isText = false
        case "rPh": phonetic -= 1
        case "si":
            guard texts.count < TableLimits.cells else {
                throw SpreadsheetError(.tooLarge, detail: "cells")
            }
            texts.append(unescaped(current))
        default: break
        }
    }
}

/// `styles.xml`: which number format each style of a cell has.
private final class StylesPart: XMLReceiver {
    private var codes: [Int: NumberFormat] = [:]
    private var ids: [Int] = []
    private var isCells = false

    /// By number of the style.
    var formats: [NumberFormat] { ids.map { codes[$0] ?? .builtIn($0) } }

    func begin(_ element: String, _ attributes: [String: String]) throws(SpreadsheetError) {
        switch element {
        case "numFmt":
            guard let id = attributes["numFmtId"].flatMap(Int.init), codes.count < 10_000 else {
                return
            }
            codes[id] = NumberFormat(code: String((attributes["formatCode"] ?? "").prefix(255)))
        case "cellXfs": isCells = true
        case "xf" where isCells:
            guard ids.count < 100_000 else { throw SpreadsheetError(.tooLarge, detail: "cells") }
            ids.append(attributes["numFmtId"].flatMap(Int.init) ?? 0)
        default: break
        }
    }
    func text(_ text: String) {}
    func end(_ element: String) { if element == "cellXfs" { isCells = false } }
}

/// Excel's escapes of characters that XML cannot hold, `_x000D_`.
func unescaped(_ text: String) -> String {
    guard text.utf8.count >= 7, text.firstRange(of: "_x") != nil else { return text }
    var result = ""
    var rest = Substring(text)
    while let range = rest.firstRange(of: "_x") {
        result += rest[..<range.lowerBound]
        let digits = rest[range.upperBound...].prefix(4)
        let after = rest[range.upperBound...].dropFirst(4)
        if digits.utf8.count == 4, after.first == "_", let number = UInt32(digits, radix: 16),
            let scalar = Unicode.Scalar(number)
        {
            if number >= 32 || number == 9 || number == 10 {
                result.unicodeScalars.append(scalar)
            }
            rest = after.dropFirst()
        } else {
            result += "_x"
            rest = rest[range.upperBound...]
        }
    }
    return result + rest
}
