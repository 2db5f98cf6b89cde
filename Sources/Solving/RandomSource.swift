/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): small, fast, the same everywhere.
package struct RandomSource: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    /// A generator for one part of the work: independent of how the parts are scheduled.
    package init(seed: UInt64, stream: Int) {
        var mixer = RandomSource(
            seed: seed &+ UInt64(bitPattern: Int64(stream)) &* 0xd1b5_4a32_d192_ed03)
        state = mixer.next()
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// A number from 0 to `bound − 1` (Lemire's multiplication; its bias is below 2⁻³²).
    @inline(__always) package mutating func below(_ bound: Int) -> Int {
        Int((UInt64(next() >> 32) &* UInt64(bound)) >> 32)
    }

    /// True with probability `numerator / 1024`.
    @inline(__always) package mutating func chance(_ numerator: Int) -> Bool {
        Int(next() >> 54) < numerator
    }
}
