/// What came of a visit, or of a request without one.
public enum VisitOutcome: String, Sendable, CaseIterable {
    /// What was asked is done.
    case done
    /// Nobody opened.
    case notAtHome = "not-at-home"
    /// The household does not want it.
    case refused
    /// The household is not there.
    case wrongAddress = "wrong-address"
    /// It takes more than those who came could do.
    case needsHelp = "needs-help"
    /// Nobody got there.
    case notDone = "not-done"
    /// It was called off.
    case withdrawn

    /// Whether it answers the request: nobody has to come again.
    public var isAnswer: Bool {
        switch self {
        case .done, .refused, .withdrawn: true
        case .notAtHome, .wrongAddress, .needsHelp, .notDone: false
        }
    }

    /// As it stands on sheets and in reports.
    public var phrase: Phrase {
        switch self {
        case .done: Phrase("орындалды", "выполнено", "done")
        case .notAtHome: Phrase("үйде жоқ", "нет дома", "not at home")
        case .refused: Phrase("бас тартты", "отказ", "refused")
        case .wrongAddress: Phrase("мекенжай қате", "адрес неверен", "address wrong")
        case .needsHelp: Phrase("көмек керек", "нужна помощь", "needs help")
        case .notDone: Phrase("барылмады", "не дошли", "not visited")
        case .withdrawn: Phrase("өтінім қайтарылды", "заявка снята", "withdrawn")
        }
    }

    /// A sign that any keyboard has.
    public var sign: String {
        switch self {
        case .done: "+"
        case .notAtHome: "-"
        case .refused: "x"
        case .wrongAddress: "?"
        case .needsHelp: "!"
        case .notDone: "0"
        case .withdrawn: "w"
        }
    }

    /// The outcome that a word means: its name, its words in any language, or its sign.
    public init?(word: String) {
        let wanted = word.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        // Letters that look the same on a Cyrillic keyboard.
        let signs = ["х": "x", "−": "-", "–": "-", "—": "-", "о": "0"]
        for outcome in Self.allCases {
            let words =
                [outcome.rawValue, outcome.rawValue.replacing("-", with: " "), outcome.sign]
                + Language.allCases.map { outcome.phrase[$0] }
            if words.contains(wanted) || words.contains(signs[wanted] ?? "") {
                self = outcome
                return
            }
        }
        return nil
    }
}
