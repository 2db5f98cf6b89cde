import Addresses
import JSONText
import Texts

/// Where an address is on a map, as text and as JSON.
public struct AddressSheet {
    private let answer: AddressAnswer

    /// A sheet of an answer.
    public init(_ answer: AddressAnswer) { self.answer = answer }

    /// There is one such place.
    public var isFound: Bool {
        if case .found = answer { true } else { false }
    }

    private var hits: [AddressHit] {
        switch answer {
        case .found(let hit): [hit]
        case .question(let hits): hits
        case .unknown: []
        }
    }

    private var similar: [String] {
        if case .unknown(let similar) = answer { similar } else { [] }
    }

    /// For a terminal.
    public func text(language: Language, style: TerminalStyle) -> String {
        func text(_ text: AddressText) -> String { text.text(in: language) }
        var page = Page(style)
        switch answer {
        case .found: break
        case .question: page.paragraph(Inked(text(.question), .strong))
        case .unknown: page.paragraph(Inked(text(.unknown), .strong))
        }
        page.table(
            hits.map {
                [
                    Inked($0.point.asText, .strong), Inked(text($0.kind.text), .quiet),
                    Inked($0.name),
                ]
            }, indent: isFound ? 0 : 2)
        if case .found(let hit) = answer {
            for doubt in hit.doubts { page.paragraph(Inked(text(doubt.text)), prefix: "  ") }
        }
        if !similar.isEmpty {
            page.paragraph(
                Inked("\(text(.similar)): \(similar.joined(separator: " · "))"), prefix: "  ")
        }
        return page.text
    }

    /// For machines.
    public var json: String {
        let word =
            switch answer {
            case .found: "found"
            case .question: "question"
            case .unknown: "unknown"
            }
        return JSON.object([
            ("answer", .text(word)), ("places", .list(hits.map(json))),
            ("similar", .texts(similar)),
        ]).rendered()
    }

    private func json(_ hit: AddressHit) -> JSON {
        .object(
            [
                ("kind", .text(hit.kind.rawValue)), ("place", .text(hit.point.asText)),
                ("street", .text(hit.street)),
            ] + (hit.detail.map { [("detail", .text($0))] } ?? []) + [
                ("doubts", .texts(hit.doubts.map(\.rawValue)))
            ])
    }
}

extension AddressHit.Kind {
    fileprivate var text: AddressText {
        switch self {
        case .house: .house
        case .crossing: .crossing
        case .street: .street
        }
    }
}

extension AddressHit.Doubt {
    /// What is said of it, at the door too.
    var text: AddressText {
        switch self {
        case .middle: .middle
        case .otherName: .otherName
        case .namesake: .namesake
        }
    }
}
