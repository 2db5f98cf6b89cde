/// An OpenStreetMap file as a plain value: points, ways over them, relations.
///
/// Nodes are numbered from 0 in the order of their ids; ways name nodes by that number.
public struct MapData: Sendable, Equatable {
    /// A node that says something: a crossing, a barrier, an address, a shop.
    public struct Place: Sendable, Equatable {
        /// The node's number.
        public var node: Int32
        /// What is there.
        public var tags: Tags
        /// A place of its parts.
        public init(node: Int32, tags: Tags) { (self.node, self.tags) = (node, tags) }
    }

    /// A line or, if it is closed, perhaps an area.
    ///
    /// A way some of whose nodes are not in the file is told as several, with the same id, one for
    /// each unbroken part: no part crosses what is not there.
    public struct Way: Sendable, Equatable {
        /// OpenStreetMap's number.
        public var id: Int64
        /// Two or more nodes, by number, in the way's direction.
        public var nodes: [Int32]
        /// What it is.
        public var tags: Tags
        /// Ends where it begins.
        public var isClosed: Bool { nodes.count > 3 && nodes.first == nodes.last }
    }

    /// Elements that belong together: a turn restriction, an area with holes, a bus route.
    public struct Relation: Sendable, Equatable {
        /// OpenStreetMap's number.
        public var id: Int64
        /// In the order of the file; not all need be in the file.
        public var members: [Member]
        /// What it is.
        public var tags: Tags
    }

    /// One element of a relation.
    public struct Member: Sendable, Equatable {
        /// Sorts of elements, numbered as in PBF.
        public enum Kind: Int, Sendable { case node, way, relation }
        /// Its sort.
        public var kind: Kind
        /// OpenStreetMap's number.
        public var id: Int64
        /// For example `outer`, `from`, `via`; often empty.
        public var role: String
    }

    /// The box that the file states, else the one around all nodes; nil for an empty map.
    public internal(set) var bounds: Box?
    /// When the data was taken from OpenStreetMap, else the last edit in it: seconds since 1970,
    /// UTC.
    public internal(set) var date: Int?
    /// The program that wrote the file, as it calls itself.
    public internal(set) var generator = ""
    /// OpenStreetMap's numbers of the nodes, ascending.
    public internal(set) var nodeIDs: [Int64] = []
    /// Where the nodes are.
    public internal(set) var coordinates: [Coordinate] = []
    /// Nodes with tags, in the order of their numbers.
    public internal(set) var places: [Place] = []
    /// In the order of the file.
    public internal(set) var ways: [Way] = []
    /// In the order of the file.
    public internal(set) var relations: [Relation] = []

    /// A map of nothing.
    public init() {}

    /// The number of the node with this id.
    ///
    /// - Complexity: logarithmic.
    public func node(id: Int64) -> Int32? {
        var (low, high) = (0, nodeIDs.count)
        while low < high {
            let middle = (low + high) / 2
            if nodeIDs[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low < nodeIDs.count && nodeIDs[low] == id ? Int32(low) : nil
    }

    /// Where a node is.
    public subscript(node: Int32) -> Coordinate { coordinates[Int(node)] }

    /// The points of a way, in its direction.
    public func line(of way: Way) -> [Coordinate] { way.nodes.map { coordinates[Int($0)] } }
}
