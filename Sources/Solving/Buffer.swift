/// A fixed block of plain values: bounds are checked in debug builds and cost nothing in release.
///
/// For the hot arrays of the search, where `Array` in a class pays for exclusivity and uniqueness
/// tests. The owner calls ``deallocate()`` in its `deinit`.
struct Buffer<Element: BitwiseCopyable> {
    let base: UnsafeMutablePointer<Element>
    let count: Int

    init(repeating value: Element, count: Int) {
        base = .allocate(capacity: max(count, 1))
        base.initialize(repeating: value, count: max(count, 1))
        self.count = count
    }

    init(_ values: [Element]) {
        base = .allocate(capacity: max(values.count, 1))
        for (i, value) in values.enumerated() { (base + i).initialize(to: value) }
        count = values.count
    }

    /// A part of another buffer, which owns it.
    init(_ block: Buffer, from first: Int, count: Int) {
        assert(first >= 0 && first + count <= block.count)
        (base, self.count) = (block.base + first, count)
    }

    func deallocate() { base.deallocate() }

    subscript(index: Int) -> Element {
        @inline(__always) get {
            assert(index >= 0 && index < count)
            return base[index]
        }
        @inline(__always) nonmutating set {
            assert(index >= 0 && index < count)
            base[index] = newValue
        }
    }

    subscript(index: Int32) -> Element {
        @inline(__always) get { self[Int(index)] }
        @inline(__always) nonmutating set { self[Int(index)] = newValue }
    }

    /// A pointer to one element, to read or write single fields in place.
    @inline(__always) func at(_ index: Int32) -> UnsafeMutablePointer<Element> {
        assert(index >= 0 && Int(index) < count)
        return base + Int(index)
    }
}
