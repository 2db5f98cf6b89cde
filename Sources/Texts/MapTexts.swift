/// Words and sentences about a map.
public enum MapText: Sendable {
    /// Whose data a map is.
    case attribution
    case area, dataOf, contents, buildings, addresses, turns, roads, parts
    /// The date of the data is not stated.
    case noDate
    /// A box of so many tenths of kilometres from west to east and from south to north.
    case size(width: Int, height: Int)
    /// Nodes, ways, relations.
    case elements(Int, Int, Int)
    /// House numbers, and names of streets.
    case houses(Int, streets: Int)
    /// Restrictions that are kept, and those that are not understood.
    case restrictions(Int, skipped: Int)
    /// So many points hang together in so many large parts.
    case large(points: Int, parts: Int)
    /// So many small parts with so many points, where nobody is sent.
    case small(points: Int, parts: Int)
    /// A part of so many points.
    case points(Int)
    /// There are more of them.
    case more(Int)

    /// The text in this language.
    public func text(in language: Language) -> String { phrase(language)[language] }

    private func phrase(_ l: Language) -> Phrase {
        switch self {
        case .attribution:
            return Phrase(
                "©\u{A0}OpenStreetMap қатысушылары", "©\u{A0}участники OpenStreetMap",
                "©\u{A0}OpenStreetMap contributors")
        case .area: return Phrase("Аумағы", "Область", "Area")
        case .dataOf: return Phrase("Деректер күні", "Данные от", "Data of")
        case .contents: return Phrase("Құрамы", "Состав", "Contents")
        case .buildings: return Phrase("Ғимараттар", "Здания", "Buildings")
        case .addresses: return Phrase("Мекенжайлар", "Адреса", "Addresses")
        case .turns: return Phrase("Бұрылу белгілері", "Запреты поворотов", "Turn restrictions")
        case .roads: return Phrase("Жолдар", "Дороги", "Roads")
        case .parts: return Phrase("Байланысқан бөліктер", "Связные части", "Connected parts")
        case .noDate: return Phrase("көрсетілмеген", "не указана", "not stated")
        case .size(let width, let height):
            let size = [width, height].map { l.decimal(thousandths: $0 * 100) }
                .joined(separator: "\u{A0}×\u{A0}")
            return Phrase("\(size)\u{A0}км", "\(size)\u{A0}км", "\(size)\u{A0}km")
        case .elements(let nodes, let ways, let relations):
            let (n, w, r) = (l.number(nodes), l.number(ways), l.number(relations))
            return Phrase(
                "нүктелер: \(n), сызықтар: \(w), байланыстар: \(r)",
                "точки: \(n), линии: \(w), отношения: \(r)",
                "nodes: \(n), ways: \(w), relations: \(r)")
        case .houses(let houses, let streets):
            let (h, s) = (l.number(houses), l.number(streets))
            return Phrase(
                "үй нөмірлері: \(h), көше атаулары: \(s)",
                "номера домов: \(h), названия улиц: \(s)",
                "house numbers: \(h), street names: \(s)")
        case .restrictions(let kept, let skipped):
            let (k, s) = (l.number(kept), l.number(skipped))
            return Phrase(
                "ескерілгені \(k), ескерілмегені \(s)", "учтено \(k), не учтено \(s)",
                "\(k) kept, \(s) not")
        case .large(let points, let parts):
            let (p, n) = (l.number(points), l.number(parts))
            return Phrase(
                "үлкен бөліктер: \(n), олардағы нүктелер: \(p)",
                "больших частей: \(n), в них точек: \(p)",
                "large parts: \(n), points in them: \(p)")
        case .small(let points, let parts):
            let (p, n) = (l.number(points), l.number(parts))
            return Phrase(
                "ешкім жіберілмейтін шағын бөліктер: \(n), олардағы нүктелер: \(p)",
                "малых частей, куда никого не посылают: \(n), в них точек: \(p)",
                "small parts, where nobody is sent: \(n), points in them: \(p)")
        case .points(let count):
            let n = l.number(count)
            return Phrase("нүктелер: \(n)", "точек: \(n)", "points: \(n)")
        case .more(let count):
            let n = l.number(count)
            return Phrase("тағы \(n)", "и ещё \(n)", "and \(n) more")
        }
    }
}

/// Classes of roads in people's words.
public enum RoadWord: String, Sendable, CaseIterable {
    case motorway, trunk, primary, secondary, tertiary, unclassified, residential, service, link
    case livingStreet = "living_street"
    case pedestrian, footway, cycleway, path, track, steps, road, construction, proposed

    /// The text in the three languages.
    public var phrase: Phrase {
        switch self {
        case .motorway: Phrase("автомагистральдар", "автомагистрали", "motorways")
        case .trunk: Phrase("магистральдар", "магистрали", "trunk roads")
        case .primary: Phrase("негізгі жолдар", "основные дороги", "primary roads")
        case .secondary:
            Phrase("екінші дәрежелі жолдар", "второстепенные дороги", "secondary roads")
        case .tertiary: Phrase("үшінші дәрежелі жолдар", "третьестепенные дороги", "tertiary roads")
        case .unclassified: Phrase("жергілікті жолдар", "местные дороги", "minor roads")
        case .residential: Phrase("көшелер", "улицы", "residential streets")
        case .service: Phrase("аула жолдары", "проезды", "service roads")
        case .link: Phrase("жол түйіспелері", "съезды", "slip roads")
        case .livingStreet: Phrase("тұрғын аймақтар", "жилые зоны", "living streets")
        case .pedestrian:
            Phrase("жаяу жүргіншілер көшелері", "пешеходные улицы", "pedestrian streets")
        case .footway: Phrase("жаяу жолдар", "пешеходные дорожки", "footways")
        case .cycleway: Phrase("велосипед жолдары", "велодорожки", "cycleways")
        case .path: Phrase("соқпақтар", "тропы", "paths")
        case .track: Phrase("қара жолдар", "грунтовые дороги", "tracks")
        case .steps: Phrase("баспалдақтар", "лестницы", "steps")
        case .road:
            Phrase("түрі белгісіз жолдар", "дороги неизвестного типа", "roads of unknown class")
        case .construction:
            Phrase("салынып жатқан жолдар", "строящиеся дороги", "under construction")
        case .proposed: Phrase("жобаланған жолдар", "проектируемые дороги", "proposed")
        }
    }
}
