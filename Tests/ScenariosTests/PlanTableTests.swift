import Foundation
import Testing

@testable import Scenarios

@Suite("a plan that went through a spreadsheet program")
struct PlanTableTests {
    private func load(_ content: [String: [UInt8]], _ name: String) throws -> LoadedPlan {
        let folder = try TemporaryFolder([:])
        for (name, bytes) in content {
            try Data(bytes).write(to: URL(fileURLWithPath: folder.file(name)))
        }
        return PlanFile.load(path: folder.file(name), scenario: try PlanTests.plan().scenario)
    }

    @Test("reads back from XLSX, which is the same bytes each time")
    func workbook() throws {
        let plan = try PlanTests.plan()
        let bytes = try #require(PlanFile.workbook(plan))
        #expect(PlanFile.workbook(plan) == bytes)
        let loaded = try load(["plan.xlsx": bytes], "plan.xlsx")
        #expect(loaded.diagnostics == [] && loaded.edited == [])
        #expect(loaded.plan?.rounds == plan.rounds)
        #expect(loaded.plan?.leftOut.map(\.need) == plan.leftOut.map(\.need))
    }

    @Test("may have semicolons, a byte order mark and times as fractions of a day")
    func saved() throws {
        let text =
            "\u{FEFF}Who;Order;Stop;Where;Goods;Begin;End;\r\nayan;1;start;;;0,375;0,375\r\nayan;2;visit;extra;;9:21:30;09:30:00\r\nayan;3;end;;;0.5;0.5\r\n"
        let loaded = try load(["plan.csv": Array(text.utf8)], "plan.csv")
        #expect(loaded.diagnostics == [])
        #expect(
            loaded.plan?.rounds[0].stops == [
                Stop(.start, begin: 32_400, end: 32_400),
                Stop(.visit(need: "extra"), begin: 33_690, end: 34_200),
                Stop(.end, begin: 43_200, end: 43_200),
            ])
    }

    @Test("that is damaged or lacks its columns says so")
    func damaged() throws {
        var bytes = try #require(PlanFile.workbook(try PlanTests.plan()))
        bytes.removeLast(bytes.count / 2)
        #expect(try load(["a.xlsx": bytes], "a.xlsx").diagnostics.map(\.code) == ["xlsx-damaged"])
        let other = try load(["a.csv": Array("a;b\n1;2\n".utf8)], "a.csv")
        #expect(other.diagnostics.map(\.code) == ["csv-columns"])
        let twice = try load(["a.csv": Array("who;order;stop;where;begin;who\n".utf8)], "a.csv")
        #expect(twice.diagnostics.map(\.code) == ["duplicate-key"])
        let open = try load(
            ["a.csv": Array("who;order;stop;where;begin\nayan;1;start;;9:00\nayan;\"2\n".utf8)],
            "a.csv")
        #expect(open.diagnostics.map(\.code) == ["csv-syntax"])
    }

    @Test("whose rows were dragged says so, and whose round it is")
    func dragged() throws {
        let text =
            "who,order,stop,where,begin\nayan,1,start,,9:00\nayan,3,visit,extra,9:30\nayan,2,visit,h17/snow,9:10\nayan,4,end,,10:00\n"
        let loaded = try load(["plan.csv": Array(text.utf8)], "plan.csv")
        #expect(
            loaded.diagnostics.map { "\($0.severity) \($0.code) \($0.found ?? "")" } == [
                "warning plan-order ayan"
            ])
        #expect(loaded.edited == ["ayan"])
        #expect(loaded.plan?.rounds[0].stops[1].kind == .visit(need: "extra"))
    }

    /// A visit at `begin`, or a start (S) or end (E), at a place with a number.
    private func rows(_ text: String) -> [PlanRow] {
        text.split(separator: " ").map { word in
            let parts = word.split(separator: ":").map(String.init)
            let begin = Int(parts[3]) ?? 0
            let kind: Stop.Kind =
                parts[0] == "S" ? .start : parts[0] == "E" ? .end : .visit(need: parts[0])
            return PlanRow(
                number: Int(parts[1]), position: Int(parts[2]) ?? 0, isTimed: parts[3] != "-",
                stop: Stop(kind, begin: begin, end: begin), origin: .init(file: 0))
        }
    }

    private func order(_ text: String) -> String {
        let sequence = PlanSequence(rows(text))
        let names = sequence.stops.map { stop in
            switch stop.kind {
            case .start: "S"
            case .visit(let need): need
            default: "E"
            }
        }
        return names.joined() + (sequence.departure.map { " " + $0.rawValue } ?? "")
            + (sequence.isEdited ? " edited" : "")
    }

    @Test("is read in the order that its editor meant")
    func sequences() {
        // Word: what, number, place, begin.
        #expect(order("S:1:0:0 a:2:1:10 b:3:2:20 E:4:3:30") == "SabE")
        // Dragged: places differ from numbers and times.
        #expect(order("S:1:0:0 b:3:1:20 a:2:2:10 E:4:3:30") == "SbaE by-rows edited")
        // Renumbered: numbers differ from places and times.
        #expect(order("S:1:0:0 a:3:1:10 b:2:2:20 E:4:3:30") == "SbaE by-numbers edited")
        // Sorted by another column, rounds torn apart.
        #expect(order("a:2:0:10 b:3:5:20 E:4:7:30 S:1:9:0") == "SabE")
        // Sorted by another column, the round still in one block: it does not begin with a start.
        #expect(order("a:2:0:10 b:3:1:20 E:4:2:30 S:1:3:0") == "SabE")
        // `who` changed: the row c is far away and has the number of another round.
        #expect(order("S:1:0:0 a:2:1:10 b:3:2:20 E:4:3:30 c:9:12:15") == "SacbE by-times edited")
        #expect(order("c:1:0:15 S:1:5:0 a:2:6:10 b:3:7:20 E:4:8:30") == "SacbE by-times edited")
        // `who` changed and dragged into the round: its number is another's.
        #expect(order("S:1:0:0 a:2:1:10 c:9:2:50 b:3:3:20 E:4:4:30") == "SacbE by-rows edited")
        // Put in by hand, without number and time.
        #expect(order("S:1:0:0 a:2:1:10 c:-:2:- b:3:3:20 E:4:4:30") == "SacbE edited")
        // Only a time was typed.
        #expect(order("S:1:0:0 a:2:1:12 b:3:2:20 E:4:3:30") == "SabE")
        #expect(order("S:1:0:0 a:2:1:25 b:3:2:20 E:4:3:30") == "SabE edited")
        // Two shifts.
        #expect(order("S:1:0:0 a:2:1:10 E:3:2:20 S:4:3:30 b:5:4:40 E:6:5:50") == "SaESbE")
        // Nothing fits: numbers, for the checker to complain.
        #expect(order("a:1:0:10 b:2:1:5") == "ab edited")
    }
}
