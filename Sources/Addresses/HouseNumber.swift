/// House numbers as they are compared.
enum HouseNumber {
    /// One number.
    ///
    /// «12 корпус 1», «12к1» and «12/1» are `12/1`; «12 А», «12-a» and «12 "А"» are
    /// `12а`. nil where it does not begin with a number.
    static func compared(_ text: String) -> String? {
        var result = ""
        for word in comparedWords(withoutBrackets(text)) where !labels.contains(word) {
            let isNumber = word.first?.isNumber ?? false
            if result.isEmpty {
                guard isNumber else { return nil }
                result = word
            } else if isNumber {
                if !result.hasSuffix("/") { result += "/" }
                result += word
            } else if blocks.contains(word) {
                if !result.hasSuffix("/") { result += "/" }
            } else {
                result += word
            }
        }
        // «12к» is a house with a letter.
        if result.hasSuffix("/") { result = String(result.dropLast()) + "к" }
        return result.isEmpty ? nil : result
    }

    /// The numbers that a map states for one building: «87, 89» are two.
    static func all(in text: String) -> [String] {
        text.split(whereSeparator: { $0 == "," || $0 == ";" }).compactMap { compared(String($0)) }
    }

    /// Words before a number that only say that it is one.
    static let labels = Set(["д", "дом", "үй", "үйі", "house", "№"].flatMap(comparedWords))
    static let blocks = Set(
        ["к", "корп", "корпус", "корпусы", "блок", "block", "стр", "строение"]
            .flatMap(comparedWords))
}
