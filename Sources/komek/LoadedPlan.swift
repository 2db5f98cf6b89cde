import ArgumentParser
import Checks
import Foundation
import Scenarios
import TravelTimes

extension OutputOptions {
    /// A plan that the checker accepts: nobody should stand before a wrong door.
    func loadPlan(_ path: String) throws -> (plan: Plan, travel: TravelTimes) {
        let loaded = PlanFile.load(path: path, scenario: nil)
        tell(loaded.diagnostics)
        guard let day = loaded.plan else { throw ExitCode(2) }
        let travel = try loadTravel(day, file: path)
        let result = check(day, travel: travel)
        guard result.accepted else {
            note(ViolationReport.text(result, language: language))
            throw ExitCode(1)
        }
        return (day, travel)
    }

    /// A plan that can be read, whether or not it keeps the rules.
    func loadAnyPlan(_ path: String) throws -> Plan {
        let loaded = PlanFile.load(path: path, scenario: nil)
        tell(loaded.diagnostics)
        guard let plan = loaded.plan else { throw ExitCode(2) }
        return plan
    }

    /// The contacts of a file; nobody where none is named.
    func loadContacts(_ path: String?, for scenario: Scenario) throws -> Contacts {
        guard let path else { return Contacts() }
        let loaded = ContactsFile.load(path: path, for: scenario)
        tell(loaded.diagnostics)
        guard let contacts = loaded.contacts else { throw ExitCode(2) }
        return contacts
    }
}

/// A JSON file with rounds in it is a plan, whatever its name.
func looksLikePlan(_ path: String) -> Bool {
    guard path.hasSuffix(".json"), let data = FileManager.default.contents(atPath: path) else {
        return false
    }
    return data.range(of: Data("\"rounds\"".utf8)) != nil
}
