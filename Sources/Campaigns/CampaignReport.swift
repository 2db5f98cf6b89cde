import Scenarios
import Texts

/// What a campaign came to within a period: every figure is counted from what was recorded.
public struct CampaignReport: Sendable {
    /// The campaign's name.
    public var name: String
    /// First day of the period.
    public var from: Day.Date
    /// Last day of the period.
    public var to: Day.Date
    /// Requests that fell due in the period, and what became of them until its last day.
    public var requests = Requests()
    /// The same by kind, the most frequent first.
    public var kinds: [(kind: String, requests: Requests)] = []
    /// The same by the sort of household; the empty one is not stated.
    public var sorts: [(sort: String, requests: Requests)] = []
    /// How soon requests were answered.
    public var promptness = Promptness()
    /// What came of visits and requests in the period.
    public var outcomes: [(what: VisitOutcome, number: Int)] = []
    /// Every day of the period.
    public var days: [DayLine] = []
    /// Goods by centre.
    public var stock: [StockLine] = []
    /// Everybody who was out, by id.
    public var volunteers: [VolunteerLine] = []
    /// Meetings at doors.
    public var sanitary = Sanitary()

    /// Requests and their answers.
    public struct Requests: Sendable, Equatable {
        /// How many there were.
        public var received = 0
        /// Done.
        public var done = 0
        /// The household did not want it any more, or it was withdrawn.
        public var declined = 0
        /// Not answered yet.
        public var open: Int { received - done - declined }
        /// Pieces of `basket` that were handed out.
        public var baskets = 0
    }

    /// Days from when a request falls due until it is answered.
    public struct Promptness: Sendable, Equatable {
        /// Requests that were answered, or have waited for two days or longer.
        public var counted = 0
        /// Of these, answered on the same day, within one day, within two days.
        public var within = [0, 0, 0]

        /// Share in tenths of a per cent; nil where nothing is counted.
        public func share(_ days: Int) -> Int? {
            counted == 0 ? nil : (within[days] * 1000 + counted / 2) / counted
        }
    }

    /// A day.
    public struct DayLine: Sendable, Equatable {
        /// The date.
        public var day: Day.Date
        /// Requests that fell due.
        public var received = 0
        /// Visits in the day's plan.
        public var planned = 0
        /// Requests done.
        public var done = 0
        /// Visits that led to nothing.
        public var inVain = 0
        /// Pieces of `basket` handed out.
        public var baskets = 0
        /// Requests of the kind `snow` done.
        public var yards = 0
    }

    /// A good at a centre.
    public struct StockLine: Sendable, Equatable {
        /// The centre's id; empty: no centre is known.
        public var centre: String
        /// The good's id.
        public var good: String
        /// What there was, deliveries until the period's end included; nil is unlimited.
        public var had: Int?
        /// Handed out in the period.
        public var handed: Int
        /// Handed out since the campaign began.
        public var handedInAll: Int
        /// What is left.
        public var left: Int? { had.map { $0 - handedInAll } }
    }

    /// A volunteer's days.
    public struct VolunteerLine: Sendable, Equatable {
        /// The id.
        public var id: String
        /// Days out.
        public var days: Int
        /// Duty.
        public var seconds: Int
        /// Way.
        public var metres: Int
        /// Visits that were made.
        public var visits: Int
    }

    /// Meetings at doors, as sanitary rules count them.
    public struct Sanitary: Sendable, Equatable {
        /// Households that were met, each once a round.
        public var contacts = 0
        /// Rounds in which anybody was met.
        public var rounds = 0
        /// The most households of a round.
        public var most = 0
        /// What the rules allow; nil is no limit.
        public var limit: Int?
        /// Rounds beyond it.
        public var beyond = 0
        /// Meetings with households that isolate.
        public var isolating = 0
        /// Meetings without contact.
        public var contactFree = 0
    }

    /// Least, middle and most of what volunteers gave; nil where nobody was out.
    public func spread(_ amount: (VolunteerLine) -> Int) -> (least: Int, median: Int, most: Int)? {
        let amounts = volunteers.map(amount).sorted()
        guard let least = amounts.first, let most = amounts.last else { return nil }
        let middle = (amounts[(amounts.count - 1) / 2] + amounts[amounts.count / 2]) / 2
        return (least, middle, most)
    }
}
