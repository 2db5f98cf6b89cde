extension DiagnosticTexts {
    /// A term in a language; the word itself where there is none.
    static func term(_ word: String, _ language: Language) -> String {
        guard let term = terms[word] ?? importTerms[word] else { return word }
        switch language {
        case .kk: return term.kk
        case .ru: return term.ru
        case .en: return term.en
        }
    }

    /// Types, sorts of records, obstacles of pins, and what the YAML reader complains about.
    private static let terms: [String: (kk: String, ru: String, en: String)] = [
        "text": ("мәтін", "текст", "a text"),
        "number": ("сан", "число", "a number"),
        "whole-number": ("бүтін сан", "целое число", "a whole number"),
        "flag": ("true немесе false", "true или false", "true or false"),
        "list": ("тізім [ … ]", "список [ … ]", "a list [ … ]"),
        "mapping": ("өрістер { … }", "поля { … }", "fields { … }"),
        "clock": ("уақыт \"10:30\"", "время \"10:30\"", "a clock time \"10:30\""),
        "interval": (
            "уақыт аралығы \"10:00-13:30\"", "интервал \"10:00-13:30\"",
            "an interval \"10:00-13:30\""
        ),
        "date": ("күн 2021-03-21", "дата 2021-03-21", "a date 2021-03-21"),
        "value": (
            "must, high, normal, low немесе минут саны", "must, high, normal, low или число минут",
            "must, high, normal, low or a number of minutes"
        ),
        "good": ("зат", "товар", "good"),
        "kind": ("қажеттілік түрі", "вид потребности", "kind of need"),
        "centre": ("орталық", "центр", "centre"),
        "volunteer": ("ерікті", "волонтёр", "volunteer"),
        "crew": ("топ", "бригада", "crew"),
        "household": ("үй", "семья", "household"),
        "need": ("қажеттілік", "потребность", "need"),
        "hand": ("ерікті немесе топ", "волонтёр или бригада", "volunteer or crew"),
        "place": ("орын", "место", "place"),
        "skills": ("дағдысы жетіспейді", "не хватает навыков", "skills are missing"),
        "tools": ("құралы жетіспейді", "не хватает инструментов", "tools are missing"),
        "people": (
            "адам аз, кемінде мұнша керек", "мало людей, нужно не меньше",
            "too few people, at least so many are needed"
        ),
        "unwanted": (
            "бұл үй мына еріктіні қабылдамайды", "семья просит, чтобы не приходил",
            "the household does not want to see"
        ),
        "carries": ("мұнша жүкті көтере алмайды", "не может увезти", "cannot carry"),
        "serves": (
            "бұл үйге мына орталық қызмет көрсетпейді", "эту семью не обслуживает центр",
            "the household is not served by the centre"
        ),
        "by-rows": ("жолдарының реті бойынша", "по порядку строк", "in the order of its rows"),
        "by-numbers": ("нөмірлері бойынша", "по номерам", "in the order of its numbers"),
        "by-times": ("уақыты бойынша", "по времени", "in the order of its times"),
        "quote": (
            "тырнақшадан кейін немесе ішінде артық таңба тұр",
            "лишний знак у кавычки", "a stray character beside a quotation mark"
        ),
        "open-quote": (
            "тырнақша жабылмаған", "кавычка не закрыта", "a quotation mark is not closed"
        ),
        "alias": (
            "бұл жерде сілтеме оқылмайды", "ссылка здесь не читается", "an alias is not read here"
        ),
        "did not find expected ',' or ']'": (
            "«,» немесе «]» керек", "ожидалось «,» или «]»", "expected ',' or ']'"
        ),
        "did not find expected ',' or '}'": (
            "«,» немесе «}» керек", "ожидалось «,» или «}»", "expected ',' or '}'"
        ),
        "did not find expected key": (
            "мұнда өріс атауы керек (шегінісін тексеріңіз)",
            "ожидалось имя поля (проверьте отступ)", "expected a key (check the indentation)"
        ),
        "did not find expected '-' indicator": (
            "мұнда «-» керек (шегінісін тексеріңіз)", "ожидалось «-» (проверьте отступ)",
            "expected '-' (check the indentation)"
        ),
        "mapping values are not allowed in this context": (
            "«:» бұл жерде тұра алмайды", "«:» здесь не может стоять", "':' cannot stand here"
        ),
        "could not find expected ':'": ("«:» керек", "ожидалось «:»", "expected ':'"),
        "found character that cannot start any token": (
            "бұл таңбадан ештеңе басталмайды (табуляция емес, бос орын қойыңыз)",
            "с этого знака ничего не начинается (отступ делают пробелами, не табуляцией)",
            "nothing begins with this character (indent with spaces, not tabs)"
        ),
        "found unexpected end of stream": (
            "файл ортасынан үзілген (тырнақша жабылмаған шығар)",
            "файл обрывается (возможно, не закрыта кавычка)",
            "the file breaks off (perhaps a quotation mark is not closed)"
        ),
        "did not find expected node content": (
            "мұнда мән керек", "ожидалось значение", "expected a value"
        ),
        "found undefined alias": (
            "мұндай сілтеме жоқ (мәтінді тырнақшаға алыңыз)",
            "такой ссылки нет (возьмите текст в кавычки)",
            "there is no such alias (put the text in quotation marks)"
        ),
        "but found another document": (
            "файлда бірнеше құжат бар", "в файле несколько документов",
            "the file has more than one document"
        ),
        "found unknown escape character": (
            "«\\» таңбасынан кейін белгісіз әріп тұр", "после «\\» стоит неизвестная буква",
            "an unknown letter after '\\'"
        ),
    ]
}
