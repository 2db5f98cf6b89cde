/// Ids that are the same for the same rows, whatever else is in the list and in whatever order.
///
/// A household's id comes from its door, which the scenario states anyway, and one more letter from
/// name and phone, for two families behind one door. Other ids come from name and phone; four letters
/// are a million values, too few to find anybody out by trying names.
enum Identity {
    /// Without letters that are taken for others (0 o, 1 l) and without vowels, hence without words.
    private static let letters = Array("23456789bcdfghjkmnpqrstvwxz".unicodeScalars)

    static func letters(_ text: String, _ count: Int) -> String {
        // FNV-1a, then a last mixing, as its upper bits are weak for short texts.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ (hash >> 32)) &* 0xd6e8_feb8_6659_fd93
        hash ^= hash >> 32
        var result = String.UnicodeScalarView()
        for _ in 0..<count {
            result.append(letters[Int(hash % UInt64(letters.count))])
            hash /= UInt64(letters.count)
        }
        return String(result)
    }

    static func household(_ row: HouseholdRow) -> String {
        let who = row.person.nameKey + "|" + (row.person.phone ?? "")
        var door = row.address.doorKey
        if door == nil, !row.address.isEmpty {
            door = folded(
                [row.address.street, row.address.house, row.address.flat].compactMap { $0 }
                    .joined(separator: " "))
        }
        if door == nil, let point = row.point { door = "\(point.lat) \(point.lon)" }
        guard let door else { return "h-" + letters(who, 4) }
        return "h-" + letters(door, 6) + letters(who, 1)
    }

    static func volunteer(_ row: VolunteerRow) -> String {
        "v-" + letters(row.person.nameKey + "|" + (row.person.phone ?? ""), 4)
    }

    /// Gives all rows ids of their own: rows with the same id are numbered in the order of their
    /// contents, not of the list.
    static func distinct(_ wished: [(id: String, content: String)], taken: inout Set<String>)
        -> [String]
    {
        var result = wished.map(\.id)
        let order = wished.indices.sorted {
            (wished[$0].id, wished[$0].content, $0) < (wished[$1].id, wished[$1].content, $1)
        }
        for i in order {
            var (id, number) = (wished[i].id, 2)
            while !taken.insert(id).inserted {
                id = wished[i].id + "-\(number)"
                number += 1
            }
            result[i] = id
        }
        return result
    }
}
