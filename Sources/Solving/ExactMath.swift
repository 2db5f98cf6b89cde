/// Logarithm and exponential of basic IEEE 754 operations only, hence the same bits on every
/// machine.
///
/// libm's differ in the last place between versions, which is enough to change a search.
enum ExactMath {
    private static let ln2 = 0.6931471805599453

    /// Natural logarithm of a positive number, by `2 atanh((x − 1)/(x + 1))` after scaling to [1,
    /// 2).
    static func log(_ value: Double) -> Double {
        var x = value
        var exponent = 0.0
        while x >= 2 { (x, exponent) = (x / 2, exponent + 1) }
        while x < 1 { (x, exponent) = (x * 2, exponent - 1) }
        let z = (x - 1) / (x + 1)
        let square = z * z
        var (term, sum) = (z, 0.0)
        var k = 1.0
        while k < 40 {
            sum += term / k
            term *= square
            k += 2
        }
        return 2 * sum + exponent * ln2
    }

    /// e to the power of a number, by Taylor's series after halving eight times.
    static func exp(_ value: Double) -> Double {
        let x = value / 256
        var (term, sum) = (1.0, 1.0)
        for k in 1...12 {
            term *= x / Double(k)
            sum += term
        }
        for _ in 0..<8 { sum *= sum }
        return sum
    }

    /// `−ln(u)` in 16 fractional bits for 1,024 values of u in (0, 1): the exponential distribution
    /// that annealing draws from, as integers.
    static let exponentialTable: [Int] = (0..<1024).map { k in
        Int((-log((Double(k) + 0.5) / 1024) * 65536).rounded())
    }
}
