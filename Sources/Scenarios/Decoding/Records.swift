/// The records of a scenario with their ids read and registered: the first pass.
struct Records {
    private(set) var centres: [Record] = []
    private(set) var volunteers: [Record] = []
    private(set) var crews: [Record] = []
    private(set) var households: [Record] = []
    /// The needs of each household, with their ids.
    private(set) var needs: [[NeedRecord]] = []

    /// A need as stated: a kind's name or a mapping.
    struct NeedRecord {
        var id: String
        var kind: Cursor?
        var cursor: Cursor
        var record: Record?
    }

    init(_ root: Record, defaults: Record?, decoder: Decoder) {
        centres = Self.list(root, "centres", .centre, Keys.centre, defaults, decoder)
        volunteers = Self.list(root, "volunteers", .volunteer, Keys.volunteer, defaults, decoder)
        decoder.ids[.hand] = decoder.ids[.volunteer]
        crews = Self.list(root, "crews", .crew, Keys.crew, nil, decoder)
        households = Self.list(root, "households", .household, Keys.household, defaults, decoder)
        let most = Limits.centres
        if centres.count > most {
            centres[most].cursor.fault(
                "too-many-centres", ["most": "\(most)"], found: "\(centres.count)")
        }
        let needDefaults = defaults?["need"].flatMap { Record($0, keys: Keys.need) }
        let places = (decoder.ids[.centre]?.list ?? []) + (decoder.ids[.household]?.list ?? [])
        for place in places { _ = decoder.ids[.place, default: IDTable()].insert(place) }
        for volunteer in decoder.ids[.volunteer]?.list ?? [] {
            _ = decoder.ids[.place, default: IDTable()].insert("home:" + volunteer)
        }
        var owners: Set<String> = [""]
        for household in households {
            // Needs of a household whose id is taken are not reported a second time.
            let isFirst = owners.insert(household.id).inserted
            needs.append(Self.needs(household, isFirst, needDefaults, decoder))
        }
    }

    private static func list(
        _ root: Record, _ key: String, _ sort: IDSort, _ keys: KeySet, _ defaults: Record?,
        _ decoder: Decoder
    ) -> [Record] {
        decoder.ids[sort] = IDTable()
        guard let cursor = root[key] else {
            if sort != .crew { root.missing(key, code: "no-records") }
            return []
        }
        if sort == .crew, case .mapping = cursor.value.content {
            // Only those that are given; how others are formed is read after the volunteers.
            guard let forming = Record(cursor, keys: Keys.forming) else { return [] }
            return forming["given"].map { list($0, sort, keys, defaults, decoder) } ?? []
        }
        return list(cursor, sort, keys, defaults, decoder, root: root, key: key)
    }

    private static func list(
        _ cursor: Cursor, _ sort: IDSort, _ keys: KeySet, _ defaults: Record?, _ decoder: Decoder,
        root: Record? = nil, key: String = ""
    ) -> [Record] {
        guard let items = cursor.items() else { return [] }
        if items.isEmpty, sort != .crew { root?.missing(key, code: "no-records") }
        let shared = defaults?[sort.rawValue].flatMap { Record($0, keys: keys) }
        var first: [String: Cursor] = [:]
        return items.compactMap { item in
            guard let record = Record(item, keys: keys, defaults: shared) else { return nil }
            guard let cursor = record.own("id") else {
                record.missing("id")
                return record
            }
            guard let id = cursor.identifier() else { return record }
            let clash = sort == .crew && decoder.ids[.volunteer]?.contains(id) == true
            if clash || decoder.ids[sort, default: IDTable()].insert(id) == false {
                cursor.fault("duplicate-id", facts(first[id]))
            } else {
                first[id] = cursor
                if sort == .crew { _ = decoder.ids[.hand, default: IDTable()].insert(id) }
            }
            return record
        }
    }

    /// Where the other record stands.
    private static func facts(_ other: Cursor?) -> [String: String] {
        guard let location = other?.location else { return [:] }
        return location.line.map { ["otherLine": "\($0)"] } ?? [:]
    }

    private static func needs(
        _ household: Record, _ isFirst: Bool, _ defaults: Record?, _ decoder: Decoder
    ) -> [NeedRecord] {
        guard let cursor = household["needs"] else {
            household.missing("needs")
            return []
        }
        guard let items = cursor.items(orOne: true) else { return [] }
        if items.isEmpty { cursor.fault("empty-list") }
        var counts: [String: Int] = [:]
        return items.compactMap { item in
            var record: Record?
            var kind: Cursor? = item
            var stated: Cursor?
            if case .mapping = item.value.content {
                record = Record(item, keys: Keys.need, defaults: defaults)
                kind = record?.require("kind")
                stated = record?.own("id")
            } else {
                record = defaults
            }
            guard let name = kind?.scalar() else { return nil }
            counts[name, default: 0] += 1
            let number = counts[name, default: 1]
            var id = household.id + "/" + name + (number > 1 ? "-\(number)" : "")
            if let stated {
                guard let text = stated.identifier(slashes: true) else { return nil }
                id = text
            }
            if decoder.ids[.need, default: IDTable()].insert(id) == false,
                stated != nil || isFirst
            {
                (stated ?? item).fault("duplicate-id", found: id)
            }
            return NeedRecord(id: id, kind: kind, cursor: item, record: record)
        }
    }
}
