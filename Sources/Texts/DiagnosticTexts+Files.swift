extension DiagnosticTexts {
    /// Files and their shape.
    static let files: [String: Entry] = [
        "no-file": Entry(
            Phrase("«{found}» файлы табылмады.", "Файл «{found}» не найден.", "There is no file «{found}»."),
            Phrase("Атауы мен қалтасын тексеріңіз.", "Проверьте имя и папку.", "Check the name and the folder.")),
        "unreadable": Entry(
            Phrase("«{found}» файлын оқу мүмкін емес.", "Файл «{found}» не читается.", "«{found}» cannot be read."),
            Phrase("Оқу рұқсатын тексеріңіз.", "Проверьте права на чтение.", "Check that you may read it.")),
        "not-utf8": Entry(
            Phrase("Мәтін UTF-8 кодында емес.", "Текст не в кодировке UTF-8.", "The text is not UTF-8."),
            Phrase("Файлды UTF-8 кодында қайта сақтаңыз.", "Сохраните файл в кодировке UTF-8.", "Save the file as UTF-8.")),
        "empty-file": Entry(
            Phrase("Файл бос.", "Файл пуст.", "The file is empty."),
            Phrase("scenarios/yard.yaml үлгісінен бастаңыз.", "Начните с образца scenarios/yard.yaml.", "Start from scenarios/yard.yaml.")),
        "too-large": Entry(
            Phrase("Файл тым үлкен немесе тым күрделі.", "Файл слишком велик или слишком запутан.", "The file is too large or too deeply nested."),
            Phrase("Ең көбі 64 МБ, 60 деңгей.", "Не больше 64 МБ и 60 уровней.", "At most 64 MB and 60 levels.")),
        "syntax": Entry(
            Phrase("Файлды түсіну мүмкін емес: {found}.", "Файл не удаётся разобрать: {found}.", "The file cannot be understood: {found}."),
            Phrase(
                "Осы жолдағы шегіністерді, жақшалар мен тырнақшаларды тексеріңіз.",
                "Проверьте отступы, скобки и кавычки в этой строке.",
                "Check indentation, brackets and quotes in this line.")),
        "open-quote": Entry(
            Phrase("Тырнақша жабылмаған.", "Кавычка не закрыта.", "A quote is never closed."),
            Phrase("Ұяшықтың соңына \" қойыңыз.", "Поставьте \" в конце ячейки.", "Put \" at the end of the cell.")),
        "too-many-cells": Entry(
            Phrase("Жолда {found} ұяшық бар, ал бағандар {most}.", "В строке ячеек: {found}, а столбцов: {most}.", "The row has {found} cells, but there are {most} columns."),
            Phrase("Үтірі бар мәтінді тырнақшаға алыңыз.", "Заключите текст с запятой в кавычки.", "Put quotes around texts with a comma.")),
        "unknown-file": Entry(
            Phrase("«{found}» файлы сценарийге жатпайды.", "Файл «{found}» не относится к сценарию.", "«{found}» is no file of a scenario."),
            Phrase("Белгілі атаулар: {known}.", "Известные имена: {known}.", "Known names: {known}.")),
        "csv-needs-scenario": Entry(
            Phrase("CSV жоспарында сценарий жоқ.", "В плане CSV нет сценария.", "A CSV plan does not hold its scenario."),
            Phrase("komek check СЦЕНАРИЙ plan.csv", "komek check СЦЕНАРИЙ plan.csv", "komek check SCENARIO plan.csv")),
        "version": Entry(
            Phrase("Формат нұсқасы «{found}» белгісіз.", "Версия формата «{found}» неизвестна.", "Version «{found}» of the format is unknown."),
            Phrase("komek: {expected} деп жазыңыз.", "Напишите komek: {expected}.", "Write komek: {expected}.")),
        "missing-key": Entry(
            Phrase("«{key}» өрісі жоқ.", "Нет поля «{key}».", "The field «{key}» is missing."),
            Phrase("Мысалы: {expected}", "Например: {expected}", "For example: {expected}")),
        "unknown-key": Entry(
            Phrase("«{found}» өрісі белгісіз.", "Поле «{found}» неизвестно.", "The field «{found}» is unknown."),
            Phrase("Белгілі өрістер: {known}.", "Известные поля: {known}.", "Known fields: {known}.")),
        "duplicate-key": Entry(
            Phrase("«{found}» екі рет жазылған.", "«{found}» записано дважды.", "«{found}» is stated twice."),
            Phrase("Біреуін қалдырыңыз.", "Оставьте одно.", "Keep one of them.")),
        "wrong-type": Entry(
            Phrase("Мұнда басқа түрдегі мән керек, ал жазылғаны: {found}.", "Здесь нужно значение другого вида, а написано: {found}.", "Another sort of value is needed here; it says: {found}."),
            Phrase("Түрі: {expected}", "Вид: {expected}", "Its form: {expected}")),
        "unsupported": Entry(
            Phrase("{name}: әзірге қолдау жоқ.", "{name}: пока не поддерживается.", "{name}: not supported yet."),
            Phrase("Бұл өрісті алып тастаңыз.", "Уберите это поле.", "Leave it out.")),
    ]
}
