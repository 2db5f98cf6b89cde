import CGLPK

/// Where a row or column stands in a basis.
public enum BasisStatus: Sendable, Equatable {
    /// In the basis.
    case basic
    /// At its lower bound.
    case atLower
    /// At its upper bound.
    case atUpper
    /// Nonbasic without bounds, at zero.
    case free
    /// Nonbasic with equal bounds.
    case fixed

    init(glpk status: Int32) {
        switch status {
        case GLP_BS: self = .basic
        case GLP_NL: self = .atLower
        case GLP_NU: self = .atUpper
        case GLP_NF: self = .free
        default: self = .fixed
        }
    }

    var glpk: Int32 {
        switch self {
        case .basic: GLP_BS
        case .atLower: GLP_NL
        case .atUpper: GLP_NU
        case .free: GLP_NF
        case .fixed: GLP_NS
        }
    }
}

/// The place of every row and column: a point from which `solve` can start again.
public struct Basis: Sendable, Equatable {
    /// The statuses of the rows.
    public var rows: [BasisStatus]
    /// The statuses of the columns.
    public var columns: [BasisStatus]

    /// A basis of these statuses.
    public init(rows: [BasisStatus], columns: [BasisStatus]) {
        self.rows = rows
        self.columns = columns
    }
}

extension LinearProgram {
    /// Where a row stands.
    public func basisStatus(of row: Row) throws(LinearProgramError) -> BasisStatus {
        try check()
        try check(row)
        return BasisStatus(glpk: glp_get_row_stat(problem, row.glpk))
    }

    /// Where a column stands.
    public func basisStatus(of column: Column) throws(LinearProgramError) -> BasisStatus {
        try check()
        try check(column)
        return BasisStatus(glpk: glp_get_col_stat(problem, column.glpk))
    }

    /// The current basis.
    public func basis() throws(LinearProgramError) -> Basis {
        try check()
        return Basis(
            rows: (0..<rowCount).map {
                BasisStatus(glpk: glp_get_row_stat(problem, Row($0).glpk))
            },
            columns: (0..<columnCount).map {
                BasisStatus(glpk: glp_get_col_stat(problem, Column($0).glpk))
            })
    }

    /// Makes this the basis from which `solve` starts.
    ///
    /// A nonbasic status that does not fit the bounds (at a bound that there is not) is changed to
    /// one that does. A singular basis is found by `solve`, which then makes another.
    ///
    /// - Throws: `badBasis` unless there is a status for each row and column and as many are basic
    ///   as there are rows.
    public mutating func setBasis(_ basis: Basis) throws(LinearProgramError) {
        try check()
        let basic = basis.rows.count { $0 == .basic } + basis.columns.count { $0 == .basic }
        guard basis.rows.count == rowCount, basis.columns.count == columnCount, basic == rowCount
        else { throw .badBasis }
        for (index, status) in basis.rows.enumerated() {
            glp_set_row_stat(problem, Row(index).glpk, status.glpk)
        }
        for (index, status) in basis.columns.enumerated() {
            glp_set_col_stat(problem, Column(index).glpk, status.glpk)
        }
        isBasisUnsure = true
        outcome = nil
    }
}
