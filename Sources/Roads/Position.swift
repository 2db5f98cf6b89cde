import Maps

/// A place on the road: the point of the kerb nearest to a door.
public struct RoadPosition: Sendable, Equatable, BitwiseCopyable {
    /// The piece of road.
    var link: Int32
    /// Centimetres from the link's beginning.
    var offset: Int32
    /// Where that is.
    public var point: Coordinate
    /// Centimetres from there to the door, walked.
    public var walk: Int32
}

/// A place that no road comes near to.
public struct FarFromRoads: Error, Sendable, Equatable {
    /// Whole metres to the nearest road of a part that is large enough; nil where there is none.
    public var metres: Int?
}

/// A grid over the pieces of a graph's links, to find the nearest one.
struct LinkIndex: Sendable {
    /// A straight piece of a link.
    private struct Piece: BitwiseCopyable {
        var cell: Int64
        var link: Int32
        /// Index of its first point.
        var point: Int32
    }

    /// How far from the road a place may be, metres.
    static let reach = 300.0
    /// A cell's sides, 10⁻⁷ degrees: some 220 m from south to north, and at 51° from west to east.
    private static let (height, width): (Int32, Int32) = (20_000, 30_000)

    private let pieces: [Piece]
    private let cells: [Int64: Range<Int>]
    /// Pieces that cross more cells than are worth listing.
    private let long: [Piece]

    init(_ graph: RoadGraph) {
        var pieces: [Piece] = []
        var long: [Piece] = []
        for link in 0..<graph.linkCount where graph.isUsable[link] {
            for point in graph.firstPoint[link]..<graph.firstPoint[link + 1] - 1 {
                let box = Self.cells(graph.points[Int(point)], graph.points[Int(point) + 1])
                if box.rows.count * box.columns.count > 64 {
                    long.append(Piece(cell: 0, link: Int32(link), point: point))
                    continue
                }
                for row in box.rows {
                    for column in box.columns {
                        pieces.append(
                            Piece(
                                cell: Self.key(row, column), link: Int32(link), point: point))
                    }
                }
            }
        }
        pieces.sort { ($0.cell, $0.point) < ($1.cell, $1.point) }
        var cells: [Int64: Range<Int>] = [:]
        var start = 0
        for i in pieces.indices
        where i + 1 == pieces.count || pieces[i + 1].cell != pieces[i].cell {
            cells[pieces[i].cell] = start..<i + 1
            start = i + 1
        }
        (self.pieces, self.long, self.cells) = (pieces, long, cells)
    }

    private static func key(_ row: Int32, _ column: Int32) -> Int64 {
        Int64(row) << 32 | Int64(UInt32(bitPattern: column))
    }

    private static func cells(
        _ a: Coordinate, _ b: Coordinate
    ) -> (rows: ClosedRange<Int32>, columns: ClosedRange<Int32>) {
        let (s, n) = (min(a.lat, b.lat) / height, max(a.lat, b.lat) / height)
        let (w, e) = (min(a.lon, b.lon) / width, max(a.lon, b.lon) / width)
        return (s...n, w...e)
    }

    /// The nearest point of the road within ``reach``.
    func nearest(_ place: Coordinate, in graph: RoadGraph) throws(FarFromRoads) -> RoadPosition {
        let plane = Plane(around: place)
        var best = Nearest()
        if let window = plane.window(Self.reach) {
            let box = Self.cells(window.least, window.most)
            for row in box.rows {
                for column in box.columns {
                    guard let range = cells[Self.key(row, column)] else { continue }
                    for piece in pieces[range] { best.look(at: piece, plane, graph) }
                }
            }
            for piece in long { best.look(at: piece, plane, graph) }
        }
        if best.metres > Self.reach {
            // Rare, and only to tell how far it is.
            for piece in pieces { best.look(at: piece, plane, graph) }
            for piece in long { best.look(at: piece, plane, graph) }
        }
        guard let piece = best.piece else { throw FarFromRoads(metres: nil) }
        guard best.metres <= Self.reach else {
            throw FarFromRoads(metres: Int(best.metres.rounded()))
        }
        return position(best, piece, plane, graph)
    }

    private func position(
        _ best: Nearest, _ piece: Piece, _ plane: Plane, _ graph: RoadGraph
    ) -> RoadPosition {
        let points = graph.points
        var offset = 0
        for i in Int(graph.firstPoint[Int(piece.link)])..<Int(piece.point) {
            offset += centimetres(points[i], points[i + 1])
        }
        let (a, b) = (points[Int(piece.point)], points[Int(piece.point) + 1])
        offset += Int((Double(centimetres(a, b)) * best.part).rounded())
        return RoadPosition(
            link: piece.link,
            offset: Int32(min(offset, graph.length(ofLink: Int(piece.link)))),
            point: between(a, b, best.part), walk: Int32((best.metres * 100).rounded()))
    }

    /// The best so far.
    private struct Nearest {
        var squared = Double.infinity
        var part = 0.0
        var piece: Piece?

        var metres: Double { squared.squareRoot() }

        /// The first of several that are equally near: pieces come in one order.
        mutating func look(at piece: Piece, _ plane: Plane, _ graph: RoadGraph) {
            let a = plane.metres(graph.points[Int(piece.point)])
            let b = plane.metres(graph.points[Int(piece.point) + 1])
            let (dx, dy) = (b.x - a.x, b.y - a.y)
            let length = dx * dx + dy * dy
            let t = length > 0 ? min(1, max(0, -(a.x * dx + a.y * dy) / length)) : 0
            let (x, y) = (a.x + t * dx, a.y + t * dy)
            let distance = x * x + y * y
            let isCloser =
                distance < squared
                || (distance == squared && piece.point < self.piece?.point ?? .max)
            if isCloser { (squared, part, self.piece) = (distance, t, piece) }
        }
    }

    /// A plane that touches the earth at a place, in metres from there.
    private struct Plane {
        private let centre: Coordinate
        private let perLat: Double
        private let perLon: Double

        init(around centre: Coordinate) {
            self.centre = centre
            perLat = metresBetween(0, 0, 1, 0) / 1e7
            perLon = perLat * cosine(degrees: centre.latitude)
        }

        func metres(_ point: Coordinate) -> (x: Double, y: Double) {
            (
                Double(Int64(point.lon) - Int64(centre.lon)) * perLon,
                Double(Int64(point.lat) - Int64(centre.lat)) * perLat
            )
        }

        /// The box of so many metres around; nil at the poles, where it has no west and east.
        func window(_ reach: Double) -> Box? {
            guard centre.latitude.magnitude < 85 else { return nil }
            let (dLat, dLon) = (Int32(reach / perLat) + 1, Int32(reach / perLon) + 1)
            return Box(
                Coordinate(lat: centre.lat - dLat, lon: max(-1_800_000_000, centre.lon - dLon)),
                Coordinate(lat: centre.lat + dLat, lon: min(1_800_000_000, centre.lon + dLon)))
        }
    }
}

/// The point that lies at this part of the way between two.
func between(_ a: Coordinate, _ b: Coordinate, _ part: Double) -> Coordinate {
    func mix(_ x: Int32, _ y: Int32) -> Int32 {
        Int32((Double(x) + (Double(y) - Double(x)) * part).rounded())
    }
    return Coordinate(lat: mix(a.lat, b.lat), lon: mix(a.lon, b.lon))
}
