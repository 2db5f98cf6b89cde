import Campaigns
import Checks
import Foundation
import JSONText
import Planning
import Proving
import Scenarios
import Solving
import TestSupport
import Texts

/// A folder that is gone when the test ends.
final class Folder {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("komek-\(UUID())").path
    init() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }
    func file(_ name: String) -> String { path + "/" + name }
    func write(_ text: String, to name: String) throws -> String {
        try writeAtomically(text, to: file(name))
        return file(name)
    }
}

/// A town's template: centres with stock, drivers, snow crews.
func town(centres: Int, drivers: Int, snowCrews: Int, stock: Int) -> String {
    var text = """
        komek: 1
        goods: {basket: {kg: 18, name: {kk: себет, ru: корзина, en: basket}}}
        kinds:
          basket: {name: {kk: азық-түлік себеті, ru: продуктовая корзина, en: food basket},
                   brings: {basket: 1}, minutes: 4}
          medicine: {minutes: 3, value: high}
        defaults: {household: {windows: ["09:30-17:30"]}}
        rules:
          sanitary: {mostHouseholds: 16, disinfectionMinutes: 2, isolating: last, contactFree: true}
          fairness: {minutes: [{above: 240, price: 0.5}, {above: 330, price: 2}]}
        centres:

        """
    for i in 1...centres {
        text += "  - {id: c\(i), lat: \(51.10 + 0.02 * Double(i)), lon: 71.43, "
        text += "stock: {basket: \(stock)}}\n"
    }
    text += "volunteers:\n"
    for i in 1...drivers {
        text += "  - {id: d\(i), from: c\(1 + i % centres), carries: {basket: 10}, speaks: [kk]}\n"
    }
    for i in 0..<snowCrews * 4 {
        text += "  - {id: s\(i + 1), from: c\(1 + i / 4 % centres), travels: foot, "
        text += "tools: [shovel]}\n"
    }
    if snowCrews > 0 {
        text += "crews:\n"
        for i in 0..<snowCrews {
            let members = (1...4).map { "s\(4 * i + $0)" }.joined(separator: ", ")
            text += "  - {id: snow-\(i + 1), members: [\(members)]}\n"
        }
    }
    return text
}

func date(_ iso: String) -> Day.Date { Day.Date(iso: iso) ?? Day.Date(number: 0) }

func stamp(_ iso: String, by: String = "test") -> Stamp {
    Stamp(today: date(iso), now: iso + " 12:00:00", by: by)
}

/// A campaign of a small town that begins on 1 March 2021.
func smallCampaign(
    in folder: Folder, stock: Int = 100, spacing: [String: Int] = ["basket": 14]
) throws -> Ledger {
    let template = try folder.write(
        town(centres: 2, drivers: 4, snowCrews: 1, stock: stock), to: "town.yaml")
    let path = folder.file("month.komek")
    let faults = try Ledger.create(
        path: path, template: template, contacts: nil,
        settings: CampaignSettings(
            name: "March", started: date("2021-03-01"), expires: date("2021-09-01"),
            spacing: spacing), stamp: stamp("2021-03-01"))
    precondition(faults.isEmpty, "\(faults)")
    return try Ledger(path: path)
}

/// A household `number` that asks for something, its door to be found in the town.
func asks(
    _ number: Int, _ kind: String = "basket", on day: String, value: String? = nil
) -> NewRequest {
    var request = NewRequest(received: date(day))
    request.household = "h\(number)"
    request.contact = Contact(
        name: "Name\(number)", surname: "Surname\(number)", phone: "+7701\(5_550_000 + number)")
    request.contact.street = "Street \(number % 7)"
    request.contact.house = "\(number)"
    request.lat = 51.11 + Double(number * 37 % 100) * 0.0006
    request.lon = 71.40 + Double(number * 61 % 100) * 0.0006
    request.needs = [
        [("kind", .text(kind))] + (value.map { [("value", .text($0))] } ?? [])
    ]
    return request
}

struct QuietMonitor: SolverMonitor, ProverMonitor {
    var elapsed: Double { 0 }
    var wantsStop: Bool { false }
    func report(_ progress: Solving.Progress) {}
    func report(bound: Cost, seconds: Double) {}
}

struct Rejected: Error { var violations: [Violation] }

/// Plans a draft as the command does, by so many steps.
func planned(_ draft: DayDraft, iterations: Int) throws -> DayPlan {
    let plan = planDay(
        draft.scenario, hash: "0000000000000000", budget: .iterations(iterations), seed: 1,
        threads: 1, version: "test", monitor: QuietMonitor()
    ).plan
    let result = check(plan)
    guard result.accepted else { throw Rejected(violations: result.violations) }
    return DayPlan(plan, checked: result, date: draft.date)
}

extension Ledger {
    /// Drafts, plans and stores a day.
    @discardableResult
    func planDay(_ day: String, today: String? = nil, iterations: Int = 200) throws -> DayPlan? {
        let stamp = stamp(today ?? day)
        guard let draft = try self.draft(date(day), stamp: stamp) else {
            try store([], replacing: [date(day)], stamp: stamp)
            return nil
        }
        let plan = try planned(draft, iterations: iterations)
        try store([plan], stamp: stamp)
        return plan
    }

    func state(_ request: Int, on day: String) throws -> RequestStatus.State? {
        try status("\(request)", stamp: stamp(day)).first?.state
    }
}
