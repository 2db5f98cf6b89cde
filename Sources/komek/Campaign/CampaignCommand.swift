import ArgumentParser

/// `komek campaign`: the month, in one file.
struct CampaignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "campaign",
        abstract: "Keep a campaign of many days: requests in, plans, outcomes, report.",
        discussion: """
            Everything is in one file (--campaign, else KOMEK_CAMPAIGN, else campaign.komek), which \
            only you may read. Several people may use it at once.
            """,
        subcommands: [
            CampaignInit.self, CampaignAdd.self, CampaignImport.self, CampaignStock.self,
            CampaignDay.self, CampaignPlan.self, CampaignRecord.self, CampaignStatus.self,
            CampaignReportCommand.self, CampaignExport.self, CampaignForget.self,
            CampaignExpire.self, CampaignBackup.self, CampaignLog.self,
        ])
}
