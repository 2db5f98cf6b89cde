#!/usr/bin/env python3
"""Writes the ugly lists that the tests import: Tests/ImportingTests/Lists.

All people are invented. XLSX parts are laid out as Excel lays them out (shared strings, cell styles with
number formats, formulas with cached values); names, order and dates of the archive are fixed, so that the
bytes are the same each time.
"""
import io
import os
import zipfile
from xml.sax.saxutils import escape

OUT = os.path.join(os.path.dirname(__file__), "..", "Tests", "ImportingTests", "Lists")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml."
# Styles: 0 general, 1 dd.mm.yyyy, 2 h:mm, 3 percent, 4 text, 5 dd.mm.yyyy h:mm, 6 d-mmm, 7 ## phone
STYLES = (HEAD + f'<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="[$-419]d\\ mmm;@"/>'
    '<numFmt numFmtId="165" formatCode="[&lt;=9999999]###\\-####;\\(###\\)\\ ###\\-####"/></numFmts>'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/><charset val="204"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8">'
    + "".join(f'<xf numFmtId="{n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
              for n in (0, 14, 20, 9, 49, 22, 164, 165))
    + '</cellXfs><cellStyles count="1"><cellStyle name="Обычный" xfId="0" builtinId="0"/></cellStyles></styleSheet>')


HIDDEN = {True: ' state="hidden"', False: ""}
SYSTEM = {True: 'date1904="1" ', False: ""}


def letters(column):
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


class F:
    """A formula with its cached value."""
    def __init__(self, formula, value):
        self.formula, self.value = formula, value


class N:
    """A number with a style."""
    def __init__(self, value, style=0):
        self.value, self.style = value, style


class E:
    """An error of a formula."""
    def __init__(self, formula, value="#N/A"):
        self.formula, self.value = formula, value


class Workbook:
    def __init__(self, date1904=False):
        self.sheets, self.strings, self.count, self.date1904 = [], {}, 0, date1904

    def sheet(self, name, rows, merges=(), hidden=False, start=1):
        lines = []
        for number, row in enumerate(rows, start):
            if row is None:
                continue
            cells = "".join(self.cell(f"{letters(c)}{number}", value) for c, value in enumerate(row) if value is not None)
            lines.append(f'<row r="{number}" spans="1:{len(row)}" x14ac:dyDescent="0.25">{cells}</row>')
        merged = (f'<mergeCells count="{len(merges)}">' + "".join(f'<mergeCell ref="{m}"/>' for m in merges) + "</mergeCells>") if merges else ""
        xml = (HEAD + f'<worksheet xmlns="{MAIN}" xmlns:r="{REL}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
               'mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac">'
               f'<dimension ref="A1:{letters(max(len(r or []) for r in rows) - 1)}{len(rows) + start - 1}"/>'
               '<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/>'
               f'<sheetData>{"".join(lines)}</sheetData>{merged}<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>')
        self.sheets.append((name, hidden, xml))
        return self

    def cell(self, place, value):
        if isinstance(value, F):
            if isinstance(value.value, str):
                return f'<c r="{place}" t="str"><f>{escape(value.formula)}</f><v>{escape(value.value)}</v></c>'
            return f'<c r="{place}"><f>{escape(value.formula)}</f><v>{value.value}</v></c>'
        if isinstance(value, E):
            return f'<c r="{place}" t="e"><f>{escape(value.formula)}</f><v>{value.value}</v></c>'
        if isinstance(value, bool):
            return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
        if isinstance(value, N):
            return f'<c r="{place}" s="{value.style}"><v>{value.value!r}</v></c>'
        if isinstance(value, (int, float)):
            return f'<c r="{place}"><v>{value!r}</v></c>'
        self.count += 1
        return f'<c r="{place}" t="s"><v>{self.strings.setdefault(value, len(self.strings))}</v></c>'

    def write(self, name):
        items = "".join('<si><t{}>{}</t></si>'.format(' xml:space="preserve"' if s != s.strip() or "\n" in s else "", escape(s)) for s in self.strings)
        n = len(self.sheets)
        parts = [
            ("[Content_Types].xml", HEAD + f'<Types xmlns="{PKG}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
             f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{MEDIA}sheet.main+xml"/>'
             + "".join(f'<Override PartName="/xl/worksheets/sheet{i + 1}.xml" ContentType="{MEDIA}worksheet+xml"/>' for i in range(n))
             + f'<Override PartName="/xl/styles.xml" ContentType="{MEDIA}styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{MEDIA}sharedStrings+xml"/></Types>'),
            ("_rels/.rels", HEAD + f'<Relationships xmlns="{PKG}/relationships"><Relationship Id="rId1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
            ("xl/workbook.xml", HEAD + f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="22228"/>'
             + f'<workbookPr {SYSTEM[self.date1904]}defaultThemeVersion="166925"/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="12225"/></bookViews><sheets>'
             + "".join(f'<sheet name="{escape(s[0])}" sheetId="{i + 1}"{HIDDEN[s[1]]} r:id="rId{i + 1}"/>' for i, s in enumerate(self.sheets))
             + '</sheets><calcPr calcId="191029"/></workbook>'),
            ("xl/_rels/workbook.xml.rels", HEAD + f'<Relationships xmlns="{PKG}/relationships">'
             + "".join(f'<Relationship Id="rId{i + 1}" Type="{REL}/worksheet" Target="worksheets/sheet{i + 1}.xml"/>' for i in range(n))
             + f'<Relationship Id="rId{n + 1}" Type="{REL}/styles" Target="styles.xml"/><Relationship Id="rId{n + 2}" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'),
        ] + [(f"xl/worksheets/sheet{i + 1}.xml", s[2]) for i, s in enumerate(self.sheets)] + [
            ("xl/styles.xml", STYLES),
            ("xl/sharedStrings.xml", HEAD + f'<sst xmlns="{MAIN}" count="{self.count}" uniqueCount="{len(self.strings)}">{items}</sst>'),
        ]
        memory = io.BytesIO()
        with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, text in parts:
                info = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, text.encode())
        save(name, memory.getvalue())


def save(name, data):
    with open(os.path.join(OUT, name), "wb") as file:
        file.write(data)


def text(name, lines, encoding="utf-8", end="\r\n", bom=b""):
    save(name, bom + end.join(lines + [""]).encode(encoding))


def main():
    os.makedirs(OUT, exist_ok=True)
    # 1. What Excel saves as «CSV (разделители — запятые)» on a Russian Windows.
    text("01-russian-excel.csv", [
        "№ п/п;ФИО;Адрес;Телефон;Широта;Долгота;Кол-во корзин;Время;Примечание",
        "1;Ахметова Сауле Ерлановна;ул. Кенесары, д. 40, под. 2, эт. 5, кв. 17;8 (701) 555-01-01;51,16852;71,42190;1;с 10 до 14;многодетная",
        "2;Петрова Нина;ул. Кенесары, д. 40, кв. 18;7015550102;51,16852;71,4219;1;10.00-12.30;",
        "3;Оспанов Берик;пр. Республики 12/1 кв 3;+7 701 555 01 03;51,15900;71,43010;2;после обеда;не слышит звонка",
        "4;Ким Лариса;Сейфуллина 27-3;8-701-555-01-04;51,17010;71,41220;1;любое время;",
        "5;;;;;;;;",
        "6;;;;;;;;",
        "Итого;;;;;;5;;"], "cp1251")
    # 2. A list of a district office, as Excel writes it.
    Workbook().sheet("Лист1", [
        ["Список малообеспеченных семей на получение продуктовых корзин к Наурызу"],
        ["по состоянию на", N(44273, 1)],
        None,
        ["№", "Ф.И.О.", "Улица", "Дом", "Кв.", "Подъезд", "Этаж", "Домофон", "Сот. тел.", "Корзин", "ИИН"],
        [1, "Жумабаева Айгерим Сериковна", "ул. Иманова", 26, 11, 1, 3, "11В", N(87015550201, 7), 1, "000000000000"],
        [2, "Сулейменов Ерлан", None, None, 12, 1, 3, None, N(7015550202.0), F("1+1", 2), "000000000000"],
        [3, "Ибраева  Гульнара ", None, None, 40, 3, 9, "40К7788", "8 701 555 02 03,\n8 7172 55 02 03", 1, None],
        [4, "Смирнова Ольга", "ул. Иманова", "26", "11", None, None, None, "8.7015550204", 1, None],
        ["ВСЕГО", None, None, None, None, None, None, None, None, F("SUM(J5:J8)", 5)],
    ], merges=["A1:K1", "C5:C7", "D5:D7"]).write("02-district-office.xlsx")
    # 3. Kazakh, with a byte order mark, as Excel saves «CSV UTF-8».
    text("03-kazakh.csv", [
        "Р/с №;Аты-жөні;Мекенжайы;Ұялы телефон;Қажеттілігі;Уақыты;Тілі;Ескерту",
        "1;Әбдірахманова Күләш;Бейбітшілік көшесі, 14 үй, 2 кіреберіс, 3 қабат, 25 пәтер;87015550301;себет;сағат 10-нан 14-ке дейін;қазақша;жалғызбасты қарт адам",
        "2;Нұрланов Жәнібек;Тәуелсіздік даңғылы 7, 9 пәтер;8 701 555 03 02;2 себет, қар тазалау;15:00-ден кейін;қаз, орыс;",
        "3;Қасымова Рәбиға;Мәңгілік Ел, 33;;қар күреу;түстен кейін;қаз;"],
        bom=b"\xef\xbb\xbf")
    # 4. Volunteers: times as Excel's fractions of a day, phones as numbers.
    Workbook().sheet("Волонтеры", [
        ["ФИО волонтёра", "Телефон", "Авто", "Грузоподъёмность, кг", "Сколько корзин", "Когда может", "Лопата", "Центр", "Язык", "Отметка"],
        ["Досанов Алихан", N(87015550401), "Toyota Camry", 250, 12, "09:00-15:00", "нет", "Жануя", "рус/каз", None],
        ["Ли Виктор", N(7015550402), "да", 180, None, "с 10 до 18", True, "центр Жануя", "русский", None],
        ["Бекова Дана", "8 701 555 04 03", "нет", None, N(2), "суббота", "есть", "Бақытты", "казахский", None],
        ["Юсупов Тимур", N(8.7015550404e10), None, None, None, N(0.4166666666666667, 2), None, None, None, E("VLOOKUP(A5,X:Y,2,0)")],
    ]).write("04-volunteers.xlsx")
    # 5. English, from an online spreadsheet.
    text("05-online-form.csv", [
        "Timestamp,Full name,Phone number,Home address,Location,What kind of help?,Convenient time,Comments",
        '2021/03/18 9:12:45,"Brown, Emma",+77015550501,"Kenesary street 52, apt 8","51.1690, 71.4205",Food basket,10 am - 2 pm,"Two dogs.\nCall first."',
        '2021/03/18 10:01:02,Aidos Omarov,701 555 0502,"Valikhanov St 9, flat 4","51,1650; 71,4410",food + snow clearing,between 9 and 11:30,',
        '2021/03/18 10:05:40,Aidos Omarov,701 555 0502,"Valikhanov St 9, flat 4","51,1650; 71,4410",food,in the morning,again',
        '2021/03/18 10:07:00,Madina,12345,,,medicine,any time,'], end="\n")
    # 6. What Excel calls «Текст Юникод».
    text("06-unicode-text.txt", [
        "ФИО\tАдрес\tТелефон\tСнег\tКорзина\tИзоляция",
        "Тулегенов Марат\tмкр. Коктал-1, ул. Бирлик, 15\t8 701 5550601\tда\tнет\t",
        "Иванова Мария\tмкр. Коктал-1, ул. Бирлик, 17\t8 701 5550602\t+\t+\tда",
        "Ибрагимова Сания\tмкр. Коктал-1, ул. Бирлик, 19\t8 701 5550603\tможет быть\t1\tнет"],
        "utf-16-le", bom=b"\xff\xfe")
    # 7. A report of an accounting program: titles, pages with their headers, stray quotation marks.
    text("07-accounting.csv", [
        "sep=;", "ГККП \"Центр занятости\";;;;", "Заявки на уборку снега за 15.02.2021;;;;", ";;;;",
        "Код;Наименование заявителя;Адрес;Контактный телефон;Срочность",
        "A-101;\"Семья \"\"Омаровы\"\"\";\"г. Нур-Султан; ул. Жамбыла; 5\";8(701)5550701;срочно",
        "A-102;Каримова Роза;Абая/Сейфуллина, частный дом;8(701)5550702;обычная",
        "Код;Наименование заявителя;Адрес;Контактный телефон;Срочность",
        "A-103;Юн Светлана;ул. Жамбыла 9;07015550703;как можно скорее",
        "A-103;Юн Светлана;ул. Жамбыла 9;07015550703;срочно",
        ";;;;Сформировано 16.02.2021"])
    # 8. Centres.
    text("08-centres.csv", [
        "Название центра,Адрес,Координаты,Часы работы,Корзин на складе,Контактное лицо,Телефон",
        'Жануя,"ул. Кенесары, 1","51.1284, 71.4306",08:00-18:00,520,Сейтова Алма,87015550801',
        'Бақытты Шаңырақ,"Абылай хан даңғылы, 6","51.1601 71.4704",с 9 до 17,,,'], end="\n")
    # 9. One workbook for everything, from a Macintosh of old, with a hidden draft.
    Workbook(date1904=True).sheet("Семьи", [
        ["Фамилия", "Имя", "Отчество", "Адрес", "lat", "lon", "Нужда", "Уақыты"],
        ["Ержанова", "Асель", "Муратовна", "Сарыарка 11, кв 2", 51.1702, 71.4019, "корзина", N(0.5, 2)],
        ["Ержанова", "Асел", "Муратовна", "Сарыарка 11", 51.1702, 71.4019, "продуктовый набор x2", "до 12"],
        ["Волков", "Игорь", None, "Сарыарка 13, кв 5", 71.4021, 511.704, "дрова", "9-11, 16-18"],
    ]).sheet("Еріктілер", [
        ["Аты-жөні", "Телефон", "Көлік", "Себет саны", "Бос уақыты"],
        ["Мұратов Ерасыл", "8 701 555 09 01", "жаяу", 2, "10:00-13:00"],
        ["Сәрсен Аружан", "8 701 555 09 02", "велосипед", 3, "10:00-13:00; 15:00-17:30"],
    ]).sheet("Центры", [
        ["Название", "Координаты", "Режим работы"],
        ["Жануя", "51.1284 71.4306", "8:00-20:00"],
    ]).sheet("Черновик", [["ФИО", "Адрес"], ["Не читать", "Это черновик"]], hidden=True).write("09-everything-1904.xlsx")
    # 10. Kazakh letters in the code page of Kazakhstan, and a file that lost them in Windows-1251.
    text("10-kazakh-code-page.csv", [
        "Тегі;Аты;Көшесі;Үй;Пәтер;Телефон;Себет",
        "Өтегенова;Ұлжан;Ғабиден Мұстафин;21;4;8 701 555 10 01;иә",
        "Ілиясов;Қанат;Ғ. Мүсірепов;6/2;15;8 701 555 10 02;жоқ"], "kz1048")
    text("11-lost-letters.csv", [
        "ФИО;Адрес;Телефон;Нужно;Размер пакета;Маршрут",
        "?мірбекова Г?лн?р;?ажым??ан к?шесі 8;8 701 555 11 01;лекарства;большой;3",
        "Бай??ла?ов Ержан;Мо?илык Ел 20;8 701 555 11 02;памперсы 2 шт, корзина;малый;3"], "cp1251")
    # 12. What a spreadsheet program does to people's typing.
    Workbook().sheet("Лист 1", [
        ["ФИО", "Улица", "Дом", "Квартира", "Телефон", "Что нужно", "Количество", "Удобное время", "Карантин", "Приоритет"],
        ["Тасова Жанна", "Жубанова", N(44201, 6), 5, "8,70156E+10", "корзина", 1, N(44483, 6), "да", "обязательно"],
        ["Рахимов Олжас", "Жубанова", "14А", N(12.0), "8 (7172) 55-12", "корзина", "две", "10:00 - 12:00", "не знаю", "низкий"],
        ["Рахимова Олжас", "Жубанова", "14 а", "12", "87015551203", "корзина", 2.5, "вечером", None, None],
        ["Сидорова Анна", "Жубанова", 16, None, E("A1/0", "#DIV/0!"), None, None, "14-10", None, None],
        [None, None, None, None, None, "корзина"],
    ]).write("12-spoilt.xlsx")
    text("mapping-11.yaml", [
        "columns: {Маршрут: ignore, Размер пакета: note}", "needs: {лекарства: medicine, памперсы: diapers}",
        "scenario:", "  kinds: {medicine: {minutes: 3}, diapers: {minutes: 3, value: high}}",
        "  centres: [{id: zhanuya, name: {ru: Жануя, kk: Жануя}, lat: 51.1284, lon: 71.4306}]"], end="\n")


main()
