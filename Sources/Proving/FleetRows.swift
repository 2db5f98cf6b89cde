import LinearProgramming

/// The master's rows for what a fleet has: shifts, hours, and what each shift brings for its trips.
struct FleetRows {
    private let fleet: Fleet
    private let vehicles: Row
    private let hours: Row
    private let duration: Row
    private let clients: Row?
    private let trips: Row?
    /// Hours keep coefficients near one.
    private static let hour = 3600.0

    /// - Parameter unit: scaled cost that the program counts as 1.
    init(
        _ fleet: Fleet, clients n: Int, unit: Double, in program: inout LinearProgram
    ) throws(LinearProgramError) {
        self.fleet = fleet
        vehicles = try program.addRow(.atMost(Double(fleet.count)))
        hours = try program.addRow(.atMost(0))
        duration = try program.addRow(.atMost(0))
        clients = fleet.mostClients < n ? try program.addRow(.atMost(0)) : nil
        trips =
            fleet.mostTrips > 0 && fleet.mostTrips < n - 1 ? try program.addRow(.atMost(0)) : nil
        for piece in fleet.hours {
            try program.addColumn(
                cost: Double(piece.slope) * FleetRows.hour / unit,
                bounds: .within(0...Double(piece.seconds) / FleetRows.hour),
                entries: [ColumnEntry(hours, -1)])
        }
    }

    func entries(_ column: Column) -> [ColumnEntry] {
        let length = Double(column.duty) / FleetRows.hour
        let last = column.isLast ? 1.0 : 0
        var list = [ColumnEntry(hours, length)]
        if column.isLast { list.append(ColumnEntry(vehicles, 1)) }
        func add(_ row: Row?, _ amount: Double) {
            if let row, amount != 0 { list.append(ColumnEntry(row, amount)) }
        }
        add(duration, length - last * Double(fleet.mostDuration) / FleetRows.hour)
        add(clients, Double(column.clients.count) - last * Double(fleet.mostClients))
        let before = column.isLoaded && !column.isLast ? 1.0 : 0
        add(trips, before - last * Double(fleet.mostTrips))
        return list
    }

    /// What the rows are worth; at least 0, scaled.
    func duals(_ rows: [Double], unit: Double) -> Duals {
        func price(_ row: Row?) -> Double { row.map { max(0, -rows[$0.index]) * unit } ?? 0 }
        return Duals(
            vehicle: price(vehicles), hours: price(hours) / FleetRows.hour,
            duration: price(duration) / FleetRows.hour, clients: price(clients),
            trips: price(trips))
    }

    /// As they came, not rounded.
    struct Duals {
        var vehicle = 0.0
        var hours = 0.0
        var duration = 0.0
        var clients = 0.0
        var trips = 0.0

        /// What a column pays.
        func cost(of column: Column, _ fleet: Fleet) -> Double {
            var cost = (hours + duration) * Double(column.duty)
            cost += clients * Double(column.clients.count)
            guard column.isLast else { return column.isLoaded ? cost + trips : cost }
            return cost + vehicle - duration * Double(fleet.mostDuration)
                - clients * Double(fleet.mostClients) - trips * Double(fleet.mostTrips)
        }
    }
}
