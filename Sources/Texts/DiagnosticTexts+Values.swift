extension DiagnosticTexts {
    /// Single values.
    static let values: [String: Entry] = [
        "not-a-number": Entry(
            Phrase("«{found}» сан емес.", "«{found}» не число.", "«{found}» is not a number."),
            Phrase("Ондық бөлшекті нүктемен жазыңыз: 1.5", "Дробь пишется с точкой: 1.5", "Decimals are written with a point: 1.5")),
        "not-whole": Entry(
            Phrase("«{found}» бүтін сан емес.", "«{found}» не целое число.", "«{found}» is not a whole number.")),
        "out-of-range": Entry(
            Phrase("«{found}» шектен тыс.", "«{found}» вне допустимых границ.", "«{found}» is out of range."),
            Phrase("{least} мен {most} аралығында болуы керек.", "Допустимо от {least} до {most}.", "It must be from {least} to {most}.")),
        "too-long": Entry(
            Phrase("Мәтін тым ұзын: «{found}».", "Текст слишком длинный: «{found}».", "The text is too long: «{found}»."),
            Phrase("Ең көбі {most} таңба.", "Не больше знаков: {most}.", "At most {most} characters.")),
        "bad-id": Entry(
            Phrase("«{found}» белгі бола алмайды.", "«{found}» не годится как обозначение.", "«{found}» cannot be an id."),
            Phrase(
                "1–64 таңба, бос орынсыз, / мен ; белгілерінсіз; home, anywhere бос емес.",
                "1–64 знака без пробелов, / и ;; слова home и anywhere заняты.",
                "1 to 64 characters without spaces, / or ;; home and anywhere are taken.")),
        "bad-choice": Entry(
            Phrase("«{found}» мұнда болмайды.", "«{found}» здесь не годится.", "«{found}» is none of the choices."),
            Phrase("Мыналардың бірі: {choices}.", "Одно из: {choices}.", "One of: {choices}.")),
        "bad-clock": Entry(
            Phrase("«{found}» уақыт емес.", "«{found}» не время.", "«{found}» is not a clock time."),
            Phrase("Мысалы: \"09:30\"", "Например: \"09:30\"", "For example: \"09:30\"")),
        "bad-interval": Entry(
            Phrase("«{found}» уақыт аралығы емес.", "«{found}» не интервал времени.", "«{found}» is not a time interval."),
            Phrase("Мысалы: \"10:00-13:30\"", "Например: \"10:00-13:30\"", "For example: \"10:00-13:30\"")),
        "reversed-interval": Entry(
            Phrase("«{found}» аралығы басталмай тұрып аяқталады.", "Интервал «{found}» кончается раньше, чем начинается.", "«{found}» ends before it begins."),
            Phrase("Екі уақыттың орнын ауыстырыңыз.", "Поменяйте времена местами.", "Swap the two times.")),
        "overlapping-intervals": Entry(
            Phrase("Уақыт аралықтары қабаттасады: {found}.", "Интервалы времени перекрываются: {found}.", "The intervals overlap: {found}."),
            Phrase("Оларды біріктіріңіз.", "Объедините их.", "Join them.")),
        "bad-date": Entry(
            Phrase("«{found}» күн емес.", "«{found}» не дата.", "«{found}» is not a date."),
            Phrase("Мысалы: 2021-03-21", "Например: 2021-03-21", "For example: 2021-03-21")),
        "bad-count": Entry(
            Phrase("Жазба саны {found}.", "Число записей: {found}.", "There are {found} entries."),
            Phrase("{least} мен {most} аралығында болуы керек.", "Допустимо от {least} до {most}.", "There must be from {least} to {most}.")),
        "bad-language": Entry(
            Phrase("«{found}» тіл коды емес.", "«{found}» не код языка.", "«{found}» is no language code."),
            Phrase("Мысалы: kk, ru, en", "Например: kk, ru, en", "For example: kk, ru, en")),
        "bad-goods": Entry(
            Phrase("«{found}» зат пен саны емес.", "«{found}» не предмет с количеством.", "«{found}» is not goods with an amount."),
            Phrase("Мысалы: basket:2;kg:36", "Например: basket:2;kg:36", "For example: basket:2;kg:36")),
        "break-window": Entry(
            Phrase("{minutes} минуттық үзіліс «{found}» аралығына сыймайды.", "Перерыв ({minutes} мин) не помещается в интервал «{found}».", "A break of {minutes} minutes does not fit «{found}»."),
            Phrase("Аралықты ұзартыңыз.", "Расширьте интервал.", "Widen the window.")),
        "crew-size": Entry(
            Phrase("least ({least}) best ({best}) мәнінен үлкен.", "least ({least}) больше, чем best ({best}).", "least ({least}) is more than best ({best})."),
            Phrase("best кемінде least болсын.", "Пусть best будет не меньше least.", "Let best be at least least.")),
        "fairness-order": Entry(
            Phrase("«{found}»: баға төмендейді немесе шек өспейді.", "«{found}»: цена снижается или граница не растёт.", "«{found}»: a price falls, or a bound does not rise."),
            Phrase("Шектер өссін, бағалар төмендемесін.", "Границы растут, цены не снижаются.", "Bounds must rise and prices must not fall.")),
        "duplicate-id": Entry(
            Phrase("«{found}» ({sort}) екі рет кездеседі.", "«{found}» ({sort}) встречается дважды.", "«{found}» ({sort}) is there twice."),
            Phrase("Әрқайсысына өз белгісін беріңіз.", "Дайте каждой записи своё обозначение.", "Give each its own id.")),
        "unknown-reference": Entry(
            Phrase("«{found}» деген жазба жоқ ({sort}).", "Записи «{found}» нет ({sort}).", "There is no «{found}» ({sort})."),
            Phrase("Оны қосыңыз немесе сілтемені түзетіңіз.", "Добавьте её или исправьте ссылку.", "Add it, or correct the reference.")),
        "too-many": Entry(
            Phrase("{name}: {found}, бұл тым көп.", "{name}: {found}, это слишком много.", "{name}: {found} are too many."),
            Phrase("Ең көбі {most}.", "Не больше {most}.", "At most {most}.")),
    ]
}
