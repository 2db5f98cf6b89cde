extension Broken {
    /// Faults of the day as a whole: places, crews, supply, pins, travel.
    static let day: [Broken] = [
        Broken(
            "latitude and longitude swapped, once beyond the pole, once within the globe",
            [
                ("lat: 51.1301, lon: 71.4120", "lat: 171.4120, lon: 51.1301"),
                ("lat: 51.1422, lon: 71.4655", "lat: 71.4655, lon: 51.1422"),
            ],
            [
                "out-of-range 5:19 households[0].lat <171.4120> least=-90 most=90",
                "swapped-lat-lon 6:5 households[1] <71.4655, 51.1422>",
            ]),
        Broken(
            "a latitude that is none, and a swapped one among many",
            [
                ("lat: 51.1, lon: 71.5", "lat: 71.5, lon: 51.1"),
                ("lat: 51.2, lon: 71.5, needs", "lat: -91, lon: 120, needs"),
            ], base: Fixture.crew,
            [
                "swapped-lat-lon 7:14 households[0] <71.5, 51.1>",
                "out-of-range 7:75 households[1].lat <-91> least=-90 most=90",
            ]),
        Broken(
            "a place in the next town and one on another continent",
            [
                ("lat: 51.1, lon: 71.5", "lat: 53, lon: 71.5"),
                ("lat: 51.2, lon: 71.5, needs", "lat: 5.2, lon: 7.1, needs"),
            ], base: Fixture.crew,
            [
                "warning far-away 7:14 households[0] <53, 71.5> km=211",
                "far-away 7:60 households[1] <5.2, 7.1> km=7084",
            ]),
        Broken(
            "a household twice", [("lat: 51.1422, lon: 71.4655", "lat: 51.1301, lon: 71.412")],
            ["warning likely-duplicate 6:5 households[1] <h2> other=h1"]),
        Broken(
            "nobody works in the window, the centre is closed",
            [
                (
                    "{id: aigerim, from: zhanuya, carries: {basket: 10}}",
                    "{id: aigerim, from: zhanuya, carries: {basket: 10}, available: \"09:00-10:00\"}"
                ),
                (
                    "{id: h1, lat: 51.1301, lon: 71.4120, needs: [basket]}",
                    "{id: h1, lat: 51.1301, lon: 71.4120, needs: [basket], windows: \"11:00-12:00\"}"
                ),
                (
                    "{id: zhanuya, lat: 51.1284, lon: 71.4306}",
                    "{id: zhanuya, lat: 51.1284, lon: 71.4306, open: \"12:00-14:00\"}"
                ),
            ],
            [
                "warning centre-closed 2:14 centres[0] <zhanuya>",
                "warning window-without-volunteer 5:50 households[0].needs[0] <h1/basket> window=11:00-12:00",
            ]),
        Broken(
            "stock that does not suffice",
            [
                (
                    "{id: zhanuya, lat: 51.1284, lon: 71.4306}",
                    "{id: zhanuya, lat: 51.1284, lon: 71.4306, stock: {basket: 1}}"
                )
            ], ["warning stock-short 2:14 centres[0] <basket> needed=2 stock=1"]),
        Broken(
            "kilograms in stock that do not suffice",
            [
                (
                    "{id: zhanuya, lat: 51.1284, lon: 71.4306}",
                    "{id: zhanuya, lat: 51.1284, lon: 71.4306, stock: {kg: 10.5}}"
                ), ("[basket]", "[{kind: basket, brings: {kg: 12}}]"),
            ], ["warning stock-short 2:14 centres[0] <kg> needed=12 stock=10.5"]),
        Broken(
            "too many goods",
            [
                (
                    "komek: 1\n",
                    "komek: 1\ngoods: {a: {}, b: {}, c: {}, d: {}, e: {}, f: {}, g: {}}\n"
                )
            ], ["too-many-goods 2:8 goods <8> most=7"]),
        Broken(
            "no home, and nowhere to belong", [("from: c1", "from: home")], base: Fixture.crew,
            [
                "missing-key 4:5 volunteers[0].centre key=centre",
                "missing-key 4:5 volunteers[0].home key=home",
            ]),
        Broken(
            "where to start is not said", [("from: c1, ", "")], base: Fixture.crew,
            ["missing-key 4:5 volunteers[0].from key=from"]),
        Broken(
            "a crew that never meets",
            [("id: b, from: c1", "id: b, from: c1, available: \"18:00-20:00\"")],
            base: Fixture.crew, ["crew-no-common-hours 6:9 crews[0] <k>"]),
        Broken(
            "a crew without seats",
            [
                ("id: a, from: c1", "id: a, from: c1, seats: 1"),
                ("id: b, from: c1", "id: b, from: c1, travels: foot"),
            ], base: Fixture.crew, ["crew-no-seats 6:9 crews[0] <k> members=2 seats=1"]),
        Broken(
            "a crew from two centres", [("id: b, from: c1", "id: b, from: c2")], base: Fixture.crew,
            ["crew-different-starts 6:9 crews[0] <k> one=a other=b"]),
        Broken(
            "a crew that carries pieces and kilograms",
            [("id: b, from: c1, carries: {basket: 4}", "id: b, from: c1, carries: {kg: 40}")],
            base: Fixture.crew, ["crew-mixed-carries 6:9 crews[0] <k> one=a other=b"]),
        Broken(
            "a volunteer in two crews, and twice in one",
            [("members: [a, b]}", "members: [a, b]}, {id: l, members: [b, b]}")],
            base: Fixture.crew,
            [
                "in-two-crews 6:35 crews[1] <b> other=k",
                "repeated-member 6:56 crews[1].members[1] <b>",
            ]),
        Broken(
            "a crew of nobody that ends at home", [("members: [a, b]", "members: [], to: home")],
            base: Fixture.crew,
            [
                "empty-list 6:26 crews[0].members <[…]>",
                "unknown-reference 6:34 crews[0].to <home> sort=centre",
            ]),
        Broken(
            "minors alone",
            [
                ("id: a, from: c1", "id: a, minor: true, from: c1"),
                ("members: [a, b]", "members: [a]"),
                ("id: b, from: c1", "id: b, minor: true, from: c1"),
            ], base: Fixture.crew,
            ["minor-without-adult 5:5 volunteers[1] <b>", "minor-without-adult 6:9 crews[0] <k>"]),
        Broken(
            "together across a given crew, where others are formed",
            [
                (
                    "crews: [{id: k, members: [a, b]}]",
                    "crews: {form: true, given: [{id: k, members: [a, b]}]}"
                ),
                (
                    "  - {id: b",
                    "  - {id: d, from: c1, together: [a]}\n  - {id: e, from: c1, minor: true}\n  - {id: b"
                ),
            ], base: Fixture.crew,
            ["together-not-in-crew 5:5 volunteers[1] <d> other=a"]),
        Broken(
            "apart and together against the crews",
            [
                ("id: a, from: c1", "id: a, apart: [b], from: c1"),
                ("  - {id: b", "  - {id: d, from: c1, together: [a]}\n  - {id: b"),
            ], base: Fixture.crew,
            [
                "apart-in-crew 4:5 volunteers[0] <a> crew=k other=b",
                "together-not-in-crew 5:5 volunteers[1] <d> other=a",
            ]),
        Broken(
            "pins that clash",
            [
                (
                    "households",
                    "fixed: [{need: h/basket, volunteer: a}, {need: h/basket, volunteer: d}]\nhouseholds"
                ), ("  - {id: b", "  - {id: d, from: c1, carries: {basket: 1}}\n  - {id: b"),
            ], base: Fixture.crew, ["pins-clash 8:41 fixed[1] <h/basket> one=a other=d"]),
        Broken(
            "a frozen pin without its time, a time without a frozen pin",
            [
                (
                    "households",
                    "fixed: [{need: h/basket, volunteer: a, level: frozen}, {need: g/basket, volunteer: a, at: \"10:00\"}]\nhouseholds"
                )
            ], base: Fixture.crew,
            [
                "missing-key 7:9 fixed[0].at key=at",
                "at-without-frozen 7:91 fixed[1].at <\"10:00\">",
            ]),
        Broken(
            "pins at one moment in two places, and outside the hours",
            [
                (
                    "households",
                    "fixed: [{need: h/basket, volunteer: a, level: frozen, at: \"19:00\"}, {need: g/basket, volunteer: k, level: frozen, at: \"19:00\"}]\nhouseholds"
                )
            ], base: Fixture.crew,
            [
                "pin-outside-hours 7:9 fixed[0] <19:00> who=a",
                "pins-same-moment 7:69 fixed[1] <g> at=19:00 other=h",
                "pin-outside-hours 7:69 fixed[1] <19:00> who=k",
            ]),
        Broken(
            "pins that nobody can keep",
            [
                ("10}}", "10}, tools: [shovel]}, {id: d, from: zhanuya}"),
                (
                    "[basket]",
                    "[basket, snow, {kind: snow, crew: {least: 1}, skills: [lifting]}], unwanted: [d]"
                ),
                (
                    "komek: 1\n",
                    "komek: 1\nfixed: [{need: h1/basket, volunteer: d}, {need: h2/basket, volunteer: d}, {need: h1/snow, volunteer: aigerim}, {need: h1/snow-2, volunteer: aigerim}]\n"
                ),
            ],
            [
                "pin-impossible 2:9 fixed[0] <h1/basket> what=d who=d why=unwanted",
                "pin-impossible 2:42 fixed[1] <h2/basket> what=basket: 1 who=d why=carries",
                "pin-impossible 2:75 fixed[2] <h1/snow> what=2 who=aigerim why=people",
                "pin-impossible 2:112 fixed[3] <h1/snow-2> what=lifting who=aigerim why=skills",
            ]),
        Broken(
            "a pin to a centre that may not come",
            [
                ("id: h,", "id: h, centres: [c2],"),
                ("households", "fixed: [{need: h/basket, volunteer: a}]\nhouseholds"),
            ], base: Fixture.crew,
            ["pin-impossible 7:9 fixed[0] <h/basket> what=c1 who=a why=serves"]),
        Broken(
            "a pin without tools",
            [
                ("[basket]", "[snow]"),
                ("households", "fixed: [{need: h/snow, volunteer: a}]\nhouseholds"),
            ], base: Fixture.crew,
            ["pin-impossible 7:9 fixed[0] <h/snow> what=shovel who=a why=tools"]),
        Broken(
            "travel that is none",
            [
                (
                    "komek: 1\n",
                    "komek: 1\ntravel: {source: teleport, detour: 0.5, speeds: {car: 0, horse: 3}, winter: {foot: 11}}\n"
                )
            ],
            [
                "unknown-value 2:18 travel.source <teleport> choices=straight-line, matrix, roads, osrm, valhalla",
                "out-of-range 2:36 travel.detour <0.5> least=1 most=10",
                "out-of-range 2:55 travel.speeds.car <0> least=0.5 most=200",
                "unknown-key 2:58 travel.speeds.horse <horse>",
                "out-of-range 2:84 travel.winter.foot <11> least=1 most=10",
            ]),
        Broken(
            "parking for hours, and a key that is none",
            [
                (
                    "komek: 1\n",
                    "komek: 1\ntravel: {parking: {minutes: 61, walk: 3}}\n"
                )
            ],
            [
                "out-of-range 2:29 travel.parking.minutes <61> least=0 most=60",
                "unknown-key 2:33 travel.parking.walk <walk>",
            ]),
        Broken(
            "legs without a matrix, and a matrix without legs",
            [("komek: 1\n", "komek: 1\ntravel: {legs: [], file: a.csv}\n")],
            [
                "legs-without-matrix 2:16 travel.legs <[…]>",
                "legs-without-matrix 2:26 travel.file <a.csv>",
            ]),
        Broken(
            "a map without roads, and roads without a map",
            [
                (
                    "komek: 1\n",
                    "komek: 1\ntravel: {map: a.osm.pbf, mapHash: x, roadSpeeds: {track: 3, road: 0}}\n"
                )
            ],
            [
                "map-without-roads 2:15 travel.map <a.osm.pbf> key=map",
                "map-without-roads 2:35 travel.mapHash <x> key=mapHash",
                "map-without-roads 2:50 travel.roadSpeeds <{…}> key=roadSpeeds",
                "unknown-key 2:51 travel.roadSpeeds.track <track>",
                "out-of-range 2:67 travel.roadSpeeds.road <0> least=0.5 most=200",
            ]),
        Broken(
            "roads without a map", [("komek: 1\n", "komek: 1\ntravel: {source: roads}\n")],
            ["missing-key 2:9 travel.map key=map"]),
        Broken(
            "a map that is not there",
            [
                (
                    "komek: 1\n",
                    "komek: 1\ntravel: {source: roads, map: nowhere.osm.pbf, mapHash: a1}\n"
                )
            ],
            ["map-not-found 2:30 travel.map <nowhere.osm.pbf> hash=a1"]),
        Broken(
            "a server without an address, and a table besides",
            [("komek: 1\n", "komek: 1\ntravel: {source: osrm, file: a.csv, map: b}\n")],
            [
                "missing-key 2:9 travel.url key=url",
                "legs-without-matrix 2:30 travel.file <a.csv>",
                "map-without-roads 2:42 travel.map <b> key=map",
            ]),
        Broken(
            "an address without a server",
            [("komek: 1\n", "komek: 1\ntravel: {url: http://127.0.0.1}\n")],
            ["url-without-server 2:15 travel.url <http://127.0.0.1>"]),
        Broken(
            "an address with a password, and one that is none",
            [
                (
                    "komek: 1\n",
                    "komek: 1\ntravel: {source: valhalla, url: {car: 'http://a:b@c', foot: ftp://c, ship: x}}\n"
                )
            ],
            [
                "bad-url 2:39 travel.url.car <\"http://a:b@c\">",
                "bad-url 2:61 travel.url.foot <ftp://c>", "unknown-key 2:70 travel.url.ship <ship>",
            ]),
        Broken(
            "one OSRM for drivers and walkers",
            [
                ("komek: 1\n", "komek: 1\ntravel: {source: osrm, url: 'http://c/'}\n"),
                ("{id: aigerim,", "{id: w, from: zhanuya, travels: foot}, {id: aigerim,"),
            ],
            ["server-one-mode 2:29 travel.url <\"http://c/\"> modes=car, foot"]),
        Broken(
            "no Valhalla for walkers",
            [
                ("komek: 1\n", "komek: 1\ntravel: {source: valhalla, url: {car: 'http://c'}}\n"),
                ("{id: aigerim,", "{id: w, from: zhanuya, travels: foot}, {id: aigerim,"),
            ],
            ["missing-key 2:33 travel.url.foot key=foot"]),
        Broken(
            "a matrix without legs", [("komek: 1\n", "komek: 1\ntravel: {source: matrix}\n")],
            ["missing-key 2:9 travel.legs key=legs"]),
        Broken(
            "a matrix of two sources",
            [("komek: 1\n", "komek: 1\ntravel: {source: matrix, legs: [], file: a.csv}\n")],
            ["both-stated 2:32 travel.legs <[…]> key=legs other=file"]),
        Broken(
            "a matrix file elsewhere",
            [("komek: 1\n", "komek: 1\ntravel: {source: matrix, file: ../a.csv}\n")],
            ["bad-file-name 2:32 travel.file <../a.csv>"]),
        Broken(
            "a matrix file that is not there",
            [("komek: 1\n", "komek: 1\ntravel: {source: matrix, file: nowhere.csv}\n")],
            ["file-not-found -:- in nowhere.csv"]),
        Broken(
            "legs that are wrong",
            [
                (
                    "komek: 1\n",
                    "komek: 1\ntravel: {source: matrix, legs: [{from: h1, to: h3, minutes: 1, km: 1}, {from: h1, to: h2, minutes: 1, km: 1}, {from: h1, to: h2, minutes: 2, km: 1}, {from: h1}]}\n"
                )
            ],
            [
                "unknown-reference 2:48 travel.legs[0].to <h3> nearest=h1 sort=place",
                "duplicate-leg 2:111 travel.legs[2] <h1 → h2>",
                "missing-key 2:150 travel.legs[3].to key=to",
                "missing-key 2:150 travel.legs[3].minutes key=minutes",
                "missing-key 2:150 travel.legs[3].km key=km",
            ]),
        Broken(
            "a household that is called like a centre, in a matrix",
            [
                ("id: h1", "id: zhanuya"),
                ("komek: 1\n", "komek: 1\ntravel: {source: matrix, legs: []}\n"),
            ], ["duplicate-id 6:5 households[0] <zhanuya>"]),
        Broken(
            "history twice",
            [
                (
                    "komek: 1\n",
                    "komek: 1\nhistory: {minutes: [{volunteer: aigerim, minutes: 1}, {volunteer: aigerim, minutes: 2}]}\n"
                )
            ], ["duplicate-id 2:67 history.minutes[1].volunteer <aigerim>"]),
    ]
}
