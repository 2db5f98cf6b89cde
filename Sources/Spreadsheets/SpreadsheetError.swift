/// Why a file cannot be read as a spreadsheet.
public struct SpreadsheetError: Error, Sendable, Equatable {
    /// Stable, as the codes of diagnostics.
    public enum Code: String, Sendable {
        /// A quotation mark is not closed.
        case openQuote = "csv-open-quote"
        /// UTF-8 that is damaged in places.
        case damagedText = "table-damaged-text"
        /// Bytes that are no text.
        case notText = "table-not-text"
        /// More rows, columns, cells or text than a list of people can have.
        case tooLarge = "table-too-large"
        /// A workbook that unpacks to more than it should.
        case unpacksTooLarge = "xlsx-unpacks-too-large"
        /// The zip archive or a part in it is damaged.
        case damaged = "xlsx-damaged"
        /// An XML part declares a document type: never written by spreadsheet programs.
        case doctype = "xlsx-doctype"
        /// An archive without a workbook in it.
        case notWorkbook = "xlsx-not-workbook"
        /// The old binary format, or a workbook with a password.
        case oldOrLocked = "xls-old-or-locked"
        /// OpenDocument.
        case openDocument = "ods-not-supported"
    }
    /// What is wrong.
    public var code: Code
    /// 1-based, in text files.
    public var line: Int?
    /// The part of the archive, or what there is too much of.
    public var detail: String?

    init(_ code: Code, line: Int? = nil, detail: String? = nil) {
        (self.code, self.line, self.detail) = (code, line, detail)
    }
}

/// How much is read at most.
///
/// A list of people is far below; what is above would only fill memory.
enum TableLimits {
    static let rows = 200_000
    static let columns = 1_000
    /// Empty ones to the left of others are counted too.
    static let cells = 2_000_000
    /// Bytes of text in all cells together; a shared text counts each time.
    static let text = 64 << 20
    /// Bytes of all parts of a workbook that are read, unpacked.
    static let unpacked = 192 << 20
    static let sheets = 100
}
