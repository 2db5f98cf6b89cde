extension Broken {
    /// Faults of form: syntax, keys, types.
    static let form: [Broken] = [
        Broken(
            "an unclosed list", [("[basket]}\n  - {id: h2", "[basket}\n  - {id: h2")],
            ["syntax 5:56 problem=did not find expected ',' or ']'"]),
        Broken(
            "a text that is not a mapping", [], base: "- 1\n- 2\n",
            ["wrong-type 1:1 <[…]> expected=mapping"]),
        Broken("an empty text", [], base: "", ["file-empty -:-"]),
        Broken("a comment and nothing else", [], base: "# nothing\n", ["file-empty -:-"]),
        Broken(
            "two documents", [("komek: 1", "---\nkomek: 1\n---\nkomek: 1")],
            ["syntax 3:1 problem=but found another document"]),
        Broken(
            "a control character", [("komek: 1", "komek: 1 # \u{1}")],
            ["control-character 1:- <U+0001>"]),
        Broken("a key that is a list", [("komek: 1", "komek: 1\n[a]: 2")], ["complex-key 2:1"]),
        Broken("aliases within a key", [], base: "a: &a [1]\n? [*a]\n: 2\n", ["complex-key -:-"]),
        Broken(
            "an alias that nobody defined", [("[basket]", "*basket")],
            ["syntax 5:49 problem=found undefined alias"]),
        Broken(
            "a key stated twice", [("lat: 51.1284", "lat: 51.1284, lat: 51")],
            ["duplicate-key 2:28 <lat>"]),
        Broken(
            "keys stated twice in several places, and another fault",
            [
                ("lat: 51.1284", "lat: 51.1284, lat: 51"), ("id: h1", "\"id\": h0, id: h1"),
                ("komek: 1", "komek: 1\nrules: {perKm: x}\nrules: {perKm: y}"),
            ],
            [
                "duplicate-key 2:1 <rules>", "wrong-type 3:16 rules.perKm <y> expected=number",
                "duplicate-key 4:28 <lat>", "duplicate-key 7:6 <id>",
            ]),
        Broken(
            "nesting without end", [],
            base: String(repeating: "[", count: 400) + String(repeating: "]", count: 400),
            [
                "too-deep 1:34 [0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0] most=32"
            ]),
        Broken(
            "nesting that libyaml itself refuses", [], base: String(repeating: "[", count: 200_000),
            ["too-deep 1:1 most=32"]),
        Broken("no version", [("komek: 1\n", "")], ["missing-version 1:1 komek key=komek"]),
        Broken(
            "another version", [("komek: 1", "komek: 2")], ["unsupported-version 1:8 komek <2>"]),
        Broken(
            "a mistyped key at the top", [("households:", "housholds:")],
            [
                "no-records 1:1 households key=households",
                "unknown-key 4:1 housholds <housholds> nearest=households",
            ]),
        Broken(
            "a mistyped key in a record, and a key of the user's own",
            [
                (
                    "{id: zhanuya, lat: 51.1284, lon: 71.4306}",
                    "{id: zhanuya, lat: 51.1284, lon: 71.4306, nmae: A, x-note: B}"
                )
            ], ["unknown-key 2:56 centres[0].nmae <nmae> nearest=name"]),
        Broken(
            "an id that is missing", [("id: h1, ", "")], ["missing-key 5:5 households[0].id key=id"]
        ),
        Broken(
            "coordinates that are missing", [("lat: 51.1301, ", ""), (", lon: 71.4655", "")],
            [
                "missing-key 5:5 households[0].lat key=lat",
                "missing-key 6:5 households[1].lon key=lon",
            ]),
        Broken(
            "a list where a mapping should be", [("{basket: 10}", "[basket]")],
            ["wrong-type 3:52 volunteers[0].carries <[…]> expected=mapping"]),
        Broken(
            "a mapping where a list should be",
            [("volunteers: [", "volunteers: "), ("10}}]", "10}}")],
            ["wrong-type 3:13 volunteers <{…}> expected=list"]),
        Broken(
            "words where numbers should be",
            [("lat: 51.1284", "lat: north"), ("basket: 10", "basket: \"10\"")],
            [
                "wrong-type 2:33 centres[0].lat <north> expected=number",
                "wrong-type 3:61 volunteers[0].carries.basket <\"10\"> expected=whole-number",
            ]),
        Broken(
            "numbers where flags should be",
            [
                (
                    "{id: aigerim, from: zhanuya, carries: {basket: 10}}",
                    "{id: aigerim, from: zhanuya, carries: {basket: 10}, minor: 1}"
                )
            ], ["wrong-type 3:73 volunteers[0].minor <1> expected=flag"]),
        Broken(
            "no centre, volunteer or household", [], base: "komek: 1\ncentres: []\nvolunteers:\n",
            [
                "no-records 1:1 centres key=centres", "no-records 1:1 volunteers key=volunteers",
                "no-records 1:1 households key=households",
            ]),
        Broken(
            "a household without needs",
            [
                ("needs: [basket]}\n  - {id: h2", "needs: []}\n  - {id: h2"),
                ("71.4655, needs: [basket]", "71.4655"),
            ],
            [
                "empty-list 5:49 households[0].needs <[…]>",
                "missing-key 6:5 households[1].needs key=needs",
            ]),
        Broken(
            "crews formed in a way that is none, a place without coordinates, and no map",
            [
                ("lat: 51.1301, lon: 71.4120", "place: {street: Abai}"),
                (
                    "komek: 1\n",
                    "komek: 1\ncrews: {form: 1, most: 1, gives: [], given: [{id: k, members: []}]}\n"
                ),
            ],
            [
                "wrong-type 2:15 crews.form <1> expected=flag",
                "out-of-range 2:24 crews.most <1> least=2 most=1000",
                "unknown-key 2:27 crews.gives <gives> nearest=given",
                "empty-list 2:63 crews.given[0].members <[…]>",
                "address-without-map 6:30 households[0].place.street <Abai> count=1",
            ]),
        Broken(
            "both minutes and person minutes",
            [("komek: 1\n", "komek: 1\nkinds: {a: {minutes: 3, personMinutes: 4}}\n")],
            ["both-stated 2:40 kinds.a.personMinutes <4> key=personMinutes other=minutes"]),
        Broken(
            "faults of five sorts at once",
            [
                ("zhanuya, carries", "zhanuia, carries"), ("lat: 51.1301", "lat: 91"),
                ("id: h2", "id: h1"), ("basket: 10", "baskets: -1"),
                ("komek: 1", "komek: 1\nrules: {perKm: .nan}"),
            ],
            [
                "not-finite 2:16 rules.perKm <.nan>",
                "unknown-reference 4:34 volunteers[0].from <zhanuia> nearest=zhanuya sort=centre",
                "unknown-reference 4:53 volunteers[0].carries.baskets <baskets> nearest=basket sort=good",
                "out-of-range 6:19 households[0].lat <91> least=-90 most=90",
                "duplicate-id 7:10 households[1].id <h1> otherLine=6",
            ]),
        Broken(
            "a default that is wrong, reported once",
            [("komek: 1\n", "komek: 1\ndefaults: {household: {arrivalMinutes: soon}}\n")],
            ["wrong-type 2:40 defaults.household.arrivalMinutes <soon> expected=number"]),
        Broken(
            "an unknown default",
            [("komek: 1\n", "komek: 1\ndefaults: {voluntier: {}, household: {nots: x}}\n")],
            [
                "unknown-key 2:12 defaults.voluntier <voluntier> nearest=volunteer",
                "unknown-key 2:39 defaults.household.nots <nots> nearest=note",
            ]),
    ]
}
