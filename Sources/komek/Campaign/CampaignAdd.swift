import ArgumentParser
import Campaigns
import JSONText
import Scenarios
import Texts

/// `komek campaign add`: a request by hand.
struct CampaignAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Take a request, or what is new about a household.",
        discussion: """
            A household is known again by --household, or by its door, name and phone. To clear up \
            an address give --household with --lat and --lon; --need may then be left out.
            """)

    @Option(
        name: .customLong("need"), help: "What is needed: basket, snow, or a kind of the template.")
    var needs: [String] = []

    @Option(help: "The household's id.")
    var household: String?

    @Option(help: "First name.") var name: String?
    @Option(help: "Surname.") var surname: String?
    @Option(help: "Phone.") var phone: String?
    @Option(help: "Street.") var street: String?
    @Option(help: "House.") var house: String?
    @Option(help: "Entrance.") var entrance: String?
    @Option(help: "Floor.") var floor: String?
    @Option(help: "Flat.") var flat: String?
    @Option(help: "Door code.") var code: String?
    @Option(help: "A note for the sheet.") var note: String?
    @Option(help: "Degrees north.") var lat: Double?
    @Option(help: "Degrees east.") var lon: Double?

    @Option(help: "Whose household it is, for the report: large-family, elderly, …")
    var group: String?

    @Option(help: "must, high, normal, low, or minutes of volunteer time.")
    var value: String?

    @Option(help: "When somebody is in: 10:00-13:00; several times.")
    var window: [String] = []

    @Option(help: "A language that is spoken: kk, ru; several times.")
    var speaks: [String] = []

    @Flag(help: "The household isolates itself.")
    var isolating = false

    @Option(help: "The day it was asked; today unless stated.")
    var received: CalendarDate?

    @Option(help: "Not before this day.")
    var from: CalendarDate?

    @Option(help: "Promised for this day at the latest.")
    var promised: CalendarDate?

    @Option(help: "Comes back so many days after it was done.")
    var every: Int?

    @Option(help: "The last day on which it comes back.")
    var until: CalendarDate?

    @Flag(help: "Take it even if it is probably another household's request again.")
    var all = false

    @Flag(help: "Print the result as JSON, for machines.")
    var json = false

    @OptionGroup var options: CampaignOptions

    func validate() throws {
        if needs.isEmpty, household == nil { throw ValidationError("Give at least one --need.") }
        if (lat == nil) != (lon == nil) { throw ValidationError("Give both --lat and --lon.") }
        let isOnEarth =
            (-90...90).contains(lat ?? 0) && (-180...180).contains(lon ?? 0)
        if !isOnEarth { throw ValidationError("--lat takes −90 to 90, --lon −180 to 180.") }
        if household == nil, name == nil, surname == nil, phone == nil, street == nil, lat == nil {
            throw ValidationError(
                "Say who or where: --household, --name, --phone, --street, --lat.")
        }
        if let every, every < 1 || every > 3650 {
            throw ValidationError("--every takes a number of days from 1 to 3650.")
        }
    }

    func run() throws {
        let stamp = options.stamp
        try options.open { ledger in
            let request = request(stamp)
            let result = try ledger.take([request], takesDoubtful: all, stamp: stamp)
            try options.requireNone(result.diagnostics)
            for taken in result.taken { tell(taken, of: request.code) }
            if result.taken.contains(where: { if case .doubtful = $0 { true } else { false } }) {
                throw ExitCode(1)
            }
        }
    }

    private func request(_ stamp: Stamp) -> NewRequest {
        var request = NewRequest(received: received?.date ?? stamp.today)
        request.household = household
        request.contact = Contact(name: name, surname: surname, phone: phone)
        (request.contact.street, request.contact.house) = (street, house)
        (request.contact.entrance, request.contact.floor) = (entrance, floor)
        (request.contact.flat, request.contact.code) = (flat, code)
        request.contact.note = note
        (request.lat, request.lon, request.sort) = (lat, lon, group ?? "")
        if !window.isEmpty { request.fields.append(("windows", .texts(window))) }
        if !speaks.isEmpty { request.fields.append(("speaks", .texts(speaks))) }
        if isolating { request.fields.append(("isolating", .flag(true))) }
        request.needs = needs.map { kind in
            var need: [(String, JSON)] = [("kind", .text(kind))]
            if let value {
                let isNumber = value.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 }
                need.append(("value", isNumber ? .raw(value) : .text(value)))
            }
            return need
        }
        request.earliest = from?.date
        request.promised = promised?.date
        request.repeats = every
        request.repeatsUntil = until?.date
        return request
    }

    private func tell(_ taken: Taken, of household: String) {
        if json {
            print(taken.json.rendered(), terminator: "")
            return
        }
        switch taken {
        case .new(let numbers):
            options.say(.added(numbers, household: household))
        case .known(let number): options.say(.known(number))
        case .updated(let code): options.say(.householdUpdated(code))
        case .doubtful(let code, let other, let why):
            options.output.note(
                CampaignSentence.doubtful(household: code, other: other, why: why)
                    .text(in: options.language))
        }
    }
}
