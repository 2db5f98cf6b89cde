import HTMLText

/// A text whose parts stand out more or less.
package struct Inked: Sendable, Equatable, ExpressibleByStringLiteral {
    struct Run: Sendable, Equatable {
        var text: String
        var ink: Ink
    }
    var runs: [Run]

    package init(_ text: String, _ ink: Ink = .plain) {
        runs = text.isEmpty ? [] : [Run(text: printable(text), ink: ink)]
    }
    package init(stringLiteral text: String) { self.init(text) }
    private init(runs: [Run]) { self.runs = runs }

    package static func + (a: Inked, b: Inked) -> Inked {
        var sum = a
        sum += b
        return sum
    }
    /// Runs of the same ink that meet become one, so that no code is switched off and on again.
    package static func += (a: inout Inked, b: Inked) {
        for run in b.runs {
            if let last = a.runs.last, last.ink == run.ink {
                a.runs[a.runs.count - 1].text += run.text
            } else {
                a.runs.append(run)
            }
        }
    }

    package var isEmpty: Bool { runs.isEmpty }
    var width: Int { runs.reduce(0) { $0 + displayWidth($1.text) } }

    /// As the terminal gets it.
    ///
    /// No-break spaces have done their work and become plain ones.
    func rendered(colours: Bool) -> String {
        var output = ""
        for run in runs {
            let text = String(run.text.map { $0 == "\u{A0}" ? " " : $0 })
            if colours, let code = run.ink.code {
                output += "\u{1B}[\(code)m\(text)\u{1B}[0m"
            } else {
                output += text
            }
        }
        return output
    }

    /// Its lines when no line may be wider than `width`.
    ///
    /// Lines end at spaces; a word that is wider than a line is cut where the line is full.
    func wrapped(to width: Int) -> [Inked] {
        let room = max(2, width)
        var lines: [Inked] = []
        var line = Inked(runs: [])
        var used = 0
        for word in words {
            let size = word.width
            if used > 0, used + 1 + size <= room {
                let ink = line.runs.last?.ink == word.runs.first?.ink ? word.runs.first?.ink : nil
                line += Inked(" ", ink ?? .plain) + word
                used += 1 + size
                continue
            }
            if used > 0 { lines.append(line) }
            var pieces = size <= room ? [word] : word.cut(to: room)
            line = pieces.removeLast()
            lines += pieces
            used = line.width
        }
        if used > 0 || lines.isEmpty { lines.append(line) }
        return lines
    }

    /// Parts between spaces; a word may have several inks.
    private var words: [Inked] {
        var words: [Inked] = []
        var word = Inked(runs: [])
        for run in runs {
            for (i, part) in run.text.split(separator: " ", omittingEmptySubsequences: false)
                .enumerated()
            {
                if i > 0 {
                    if !word.isEmpty { words.append(word) }
                    word = Inked(runs: [])
                }
                if !part.isEmpty { word.runs.append(Run(text: String(part), ink: run.ink)) }
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private func cut(to room: Int) -> [Inked] {
        var pieces: [Inked] = []
        var piece = Inked(runs: [])
        var used = 0
        for run in runs {
            var text = ""
            for character in run.text {
                let size = displayWidth(character)
                if used + size > room {
                    piece += Inked(text, run.ink)
                    pieces.append(piece)
                    (piece, text, used) = (Inked(runs: []), "", 0)
                }
                text.append(character)
                used += size
            }
            piece += Inked(text, run.ink)
        }
        return pieces + [piece]
    }
}

extension [Inked] {
    /// Items with a dot between; the dot stays at the end of a line.
    package func dotted() -> Inked {
        var text = Inked("")
        for item in self where !item.isEmpty {
            if !text.isEmpty { text += Inked("\u{A0}· ", .quiet) }
            text += item
        }
        return text
    }
}
