import Scenarios
import Spreadsheets
import Testing

@testable import Importing

@Suite("words of a list")
struct WordTests {
    @Test("phone numbers get back the 8 or +7 that they lost, and only that")
    func phones() {
        let known: [(String, Phone)] = [
            ("8 (701) 555-01-01", .number("+77015550101")),
            ("+7 701 555 01 01", .number("+77015550101")),
            ("77015550101", .number("+77015550101")), ("7015550101", .number("+77015550101")),
            ("07015550101", .number("+77015550101")), ("87015550101.0", .number("+77015550101")),
            ("8-7172-55-01-01", .number("+77172550101")),
            ("+49 30 1234567", .number("+49301234567")),
            ("8.70156E+10", .doubtful("exponent")), ("8,70156E+10", .doubtful("exponent")),
            ("701555010", .doubtful("length")), ("55-01-01", .doubtful("length")),
            ("8701555010", .doubtful("length")), ("нет", .doubtful("letters")),
        ]
        for (text, phone) in known { #expect(Phone.of(text) == phone, "\(text)") }
        #expect(
            Phone.all("8 701 555 01 01, 8 701 555 01 02 (дочь)").map(\.phone) == [
                .number("+77015550101"), .number("+77015550102"),
            ])
    }

    @Test("hours are read in three languages; what names no hour is a question")
    func hours() {
        let day = Interval(9 * 3600, 18 * 3600)
        func clock(_ a: Double, _ b: Double) -> ClockWords {
            .intervals([Interval(Int(a * 3600), Int(b * 3600))])
        }
        let known: [(String, ClockWords)] = [
            ("с 10 до 14", clock(10, 14)), ("10:00-14:00", clock(10, 14)),
            ("10.30–12", clock(10.5, 12)),
            ("10 — 14 ч.", clock(10, 14)), ("с 9:00 до 13:30 часов", clock(9, 13.5)),
            ("до 12", clock(9, 12)),
            ("после 15:00", clock(15, 18)), ("сағат 9-дан 12-ге дейін", clock(9, 12)),
            ("10:00-нан 14:00-ге дейін", clock(10, 14)), ("15:00-ден кейін", clock(15, 18)),
            ("12-ге дейін", clock(9, 12)), ("from 10 to 2 pm", clock(10, 14)),
            ("10 am - 2 pm", clock(10, 14)),
            ("between 9 and 11:30", clock(9, 11.5)), ("after 3pm", clock(15, 18)),
            ("10:00:00-14:00:00", clock(10, 14)),
            ("10-12, 16-18", .intervals([Interval(36_000, 43_200), Interval(57_600, 64_800)])),
            (
                "с 10 до 12 и с 16 до 18",
                .intervals([Interval(36_000, 43_200), Interval(57_600, 64_800)])
            ),
            ("любое время", .any), ("кез келген уақытта", .any), ("", .any),
            ("после обеда", .question), ("түстен кейін", .question), ("вечером", .question),
            ("10", .question),
            ("14-10", .question), ("25-26", .question), ("10:75-12", .question),
            ("завтра с 10 до 12", .question),
            ("10-12-14", .question), ("1030-1400", .question), ("-", .any),
        ]
        for (text, expected) in known {
            #expect(ClockWords.of(text, day: day) == expected, "\(text)")
        }
    }

    @Test("needs are read with their numbers, and what is not known is told")
    func needs() {
        let words = NeedWords(Mapping())
        func named(_ text: String) -> [String] {
            words.read(text).needs.map { $0.kind + ($0.count.map { ":\($0)" } ?? "") }
        }
        #expect(named("2 корзины и снег") == ["basket:2", "snow"])
        #expect(named("Продуктовый набор (3 шт.)") == ["basket:3"])
        #expect(named("азық-түлік себеті x2") == ["basket:2"])
        #expect(named("қар тазалау") == ["snow"])
        #expect(named("кар тазалау, себет") == ["snow", "basket"])
        #expect(named("уборка снега во дворе") == ["snow"])
        #expect(named("Food basket / snow clearing") == ["basket", "snow"])
        #expect(named("корзина; корзина 2шт") == ["basket:2"])
        #expect(named("карантин") == [])
        #expect(words.read("карантин").unknown == ["карантин"])
        #expect(words.read("корзина, лекарства").unknown == ["лекарства"])
        #expect(words.read("3").unknown == ["3"])
        #expect(words.read("снег 2").uncounted == ["снег 2"])
    }

    @Test("addresses fall into their parts, and nothing of them is lost")
    func addresses() {
        func parts(_ text: String) -> [String?] {
            let a = Address(text)
            return [a.street, a.house, a.entrance, a.floor, a.flat, a.doorCode]
        }
        #expect(
            parts("г. Нур-Султан, ул. Кенесары, д. 40, под. 2, эт. 5, кв. 17, домофон 17К1234")
                == ["ул. Кенесары", "40", "2", "5", "17", "17К1234"])
        #expect(parts("Кенесары 40/1 кв 5") == ["Кенесары", "40/1", nil, nil, "5", nil])
        #expect(
            parts("Бейбітшілік көшесі, 14 үй, 2 кіреберіс, 3 қабат, 25 пәтер")
                == ["Бейбітшілік көшесі", "14", "2", "3", "25", nil])
        #expect(
            parts("Kenesary street 52, apt 8") == ["Kenesary street", "52", nil, nil, "8", nil])
        #expect(
            parts("мкр. Коктал-1, ул. Бирлик, 15А") == [
                "мкр. Коктал-1, ул. Бирлик", "15А", nil, nil, nil, nil,
            ])
        #expect(parts("Иманова 26 а, кв.11") == ["Иманова", "26 а", nil, nil, "11", nil])
        #expect(parts("Абая/Сейфуллина") == ["Абая/Сейфуллина", nil, nil, nil, nil, nil])
        #expect(parts("2-й подъезд") == [nil, nil, "2", nil, nil, nil])
        #expect(parts("улица 12") == ["улица", "12", nil, nil, nil, nil])
        #expect(parts("") == [nil, nil, nil, nil, nil, nil])
        #expect(Address("ул. Иманова, 14 А").buildingKey == Address("Иманова 14а").buildingKey)
        #expect(Address("Жароков көшесі 12").buildingKey == Address("ул. Жарокова, 12").buildingKey)
        #expect(Address("пер. Абая 12").buildingKey != Address("ул. Абая 12").buildingKey)
    }

    @Test(
        "a mode of travel is what is said, and a question where it is not",
        arguments: [
            ("есть", "car"), ("нет", "foot"), ("пешком", "foot"), ("нет, пешком", "foot"),
            ("без машины", "foot"), ("машины нет, велосипед", "bicycle"), ("жаяу", "foot"),
            ("легковой автомобиль", "car"), ("автобус", nil), ("пешком или на машине", nil),
            ("не знаю", nil), ("Toyota Corolla", nil),
        ] as [(String, String?)])
    func travel(text: String, mode: String?) {
        #expect(TravelWords.mode(Cell(text)) == mode)
        // Only a car's name is a car without a word that says so.
        if mode == nil { #expect(TravelWords.isThing(text) == (text == "Toyota Corolla")) }
    }

    @Test("a number is one of pieces only where the header says no other thing")
    func quantities() {
        for header in ["Кол-во", "Количество, шт", "Количество продуктовых наборов", "Quantity"] {
            #expect(Column.of(header, in: .households) == .quantity, "\(header)")
        }
        for header in ["Кол-во человек", "Количество детей (до 18)", "Отбасы мүшелерінің саны"] {
            #expect(Column.of(header, in: .households) == .ignore, "\(header)")
        }
        #expect(Column.of("Количество проживающих", in: .households) == nil)
    }

    @Test("coordinates may have decimal commas and stand in one cell")
    func points() {
        let point = Point(lat: 51.1284, lon: 71.4306)
        let texts = [
            "51.1284, 71.4306", "51,1284; 71,4306", "51,1284 71,4306", "51.1284 71.4306",
            "51,1284, 71,4306",
            "51.1284;71.4306", "51,1284,71,4306",
        ]
        for text in texts { #expect(Point.of(text) == point, "\(text)") }
        for text in ["", "51.1", "a, b", "1 2 3", "51.12.84, 71"] {
            #expect(Point.of(text) == nil, "\(text)")
        }
        #expect(!Point(lat: 711.0, lon: 51).isValid)
    }

    @Test("headers are known in three languages, also among other words")
    func headers() {
        let known: [(String, Column?)] = [
            ("Ф.И.О.", .name), ("ФИО получателя (полностью)", .name), ("Аты-жөні", .name),
            ("Full name", .name),
            ("Контактный телефон (сот.)", .phone), ("Кол-во продуктовых корзин", .baskets),
            ("Себет саны", .baskets),
            ("№", .ignore), ("№ кв.", .flat), ("Пәтер №", .flat), ("Aдpec", .address),
            ("Улица/мкр", .street),
            ("Доход семьи", nil), ("", nil), ("ИИН", .ignore),
        ]
        for (header, column) in known {
            #expect(Column.of(header, in: .households) == column, "\(header)")
        }
        #expect(Column.of("Время", in: .volunteers) == .available)
        #expect(Column.of("Кол-во корзин", in: .volunteers) == .carries)
        for kind in TableKind.allCases { #expect(kind.telling.count > 2) }
    }
}
