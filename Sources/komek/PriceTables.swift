import Planning
import Scenarios
import Texts

/// What a little more of something would save, as tables.
struct PriceTables {
    /// A heading with its rows: a centre, what, and what that saves.
    typealias Table = (heading: ExplainText, rows: [[String]])

    private let prices: DayPrices
    private let language: Language

    init(_ prices: DayPrices, _ language: Language) {
        (self.prices, self.language) = (prices, language)
    }

    /// What the figures are worth.
    var note: ExplainText { prices.worthwhile.isEmpty ? .nothingHelps : .estimates }

    /// Hands, hours and goods; those last two only where there are any.
    ///
    /// - Parameter more: what stands behind the estimate, where anything does.
    func tables(
        more: (DayPrices.Price) throws -> ExplainText?
    ) rethrows -> [Table] {
        let all: [(ExplainText, [DayPrices.Price])] = [
            (.oneMoreHand, prices.hands), (.oneMoreHour, prices.hours),
            (.morePieces(DayPrices.pieces), prices.stock),
        ]
        return try all.enumerated().filter { $0.offset == 0 || !$0.element.1.isEmpty }.map {
            let (heading, list) = $0.element
            return (
                heading,
                try list.map { price in
                    let worth: ExplainText =
                        price.saved > 0 ? .about(price.saved / 1000) : .savesNothing
                    let texts = [worth] + [try more(price)].compactMap(\.self)
                    return [price.centre, price.supposition.subject]
                        + texts.map { $0.text(in: language) }
                }
            )
        }
    }
}

extension Supposition {
    /// Whom or what it is about, in few words; empty for what the centre says.
    fileprivate var subject: String {
        switch self {
        case .more(let like, _): "+ \(like)"
        case .longer(let who, _): who
        case .stock(_, let good, _): good
        default: ""
        }
    }
}
