import Maps

extension AddressBook {
    /// Streets that somebody may mean.
    struct Meant {
        /// Of the name as written: of the sort as written, or else of another.
        var streets: [Int]
        /// The name or the sort is not quite the one that was written.
        var isApproximate: Bool
        /// It only lacks words of the map's name: «Сейфуллина» for «Сәкен Сейфуллин көшесі».
        var isShort = false
        var doubts: [AddressHit.Doubt] { isApproximate ? [.otherName] : [] }
        /// Where such a house or crossing is on that street, the first name is not missed.
        var doubtsWhereMet: [AddressHit.Doubt] { isShort ? [] : doubts }
    }

    /// The streets with this name, each list one street that may be meant; none if there is none.
    ///
    /// - Complexity: constant for a name that is on the map, linear in the streets that have a word
    ///   in common with part of one.
    func meant(_ text: String) -> [Meant] {
        let name = StreetName(text)
        if name.words.isEmpty { return [] }
        if let same = byKey[name.key] {
            return meant(name.sort, same, isApproximate: false).map { [$0] } ?? []
        }
        var keys: [String] = []
        for i in Set(name.words.flatMap { byWord[$0] ?? [] }).sorted() {
            let street = streets[i]
            guard name.isPart(of: street.name) || street.name.isPart(of: name) else { continue }
            if !keys.contains(street.name.key) { keys.append(street.name.key) }
            if keys.count > 20 { return [] }
        }
        var result = keys.compactMap { meant(name.sort, byKey[$0] ?? [], isApproximate: true) }
        if result.count == 1, let street = result[0].streets.first.map({ streets[$0].name }) {
            let fits = SortFit(written: name.sort, mapped: street.sort) == .same
            result[0].isShort = fits && name.isPart(of: street)
        }
        return result
    }

    private func meant(_ sort: StreetSort?, _ all: [Int], isApproximate: Bool) -> Meant? {
        let fits = all.map { SortFit(written: sort, mapped: streets[$0].name.sort) }
        guard let best = fits.compactMap(\.self).min() else { return nil }
        var result = zip(all, fits).filter { $1 == best }.map(\.0)
        for street in result {
            for other in streets[street].others where !result.contains(other) {
                result.append(other)
            }
        }
        return Meant(streets: result, isApproximate: isApproximate || best == .other)
    }

    /// Another sort of street of the same name: looked at where the first has not the house.
    func withOtherSorts(_ text: String) -> Meant? {
        let name = StreetName(text)
        let all = (byKey[name.key] ?? []).filter {
            SortFit(written: name.sort, mapped: streets[$0].name.sort) != nil
        }
        return all.isEmpty ? nil : Meant(streets: all, isApproximate: true)
    }

    /// Streets whose names differ from this one in a letter or two, the nearest first.
    func similar(to text: String) -> [String] {
        let name = Array(StreetName(text).key.unicodeScalars.prefix(60))
        let digits = name.filter(isDigit)
        guard name.count > 3 else { return [] }
        var found: [(distance: Int, street: Int)] = []
        for (i, street) in streets.enumerated() {
            let other = street.letters
            guard abs(other.count - name.count) <= 2, other.filter(isDigit) == digits,
                let distance = editDistance(name, other, most: name.count > 6 ? 2 : 1)
            else { continue }
            found.append((distance, i))
        }
        found.sort { ($0.distance, $0.street) < ($1.distance, $1.street) }
        var names: [String] = []
        for (_, street) in found where !names.contains(streets[street].shown) {
            names.append(streets[street].shown)
        }
        return Array(names.prefix(5))
    }
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

/// Letters to insert, delete or replace to make one word of the other (Levenshtein); nil if there
/// are more than `most`.
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], most: Int) -> Int? {
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for j in b.indices {
            let replaced = diagonal + (letter == b[j] ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
        }
    }
    return row[b.count] <= most ? row[b.count] : nil
}
