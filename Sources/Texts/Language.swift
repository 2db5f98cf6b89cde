/// A language that Komek speaks.
public enum Language: String, Sendable, CaseIterable {
    case kk, ru, en
}
