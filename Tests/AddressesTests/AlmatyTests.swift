import Addresses
import Foundation
import Maps
import TestSupport
import Testing

/// Addresses of Almaty as people might write them; how the list was made stands in its README.
@Suite("addresses of Almaty")
struct AlmatyTests {
    private static let book = Result { AddressBook(try MapFile.load(path: MapPaths.almaty)) }
    private let book: AddressBook

    init() throws { book = try Self.book.get() }

    private struct Row {
        var written: String
        var place: Coordinate
    }

    private func rows() throws -> [Row] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
        return try String(contentsOfFile: "\(folder)/Almaty/hundred.tsv", encoding: .utf8).split(
            separator: "\n"
        ).map {
            let cells = $0.split(separator: "\t").map(String.init)
            let place = Coordinate(
                latitude: try #require(Double(cells[1])), longitude: try #require(Double(cells[2])))
            return Row(written: cells[0], place: try #require(place))
        }
    }

    @Test(
        "of a hundred altered addresses nine in ten are found within 50 m, none is silently far off"
    )
    func hundred() throws {
        let rows = try rows()
        #expect(rows.count >= 100)
        var (near, questions) = (0, 0)
        for row in rows {
            switch book.find(row.written) {
            case .found(let hit):
                let metres = hit.point.metres(to: row.place)
                if metres <= 50 { near += 1 }
                #expect(
                    metres <= 500 || hit.isApproximate, "\(row.written): \(metres) m, \(hit)")
            case .question: questions += 1
            case .unknown: break
            }
        }
        print("addresses: \(near) of \(rows.count) within 50 m, \(questions) questions")
        #expect(near * 10 >= rows.count * 9)
    }

    @Test(
        "a house in a village is a question where the city's street of that name is meant as well")
    func village() {
        guard case .question(let hits) = book.find("Абай 10") else {
            Issue.record("no question")
            return
        }
        #expect(hits.map(\.kind) == [.house, .street])
        // The village is 20 km away from the avenue.
        #expect(hits[0].point.metres(to: hits[1].point) > 10_000)
    }

    @Test("the avenue and a street that it crosses meet in one place")
    func crossing() {
        guard case .found(let hit) = book.find("Абай даңғылы мен Жароков көшесінің қиылысы") else {
            Issue.record("not found")
            return
        }
        #expect(hit.kind == .crossing)
    }

    @Test("whatever is asked has an answer, twice the same")
    func anything() {
        var random = SplitMix(seed: 5)
        let pieces = [
            "Абая", "10", "/", " ", " ", "ул", ".", ",", "мкр", "3", "-", "А", "кв", "(", "к", "ё",
            "\u{301}", "🏠", "9999999999999999999999",
        ]
        for _ in 0..<2000 {
            let count = Int(random.next() % 9)
            let text = (0..<count).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }
                .joined()
            #expect(book.find(text) == book.find(text))
        }
    }
}
