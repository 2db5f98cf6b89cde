import TestSupport

extension Broken {
    /// A day of addresses in Almaty; the map is of 2012.
    static let almaty = """
        komek: 1
        addresses: {map: \(MapPaths.almaty)}
        centres: [{id: c, place: {street: Абая, crossing: Жарокова}}]
        volunteers: [{id: v, from: home, home: {place: {street: пр. Достык, house: 160}}}]
        households:
          - {id: a, place: {street: "ул. Кожамкулова", house: 56-Б, flat: 3}, needs: [snow]}
          - {id: b, place: {street: МКР 5, house: 11}, needs: [snow]}

        """

    /// Faults of addresses.
    static let addresses: [Broken] = [
        Broken("addresses that are found", [], base: almaty, []),
        Broken(
            "addresses that are not, may be several places, or only nearly so",
            [
                ("Достык, house: 160", "Достык, house: 1600"),
                ("ул. Кожамкулова", "ул. Кожомкуловва"), ("МКР 5, house: 11", "Абай, house: 10"),
                (
                    "households:\n",
                    """
                    households:
                      - {id: d, place: {street: "проспект Джандосова", house: 5}, needs: [snow]}
                      - {id: e, place: {street: Абай даңғылы, house: 38}, needs: [snow]}
                      - {id: f, place: {house: 3}, needs: [snow]}

                    """
                ),
            ], base: almaty,
            [
                "warning address-middle 4:57 volunteers[0].home.place.street <пр. Достык, 1600> metres=7700 street=пр. Достык (Ленина)",
                "warning address-middle 6:29 households[0].place.street <проспект Джандосова, 5> metres=5700 street=ул. Джандосова",
                "warning address-other-name 6:29 households[0].place.street <проспект Джандосова, 5> street=ул. Джандосова",
                "warning address-namesake 7:29 households[1].place.street <Абай даңғылы, 38> street=Абая прс.",
                "missing-key 8:5 households[2].lat key=lat",
                "address-not-found 9:29 households[3].place.street <ул. Кожомкуловва, 56-Б> similar=Кожамкулова, ул. Кожамкулова",
                "address-ambiguous 10:29 households[4].place.street <Абай, 10> places=43.41802,77.02032 Абая, 10; 43.23743,76.87982 Абая прс.",
            ]),
        Broken(
            "a map that is not there, and no places to look up",
            [("komek: 1\n", "komek: 1\naddresses: {map: nowhere.osm}\n")],
            ["map-not-found 2:18 addresses.map <nowhere.osm>"]),
        Broken(
            "a map that is not there, places to look up, other keys",
            [(MapPaths.almaty, "nowhere.osm, url: x, port: 1")], base: almaty,
            [
                "map-not-found 2:18 addresses.map <nowhere.osm>",
                "address-key-without-source 2:36 addresses.url <x> key=url",
                "unknown-key 2:39 addresses.port <port>",
            ]),
        Broken(
            "a doubt that is none",
            [("flat: 3", "flat: 3, doubts: [middle, midle]")], base: almaty,
            [
                "unknown-value 6:87 households[0].place.doubts[1] <midle> choices=middle, otherName, namesake nearest=middle"
            ]),
    ]
}
