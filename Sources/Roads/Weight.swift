import Maps

/// Time and distance of a way in one number: milliseconds in the upper half, centimetres in the lower.
///
/// Sums add both at once, and the smaller of two is the quicker, then the shorter. So shortest paths
/// have one distance, whichever algorithm finds them.
typealias Weight = UInt64

extension Weight {
    /// There is no way.
    ///
    /// Sums of two weights below it do not overflow.
    static let unreachable: Weight = 1 << 62

    /// The weight of so many milliseconds and centimetres; nil where it is longer than anybody
    /// drives in a city (2³⁰ ms, twelve days).
    init?(milliseconds: Int, centimetres: Int) {
        guard (0..<1 << 30).contains(milliseconds), (0..<1 << 31).contains(centimetres) else {
            return nil
        }
        self = UInt64(milliseconds) << 32 | UInt64(centimetres)
    }

    /// At so many metres an hour, milliseconds rounded up.
    init?(centimetres: Int, metresPerHour speed: Int) {
        guard speed > 0, (0..<1 << 31).contains(centimetres) else { return nil }
        self.init(
            milliseconds: (centimetres * 36_000 + speed - 1) / speed, centimetres: centimetres)
    }

    var milliseconds: Int { Int(self >> 32) }
    var centimetres: Int { Int(self & 0xffff_ffff) }

    /// The part of this weight that belongs to `part` of `whole` centimetres, rounded down.
    /// - Precondition: `0 <= part <= whole < 2³¹`
    func share(_ part: Int, of whole: Int) -> Weight {
        guard part < whole else { return self }
        return UInt64(milliseconds * part / whole) << 32 | UInt64(centimetres * part / whole)
    }
}
