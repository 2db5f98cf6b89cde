import JSONText
import Planning
import Scenarios
import TravelTimes

/// What `komek explain` says, for machines; `scenarios/FORMAT.md` tells the form.
extension ExplainCommand {
    /// About one need.
    func explanation(_ need: String, _ plan: Plan, _ travel: TravelTimes) -> JSON {
        if let leftOut = plan.leftOut.first(where: { $0.need == need }) {
            let fixes = Fixes(plan, travel: travel)
            return .object([("leftOut", .list([told(leftOut, fixes)]))])
        }
        guard let found = alternatives(to: need, in: plan, travel: travel) else {
            return .object([("need", .text(need))])
        }
        return .object([
            ("need", .text(need)), ("who", .text(found.who)), ("begin", .clock(found.begin)),
            ("saves", .minutes(found.saved)),
            ("leavingOut", found.leavingOut.map { .minutes($0) } ?? .raw("null")),
            (
                "offers",
                .list(
                    found.offers.prefix(most).map { offer in
                        .object([
                            ("who", .text(offer.who)), ("extra", .minutes(offer.extra)),
                            ("isIdle", .flag(offer.isIdle)),
                        ])
                    })
            ),
            ("full", .number(found.full)),
            (
                "barred",
                .list(
                    found.barred.map {
                        .object([("obstacle", $0.obstacle.asJSON), ("count", .number($0.count))])
                    })
            ),
        ])
    }

    /// About the whole plan, as far as it is asked for.
    func explanation(
        _ plan: Plan, _ travel: TravelTimes, _ rehearsal: Rehearsal
    ) throws -> JSON {
        let fixes = Fixes(plan, travel: travel)
        var parts: [(String, JSON)] = [
            ("leftOut", .list(plan.leftOut.map { told($0, fixes) }))
        ]
        let prices = rehearsal.prices(of: plan, travel: travel)
        parts.append(
            (
                "prices",
                try prices.map { prices in
                    .list(
                        try (prices.hands + prices.hours + prices.stock).map {
                            try told($0, plan, travel, rehearsal)
                        })
                } ?? .raw("null")
            ))
        if wishes {
            let found = try wishPrices(plan, travel, rehearsal)
            parts.append(("wishes", .list(found.map(\.json))))
        }
        if serveAll {
            parts.append(("serveAll", try additions(plan, travel, rehearsal).json))
        }
        return .object(parts)
    }

    private func told(_ leftOut: LeftOut, _ fixes: Fixes) -> JSON {
        .object(
            [("need", .text(leftOut.need))]
                + (leftOut.reason.map { [("reason", $0.asJSON)] } ?? [])
                + [("fixes", .list(fixes.fixes(of: leftOut.need).map(\.json)))])
    }

    private func told(
        _ price: DayPrices.Price, _ plan: Plan, _ travel: TravelTimes, _ rehearsal: Rehearsal
    ) throws -> JSON {
        var parts = price.supposition.parts
        // Stock names its centre already.
        if case .stock = price.supposition {} else { parts.append(("centre", .text(price.centre))) }
        parts.append(("saves", .minutes(price.saved)))
        if confirm, let found = try confirmed(price, plan, travel, rehearsal) {
            parts.append(
                (
                    "confirmed",
                    .object([("saves", .minutes(found.saved)), ("serves", .number(found.more))])
                ))
        }
        return .object(parts)
    }
}

extension JSON {
    /// A cost in minutes of volunteer time.
    static func minutes(_ cost: Cost) -> JSON { .decimal(cost, per: 60_000) }
}

extension Supposition {
    /// As options of `komek whatif`.
    fileprivate var parts: [(String, JSON)] {
        switch self {
        case .more(let like, let count): [("add", .text(like)), ("count", .number(count))]
        case .without(let who): [("without", .text(who))]
        case .longer(let who, let seconds):
            [("longer", .text(who)), ("minutes", .decimal(seconds, per: 60))]
        case .stock(let centre, let good, let pieces):
            [("stock", .text(centre)), ("good", .text(good)), ("pieces", .number(pieces))]
        case .window(let need, let window): [("need", .text(need)), ("window", .interval(window))]
        case .unfixed(let need): [("unfix", .text(need))]
        case .lifted(let rule): [("withoutRule", .text(rule.rawValue))]
        }
    }
}

extension WishPrice {
    fileprivate var json: JSON {
        .object(
            supposition.parts + [
                ("saves", .minutes(saved)), ("serves", .number(served)), ("musts", .number(musts)),
            ])
    }
}

extension ServingAll {
    fileprivate var json: JSON {
        .object([
            (
                "steps",
                .list(
                    steps.map {
                        .object($0.supposition.parts + [("leftOut", .number($0.left))])
                    })
            ),
            ("impossible", .texts(impossible)), ("left", .texts(left)),
        ])
    }
}

extension PricedFix {
    fileprivate var json: JSON { .object(fix.parts + [("extra", .minutes(extra))]) }
}

extension Fix {
    fileprivate var parts: [(String, JSON)] {
        func minutes(_ seconds: Int) -> JSON { .decimal(seconds, per: 60) }
        return switch self {
        case .longer(let who, let seconds):
            [("longer", .text(who)), ("minutes", minutes(seconds))]
        case .earlier(let who, let seconds):
            [("earlier", .text(who)), ("minutes", minutes(seconds))]
        case .closesLater(let who, let seconds):
            [("closesLater", minutes(seconds)), ("who", .text(who))]
        case .opensEarlier(let who, let seconds):
            [("opensEarlier", minutes(seconds)), ("who", .text(who))]
        case .limit(let who, let limit): [("limit", .text(limit.rawValue)), ("who", .text(who))]
        case .stock(let centre, let good, let pieces):
            [("stock", .text(centre)), ("good", .text(good)), ("pieces", .number(pieces))]
        case .obstacle(let who, let obstacle):
            [("without", obstacle.asJSON), ("who", .text(who))]
        case .worth(let who, let least): [("worth", .minutes(least)), ("who", .text(who))]
        case .oneMore(let like): [("oneMore", .text(like))]
        case .oneMoreWith(let like, let obstacle):
            [("oneMore", .text(like)), ("without", obstacle.asJSON)]
        }
    }
}
