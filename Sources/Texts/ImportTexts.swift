extension DiagnosticTexts {
    /// What an import tells, in the three languages; tables that cannot be read at all as well.
    static func importEntry(_ code: String, in language: Language) -> Entry? {
        importTexts[code].map { Entry($0.message[language], $0.remedy?[language]) }
    }

    /// Codes of ``importEntry(_:in:)``.
    public static var importCodes: [String] { importTexts.keys.sorted() }

    private static let importTexts: [String: (message: Phrase, remedy: Phrase?)] = [
        // Files
        "table-damaged-text": (
            Phrase(
                "Мәтін бүлінген: файл үзіліп қалған сияқты.",
                "Текст повреждён: возможно, файл скопирован не целиком.",
                "The text is damaged; perhaps the file was not copied whole."),
            Phrase("Файлды қайта көшіріп алыңыз.", "Скопируйте файл заново.", "Copy it again.")
        ),
        "table-not-text": (
            Phrase(
                "Бұл мәтін де, Excel кітабы да емес.", "Это не текст и не книга Excel.",
                "This is neither text nor an Excel workbook."),
            Phrase(
                "XLSX немесе CSV түрінде сақтаңыз.", "Сохраните как XLSX или CSV.",
                "Save it as XLSX or CSV.")
        ),
        "table-too-large": (
            Phrase(
                "Кесте тым үлкен ({@detail}).", "Таблица слишком велика ({@detail}).",
                "The table is too large ({@detail})."),
            Phrase(
                "Артық жолдар мен бағандарды өшіріңіз.", "Удалите лишние строки и столбцы.",
                "Delete rows and columns that are not needed.")
        ),
        "xlsx-unpacks-too-large": (
            Phrase(
                "Файл ашылғанда тым үлкен болып кетеді[[ ({detail})]].",
                "В распакованном виде файл слишком велик[[ ({detail})]].",
                "Unpacked, the file is too large[[ ({detail})]]."),
            Phrase(
                "Тізімді ғана жаңа кітапқа көшіріп сақтаңыз.",
                "Скопируйте только список в новую книгу.",
                "Copy the list alone into a new workbook.")
        ),
        "xlsx-damaged": (
            Phrase(
                "Excel кітабы бүлінген[[ ({detail})]].", "Книга Excel повреждена[[ ({detail})]].",
                "The workbook is damaged[[ ({detail})]]."),
            Phrase(
                "Excel бағдарламасында ашып, қайта сақтаңыз.",
                "Откройте её в Excel и сохраните заново.",
                "Open it in Excel and save it again.")
        ),
        "xlsx-doctype": (
            Phrase(
                "Кітаптың ішінде кесте бағдарламалары жазбайтын нәрсе бар[[ ({detail})]].",
                "В книге есть то, чего табличные программы не пишут[[ ({detail})]].",
                "The workbook holds what no spreadsheet program writes[[ ({detail})]]."),
            Phrase(
                "Excel бағдарламасында ашып, қайта сақтаңыз.",
                "Откройте её в Excel и сохраните заново.",
                "Open it in Excel and save it again.")
        ),
        "xlsx-not-workbook": (
            Phrase(
                "Мұрағаттың ішінде Excel кітабы жоқ.", "В архиве нет книги Excel.",
                "There is no workbook in this archive."),
            Phrase(
                "Мұрағатты ашып, ішіндегі файлды көрсетіңіз.", "Распакуйте архив и укажите файл.",
                "Unpack it and name the file.")
        ),
        "xls-old-or-locked": (
            Phrase(
                "Бұл ескі XLS пішімі немесе құпиясөзі бар кітап.",
                "Это старый формат XLS или книга с паролем.",
                "This is the old XLS format, or a workbook with a password."),
            Phrase(
                "Құпиясөзсіз XLSX түрінде сақтаңыз.", "Сохраните как XLSX без пароля.",
                "Save it as XLSX without a password.")
        ),
        "ods-not-supported": (
            Phrase(
                "Бұл OpenDocument кестесі.", "Это таблица OpenDocument.",
                "This is an OpenDocument table."),
            Phrase("XLSX түрінде сақтаңыз.", "Сохраните как XLSX.", "Save it as XLSX.")
        ),
        // Tables
        "import-no-header": (
            Phrase(
                "Бағандардың атауы бар жол табылмады: {found}.",
                "Не найдена строка с названиями столбцов: {found}.",
                "No row with the names of columns was found: {found}."),
            Phrase(
                "Бірінші жолға бағандардың атауын жазыңыз (scenarios/IMPORT.md) немесе --mapping файлын беріңіз.",
                "Напишите названия столбцов (scenarios/IMPORT.md) или дайте файл --mapping.",
                "Name the columns (scenarios/IMPORT.md), or give a --mapping file.")
        ),
        "import-no-kind": (
            Phrase(
                "Кім туралы тізім екені түсініксіз (отбасылар, еріктілер, орталықтар): {found}.",
                "Неясно, чей это список (семьи, волонтёры, центры): {found}.",
                "It is not clear whose list this is (families, volunteers, centres): {found}."),
            Phrase(
                "--mapping файлында tables астына жазыңыз: {found}: households.",
                "Напишите в файле --mapping под tables: {found}: households.",
                "Write into a --mapping file under tables: {found}: households.")
        ),
        "import-unknown-column": (
            Phrase(
                "«{found}» бағаны түсініксіз, ол алынбады.",
                "Столбец «{found}» непонятен и не взят.",
                "The column “{found}” is not understood and was not taken."),
            Phrase(
                "Керек болса, --mapping файлында columns астына жазыңыз: {found}: note.",
                "Если он нужен, напишите в файле --mapping под columns: {found}: note.",
                "If it is needed, write into a --mapping file under columns: {found}: note.")
        ),
        "import-hidden-sheet": (
            Phrase(
                "Жасырын парақ оқылған жоқ: {found}.", "Скрытый лист не прочитан: {found}.",
                "A hidden sheet was not read: {found}."),
            Phrase(
                "Керек болса, парақты көрсетіңіз.", "Если он нужен, отобразите его.",
                "If it is needed, unhide it.")
        ),
        "import-lost-letters": (
            Phrase(
                "Қазақ әріптерінің орнында сұрақ белгілері тұр: {found}.",
                "Вместо казахских букв стоят вопросительные знаки: {found}.",
                "Question marks stand in place of Kazakh letters: {found}."),
            Phrase(
                "Бастапқы кестені «CSV UTF-8» немесе XLSX түрінде қайта сақтаңыз.",
                "Сохраните исходную таблицу заново как «CSV UTF-8» или XLSX.",
                "Save the original table again as “CSV UTF-8” or XLSX.")
        ),
        // Rows
        "import-row": (
            Phrase(
                "Жол түсініксіз: {found}.", "Строка непонятна: {found}.",
                "The row is not understood: {found}."),
            Phrase(
                "Атын, телефонын немесе мекенжайын жазыңыз, немесе жолды өшіріңіз.",
                "Впишите имя, телефон или адрес, или удалите строку.",
                "Add a name, a phone or an address, or delete the row.")
        ),
        "import-no-place": (
            Phrase(
                "Координаттары жоқ: {found}. Мекенжай сақталды.",
                "Нет координат: {found}. Адрес сохранён.",
                "No coordinates: {found}. The address is kept."),
            Phrase(
                "Қала картасын --map арқылы беріңіз: мекенжай содан ізделеді. Болмаса lat, lon бағандарын қосыңыз.",
                "Укажите карту города, --map: адрес найдётся на ней. Или добавьте столбцы lat и lon.",
                "Give a map of the city with --map to find the address on, or add columns lat and lon."
            )
        ),
        "import-no-places": (
            Phrase(
                "Координаттар бағаны жоқ; мекенжайы сақталған отбасылар: {count}.",
                "Нет столбца с координатами; семей, у которых сохранён адрес: {count}.",
                "There is no column of coordinates; families whose address is kept: {count}."),
            Phrase(
                "Қала картасын --map арқылы беріңіз: мекенжай содан ізделеді. Болмаса lat, lon бағандарын қосыңыз.",
                "Укажите карту города, --map: адрес найдётся на ней. Или добавьте столбцы lat и lon.",
                "Give a map of the city with --map to find the address on, or add columns lat and lon."
            )
        ),
        "import-no-address": (
            Phrase(
                "Мекенжайы да, координаттары да жоқ[[: {found}]].",
                "Нет ни адреса, ни координат[[: {found}]].",
                "There is neither an address nor coordinates[[: {found}]]."),
            Phrase("Мекенжайын анықтап алыңыз.", "Уточните адрес.", "Ask for the address.")
        ),
        "import-coordinates": (
            Phrase(
                "Бұл координаттар емес: {found}.", "Это не координаты: {found}.",
                "These are no coordinates: {found}."),
            Phrase(
                "Былай жазылады: 51.1284, 71.4306 (алдымен ендік).",
                "Пишется так: 51.1284, 71.4306 (сначала широта).",
                "They are written like this: 51.1284, 71.4306 (latitude first).")
        ),
        "import-became-date": (
            Phrase(
                "Кесте бағдарламасы жазылғанды күнге айналдырып жіберген: {found}.",
                "Табличная программа превратила написанное в дату: {found}.",
                "The spreadsheet program has made a date of what was typed: {found}."),
            Phrase(
                "Ұяшыққа «Мәтін» пішімін беріп, қайта жазыңыз.",
                "Задайте ячейке формат «Текстовый» и напишите заново.",
                "Give the cell the format Text and type it again.")
        ),
        "import-formula-error": (
            Phrase(
                "Формула қате береді: {found}.", "Ошибка в формуле: {found}.",
                "The formula has an error: {found}."),
            Phrase(
                "Формуланы түзетіңіз немесе мәнін жазыңыз.",
                "Исправьте формулу или впишите значение.", "Mend it, or type the value.")
        ),
        "import-phone": (
            Phrase(
                "Телефон нөмірі күмәнді: {found} ({@why}). Ол ескертпеде қалды.",
                "Номер телефона под вопросом: {found} ({@why}). Он остался в примечании.",
                "The phone number is doubtful: {found} ({@why}). It is kept in the note."),
            Phrase(
                "Нөмірді толық жазыңыз: +7 701 555 00 00.",
                "Напишите номер полностью: +7 701 555 00 00.", "Write it in full: +7 701 555 00 00."
            )
        ),
        "import-hours": (
            Phrase(
                "Қай сағат екені белгісіз: {found}.", "Неясно, в какие часы: {found}.",
                "It is not clear which hours are meant: {found}."),
            Phrase(
                "Сұрап алып, сағатпен жазыңыз: 14:00-17:00.",
                "Уточните и напишите часами: 14:00-17:00.",
                "Ask, and write hours: 14:00-17:00.")
        ),
        "import-need": (
            Phrase(
                "Не керек екені түсініксіз: {found}.", "Непонятно, что нужно: {found}.",
                "It is not clear what is needed: {found}."),
            Phrase(
                "Себет немесе қар деп жазыңыз, немесе --mapping файлында түрін көрсетіңіз (needs).",
                "Напишите «корзина» или «снег» либо укажите вид в файле --mapping (needs).",
                "Write basket or snow, or say which kind it is in a --mapping file (needs).")
        ),
        "import-no-needs": (
            Phrase(
                "Қажеттілігі көрсетілмеген, сценарийге енбеді[[: {found}]].",
                "Не указано, что нужно; в сценарий не вошло[[: {found}]].",
                "No need is stated; left out of the scenario[[: {found}]]."),
            Phrase("Не керегін жазыңыз.", "Впишите, что нужно.", "Write what is needed.")
        ),
        "import-nothing-needed": (
            Phrase(
                "Ештеңе керек емес делінген, сценарийге енбеді[[: {found}]].",
                "Сказано, что ничего не нужно; в сценарий не вошло[[: {found}]].",
                "It says that nothing is needed; left out of the scenario[[: {found}]]."),
            nil
        ),
        "import-quantity": (
            Phrase(
                "Саны алынбады, тек себеттер саналады: {found}.",
                "Количество не взято, считаются только корзины: {found}.",
                "The number was not taken, only baskets are counted: {found}."),
            Phrase(
                "Қажет болса, сценарийде brings өрісін толтырыңыз.",
                "Если нужно, заполните в сценарии поле brings.",
                "If it matters, fill in the field brings in the scenario.")
        ),
        "import-number": (
            Phrase(
                "Мұнда {least} мен {most} арасындағы сан болуы керек, ал жазылғаны: {found}.",
                "Здесь должно быть число от {least} до {most}, а стоит: {found}.",
                "A number from {least} to {most} is wanted here, not: {found}."),
            nil
        ),
        "import-flag": (
            Phrase(
                "Иә ме, жоқ па, түсініксіз: {found}.", "Непонятно, да или нет: {found}.",
                "Neither yes nor no: {found}."),
            Phrase("«иә» немесе «жоқ» деп жазыңыз.", "Напишите «да» или «нет».", "Write yes or no.")
        ),
        "import-language": (
            Phrase(
                "Тілі белгісіз: {found}.", "Неизвестный язык: {found}.",
                "The language is not known: {found}."),
            Phrase(
                "қазақ, орыс немесе ағылшын деп жазыңыз.",
                "Напишите: казахский, русский или английский.", "Write Kazakh, Russian or English.")
        ),
        "import-value": (
            Phrase(
                "Маңыздылығы түсініксіз: {found}.", "Срочность непонятна: {found}.",
                "The priority is not understood: {found}."),
            Phrase(
                "Мыналардың бірін жазыңыз: міндетті, шұғыл, қалыпты, төмен.",
                "Напишите одно из: обязательно, срочно, обычная, низкая.",
                "Write one of: must, high, normal, low.")
        ),
        "import-travels": (
            Phrase(
                "Немен жүретіні түсініксіз: {found}.", "Непонятно, на чём передвигается: {found}.",
                "It is not clear how this person travels: {found}."),
            Phrase(
                "Көлік, велосипед немесе жаяу деп жазыңыз.",
                "Напишите: машина, велосипед или пешком.", "Write car, bicycle or foot.")
        ),
        "import-centre": (
            Phrase(
                "Мұндай орталық жоқ: {found}.[[ Мүмкін, {nearest}?]]",
                "Такого центра нет: {found}.[[ Может быть, {nearest}?]]",
                "There is no such centre: {found}.[[ Did you mean {nearest}?]]"),
            Phrase(
                "Орталықтар тізімін қоса беріңіз немесе атауын түзетіңіз.",
                "Добавьте список центров или исправьте название.",
                "Import the list of centres too, or correct the name.")
        ),
        "import-duplicate": (
            Phrase(
                "Бір отбасы екі рет жазылған сияқты ({@why}): {found}; бұған дейін: {other}.",
                "Похоже, одна семья записана дважды ({@why}): {found}; уже была: {other}.",
                "Probably the same family twice ({@why}): {found}; before at {other}."),
            Phrase(
                "Солай болса, біреуін өшіріңіз.", "Если это так, удалите одну строку.",
                "If so, delete one of the rows.")
        ),
    ]

    /// Terms of the texts above.
    static let importTerms: [String: (kk: String, ru: String, en: String)] = [
        "rows": ("жолдар", "строки", "rows"),
        "columns": ("бағандар", "столбцы", "columns"),
        "cells": ("ұяшықтар", "ячейки", "cells"),
        "sheets": ("парақтар", "листы", "sheets"),
        "exponent": (
            "кесте соңғы цифрларын дөңгелектеп жіберген", "таблица округлила последние цифры",
            "the spreadsheet has rounded its last digits"
        ),
        "length": (
            "цифрлар саны сәйкес емес", "не то число цифр", "it has too many or too few digits"
        ),
        "letters": ("ішінде әріптер бар", "в нём есть буквы", "it has letters in it"),
        "same-phone": ("телефоны бірдей", "тот же телефон", "same phone"),
        "same-door": ("мекенжайы бірдей", "тот же адрес", "same address"),
        "similar-name": ("аты-жөні ұқсас", "похожее имя", "similar name"),
    ]
}
