/// What `komek check --certificate` says: whether a bound is shown, and what is not so.
///
/// Bounds for people are seconds; where two figures are compared, minutes are given as they are to be
/// printed.
public enum CertificateText: Sendable {
    /// Reckoned anew, no plan costs less; the plan itself costs so many tenths of a per cent more at
    /// most.
    case confirmed(bound: Int, tenths: Int)
    /// Reckoned anew, nothing costs less than this plan.
    case confirmedBest
    /// What the prices show is less than what is stated.
    case refutedBound(stated: String, shown: String)
    /// The same, where labels had to be merged.
    case unconfirmed(stated: String, shown: String)
    /// Not enough time or memory.
    case unfinished
    /// The plan says more of itself than the certificate shows.
    case planSaysMore(Int)
    case otherScenario(stated: String, actual: String)
    case otherCost(stated: String, actual: String)
    case otherMusts(stated: Int, actual: Int)
    case boundAboveCost(bound: String, cost: String)
    case planBreaksRules
    case tooLarge
    case tooManyNeeds(Int)
    /// A bound for one choice of crews is none for all.
    case formsCrews
    /// People walk from parked cars.
    case walksFromCars
    /// There is nothing to be written.
    case nothingToCertify

    /// The text in this language.
    public func text(in language: Language) -> String { phrase(language)[language] }

    private func phrase(_ l: Language) -> Phrase {
        switch self {
        case .confirmed(let bound, let tenths):
            let (time, share) = (l.duration(bound), l.percent(tenths: tenths))
            return Phrase(
                "Куәлік расталды: осы ережелермен \(time) құнынан арзан жоспар болмайды, айырма ең көбі \(share).",
                "Свидетельство подтверждено: по этим правилам нет плана дешевле, чем \(time): до лучшего не больше \(share).",
                "Certificate confirmed: no plan under these rules costs less than \(time): within \(share) of the best."
            )
        case .confirmedBest:
            return Phrase(
                "Куәлік расталды: осы ережелермен бұдан арзан жоспар болмайды.",
                "Свидетельство подтверждено: по этим правилам нет плана дешевле этого.",
                "Certificate confirmed: no plan under these rules costs less than this one.")
        case .refutedBound(let stated, let shown):
            let (a, b) = (minutes(stated, l), minutes(shown, l))
            return Phrase(
                "Куәлік теріске шығарылды: онда төменгі шек \(a) делінген, ал оның бағалары \(b) ғана дәлелдейді.",
                "Свидетельство опровергнуто: в нём указана нижняя граница \(a), а его цены доказывают только \(b).",
                "Certificate refuted: it states a bound of \(a), its prices prove \(b) only.")
        case .unconfirmed(let stated, let shown):
            let (a, b) = (minutes(stated, l), minutes(shown, l))
            return Phrase(
                "Куәліктегі төменгі шек (\(a)) расталмады; расталғаны: \(b).",
                "Указанную нижнюю границу (\(a)) подтвердить не удалось; подтверждено: \(b).",
                "The bound of \(a) could not be confirmed; confirmed: \(b).")
        case .unfinished:
            return Phrase(
                "Куәлік тексерілмеді: уақыт не жад жетпеді (--time ұзақтығын арттырыңыз).",
                "Свидетельство не проверено: не хватило времени или памяти (увеличьте --time).",
                "The certificate was not verified: time or memory ran out (give more --time).")
        case .planSaysMore(let bound):
            let time = l.duration(bound)
            return Phrase(
                "Жоспарда одан көбі айтылған (\(time)); ол осы куәлікпен тексерілмейді.",
                "В самом плане сказано больше (\(time)); это свидетельство того не проверяет.",
                "The plan itself states more (\(time)), which this certificate does not show.")
        case .otherScenario(let stated, let actual):
            return Phrase(
                "Куәлік басқа күн туралы: онда сценарий \(stated), жоспарда \(actual).",
                "Свидетельство о другом дне: в нём сценарий \(stated), в плане \(actual).",
                "The certificate is about another day: scenario \(stated), the plan's is \(actual)."
            )
        case .otherCost(let stated, let actual):
            let (a, b) = (minutes(stated, l), minutes(actual, l))
            return Phrase(
                "Куәлікте жоспардың құны \(a), ал шын мәнінде \(b).",
                "В свидетельстве цена плана \(a), а на деле \(b).",
                "The certificate states that the plan costs \(a); it costs \(b).")
        case .otherMusts(let stated, let actual):
            let (a, b) = (l.number(stated), l.number(actual))
            return Phrase(
                "Жоспарға енбеген міндетті өтінімдер: куәлікте \(a), шын мәнінде \(b).",
                "Обязательные заявки, не вошедшие в план: в свидетельстве \(a), на деле \(b).",
                "Must needs left out: the certificate states \(a), there are \(b).")
        case .boundAboveCost(let bound, let cost):
            let (a, b) = (minutes(bound, l), minutes(cost, l))
            return Phrase(
                "Куәліктегі төменгі шек (\(a)) жоспардың құнынан (\(b)) үлкен, бұлай болуы мүмкін емес.",
                "Нижняя граница (\(a)) выше цены плана (\(b)), так не бывает.",
                "The bound of \(a) is above the \(b) that the plan costs, which cannot be.")
        case .planBreaksRules:
            return Phrase(
                "Жоспар ережені бұзады, сондықтан куәлік оған жарамайды.",
                "План нарушает правила, поэтому свидетельство к нему не подходит.",
                "The plan breaks rules, so that no certificate can speak of it.")
        case .tooLarge:
            return Phrase(
                "Куәліктегі бағалар тым үлкен: олардың қосындысы 64 битке сыймайды.",
                "Цены в свидетельстве слишком велики: их сумма не помещается в 64 бита.",
                "The prices are too large: sums of them do not fit 64 bits.")
        case .tooManyNeeds(let most):
            let n = l.number(most)
            return Phrase(
                "Барлық маршрутты қарап шығу өтінім саны \(n) не одан аз күнге ғана жарайды.",
                "Перебор всех маршрутов годится только для дней, где заявок не больше \(n).",
                "Trying all rounds is for days with no more needs than \(n).")
        case .formsCrews:
            return Phrase(
                "Бұл күннің топтарын бағдарлама құрады: мұндай күндерге төменгі шек дәлелденбейді.",
                "Бригады этого дня составляет программа: для таких дней нижняя граница не доказывается.",
                "The crews of this day are formed by Komek: no bound is proven for such days.")
        case .walksFromCars:
            return Phrase(
                "Бұл күні көлікті қалдырып жаяу баруға болады: мұндай күндердің төменгі шегіне куәлік берілмейді.",
                "В этот день от машины можно ходить пешком: нижняя граница таких дней свидетельством не подтверждается.",
                "On this day people may walk from parked cars: no certificate shows a bound of such days."
            )
        case .nothingToCertify:
            return Phrase(
                "Ештеңе дәлелденбеді, сондықтан куәлік жазылмады.",
                "Ничего не доказано, поэтому свидетельство не записано.",
                "Nothing was proven, so no certificate is written.")
        }
    }

    private func minutes(_ amount: String, _ l: Language) -> String {
        amount + "\u{A0}" + Phrase("мин", "мин", "min")[l]
    }
}
