import Testing
import Texts

@Suite("words about maps")
struct MapTextTests {
    @Test("every class of road has a word in each language, no two the same")
    func classes() {
        for language in Language.allCases {
            let words = RoadWord.allCases.map { $0.phrase[language] }
            #expect(words.allSatisfy { !$0.isEmpty })
            #expect(Set(words).count == words.count)
        }
    }

    @Test("numbers stand where no case ending depends on them")
    func sentences() {
        #expect(
            MapText.houses(768, streets: 1204).text(in: .ru)
                == "номера домов: 768, названия улиц: 1204")
        let size = MapText.size(width: 359, height: 430).text(in: .kk)
        #expect(size == "35,9\u{A0}×\u{A0}43\u{A0}км")
    }
}
