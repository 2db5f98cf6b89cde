/// A row (constraint) of a linear program, counted from 0.
public struct Row: Sendable, Hashable {
    /// Rows before this one.
    public var index: Int
    /// The row with so many rows before it.
    public init(_ index: Int) { self.index = index }
}

/// A column (variable) of a linear program, counted from 0.
public struct Column: Sendable, Hashable {
    /// Columns before this one.
    public var index: Int
    /// The column with so many columns before it.
    public init(_ index: Int) { self.index = index }
}

/// A coefficient of a column: its value in one row.
public struct ColumnEntry: Sendable, Equatable {
    /// Where it stands.
    public var row: Row
    /// The coefficient; zeros are not stored.
    public var value: Double
    /// This value in that row.
    public init(_ row: Row, _ value: Double) { (self.row, self.value) = (row, value) }
}

/// A coefficient of a row: the value of one column in it.
public struct RowEntry: Sendable, Equatable {
    /// Which column it multiplies.
    public var column: Column
    /// The coefficient; zeros are not stored.
    public var value: Double
    /// This value of that column.
    public init(_ column: Column, _ value: Double) { (self.column, self.value) = (column, value) }
}

/// Finds an index that is out of range or comes twice, in time proportional to the list.
///
/// GLPK aborts on both, so they are found before it sees them.
struct IndexStamps {
    private var stamps: [UInt32] = []
    private var current: UInt32 = 0

    /// Starts a new list of indices in `0..<count`.
    mutating func begin(count: Int) {
        if stamps.count < count || current == .max {
            stamps = [UInt32](repeating: 0, count: max(count, stamps.count * 2))
            current = 0
        }
        current += 1
    }

    /// Whether the index, which is in range, is new to the list.
    mutating func isNew(_ index: Int) -> Bool {
        if stamps[index] == current { return false }
        stamps[index] = current
        return true
    }
}
