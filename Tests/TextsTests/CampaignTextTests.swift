import Testing

@testable import Texts

@Suite("the words of campaigns")
struct CampaignTextTests {
    /// Words that are the same in Kazakh and Russian.
    static let shared: Set<CampaignWord> = [.median]

    private static let kazakh: Set<Unicode.Scalar> = Set("әғқңөұүһіӘҒҚҢӨҰҮҺІ".unicodeScalars)

    private func expectGood(_ text: (Language) -> String, _ name: String) {
        let all = Language.allCases.map(text)
        #expect(Set(all).count == 3, "\(name): \(all)")
        for version in all {
            #expect(!version.isEmpty && version.first != " " && version.last != " ", "\(name)")
            #expect(!version.contains("  ") && !version.hasSuffix(".."), "\(name): \(version)")
        }
        #expect(!text(.ru).unicodeScalars.contains(where: Self.kazakh.contains), "\(name)")
        let hasCyrillic = text(.en).unicodeScalars.contains { (0x400...0x52F).contains($0.value) }
        #expect(!hasCyrillic, "\(name)")
    }

    @Test("none is empty, copied, or in another language's letters")
    func words() {
        for word in CampaignWord.allCases where !Self.shared.contains(word) {
            expectGood(word.text, "\(word)")
        }
        for outcome in VisitOutcome.allCases {
            expectGood({ outcome.phrase[$0] }, "\(outcome)")
        }
    }

    @Test("sentences differ by language and keep their arguments")
    func sentences() {
        let day: CampaignSentence.Date = (2021, 3, 21)
        let all: [(CampaignSentence, [String])] = [
            (.request(17, kind: "k"), ["17", "k"]), (.received(day), ["21", "2021"]),
            (.promised(day), ["2021"]), (.answered(.done, day), ["2021"]),
            (.planned(day, from: 36_000, to: 39_600), ["10:00", "11:00"]),
            (.whoComes(["a", "b"]), ["a, b"]), (.unrecorded(day), ["21"]),
            (.place(3, of: 41), ["3", "41"]), (.whyPlace, []),
            (.putOff(day, reason: "impossible"), ["21"]), (.putOff(day, reason: ""), ["21"]),
            (.putOff(day, reason: "notWorthIt"), ["21"]), (.putOff(day, reason: "stock"), ["21"]),
            (.attempt(.notAtHome, day), ["21"]),
            (.notBefore(day), ["21"]), (.spacing(since: day, until: (2021, 4, 4)), ["21", "4"]),
            (.noPlace, []), (.wrongAddress, []), (.made(path: "p"), ["p"]),
            (.changed(path: "p"), ["p"]), (.added([1, 2], household: "h"), ["1, 2", "h"]),
            (.known(4), ["4"]), (.householdUpdated("h"), ["h"]),
            (.doubtful(household: "h", other: 4, why: "same-phone"), ["h", "4", "--all"]),
            (.doubtful(household: "h", other: 4, why: "same-door"), ["h"]),
            (.doubtful(household: "h", other: 4, why: "similar-name"), ["h"]),
            (.imported(new: 5, known: 6, doubtful: 7), ["5", "6", "7"]), (.withoutPlace(8), ["8"]),
            (.dayChosen(day, requests: 5, left: 6), ["5", "6"]),
            (.unrecordedDay(day, visits: 7), ["7"]),
            (.dayPlanned(day, done: 5, left: 6, rounds: 7), ["5", "6", "7"]),
            (.recorded(5, .done, instead: .refused), ["5"]), (.alreadyRecorded(5, .done), ["5"]),
            (.comesBack(5, day), ["5"]), (.alsoPlanned(5, day), ["5"]), (.recordedInAll(9), ["9"]),
            (.delivered(5, good: "g", centre: "c"), ["5", "g", "c"]),
            (.forgotten(household: "h", plans: 2), ["h", "2"]), (.expired(3), ["3"]),
            (.backedUp(path: "p"), ["p"]), (.backupsRemain, []),
        ]
        for (sentence, arguments) in all {
            expectGood(sentence.text, "\(sentence)")
            for language in Language.allCases {
                for argument in arguments {
                    #expect(sentence.text(in: language).contains(argument), "\(sentence)")
                }
            }
        }
        let share = CampaignSentence.answeredWithin(share: "71 %", number: 5, of: 7)
        for language in Language.allCases { #expect(share.text(in: language).contains("71 %")) }
    }

    @Test("every fault says what is wrong in each language, with its facts")
    func faults() {
        let all: [(CampaignFault, [String])] = [
            (.notFound(path: "p"), ["p", "init"]), (.exists(path: "p"), ["p"]),
            (.foreign(path: "p"), ["p", "--campaign"]),
            (.damaged(path: "p", detail: "d"), ["p", "d", ".recover"]), (.newer(path: "p"), ["p"]),
            (.busy(path: "p"), ["p", "--wait"]), (.matrixTemplate(path: "p"), ["p", "roads"]),
            (.unknownRequest("9"), ["9"]), (.unknownHousehold("h"), ["h"]),
            (.unknownVolunteer("v"), ["v"]), (.unknownCentre("c"), ["c"]),
            (.noStock(centre: "c", good: "g"), ["c", "g"]), (.pastDay("2021"), ["2021"]),
            (.futureDay("2021"), ["2021"]), (.beforeReceived(request: 9, received: "2021"), ["9"]),
            (.dayIsRecorded("2021"), ["2021"]), (.nobodyComes("2021"), ["2021"]),
            (.changedMeanwhile([4, 5]), ["4, 5"]), (.noPlan("2021"), ["2021"]),
            (.noSheet("s", day: "2021"), ["s", "2021"]), (.noStop(4, sheet: "s"), ["4", "s"]),
            (.closed(request: 9, as: .done, day: "2021"), ["9", "--day 2021"]),
            (.notPlanned(request: 9, day: "2021"), ["9", "2021"]),
            (.notRecordedYet(request: 9, day: "2021"), ["9", "--day 2021"]),
            (.laterOutcome(request: 9, day: "2021"), ["9", "2021"]),
            (.followed(request: 9, by: 8), ["9", "8"]), (.notExpired("2021"), ["2021"]),
            (.unknownOutcome("w"), ["w"]), (.badLine(3, file: "f", found: "x"), ["3", "f", "x"]),
            (.missingColumn("c", file: "f"), ["c", "f"]),
            (.unreadable(path: "p", detail: "d"), ["p", "d"]),
        ]
        for (fault, facts) in all {
            expectGood(fault.text, "\(fault)")
            for language in Language.allCases {
                for fact in facts { #expect(fault.text(in: language).contains(fact), "\(fault)") }
            }
        }
        #expect(CampaignFault.system(path: "p", detail: "d").text(in: .kk) == "p: d")
    }
}
