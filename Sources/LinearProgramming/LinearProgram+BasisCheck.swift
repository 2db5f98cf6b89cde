import CGLPK

extension LinearProgram {
    /// Whether the basic rows and columns can form a nonsingular matrix, judged by its zeros alone.
    ///
    /// GLPK reports most singular bases, but on some that are singular by their zeros alone it
    /// aborts ("k1 < k2", bflib/sgf.c). Those arise where basic columns or binding rows are
    /// deleted, or a basis comes from outside; so then the basis is looked at before GLPK
    /// factorises it.
    ///
    /// The matrix is sound if each basic column can have a row of its own among those whose slack
    /// is not basic: a matching, found by augmenting paths.
    func isBasisSound() -> Bool {
        let slackIsBasic = (0..<rowCount).map {
            glp_get_row_stat(problem, Row($0).glpk) == GLP_BS
        }
        var basic: [[Int]] = []
        for index in 0..<columnCount {
            let column = Column(index)
            guard glp_get_col_stat(problem, column.glpk) == GLP_BS else { continue }
            basic.append(rows(of: column).filter { !slackIsBasic[$0] })
        }
        return basic.count + slackIsBasic.count { $0 } == rowCount
            && Matching.coversAll(basic, rowCount: rowCount)
    }

    /// The rows in which a column has a coefficient.
    private func rows(of column: Column) -> [Int] {
        let length = Int(glp_get_mat_col(problem, column.glpk, nil, nil))
        return withUnsafeTemporaryAllocation(of: Int32.self, capacity: length + 1) { indices in
            _ = glp_get_mat_col(problem, column.glpk, indices.baseAddress, nil)
            return (0..<length).map { Int(indices[$0 + 1]) - 1 }
        }
    }
}

private enum Matching {
    /// Whether each column can have a row of its own among the rows it lists.
    static func coversAll(_ columns: [[Int]], rowCount: Int) -> Bool {
        var columnOfRow = [Int?](repeating: nil, count: rowCount)
        var rowOfColumn = [Int](repeating: -1, count: columns.count)
        // How the search reached a row: in which search, and from which column.
        var reachedFor = [Int](repeating: -1, count: rowCount)
        var reachedFrom = [Int](repeating: -1, count: rowCount)

        /// A row that is free, at the end of an alternating path from the column.
        func freeRow(from start: Int) -> Int? {
            var queue = [start]
            var head = 0
            while head < queue.count {
                let column = queue[head]
                head += 1
                for row in columns[column] where reachedFor[row] != start {
                    reachedFor[row] = start
                    reachedFrom[row] = column
                    guard let owner = columnOfRow[row] else { return row }
                    queue.append(owner)
                }
            }
            return nil
        }

        for start in columns.indices {
            guard var row = freeRow(from: start) else { return false }
            // Each column on the path moves on to the next row.
            while true {
                let column = reachedFrom[row]
                let before = rowOfColumn[column]
                columnOfRow[row] = column
                rowOfColumn[column] = row
                if column == start { break }
                row = before
            }
        }
        return true
    }
}
