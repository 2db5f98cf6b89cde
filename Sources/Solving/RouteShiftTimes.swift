import Model

/// Clock times of a scheduled shift, replayed from the choices of the scheduler.
struct RouteShiftTimes {
    private(set) var start: Int32
    private(set) var end: Int32
    private(set) var visits: [Visit] = []
    /// Begin of each item, in order.
    private(set) var begins: [Int32] = []

    init(
        start: Int32, path: [Scheduler.Label], items: [Scheduler.Item], travelToEnd: Int32,
        breaks: [RestRule]
    ) {
        self.start = start
        var now = start
        end = start
        for (k, label) in path.enumerated() {
            let travel = k < items.count ? items[k].travel : travelToEnd
            var free = now
            var rest: Int32 = 0
            for index in [Int(label.gap & 15), Int(label.gap >> 4)] where index > 0 {
                let rule = breaks[index - 1]
                let begin = max(free, rule.window.start)
                free = begin + rule.duration
                rest += rule.duration
                visits.append(Visit(.rest(index - 1), begin: begin, end: free))
            }
            let begin = max(max(free, now + travel + rest), label.window.start)
            guard k < items.count else {
                end = begin
                break
            }
            let item = items[k]
            begins.append(begin)
            now = begin + item.service
            let kind: Visit.Kind = item.isLoad ? .load(depot: item.depot) : .client(item.code)
            visits.append(Visit(kind, begin: begin, end: now))
        }
    }
}
