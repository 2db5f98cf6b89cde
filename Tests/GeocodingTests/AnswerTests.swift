import Addresses
import Foundation
import Maps
import Testing

@testable import Geocoding

@Suite("what servers of addresses answer")
struct AnswerTests {
    static func answer(_ name: String) throws -> [UInt8] {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Answers/\(name).json")
        return Array(try Data(contentsOf: url))
    }

    /// «12/1 Абай даңғылы 51.1005,71.401», with the reach of a street.
    private func line(_ place: ServedPlace) -> String {
        let reach = place.reach.map { " \($0) m" } ?? ""
        return (place.house.map { $0 + " " } ?? "") + place.street
            + " \(place.point.latitude),\(place.point.longitude)" + reach
    }

    @Test("is houses by Photon, the town and other things passed over")
    func photonHouse() throws {
        let places = PhotonAnswer.places(try Self.answer("photon-house"))
        #expect(
            places?.map(line) == [
                "12/1 Абай даңғылы 51.1005,71.401", "12/1 Абай даңғылы 51.1004,71.4012",
                "12 Абай даңғылы 51.1001,71.409",
            ])
    }

    @Test("is streets with their bounds and houses of quarters by Photon, no stops")
    func photonStreet() throws {
        let places = PhotonAnswer.places(try Self.answer("photon-street"))
        // 0.02° of longitude at 51.1° north: 0.02 × 111,195 m × cos 51.1° = 1,396.6 m.
        #expect(
            places?.map(line) == [
                "Абай даңғылы 51.1,71.41 1397 m", "11 5-ықшам аудан 51.12,71.45",
            ])
    }

    @Test("is the same by Nominatim, whose degrees are texts")
    func nominatim() throws {
        #expect(
            NominatimAnswer.places(try Self.answer("nominatim-house"))?.map(line) == [
                "12/1 Абай даңғылы 51.1005,71.401", "12/1 Абай даңғылы 51.1004,71.4012",
            ])
        #expect(
            NominatimAnswer.places(try Self.answer("nominatim-street"))?.map(line) == [
                "Абай даңғылы 51.1,71.41 1397 m"
            ])
    }

    @Test("is nothing where nothing was found, and no answer where it is none")
    func none() {
        #expect(PhotonAnswer.places(Array("{\"features\":[]}".utf8)) == [])
        #expect(NominatimAnswer.places(Array("[]".utf8)) == [])
        for text in ["", "[", "{}", "<html>", "{\"error\":\"x\"}", "[1]", "{\"features\":[{}]}"] {
            #expect(PhotonAnswer.places(Array(text.utf8)) == nil, "\(text)")
            #expect(NominatimAnswer.places(Array(text.utf8)) == nil, "\(text)")
        }
    }

    @Test("has no places that are nowhere on Earth")
    func nowhere() throws {
        for (good, bad) in [("51.1005", "91"), ("[71.401,", "[-200,"), ("51.1004", "1e300")] {
            let photon = String(decoding: try Self.answer("photon-house"), as: UTF8.self)
            let places = PhotonAnswer.places(Array(photon.replacing(good, with: bad).utf8))
            #expect(places?.count == 2)
        }
        for bad in ["north", "nan", "inf", "", "99"] {
            let text = String(decoding: try Self.answer("nominatim-house"), as: UTF8.self)
            let places = NominatimAnswer.places(Array(text.replacing("51.1004", with: bad).utf8))
            #expect(places?.count == 1, "\(bad)")
        }
    }
}
