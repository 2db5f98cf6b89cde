import Addresses

/// Turns a tree of stated values into a scenario and reports every fault on the way.
///
/// Two passes: ids first, so that a record with a fault can still be referred to; then the records.
/// What spans records is checked after that, by the files in `Checking`. A field that fails keeps
/// its default, and the scenario is thrown away at the end if there was any error.
final class Decoder {
    let faults: Faults
    var scenario = Scenario()
    /// Ids that can be referred to, by sort of record.
    var ids: [IDSort: IDTable] = [:]
    var kinds: [String: Activity] = [:]
    /// Kinds that are declared, or built in and needed.
    var usedKinds: Set<String> = []
    /// Goods that something names.
    var usedGoods: Set<String> = []
    /// Places whose latitude is none: mistyped, or swapped with the longitude, as the other places
    /// will tell.
    var beyondPoles: [(place: Place, cursor: Cursor)] = []
    /// Places of which only the address is stated.
    var unlocated: [Unlocated] = []
    /// Where the map of travel is stated.
    var mapCursor: Cursor?
    /// Where the server of addresses is stated.
    var serverCursor: Cursor?
    /// Volunteers whose start or centre is not known after a fault.
    var unsound: Set<String> = []
    /// Prices of `high`, `normal` and `low`.
    var values = ["high": 600 * 60_000, "normal": 240 * 60_000, "low": 60 * 60_000]
    var perKm = 0
    /// Where the records stand, in the order of the scenario's lists.
    var origins = Origins()
    /// Of each volunteer's id, once all are read.
    private(set) lazy var volunteerIndex = Dictionary(
        scenario.volunteers.enumerated().map { ($0.element.id, $0.offset) },
        uniquingKeysWith: min)
    /// Folders in which files are looked for that the scenario names.
    let folders: [String]
    /// Reads a file that the scenario names, beside it.
    let readBeside: (String) -> Stated?

    /// Where records stand, for the checks that span them.
    struct Origins {
        var centres: [Cursor] = []
        var volunteers: [Cursor] = []
        var crews: [Cursor] = []
        var households: [Cursor] = []
        /// By need, in the order of the scenario.
        var needs: [Cursor] = []
        var pins: [Cursor] = []
        var pastCrews: [Cursor] = []
    }
    /// Given crews whose members are those of yesterday, by their index.
    var sameAsYesterday: Set<Int> = []

    /// Asks the server of addresses that the scenario names; nil where nobody is to be asked.
    let geocoder: (any Geocoder)?
    /// Whether that server has failed.
    var isServerAtFault = false

    init(
        faults: Faults, folders: [String], geocoder: (any Geocoder)? = nil,
        readBeside: @escaping (String) -> Stated?
    ) {
        (self.faults, self.folders, self.readBeside) = (faults, folders, readBeside)
        self.geocoder = geocoder
    }

    /// The scenario of a tree; nil iff there was an error.
    func decode(_ tree: Stated, path: Path = .root) -> Scenario? {
        let cursor = Cursor(value: tree, path: path, faults: faults)
        guard let root = Record(cursor, keys: Keys.root), version(root, "komek") else {
            return nil
        }
        let defaults = root["defaults"].flatMap { Record($0, keys: Keys.defaults) }
        goods(root["goods"])
        let records = Records(root, defaults: defaults, decoder: self)
        day(root["day"])
        rules(root["rules"])
        decodeKinds(root["kinds"])
        records.centres.forEach(centre)
        records.volunteers.forEach(volunteer)
        // Before today's crews, which may be the same as yesterday's.
        history(root["history"])
        records.crews.forEach(crew)
        forming(root["crews"])
        for (i, record) in records.households.enumerated() {
            household(record, needs: records.needs[i])
        }
        travel(root["travel"])
        locate(root["addresses"])
        pins(root["fixed"])
        finishGoods(root)
        checkPlaces()
        keepYesterdaysCrews()
        checkCrews()
        checkSupply()
        checkWindows()
        checkAfters()
        checkDuplicates()
        tellHousesApart()
        checkPins()
        return faults.hasErrors ? nil : scenario
    }

    /// Whether the version is one we read; reports it otherwise.
    func version(_ root: Record, _ key: String) -> Bool {
        guard let cursor = root[key] else {
            root.missing(key, code: "missing-version")
            return true
        }
        guard case .scalar("1", _) = cursor.value.content else {
            cursor.fault("unsupported-version")
            return false
        }
        return true
    }
}

/// Sorts of records that have ids.
enum IDSort: String {
    case good, kind, centre, volunteer, crew, household, need
    /// A crew or a volunteer.
    case hand
    /// A centre, household or home, in a matrix.
    case place
}

/// Ids of one sort, for look-up and for suggestions.
struct IDTable {
    private(set) var index: [String: Int] = [:]
    private(set) var list: [String] = []
    init(_ ids: some Sequence<String> = []) {
        for id in ids { _ = insert(id) }
    }
    /// Adds an id; false if it is there already.
    mutating func insert(_ id: String) -> Bool {
        guard index[id] == nil else { return false }
        index[id] = list.count
        list.append(id)
        return true
    }
    func contains(_ id: String) -> Bool { index[id] != nil }
}

extension Decoder {
    /// An id that some record of that sort has.
    func reference(_ cursor: Cursor, to sort: IDSort) -> String? {
        guard let id = cursor.scalar() else { return nil }
        let table = ids[sort] ?? IDTable()
        if table.contains(id) { return id }
        var facts = ["sort": sort.rawValue]
        facts["nearest"] = faults.nearest(to: id, among: table.list)
        cursor.fault("unknown-reference", facts)
        return nil
    }

    /// Ids of records of that sort, each once; one is a list of one.
    func references(_ cursor: Cursor?, to sort: IDSort) -> [String]? {
        guard let cursor, let items = cursor.few() else { return nil }
        var result: [String] = []
        var seen: Set<String> = []
        for item in items {
            if let id = reference(item, to: sort), seen.insert(id).inserted { result.append(id) }
        }
        return result
    }

    /// Quantities of goods, and `kg`; `zeros` keeps amounts of nothing (they are limits).
    func quantities(_ cursor: Cursor?, zeros: Bool) -> Quantities? {
        guard let cursor, let record = Record(open: cursor) else { return nil }
        var result = Quantities()
        for (key, value) in record.all where !value.value.isNull {
            guard case .scalar(let name, _) = key.value.content else { continue }
            if name == "kg" {
                result.grams = value.scaled(1000, in: Limits.kilograms)
            } else if let good = reference(key, to: .good) {
                usedGoods.insert(good)
                if let pieces = value.integer(in: Limits.pieces), zeros || pieces > 0 {
                    result.pieces[good] = pieces
                }
            }
        }
        if !zeros, result.grams == 0 { result.grams = nil }
        return result
    }

    /// Words that help to find a door, put into a place; gives where its street is stated.
    private func words(_ cursor: Cursor?, into place: inout Place) -> Cursor? {
        guard let cursor, let record = Record(cursor, keys: Keys.place) else { return nil }
        place.street = record["street"]?.text()
        place.house = record["house"]?.text()
        place.crossing = record["crossing"]?.text()
        place.entrance = record["entrance"]?.text()
        place.floor = record["floor"]?.text()
        place.flat = record["flat"]?.text()
        place.building = record["building"]?.text()
        let doubts = record["doubts"]?.few()?.compactMap {
            $0.choice(AddressHit.Doubt.allCases.map(\.rawValue))
        }
        place.doubts = AddressHit.Doubt.allCases.filter { doubts?.contains($0.rawValue) ?? false }
        return record["street"]
    }

    /// Where a record is, and the words that help to find the door.
    ///
    /// Without a location after a fault; if only the address is stated, until ``locate(_:)``.
    func place(_ record: Record, of owner: PlaceOwner) -> Place {
        var place = Place(lat: .nan, lon: .nan)
        let street = words(record["place"], into: &place)
        if record["lat"] == nil, record["lon"] == nil, let street {
            unlocated.append(Unlocated(owner: owner, place: place, cursor: street))
            return place
        }
        guard let latCursor = record.require("lat"), let lonCursor = record.require("lon") else {
            return place
        }
        let world = -180.0...180.0
        guard let lat = latCursor.decimal(in: world), let lon = lonCursor.decimal(in: world) else {
            return place
        }
        if !Limits.latitude.contains(lat) {
            beyondPoles.append((Place(lat: lat, lon: lon), latCursor))
            return place
        }
        (place.lat, place.lon) = (lat, lon)
        return place
    }
}
