/// Every key the reader knows, record by record; the schema states the same, and a test compares
/// them.
enum Keys {
    static let root = KeySet([
        "komek", "day", "goods", "kinds", "defaults", "centres", "volunteers", "crews",
        "households", "rules", "travel", "addresses", "fixed", "history",
    ])
    static let day = KeySet(["date", "name", "temperature"])
    static let good = KeySet(["kg", "name"])
    static let activity = [
        "brings", "minutes", "personMinutes", "leastMinutes", "outdoors", "crew", "tools", "skills",
        "value",
    ]
    static let kind = KeySet(["name"] + activity)
    static let defaults = KeySet(["centre", "volunteer", "household", "need"])
    static let localText = KeySet(["kk", "ru", "en"])
    static let place = KeySet([
        "street", "house", "crossing", "entrance", "floor", "flat", "building", "doubts",
    ])
    static let point = KeySet(["lat", "lon", "place"])
    static let centre = KeySet([
        "id", "lat", "lon", "name", "place", "open", "stock", "loadingMinutes", "minutesPerItem",
        "ramp",
    ])
    static let volunteer = KeySet([
        "id", "from", "to", "centre", "home", "travels", "seats", "carries", "available",
        "skills", "tools", "speaks", "breaks", "maxVisits", "maxMinutes", "maxKm", "maxTrips",
        "fixedMinutes", "factor", "perKm", "reloadsAt", "minor", "together", "apart", "language",
    ])
    static let rest = KeySet(["minutes", "window"])
    static let crew = KeySet(["id", "members", "sameAs", "available", "to"])
    static let forming = KeySet(["form", "most", "sameAs", "given"])
    static let household = KeySet([
        "id", "lat", "lon", "place", "windows", "speaks", "centres", "isolating", "seenBy",
        "unwanted", "arrivalMinutes", "contactFree", "note", "needs",
    ])
    static let need = KeySet(
        ["kind", "id"] + activity + ["windows", "before", "after", "people", "note"])
    static let after = KeySet(["need", "leastMinutes", "mostMinutes"])
    static let crewSize = KeySet(["least", "best"])
    static let rules = KeySet([
        "sanitary", "frost", "fairness", "wishes", "values", "changedSheet", "perKm",
    ])
    static let frost = KeySet(["below", "outdoorsMinutes", "warmMinutes"])
    static let sanitary = KeySet([
        "mostHouseholds", "disinfectionMinutes", "isolating", "contactFree",
    ])
    static let fairness = KeySet(["minutes", "km", "kg"])
    static let step = KeySet(["above", "price"])
    static let wishes = KeySet(["language", "continuity", "late"])
    static let values = KeySet(["high", "normal", "low"])
    static let travel = KeySet(
        [
            "source", "detour", "speeds", "winter", "file", "legs", "map", "mapHash", "roadSpeeds",
            "url", "parking",
        ])
    static let addresses = KeySet(["map", "source", "url", "city"])
    static let parking = KeySet(["minutes", "walkMinutes"])
    static let roadSpeeds = KeySet(RoadClass.all)
    static let modes = KeySet(["car", "bicycle", "foot"])
    static let leg = KeySet(["from", "to", "mode", "minutes", "km"])
    static let pin = KeySet(["need", "volunteer", "level", "at"])
    static let history = KeySet(["visits", "minutes", "crews"])
    static let historyVisit = KeySet(["household", "volunteer"])
    static let historyMinutes = KeySet(["volunteer", "minutes"])
    static let historyCrew = KeySet(["id", "members"])
    /// A row of a contacts file, which is no part of a scenario.
    static let contact = KeySet([
        "id", "sort", "name", "surname", "phone", "street", "house", "entrance", "floor", "flat",
        "code", "note",
    ])
}
