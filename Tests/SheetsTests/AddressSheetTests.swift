import Addresses
import Maps
import Sheets
import TestSupport
import Testing
import Texts

@Suite("the answer to an address")
struct AddressSheetTests {
    /// A house, a house written otherwise, houses of one name, a crossing, a street's middle, a
    /// misspelled street.
    private static let asked = [
        "ул. Кожамкулова, 56 Б", "Абай даңғылы, 38", "Абай 10", "Абай даңғылы / Жароков",
        "проспект Джандосова, 5", "Кожомкулов 5",
    ]

    @Test(
        "is a place, a question, or streets that are spelled nearly so",
        arguments: Language.allCases)
    func golden(language: Language) throws {
        let book = AddressBook(try MapFile.load(path: MapPaths.almaty))
        let style = TerminalStyle(width: 80, colours: false)
        var (text, json) = ("", "")
        for address in Self.asked {
            let sheet = AddressSheet(book.find(address))
            text += "$ \(address)\n" + sheet.text(language: language, style: style) + "\n"
            json += "$ \(address)\n" + sheet.json + "\n"
        }
        try expectGolden(text, "find.\(language.rawValue).txt")
        if language == .en { try expectGolden(json, "find.json.txt") }
    }
}
