/// Lines of a printed page, none wider than the terminal.
package struct Page {
    let style: TerminalStyle
    private(set) var lines: [String] = []

    package init(_ style: TerminalStyle) { self.style = style }

    /// The whole text; ends with a line end unless the page is empty.
    package var text: String { lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n" }

    /// An empty line, unless the page begins or has one.
    package mutating func gap() {
        if let last = lines.last, !last.isEmpty { lines.append("") }
    }

    /// A text; the first line begins with `prefix`, further ones are indented as far (or by
    /// `hanging`).
    package mutating func paragraph(_ text: Inked, prefix: Inked = "", hanging: Int? = nil) {
        let indent = hanging ?? prefix.width
        let room = style.width - max(indent, prefix.width)
        for (i, line) in text.wrapped(to: room).enumerated() {
            add(i == 0 ? prefix + line : Inked(spaces(indent)) + line)
        }
    }

    /// The heading of a section: a rule fills the line.
    package mutating func section(_ title: String) {
        gap()
        let heading = Inked(title.uppercased(), .strong).wrapped(to: style.width - 4)
        for line in heading.dropLast() { add(line) }
        if let last = heading.last {
            let rule = String(repeating: "─", count: max(0, style.width - last.width - 1))
            add(last + Inked(" ") + Inked(rule, .quiet))
        }
        gap()
    }

    /// A text at the left and one at the right margin; on two lines where they do not fit on one.
    package mutating func margins(_ left: Inked, _ right: Inked) {
        let free = style.width - left.width - right.width
        if free >= 2 {
            add(left + Inked(spaces(free)) + right)
        } else {
            paragraph(left)
            paragraph(right, prefix: "  ")
        }
    }

    /// Rows of cells in columns; a column is as wide as its widest cell, cells wrap where all of
    /// them do not fit.
    package mutating func table(_ rows: [[Inked]], indent: Int, rightAligned: Set<Int> = []) {
        guard let count = rows.map(\.count).max() else { return }
        let between = 2
        var widths = (0..<count).map { column in
            rows.map { column < $0.count ? $0[column].width : 0 }.max() ?? 0
        }
        while widths.reduce(indent + between * (count - 1), +) > style.width,
            let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > 2
        {
            widths[widest] -= 1
        }
        for row in rows {
            let cells = row.enumerated().map { $0.element.wrapped(to: widths[$0.offset]) }
            for i in 0..<(cells.map(\.count).max() ?? 0) {
                var line = Inked(spaces(indent))
                for (column, cell) in cells.enumerated() {
                    let text = i < cell.count ? cell[i] : ""
                    let padding = Inked(spaces(widths[column] - text.width))
                    line += rightAligned.contains(column) ? padding + text : text + padding
                    if column < cells.count - 1 { line += Inked(spaces(between)) }
                }
                add(line)
            }
        }
    }

    private mutating func add(_ line: Inked) {
        var trimmed = line
        while var last = trimmed.runs.popLast() {
            while last.text.last == " " || last.text.last == "\u{A0}" { last.text.removeLast() }
            if !last.text.isEmpty {
                trimmed.runs.append(last)
                break
            }
        }
        lines.append(trimmed.rendered(colours: style.colours))
    }
}

/// So many spaces.
func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
