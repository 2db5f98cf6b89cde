import HTMLText
import MapDrawing
import Maps
import Scenarios
import Texts
import TravelTimes

/// Draws a plan's rounds on a map.
struct DayMap {
    let day: PaperDay
    let map: DrawableMap

    /// One round with numbered stops; nil where it goes nowhere.
    func round(_ index: Int, language: Language) -> Markup? {
        let round = day.rounds[index]
        let marks = round.doors.compactMap { door in
            coordinate(door.household.place).map {
                RoundLine.Mark(label: "\(door.number)", at: $0)
            }
        }
        let line = RoundLine(
            lines: ways(index, homes: true), marks: marks, bases: bases(index, homes: true))
        guard let box = Box(around: line.points), !marks.isEmpty else { return nil }
        let frame = MapFrame(around: box, width: 640, height: 350)
        guard map.bounds.map(frame.touches) ?? false else { return nil }
        let title = SheetText.mapOfStops(round.doors.count).text(in: language)
        return MapPicture(map, frame: frame, words: words(title, language)).svg(rounds: [line])
    }

    /// All rounds, told apart by colours and dashes; homes are left out.
    func all(language: Language) -> Markup? {
        let lines = day.rounds.indices.map { i in
            let marks = day.rounds[i].doors.compactMap { door in
                coordinate(door.household.place).map { RoundLine.Mark(label: "", at: $0) }
            }
            return RoundLine(
                lines: ways(i, homes: false), marks: marks,
                bases: bases(i, homes: false), style: i, name: printable(day.rounds[i].who))
        }
        guard let box = Box(around: lines.flatMap(\.points)) else { return nil }
        let frame = MapFrame(around: box, width: 1100, height: 640, margin: 0.03)
        guard map.bounds.map(frame.touches) ?? false else { return nil }
        let title = SheetWord.mapOfDay.text(in: language)
        return MapPicture(map, frame: frame, words: words(title, language)).svg(rounds: lines)
    }

    private func words(_ title: String, _ language: Language) -> MapPicture.Words {
        MapPicture.Words(title: title, north: SheetWord.north.text(in: language)) { metres in
            metres < 1000 ? language.metres(metres) : language.kilometres(metres)
        }
    }

    private func coordinate(_ place: Place?) -> Coordinate? {
        place.flatMap { Coordinate(latitude: $0.lat, longitude: $0.lon) }
    }

    /// The ways of a round from place to place, shift by shift; straight where the road is not known.
    private func ways(_ index: Int, homes: Bool) -> [[Coordinate]] {
        day.figures[index].ways.joined().compactMap { way in
            if !homes, way.touchesHome { return nil }
            guard let start = coordinate(day.place(way.from)),
                let end = coordinate(day.place(way.to)), start != end
            else { return nil }
            return day.way(way.mode, from: way.from, to: way.to) ?? [start, end]
        }
    }

    /// Where a round goes, shift by shift.
    private func places(_ index: Int, homes: Bool) -> [[PlaceIndex]] {
        let hand = day.rounds[index].hand
        let names = day.names(day.options.language)
        return day.figures[index].shifts.map { shift in
            shift.compactMap { stop in
                let place = RoundFigures.place(of: stop, hand: hand, names: names)
                if case .home? = place, !homes { return nil }
                return place
            }
        }
    }

    /// The bases of a round: centres where it begins, loads or ends, and homes if asked.
    private func bases(_ index: Int, homes: Bool) -> [Coordinate] {
        places(index, homes: homes).joined().filter { place in
            if case .household = place { return false }
            return true
        }.compactMap { coordinate(day.place($0)) }
    }
}

extension Way {
    /// Somebody's home is at one of its ends.
    fileprivate var touchesHome: Bool {
        [from, to].contains { if case .home = $0 { true } else { false } }
    }
}
