/// Tables out of files as people have them: CSV of any sort, and Excel's XLSX.
public enum Spreadsheet {
    /// What was read, and how.
    public struct Contents: Sendable, Equatable {
        /// One for a text file, one a sheet for a workbook.
        public var tables: [Table]
        /// nil for a workbook.
        public var encoding: TextEncoding?
        /// What separates the columns of a text file.
        public var separator: Character?
    }

    /// Reads a file by its content, whatever its name.
    ///
    /// Time and memory are bounded, whatever the bytes are.
    public static func read(_ bytes: [UInt8]) throws(SpreadsheetError) -> Contents {
        if bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6]) {
            return Contents(tables: try WorkbookReader.tables(bytes))
        }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            throw SpreadsheetError(.oldOrLocked)
        }
        let decoded = try DecodedText(bytes)
        let separated = try SeparatedText.read(decoded.text)
        return Contents(
            tables: [Table(rows: separated.rows)], encoding: decoded.encoding,
            separator: separated.separator)
    }

    /// Whether a file's first bytes are those of an archive, as every XLSX is.
    public static func isWorkbook(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 3, 4])
    }
}
