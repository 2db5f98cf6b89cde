extension Broken {
    private static let given = "[{id: k, sameAs: yesterday}]"
    private static let past =
        "[{id: k, members: [d, gone, e]}, {id: crew-1, members: [ill, a, b, f]}]"
    private static let forming = "{form: true, sameAs: yesterday, given: \(given)}"

    /// Faults of crews that are to be the same as yesterday's.
    static let yesterday: [Broken] = [
        Broken(
            "crews as yesterday's that there were not, or with members of their own",
            [
                (
                    given,
                    "[{id: k, members: [d], sameAs: yesterday}, {id: crew-2, sameAs: yesterday}, {id: m, sameAs: monday}, {id: n}]"
                )
            ], base: Fixture.yesterday,
            [
                "both-stated 9:78 crews.given[0].sameAs <yesterday> key=sameAs other=members",
                "yesterday-no-crew 9:111 crews.given[1].sameAs <crew-2> nearest=crew-1",
                "unknown-value 9:139 crews.given[2].sameAs <monday> choices=yesterday",
                "missing-key 9:148 crews.given[3].members key=members",
            ]),
        Broken(
            "yesterday's crews of which nobody is here, or nobody but minors",
            [
                (given, "[{id: k, sameAs: yesterday}, {id: m, sameAs: yesterday}]"),
                (past, "[{id: k, members: [gone]}, {id: m, members: [ill, f]}]"),
            ], base: Fixture.yesterday,
            [
                "yesterday-nobody-here 9:64 crews.given[0].sameAs <k>",
                "minor-without-adult 9:76 crews.given[1] <m>",
            ]),
        Broken(
            "somebody of yesterday's crew who is in another one today, stated before it or after",
            [
                (
                    given,
                    "[{id: j, members: [d]}, {id: k, sameAs: yesterday}, {id: l, members: [e]}]"
                )
            ], base: Fixture.yesterday,
            [
                "yesterday-other-crew 9:71 crews.given[1] <d> crew=k other=j",
                "yesterday-other-crew 9:71 crews.given[1] <e> crew=k other=l",
            ]),
        Broken(
            "yesterday's crews that cannot have been",
            [
                (
                    past,
                    "[{id: k, members: [d, d]}, {id: k, members: [a]}, {id: m, members: [d]}, {members: []}, {id: n, members: [\"a b\"], to: c}]"
                )
            ], base: Fixture.yesterday,
            [
                "repeated-member 12:32 history.crews[0].members[1] <d>",
                "duplicate-id 12:42 history.crews[1].id <k>",
                "in-two-crews 12:60 history.crews[2] <d> other=k",
                "missing-key 12:83 history.crews[3].id key=id",
                "empty-list 12:93 history.crews[3].members <[…]>",
                "bad-id 12:116 history.crews[4].members[0] <\"a b\"> most=64",
                "unknown-key 12:124 history.crews[4].to <to>",
            ]),
        Broken(
            "yesterday's crews that cannot be one today",
            [(forming, "{form: true, sameAs: yesterday, most: 2}")], base: Fixture.yesterday,
            [
                "warning yesterday-not-kept 12:43 history.crews[1] <crew-1>"
            ]),
        Broken(
            "crews as yesterday's, of which nothing is said",
            [(forming, "{form: true, sameAs: yesterday}"), (past, "[]")],
            base: Fixture.yesterday,
            [
                "warning yesterday-not-known 9:29 crews.sameAs <yesterday>"
            ]),
        Broken(
            "crews formed as on another day", [(forming, "{form: true, sameAs: monday}")],
            base: Fixture.yesterday,
            [
                "unknown-value 9:29 crews.sameAs <monday> choices=yesterday"
            ]),
    ]
}
