extension Broken {
    /// Faults of single values: ids, references, numbers, times.
    static let words: [Broken] = [
        Broken(
            "ids that are no ids", [("id: h1", "id: \"h 1\""), ("id: h2", "id: a/b")],
            [
                "bad-id 5:10 households[0].id <\"h 1\"> most=64",
                "bad-id 6:10 households[1].id <a/b> most=64",
            ]),
        Broken(
            "ids that are reserved",
            [
                ("id: h1", "id: home"), ("id: h2", "id: \"home:x\""),
                ("komek: 1\n", "komek: 1\ngoods: {kg: {kg: 1}}\n"),
            ],
            [
                "reserved-id 2:9 goods.kg <kg>", "reserved-id 6:10 households[0].id <home>",
                "reserved-id 7:10 households[1].id <\"home:x\">",
            ]),
        Broken(
            "ids of each sort twice",
            [("id: c2", "id: c1"), ("id: b", "id: a"), ("id: k", "id: a"), ("id: g", "id: h")],
            base: Fixture.crew,
            [
                "duplicate-id 2:48 centres[1].id <c1> otherLine=2",
                "duplicate-id 5:10 volunteers[1].id <a> otherLine=4",
                "duplicate-id 6:14 crews[0].id <a>",
                "unknown-reference 6:30 crews[0].members[1] <b> nearest=a sort=volunteer",
                "duplicate-id 7:67 households[1].id <h> otherLine=7",
            ]),
        Broken(
            "a need's id twice",
            [
                (
                    "needs: [basket]}\n  - {id: h2",
                    "needs: [{kind: basket, id: n}, {kind: basket, id: n}]}\n  - {id: h2"
                )
            ], ["duplicate-id 5:92 households[0].needs[1].id <n>"]),
        Broken(
            "references to what is not there",
            [
                ("from: zhanuya", "from: zhanua"), ("{basket: 10}", "{baskett: 10}"),
                ("[basket]", "[baskit, {kind: snwo}]"),
                (
                    "komek: 1\n",
                    "komek: 1\ncrews: [{id: k, members: [aygerim]}]\nfixed: [{need: h3/basket, volunteer: nobody}]\nhistory: {visits: [{household: h9, volunteer: x}], minutes: [{volunteer: aigerin, minutes: 1}]}\n"
                ),
            ],
            [
                "unknown-reference 2:27 crews[0].members[0] <aygerim> nearest=aigerim sort=volunteer",
                "unknown-reference 3:16 fixed[0].need <h3/basket> nearest=h2/basket sort=need",
                "unknown-reference 3:38 fixed[0].volunteer <nobody> sort=hand",
                "unknown-reference 4:32 history.visits[0].household <h9> nearest=h1 sort=household",
                "unknown-reference 4:47 history.visits[0].volunteer <x> sort=volunteer",
                "unknown-reference 4:74 history.minutes[0].volunteer <aigerin> nearest=aigerim sort=volunteer",
                "unknown-reference 6:34 volunteers[0].from <zhanua> nearest=zhanuya sort=centre",
                "unknown-reference 6:52 volunteers[0].carries.baskett <baskett> nearest=basket sort=good",
                "unknown-reference 8:50 households[0].needs[0] <baskit> nearest=basket sort=kind",
                "unknown-reference 8:65 households[0].needs[1].kind <snwo> nearest=snow sort=kind",
            ]),
        Broken(
            "people of a household who are not there",
            [
                (
                    "{id: h1, lat: 51.1301, lon: 71.4120, needs: [basket]}",
                    "{id: h1, lat: 51.1301, lon: 71.4120, needs: [basket], seenBy: aigerin, unwanted: [x], centres: [y]}"
                )
            ],
            [
                "unknown-reference 5:67 households[0].seenBy <aigerin> nearest=aigerim sort=volunteer",
                "unknown-reference 5:87 households[0].unwanted[0] <x> sort=volunteer",
                "unknown-reference 5:101 households[0].centres[0] <y> sort=centre",
            ]),
        Broken(
            "somebody who wants to be with himself",
            [
                (
                    "{id: aigerim, from: zhanuya, carries: {basket: 10}}",
                    "{id: aigerim, from: zhanuya, carries: {basket: 10}, together: [aigerim], apart: [aigerim]}"
                )
            ],
            [
                "self-reference 3:76 volunteers[0].together <aigerim>",
                "self-reference 3:94 volunteers[0].apart <aigerim>",
            ]),
        Broken(
            "a text without end", [],
            base: Fixture.smallest.replacing(
                "needs: [basket]}\n  - {id: h2",
                with: "needs: [basket], note: " + String(repeating: "x", count: 2001)
                    + "}\n  - {id: h2"),
            [
                "too-long 5:65 households[0].note <xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…> most=2000"
            ]),
        Broken(
            "a control character in a text",
            [
                (
                    "{id: h1, lat: 51.1301, lon: 71.4120, needs: [basket]}",
                    "{id: h1, lat: 51.1301, lon: 71.4120, needs: [basket], note: \"a\\eb\"}"
                )
            ], ["control-character 5:65 households[0].note <>"]),
        Broken(
            "languages that are none",
            [
                (
                    "{id: aigerim, from: zhanuya, carries: {basket: 10}}",
                    "{id: aigerim, from: zhanuya, carries: {basket: 10}, speaks: [kk, Russian], language: de}"
                )
            ],
            [
                "bad-language 3:74 volunteers[0].speaks <Russian>",
                "unknown-value 3:99 volunteers[0].language <de> choices=kk, ru, en",
            ]),
        Broken(
            "words that are not among the choices",
            [
                (
                    "{id: aigerim, from: zhanuya, carries: {basket: 10}}",
                    "{id: aigerim, from: zhanuya, carries: {basket: 10}, travels: cra}"
                ),
                (
                    "{id: h1, lat: 51.1301, lon: 71.4120, needs: [basket]}",
                    "{id: h1, lat: 51.1301, lon: 71.4120, needs: [basket], isolating: maybe}"
                ),
            ],
            [
                "unknown-value 3:75 volunteers[0].travels <cra> choices=car, bicycle, foot nearest=car",
                "wrong-type 5:70 households[0].isolating <maybe> expected=flag",
            ]),
        Broken(
            "values that are none",
            [
                (
                    "komek: 1\n",
                    "komek: 1\nkinds: {a: {value: hihg}, b: {value: [1]}, c: {value: -1}}\n"
                )
            ],
            [
                "unknown-value 2:20 kinds.a.value <hihg> choices=must, high, normal, low nearest=high",
                "wrong-type 2:38 kinds.b.value <[…]> expected=value",
                "out-of-range 2:55 kinds.c.value <-1> least=0 most=100000",
            ]),
        Broken(
            "numbers out of their range",
            [
                (
                    "{id: aigerim, from: zhanuya, carries: {basket: 10}}",
                    "{id: aigerim, from: zhanuya, carries: {basket: 10}, seats: 0, maxVisits: -1, factor: 0, perKm: 1e9, maxKm: 1e400}"
                ),
                (
                    "{id: zhanuya, lat: 51.1284, lon: 71.4306}",
                    "{id: zhanuya, lat: 51.1284, lon: 71.4306, loadingMinutes: 10001, ramp: 0, stock: {basket: 1000001}}"
                ),
            ],
            [
                "out-of-range 2:72 centres[0].loadingMinutes <10001> least=0 most=10000",
                "out-of-range 2:85 centres[0].ramp <0> least=1 most=100000",
                "out-of-range 2:104 centres[0].stock.basket <1000001> least=0 most=1000000",
                "out-of-range 3:73 volunteers[0].seats <0> least=1 most=100",
                "out-of-range 3:87 volunteers[0].maxVisits <-1> least=0 most=100000",
                "out-of-range 3:99 volunteers[0].factor <0> least=0.001 most=100",
                "out-of-range 3:109 volunteers[0].perKm <1e9> least=0 most=1000",
                "not-finite 3:121 volunteers[0].maxKm <1e400>",
            ]),
        Broken(
            "numbers that are not finite",
            [
                (
                    "{id: aigerim, from: zhanuya, carries: {basket: 10}}",
                    "{id: aigerim, from: zhanuya, carries: {basket: 10}, maxMinutes: .inf, factor: NaN}"
                )
            ],
            [
                "not-finite 3:78 volunteers[0].maxMinutes <.inf>",
                "not-finite 3:92 volunteers[0].factor <NaN>",
            ]),
        Broken(
            "a number that is not whole", [("basket: 10", "basket: 1.5")],
            ["not-whole 3:61 volunteers[0].carries.basket <1.5>"]),
        Broken(
            "a number with a comma", [("lat: 51.1284", "lat: \"51,1284\"")],
            ["wrong-type 2:33 centres[0].lat <\"51,1284\"> expected=number"]),
        Broken(
            "a crew that is best when it is too small",
            [("komek: 1\n", "komek: 1\nkinds: {a: {crew: {least: 3, best: 2}}}\n")],
            ["out-of-range 2:36 kinds.a.crew.best <2> least=3 most=1000"]),
        Broken(
            "clock times that are none",
            [
                (
                    "[basket]",
                    "[{kind: basket, before: noon}, {kind: basket, before: \"25:60\"}, {kind: basket, before: \"31:00\"}]"
                )
            ],
            [
                "bad-clock 5:73 households[0].needs[0].before <noon> most=30:00",
                "bad-clock 5:103 households[0].needs[1].before <\"25:60\"> most=30:00",
                "bad-clock 5:136 households[0].needs[2].before <\"31:00\"> most=30:00",
            ]),
        Broken(
            "intervals that are none",
            [
                (
                    "{id: aigerim, from: zhanuya, carries: {basket: 10}}",
                    "{id: aigerim, from: zhanuya, carries: {basket: 10}, available: [\"9-18\", \"09:00\", \"\"]}"
                ),
                (
                    "{id: zhanuya, lat: 51.1284, lon: 71.4306}",
                    "{id: zhanuya, lat: 51.1284, lon: 71.4306, open: \"08:00-31:00\"}"
                ),
            ],
            [
                "bad-interval 2:62 centres[0].open <\"08:00-31:00\"> most=30:00",
                "bad-interval 3:78 volunteers[0].available[0] <\"9-18\"> most=30:00",
                "bad-interval 3:86 volunteers[0].available[1] <\"09:00\"> most=30:00",
                "bad-interval 3:95 volunteers[0].available[2] <\"\"> most=30:00",
            ]),
        Broken(
            "intervals that run backwards",
            [
                (
                    "{id: aigerim, from: zhanuya, carries: {basket: 10}}",
                    "{id: aigerim, from: zhanuya, carries: {basket: 10}, available: \"22:00-02:00\"}"
                ),
                (
                    "{id: zhanuya, lat: 51.1284, lon: 71.4306}",
                    "{id: zhanuya, lat: 51.1284, lon: 71.4306, open: \"20:00-08:00\"}"
                ),
            ],
            [
                "reversed-interval 2:62 centres[0].open <\"20:00-08:00\">",
                "reversed-interval 3:77 volunteers[0].available <\"22:00-02:00\"> midnight=22:00-26:00",
            ]),
        Broken(
            "an interval of nothing",
            [
                (
                    "{id: aigerim, from: zhanuya, carries: {basket: 10}}",
                    "{id: aigerim, from: zhanuya, carries: {basket: 10}, available: [\"10:00-10:00\"]}"
                )
            ], ["reversed-interval 3:78 volunteers[0].available[0] <\"10:00-10:00\">"]),
        Broken(
            "no interval at all",
            [
                (
                    "{id: aigerim, from: zhanuya, carries: {basket: 10}}",
                    "{id: aigerim, from: zhanuya, carries: {basket: 10}, available: []}"
                )
            ], ["empty-list 3:77 volunteers[0].available <[…]>"]),
        Broken(
            "dates that are none",
            [("komek: 1\n", "komek: 1\nday: {date: 2021-02-29, temperature: 200}\n")],
            [
                "bad-date 2:13 day.date <2021-02-29>",
                "out-of-range 2:38 day.temperature <200> least=-90 most=60",
            ]),
        Broken(
            "breaks that do not fit",
            [
                (
                    "{id: aigerim, from: zhanuya, carries: {basket: 10}}",
                    "{id: aigerim, from: zhanuya, carries: {basket: 10}, breaks: [{minutes: 90, window: \"12:00-13:00\"}, {minutes: 30}]}"
                )
            ],
            [
                "break-too-long 3:75 volunteers[0].breaks[0] <{…}> minutes=90",
                "missing-key 3:113 volunteers[0].breaks[1].window key=window",
            ]),
        Broken(
            "rules for frost that leave out how long, and how cold the day is",
            [
                (
                    "komek: 1\n",
                    "komek: 1\nrules: {frost: [{below: -20}, {below: -30, outdoorsMinutes: 4}]}\n"
                )
            ],
            [
                "warning frost-without-temperature 2:16 rules.frost <[…]>",
                "missing-key 2:17 rules.frost[0].outdoorsMinutes key=outdoorsMinutes",
                "out-of-range 2:61 rules.frost[1].outdoorsMinutes <4> least=5 most=10000",
            ]),
        Broken(
            "fairness that gets cheaper",
            [
                (
                    "komek: 1\n",
                    "komek: 1\nrules: {fairness: {minutes: [{above: 1, price: 2}, {above: 2, price: 1}], km: [{above: 5, price: 1}, {above: 5, price: 2}]}}\n"
                )
            ],
            [
                "prices-decrease 2:52 rules.fairness.minutes[1] <{…}>",
                "prices-decrease 2:102 rules.fairness.km[1] <{…}>",
            ]),
    ]
}
