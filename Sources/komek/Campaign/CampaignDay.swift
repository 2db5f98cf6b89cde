import ArgumentParser
import Campaigns
import Scenarios
import Texts

/// `komek campaign day`: a day's scenario out of template and queue.
struct CampaignDay: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "day",
        abstract: "Make a day's scenario: the template and the most urgent requests.")

    @Argument(help: "The day: 2021-03-21.")
    var date: CalendarDate

    @Option(help: "Write the scenario (JSON).")
    var out: String?

    @OptionGroup var choice: DayChoice
    @OptionGroup var options: CampaignOptions

    func run() throws {
        let stamp = options.stamp
        if let out { try orFail(out) { try checkWritable(out) } }
        try options.open { ledger in
            try choice.setAbsent(ledger, on: date.date, stamp)
            guard let draft = try ledger.draft(date.date, choice.options, stamp: stamp) else {
                options.output.note(CampaignWord.nothingToPlan.text(in: options.language))
                return
            }
            options.say(
                .dayChosen(date.date.parts, requests: draft.requests.count, left: draft.left))
            choice.tellUnrecorded(draft, options)
            if let out {
                try orFail(out) {
                    // A day has addresses in it.
                    try writeAtomically(
                        ScenarioFile.json(draft.scenario, writtenTo: out), to: out, isPrivate: true)
                }
                print(Sentence.written(path: out).text(in: options.language))
            }
        }
    }
}

/// How a day is made of the queue.
struct DayChoice: ParsableArguments {
    @Option(
        help: "Most requests of a day; what its hands may manage, and some more, unless stated.")
    var most: Int?

    @Option(help: "Volunteers who do not come that day: dauren,serik (nobody: all come).")
    var without: String?

    @Option(parsing: .unconditional, help: "Degrees Celsius, printed on the plan.")
    var temperature: Int?

    func validate() throws {
        if let most, most < 1 || most > 100_000 {
            throw ValidationError("--most takes a number from 1 to 100000.")
        }
        if let temperature, temperature < -90 || temperature > 60 {
            throw ValidationError("--temperature takes a number from −90 to 60.")
        }
    }

    var options: DayDraft.Options {
        var options = DayDraft.Options()
        (options.most, options.temperature) = (most, temperature)
        return options
    }

    func setAbsent(_ ledger: Ledger, on day: Day.Date, _ stamp: Stamp) throws {
        guard let without else { return }
        let names = without == "nobody" ? [] : without.split(separator: ",").map(String.init)
        try ledger.setAbsent(names, on: day, stamp: stamp)
    }

    func tellUnrecorded(_ draft: DayDraft, _ options: CampaignOptions) {
        for (day, visits) in draft.unrecorded {
            options.output.note(
                CampaignSentence.unrecordedDay(day.parts, visits: visits)
                    .text(in: options.language))
        }
    }
}
