import Maps

extension Profile {
    /// What this mode makes of a way.
    ///
    /// Access follows OpenStreetMap's hierarchy of keys, the most specific one wins; a way that is
    /// `private` or only for buses, farmers and the like is closed. Conditional tags are not read.
    func speed(on tags: Tags) -> WaySpeed {
        guard let highway = tags["highway"], let speed = classSpeed(highway, tags),
            access(tags) ?? isOpen(highway, tags)
        else { return WaySpeed() }
        let (forward, backward) = directions(highway, tags)
        return WaySpeed(forward: forward ? speed : nil, backward: backward ? speed : nil)
    }

    /// Whether a barrier at a node stops this mode.
    func isBarred(by tags: Tags) -> Bool {
        guard let barrier = tags["barrier"] else { return false }
        if let open = access(tags) { return !open }
        switch mode {
        case .car: return !Self.passableByCar.contains(barrier)
        case .bicycle:
            return !Self.passableByCar.contains(barrier) && !Self.passableOnFoot.contains(barrier)
        case .foot: return Self.closedOnFoot.contains(barrier)
        }
    }

    // MARK: Tables

    private static let passableByCar: Set<String> = [
        "gate", "lift_gate", "toll_booth", "border_control", "cattle_grid", "entrance", "kerb",
        "height_restrictor", "sally_port", "arch", "no", "speed_bump", "bump_gate", "swing_gate",
    ]
    /// Where a bicycle is pushed through.
    private static let passableOnFoot: Set<String> = [
        "bollard", "block", "cycle_barrier", "chain", "kissing_gate", "swing_gate",
    ]
    private static let closedOnFoot: Set<String> = [
        "wall", "fence", "city_wall", "hedge", "retaining_wall", "debris",
    ]
    private static let closed: Set<String> = [
        "no", "private", "agricultural", "forestry", "agricultural;forestry", "emergency",
        "military", "psv", "bus", "restricted", "delivery_only", "use_sidepath",
    ]
    /// Only for those who walk, though cyclists may push.
    private static let walks: Set<String> = ["footway", "pedestrian", "corridor", "platform"]
    private static let oneDirection: Set<String> = ["yes", "true", "1"]
    private static let reverse: Set<String> = ["-1", "reverse"]

    /// Keys of access, the most specific first.
    private var accessKeys: [String] {
        switch mode {
        case .car: ["motorcar", "motor_vehicle", "vehicle", "access"]
        case .bicycle: ["bicycle", "vehicle", "access"]
        case .foot: ["foot", "access"]
        }
    }

    /// What tags of access say; nil if nothing.
    private func access(_ tags: Tags) -> Bool? {
        for key in accessKeys {
            if let value = tags[key] { return !Self.closed.contains(value) }
        }
        return nil
    }

    /// Whether a class is open where no tag says so.
    private func isOpen(_ highway: String, _ tags: Tags) -> Bool {
        if tags["motorroad"] == "yes" || highway.hasPrefix("motorway") { return mode == .car }
        // Along the edge of a square nobody drives.
        return mode != .car || tags["area"] != "yes"
    }

    private func classSpeed(_ highway: String, _ tags: Tags) -> Int? {
        switch mode {
        case .car:
            guard let speed = speeds.car[highway], speed > 0 else { return nil }
            return metresPerHour(ofLimit: tags["maxspeed"]).map {
                $0 * RoadSpeeds.shareOfLimit / 100
            }
                ?? speed
        case .foot:
            if highway == "steps" { return speeds.foot / 2 }
            return isWalkable(highway) || highway == "cycleway" ? speeds.foot : nil
        case .bicycle:
            if Self.walks.contains(highway) {
                let rides = ["yes", "designated", "permissive"].contains(tags["bicycle"] ?? "")
                return rides ? speeds.bicycle * 3 / 4 : min(speeds.foot, speeds.bicycle)
            }
            if ["path", "track", "bridleway"].contains(highway) { return speeds.bicycle * 3 / 4 }
            return highway == "cycleway" || RoadSpeeds.defaultCar[highway] != nil
                ? speeds.bicycle : nil
        }
    }

    private func isWalkable(_ highway: String) -> Bool {
        Self.walks.contains(highway) || ["path", "track", "bridleway"].contains(highway)
            || RoadSpeeds.defaultCar[highway] != nil
    }

    private func directions(_ highway: String, _ tags: Tags) -> (forward: Bool, backward: Bool) {
        if mode == .foot { return (true, true) }
        var oneway = tags["oneway"]
        if mode == .bicycle {
            if let own = tags["oneway:bicycle"] ?? tags["bicycle:oneway"] {
                oneway = own
            } else if ["cycleway", "cycleway:left", "cycleway:right", "cycleway:both"]
                .contains(where: { tags[$0]?.hasPrefix("opposite") == true })
            {
                return (true, true)
            }
        }
        if let oneway {
            if Self.oneDirection.contains(oneway) { return (true, false) }
            if Self.reverse.contains(oneway) { return (false, true) }
            // Which way it is open depends on the hour.
            if oneway == "reversible" || oneway == "alternating" { return (false, false) }
            if oneway == "no" { return (true, true) }
        }
        let implied =
            ["roundabout", "circular"].contains(tags["junction"] ?? "") || highway == "motorway"
        return (true, !implied)
    }
}

extension RoadSpeeds {
    /// Roads that cars use, whatever a scenario makes of them.
    static let defaultCar = RoadSpeeds().car
}

/// Metres an hour of a `maxspeed`: `60`, `60 km/h`, `40 mph`, `RU:urban`; nil for `none`, `signals` and
/// what is not understood.
func metresPerHour(ofLimit text: String?) -> Int? {
    guard let text else { return nil }
    // Of several, as «60;40», the first.
    let first = text.split(separator: ";").first.map(String.init) ?? ""
    let digits = first.prefix { $0.isASCII && $0.isNumber }
    if let number = Int(digits), (1...200).contains(number) {
        let unit = first.dropFirst(digits.count).trimmingPrefix { $0 == " " }
        if unit == "mph" { return number * 1609 }
        return unit.isEmpty || unit == "km/h" || unit == "kmh" || unit == "kph"
            ? number * 1000 : nil
    }
    // Kazakhstan's limits, which its neighbours share: 60 in towns, 20 in yards.
    switch first.split(separator: ":").last {
    case "urban": return 60_000
    case "living_street": return 20_000
    case "rural": return 90_000
    case "motorway": return 110_000
    default: return nil
    }
}
