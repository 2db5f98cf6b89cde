import Scenarios

/// Rows that are probably the same family twice; each is reported at the later row.
struct Duplicates {
    enum Why: String {
        case samePhone = "same-phone", sameDoor = "same-door", similarName = "similar-name"
    }

    /// Pairs of indices, the earlier first, in order of the later.
    static func among(_ rows: [HouseholdRow]) -> [(first: Int, second: Int, why: Why)] {
        var found: [(first: Int, second: Int, why: Why)] = []
        var paired: [Int: Set<Int>] = [:]
        func pair(_ a: Int, _ b: Int, _ why: Why) {
            guard paired[b, default: []].insert(a).inserted else { return }
            found.append((a, b, why))
        }
        // A house without a flat is a door only where it has no flats at all.
        each(rows.map { $0.address.flat == nil ? nil : $0.address.doorKey }) {
            pair($0, $1, .sameDoor)
        }
        each(rows.map(\.person.phone)) { pair($0, $1, .samePhone) }
        let names = rows.map { $0.person.surname == nil ? nil : $0.person.nameKey }
        each(names) { pair($0, $1, .similarName) }
        similar(rows, names: names) { pair($0, $1, .similarName) }
        return found.sorted { ($0.second, $0.first) < ($1.second, $1.first) }
    }

    /// Each row with the first one of the same key.
    private static func each(_ keys: [String?], _ body: (Int, Int) -> Void) {
        var first: [String: Int] = [:]
        for (i, key) in keys.enumerated() {
            guard let key else { continue }
            if let other = first[key] { body(other, i) } else { first[key] = i }
        }
    }

    /// Names that differ by a letter or two, not the first one, in the same house.
    private static func similar(
        _ rows: [HouseholdRow], names: [String?], _ body: (Int, Int) -> Void
    ) {
        var inHouse: [String: [Int]] = [:]
        for (i, row) in rows.enumerated() {
            guard let name = names[i], name.count <= 100, let house = row.address.buildingKey else {
                continue
            }
            let scalars = Array(name.unicodeScalars)
            let key = house + "|" + name.prefix(1)
            // The first 100 of a house and a letter are compared, which bounds the work.
            for other in inHouse[key, default: []].prefix(100) {
                let before = Array((names[other] ?? "").unicodeScalars)
                if abs(before.count - scalars.count) <= 2, editDistance(before, scalars) <= 2 {
                    body(other, i)
                    break
                }
            }
            inHouse[key, default: []].append(i)
        }
    }
}
