# Komek: a route planner for volunteers. Copyright (C) 2026 the Komek contributors.
# SPDX-License-Identifier: GPL-3.0-or-later
"""A scenario as the comparison needs it, with Komek's travel times to the second.

Reads what the days of scenarios/ use, and refuses by name what it would misread. Times are seconds,
costs thousandths of a second of volunteer time (Komek's `Cost`), weights grams.
"""

import csv
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import yaml

Interval = tuple[int, int]
LISTS = {"members", "available", "windows", "needs", "breaks", "speaks", "skills", "tools", "centres",
         "seenBy", "unwanted", "reloadsAt", "minutes", "km"}


class NotModelled(Exception):
    """The scenario asks for something that this comparison does not read."""


@dataclass
class Centre:
    id: str
    where: tuple[float, float]
    open: Interval
    stock: int | None
    loading: int
    per_item: int  # milliseconds
    ramp: int | None


@dataclass
class Hand:
    """A crew, or a volunteer who is in none; ARCHITECTURE.md, section 3, «Hands»."""

    id: str
    people: list[str]
    mode: str
    base: int  # its place among Day.bases, where it starts
    end: int | None  # where it ends; None is anywhere
    own: int  # centre
    hours: list[Interval]
    rest: tuple[int, Interval] | None
    pieces: int
    can: set[str]
    speaks: set[str]
    factor: int
    fixed: int
    most_visits: int | None
    most_seconds: int | None
    most_metres: int | None
    most_trips: int | None
    before: list[int]  # seconds of duty that count as done, for each member


@dataclass
class Need:
    id: str
    household: int
    windows: list[Interval]
    seconds: int
    pieces: int
    asks: set[str]  # skills and tools
    least: int
    value: int | None  # None is a must
    before: int | None
    pin: str | None
    hands: set[int] = field(default_factory=set)  # who may do it
    wishes: dict[int, int] = field(default_factory=dict)  # price of sending that hand, if any


@dataclass
class Household:
    id: str
    where: tuple[float, float]
    building: str | None
    arrival: int
    isolating: bool


def clock(text: str) -> int:
    return sum(int(part) * unit for part, unit in zip(text.split(":"), (3600, 60, 1)))


def number(text: Any, per: int) -> int:
    return int((Decimal(str(text)) * per).to_integral_value())


def intervals(value: Any) -> list[Interval]:
    """Intervals in order; those that overlap or touch are one."""
    merged: list[Interval] = []
    for a, b in sorted(tuple(map(clock, t.split("-"))) for t in several(value)):
        if merged and a <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return merged


def several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def read(path: Path) -> dict[str, Any]:
    """The tree of a YAML file, or of a folder of tables; all scalars are texts."""
    if path.is_file():
        return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    tree: dict[str, Any] = {}
    for table in sorted(path.glob("*.csv")):
        with table.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                if table.stem == "scenario":
                    put(tree, row["key"], row["value"])
                    continue
                record: dict[str, Any] = {}
                for key, cell in row.items():
                    if cell and not key.startswith("x-"):
                        put(record, key, cell)
                tree.setdefault(table.stem, []).append(record)
    return tree


def put(tree: dict[str, Any], path: str, cell: str) -> None:
    *parents, last = path.split(".")
    for parent in parents:
        tree = tree.setdefault(parent, {})
    value: Any = cell.split(";") if last in LISTS else cell
    if last == "breaks":
        value = [dict(zip(("minutes", "window"), each.split("@"))) for each in value]
    if "fairness" in parents:
        value = [dict(zip(("above", "price"), each.split(":"))) for each in value]
    tree[last] = value


class Day:
    """One day: centres, hands, needs, rules, and the legs between all places."""

    def __init__(self, path: Path) -> None:
        tree = read(path)
        defaults = tree.get("defaults", {})
        rows = {sort: [{**defaults.get(sort, {}), **row} for row in tree.get(table, [])]
                for sort, table in (("centre", "centres"), ("volunteer", "volunteers"),
                                    ("household", "households"))}
        rules = tree.get("rules", {})
        sanitary, wishes = rules.get("sanitary", {}), rules.get("wishes", {})
        self.most_households = int(sanitary["mostHouseholds"]) if "mostHouseholds" in sanitary else None
        self.disinfection = number(sanitary.get("disinfectionMinutes", 0), 60)
        self.isolating_last = sanitary.get("isolating") == "last"
        self.fair_seconds = [(number(s["above"], 60), number(s["price"], 1000))
                             for s in rules.get("fairness", {}).get("minutes", [])]
        self.fair_metres = [(number(s["above"], 1000), number(s["price"], 60))
                            for s in rules.get("fairness", {}).get("km", [])]
        self.late = number(wishes.get("late", 60), 60_000)
        self.language = number(wishes.get("language", 20), 60_000)
        self.continuity = number(wishes.get("continuity", 15), 60_000)
        self.values: dict[str, int | None] = {"must": None}
        for word, minutes in (("high", 600), ("normal", 240), ("low", 60)):
            self.values[word] = number(rules.get("values", {}).get(word, minutes), 60_000)
        travel = tree.get("travel", {})
        if rules.get("perKm") or any(v.get("perKm") for v in rows["volunteer"]):
            raise NotModelled("perKm")
        if travel.get("source", "straight-line") != "straight-line":
            raise NotModelled("travel.source")
        self.detour = number(travel.get("detour", "1.3"), 1000)
        self.speeds = {mode: number(travel.get("speeds", {}).get(mode, kmh), 1000)
                       for mode, kmh in (("car", "30"), ("bicycle", "12"), ("foot", "4.5"))}
        self.winter = {mode: number(travel.get("winter", {}).get(mode, "1"), 1000) for mode in self.speeds}
        if set(tree.get("goods", {"basket": {}})) - {"basket"}:
            raise NotModelled("goods other than baskets")
        self.grams = number(tree.get("goods", {}).get("basket", {}).get("kg", 18), 1000)
        self.centres = [self._centre(row) for row in rows["centre"]]
        self.centre_at = {centre.id: c for c, centre in enumerate(self.centres)}
        self.bases = [centre.where for centre in self.centres]  # homes follow
        self.hands = self._hands(rows["volunteer"], tree.get("crews", []), tree)
        self.households: list[Household] = []
        self.needs: list[Need] = []
        self._needs(rows["household"], tree)
        self._matrices: dict[str, tuple[np.ndarray, np.ndarray]] = {}

    @staticmethod
    def _where(row: dict[str, Any]) -> tuple[float, float]:
        return float(row["lat"]), float(row["lon"])

    def _centre(self, row: dict[str, Any]) -> Centre:
        stock = row.get("stock", {})
        return Centre(row["id"], self._where(row), intervals(row.get("open", "08:00-20:00"))[0],
                      int(stock["basket"]) if "basket" in stock else None,
                      number(row.get("loadingMinutes", 5), 60), number(row.get("minutesPerItem", 0), 60_000),
                      int(row["ramp"]) if "ramp" in row else None)

    def _hands(self, rows: list[dict[str, Any]], crews: list[dict[str, Any]],
               tree: dict[str, Any]) -> list[Hand]:
        people = {row["id"]: row for row in rows}
        done = {h["volunteer"]: number(h["minutes"], 60)
                for h in tree.get("history", {}).get("minutes", [])}
        in_crew = {member for crew in crews for member in several(crew["members"])}
        teams = [(crew["id"], [people[m] for m in several(crew["members"])], crew) for crew in crews]
        teams += [(row["id"], [row], row) for row in rows if row["id"] not in in_crew]
        return [self._hand(id, team, stated, done) for id, team, stated in teams]

    def _hand(self, id: str, team: list[dict[str, Any]], stated: dict[str, Any],
              done: dict[str, int]) -> Hand:
        modes = {row.get("travels", "car") for row in team}
        lead = team[0]
        start, end = lead.get("from", self.centres[0].id), stated.get("to", lead.get("from"))
        own = lead.get("centre", start if start != "home" else self.centres[0].id)

        def place(word: str) -> int | None:
            if word == "anywhere":
                return None
            if word != "home":
                return self.centre_at[word]
            self.bases.append(self._where(lead["home"]))
            return len(self.bases) - 1

        base = place(start)
        assert base is not None
        hours = intervals(lead.get("available", "09:00-18:00"))
        for other in team[1:] + [stated]:
            if "available" in other or other in team:
                theirs = intervals(other.get("available", "09:00-18:00"))
                hours = [(max(a, c), min(b, d)) for a, b in hours for c, d in theirs
                         if max(a, c) < min(b, d)]
        rests = {(number(r["minutes"], 60), intervals(r["window"])[0])
                 for row in team for r in several(row.get("breaks"))}
        if len(rests) > 1:
            raise NotModelled(f"several breaks of {id}")
        kg = [number(row["carries"]["kg"], 1000) for row in team if "kg" in row.get("carries", {})]
        named = [int(row["carries"]["basket"]) for row in team if "basket" in row.get("carries", {})]
        pieces = min([sum(kg) // self.grams] * bool(kg) + [sum(named)] * bool(named), default=0)

        def least(key: str, per: int) -> int | None:
            return min((number(row[key], per) for row in team if key in row), default=None)

        return Hand(
            id, [row["id"] for row in team], "car" if "car" in modes else "foot" if "foot" in modes
            else "bicycle", base, base if start == end else place(end) if end else base,
            self.centre_at[own], hours, next(iter(rests), None), pieces,
            {word for row in team for key in ("skills", "tools") for word in several(row.get(key))},
            {word for row in team for word in several(row.get("speaks"))},
            sum(number(row.get("factor", 1), 1000) for row in team),
            sum(number(row.get("fixedMinutes", 0), 60_000) for row in team),
            least("maxVisits", 1), least("maxMinutes", 60), least("maxKm", 1000), least("maxTrips", 1),
            [done.get(row["id"], 0) for row in team])

    def _needs(self, rows: list[dict[str, Any]], tree: dict[str, Any]) -> None:
        kinds = {"basket": {"brings": {"basket": 1}, "minutes": 4},
                 "snow": {"personMinutes": 120, "leastMinutes": 20, "crew": {"least": 2, "best": 5},
                          "tools": ["shovel"]}} | tree.get("kinds", {})
        pins = {pin["need"]: pin for pin in tree.get("fixed", []) if pin.get("level") != "free"}
        seen: dict[str, set[str]] = {}
        for visit in tree.get("history", {}).get("visits", []):
            seen.setdefault(visit["household"], set()).add(visit["volunteer"])
        for h, row in enumerate(rows):
            self.households.append(Household(
                row["id"], self._where(row), row.get("place", {}).get("building"),
                number(row.get("arrivalMinutes", 3), 60), row.get("isolating") == "true"))
            known = set(several(row.get("seenBy"))) | seen.get(row["id"], set())
            count: dict[str, int] = {}
            for stated in several(row["needs"]):
                record = {"kind": stated} if isinstance(stated, str) else stated
                kind = record["kind"]
                count[kind] = count.get(kind, 0) + 1
                id = row["id"] + "/" + kind + (f"-{count[kind]}" if count[kind] > 1 else "")
                self._need({**kinds[kind], **record}, record.get("id", id), h, row, known, pins)

    def _need(self, record: dict[str, Any], id: str, h: int, row: dict[str, Any], known: set[str],
              pins: dict[str, dict[str, str]]) -> None:
        pin = pins.get(id, {})
        windows = intervals(record.get("windows", row.get("windows", "09:00-18:00")))
        if pin.get("level") == "frozen":
            windows = [(clock(pin["at"]), clock(pin["at"]))]
        value = record.get("value", "normal")
        crew = record.get("crew", {})
        least = int(crew.get("least", 1))
        need = Need(id, h, windows, number(record.get("minutes", 5), 60),
                    int(record.get("brings", {}).get("basket", 0)),
                    {w for key in ("skills", "tools") for w in several(record.get(key))}, least,
                    None if pin else self.values[value] if value in self.values else number(value, 60_000),
                    clock(record["before"]) if "before" in record else None, pin.get("volunteer"))
        lengths = set()
        for v, hand in enumerate(self.hands):
            if not self._may(hand, need, row):
                continue
            need.hands.add(v)
            seconds = need.seconds
            if "personMinutes" in record:
                sharing = min(len(hand.people), int(crew.get("best", least)))
                minutes = -(-number(record["personMinutes"], 60) // (60 * sharing))
                seconds = max(number(record.get("leastMinutes", 0), 60), minutes * 60)
            lengths.add(seconds)
            price = self.language if row.get("speaks") and not hand.speaks & set(row["speaks"]) else 0
            price += self.continuity if known and not known & set(hand.people) else 0
            if price:
                need.wishes[v] = price
        if len(lengths) > 1:
            raise NotModelled(f"{id} lasts differently with different hands")
        need.seconds = next(iter(lengths), need.seconds)
        self.needs.append(need)

    def _may(self, hand: Hand, need: Need, row: dict[str, Any]) -> bool:
        own = row.get("centres")
        return (need.asks <= hand.can and len(hand.people) >= need.least
                and not set(several(row.get("unwanted"))) & set(hand.people)
                and need.pieces <= hand.pieces
                and (need.pin is None or need.pin == hand.id or need.pin in hand.people)
                and (not own or self.centres[hand.own].id in own))

    # Places are numbered: needs, then bases, then the centres' ramps.

    def base_node(self, base: int) -> int:
        return len(self.needs) + base

    def ramp_node(self, centre: int) -> int:
        return len(self.needs) + len(self.bases) + centre

    def legs(self, mode: str) -> tuple[np.ndarray, np.ndarray]:
        """Seconds and metres between all places; as Komek's TravelTimes, to the last bit.

        Seconds hold what ARCHITECTURE.md adds to a leg: disinfection, arrival.
        """
        if mode not in self._matrices:
            self._matrices[mode] = self._legs(mode)
        return self._matrices[mode]

    def _legs(self, mode: str) -> tuple[np.ndarray, np.ndarray]:
        homes = [self.households[need.household] for need in self.needs]
        where = np.array([h.where for h in homes] + self.bases + [c.where for c in self.centres])
        n, size = len(self.needs), len(where)
        latitude, longitude = where[:, 0], where[:, 1]
        square = (np.abs((latitude[:, None] + latitude) / 2) * 3.141592653589793 / 180) ** 2
        term, cosine = np.ones_like(square), np.ones_like(square)
        for k in range(1, 18, 2):
            term *= -square / (k * (k + 1))
            cosine += term
        degree = 6_371_008.8 * 3.141592653589793 / 180
        x = (longitude[None, :] - longitude[:, None]) * cosine * degree
        y = (latitude[None, :] - latitude[:, None]) * degree
        straight = np.floor(np.sqrt(x * x + y * y) + 0.5).astype(np.int64)
        metres = straight * self.detour // 1000
        seconds = -(-metres * 3600 // self.speeds[mode])
        seconds = (seconds * self.winter[mode] + 999) // 1000
        household = np.array([need.household for need in self.needs] + [-1 - k for k in range(size - n)])
        numbers: dict[Any, int] = {}
        building = np.array([numbers.setdefault(h.building or h.where, len(numbers)) for h in homes]
                            + [-1] * (size - n))
        is_need = np.arange(size) < n
        is_ramp = np.arange(size) >= n + len(self.bases)
        other = household[:, None] != household[None, :]
        seconds += self.disinfection * (is_need[:, None] & (is_need | is_ramp)[None, :] & other)
        arrival = np.array([h.arrival for h in homes] + [0] * (size - n))
        strange = ~(is_need[:, None] & is_need[None, :] & (building[:, None] == building[None, :])) & other
        seconds += arrival[None, :] * strange
        return seconds, metres
