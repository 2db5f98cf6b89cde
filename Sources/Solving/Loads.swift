import Model

extension SIMD8<Int32> {
    /// Some amount is larger than the other's.
    ///
    /// The signs of the differences, gathered by halves: `any(a .> b)` of the library is a call.
    /// Amounts lie within ±`unlimited`, so that differences keep their signs.
    @inline(__always) func exceeds(_ other: Load) -> Bool {
        let room = other &- self
        let half = room.lowHalf | room.highHalf
        let quarter = half.lowHalf | half.highHalf
        return quarter.x | quarter.y < 0
    }
}
