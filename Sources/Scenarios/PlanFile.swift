import JSONText

/// A plan as it was read, and what is wrong about its file.
public struct LoadedPlan: Sendable {
    /// nil iff there is an error among the diagnostics.
    public var plan: Plan?
    /// All faults, in the order of the file.
    public var diagnostics: [Diagnostic]
    /// Whose rounds somebody has put into another order, so that their times cannot hold.
    public var edited: [String]
    /// A plan, or none, with its diagnostics.
    public init(plan: Plan?, diagnostics: [Diagnostic], edited: [String] = []) {
        (self.plan, self.diagnostics, self.edited) = (plan, diagnostics, edited)
    }
}

/// Plans as files: `plan.json`, which embeds its scenario, and the tables `plan.csv` and `plan.xlsx`,
/// which need it.
public enum PlanFile {
    /// Reads a plan; a scenario that is given takes the place of the embedded one.
    ///
    /// Whether the plan is right is not asked here, only whether it can be understood.
    public static func load(path: String, scenario: Scenario?) -> LoadedPlan {
        let faults = Faults()
        let file = faults.file(path)
        guard let bytes = readBytes(path, file: file, faults: faults) else {
            return LoadedPlan(plan: nil, diagnostics: faults.sorted)
        }
        if isTable(path) { return table(bytes, scenario, file, faults) }
        guard let text = checkedText(bytes, file: file, faults: faults) else {
            return LoadedPlan(plan: nil, diagnostics: faults.sorted)
        }
        return tree(text, scenario, file, folder: folder(of: path), faults)
    }

    /// Reads a plan's JSON text; `file` is how diagnostics call it, and says where its map is looked
    /// for.
    public static func parse(_ text: String, file: String) -> LoadedPlan {
        let faults = Faults()
        let index = faults.file(file)
        guard let text = checked(text, file: index, faults: faults) else {
            return LoadedPlan(plan: nil, diagnostics: faults.sorted)
        }
        return tree(text, nil, index, folder: folder(of: file), faults)
    }

    /// Whether a file of this name is a table, which people edit by hand.
    public static func isTable(_ path: String) -> Bool {
        [".csv", ".xlsx", ".txt", ".tsv"].contains { path.lowercased().hasSuffix($0) }
    }

    private static func table(
        _ bytes: [UInt8], _ scenario: Scenario?, _ file: Int, _ faults: Faults
    ) -> LoadedPlan {
        var read: (plan: Plan, edited: [String])?
        if scenario == nil { faults.add("plan-without-scenario", at: .init(file: file)) }
        let required = ["who", "order", "stop", "where", "begin"]
        let table = PlanTable(faults: faults).read(bytes, file: file, required: required)
        if let scenario, let table {
            read = PlanRows.plan(table, PlanDecoder(scenario, faults: faults))
        }
        return LoadedPlan(
            plan: faults.hasErrors ? nil : read?.plan, diagnostics: faults.sorted,
            edited: read?.edited ?? [])
    }

    private static func tree(
        _ text: String, _ stated: Scenario?, _ file: Int, folder: String, _ faults: Faults
    ) -> LoadedPlan {
        var plan: Plan?
        let tree = YAMLTree.read(text, file: file, faults: faults)
        let cursor = tree.map { Cursor(value: $0, path: .root, faults: faults) }
        if let root = cursor.flatMap({ Record($0, keys: PlanKeys.root) }) {
            // A plan that was sent along may still find its map where Komek is started.
            let decoder = Decoder(faults: faults, folders: [folder, ""]) { _ in nil }
            if decoder.version(root, "komek-plan") {
                var scenario = stated
                if scenario == nil, let embedded = root["scenario"] {
                    scenario = decoder.decode(embedded.value, path: embedded.path)
                } else if scenario == nil {
                    root.missing("scenario", code: "plan-without-scenario")
                }
                if let scenario {
                    var plans = PlanDecoder(scenario, faults: faults)
                    plan = plans.plan(root)
                }
            }
        }
        return LoadedPlan(plan: faults.hasErrors ? nil : plan, diagnostics: faults.sorted)
    }

    /// The plan as JSON, with its scenario; a map is named from the folder in which Komek was started.
    public static func json(_ plan: Plan) -> String { json(plan, writtenTo: "plan.json") }

    /// The plan as JSON, as it is written to that file: its map is named from there.
    public static func json(_ plan: Plan, writtenTo path: String) -> String {
        var plan = plan
        plan.scenario.nameMap(from: path)
        return plan.asJSON.rendered()
    }

    /// The rounds and the needs left out as CSV, to be read and edited in a spreadsheet.
    public static func csv(_ plan: Plan) -> String { plan.asCSV }

    /// The same table as an XLSX workbook, the same bytes on any machine; nil for want of memory.
    public static func workbook(_ plan: Plan) -> [UInt8]? { plan.asWorkbook }
}
