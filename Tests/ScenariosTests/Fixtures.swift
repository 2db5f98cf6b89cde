/// Days that several tests read.
enum Fixture {
    /// The smallest scenario.
    static let smallest = """
        komek: 1
        centres:    [{id: zhanuya, lat: 51.1284, lon: 71.4306}]
        volunteers: [{id: aigerim, from: zhanuya, carries: {basket: 10}}]
        households:
          - {id: h1, lat: 51.1301, lon: 71.4120, needs: [basket]}
          - {id: h2, lat: 51.1422, lon: 71.4655, needs: [basket]}

        """

    /// A scenario that states everything the format knows (but a matrix).
    static let full = """
        komek: 1
        x-source: district office
        day: {date: 2021-03-21, name: {kk: Наурыз, ru: Наурыз}, temperature: -6}
        goods: {basket: {kg: 18}, flour: {kg: 2.5, name: {kk: Ұн, ru: Мука, en: Flour}}}
        kinds:
          basket: {brings: {basket: 1}, minutes: 4}
          snow: {name: Snow, personMinutes: 120, crew: {least: 2, best: 5}, leastMinutes: 20, outdoors: true, tools: [shovel], value: high}
        defaults:
          centre: {loadingMinutes: 6}
          volunteer: {available: ["09:00-15:00"], speaks: [kk, ru]}
          household: {windows: ["10:00-18:00"], arrivalMinutes: 2.5}
          need: {value: low}
        centres:
          - {id: zhanuya, name: {kk: Жануя, ru: Жануя}, lat: 51.1284, lon: 71.4306, open: "08:00-18:00",
             stock: {basket: 520, kg: 9000}, minutesPerItem: 0.25, ramp: 3, place: {street: Абай даңғылы, house: 12/1}}
          - {id: strong, lat: 51.15, lon: 71.45, loadingMinutes: 5}
        volunteers:
          - {id: aigerim, from: zhanuya, to: home, home: {lat: 51.09, lon: 71.4}, travels: car, seats: 4,
             carries: {kg: 250}, maxVisits: 14, maxMinutes: 300, maxKm: 80.5, maxTrips: 3,
             fixedMinutes: 10, factor: 1.5, perKm: 2.5, reloadsAt: [strong], language: kk,
             breaks: [{minutes: 30, window: "12:00-14:00"}]}
          - {id: dauren, from: zhanuya, travels: foot, tools: [shovel], skills: [lifting], together: [serik]}
          - {id: serik, from: zhanuya, travels: foot, tools: [shovel], available: ["09:00-11:00", "10:30-12:00", "13:00-15:00"]}
          - {id: ayan, from: strong, to: anywhere, travels: bicycle, carries: {flour: 4}, apart: [serik], minor: false}
        crews:
          - {id: yard-1, members: [dauren, serik], available: ["09:30-15:00"], to: anywhere}
        households:
          - id: h17
            lat: 51.16
            lon: 71.42
            place: {street: Кенесары көшесі, crossing: улица Сейфуллина, entrance: 3, floor: 5, flat: 17, building: k40}
            isolating: true
            seenBy: aigerim
            unwanted: [ayan]
            speaks: [kk]
            centres: [zhanuya]
            contactFree: true
            note: "Ring twice: the bell is \\"quiet\\""
            needs: [{kind: snow, before: "12:00"}, {kind: basket, brings: {basket: 2, kg: 1.5}, value: must, windows: ["11:00-12:00", "14:00-15:00"], note: heavy}]
          - {id: h18, lat: 51.161, lon: 71.44, needs: [basket, basket, {kind: basket, id: extra, outdoors: true, brings: {flour: 1}, minutes: 1.5, value: 90}]}
        rules:
          sanitary: {mostHouseholds: 15, disinfectionMinutes: 2, isolating: last, contactFree: false}
          frost: [{below: -20, outdoorsMinutes: 30, warmMinutes: 15}]
          fairness: {minutes: [{above: 240, price: 0.5}, {above: 300, price: 2}], km: [{above: 40, price: 1}], kg: [{above: 200, price: 0.1}]}
          wishes: {language: 25, continuity: 10, late: 45}
          values: {high: 500, normal: 200, low: 50}
          perKm: 1.5
        travel: {source: straight-line, detour: 1.4, speeds: {car: 28}, winter: {car: 1.3, foot: 1.2}, parking: {minutes: 2.5, walkMinutes: 4}}
        fixed:
          - {need: h17/basket, volunteer: aigerim, level: person}
          - {need: h18/basket, volunteer: aigerim, level: frozen, at: "10:30"}
          - {need: h18/basket-2, volunteer: aigerim, level: free}
        history:
          visits: [{household: h18, volunteer: aigerim}]
          minutes: [{volunteer: dauren, minutes: 120}]

        """

    /// A day whose crews are the planner's, but one.
    static let forming = """
        komek: 1
        centres: [{id: c, lat: 51.1, lon: 71.4}]
        volunteers:
          - {id: a, tools: [shovel]}
          - {id: b, travels: foot, minor: true, together: [d]}
          - {id: d, travels: foot, tools: [shovel], apart: [e]}
          - {id: e, travels: foot}
          - {id: f, travels: foot}
        crews: {form: true, most: 3, given: [{id: k, members: [e, f]}]}
        households: [{id: h, lat: 51.1, lon: 71.5, needs: [snow]}]
        fixed: [{need: h/snow, volunteer: b}]

        """

    /// A day whose crews are the same as yesterday's, one given, one formed; two people are missing.
    static let yesterday = """
        komek: 1
        centres: [{id: c, lat: 51.1, lon: 71.4}]
        volunteers:
          - {id: a, tools: [shovel]}
          - {id: b, travels: foot}
          - {id: d, travels: foot}
          - {id: e, travels: foot}
          - {id: f, travels: foot, minor: true}
        crews: {form: true, sameAs: yesterday, given: [{id: k, sameAs: yesterday}]}
        households: [{id: h, lat: 51.1, lon: 71.5, needs: [snow]}]
        history:
          crews: [{id: k, members: [d, gone, e]}, {id: crew-1, members: [ill, a, b, f]}]

        """

    /// Two centres and a crew.
    static let crew = """
        komek: 1
        centres: [{id: c1, lat: 51.1, lon: 71.4}, {id: c2, lat: 51.2, lon: 71.5}]
        volunteers:
          - {id: a, from: c1, carries: {basket: 4}}
          - {id: b, from: c1, carries: {basket: 4}}
        crews: [{id: k, members: [a, b]}]
        households: [{id: h, lat: 51.1, lon: 71.5, needs: [basket]}, {id: g, lat: 51.2, lon: 71.5, needs: [basket]}]

        """
}
