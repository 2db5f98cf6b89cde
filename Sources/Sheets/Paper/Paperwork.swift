import HTMLText
import MapDrawing
import Scenarios
import Texts
import TravelTimes

/// All pages of a plan, to be printed.
public struct Paperwork {
    private let day: PaperDay
    private let map: DayMap?
    private let help: HelpTables?

    /// The pages of a plan with its contacts; with pictures where there is a map.
    ///
    /// `help` is printed in the overview. `travel` is the plan's; nil: made from its scenario, which
    /// then needs no map.
    public init(
        _ plan: Plan, contacts: Contacts, options: PaperOptions, travel: TravelTimes? = nil,
        map: DrawableMap? = nil, help: HelpTables? = nil
    ) {
        let day = PaperDay(plan, contacts: contacts, options: options, travel: travel)
        self.day = day
        self.help = help
        self.map = map.map { DayMap(day: day, map: $0) }
    }

    /// Everything: the overview, loading lists, a sheet for each round, and all sheets at once.
    public var files: [PaperFile] {
        let sheets = day.rounds.indices.map { i in
            let language = day.language(of: day.rounds[i].hand)
            return VolunteerSheet(
                day, round: i, map: map.flatMap { $0.round(i, language: language) })
        }
        return [overview, allSheets(sheets)] + packing + sheets.map(file)
    }

    /// What is other than in an earlier plan: sheets of rounds that are not as they were, all of them at
    /// once, and loading lists of centres where somebody loads otherwise.
    public func files(changedSince old: Plan) -> [PaperFile] {
        let before = Dictionary(
            old.rounds.map { ($0.who, $0) }, uniquingKeysWith: { first, _ in first })
        let rounds = day.plan.rounds.indices.filter { i in
            let round = day.plan.rounds[i]
            return before[round.who] != round
                || members(of: round.who, in: old.scenario)
                    != members(of: round.who, in: day.plan.scenario)
        }
        let sheets = rounds.map { i in
            let language = day.language(of: day.rounds[i].hand)
            return VolunteerSheet(
                day, round: i, map: map.flatMap { $0.round(i, language: language) })
        }
        let lists = zip(day.plan.scenario.centres, packing).filter { centre, _ in
            loads(at: centre.id, in: old) != loads(at: centre.id, in: day.plan)
        }
        return (sheets.isEmpty ? [] : [allSheets(sheets)]) + lists.map(\.1) + sheets.map(file)
    }

    /// Who loads what when, in the order of the rounds.
    private func loads(at id: String, in plan: Plan) -> [Round] {
        plan.rounds.compactMap { round in
            let stops = round.stops.filter { stop in
                if case .load(id, _) = stop.kind { true } else { false }
            }
            return stops.isEmpty ? nil : Round(who: round.who, stops: stops)
        }
    }

    private func file(_ sheet: VolunteerSheet) -> PaperFile {
        PaperFile(
            name: name(of: sheet.round),
            html: day.document(
                title: "\(sheet.who) · \(sheet.word(.routeSheet))", language: sheet.language,
                footer: sheet.who, extraStyle: PaperStyle.sheet, sheet.article))
    }

    /// All sheets in one document, to be sent to a printer once; each begins a page.
    private func allSheets(_ sheets: [VolunteerSheet]) -> PaperFile {
        let language = day.options.language
        let pages = sheets.map { PaperStyle.pages(of: $0.round.number, right: $0.who) }.joined()
        let title = SheetWord.allSheets.text(in: language)
        return PaperFile(
            name: "all-sheets",
            html: day.document(
                title: title, language: language, footer: title,
                extraStyle: PaperStyle.sheet + pages, sheets.map(\.article).joined()))
    }

    private var packing: [PaperFile] {
        day.plan.scenario.centres.enumerated().map { i, centre in
            let list = PackingList(day, centre: centre)
            let kind = SheetWord.packingList.text(in: day.options.language)
            return PaperFile(
                name: packingName(i),
                html: day.document(
                    title: "\(list.title) · \(kind)", language: day.options.language,
                    footer: list.title, extraStyle: PaperStyle.packing, list.article))
        }
    }

    private var overview: PaperFile {
        let language = day.options.language
        let overview = Overview(
            day: day, writer: PlanWriter(day.plan, day.times, language), language: language,
            names: day.names(language), map: map.flatMap { $0.all(language: language) },
            sheets: day.rounds.map { name(of: $0) + ".html" },
            packing: day.plan.scenario.centres.enumerated().map { i, centre in
                (packingName(i) + ".html", day.names(language).centre(centre.id))
            }, help: help)
        let title = overview.word(.overview)
        return PaperFile(
            name: "overview",
            html: day.document(
                title: title, language: language, landscape: true, footer: title,
                extraStyle: PaperStyle.overview, overview.body))
    }

    private func name(of round: SheetRound) -> String {
        name("sheet", round.number, of: day.rounds.count, round.who)
    }

    private func packingName(_ centre: Int) -> String {
        let centres = day.plan.scenario.centres
        return name("packing", centre + 1, of: centres.count, centres[centre].id)
    }

    /// `sheet-007-aigerim`: sorts as it is handed out, and says who, in letters that any file
    /// system takes.
    private func name(_ sort: String, _ number: Int, of count: Int, _ id: String) -> String {
        let digits = String(count).count
        let padded =
            String(repeating: "0", count: max(0, digits - String(number).count)) + "\(number)"
        let safe = id.unicodeScalars.prefix(40).map { scalar -> Character in
            let isSafe =
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-"
            return isSafe ? Character(scalar) : "_"
        }
        return "\(sort)-\(padded)-\(String(safe))"
    }
}
