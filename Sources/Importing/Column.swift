/// What a column of somebody's list says.
enum Column: String, CaseIterable, Sendable {
    case ignore, id
    // People.
    case name, surname, givenName, patronymic, phone, note, speaks
    // Places.
    case address, street, house, entrance, floor, flat, doorCode, lat, lon, coordinates
    // Households.
    case needs, baskets, snow, quantity, kg, windows, isolating, value, centre
    // Volunteers.
    case travels, car, carries, carriesKg, available, skills, tools, shovel, seats
    // Centres.
    case centreName, open, stock

    /// The column of a header, nil where none or several are meant.
    ///
    /// A header is one of the words below, or has one of them in it as whole words: the longest one
    /// decides.
    static func of(_ header: String, in kind: TableKind?) -> Column? {
        let text = folded(header)
        if text.isEmpty { return header.contains { "№#".contains($0) } ? .ignore : nil }
        if let exact = byWord[text] { return exact.fitting(kind) }
        var best: (length: Int, columns: Set<Column>) = (0, [])
        let words = text.split(separator: " ").prefix(20)
        for first in words.indices {
            var phrase = ""
            for word in words[first...] {
                phrase += (phrase.isEmpty ? "" : " ") + word
                guard phrase.count >= best.length, let column = byWord[phrase] else { continue }
                if phrase.count > best.length { best = (phrase.count, []) }
                best.columns.insert(column)
            }
        }
        guard best.columns.count == 1, let column = best.columns.first else { return nil }
        // «Количество проживающих» does not count what is needed.
        if column == .quantity, !words.allSatisfy({ isOfPieces(String($0)) }) { return nil }
        return column.fitting(kind)
    }

    /// Whether a word of a header goes with a number of pieces.
    private static func isOfPieces(_ word: String) -> Bool {
        byWord[word] == .quantity || byWord[word] == .needs || NeedWords.isKnown(word)
            || ["всего", "ед", "единиц", "во", "барлыгы", "total"].contains(word)
    }

    /// Words that mean one thing in a list of families and another in a list of volunteers.
    private func fitting(_ kind: TableKind?) -> Column {
        switch (self, kind) {
        case (.windows, .volunteers): .available
        case (.windows, .centres): .open
        case (.baskets, .volunteers), (.quantity, .volunteers): .carries
        case (.baskets, .centres), (.quantity, .centres): .stock
        case (.kg, .volunteers): .carriesKg
        case (.name, .centres), (.centre, .centres): .centreName
        case (.centreName, .households), (.centreName, .volunteers): .centre
        case (.open, .households): .windows
        case (.open, .volunteers): .available
        default: self
        }
    }

    private static let byWord: [String: Column] = {
        var result: [String: Column] = [:]
        for (column, list) in words {
            for word in list.split(separator: ",") { result[folded(String(word))] = column }
        }
        // «№» has no letters to fold.
        result[""] = nil
        return result
    }()

    /// In Russian, Kazakh and English; the same table is in `scenarios/IMPORT.md`, which a test
    /// compares.
    static let words: [(Column, String)] = [
        (
            .ignore,
            "№, № п/п, п/п, № пп, номер, номер по порядку, р/с, р/с №, нөмірі, no, nr, #, иин, жсн, iin, дата рождения, туған күні, date of birth, дата, күні, date, подпись, қолы, signature, район, аудан, district, город, қала, city, кол-во человек, количество человек, человек в семье, членов семьи, количество членов семьи, состав семьи, количество детей, кол-во детей, дети, адам саны, отбасы мүшелері, отбасы мүшелерінің саны, бала саны, family size, number of people, number of children, children"
        ),
        (.id, "id, код, код семьи, идентификатор, коды, сәйкестендіргіш"),
        (
            .name,
            "фио, ф.и.о., фио получателя, получатель, заявитель, наименование заявителя, имя и фамилия, фамилия имя, фамилия имя отчество, фамилия и имя, семья, кому, аты-жөні, аты жөні, т.а.ә., тегі аты әкесінің аты, алушы, өтініш беруші, отбасы, кімге, name, full name, family, recipient, applicant, волонтёр, волонтер, ерікті, volunteer, контактное лицо, байланыс тұлғасы, contact"
        ),
        (.surname, "фамилия, тегі, surname, last name, family name"),
        (.givenName, "имя, аты, есімі, first name, given name"),
        (.patronymic, "отчество, әкесінің аты, patronymic"),
        (
            .phone,
            "телефон, телефоны, тел, тел., моб, моб., моб. тел, сот, сот., сот. тел, сотовый, мобильный, мобильный телефон, контактный телефон, номер телефона, контакты, whatsapp, ватсап, вацап, телефон нөмірі, ұялы телефон, байланыс, байланыс телефоны, phone, phone number, mobile, tel"
        ),
        (
            .note,
            "примечание, примечания, комментарий, комментарии, заметки, особые отметки, дополнительно, ескерту, ескертпе, қосымша, note, notes, comment, comments, remarks"
        ),
        (.speaks, "язык, языки, язык общения, тілі, тіл, тілдер, language, languages, speaks"),
        (
            .address,
            "адрес, адрес проживания, домашний адрес, место жительства, мекенжай, мекен-жай, мекенжайы, мекен-жайы, тұратын жері, тұрғылықты мекенжайы, address, home address"
        ),
        (
            .street,
            "улица, ул, ул., улица/мкр, улица микрорайон, микрорайон, мкр, көше, көшесі, шағын аудан, street"
        ),
        (
            .house,
            "дом, № дома, номер дома, д., үй, үйі, үй нөмірі, үй №, house, house number, building"
        ),
        (.entrance, "подъезд, под., п-д, кіреберіс, подъезі, entrance"),
        (.floor, "этаж, эт, эт., қабат, қабаты, floor"),
        (
            .flat,
            "квартира, кв, кв., № кв, номер квартиры, пәтер, пәтері, пәтер №, пәт., flat, apartment, apt"
        ),
        (
            .doorCode,
            "домофон, код домофона, код двери, код подъезда, домофон коды, есік коды, door code, intercom"
        ),
        (.lat, "широта, ендік, lat, latitude"),
        (.lon, "долгота, бойлық, lon, lng, long, longitude"),
        (
            .coordinates,
            "координаты, координата, геолокация, геоточка, точка на карте, координаттар, координаттары, coordinates, location, gps"
        ),
        (
            .needs,
            "нужда, потребность, потребности, что нужно, нужно, в чём нуждается, вид помощи, помощь, заявка, қажеттілік, қажеттілігі, қажеттіліктері, көмектің түрі, не керек, көмек түрі, көмек, өтінім, needs, need, kind of help, help, request"
        ),
        (
            .baskets,
            "корзина, корзины, корзин, продуктовая корзина, продуктовых корзин, кол-во корзин, количество корзин, продуктовый набор, продуктовые наборы, наборов, себет, себет саны, азық-түлік себеті, basket, baskets, food baskets, number of baskets"
        ),
        (
            .snow,
            "снег, уборка снега, чистка снега, расчистка снега, қар, қар тазалау, қар күреу, snow, snow clearing"
        ),
        (.quantity, "количество, кол-во, кол, шт, саны, дана, quantity, qty, count"),
        (.kg, "кг, вес, вес кг, килограммы, салмағы, салмағы кг, kg, weight"),
        (
            .windows,
            "время, удобное время, когда удобно, время доставки, время визита, интервал, интервал времени, уақыты, уақыт, ыңғайлы уақыты, уақыт аралығы, time, time window, window, when, convenient time"
        ),
        (
            .isolating,
            "изоляция, на изоляции, самоизоляция, карантин, на карантине, covid, ковид, оқшаулану, оқшаулануда, карантинде, isolating, isolation, quarantine"
        ),
        (
            .value,
            "приоритет, срочность, важность, басымдық, шұғылдығы, маңыздылығы, priority, urgency, value"
        ),
        (
            .centre,
            "центр, центр выдачи, прикреплён к центру, откуда, орталық, орталығы, қай орталықтан, centre, center, from, depot"
        ),
        (
            .travels,
            "транспорт, передвижение, на чём, как передвигается, көлік түрі, көлік, қалай жүреді, transport, travels, mode of travel"
        ),
        (
            .car,
            "авто, машина, автомобиль, есть авто, есть машина, наличие авто, личное авто, марка авто, көлігі бар, машинасы, автокөлік, car, has car, has a car"
        ),
        (
            .carries,
            "вместимость, сколько корзин, сколько корзин возьмёт, берёт корзин, сыйымдылығы, қанша себет алады, capacity, carries"
        ),
        (
            .carriesKg,
            "грузоподъёмность, грузоподъёмность кг, жүк көтергіштігі, payload, capacity kg"
        ),
        (
            .available,
            "доступен, доступность, свободен, свободное время, часы, когда может, время волонтёра, бос уақыты, қолы бос уақыт, қашан келе алады, available, availability, hours, free"
        ),
        (.skills, "навыки, умения, дағдылары, дағды, skills"),
        (.tools, "инструмент, инструменты, құралы, құралдары, tools"),
        (.shovel, "лопата, есть лопата, күрек, күрегі бар, shovel"),
        (.seats, "места, мест в машине, посадочных мест, орын саны, seats"),
        (
            .centreName,
            "название, наименование, название центра, атауы, орталық атауы, centre name, title"
        ),
        (
            .open,
            "часы работы, режим работы, время работы, жұмыс уақыты, жұмыс кестесі, open, opening hours, working hours"
        ),
        (
            .stock,
            "запас, остаток, на складе, корзин на складе, қоры, қоймада, қоймадағы себет, stock, in stock"
        ),
    ]
}

/// What the rows of a table are.
enum TableKind: String, CaseIterable, Sendable {
    case households, volunteers, centres

    /// Headers that occur in lists of this kind and hardly in others.
    var telling: Set<Column> {
        switch self {
        case .households:
            [
                .needs, .baskets, .snow, .quantity, .flat, .entrance, .floor, .doorCode, .isolating,
                .value, .windows,
            ]
        case .volunteers:
            [.travels, .car, .carries, .carriesKg, .available, .skills, .tools, .shovel, .seats]
        case .centres: [.stock, .open, .centreName]
        }
    }

    /// Parts of words in names of files and sheets, titles and headers, folded.
    var signs: [String] {
        switch self {
        case .households:
            [
                "семь", "семей", "получател", "нужда", "заявк", "адресат", "отбас", "алуш",
                "отиним",
                "уилер", "household", "famil", "recipient", "request",
            ]
        case .volunteers: ["волонтер", "водител", "ерикти", "жургизуши", "volunteer", "driver"]
        case .centres: ["центр", "орталык", "склад", "койма", "centre", "center", "depot"]
        }
    }
}
