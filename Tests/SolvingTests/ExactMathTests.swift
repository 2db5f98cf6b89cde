import Foundation
import Testing

@testable import Solving

@Suite("Exact mathematics")
struct ExactMathTests {
    @Test(
        "logarithm and exponential are those of the library to fourteen digits",
        arguments: [1e-9, 0.004, 0.3, 0.999, 1, 1.5, 2, 60, 12_345.678, 1e15])
    func agrees(value: Double) {
        let logarithm = ExactMath.log(value)
        #expect(abs(logarithm - log(value)) <= 1e-14 * max(1, abs(log(value))))
        let exponential = ExactMath.exp(logarithm)
        #expect(abs(exponential - value) <= 1e-12 * value)
    }
}
