/// Something that is counted in a printed text.
public enum Counted: Sendable, CaseIterable {
    case need, visit, person, basket, iteration, error, warning, violation

    /// The noun in all its forms after a numeral.
    var forms: PluralForms {
        switch self {
        case .need:
            PluralForms("өтінім", "заявка", "заявки", "заявок", "need", "needs")
        case .visit:
            PluralForms("үйге бару", "визит", "визита", "визитов", "visit", "visits")
        case .person:
            PluralForms("адам", "человек", "человека", "человек", "person", "people")
        case .basket:
            PluralForms(
                "азық-түлік себеті", "продуктовая корзина", "продуктовые корзины",
                "продуктовых корзин", "food basket", "food baskets")
        case .iteration:
            PluralForms("қадам", "итерация", "итерации", "итераций", "iteration", "iterations")
        case .error:
            PluralForms("қате", "ошибка", "ошибки", "ошибок", "error", "errors")
        case .warning:
            PluralForms(
                "ескерту", "предупреждение", "предупреждения", "предупреждений", "warning",
                "warnings")
        case .violation:
            PluralForms("бұзушылық", "нарушение", "нарушения", "нарушений", "fault", "faults")
        }
    }
}

/// A noun as it stands after a numeral, in each language.
struct PluralForms: Sendable, Equatable {
    /// Kazakh has one: the noun stays singular after a numeral (5 себет).
    let kk: String
    /// 1, 21, 101; not 11.
    let ruOne: String
    /// 2 to 4, 22 to 24; not 12 to 14.
    let ruFew: String
    /// The others.
    let ruMany: String
    /// 1.
    let enOne: String
    /// All but 1.
    let enOther: String

    init(
        _ kk: String, _ ruOne: String, _ ruFew: String, _ ruMany: String, _ enOne: String,
        _ enOther: String
    ) {
        (self.kk, self.ruOne, self.ruFew, self.ruMany) = (kk, ruOne, ruFew, ruMany)
        (self.enOne, self.enOther) = (enOne, enOther)
    }

    func after(_ number: Int, in language: Language) -> String {
        switch language {
        case .kk: return kk
        case .en: return number.magnitude == 1 ? enOne : enOther
        case .ru:
            let (tens, units) = (number.magnitude % 100, number.magnitude % 10)
            if (11...14).contains(tens) { return ruMany }
            if units == 1 { return ruOne }
            return (2...4).contains(units) ? ruFew : ruMany
        }
    }
}

extension Language {
    /// A number and its noun: 1 корзина, 2 корзины, 5 корзин; 5 себет.
    public func count(_ number: Int, _ noun: Counted) -> String {
        "\(self.number(number))\(Self.noBreak)\(noun.forms.after(number, in: self))"
    }
}
