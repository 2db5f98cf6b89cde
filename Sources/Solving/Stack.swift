/// A growing stack of plain values that allocates only when it grows, and may be changed through a
/// `let`.
///
/// The owner calls ``deallocate()`` in its `deinit`.
struct Stack<Element: BitwiseCopyable> {
    private struct Header {
        var base: UnsafeMutablePointer<Element>
        var count: Int
        var capacity: Int
    }
    private let header: UnsafeMutablePointer<Header>

    init(capacity: Int = 64) {
        header = .allocate(capacity: 1)
        header.initialize(
            to: Header(
                base: .allocate(capacity: max(capacity, 1)), count: 0, capacity: max(capacity, 1)))
    }

    func deallocate() {
        header.pointee.base.deallocate()
        header.deallocate()
    }

    @inline(__always) var count: Int { header.pointee.count }
    @inline(__always) var isEmpty: Bool { header.pointee.count == 0 }

    @inline(__always) subscript(index: Int) -> Element {
        get {
            assert(index >= 0 && index < count)
            return header.pointee.base[index]
        }
        nonmutating set {
            assert(index >= 0 && index < count)
            header.pointee.base[index] = newValue
        }
    }

    /// A pointer to one element, valid until the next ``append(_:)``.
    @inline(__always) func at(_ index: Int) -> UnsafeMutablePointer<Element> {
        assert(index >= 0 && index < count)
        return header.pointee.base + index
    }

    @inline(__always) func append(_ element: Element) {
        if header.pointee.count == header.pointee.capacity { grow() }
        (header.pointee.base + header.pointee.count).initialize(to: element)
        header.pointee.count &+= 1
    }

    @inline(__always) func removeLast() -> Element {
        assert(count > 0)
        header.pointee.count &-= 1
        return header.pointee.base[header.pointee.count]
    }

    @inline(__always) func removeAll() { header.pointee.count = 0 }

    /// Keeps the first `count` elements.
    @inline(__always) func truncate(to count: Int) { header.pointee.count = count }

    private func grow() {
        let capacity = header.pointee.capacity * 2
        let base = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        base.update(from: header.pointee.base, count: header.pointee.count)
        header.pointee.base.deallocate()
        header.pointee.base = base
        header.pointee.capacity = capacity
    }
}
