import CGLPK

extension LinearProgram {
    /// The objective of the current solution.
    ///
    /// Like all that reads the solution, it throws `notSolved` where there is none: before `solve`,
    /// after any change, and after numerical trouble. After a limit the solution is the one where
    /// the method stopped; `outcome` says what it is worth.
    public func objective() throws(LinearProgramError) -> Double {
        try checkSolved()
        return glp_get_obj_val(problem)
    }

    /// The value of a column.
    public func value(of column: Column) throws(LinearProgramError) -> Double {
        try checkSolved()
        try check(column)
        return glp_get_col_prim(problem, column.glpk)
    }

    /// The values of all columns.
    public func values() throws(LinearProgramError) -> [Double] {
        try checkSolved()
        return (0..<columnCount).map { glp_get_col_prim(problem, Column($0).glpk) }
    }

    /// The activity of a row: the sum of its coefficients times the columns' values.
    public func activity(of row: Row) throws(LinearProgramError) -> Double {
        try checkSolved()
        try check(row)
        return glp_get_row_prim(problem, row.glpk)
    }

    /// The dual of a row: what the objective gains per unit by which the row's bound rises.
    ///
    /// So it is, whether the objective is minimised or maximised. When minimising, a binding lower
    /// bound has a dual of zero or more, a binding upper bound of zero or less; when maximising,
    /// the reverse.
    public func dual(of row: Row) throws(LinearProgramError) -> Double {
        try checkSolved()
        try check(row)
        return glp_get_row_dual(problem, row.glpk)
    }

    /// The duals of all rows.
    public func duals() throws(LinearProgramError) -> [Double] {
        try checkSolved()
        return (0..<rowCount).map { glp_get_row_dual(problem, Row($0).glpk) }
    }

    /// The reduced cost of a column: its cost less the sum of its coefficients times the duals.
    public func reducedCost(of column: Column) throws(LinearProgramError) -> Double {
        try checkSolved()
        try check(column)
        return glp_get_col_dual(problem, column.glpk)
    }

    /// The reduced costs of all columns.
    public func reducedCosts() throws(LinearProgramError) -> [Double] {
        try checkSolved()
        return (0..<columnCount).map { glp_get_col_dual(problem, Column($0).glpk) }
    }

    private func checkSolved() throws(LinearProgramError) {
        try check()
        guard let outcome, outcome.stop != .numericalTrouble else { throw .notSolved }
    }
}
