import Addresses
import Maps

extension Unlocated {
    /// What a server may be asked about it; a crossing alone it does not know.
    var question: AddressQuestion? {
        if place.house == nil, place.crossing != nil { return nil }
        return AddressQuestion(street: place.street ?? "", house: place.house)
    }
}

extension Decoder {
    /// The server that `addresses` names; nil where it names none, or not as it should.
    func addressServer(_ record: Record) -> AddressServer? {
        guard let source = record["source"] else {
            for key in ["url", "city"] {
                record[key]?.fault("address-key-without-source", ["key": key])
            }
            return nil
        }
        let kind = source.choice(AddressServer.Kind.allCases.map(\.rawValue))
            .flatMap(AddressServer.Kind.init(rawValue:))
        let (stated, cityCursor) = (record.require("url"), record.require("city"))
        serverCursor = stated
        guard let kind, let url = stated.flatMap(url), let city = cityCursor?.text() else {
            return nil
        }
        return AddressServer(kind: kind, url: url, city: city)
    }

    /// Asks a server about places that no map has, each address once, in the order of the scenario.
    ///
    /// Not before all else that was read is right: nobody's address is sent for a day that cannot be
    /// planned yet.
    func ask(_ server: AddressServer, about pending: [Int]) {
        guard let first = pending.first, !faults.hasErrors else { return }
        let cursor = unlocated[first].cursor
        let known = whereTheDayIs
        let different = Set(pending.compactMap { unlocated[$0].question }).count
        guard let geocoder else {
            cursor.fault("address-unasked", ["count": "\(different)"], found: server.url)
            return
        }
        guard !known.isEmpty else {
            cursor.fault("address-without-area", found: server.url)
            return
        }
        guard different <= server.most else {
            cursor.fault(
                "address-too-many", ["count": "\(different)", "most": "\(server.most)"],
                found: server.url)
            return
        }
        var answers: [AddressQuestion: ServedAnswer] = [:]
        for i in pending {
            guard let question = unlocated[i].question else { continue }
            if answers[question] == nil {
                do throws(GeocoderFault) {
                    let places = try geocoder.places(of: question, at: server)
                    answers[question] = question.judge(places, around: known)
                } catch {
                    report(error, server)
                    return
                }
            }
            switch answers[question] {
            case .answer(.unknown(let similar)):
                var facts = ["url": server.url]
                if !similar.isEmpty { facts["similar"] = similar.joined(separator: ", ") }
                unlocated[i].cursor.fault("address-nowhere", facts, found: unlocated[i].text)
            case .answer(let answer): _ = take(answer, for: i)
            case .outside(let hits):
                unlocated[i].cursor.fault(
                    "address-outside",
                    ["places": shown(hits), "km": "\(Int(AddressQuestion.area / 1000))"],
                    found: unlocated[i].text)
            case nil: break
            }
        }
    }

    /// The centres; where none of them is known yet, all places that are.
    private var whereTheDayIs: [Coordinate] {
        func points(_ places: [Place]) -> [Coordinate] {
            places.compactMap { Coordinate(latitude: $0.lat, longitude: $0.lon) }
        }
        let centres = points(scenario.centres.map(\.place))
        if !centres.isEmpty { return centres }
        return points(scenario.volunteers.compactMap(\.home) + scenario.households.map(\.place))
    }

    private func report(_ fault: GeocoderFault, _ server: AddressServer) {
        isServerAtFault = true
        switch fault {
        case .unreachable(let what):
            serverCursor?.fault("server-unreachable", ["what": what], found: server.url)
        case .slow(let seconds):
            serverCursor?.fault("server-slow", ["seconds": "\(seconds)"], found: server.url)
        case .refused(let what):
            serverCursor?.fault("address-refused", ["what": what], found: server.url)
        case .notUnderstood(let what):
            serverCursor?.fault("address-not-understood", ["what": what], found: server.url)
        }
    }
}
