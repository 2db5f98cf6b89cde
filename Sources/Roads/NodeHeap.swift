/// A binary heap of nodes by key, smallest first; ties by node, so that the order is one.
struct NodeHeap<Key: Comparable & BitwiseCopyable> {
    struct Item: BitwiseCopyable {
        var key: Key
        var node: Int32
    }
    private var items: [Item] = []

    var isEmpty: Bool { items.isEmpty }
    var first: Item? { items.first }

    mutating func removeAll() { items.removeAll(keepingCapacity: true) }

    private static func isBefore(_ a: Item, _ b: Item) -> Bool {
        a.key < b.key || (a.key == b.key && a.node < b.node)
    }

    mutating func push(_ key: Key, _ node: Int32) {
        let item = Item(key: key, node: node)
        items.append(item)
        var child = items.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            if !Self.isBefore(item, items[parent]) { break }
            items[child] = items[parent]
            child = parent
        }
        items[child] = item
    }

    mutating func pop() -> Item? {
        guard let top = items.first, let item = items.popLast() else { return nil }
        if items.isEmpty { return top }
        var parent = 0
        while true {
            var child = 2 * parent + 1
            if child >= items.count { break }
            if child + 1 < items.count, Self.isBefore(items[child + 1], items[child]) { child += 1 }
            if !Self.isBefore(items[child], item) { break }
            items[parent] = items[child]
            parent = child
        }
        items[parent] = item
        return top
    }
}
