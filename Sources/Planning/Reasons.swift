import Model
import Scenarios
import Solving

/// Finds out on the final plan why a need is left out.
struct Reasons {
    private let translation: Translation
    private let solution: Solution

    init(_ translation: Translation, _ solution: Solution) {
        self.translation = translation
        self.solution = solution
    }

    func reason(for client: Int32) -> Reason? { nil }
}
