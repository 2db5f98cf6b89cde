#!/usr/bin/env python3
"""Writes scenarios/contacts/*.csv: invented people for the example days, the same bytes every time.

First names and surnames are drawn from short lists of common ones and belong to nobody; phone numbers
begin with +7 700 000, which is not given out.
"""
import csv
import os
import random
import re

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "scenarios")
DAYS = ("yard", "snow-morning", "nauryz-day")

WOMEN = ("Айгүл", "Бақытгүл", "Гүлнар", "Жанар", "Күләш", "Мәриям", "Сәуле", "Зейнеп", "Рәбиға", "Галина",
         "Валентина", "Нина", "Тамара", "Людмила", "Алма", "Орынша")
MEN = ("Асқар", "Бауыржан", "Дәурен", "Ерлан", "Қайрат", "Марат", "Нұрлан", "Серік", "Тимур", "Виктор",
       "Николай", "Сергей", "Әлия", "Динара", "Камила", "Анна")
SURNAMES = ("Ахмет", "Бекжан", "Дүйсен", "Есен", "Жұмаш", "Кәрім", "Мұқан", "Омар", "Сәт", "Тілеу",
            "Орлов", "Петренко", "Ким", "Шмидт", "Юсуп")


def sections(name):
    """Ids by section, and which households state an entrance."""
    found, section = {}, None
    with open(os.path.join(ROOT, name + ".yaml"), encoding="utf-8") as file:
        for line in file:
            head = re.match(r"([a-z]+):", line)
            if head:
                section = head.group(1)
            record = re.match(r"\s+- (?:\{)?id: ([A-Za-z0-9-]+)", line)
            if record:
                found.setdefault(section, []).append((record.group(1), "entrance:" in line))
    return found


def main():
    os.makedirs(os.path.join(ROOT, "contacts"), exist_ok=True)
    for day in DAYS:
        chance = random.Random("contacts of " + day)
        number = 0

        def phone():
            nonlocal number
            number += 1
            return f"+7 700 000 {number // 100:02d} {number % 100:02d}"

        found = sections(day)
        rows = [("coordinator", "Сәуле", "Орлова", phone(), "", "")]
        rows += [(id, "", "", phone(), "", "") for id, _ in found["centres"]]
        rows += [(id, chance.choice(MEN), chance.choice(SURNAMES), phone(), "", "")
                 for id, _ in found["volunteers"]]
        for id, flats in found["households"]:
            code = f"{chance.randint(1, 250)}К{chance.randint(1000, 9999)}" if flats else ""
            note = "Есік алдында ит бар." if chance.random() < 0.03 else ""
            rows.append((id, chance.choice(WOMEN), chance.choice(SURNAMES), phone(), code, note))
        path = os.path.join(ROOT, "contacts", day + ".csv")
        with open(path, "w", encoding="utf-8", newline="") as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(("id", "name", "surname", "phone", "code", "note"))
            table.writerows(rows)


if __name__ == "__main__":
    main()
