/// A sentence about a plan as a whole, with arguments that are ready to print.
///
/// Kazakh and Russian put arguments where no case ending depends on them; so do ``DoorText`` and
/// ``ReasonText``.
public enum Sentence: Sendable {
    /// Of so many needs so many are in the plan, so many are not.
    case served(Int, of: Int, leftOut: Int)
    /// `must` needs that are left out.
    case mustLeftOut(Int)
    /// Shortest, middle and longest duty of a round, seconds.
    case duties(least: Int, median: Int, most: Int)
    /// A cost as a duration, seconds.
    case valuedTime(Int)
    /// No plan costs less than so many seconds, proven; this one costs so many tenths of a per cent
    /// more than that at most.
    case proven(bound: Int, tenths: Int)
    /// Something with a name, so many times.
    case times(Int, name: String)
    /// Stock at a centre, beside what is taken from it.
    case inStock(String)
    /// Where a file was written.
    case written(path: String)
    /// No browser to print PDF with.
    case noBrowser
    /// A server is asked for times; so many per cent are there.
    case asking(percent: Int)
    /// How many addresses a server was asked about.
    case askingAddresses(Int)
    /// How to mend something.
    case remedy(String)

    /// The text in this language.
    public func text(in language: Language) -> String { phrase(language)[language] }

    /// The three versions, with numbers worded for `l`: only that version is printed.
    private func phrase(_ l: Language) -> Phrase {
        switch self {
        case .served(let served, let all, let leftOut):
            let (s, a, o) = (l.number(served), l.number(all), l.number(leftOut))
            return Phrase(
                "барлығы \(a): жоспарға енгені \(s), енбегені \(o)",
                "всего \(a): в плане \(s), не вошло \(o)",
                "\(s) of \(a) served, \(o) left out")
        case .mustLeftOut(let count):
            let n = l.number(count)
            return Phrase(
                "жоспарға енбеген міндетті өтінімдер: \(n)",
                "обязательные заявки, не вошедшие в план: \(n)", "must needs left out: \(n)")
        case .duties(let least, let median, let most):
            let (a, m, z) = (l.duration(least), l.duration(median), l.duration(most))
            return Phrase(
                "ең азы \(a), медианасы \(m), ең көбі \(z)",
                "от \(a) до \(z), медиана \(m)", "from \(a) to \(z), median \(m)")
        case .valuedTime(let seconds):
            let time = l.duration(seconds)
            return Phrase(
                "\(time) шартты уақыт", "\(time) условного времени", "\(time) of valued time")
        case .proven(let bound, let tenths):
            let time = l.duration(bound)
            let share = l.percent(tenths: tenths)
            return Phrase(
                "осы ережелермен \(time) құнынан арзан жоспар болмайды, айырма ең көбі \(share)",
                "по этим правилам нет плана дешевле, чем \(time): до лучшего не больше \(share)",
                "no plan under these rules costs less than \(time): within \(share) of the best")
        case .times(let number, let name):
            let text = "\(l.number(number))\u{A0}×\u{A0}\(name)"
            return Phrase(text, text, text)
        case .inStock(let amount):
            return Phrase("қоймада \(amount)", "на складе \(amount)", "in stock \(amount)")
        case .written(let path):
            return Phrase("файлға жазылды: \(path)", "записано: \(path)", "written to \(path)")
        case .noBrowser:
            return Phrase(
                "PDF жасау үшін Chromium керек, ол мұнда орнатылмаған: оны орнатыңыз немесе HTML "
                    + "беттерін өз браузеріңізден басып шығарыңыз.",
                "Для PDF нужен Chromium, а он не установлен: установите его или печатайте "
                    + "страницы HTML из своего браузера.",
                "PDF needs Chromium, which is not installed: install it, or print the HTML pages "
                    + "from your own browser.")
        case .asking(let percent):
            return Phrase(
                "серверден жол уақыттары сұралып жатыр: \(percent)\u{A0}%",
                "сервер сообщает время в пути: \(percent)\u{A0}%",
                "asking the server for travel times: \(percent)%")
        case .askingAddresses(let count):
            return Phrase(
                "серверден сұралған мекенжайлар: \(count)", "адресов спрошено у сервера: \(count)",
                "addresses asked of the server: \(count)")
        case .remedy(let text):
            return Phrase("түзету: \(text)", "исправить: \(text)", "fix: \(text)")
        }
    }
}
