import ArgumentParser

/// The program: subcommands, one file each.
@main
struct Komek: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "komek",
        abstract: "Plans the day of volunteers: who visits whom, when, with what.",
        version: komekVersion,
        subcommands: [
            PlanCommand.self, CheckCommand.self, ReplanCommand.self, ReplaceCommand.self,
            ExplainCommand.self, WhatIfCommand.self, SheetsCommand.self, ImportCommand.self,
            MapCommand.self,
            CampaignCommand.self, SolveCommand.self,
            BenchCommand.self,
        ])
}

/// Printed by `--version` and written into every plan.
let komekVersion = "0.1.0"
