/// Why a file could not be read as a map.
public struct MapError: Error, Sendable, Equatable {
    /// What is wrong.
    public enum Fault: String, Sendable, CaseIterable {
        /// There is no such file.
        case notFound = "map-not-found"
        /// The system does not let us read it.
        case unreadable = "map-unreadable"
        /// It ends within a record.
        case truncated = "map-truncated"
        /// It is no OpenStreetMap file of a kind we read.
        case notAMap = "map-unknown-format"
        /// A record contradicts the format.
        case corrupted = "map-corrupted"
        /// A well-formed file asks for what we do not have (a compression, a feature).
        case unsupported = "map-unsupported"
        /// It has more than the memory of a small machine holds.
        case tooLarge = "map-too-large"
    }

    /// What is wrong.
    public var fault: Fault
    /// Where: byte of the file (PBF) or line (XML), as ``place`` says; nil for the whole file.
    public var offset: Int?
    /// What ``offset`` counts.
    public var place: Place
    /// What was found there, in the format's own words.
    public var found: String

    /// What an offset counts.
    public enum Place: String, Sendable { case byte, line }

    /// An error of its facts.
    public init(_ fault: Fault, _ found: String = "", at offset: Int? = nil, _ place: Place = .byte)
    {
        (self.fault, self.offset, self.place, self.found) = (fault, offset, place, found)
    }
}
