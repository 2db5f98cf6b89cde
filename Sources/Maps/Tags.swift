/// What a map says about one of its elements: keys and values, each key once.
public struct Tags: Sendable, Equatable {
    /// One key with its value, for example `highway` and `residential`.
    public struct Tag: Sendable, Equatable {
        /// What is told.
        public var key: String
        /// What it is.
        public var value: String
        /// A key with its value.
        public init(_ key: String, _ value: String) { (self.key, self.value) = (key, value) }
    }

    /// All of them, in the order of the file.
    public private(set) var list: [Tag]

    /// Tags in this order.
    public init(_ list: [Tag] = []) { self.list = list }

    /// The value of a key, if it is stated.
    ///
    /// - Complexity: linear in the number of tags, which are few.
    public subscript(key: String) -> String? {
        for tag in list where tag.key == key { return tag.value }
        return nil
    }

    /// Nothing is told.
    public var isEmpty: Bool { list.isEmpty }
}

extension Tags: ExpressibleByDictionaryLiteral {
    /// Tags as written: `["highway": "crossing"]`.
    public init(dictionaryLiteral pairs: (String, String)...) {
        list = pairs.map { Tag($0.0, $0.1) }
    }
}
