#!/usr/bin/env python3
# Komek: a route planner for volunteers. Copyright (C) 2026 the Komek contributors.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write the days of scenarios/ from the places of scenarios/places/astana.csv.

    scripts/make-scenarios.py

Seeded and deterministic: the same bytes every run (only `random.random` is drawn from, which Python
keeps stable). Everybody in the days is invented. Python standard library only.

How the days are calibrated. A car makes 30 km/h over 1.3 × the straight line, in winter 1.2 times
slower: 25 km/h of road, 19 km/h as the crow flies. Within a district two neighbouring households
are some 500 m apart: 1.5 minutes; at a door 3 minutes of arrival and 4 of handing over (2 more where
disinfection is asked for); so 9 to 11 minutes a visit, about six an hour, loading included.

- snow-morning: a yard of 120 person-minutes takes five people 24 minutes, with arrival and travel 32;
  four to five hours give a crew 8 or 9 yards, five crews about 43.
- centre-day: 12 cars × 2 trips × 5 baskets = 120 places for 110 baskets; the ramp of three lets twelve
  cars through in 40 minutes, so that the first departures are staggered.
- nauryz-day: a driver is bound by the 13 households of the sanitary rules and by four to six hours,
  a walker or cyclist by one or two baskets a trip, a snow crew by 8 yards. That is a little more than
  is asked for, in the wrong places and hours, so that some needs are crowded out.
- nauryz-peak: 4,000 baskets and 155 cars: 26 each, three to four trips of 6 to 10 baskets, 4 to 5
  hours of the 6 or 7 that are offered.
"""

import csv
import math
import os
import random
import re

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "scenarios")

# --- Chance ---------------------------------------------------------------------------------------


class Chance:
    def __init__(self, seed):
        self.draw = random.Random(seed).random

    def below(self, n):
        return int(self.draw() * n)

    def between(self, low, high, step=1):
        return low + step * self.below((high - low) // step + 1)

    def of(self, items):
        return items[self.below(len(items))]

    def weighted(self, pairs):
        """One of (item, weight)."""
        left = self.draw() * sum(weight for _, weight in pairs)
        for item, weight in pairs:
            left -= weight
            if left < 0:
                return item
        return pairs[-1][0]

    def sample(self, items, n):
        items = list(items)
        return [items.pop(self.below(len(items))) for _ in range(n)]

    def true(self, share):
        return self.draw() < share


# --- Places ---------------------------------------------------------------------------------------


def metres(a, b):
    north = (a[0] - b[0]) * 111_195
    east = (a[1] - b[1]) * 111_195 * math.cos(math.radians(51.15))
    return math.hypot(north, east)


class City:
    """The places of astana.csv, and which points are taken."""

    def __init__(self):
        with open(os.path.join(ROOT, "places", "astana.csv"), encoding="utf-8", newline="") as file:
            self.rows = [
                ((float(r["lat"]), float(r["lon"])), r["street"], r["crossing"])
                for r in csv.DictReader(file)
            ]
        self.on_street = {}
        for point, street, crossing in self.rows:
            if crossing:
                self.on_street.setdefault(street, []).append((point, crossing))
                self.on_street.setdefault(crossing, []).append((point, street))
        self.taken = set()

    def words(self, row):
        """Street and the nearest crossing on it, if there is one within 700 m."""
        point, street, crossing = row
        if crossing:
            return {"street": street, "crossing": crossing}
        near = [(metres(point, p), c) for p, c in self.on_street.get(street, ())]
        near = [(d, c) for d, c in near if d < 700]
        return {"street": street, "crossing": min(near)[1]} if near else {"street": street}

    def at(self, lat, lon):
        """The crossing nearest to a point."""
        row = min((r for r in self.rows if r[2]), key=lambda r: metres(r[0], (lat, lon)))
        return record_at(row[0], self.words(row))

    def near(self, chance, centre, low, high):
        """A free point a short walk from a street, between two distances (m) from a centre."""
        middle = (centre["lat"], centre["lon"])
        rows = [r for r in self.rows if low <= metres(r[0], middle) <= high]
        while True:
            row = chance.of(rows)
            # 0.0006 degrees of latitude are 67 m.
            point = (
                round(row[0][0] + 0.0006 * (2 * chance.draw() - 1), 5),
                round(row[0][1] + 0.0009 * (2 * chance.draw() - 1), 5),
            )
            if point not in self.taken:
                self.taken.add(point)
                return record_at(point, self.words(row))


def record_at(point, words):
    return {"lat": point[0], "lon": point[1], "place": words}


CENTRES = [
    # id, kk, ru, en, about where; the first four exist, where they stand is not their address.
    ("zhanuya", "«Жануя» отбасын қолдау орталығы", "Центр поддержки семьи «Жануя»",
     "Zhanuya family support centre", 51.1284, 71.4306),
    ("baqytty-shanyraq", "«Бақытты Шаңырақ» көпбейінді орталығы",
     "Многопрофильный центр «Бақытты Шаңырақ»", "Baqytty Shanyraq multi-service centre",
     51.1680, 71.4320),
    ("altyn-shanyraq", "«Алтын Шаңырақ Ұясы» тігін шеберханасы",
     "Швейная мастерская «Алтын Шаңырақ Ұясы»", "Altyn Shanyraq Uyasy sewing workshop",
     51.1860, 71.3850),
    ("strong-mothers", "«Strong Mothers» білім беру орталығы",
     "Образовательный центр «Strong Mothers»", "Strong Mothers education centre",
     51.1520, 71.4780),
    ("meiirim", "«Мейірім» қамқорлық үйі", "Дом заботы «Мейірім»", "Meiirim house of care",
     51.1930, 71.3350),
    ("aq-niet", "«Ақ ниет» көмек орталығы", "Центр помощи «Ақ ниет»", "Aq Niet help centre",
     51.1220, 71.5020),
    ("senim", "«Сенім» ерікті орталығы", "Волонтёрский центр «Сенім»", "Senim volunteer centre",
     51.0970, 71.4350),
    ("qamqor", "«Қамқор» отбасы клубы", "Семейный клуб «Қамқор»", "Qamqor family club",
     51.1780, 71.4750),
]


def centres(city):
    return {
        id: {"id": id, "name": {"kk": kk, "ru": ru, "en": en}, **city.at(lat, lon)}
        for id, kk, ru, en, lat, lon in CENTRES
    }


def private_houses(home):
    """Whether a place lies in the quarters of private houses: Koktal and the north-west."""
    return home["lat"] > 51.178 and home["lon"] < 71.45


# --- YAML -----------------------------------------------------------------------------------------

PLAIN_START = set("abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюяёәіңғүұқөһ")
WORDS_WITH_A_MEANING = {"yes", "no", "on", "off", "true", "false", "null", "y", "n", "~"}


def scalar(value):
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.5f}" if value > 20 else f"{value:g}"
    if isinstance(value, int):
        return str(value)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return value
    plain = (
        value
        and value[0].lower() in PLAIN_START
        and value.lower() not in WORDS_WITH_A_MEANING
        and not value.endswith(".")
        and not any(c in ',:[]{}#&*!|>\'"%@`;\\' for c in value)
    )
    return value if plain else '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def flow(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(k)}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(flow(v) for v in value) + "]"
    return scalar(value)


def write_yaml(name, comment, parts):
    """`parts`: (key, value); a list is written one record a line, a mapping of mappings likewise."""
    lines = [f"# {line}".rstrip() for line in comment.strip().splitlines()]
    lines += ["# Everybody here is invented. Made by scripts/make-scenarios.py.",
              "# Street names: map data © OpenStreetMap contributors, ODbL 1.0.", "komek: 1"]
    for key, value in parts:
        if key == "#":
            lines += ["", f"# {value}"]
        elif isinstance(value, list):
            lines += [f"{key}:"] + [f"  - {flow(item)}" for item in value]
        elif any(isinstance(item, list) for item in value.values()):
            lines.append(f"{key}:")
            for k, items in value.items():
                lines += [f"  {k}:"] + [f"    - {flow(item)}" for item in items]
        elif any(isinstance(item, dict) for item in value.values()) and key != "day":
            lines += [f"{key}:"] + [f"  {scalar(k)}: {flow(v)}" for k, v in value.items()]
        else:
            lines.append(f"{key}: {flow(value)}")
    with open(os.path.join(ROOT, name), "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(lines) + "\n")


# --- People and doors -----------------------------------------------------------------------------

BASKET_WORDS = {"kk": "азық-түлік себеті", "ru": "продуктовая корзина", "en": "food basket"}
SNOW_WORDS = {"kk": "қар тазалау", "ru": "уборка снега", "en": "snow clearing"}

NOTES = {
    "gate": "Калитка слева, звонок не работает: стучать в окно.",
    "dog": "Во дворе собака, хозяйка встретит у ворот.",
    "call": "Есік алдында тұрып, қоңырау шалыңыз.",
    "lift": "Лифт не работает.",
    "hearing": "Плохо слышит: звонить дольше.",
    "path": "Жолды қақпадан есікке дейін тазалау керек.",
    "ramp": "Нужно очистить пандус для коляски.",
    "firewood": "Отын қораға баратын жолды да ашыңыз.",
}

SPEAKS = [(["kk"], 3), (["ru"], 3), (["kk", "ru"], 4)]


def flats(chance, home, building, count):
    """The households of one block of flats: same point, their own entrance, floor and flat."""
    entrance = chance.between(1, 6)
    levels = chance.of([5, 9, 12])
    numbers = sorted(chance.sample(range(1, levels * 4 + 1), count))
    for number in numbers:
        words = dict(home["place"], building=building, entrance=entrance,
                     floor=(number - 1) // 4 + 1, flat=(entrance - 1) * levels * 4 + number)
        yield dict(home, place=words)


# --- The days -------------------------------------------------------------------------------------


def snow_morning(city, all_centres):
    chance = Chance("snow-morning")
    base = all_centres["meiirim"]
    volunteers, crews = [], []
    for c, size in enumerate([5, 5, 6, 6, 7], start=1):
        members = []
        for m in range(1, size + 1):
            record = {"id": f"s{c}{m}", "travels": "foot", "tools": ["shovel"]}
            if m == 1 or (m == 2 and size > 5):
                record = {"id": f"s{c}{m}", "travels": "car", "tools": ["shovel"]}
            if m == 1:
                # One warming break, stated for one member, is the whole crew's.
                record["breaks"] = [{"minutes": 15, "window": "10:00-11:15"}]
            if m == 3 and c in (2, 4):
                record["tools"] = ["shovel", "ice-breaker"]
            if m == 4 and c == 5:
                record["available"] = ["08:30-13:00"]
            members.append(record["id"])
            volunteers.append(record)
        crews.append({"id": f"snow-{c}", "members": members})
    households = []
    for i in range(1, 41):
        home = city.near(chance, base, 200, 3200 if i <= 34 else 5000)
        need = {"kind": "snow",
                "personMinutes": chance.weighted([(60, 2), (90, 3), (120, 5), (150, 4), (180, 3), (240, 2)])}
        record = {"id": f"y{i:02d}", **home}
        if i % 6 == 0:
            need["before"] = chance.of(["09:30", "10:00", "10:30", "11:00"])
        if i in (11, 27, 33):
            need["tools"] = ["shovel", "ice-breaker"]
        if i in (6, 18):
            record["note"] = NOTES["ramp"]
        elif i % 7 == 3:
            record["note"] = NOTES[chance.of(["gate", "dog", "path", "firewood"])]
        if i % 9 == 4:
            record["windows"] = [chance.of(["08:00-10:30", "09:00-11:00", "10:30-13:00"])]
        if i in (8, 21, 35):
            record["seenBy"] = chance.of(["s12", "s24", "s42"])
        if i in (12, 30):
            need["value"] = "must"
        record["needs"] = [need]
        households.append(record)
    # The same people and cars, and some more, whose crews are the planner's: 40 volunteers, 14 cars, 35 shovels.
    more = [{"id": f"s{i}", "travels": "car", "tools": ["shovel"]} for i in range(61, 67)]
    more += [{"id": f"s{i}", "travels": "foot"} for i in range(67, 72)]
    snow = "The morning after a snowfall in Koktal, −15 °C: forty yards of elderly people who live alone.\n"
    given = [
        ("#", "Cars are the first members' (and the second's where five seats are too few)."),
        ("volunteers", volunteers),
        ("crews", crews),
    ]
    formed = [
        ("volunteers", volunteers + more),
        ("crews", {"form": True}),
    ]
    for name, comment, hands in [
        ("snow-morning.yaml",
         "Five crews with shovels and cars; what decides is whose path must be clear before a certain hour.",
         given),
        ("snow-morning-volunteers.yaml",
         "The crews are the planner's: who goes with whom, in which car, with whose shovels.",
         formed),
    ]:
        write_yaml(name, snow + comment, [
            ("day", {"date": "2021-03-05", "temperature": -15,
                     "name": {"kk": "Қар жауғаннан кейінгі таң", "ru": "Утро после снегопада",
                              "en": "The morning after the snow"}}),
            ("kinds", {"snow": {"name": SNOW_WORDS, "personMinutes": 120, "leastMinutes": 15,
                                "crew": {"least": 3, "best": 6}, "tools": ["shovel"], "value": "high"}}),
            ("defaults", {"volunteer": {"available": ["08:00-13:00"], "speaks": ["kk", "ru"]},
                          "household": {"windows": ["08:00-13:00"], "arrivalMinutes": 2}}),
            ("rules", {"wishes": {"late": 90, "continuity": 10}, "perKm": 0.5}),
            ("travel", {"detour": 1.3, "speeds": {"car": 30}, "winter": {"car": 1.3}}),
            ("centres", [dict(base, open="08:00-14:00")]),
            *hands,
            ("households", households),
        ])


def centre_day(city, all_centres):
    chance = Chance("centre-day")
    base = dict(all_centres["strong-mothers"], open="09:00-19:00", stock={"basket": 120},
                loadingMinutes=8, minutesPerItem=0.5, ramp=3)
    hours = ["10:00-13:00", "10:00-12:30", "10:30-14:00", "11:00-15:00", "12:30-16:00", "15:00-18:30"]
    volunteers = []
    for i in range(1, 13):
        record = {"id": f"d{i:02d}", "available": [hours[(i - 1) % 6]], "carries": {"kg": 90}}
        if i in (3, 9):
            record["carries"] = {"kg": 110}
        if i in (4, 10):
            record["breaks"] = [{"minutes": 30, "window": "12:30-14:30"}]
        if i == 5:
            record.update(available=["10:00-12:30", "16:00-19:00"])
        if i == 7:
            record.update(to="home", home=home_of(city.near(chance, base, 2000, 5000)))
        if i == 11:
            record["to"] = "anywhere"
        if i == 12:
            record["maxKm"] = 30
        volunteers.append(record)
    households, building = [], 0
    while len(households) < 110:
        home = city.near(chance, base, 300, chance.weighted([(2500, 6), (4500, 3), (6000, 1)]))
        homes = [home]
        if chance.true(0.18) and len(households) < 106:
            building += 1
            homes = list(flats(chance, home, f"b{building:02d}", chance.between(2, 4)))
        for home in homes:
            n = len(households) + 1
            record = {"id": f"h{n:03d}", **home}
            windows = chance.weighted([(None, 5), (["10:00-13:00"], 3), (["12:00-15:00"], 3),
                                       (["15:00-19:00"], 3), (["10:00-12:00", "16:00-19:00"], 1)])
            if windows:
                record["windows"] = windows
            if n % 25 == 0:
                record["note"] = NOTES[chance.of(["call", "hearing"])]
            record["needs"] = ["basket"]
            households.append(record)
    write_yaml(
        "centre-day.yaml",
        "One centre, one day: 110 food baskets, twelve cars. A basket weighs 18 kg, so a car takes five\n"
        "and comes back; three cars load at once.",
        [
            ("day", {"date": "2021-03-18", "temperature": -8,
                     "name": {"kk": "Бір орталықтың күні", "ru": "День одного центра",
                              "en": "A day of one centre"}}),
            ("kinds", {"basket": {"name": BASKET_WORDS, "brings": {"basket": 1}, "minutes": 4}}),
            ("defaults", {"volunteer": {"speaks": ["kk", "ru"], "maxTrips": 2},
                          "household": {"windows": ["10:00-19:00"]}}),
            ("rules", {"fairness": {"minutes": [{"above": 180, "price": 0.5}, {"above": 240, "price": 2}]},
                       "perKm": 1}),
            ("travel", {"winter": {"car": 1.2}}),
            ("centres", [base]),
            ("volunteers", volunteers),
            ("households", households),
        ])


def home_of(record):
    return {"lat": record["lat"], "lon": record["lon"]}


def nauryz_day(city, all_centres):
    chance = Chance("nauryz-day")
    bases = {id: dict(centre) for id, centre in all_centres.items()}
    share = {"zhanuya": 60, "baqytty-shanyraq": 75, "altyn-shanyraq": 75, "strong-mothers": 65,
             "meiirim": 60, "aq-niet": 50, "senim": 50, "qamqor": 55}
    ids = list(share)

    # Hands: 16 crews of a driver and a navigator, 12 drivers, 6 snow crews, 14 on foot, 12 by bicycle.
    volunteers, crews = [], []

    def languages():
        return chance.weighted(SPEAKS)

    day_hours = ["09:00-14:00", "09:30-14:30", "10:00-15:00", "10:00-16:00", "11:00-16:30"]
    for i in range(1, 17):
        base = ids[(i - 1) % 8]
        driver = {"id": f"d{i:02d}", "from": base, "carries": {"kg": chance.of([108, 126, 144, 180])},
                  "speaks": languages()}
        navigator = {"id": f"n{i:02d}", "from": base, "travels": "foot", "skills": ["lifting"],
                     "speaks": languages()}
        hours = [chance.of(day_hours)]
        if i in (4, 13):
            hours = ["09:00-12:00", "15:00-18:30"]
        driver["available"] = hours
        navigator["available"] = ["09:00-19:00"]
        if i % 3 == 0:
            driver["breaks"] = [{"minutes": 30, "window": "12:00-14:00"}]
        if i in (6, 15):
            navigator["minor"] = True
        if i in (2, 11):
            driver["maxMinutes"] = 240
        if i == 9:
            driver["seats"] = 2
        if i == 7:
            driver["reloadsAt"] = ["zhanuya"]
        crew = {"id": f"pair-{i:02d}", "members": [driver["id"], navigator["id"]]}
        if i == 5:
            crew["to"] = "anywhere"
        volunteers += [driver, navigator]
        crews.append(crew)
    for i in range(17, 29):
        base = ids[(i * 3) % 8]
        record = {"id": f"d{i:02d}", "from": base, "carries": {"kg": chance.of([72, 90, 108])},
                  "available": [chance.of(day_hours + ["14:00-19:00", "15:00-19:00"])], "speaks": languages()}
        if i in (18, 22, 25):
            record.update(to="home", home=home_of(city.near(chance, bases[base], 1500, 5000)))
        if i == 20:
            record.update({"from": "home", "centre": base, "to": "home",
                           "home": home_of(city.near(chance, bases[base], 1000, 3000))})
        if i in (19, 27):
            record["available"] = ["09:00-12:00", "16:00-19:00"]
        if i in (21, 26):
            record["maxKm"] = 35
        if i in (23, 28):
            record["maxVisits"] = 8
        if i == 24:
            record.update(fixedMinutes=30, factor=1.5)
        if i % 4 == 1:
            record["breaks"] = [{"minutes": 30, "window": "12:00-14:00"}]
        if i % 5 == 0:
            record["skills"] = ["lifting"]
        volunteers.append(record)
    snow_bases = ["meiirim", "altyn-shanyraq", "baqytty-shanyraq", "qamqor", "meiirim", "altyn-shanyraq"]
    for c, base in enumerate(snow_bases, start=1):
        members = []
        for m in range(1, 6):
            record = {"id": f"s{c}{m}", "from": base, "travels": "car" if m == 1 else "foot",
                      "available": ["09:00-13:30" if c % 2 else "09:30-14:30"],
                      "tools": ["shovel"], "skills": ["lifting"] if m < 3 else [], "speaks": languages()}
            if m == 1:
                record["carries"] = {"basket": 2}
                record["breaks"] = [{"minutes": 15, "window": "11:00-12:30"}]
            if not record["skills"]:
                del record["skills"]
            members.append(record["id"])
            volunteers.append(record)
        crews.append({"id": f"snow-{c}", "members": members})
    for i in range(1, 15):
        base = ids[(i * 5) % 8]
        record = {"id": f"w{i:02d}", "from": base, "travels": "foot",
                  "carries": {"basket": chance.weighted([(1, 1), (2, 2)])},
                  "available": [chance.of(["09:00-12:00", "10:00-14:00", "13:00-17:00", "15:00-18:30"])],
                  "speaks": languages()}
        if i in (3, 8):
            record.update(available=["10:00-12:00", "16:00-18:00"])
        if i in (5, 12):
            record["to"] = "anywhere"
        if i in (7, 14):
            record["tools"] = ["shovel"]
        if i == 10:
            record["maxTrips"] = 2
        volunteers.append(record)
    for i in range(1, 13):
        base = ids[(i * 7) % 8]
        record = {"id": f"b{i:02d}", "from": base, "travels": "bicycle",
                  "carries": {"basket": chance.weighted([(1, 1), (2, 3)])},
                  "available": [chance.of(["09:00-13:00", "10:00-14:00", "12:00-16:00", "14:00-18:00"])],
                  "speaks": languages()}
        if i == 4:
            record.update(to="home", home=home_of(city.near(chance, bases[base], 800, 2500)))
        if i == 9:
            record["maxMinutes"] = 150
        if i == 11:
            record["language"] = "kk"
        volunteers.append(record)

    # Needs: 438 baskets and 62 yards, five hundred in all.
    households, building = [], 0
    by_centre = [(id, share[id]) for id in ids]
    near_snow = [(id, snow_bases.count(id)) for id in dict.fromkeys(snow_bases)]
    kinds = ["both"] * 20 + ["snow"] * 42 + ["basket"] * 418
    kinds = chance.sample(kinds, len(kinds))
    while kinds:
        kind = kinds.pop()
        base = chance.weighted(by_centre if kind == "basket" else near_snow)
        home = city.near(chance, bases[base], 300,
                         chance.weighted([(1800, 4), (3200, 5), (5000, 1)]))
        homes = [home]
        if kind == "basket" and not private_houses(home) and chance.true(0.22):
            building += 1
            homes = list(flats(chance, home, f"b{building:03d}", chance.between(2, 5)))
            for _ in homes[1:]:
                if "basket" in kinds:
                    kinds.remove("basket")
        for home in homes:
            n = len(households) + 1
            record = {"id": f"h{n:03d}", **home}
            windows = chance.weighted(
                [(None, 10), (["09:00-12:00"], 3), (["10:00-13:00"], 4), (["12:00-15:00"], 4),
                 (["14:00-18:00"], 2), (["16:00-19:00"], 2), (["09:00-11:00", "15:00-18:00"], 2)])
            if windows and kind == "basket":
                record["windows"] = windows
            if chance.true(0.6):
                record["speaks"] = chance.weighted([(["kk"], 5), (["ru"], 4), (["kk", "ru"], 1)])
            if chance.true(0.05):
                record["isolating"] = True
            if chance.true(0.05):
                record["note"] = NOTES[chance.of(
                    ["gate", "dog", "path"] if private_houses(home) else ["call", "lift", "hearing"])]
            needs = []
            if kind in ("basket", "both"):
                need = {"kind": "basket"}
                if chance.true(0.10):
                    need["brings"] = {"basket": 2}
                if home["place"].get("floor", 0) > 5 and chance.true(0.3):
                    need["skills"] = ["lifting"]
                if chance.true(0.06):
                    need["before"] = chance.of(["11:00", "12:00", "13:00"])
                if chance.true(0.05):
                    need["value"] = chance.of(["high", "low", 120])
                needs.append(need if len(need) > 1 else "basket")
            if kind in ("snow", "both"):
                need = {"kind": "snow", "personMinutes": chance.between(60, 180, 15)}
                if chance.true(0.2):
                    need["before"] = chance.of(["10:30", "11:00", "12:00"])
                needs.append(need)
            record["needs"] = needs
            households.append(record)

    def distance(record, base):
        return metres((record["lat"], record["lon"]), (bases[base]["lat"], bases[base]["lon"]))

    def nearest(record):
        return min(ids, key=lambda id: distance(record, id))

    # What makes some of them special. Chosen among the ordinary ones, so that nothing clashes.
    ordinary = [r for r in households if r["needs"] == ["basket"] and "isolating" not in r
                and "windows" not in r and "building" not in r["place"]]
    ordinary = chance.sample(ordinary, len(ordinary))
    for record in [ordinary.pop() for _ in range(8)]:
        record["needs"] = [{"kind": "basket", "value": "must"}]
    for record in [ordinary.pop() for _ in range(12)]:
        near = sorted(ids, key=lambda id: distance(record, id))
        record["centres"] = near[: chance.between(1, 2)]
    for record in [ordinary.pop() for _ in range(16)]:
        base = nearest(record)
        record["seenBy"] = [chance.of([v["id"] for v in volunteers if v.get("from") == base])]
    for record in [ordinary.pop() for _ in range(6)]:
        base = nearest(record)
        record["unwanted"] = [chance.of([v["id"] for v in volunteers if v.get("from") == base])]
    visited = [(record["id"], chance.of([v["id"] for v in volunteers if v.get("from") == nearest(record)]))
               for record in [ordinary.pop() for _ in range(8)]]

    # Left out for a reason: nobody can, or it is not worth the way. The others are crowded out.
    hopeless = [ordinary.pop() for _ in range(3)]
    hopeless[0]["windows"] = ["08:00-08:40"]
    hopeless[1]["needs"] = [{"kind": "basket", "skills": ["sign-language"]}]
    hopeless[2]["needs"] = [{"kind": "basket", "brings": {"basket": 12}}]
    hopeless[2]["note"] = "Общежитие: одна машина столько не увезёт."
    far = [ordinary.pop() for _ in range(3)]
    for record, value in zip(far, ["low", 30, 20]):
        record["needs"] = [{"kind": "basket", "value": value}]
    outskirts(city, bases, far)

    # Pins: two needs stay with a hand, one with its hour as well.
    pins = []
    for volunteer, level in [("pair-01", "person"), ("pair-03", "frozen"), ("d17", "person")]:
        base = next(v for v in volunteers
                    if v["id"] == {"pair-01": "d01", "pair-03": "d03"}.get(volunteer, volunteer))["from"]
        record = min(ordinary, key=lambda r: distance(r, base))
        ordinary.remove(record)
        pin = {"need": f"{record['id']}/basket", "volunteer": volunteer, "level": level}
        if level == "frozen":
            pin["at"] = "11:30"
        pins.append(pin)

    # Stock: what is asked for nearby and a tenth more; one centre is short.
    asked = dict.fromkeys(ids, 0)
    for record in households:
        for need in record["needs"]:
            if need == "basket":
                asked[nearest(record)] += 1
            elif need["kind"] == "basket":
                asked[nearest(record)] += need.get("brings", {"basket": 1})["basket"]
    stated = []
    for id in ids:
        factor = 0.75 if id == "altyn-shanyraq" else 1.25 if id in ("baqytty-shanyraq", "meiirim") else 1.1
        stated.append(dict(bases[id], open="08:30-19:00", stock={"basket": 5 * round(asked[id] * factor / 5)},
                           ramp=2 if id in ("senim", "aq-niet") else 3))
    write_yaml(
        "nauryz-day.yaml",
        "A day of Nauryz: eight centres, sixty hands (28 cars that bring baskets, six snow crews, people on\n"
        "foot and by bicycle), five hundred needs. Not all can be met, for reasons of every kind.",
        [
            ("day", {"date": "2021-03-21", "temperature": -6,
                     "name": {"kk": "Наурыз мейрамы", "ru": "Праздник Наурыз", "en": "Nauryz holiday"}}),
            ("goods", {"basket": {"kg": 18, "name": BASKET_WORDS}}),
            ("kinds", {"basket": {"name": BASKET_WORDS, "brings": {"basket": 1}, "minutes": 4},
                       "snow": {"name": SNOW_WORDS, "personMinutes": 120, "leastMinutes": 20,
                                "crew": {"least": 2, "best": 5}, "tools": ["shovel"], "value": "high"}}),
            ("defaults", {"centre": {"loadingMinutes": 6, "minutesPerItem": 0.25},
                          "household": {"windows": ["09:00-18:00"]}}),
            ("rules", {"sanitary": {"mostHouseholds": 13, "disinfectionMinutes": 2, "isolating": "last",
                                    "contactFree": True},
                       "fairness": {"minutes": [{"above": 240, "price": 0.5}, {"above": 300, "price": 2}],
                                    "km": [{"above": 50, "price": 1}]},
                       "wishes": {"language": 20, "continuity": 15, "late": 60}}),
            ("travel", {"source": "roads", "map": "maps/astana-named-streets.osm.pbf",
                        "winter": {"car": 1.2, "bicycle": 1.3, "foot": 1.2}}),
            ("centres", stated),
            ("#", "d drive, n navigate and carry, s clear snow, w walk, b cycle."),
            ("volunteers", volunteers),
            ("crews", crews),
            ("households", households),
            ("#", "Promised yesterday."),
            ("fixed", pins),
            ("history", {"visits": [{"household": h, "volunteer": v} for h, v in visited],
                         "minutes": [{"volunteer": v, "minutes": m} for v, m in
                                     [("d01", 120), ("n01", 120), ("d05", 60), ("d17", 90), ("w02", 45)]]}),
        ])


def outskirts(city, bases, records):
    """Moves records to places that are far from every centre."""
    rows = sorted(city.rows, reverse=True, key=lambda r: min(
        metres(r[0], (base["lat"], base["lon"])) for base in bases.values()))
    for record, row in zip(records, rows[::25]):
        record.update(record_at(row[0], city.words(row)))


def nauryz_peak(city, all_centres):
    chance = Chance("nauryz-peak")
    folder = os.path.join(ROOT, "nauryz-peak")
    os.makedirs(folder, exist_ok=True)
    ids = list(all_centres)
    share = {"zhanuya": 20, "baqytty-shanyraq": 24, "altyn-shanyraq": 22, "strong-mothers": 20,
             "meiirim": 18, "aq-niet": 17, "senim": 16, "qamqor": 18}
    # Where most live nearer to one centre than to the next, as the shares overlap.
    cars = {"zhanuya": 22, "baqytty-shanyraq": 27, "altyn-shanyraq": 21, "strong-mothers": 22,
            "meiirim": 12, "aq-niet": 21, "senim": 16, "qamqor": 14}

    def points():
        """Homes all over the city, by shares of the centres' surroundings."""
        base = chance.weighted(list(share.items()))
        return city.near(chance, all_centres[base], 200, chance.weighted([(2000, 4), (3500, 5), (5500, 1)]))

    households, building = [], 0
    while len(households) < 4000:
        home = points()
        homes = [home]
        if not private_houses(home) and chance.true(0.3):
            building += 1
            homes = list(flats(chance, home, f"b{building:04d}",
                               min(chance.between(2, 6), 4000 - len(households))))
        for home in homes:
            words = home["place"]
            windows = chance.weighted([("", 6), ("09:00-13:00", 2), ("10:00-14:00", 2), ("12:00-16:00", 2),
                                       ("09:00-11:30;15:00-18:00", 1)])
            households.append([
                f"h{len(households) + 1:04d}", f"{home['lat']:.5f}", f"{home['lon']:.5f}",
                words["street"], words.get("crossing", ""), words.get("building", ""),
                words.get("entrance", ""), words.get("floor", ""), words.get("flat", ""),
                windows, "true" if chance.true(0.02) else "", "basket"])
    asked = dict.fromkeys(ids, 0)
    for row in households:
        asked[min(ids, key=lambda id: metres((float(row[1]), float(row[2])),
                                             (all_centres[id]["lat"], all_centres[id]["lon"])))] += 1

    volunteers, crews, n = [], [], 0
    for base in ids:
        for c in range(cars[base]):
            n += 1
            hours = chance.of(["09:00-15:00", "09:00-16:00", "09:30-15:30", "10:00-16:00", "10:30-17:00"])
            rest = "30@12:00-14:00" if chance.true(0.4) else ""
            pair = n % 8 < 5
            kg = chance.of([126, 144, 180]) if pair else chance.of([108, 126, 144])
            volunteers.append([f"d{n:03d}", base, "car", kg, hours, rest])
            if pair:
                volunteers.append([f"n{n:03d}", base, "foot", "", hours, ""])
                crews.append([f"pair-{n:03d}", f"d{n:03d};n{n:03d}"])

    def write(name, columns, rows):
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows(rows)

    write("scenario.csv", ("key", "value"), [
        ("komek", 1),
        ("day.date", "2021-03-22"),
        ("day.name.kk", "Наурыз: ең қауырт күн"),
        ("day.name.ru", "Наурыз: самый трудный день"),
        ("day.name.en", "Nauryz: the busiest day"),
        ("day.temperature", -4),
        ("defaults.centre.open", "08:30-19:00"),
        ("defaults.centre.loadingMinutes", 5),
        ("defaults.centre.minutesPerItem", 0.25),
        ("defaults.volunteer.speaks", "kk;ru"),
        ("defaults.household.windows", "09:00-18:00"),
        ("rules.sanitary.isolating", "last"),
        ("rules.sanitary.contactFree", "true"),
        ("rules.fairness.minutes", "300:0.5;360:2"),
        ("travel.source", "straight-line"),
        ("travel.detour", 1.3),
        ("travel.speeds.car", 30),
        ("travel.winter.car", 1.2),
    ])
    write("centres.csv", ("id", "lat", "lon", "name.kk", "name.ru", "name.en", "place.street",
                          "place.crossing", "stock.basket", "ramp"), [
        (c["id"], f"{c['lat']:.5f}", f"{c['lon']:.5f}", *c["name"].values(), c["place"]["street"],
         c["place"]["crossing"], 10 * round(asked[c["id"]] * 1.12 / 10), 4) for c in all_centres.values()])
    write("volunteers.csv", ("id", "from", "travels", "carries.kg", "available", "breaks"), volunteers)
    write("crews.csv", ("id", "members"), crews)
    write("households.csv", ("id", "lat", "lon", "place.street", "place.crossing", "place.building",
                             "place.entrance", "place.floor", "place.flat", "windows", "isolating",
                             "needs"), households)


YARD = """\
# A first day, small enough to read: one centre, three volunteers, twelve needs.
# Everything can be served, but not in any order: look at the windows and at what each can carry.
# Everybody here is invented. Street names: map data © OpenStreetMap contributors, ODbL 1.0.
komek: 1
day: {date: 2021-03-19, temperature: -7, name: {kk: Бір аула, ru: Один двор, en: One yard}}

defaults:
  volunteer: {available: ["10:00-14:00"], speaks: [kk, ru]}
  household: {windows: ["10:00-14:00"]}
travel: {winter: {car: 1.2, bicycle: 1.3, foot: 1.2}}   # ordinary times, slowed down by the winter

centres:
  - id: %(id)s
    name: %(name)s
    lat: %(lat)s
    lon: %(lon)s
    place: %(place)s
    open: "09:30-15:00"
    stock: {basket: 12}

volunteers:                                # all start and end at the only centre
  - {id: driver, carries: {kg: 90}, maxTrips: 2}                          # five baskets of 18 kg a trip
  - {id: cyclist, travels: bicycle, carries: {basket: 2}, available: ["10:00-12:00"]}
  - {id: walker, travels: foot, tools: [shovel], carries: {basket: 1}}    # the one with a shovel

households:
%(households)s
"""


def yard(city, all_centres):
    chance = Chance("yard")
    base = all_centres["baqytty-shanyraq"]
    # The sixth and seventh live in one building; the last is the yard to be cleared.
    extras = [
        ({}, ["basket"]),
        ({"windows": ["10:00-11:00"]}, ["basket"]),
        ({"windows": ["12:30-14:00"], "speaks": ["kk"]}, ["basket"]),
        ({}, [{"kind": "basket", "brings": {"basket": 2}}]),
        ({"windows": ["10:00-11:30"]}, ["basket"]),
        ({"windows": ["11:00-12:30"]}, ["basket"]),
        (None, ["basket"]),
        ({"windows": ["10:00-12:00", "13:00-14:00"]}, ["basket"]),
        ({}, [{"kind": "basket", "before": "11:30"}]),
        ({"windows": ["12:00-14:00"], "note": NOTES["hearing"]}, ["basket"]),
        ({"note": NOTES["path"]},
         [{"kind": "snow", "personMinutes": 45, "crew": {"least": 1}}, "basket"]),
    ]
    lines, block = [], None
    for i, (extra, needs) in enumerate(extras):
        if extra is None:
            home, extra = next(block), {"windows": ["11:00-12:30"]}
        else:
            near = (300, 700) if i == 10 else (300, 900) if i < 3 else (700, 2600)
            home = city.near(chance, base, *near)
            if i == 5:
                block = flats(chance, home, "b1", 2)
                home = next(block)
        lines.append("  - " + flow({"id": f"h{i + 1:02d}", **home})[:-1] + ",")
        lines.append("     " + flow({**extra, "needs": needs})[1:])
    text = YARD % {
        "id": base["id"], "name": flow(base["name"]),
        "lat": scalar(base["lat"]), "lon": scalar(base["lon"]), "place": flow(base["place"]),
        "households": "\n".join(lines)}
    with open(os.path.join(ROOT, "yard.yaml"), "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def main():
    for day in (yard, snow_morning, centre_day, nauryz_day, nauryz_peak):
        city = City()
        day(city, centres(city))


if __name__ == "__main__":
    main()
