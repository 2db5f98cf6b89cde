import Scenarios
import Spreadsheets

/// One row of a table through the eyes of its header, and where its faults go.
struct RowReader {
    let table: Table
    let shape: TableShape
    let row: Table.Row
    let source: Source
    let faults: Faults
    let mapping: Mapping

    /// The cells of a column, those that are empty left out; a formula's error is a fault.
    func cells(_ column: Column) -> [(index: Int, cell: Cell)] {
        shape.all(column).compactMap { index in
            let cell = row[index]
            if cell.kind == .fault { fault("import-formula-error", index, cell.text) }
            return cell.isEmpty || cell.kind == .fault ? nil : (index, cell)
        }
    }

    /// The first cell of a column that says something.
    func cell(_ column: Column) -> (index: Int, cell: Cell)? { cells(column).first }

    /// Words of a column.
    func text(_ column: Column) -> String? {
        cell(column).map { $0.cell.text.oneLine }
    }

    /// Words of a column that spreadsheet programs like to take for dates, such as 5/1 and 10-12.
    func wordsNotDate(_ column: Column) -> String? {
        guard let (index, cell) = cell(column) else { return nil }
        if becameDate(cell) {
            fault("import-became-date", index, cell.text)
            return nil
        }
        return cell.text.oneLine
    }

    /// Whether a spreadsheet program has made a date of what somebody typed.
    func becameDate(_ cell: Cell) -> Bool {
        if case .date = cell.kind { return true }
        // «14.окт», «Oct-14», as text files have it.
        let words = folded(cell.text).split(separator: " ")
        guard words.count == 2, words.contains(where: { Int($0) != nil }) else { return false }
        return words.contains { Self.months.contains(String($0)) }
    }

    private static let months: Set<String> = Set(
        [
            "янв", "фев", "мар", "апр", "май", "мая", "июн", "июл", "авг", "сен", "окт", "ноя",
            "дек",
            "қаң", "ақп", "нау", "сәу", "мам", "мау", "шіл", "там", "қыр", "қаз", "қар", "жел",
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ].map(folded))

    /// A whole number, also with a unit beside it.
    func whole(_ column: Column, in range: ClosedRange<Int>) -> Int? {
        guard let (index, cell) = cell(column) else { return nil }
        let number: Double? =
            if case .number(let n) = cell.kind { n } else { leadingNumber(cell.text) }
        guard let number, number == number.rounded(), range.contains(Int(clampedOf: number)),
            !becameDate(cell)
        else {
            fault(
                becameDate(cell) ? "import-became-date" : "import-number", index, cell.text,
                ["least": "\(range.lowerBound)", "most": "\(range.upperBound)"])
            return nil
        }
        return Int(number)
    }

    /// Kilograms, as grams.
    func grams(_ column: Column) -> Int? {
        guard let (index, cell) = cell(column) else { return nil }
        let number: Double? =
            if case .number(let n) = cell.kind { n } else { leadingNumber(cell.text) }
        guard let number, (0...100_000).contains(number) else {
            fault("import-number", index, cell.text, ["least": "0", "most": "100000"])
            return nil
        }
        return Int((number * 1000).rounded())
    }

    /// Yes or no; nil where nothing is said.
    func flag(_ column: Column) -> Bool? {
        guard let (index, cell) = cell(column) else { return nil }
        if let answer = yesOrNo(cell) { return answer }
        fault("import-flag", index, cell.text)
        return nil
    }

    /// Hours; nil where nothing is said or any time will do.
    func hours(_ column: Column) -> [Interval]? {
        guard let (index, cell) = cell(column) else { return nil }
        if becameDate(cell) {
            fault("import-became-date", index, cell.text)
            return nil
        }
        switch ClockWords.of(cell.text, day: Interval(9 * 3600, 18 * 3600)) {
        case .intervals(let list): return list
        case .any: return nil
        case .question:
            fault("import-hours", index, cell.text)
            return nil
        }
    }

    /// Languages by their codes.
    func languages() -> [String] {
        guard let (index, cell) = cell(.speaks) else { return [] }
        let stems = [
            ("каз", "kk"), ("kk", "kk"), ("kaz", "kk"), ("рус", "ru"), ("орыс", "ru"), ("ru", "ru"),
            ("англ", "en"), ("агылш", "en"), ("en", "en"),
        ]
        var result: [String] = []
        for word in folded(cell.text).split(separator: " ")
        where !["и", "жане", "and"].contains(word) {
            guard let code = stems.first(where: { word.hasPrefix($0.0) })?.1 else {
                fault("import-language", index, String(word))
                continue
            }
            if !result.contains(code) { result.append(code) }
        }
        return result
    }

    /// Name, phones and notes: what goes into the contacts.
    func person() -> Person {
        var person = Person()
        let given = [text(.givenName), text(.patronymic)].compactMap { $0 }.joined(separator: " ")
        if let surname = text(.surname) {
            person.surname = surname
            person.name = given.isEmpty ? text(.name) : given
        } else if !given.isEmpty, text(.name) == nil {
            person.name = given
        } else if let full = text(.name) {
            (person.surname, person.name) = Self.divided(full)
        }
        for (index, cell) in cells(.phone) {
            for (written, phone) in Phone.all(cell.text) {
                switch phone {
                case .number(let number):
                    if person.phone == nil {
                        person.phone = number
                    } else if person.phone != number {
                        person.notes.append("☎ " + number)
                    }
                case .doubtful(let why):
                    fault("import-phone", index, written, ["why": why], .warning)
                    person.notes.append("☎ " + written.oneLine)
                }
            }
            if Phone.all(cell.text).isEmpty {
                fault("import-phone", index, cell.text, ["why": "letters"], .warning)
                person.notes.append(cell.text.oneLine)
            }
        }
        for (_, cell) in cells(.note) { person.notes.append(cell.text.oneLine) }
        return person
    }

    /// Surname and name: lists in Kazakh and Russian have the surname first, those in English last,
    /// unless there is a comma.
    private static func divided(_ full: String) -> (surname: String?, name: String) {
        let halves = full.split(separator: ",").map { String($0).oneLine }
        if halves.count == 2 { return (halves[0], halves[1]) }
        let words = full.split(separator: " ").map(String.init)
        guard words.count > 1 else { return (nil, full) }
        let isCyrillic = full.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
        return isCyrillic
            ? (words[0], words.dropFirst().joined(separator: " "))
            : (words[words.count - 1], words.dropLast().joined(separator: " "))
    }

    /// The parts of the address, from one cell and from their own.
    func address() -> Address {
        var address = text(.address).map { Address($0) } ?? Address()
        if let street = text(.street) {
            // «Кенесары 40» in the column of streets.
            let own = Address(street)
            address.street = own.street
            address.house = address.house ?? own.house
        }
        address.house = wordsNotDate(.house) ?? address.house
        address.entrance = wordsNotDate(.entrance) ?? address.entrance
        address.floor = wordsNotDate(.floor) ?? address.floor
        address.flat = wordsNotDate(.flat) ?? address.flat
        address.doorCode = text(.doorCode) ?? address.doorCode
        return address
    }

    /// Coordinates, from one cell or two; nil where there are none, and a fault where they are
    /// wrong.
    func point() -> Point? {
        if let (index, cell) = cell(.coordinates) {
            guard let point = Point.of(cell.text), point.isValid else {
                fault("import-coordinates", index, cell.text)
                return nil
            }
            return point
        }
        guard let (latIndex, lat) = cell(.lat), let (lonIndex, lon) = cell(.lon) else {
            if let (index, lonely) = cell(.lat) ?? cell(.lon) {
                fault("import-coordinates", index, lonely.text)
            }
            return nil
        }
        let numbers = (decimal(lat.text), decimal(lon.text))
        guard let y = numbers.0, (-90...90).contains(y) else {
            fault("import-coordinates", latIndex, lat.text)
            return nil
        }
        guard let x = numbers.1, (-180...180).contains(x) else {
            fault("import-coordinates", lonIndex, lon.text)
            return nil
        }
        return Point(lat: y, lon: x)
    }

    /// An id of the list's own, as far as it can be one.
    func statedID(prefix: String) -> String? {
        guard let text = text(.id) else { return nil }
        let isGood = text.unicodeScalars.allSatisfy {
            ($0.properties.isAlphabetic || $0.properties.numericType != nil
                || "-_.".unicodeScalars.contains($0))
        }
        guard isGood, text.count <= 40, !["home", "anywhere"].contains(text) else { return nil }
        return text.allSatisfy(\.isNumber) ? prefix + text : text
    }

    /// Reports a fault of a cell.
    func fault(
        _ code: String, _ column: Int?, _ found: String?, _ facts: [String: String] = [:],
        _ severity: Diagnostic.Severity = .error
    ) {
        let header = column.map { table.rows[shape.header][$0].text.oneLine }
        let path = [source.sheet, header ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
        faults.add(
            code, severity, at: .init(file: source.file, line: source.row), path: path,
            found: found.map { String($0.oneLine.prefix(120)) }, facts: facts)
    }
}

extension String {
    /// Line breaks and runs of spaces as one space.
    var oneLine: String {
        split(whereSeparator: { $0.isWhitespace || $0 == "\u{A0}" }).joined(separator: " ")
    }
}

extension Int {
    /// The nearest whole number that an `Int` can hold.
    init(clampedOf number: Double) {
        self = number.magnitude < 1e15 ? Int(number) : number > 0 ? .max : .min
    }
}
