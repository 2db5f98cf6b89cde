import Model
import Scenarios
import Solving
import TravelTimes

/// A route, and to which of its clients one walks from the car.
struct WalkedRoute {
    var route: Route
    var onFoot: Set<Int32> = []
    /// The day as this route sees it, walks in its legs; nil where nobody walks.
    var problem: Problem?
}

/// Decides where cars stay behind while their people walk to the neighbours.
///
/// The search drives from door to door. Where it has found a route, this shares the order out into
/// stretches of which each is served from one place of the car: the cheapest way is found by dynamic
/// programming over the stops (each stretch begins where the car is parked, and the car is where it
/// was when it ends, so that what comes after does not depend on what came before). The route is then
/// timed anew and taken if it costs less.
struct ParkAndWalk {
    private let translation: Translation
    private let travel: TravelTimes
    private let day: Problem
    private let longest: Int
    /// A stretch has so many visits on foot at most: more are not worth looking at.
    private static let mostOnFoot = 24

    /// nil where nobody walks from a car.
    init?(_ translation: Translation) {
        guard translation.scenario.walksFromCars, translation.modes.contains(.car) else {
            return nil
        }
        (self.translation, travel) = (translation, translation.travel)
        day = translation.problem
        longest = translation.scenario.travel.parking.walkSeconds
    }

    /// All routes, each with the others' loads where they are then.
    func walked(_ routes: [Route]) -> [WalkedRoute] {
        var current = routes
        return routes.indices.map { i in
            var others = current
            others.remove(at: i)
            let result = walked(routes[i], others: others)
            current[i] = result.route
            return result
        }
    }

    /// A route with the walks that make it cheaper.
    ///
    /// - Parameter others: who else loads.
    func walked(_ route: Route, others: [Route]) -> WalkedRoute {
        let type = day.vehicleTypes[route.vehicleType]
        let visited = Set(route.clients)
        // Visits that depend on others' keep their times.
        let isBound = day.dependencies.contains {
            visited.contains($0.first) || visited.contains($0.second)
        }
        guard translation.modes[type.profile] == .car, !isBound else {
            return WalkedRoute(route: route)
        }
        var walks = route.orderedStops(of: day).flatMap { stretches(of: stops($0, type), type) }
        guard !walks.isEmpty else { return WalkedRoute(route: route) }
        var best = WalkedRoute(route: route)
        best.route.cost = cost(of: route, in: day)
        func attempt(_ onFoot: Set<Int32>) {
            guard let walked = timed(route, onFoot: onFoot, others: others) else { return }
            if walked.route.cost < best.route.cost { best = walked }
        }
        attempt(Set(walks.flatMap(\.clients)))
        if best.onFoot.isEmpty, walks.count > 1 {
            // Some of them may be too late for somebody: the best ones first.
            walks.sort { ($0.gain, $1.clients[0]) > ($1.gain, $0.clients[0]) }
            for stretch in walks { attempt(best.onFoot.union(stretch.clients)) }
        }
        return best
    }

    /// An order with those of its walks that are near enough; nil where it cannot be driven so.
    func timed(
        _ order: [[OrderedStop]], type: Int, onFoot: Set<Int32>, others: [Route]
    ) -> WalkedRoute? {
        let walks = near(onFoot, in: order, type: type)
        let problem = problem(of: order, type: type, onFoot: walks, in: day)
        return timedRoute(problem, type: type, shifts: order, others: others).map {
            WalkedRoute(route: $0, onFoot: walks, problem: problem)
        }
    }

    /// The route with given walks; nil where it cannot be driven so.
    private func timed(
        _ route: Route, onFoot: Set<Int32>, others: [Route]
    ) -> WalkedRoute? {
        let order = route.orderedStops(of: day)
        let problem = problem(of: order, type: route.vehicleType, onFoot: onFoot, in: day)
        guard
            var timed = timedRoute(
                problem, type: route.vehicleType, shifts: order, others: others)
        else { return nil }
        timed.cost = cost(of: timed, in: problem)
        return WalkedRoute(route: timed, onFoot: onFoot, problem: problem)
    }

    /// Those walks that lead near enough from where the car stands in this order.
    func near(_ onFoot: Set<Int32>, in order: [[OrderedStop]], type: Int) -> Set<Int32> {
        var near: Set<Int32> = []
        for shift in order {
            var car: Place?
            for stop in stops(shift, day.vehicleTypes[type]) {
                if let client = stop.client, onFoot.contains(client), let parked = car,
                    isNear(stop, parked)
                {
                    near.insert(client)
                } else {
                    car = stop.client == nil ? nil : stop
                }
            }
        }
        return near
    }

    /// A route that has its walks and its times already.
    func asStated(_ route: Route, onFoot: Set<Int32>) -> WalkedRoute {
        if onFoot.isEmpty { return WalkedRoute(route: route) }
        let problem = problem(
            of: route.orderedStops(of: day), type: route.vehicleType, onFoot: onFoot, in: day)
        return WalkedRoute(route: route, onFoot: onFoot, problem: problem)
    }

    private func cost(of route: Route, in problem: Problem) -> Model.Cost {
        var cost = CostBreakdown()
        translation.add(route, to: &cost, in: problem)
        return cost.total
    }
}

// MARK: Stretches

extension ParkAndWalk {
    /// A stop as far as walks are concerned.
    private struct Place {
        /// nil: the shift ends here, wherever that is.
        var place: PlaceIndex?
        /// Of visits.
        var client: Int32?
        var fetches = false
    }

    /// Consecutive visits to which one walks, and what that saves on the way.
    private struct Stretch {
        var clients: [Int32]
        var gain: Int
    }

    private func stops(_ order: [OrderedStop], _ type: VehicleType) -> [Place] {
        if order.isEmpty { return [] }
        var stops = [Place(place: translation.locations.place(type.startLocation))]
        for stop in order {
            switch stop {
            case .load(let depot): stops.append(Place(place: .centre(Int(depot))))
            case .client(let client):
                stops.append(
                    Place(
                        place: .household(translation.needs[Int(client)].household),
                        client: client, fetches: !day.clients[Int(client)].bringsNothing))
            }
        }
        stops.append(Place(place: type.endLocation.map(translation.locations.place)))
        return stops
    }

    /// The cheapest division of a shift into rides and stretches on foot.
    private func stretches(of stops: [Place], _ type: VehicleType) -> [Stretch] {
        /// What it takes to come by car from the first stop to the last, those between on foot.
        func value(_ range: ClosedRange<Int>) -> Int? {
            self.value(stops[range], second: type.unitDurationCost, metre: type.unitDistanceCost)
        }
        if stops.isEmpty { return [] }
        /// The least to come to a stop by car, and where the stretch before it began, if one did.
        var best = [(value: Int, from: Int)](repeating: (.max / 2, -1), count: stops.count)
        best[0] = (0, -1)
        for i in stops.indices.dropLast() {
            if let ride = value(i...(i + 1)), best[i].value + ride < best[i + 1].value {
                best[i + 1] = (best[i].value + ride, i)
            }
            guard stops[i].client != nil else { continue }
            var j = i + 1
            while j + 1 < stops.count, j - i <= Self.mostOnFoot, isNear(stops[j], stops[i]) {
                if let walk = value(i...(j + 1)),
                    best[i].value + walk < best[j + 1].value
                {
                    best[j + 1] = (best[i].value + walk, i)
                }
                j += 1
            }
        }
        var found: [Stretch] = []
        var k = stops.count - 1
        while k > 0, best[k].from >= 0 {
            let i = best[k].from
            if k - i > 1 {
                let rides = (i..<k).reduce(0) { $0 + (value($1...($1 + 1)) ?? 0) }
                found.append(
                    Stretch(
                        clients: stops[(i + 1)..<k].compactMap(\.client),
                        gain: rides - (best[k].value - best[i].value)))
            }
            k = i
        }
        return found.reversed()
    }

    /// One may walk there from where the car stands.
    private func isNear(_ stop: Place, _ car: Place) -> Bool {
        guard stop.client != nil, let there = stop.place, let parked = car.place,
            let out = travel.leg(.foot, from: parked, to: there),
            let back = travel.leg(.foot, from: there, to: parked)
        else { return false }
        return max(out.seconds, back.seconds) <= longest
    }

    private func value(_ stops: ArraySlice<Place>, second: Int, metre: Int) -> Int? {
        var journey = Journey(mode: .car)
        journey.begin(at: stops.first?.place)
        var value = 0
        for (k, stop) in stops.enumerated().dropFirst() {
            guard let place = stop.place else {
                // Whoever ends anywhere must not leave the car behind.
                return stops.count == 2 ? 0 : nil
            }
            let ways = journey.go(to: place, onFoot: k < stops.count - 1, fetches: stop.fetches)
            guard let leg = travel.leg(over: ways, counting: .car) else { return nil }
            value += leg.seconds * max(1, second) + leg.metres * metre
        }
        // Of equal ways the one with fewer visits on foot.
        return value * 64 + stops.count - 2
    }
}

// MARK: Legs of one route

extension ParkAndWalk {
    /// The day with a small matrix of this route's own, in which each visit has a row and a column
    /// to itself: so its legs can be those of its walks.
    ///
    /// - Parameter day: of the translation, perhaps with other windows.
    func problem(
        of order: [[OrderedStop]], type index: Int, onFoot: Set<Int32>, in day: Problem
    ) -> Problem {
        let type = day.vehicleTypes[index]
        let matrix = day.profiles[type.profile]
        let depots = Int32(day.depots.count)
        let clients = order.joined().compactMap { stop -> Int32? in
            if case .client(let client) = stop { client } else { nil }
        }
        let (start, end, first) = (depots, depots + 1, depots + 2)
        // What each row stands for on the day's matrix.
        var places = day.depots.map(\.location)
        places.append(type.startLocation)
        // Whoever ends anywhere ends where the car is: nothing to go, but the way back to it.
        places.append(type.endLocation ?? type.startLocation)
        places += clients.map { day.clients[Int($0)].location }
        let size = places.count
        var legs = [Leg](repeating: .none, count: size * size)
        for i in 0..<size {
            for j in 0..<size { legs[i * size + j] = matrix[places[i], places[j]] }
            if type.endLocation == nil { legs[i * size + Int(end)] = Leg(duration: 0, distance: 0) }
        }
        var row: [Int32: Int] = [:]
        for (k, client) in clients.enumerated() { row[client] = Int(first) + k }
        for shift in order {
            var journey = Journey(mode: .car)
            var before = -1
            for stop in stops(shift, type) {
                guard let place = stop.place else { continue }
                let isOnFoot = stop.client.map(onFoot.contains) ?? false
                let ways = journey.go(to: place, onFoot: isOnFoot, fetches: stop.fetches)
                let own = stop.client.flatMap { row[$0] }
                if let own, before >= 0, isOnFoot {
                    legs[before * size + own] = leg(over: ways)
                }
                if let own, isOnFoot, let car = journey.car, car != place {
                    // Wherever one drives from here, one goes back to the car first.
                    let parked = translation.locations.location(car)
                    let back = leg(over: [Way(mode: .foot, from: place, to: car)])
                    for j in 0..<size {
                        let ride = matrix[parked, places[j]]
                        legs[own * size + j] =
                            ride.exists && back.exists
                            ? Leg(
                                duration: back.duration + ride.duration, distance: ride.distance)
                            : .none
                    }
                    if type.endLocation == nil { legs[own * size + Int(end)] = back }
                }
                before = own ?? -1
            }
        }
        var own = day
        own.profiles = Array(
            repeating: TravelMatrix(size: size, legs: legs), count: day.profiles.count)
        for d in day.depots.indices { own.depots[d].location = Int32(d) }
        for t in day.vehicleTypes.indices {
            own.vehicleTypes[t].startLocation = start
            if t == index || day.vehicleTypes[t].endLocation != nil {
                own.vehicleTypes[t].endLocation = end
            }
        }
        for client in day.clients.indices { own.clients[client].location = start }
        for (client, row) in row { own.clients[Int(client)].location = Int32(row) }
        return own
    }

    private func leg(over ways: [Way]) -> Leg {
        guard let leg = travel.leg(over: ways, counting: .car), leg.seconds < 36 * 3600 else {
            return .none
        }
        return Leg(
            duration: Int32(leg.seconds), distance: Int32(min(leg.metres, Int(unlimited))))
    }
}
