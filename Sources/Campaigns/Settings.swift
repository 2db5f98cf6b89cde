import Foundation
import GRDB
import Scenarios
import Texts

/// What holds for a whole campaign.
public struct CampaignSettings: Sendable, Equatable {
    /// For people.
    public var name: String
    /// Its first day.
    public var started: Day.Date
    /// From this day on `expire` makes everybody anonymous.
    public var expires: Day.Date
    /// Whether one who asks may hear who comes.
    public var tellsWho: Bool
    /// Fewest days between two visits of a kind to one household; under ``anyKind`` of whatever
    /// kinds.
    public var spacing: [String: Int]

    /// The key of the spacing of visits of any kind.
    public static let anyKind = "visits"

    /// Settings of their parts.
    public init(
        name: String, started: Day.Date, expires: Day.Date, tellsWho: Bool = false,
        spacing: [String: Int] = ["basket": 14]
    ) {
        (self.name, self.started, self.expires) = (name, started, expires)
        (self.tellsWho, self.spacing) = (tellsWho, spacing)
    }
}

/// What is to be changed of a campaign; nil stays.
public struct CampaignChange: Sendable {
    /// A scenario's file or folder.
    public var template: String?
    /// A contacts file, for volunteers, crews, centres and the coordinator.
    public var contacts: String?
    /// For people.
    public var name: String?
    /// When everybody becomes anonymous.
    public var expires: Day.Date?
    /// Whether one who asks may hear who comes.
    public var tellsWho: Bool?
    /// Spacings that change; the others stay.
    public var spacing: [String: Int] = [:]
    /// Nothing, to be filled.
    public init() {}
}

extension Ledger {
    /// Makes a new campaign from a scenario's file or folder, of which the households are left out.
    ///
    /// - Returns: what is wrong about template or contacts; where there are errors, no campaign was
    ///   made.
    public static func create(
        path: String, template: String, contacts: String?, settings: CampaignSettings,
        stamp: Stamp
    ) throws -> [Diagnostic] {
        if FileManager.default.fileExists(atPath: path) { throw CampaignFault.exists(path: path) }
        let loaded = try loadTemplate(template, keptIn: path)
        guard let kept = loaded.template, let bare = kept.bare(keptIn: path) else {
            return loaded.diagnostics
        }
        let people = try contacts.map { try Contacts.read($0, for: bare) }
        if let people, people.contacts == nil { return people.diagnostics }
        try create(path: path) { db in
            try db.execute(
                sql: """
                    INSERT INTO campaign (id, name, template, started, expires, tellsWho)
                    VALUES (1, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    settings.name, kept.json, settings.started.iso, settings.expires.iso,
                    settings.tellsWho,
                ])
            try write(settings.spacing, in: db)
            if let contacts = people?.contacts { try contacts.write(in: db) }
            try stamp.log("init", "campaign", in: db)
        }
        return loaded.diagnostics + (people?.diagnostics ?? [])
    }

    /// Changes a campaign.
    ///
    /// - Returns: what is wrong about template or contacts; where there are errors, nothing was
    ///   changed.
    public func update(_ change: CampaignChange, stamp: Stamp) throws -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        var template = try self.template()
        if let file = change.template {
            let loaded = try Self.loadTemplate(file, keptIn: path)
            diagnostics += loaded.diagnostics
            guard let new = loaded.template else { return diagnostics }
            template = new
        }
        var people: Contacts?
        if let file = change.contacts {
            guard let bare = template.bare(keptIn: path) else { throw damagedTemplate }
            let read = try Contacts.read(file, for: bare)
            diagnostics += read.diagnostics
            guard read.contacts != nil else { return diagnostics }
            people = read.contacts
        }
        try write { db in
            if change.template != nil {
                try db.execute(
                    sql: "UPDATE campaign SET template = ?", arguments: [template.json])
                try stamp.log("init", "template", in: db)
            }
            if let people {
                try people.write(in: db)
                try stamp.log("init", "contacts", in: db)
            }
            if let name = change.name {
                try db.execute(sql: "UPDATE campaign SET name = ?", arguments: [name])
                try stamp.log("init", "name", in: db)
            }
            if let expires = change.expires {
                try db.execute(sql: "UPDATE campaign SET expires = ?", arguments: [expires.iso])
                try stamp.log("init", "expires \(expires.iso)", in: db)
            }
            if let tells = change.tellsWho {
                try db.execute(sql: "UPDATE campaign SET tellsWho = ?", arguments: [tells])
                try stamp.log("init", "tells who \(tells)", in: db)
            }
            if !change.spacing.isEmpty {
                try Self.write(change.spacing, in: db)
                let words = change.spacing.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }
                try stamp.log("init", "spacing " + words.joined(separator: " "), in: db)
            }
        }
        return diagnostics
    }

    /// What holds for the campaign.
    public func settings() throws -> CampaignSettings { try read { try self.settings($0) } }

    func settings(_ db: Database) throws -> CampaignSettings {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM campaign"),
            let started = Day.Date(iso: row["started"]), let expires = Day.Date(iso: row["expires"])
        else { throw CampaignFault.damaged(path: path, detail: "campaign") }
        let spacing = try Row.fetchAll(db, sql: "SELECT kind, days FROM spacing").map {
            ($0["kind"] as String, $0["days"] as Int)
        }
        return CampaignSettings(
            name: row["name"], started: started, expires: expires, tellsWho: row["tellsWho"],
            spacing: Dictionary(spacing, uniquingKeysWith: { a, _ in a }))
    }

    func template() throws -> ScenarioTemplate { try read { try self.template($0) } }

    func template(_ db: Database) throws -> ScenarioTemplate {
        guard let json = try String.fetchOne(db, sql: "SELECT template FROM campaign") else {
            throw damagedTemplate
        }
        return ScenarioTemplate(json: json)
    }

    /// The template's centres, volunteers and rules, without households.
    public func bareScenario() throws -> Scenario {
        guard let bare = try template().bare(keptIn: path) else { throw damagedTemplate }
        return bare
    }

    var damagedTemplate: CampaignFault { .damaged(path: path, detail: "template") }

    private static func loadTemplate(
        _ file: String, keptIn path: String
    ) throws -> (template: ScenarioTemplate?, diagnostics: [Diagnostic]) {
        let loaded = ScenarioTemplate.load(path: file, keptIn: path)
        if let bare = loaded.template?.bare(keptIn: path), case .matrix = bare.travel.source {
            throw CampaignFault.matrixTemplate(path: file)
        }
        return loaded
    }

    private static func write(_ spacing: [String: Int], in db: Database) throws {
        for (kind, days) in spacing {
            try db.execute(
                sql: "INSERT OR REPLACE INTO spacing (kind, days) VALUES (?, ?)",
                arguments: [kind, days])
        }
    }
}

extension Contacts {
    fileprivate static func read(_ file: String, for scenario: Scenario) throws -> LoadedContacts {
        ContactsFile.load(path: file, for: scenario)
    }

    /// Keeps names and phones of those who help; families come with their requests.
    fileprivate func write(in db: Database) throws {
        try db.execute(sql: "DELETE FROM person")
        func add(_ id: String, _ sort: String, _ contact: Contact) throws {
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO person (id, sort, name, surname, phone, note)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    id, sort, contact.name, contact.surname, contact.phone, contact.note,
                ])
        }
        if let coordinator { try add(ContactsFile.coordinator, "coordinator", coordinator) }
        for (id, contact) in centres { try add(id, "centre", contact) }
        for (id, contact) in hands { try add(id, "volunteer", contact) }
    }
}
