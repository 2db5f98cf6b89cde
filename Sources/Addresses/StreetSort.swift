/// What sort of street a name says it is.
enum StreetSort: Sendable, Hashable {
    case street, avenue, boulevard, highway, lane, deadEnd, drive, square, district

    /// People leave these out when they write an address; a lane or a district they name.
    var isMain: Bool {
        switch self {
        case .street, .avenue, .boulevard, .highway: true
        case .lane, .deadEnd, .drive, .square, .district: false
        }
    }

    /// The sort that a word or an abbreviation says, the word compared (``comparedWords(_:)``).
    static func said(by word: String) -> StreetSort? { words[word] }

    private static let words: [String: StreetSort] = {
        let all: [(StreetSort, String)] = [
            (
                .street,
                "ул улица улицы улице улиц көш көше көшесі көшесінің street str st kosheci koshesi"
            ),
            (
                .avenue,
                "пр просп проспект проспекта прс пркт даңғыл даңғылы даңғылының avenue ave av"
            ),
            (.boulevard, "бульвар бул бульвары boulevard blvd"),
            (.highway, "шоссе тасжолы тракт highway"),
            (.lane, "пер переулок орам орамы lane"),
            (.deadEnd, "тупик туп тұйық тұйығы"),
            (.drive, "проезд өткел өткелі"),
            (.square, "площадь пл алаң алаңы square"),
            (.district, "мкр мкрн мкн мк микрорайон шағын шағынаудан шағынауданы ықшамаудан"),
            (.district, "ықшамауданы ықшам microdistrict mkr"),
        ]
        var result: [String: StreetSort] = [:]
        for (sort, words) in all {
            for word in words.split(separator: " ") {
                result[comparedWords(String(word))[0]] = sort
            }
        }
        return result
    }()
}

/// How well the sort of street that somebody writes fits one on the map.
enum SortFit: Int, Sendable, Comparable {
    /// The same, or not said where it need not be.
    case same
    /// Another one, though the name is the same: «ул. Абая» for «проспект Абая».
    case other

    static func < (a: SortFit, b: SortFit) -> Bool { a.rawValue < b.rawValue }

    /// nil where it is another street: a lane is not the avenue of the same name.
    init?(written: StreetSort?, mapped: StreetSort?) {
        switch (written, mapped) {
        case (nil, nil): self = .same
        case (nil, let mapped?): self = mapped.isMain ? .same : .other
        case (let written?, nil): self = written.isMain || written == .district ? .same : .other
        case (let written?, let mapped?):
            if written == mapped {
                self = .same
            } else if written.isMain, mapped.isMain {
                self = .other
            } else {
                return nil
            }
        }
    }
}
