/// One text in the three languages; none can be forgotten.
public struct Phrase: Sendable, Equatable {
    /// Kazakh.
    public let kk: String
    /// Russian.
    public let ru: String
    /// English.
    public let en: String

    /// A text of its three versions.
    public init(_ kk: String, _ ru: String, _ en: String) {
        (self.kk, self.ru, self.en) = (kk, ru, en)
    }

    /// The version in this language.
    public subscript(language: Language) -> String {
        switch language {
        case .kk: kk
        case .ru: ru
        case .en: en
        }
    }
}
