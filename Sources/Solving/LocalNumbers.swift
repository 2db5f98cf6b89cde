/// From a problem's clients to those of an instance.
struct LocalNumbers {
    private let numbers: [Int32]

    /// - Parameters:
    ///   - clients: the instance's, in their order there.
    ///   - count: how many the problem has.
    init(_ clients: [Int32], of count: Int) {
        var numbers = [Int32](repeating: -1, count: count)
        for (i, client) in clients.enumerated() { numbers[Int(client)] = Int32(i) }
        self.numbers = numbers
    }

    /// The local number; nil for a client of elsewhere.
    subscript(client: Int32) -> Int32? {
        let number = numbers[Int(client)]
        return number >= 0 ? number : nil
    }
}
