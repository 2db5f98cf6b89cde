import Scenarios
import Spreadsheets

extension RowReader {
    /// A family; nil where the row has none of what makes one.
    func household() -> HouseholdRow? {
        var result = HouseholdRow(source: source)
        result.statedID = statedID(prefix: "h-")
        result.person = person()
        result.address = address()
        result.point = point()
        if result.address.isEmpty, result.point == nil, result.person == Person() { return nil }
        result.isolating = flag(.isolating) ?? false
        result.speaks = languages()
        result.windows = hours(.windows) ?? []
        result.value = value()
        result.centre = text(.centre)
        readNeeds(into: &result)
        if result.point == nil, !result.needs.isEmpty {
            let words = [result.address.street, result.address.house].compactMap { $0 }
            if result.address.isEmpty {
                fault("import-no-address", nil, result.person.shown)
            } else if shape.hasCoordinates, !mapping.hasMap {
                fault("import-no-place", nil, words.joined(separator: " "), [:], .warning)
            }
        }
        return result
    }

    private func readNeeds(into result: inout HouseholdRow) {
        let words = NeedWords(mapping)
        if let (index, cell) = cell(.needs) {
            let reading = words.read(cell.text)
            result.needs = reading.needs
            for part in reading.unknown { fault("import-need", index, part) }
            for part in reading.uncounted { fault("import-quantity", index, part) }
        }
        if let (index, cell) = cell(.baskets) { readBaskets(index, cell, into: &result) }
        if let (index, cell) = cell(.snow) {
            switch yesOrNo(cell) {
            case true?: put(.init(kind: "snow", count: nil), into: &result)
            case false?: break
            case nil:
                if words.read(cell.text).needs.contains(where: { $0.kind == "snow" }) {
                    put(.init(kind: "snow", count: nil), into: &result)
                } else {
                    fault("import-flag", index, cell.text)
                }
            }
        }
        if result.needs.isEmpty, cells(.needs).isEmpty { result.needs = shape.titleNeeds }
        if let count = whole(.quantity, in: 0...1000) {
            if let i = result.needs.firstIndex(where: { $0.kind == "basket" }) {
                if count == 0 { result.needs.remove(at: i) } else { result.needs[i].count = count }
            } else if count > 1 {
                fault("import-quantity", shape.all(.quantity).first, "\(count)")
            }
        }
        result.grams = grams(.kg)
        guard result.needs.isEmpty else { return }
        // Who says no everywhere needs nothing; that is an answer, not a riddle.
        let answers = (cells(.baskets) + cells(.snow)).map { yesOrNo($0.cell) }
        let saysNo = !answers.isEmpty && answers.allSatisfy { $0 == false } && cells(.needs).isEmpty
        fault(
            saysNo ? "import-nothing-needed" : "import-no-needs", nil, result.person.shown, [:],
            saysNo ? .warning : .error)
    }

    /// A number of baskets, or yes or no.
    private func readBaskets(_ index: Int, _ cell: Cell, into result: inout HouseholdRow) {
        if case .number = cell.kind {
        } else if let answer = yesOrNo(cell), cell.text != "1", cell.text != "0" {
            if answer { put(.init(kind: "basket", count: nil), into: &result) }
            return
        }
        guard let count = whole(.baskets, in: 0...1000), count > 0 else { return }
        put(.init(kind: "basket", count: count), into: &result)
    }

    private func put(_ need: NeedWords.Named, into result: inout HouseholdRow) {
        if let i = result.needs.firstIndex(where: { $0.kind == need.kind }) {
            result.needs[i].count = need.count ?? result.needs[i].count
        } else {
            result.needs.append(need)
        }
    }

    private func value() -> String? {
        guard let (index, cell) = cell(.value) else { return nil }
        switch folded(cell.text) {
        case "обязательно", "миндетти", "must", "required": return "must"
        case "срочно", "высокии", "высокий", "высокая", "шугыл", "жогары", "high", "urgent":
            return "high"
        case "обычно", "обычныи", "обычный", "обычная", "средний", "средняя", "калыпты", "орташа",
            "normal", "medium":
            return "normal"
        case "низкий", "низкая", "не срочно", "томен", "low": return "low"
        default:
            fault("import-value", index, cell.text)
            return nil
        }
    }

    /// A volunteer; nil where the row names nobody.
    func volunteer() -> VolunteerRow? {
        var result = VolunteerRow(source: source)
        result.statedID = statedID(prefix: "v-")
        result.person = person()
        if result.person.name == nil, result.person.phone == nil, result.statedID == nil {
            return nil
        }
        let address = address()
        if !address.isEmpty {
            let home = [address.street, address.house, address.flat].compactMap { $0 }
            result.person.notes.append(home.joined(separator: " "))
        }
        result.home = point()
        result.travels = travels()
        result.baskets = whole(.carries, in: 0...10_000)
        result.grams = grams(.carriesKg)
        result.available = hours(.available) ?? []
        result.seats = whole(.seats, in: 1...100)
        result.speaks = languages()
        result.centre = text(.centre)
        let isShovel = ["лопат", "курек", "shovel"]
        for word in list(.tools) {
            let key = folded(word)
            let tool = isShovel.contains(where: key.contains) ? "shovel" : word
            if !result.tools.contains(tool) { result.tools.append(tool) }
        }
        if flag(.shovel) == true, !result.tools.contains("shovel") { result.tools.append("shovel") }
        result.skills = list(.skills)
        return result
    }

    private func list(_ column: Column) -> [String] {
        guard let text = text(column), yesOrNo(Cell(text)) != false else { return [] }
        var result: [String] = []
        for word in text.split(whereSeparator: { ",;/+".contains($0) }) {
            let word = String(word).trimmingBlanks
            if !word.isEmpty, !result.contains(word) { result.append(word) }
        }
        return result
    }

    private func travels() -> String? {
        if let (index, cell) = cell(.travels) {
            if let mode = TravelWords.mode(cell) { return mode }
            fault("import-travels", index, cell.text)
            return nil
        }
        guard !shape.all(.car).isEmpty else { return nil }
        guard let (index, cell) = cell(.car) else { return "foot" }
        if let mode = TravelWords.mode(cell) { return mode }
        // A make or a number plate is a car as well.
        if TravelWords.isThing(cell.text) { return "car" }
        fault("import-travels", index, cell.text)
        return nil
    }

    /// A centre; nil where the row has neither name nor place.
    func centre() -> CentreRow? {
        var result = CentreRow(source: source)
        result.statedID = statedID(prefix: "c-")
        result.name = text(.centreName)
        result.address = address()
        result.point = point()
        if result.name == nil, result.statedID == nil { return nil }
        result.person = person()
        result.baskets = whole(.stock, in: 0...1_000_000)
        if let hours = hours(.open) {
            if hours.count == 1 {
                result.open = hours[0]
            } else {
                fault("import-hours", shape.all(.open).first, text(.open))
            }
        }
        if result.point == nil {
            if result.address.isEmpty {
                fault("import-no-address", nil, result.name ?? "")
            } else if !mapping.hasMap {
                fault("import-no-place", nil, result.name ?? "", [:], .warning)
            }
        }
        return result
    }
}
