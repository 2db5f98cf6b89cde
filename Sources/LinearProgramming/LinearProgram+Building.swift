import CGLPK
import CGLPKGuard

/// What values a column may take.
public enum ColumnKind: Sendable, Equatable {
    /// Any within its bounds.
    case continuous
    /// Whole numbers within its bounds.
    case integer
    /// 0 or 1.
    case binary
}

extension LinearProgram {
    /// Most rows or columns that GLPK holds.
    private static let mostRowsOrColumns = 100_000_000

    /// Adds an empty row (or one over columns that exist) and returns it.
    ///
    /// Its slack is basic: the last basis stays usable.
    ///
    /// - Throws: `notFinite`, `boundsReversed`, `columnOutOfRange`, `duplicateColumn`, `lost`; then
    ///   nothing was added.
    /// - Complexity: proportional to the entries.
    @discardableResult
    public mutating func addRow(
        _ bounds: Bounds, entries: some Collection<RowEntry> = EmptyCollection()
    ) throws(LinearProgramError) -> Row {
        try check()
        guard rowCount < Self.mostRowsOrColumns else { throw .badCount(rowCount + 1) }
        let glpkBounds = try bounds.glpk()
        columnStamps.begin(count: columnCount)
        for entry in entries {
            try check(entry.column)
            try requireFinite(entry.value, "coefficient of column", entry.column.index)
            guard columnStamps.isNew(entry.column.index) else {
                throw .duplicateColumn(entry.column)
            }
        }
        let sparse = entries.lazy.map { ($0.column.index, $0.value) }
        let result = withSparse(sparse) { length, indices, values in
            guard_add_row(problem, glpkBounds, length, indices, values)
        }
        _ = try guarded(result)
        outcome = nil
        rowCount += 1
        return Row(rowCount - 1)
    }

    /// Adds empty rows that all have the same bounds, and returns the range of their indices.
    ///
    /// - Throws: `badCount`, `notFinite`, `boundsReversed`, `lost`.
    @discardableResult
    public mutating func addRows(
        count: Int, _ bounds: Bounds
    ) throws(LinearProgramError) -> Range<Int> {
        try check()
        guard count >= 0, count <= Self.mostRowsOrColumns - rowCount else {
            throw .badCount(count)
        }
        _ = try guarded(guard_add_rows(problem, Int32(count), bounds.glpk()))
        outcome = nil
        rowCount += count
        return rowCount - count..<rowCount
    }

    /// Adds a column and returns it.
    ///
    /// It is nonbasic: the last basis stays usable.
    ///
    /// - Parameters:
    ///   - cost: Its coefficient in the objective.
    ///   - bounds: Its bounds; nil for zero or more, and for 0 and 1 where it is binary.
    ///   - kind: What values it may take in `solveInteger`.
    ///   - entries: Its coefficients, each row at most once.
    /// - Throws: `notFinite`, `boundsReversed`, `boundNotWhole`, `boundsNotBinary`,
    ///   `rowOutOfRange`, `duplicateRow`, `lost`; then nothing was added.
    /// - Complexity: proportional to the entries.
    @discardableResult
    public mutating func addColumn(
        cost: Double, bounds: Bounds? = nil, kind: ColumnKind = .continuous,
        entries: some Collection<ColumnEntry>
    ) throws(LinearProgramError) -> Column {
        try check()
        guard columnCount < Self.mostRowsOrColumns else { throw .badCount(columnCount + 1) }
        let bounds = bounds ?? (kind == .binary ? .within(0...1) : .nonNegative)
        if kind == .binary, bounds.lower < 0 || bounds.upper > 1 {
            throw .boundsNotBinary(lower: bounds.lower, upper: bounds.upper)
        }
        let glpkBounds = try bounds.glpk(isInteger: kind != .continuous)
        try requireFinite(cost, "cost of column", columnCount)
        rowStamps.begin(count: rowCount)
        for entry in entries {
            try check(entry.row)
            try requireFinite(entry.value, "coefficient in row", entry.row.index)
            guard rowStamps.isNew(entry.row.index) else { throw .duplicateRow(entry.row) }
        }
        let sparse = entries.lazy.map { ($0.row.index, $0.value) }
        let result = withSparse(sparse) { length, indices, values in
            guard_add_column(
                problem, kind == .continuous ? 0 : 1, cost, glpkBounds, length, indices, values)
        }
        _ = try guarded(result)
        outcome = nil
        columnCount += 1
        return Column(columnCount - 1)
    }

    /// Changes the bounds of a row.
    public mutating func setBounds(
        of row: Row, to bounds: Bounds
    ) throws(LinearProgramError) {
        try check()
        try check(row)
        let new = try bounds.glpk()
        glp_set_row_bnds(problem, row.glpk, new.kind, new.lower, new.upper)
        outcome = nil
    }

    /// Changes the bounds of a column.
    public mutating func setBounds(
        of column: Column, to bounds: Bounds
    ) throws(LinearProgramError) {
        try check()
        try check(column)
        let isInteger = glp_get_col_kind(problem, column.glpk) != GLP_CV
        let new = try bounds.glpk(isInteger: isInteger)
        glp_set_col_bnds(problem, column.glpk, new.kind, new.lower, new.upper)
        outcome = nil
    }

    /// Changes the cost of a column.
    public mutating func setCost(
        of column: Column, to cost: Double
    ) throws(LinearProgramError) {
        try check()
        try check(column)
        try requireFinite(cost, "cost of column", column.index)
        glp_set_obj_coef(problem, column.glpk, cost)
        outcome = nil
    }

    /// The cost of a column.
    public func cost(of column: Column) throws(LinearProgramError) -> Double {
        try check()
        try check(column)
        return glp_get_obj_coef(problem, column.glpk)
    }

    /// Deletes columns; those that are left close up, in the same order.
    ///
    /// The basis stays usable if none of them is basic; else the next `solve` makes a new one.
    ///
    /// - Throws: `columnOutOfRange`, `duplicateColumn`, `lost`; then nothing was deleted.
    public mutating func deleteColumns(
        _ columns: some Collection<Column>
    ) throws(LinearProgramError) {
        try check()
        columnStamps.begin(count: columnCount)
        for column in columns {
            try check(column)
            guard columnStamps.isNew(column.index) else { throw .duplicateColumn(column) }
        }
        let isBasic = columns.contains { glp_get_col_stat(problem, $0.glpk) == GLP_BS }
        let result = withSparse(columns.lazy.map { ($0.index, 0) }) { length, indices, _ in
            guard_delete_columns(problem, length, indices)
        }
        _ = try guarded(result)
        outcome = nil
        columnCount -= columns.count
        if isBasic { isBasisUnsure = true }
    }

    /// Deletes rows; those that are left close up, in the same order.
    ///
    /// The basis stays usable if the slacks of all of them are basic; else the next `solve` makes a
    /// new one.
    ///
    /// - Throws: `rowOutOfRange`, `duplicateRow`, `lost`; then nothing was deleted.
    public mutating func deleteRows(_ rows: some Collection<Row>) throws(LinearProgramError) {
        try check()
        rowStamps.begin(count: rowCount)
        for row in rows {
            try check(row)
            guard rowStamps.isNew(row.index) else { throw .duplicateRow(row) }
        }
        let isBinding = rows.contains { glp_get_row_stat(problem, $0.glpk) != GLP_BS }
        let result = withSparse(rows.lazy.map { ($0.index, 0) }) { length, indices, _ in
            guard_delete_rows(problem, length, indices)
        }
        _ = try guarded(result)
        outcome = nil
        rowCount -= rows.count
        if isBinding { isBasisUnsure = true }
    }
}

extension Row {
    /// GLPK counts from 1.
    var glpk: Int32 { Int32(index + 1) }
}

extension Column {
    /// GLPK counts from 1.
    var glpk: Int32 { Int32(index + 1) }
}

private func requireFinite(
    _ value: Double, _ what: StaticString, _ index: Int
) throws(LinearProgramError) {
    guard value.isFinite else { throw .notFinite("\(value), \(what) \(index)") }
}

/// Lends a sparse vector to GLPK, which reads elements 1 to the length.
///
/// Short ones take no heap memory.
private func withSparse(
    _ elements: some Collection<(Int, Double)>,
    _ body: (Int32, UnsafePointer<Int32>?, UnsafePointer<Double>?) -> Int32
) -> Int32 {
    let count = elements.count
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: count + 1) { indices in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: count + 1) { values in
            indices.initializeElement(at: 0, to: 0)
            values.initializeElement(at: 0, to: 0)
            var next = 1
            // A collection whose count is wrong must not write beyond the end.
            for (index, value) in elements where next <= count {
                indices.initializeElement(at: next, to: Int32(index + 1))
                values.initializeElement(at: next, to: value)
                next += 1
            }
            return body(Int32(next - 1), indices.baseAddress, values.baseAddress)
        }
    }
}
