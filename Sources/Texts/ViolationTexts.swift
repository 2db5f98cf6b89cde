/// The words of violations: what is wrong with a plan, with its numbers.
///
/// Templates name facts in braces.
public enum ViolationTexts {
    /// Every code there is.
    public static var codes: [String] { templates.keys.sorted() }

    /// What is wrong, in one sentence.
    public static func message(
        _ code: String, facts: [String: String], language: Language
    ) -> String {
        guard let template = templates[code]?[language] else { return code }
        var text = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            text += facts[String(rest[rest.index(after: open)..<close])] ?? "?"
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    private static let templates: [String: Phrase] = [
        "unknown-hand": Phrase(
            "{who}: мұндай ерікті де, топ та жоқ.", "{who}: такого волонтёра или бригады нет.",
            "{who}: there is no such volunteer or crew."),
        "crew-member": Phrase(
            "{who}: «{crew}» тобымен бірге жүреді, жеке маршруты болмайды.",
            "{who} идёт с бригадой «{crew}», своего маршрута нет.",
            "{who} goes with crew {crew} and has no round of their own."),
        "crew-not-asked": Phrase(
            "{who}: бұл күннің сценарийінде бағдарлама топ құрмайды.",
            "{who}: по сценарию этого дня бригады не составляются.",
            "{who}: the scenario does not ask for crews to be formed."),
        "crew-twice": Phrase(
            "{person}: екі топта тұр ({other}, {who}).",
            "{person} состоит в двух бригадах ({other} и {who}).",
            "{person} is in two crews ({other} and {who})."),
        "crew-most": Phrase(
            "{who}: топта {members} адам, ең көбі {most}.",
            "{who}: в бригаде людей: {members}, можно не больше {most}.",
            "{who}: the crew has {members} members, at most {most} are allowed."),
        "crew-seats": Phrase(
            "{who}: топта {members} адам, ал көліктердегі орын {seats}.",
            "{who}: в бригаде людей: {members}, а мест в машинах: {seats}.",
            "{who}: the crew has {members} members, its cars {seats} seats."),
        "crew-minors": Phrase(
            "{who}: қасында ересек адам жоқ.", "{who}: рядом нет взрослого.",
            "{who}: no adult goes along."),
        "crew-hours": Phrase(
            "{who}: топ мүшелерінің ортақ уақыты жоқ.",
            "{who}: у членов бригады нет общего времени.",
            "{who}: the members share no hours."),
        "crew-starts": Phrase(
            "{who}: {person} мен {other} әр жерден шығады немесе әр орталықтан.",
            "{who}: {person} и {other} выезжают из разных мест или от разных центров.",
            "{who}: {person} and {other} start at different places or belong to different centres."),
        "crew-apart": Phrase(
            "{who}: {person} мен {other} бір топта болмауы керек.",
            "{who}: {person} и {other} просили не быть в одной бригаде.",
            "{who}: {person} and {other} are not to be in one crew."),
        "crew-carries": Phrase(
            "{who}: {person} мен {other} жүгі әртүрлі өлшеммен берілген.",
            "{who}: у {person} и {other} груз указан в разных единицах.",
            "{who}: {person} and {other} state what they carry in different units."),
        "crew-together": Phrase(
            "{who}: {person} мен {other} тек бірге барады.",
            "{who}: {person} идёт только вместе с {other}.",
            "{who}: {person} goes only together with {other}."),
        "two-rounds": Phrase(
            "{who}: екі маршрут.", "{who}: два маршрута.", "{who} has two rounds."),
        "empty-round": Phrase(
            "{who}: маршрут бос.", "{who}: маршрут пуст.", "{who}: the round is empty."),
        "unknown-need": Phrase(
            "{need}: мұндай өтінім жоқ.", "{need}: такой заявки нет.",
            "{need}: there is no such need."),
        "unknown-centre": Phrase(
            "{who}: «{centre}» орталығы жоқ.", "{who}: центра «{centre}» нет.",
            "{who}: there is no centre {centre}."),
        "visited-twice": Phrase(
            "{need}: екі рет жоспарланған ({other}, {who}).",
            "{need}: запланировано дважды ({other} и {who}).",
            "{need} is visited twice ({other} and {who})."),
        "left-twice": Phrase(
            "{need}: жоспарға енбегендер тізімінде екі рет.",
            "{need}: дважды в списке не вошедших.", "{need} is listed as left out twice."),
        "visited-and-left": Phrase(
            "{need}: жоспарда да ({who}), енбегендер тізімінде де бар.",
            "{need}: и в плане ({who}), и в списке не вошедших.",
            "{need} is visited by {who} and listed as left out."),
        "forgotten": Phrase(
            "{need}: жоспарда да, енбегендер тізімінде де жоқ.",
            "{need}: нет ни в плане, ни в списке не вошедших.",
            "{need} is neither visited nor listed as left out."),
        "times": Phrase(
            "{who}, {stop}-аялдама: уақыты дұрыс емес.", "{who}, остановка {stop}: неверное время.",
            "{who}, stop {stop}: its times are not possible."),
        "overlap": Phrase(
            "{who}, {stop}-аялдама {begin} басталады, ал алдыңғысы {free} бітеді.",
            "{who}, остановка {stop} начинается в {begin}, а предыдущая кончается в {free}.",
            "{who}, stop {stop} begins {begin}, but the one before ends {free}."),
        "no-start": Phrase(
            "{who}, {stop}-аялдама: ауысым басталмаған.",
            "{who}, остановка {stop}: смена не начата.",
            "{who}, stop {stop}: the shift has not started."),
        "no-end": Phrase(
            "{who}: ауысым аяқталмаған.", "{who}: смена не закончена.", "{who}: a shift has no end."
        ),
        "two-shifts": Phrase(
            "{who}: бір уақыт аралығында екі ауысым ({time}).",
            "{who}: две смены в одном промежутке ({time}).",
            "{who}: two shifts in one interval ({time})."),
        "hours": Phrase(
            "{who}: {time} кезінде бос емес.", "{who}: в {time} не работает.",
            "{who} is not available at {time}."),
        "centre-hours": Phrase(
            "{who}: «{centre}» орталығы {time} кезінде жабық (ашық уақыты {open}).",
            "{who}: центр «{centre}» в {time} закрыт (открыт {open}).",
            "{who}: centre {centre} is closed at {time} (open {open})."),
        "break": Phrase(
            "{who}: {time} үзілісі ережедегі үзілістердің ешқайсысына сай емес.",
            "{who}: перерыв в {time} не совпадает ни с одним из положенных.",
            "{who}: the break at {time} is none of those owed."),
        "no-break": Phrase(
            "{who}: {window} аралығында {minutes} минут үзіліс жоқ.",
            "{who}: нет перерыва {minutes} мин в промежутке {window}.",
            "{who}: no break of {minutes} min within {window}."),
        "unreachable": Phrase(
            "{who}, {stop}-аялдама: жол жоқ.", "{who}, остановка {stop}: туда нет пути.",
            "{who}, stop {stop}: there is no way there."),
        "too-early": Phrase(
            "{who}, {stop}-аялдама ({begin}): {needed} мин керек, жоспарда {left} мин.",
            "{who}, остановка {stop} ({begin}): нужно {needed} мин, в плане {left} мин.",
            "{who}, stop {stop} ({begin}): {needed} min are needed to get there, the plan leaves {left}."
        ),
        "walk-not-allowed": Phrase(
            "{who}, {stop}-аялдама: мұнда көлікті қалдырып жаяу баруға болмайды.",
            "{who}, остановка {stop}: сюда нельзя идти пешком от машины.",
            "{who}, stop {stop}: nobody may walk there from the car."),
        "walk-too-far": Phrase(
            "{who}, {stop}-аялдама: көлік пен есік арасы жаяу {walk} мин, рұқсат етілгені ең көбі {most} мин.",
            "{who}, остановка {stop}: между машиной и дверью {walk} мин пешком, можно не больше {most} мин.",
            "{who}, stop {stop}: {walk} min on foot between car and door, at most {most} are allowed."
        ),
        "load-place": Phrase(
            "{who}: «{centre}» орталығында тиеуге болмайды.",
            "{who}: грузиться в центре «{centre}» нельзя.", "{who} may not load at {centre}."),
        "load-contents": Phrase(
            "{who}: {time} тиелген зат апарылатын затқа сай емес.",
            "{who}: загружено в {time} не то, что будет доставлено.",
            "{who}: what is loaded at {time} is not what the trip brings."),
        "empty-load": Phrase(
            "{who}: {time} ештеңе тиелмейді.", "{who}: в {time} ничего не загружено.",
            "{who}: nothing is loaded at {time}."),
        "load-length": Phrase(
            "{who}: {time} тиеу {length} мин, керегі {needed} мин.",
            "{who}: загрузка в {time} длится {length} мин, нужно {needed}.",
            "{who}: the load at {time} takes {length} min, it must take {needed}."),
        "capacity": Phrase(
            "{who}: {good} — тиелгені {loaded}, сыйатыны {carries}.",
            "{who}: {good} — загружено {loaded}, помещается {carries}.",
            "{who}: {good}: {loaded} loaded, {carries} can be carried."),
        "stock": Phrase(
            "«{centre}»: {good} — алынғаны {taken}, бары {stock}.",
            "«{centre}»: {good} — взято {taken}, есть {stock}.",
            "{centre}: {good}: {taken} taken, {stock} in stock."),
        "ramp": Phrase(
            "«{centre}»: {time} кезінде {ramp} адамнан көп тиеледі ({who}).",
            "«{centre}»: в {time} грузятся больше {ramp} сразу ({who}).",
            "{centre}: more than {ramp} load at once at {time} ({who})."),
        "not-loaded": Phrase(
            "{who}, {need}: апаратын зат тиелмеген.", "{who}, {need}: груз для заявки не загружен.",
            "{who}, {need}: what it brings has not been loaded."),
        "load-centre": Phrase(
            "{who}, {need}: «{centre}» орталығының заты бұл үйге берілмейді.",
            "{who}, {need}: груз центра «{centre}» не для этого дома.",
            "{who}, {need}: goods of {centre} are not for this household."),
        "after": Phrase(
            "{need}: {begin} басталады, ал {other} соң {from} бұрын болмайды.",
            "{need}: начало в {begin}, а после {other} можно не раньше {from}.",
            "{need}: begins {begin}, but after {other} not before {from}."),
        "after-late": Phrase(
            "{need}: {begin} басталады, ал {other} соң {until} дейін басталуы керек.",
            "{need}: начало в {begin}, а после {other} нужно не позже {until}.",
            "{need}: begins {begin}, but after {other} by {until} at the latest."),
        "after-missing": Phrase(
            "{need}: жоспарда бар, ал алдымен орындалуы керек {other} жоқ.",
            "{need}: есть в плане, а {other}, что нужно раньше, нет.",
            "{need}: is in the plan, but {other}, which has to come before, is not."),
        "people": Phrase(
            "{need}: бір мезгілде {people} орындаушы керек, ал жоспарда {found}.",
            "{need}: нужно исполнителей одновременно: {people}, а в плане: {found}.",
            "{need}: it takes {people} at once, the plan has {found}."),
        "not-together": Phrase(
            "{need}: бәрі бір мезгілде бастауы керек, ал уақыттары {times}.",
            "{need}: все должны начать одновременно, а начинают в {times}.",
            "{need}: all must begin at once, but begin at {times}."),
        "window": Phrase(
            "{need}: {begin} басталады, ал уақыты {windows}.",
            "{need}: начало в {begin}, а можно {windows}.",
            "{need}: begins {begin}, its windows are {windows}."),
        "frozen": Phrase(
            "{need}: {begin} басталады, ал {at} деп бекітілген.",
            "{need}: начало в {begin}, а закреплено {at}.",
            "{need}: begins {begin}, it is fixed at {at}."),
        "visit-length": Phrase(
            "{need}: {length} мин, керегі {needed} мин.", "{need}: {length} мин, нужно {needed}.",
            "{need}: takes {length} min, it must take {needed}."),
        "skill": Phrase(
            "{need}: {who} бұл істі білмейді: {missing}.", "{need}: у {who} нет навыка: {missing}.",
            "{need}: {who} lacks the skill {missing}."),
        "tool": Phrase(
            "{need}: {who} құралы жоқ: {missing}.", "{need}: у {who} нет инструмента: {missing}.",
            "{need}: {who} lacks the tool {missing}."),
        "too-few": Phrase(
            "{need}: {who} — {members} адам, кемінде {least} керек.",
            "{need}: {who} — людей {members}, нужно не меньше {least}.",
            "{need}: {who} are {members}, at least {least} are needed."),
        "unwanted": Phrase(
            "{need}: {person} бұл үйге бармауы керек.",
            "{need}: {person} не должен приходить в этот дом.",
            "{need}: {person} must not come to this household."),
        "wrong-centre": Phrase(
            "{need}: «{centre}» орталығының еріктілері бармайды.",
            "{need}: волонтёры центра «{centre}» сюда не ходят.",
            "{need}: volunteers of {centre} do not serve it."),
        "pinned": Phrase(
            "{need}: {pin} бекітілген, ал {who} барады.",
            "{need}: закреплено за {pin}, а идёт {who}.",
            "{need} is fixed to {pin}, but {who} goes."),
        "isolating": Phrase(
            "{who}, {need}: оқшауланған үйден кейін.", "{who}, {need}: после дома на изоляции.",
            "{who}, {need}: comes after an isolating household."),
        "not-dedicated": Phrase(
            "{who}, {need}: бір күнде оқшауланған үйге де, басқа үйге де барады.",
            "{who}, {need}: в один день и дома на изоляции, и другие.",
            "{who}, {need}: visits isolating households and others on one day."),
        "frost": Phrase(
            "{who}, {stop}-аялдама: аязда далада {out} мин, ең көбі {most} мин.",
            "{who}, остановка {stop}: на морозе {out} мин, можно не больше {most} мин.",
            "{who}, stop {stop}: {out} min out in the frost, at most {most} min."),
        "no-warm-up": Phrase(
            "{who}, {need}: бұл үйде жылынуға болмайды.",
            "{who}, {need}: в этом доме греться нельзя.",
            "{who}, {need}: nobody may warm up in this household."),
        "limit-visits": Phrase(
            "{who}: {amount} бару, ең көбі {most}.",
            "{who}: визитов {amount}, можно не больше {most}.",
            "{who}: {amount} visits, at most {most}."),
        "limit-minutes": Phrase(
            "{who}: {amount} мин, ең көбі {most}.", "{who}: {amount} мин, можно не больше {most}.",
            "{who}: {amount} min of duty, at most {most}."),
        "limit-km": Phrase(
            "{who}: {amount} км, ең көбі {most}.", "{who}: {amount} км, можно не больше {most}.",
            "{who}: {amount} km, at most {most}."),
        "limit-trips": Phrase(
            "{who}: {amount} рет тиеу, ең көбі {most}.",
            "{who}: загрузок {amount}, можно не больше {most}.",
            "{who}: {amount} loads, at most {most}."),
        "limit-households": Phrase(
            "{who}: {amount} үй, ең көбі {most}.", "{who}: домов {amount}, можно не больше {most}.",
            "{who}: {amount} households, at most {most}."),
        "cost": Phrase(
            "Құны ({part}): жазылғаны {stated}, шынында {actual}.",
            "Стоимость ({part}): записано {stated}, на деле {actual}.",
            "Cost ({part}): {stated} is stated, {actual} is true."),
    ]
}
