/// Why a campaign's command cannot be done, in a full sentence that says what would be right.
public enum CampaignFault: Error, Sendable, Equatable {
    /// There is no file.
    case notFound(path: String)
    /// There is a file already.
    case exists(path: String)
    /// The file is something else.
    case foreign(path: String)
    /// The file is broken; what SQLite says of it.
    case damaged(path: String, detail: String)
    /// The file was made by a later version.
    case newer(path: String)
    /// Another program writes and does not end.
    case busy(path: String)
    /// The file system refuses.
    case system(path: String, detail: String)
    /// A template that states its legs has none for families to come.
    case matrixTemplate(path: String)
    case unknownRequest(String)
    case unknownHousehold(String)
    case unknownVolunteer(String)
    case unknownCentre(String)
    /// A centre whose stock of a good is unlimited.
    case noStock(centre: String, good: String)
    /// A date as `2021-03-21`.
    case pastDay(String)
    case futureDay(String)
    case beforeReceived(request: Int, received: String)
    /// Something is recorded of a day's plan.
    case dayIsRecorded(String)
    case nobodyComes(String)
    /// Requests that were closed or planned by somebody else.
    case changedMeanwhile([Int])
    case noPlan(String)
    case noSheet(String, day: String)
    case noStop(Int, sheet: String)
    case closed(request: Int, as: VisitOutcome, day: String)
    case notPlanned(request: Int, day: String)
    case notRecordedYet(request: Int, day: String)
    case laterOutcome(request: Int, day: String)
    case followed(request: Int, by: Int)
    case notExpired(String)
    /// An outcome that nobody understands, and those that there are.
    case unknownOutcome(String)
    /// A line of a table of outcomes.
    case badLine(Int, file: String, found: String)
    /// A file that cannot be read, and why.
    case unreadable(path: String, detail: String)
    /// A table of outcomes without a column.
    case missingColumn(String, file: String)

    /// What an exit code tells: 2 for input, 69 for the file system and other programs.
    public var isOfTheSystem: Bool {
        switch self {
        case .damaged, .busy, .system: true
        default: false
        }
    }

    /// The text in this language.
    public func text(in language: Language) -> String { phrase[language] }

    private var phrase: Phrase {
        switch self {
        case .notFound(let path):
            Phrase(
                "\(path): мұндай науқан файлы жоқ. Жаңасын жасау: komek campaign init.",
                "\(path): такого файла кампании нет. Создать новый: komek campaign init.",
                "\(path): there is no such campaign. Make one: komek campaign init.")
        case .exists(let path):
            Phrase(
                "\(path): мұндай файл бар, ол сол күйінде қалды. Басқа атау беріңіз.",
                "\(path): такой файл уже есть, он не тронут. Укажите другое имя.",
                "\(path): there is such a file, which was left alone. Give another name.")
        case .foreign(let path):
            Phrase(
                "\(path): бұл Komek науқанының файлы емес. Файл өзгертілген жоқ; жолын "
                    + "тексеріңіз (--campaign).",
                "\(path): это не файл кампании Komek. Файл не тронут; проверьте путь "
                    + "(--campaign).",
                "\(path): this is no campaign of Komek's. The file was left alone; check the path "
                    + "(--campaign).")
        case .damaged(let path, let detail):
            Phrase(
                "\(path): файл бүлінген (\(detail)). Оны сақтап қойып, соңғы сақтық көшірмені "
                    + "алыңыз; көшірме жоқ болса: sqlite3 \(path) .recover",
                "\(path): файл повреждён (\(detail)). Отложите его и возьмите последнюю "
                    + "резервную копию; если её нет: sqlite3 \(path) .recover",
                "\(path): the file is damaged (\(detail)). Put it aside and take the last backup; "
                    + "without one: sqlite3 \(path) .recover")
        case .newer(let path):
            Phrase(
                "\(path): файлды Komek бағдарламасының жаңарақ нұсқасы жасаған. Komek-ті жаңартыңыз.",
                "\(path): файл создан более новой версией Komek. Обновите Komek.",
                "\(path): a newer version of Komek has made this file. Update Komek.")
        case .busy(let path):
            Phrase(
                "\(path): файлға басқа команда жазып жатыр және аяқталмады. Ештеңе жазылған жоқ; "
                    + "қайталап көріңіз (ұзағырақ күту: --wait 5m).",
                "\(path): в файл пишет другая команда и не заканчивает. Ничего не записано; "
                    + "повторите (ждать дольше: --wait 5m).",
                "\(path): another command is writing and has not ended. Nothing was written; try "
                    + "again (wait longer: --wait 5m).")
        case .system(let path, let detail):
            Phrase("\(path): \(detail)", "\(path): \(detail)", "\(path): \(detail)")
        case .matrixTemplate(let path):
            Phrase(
                "\(path): науқан үлгісінде travel.source: matrix болмайды: жаңа үйлердің жолдары "
                    + "онда жоқ. straight-line немесе roads деп көрсетіңіз.",
                "\(path): в шаблоне кампании не может быть travel.source: matrix: путей до новых "
                    + "семей в нём нет. Укажите straight-line или roads.",
                "\(path): a campaign's template cannot have travel.source: matrix, which knows no "
                    + "ways to families to come. State straight-line or roads.")
        case .unknownRequest(let word):
            Phrase(
                "\(word): мұндай өтінім де, мұндай үй де жоқ.",
                "\(word): нет ни такой заявки, ни такой семьи.",
                "\(word): there is no such request, and no such household.")
        case .unknownHousehold(let word):
            Phrase(
                "\(word): мұндай үй жоқ.", "\(word): такой семьи нет.",
                "\(word): there is no such household.")
        case .unknownVolunteer(let id):
            Phrase(
                "\(id): үлгіде мұндай ерікті жоқ.", "\(id): такого волонтёра в шаблоне нет.",
                "\(id): the template has no such volunteer.")
        case .unknownCentre(let id):
            Phrase(
                "\(id): үлгіде мұндай орталық жоқ.", "\(id): такого центра в шаблоне нет.",
                "\(id): the template has no such centre.")
        case .noStock(let centre, let good):
            Phrase(
                "\(centre), \(good): үлгіде бұл қор шектелмеген (stock), сондықтан есептелмейді.",
                "\(centre), \(good): запас в шаблоне не ограничен (stock), поэтому не считается.",
                "\(centre), \(good): the template does not limit this stock, so it is not counted.")
        default: otherPhrase
        }
    }

    private var otherPhrase: Phrase {
        switch self {
        case .pastDay(let day):
            Phrase(
                "\(day): бұл күн өтіп кетті, оны жоспарлауға болмайды.",
                "\(day): этот день прошёл, его нельзя планировать.",
                "\(day): this day is past and cannot be planned.")
        case .futureDay(let day):
            Phrase(
                "\(day): бұл күн әлі келген жоқ, нәтижесін жазуға ерте.",
                "\(day): этот день ещё не наступил, записывать итоги рано.",
                "\(day): this day has not come yet, so nothing can have come of it.")
        case .beforeReceived(let request, let received):
            Phrase(
                "\(request) өтінімі тек \(received) күні түсті, нәтижесі одан бұрын бола алмайды.",
                "Заявка \(request) поступила только \(received), итог не может быть раньше.",
                "Request \(request) came in on \(received) only; nothing can have come of it before."
            )
        case .dayIsRecorded(let day):
            Phrase(
                "\(day): бұл күннің нәтижелері жазыла бастады, сондықтан жоспары өзгермейді.",
                "\(day): итоги этого дня уже записываются, поэтому план остаётся прежним.",
                "\(day): outcomes of this day are recorded already, so its plan stays.")
        case .nobodyComes(let day):
            Phrase(
                "\(day): бұл күні ешбір ерікті келмейді.",
                "\(day): в этот день не придёт ни один волонтёр.",
                "\(day): no volunteer comes on this day.")
        case .changedMeanwhile(let requests):
            Phrase(
                "Жоспарлау кезінде мына өтінімдер өзгерді: \(list(requests)). Жоспар сақталмады; "
                    + "қайта жоспарлаңыз.",
                "Пока шло планирование, изменились заявки: \(list(requests)). План не сохранён; "
                    + "запланируйте ещё раз.",
                "These requests have changed while the day was planned: \(list(requests)). The plan "
                    + "was not kept; plan again.")
        case .noPlan(let day):
            Phrase(
                "\(day): бұл күннің жоспары жоқ (немесе дерекқордан өшірілген).",
                "\(day): плана этого дня нет (или он удалён).",
                "\(day): there is no plan of this day (or it was deleted).")
        case .noSheet(let sheet, let day):
            Phrase(
                "\(day): «\(sheet)» парағы жоқ. Парақтың нөмірін немесе еріктінің не топтың "
                    + "атауын жазыңыз.",
                "\(day): нет листа «\(sheet)». Укажите номер листа, волонтёра или бригаду.",
                "\(day): there is no sheet “\(sheet)”. Give a sheet's number, a volunteer or a crew."
            )
        case .noStop(let number, let sheet):
            Phrase(
                "«\(sheet)» парағында \(number) аялдамасы жоқ.",
                "На листе «\(sheet)» нет остановки \(number).",
                "There is no stop \(number) on the sheet “\(sheet)”.")
        case .closed(let request, let outcome, let day):
            Phrase(
                "\(request) өтінімі \(day) күні жабылған (\(outcome.phrase.kk)). Түзету үшін сол "
                    + "күнді көрсетіңіз (--day \(day)).",
                "Заявка \(request) закрыта \(day) (\(outcome.phrase.ru)). Чтобы исправить, укажите "
                    + "этот день (--day \(day)).",
                "Request \(request) was closed on \(day) (\(outcome.phrase.en)). To correct it, "
                    + "give that day (--day \(day)).")
        case .notPlanned(let request, let day):
            Phrase(
                "\(request) өтінімі \(day) күнінің жоспарында жоқ.",
                "Заявки \(request) нет в плане на \(day).",
                "Request \(request) is not in the plan of \(day).")
        case .notRecordedYet(let request, let day):
            Phrase(
                "\(request) өтінімі \(day) күнінің жоспарында, ал ол күннің нәтижесі жазылмаған. "
                    + "Алдымен соны жазыңыз (--day \(day)).",
                "Заявка \(request) стоит в плане на \(day), а итог того дня не записан. Сначала "
                    + "запишите его (--day \(day)).",
                "Request \(request) is in the plan of \(day), of which nothing is recorded. Record "
                    + "that day first (--day \(day)).")
        case .laterOutcome(let request, let day):
            Phrase(
                "\(request) өтінімінің кейінгі күнгі нәтижесі бар (\(day)), алдыңғысы өзгермейді.",
                "У заявки \(request) есть более поздний итог (\(day)), прежний не меняется.",
                "Request \(request) has a later outcome (\(day)); an earlier one stays.")
        case .followed(let request, let other):
            Phrase(
                "\(request) өтінімінен кейін \(other) басталып кетті, сондықтан нәтиже өзгермейді.",
                "Вслед за заявкой \(request) уже идёт \(other), поэтому итог не меняется.",
                "Request \(other), which follows \(request), is under way already; the outcome stays."
            )
        case .notExpired(let day):
            Phrase(
                "Науқанның мерзімі \(day) күні бітеді; оған дейін деректер өшірілмейді.",
                "Срок кампании истекает \(day); до этого дня данные не удаляются.",
                "The campaign expires on \(day); nothing is deleted before that day.")
        case .unknownOutcome(let word):
            Phrase(
                "«\(word)»: мұндай нәтиже жоқ. Болатыны: \(Self.outcomes(.kk)).",
                "«\(word)»: такого итога нет. Возможны: \(Self.outcomes(.ru)).",
                "“\(word)”: there is no such outcome. There are: \(Self.outcomes(.en)).")
        case .badLine(let line, let file, let found):
            Phrase(
                "\(file), \(line)-жол: «\(found)». Өтінімнің нөмірі мен нәтижесі керек.",
                "\(file), строка \(line): «\(found)». Нужны номер заявки и итог.",
                "\(file), line \(line): “\(found)”. A request's number and an outcome are needed.")
        case .unreadable(let path, let detail):
            Phrase(
                "\(path): файл оқылмады (\(detail)).", "\(path): файл не читается (\(detail)).",
                "\(path): the file cannot be read (\(detail)).")
        case .missingColumn(let column, let file):
            Phrase(
                "\(file): «\(column)» бағаны жоқ. Керегі: request, outcome; қалауыңызша note.",
                "\(file): нет столбца «\(column)». Нужны request и outcome, по желанию note.",
                "\(file): there is no column “\(column)”. Needed: request, outcome; optional: note."
            )
        default: Phrase("", "", "")
        }
    }

    private func list(_ numbers: [Int]) -> String {
        numbers.prefix(20).map { "\($0)" }.joined(separator: ", ")
            + (numbers.count > 20 ? ", …" : "")
    }

    /// All outcomes with their signs and names, as the command takes them.
    public static func outcomes(_ language: Language) -> String {
        VisitOutcome.allCases.map { "\($0.sign) \($0.phrase[language])" }.joined(separator: ", ")
    }
}
