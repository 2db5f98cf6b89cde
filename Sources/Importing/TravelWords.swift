import Spreadsheets

/// How somebody travels, out of words: «есть», «велосипед», «без машины», «жаяу».
enum TravelWords {
    /// Parts of words, folded when they are used.
    private static let stems: [(stem: String, mode: String)] = [
        ("велосипед", "bicycle"), ("bicycl", "bicycle"), ("bike", "bicycle"), ("пеш", "foot"),
        ("жаяу", "foot"), ("foot", "foot"), ("walk", "foot"), ("авто", "car"), ("машин", "car"),
        ("колик", "car"), ("колиг", "car"), ("car", "car"), ("легков", "car"),
    ].map { (folded($0.0), $0.1) }
    private static let none: Set<String> = [
        "нет", "нету", "без", "жок", "no", "none", "without",
    ]
    private static let doubt: Set<String> = ["не", "или", "maybe", "or", "not", "емес", "немесе"]

    /// The mode of travel; nil where none or several may be meant.
    static func mode(_ cell: Cell) -> String? {
        switch yesOrNo(cell) {
        case true?: return "car"
        case false?: return "foot"
        case nil: break
        }
        let words = folded(cell.text).split(separator: " ").map(String.init)
        // «Автобус» has «авто» in it, but nobody delivers by bus with a car's times.
        var modes = Set(
            words.filter { !$0.hasPrefix("автобус") }.compactMap { word in
                stems.first { word.contains($0.stem) }?.mode
            })
        guard doubt.isDisjoint(with: words) else { return nil }
        if !none.isDisjoint(with: words) {
            modes.remove("car")
            return modes.isEmpty ? "foot" : modes.count == 1 ? modes.first : nil
        }
        return modes.count == 1 ? modes.first : nil
    }

    /// Whether a text may be the name of a car: nothing in it speaks of travel or of doubt.
    static func isThing(_ text: String) -> Bool {
        let words = folded(text).split(separator: " ").map(String.init)
        return doubt.isDisjoint(with: words) && none.isDisjoint(with: words)
            && !words.contains { word in
                word.hasPrefix("автобус") || stems.contains { word.contains($0.stem) }
            }
    }
}
