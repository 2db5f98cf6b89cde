# Komek: a route planner for volunteers. Copyright (C) 2026 the Komek contributors.
# SPDX-License-Identifier: GPL-3.0-or-later
"""From who visits what in which order to a plan that keeps Komek's rules.

A peer says for each hand and each of its intervals of availability which visits and loads follow each
other. Times are made anew: as early as possible first, which tells whether it can be done, then as late
as possible before that end, so that nobody starts earlier than they must. Visits that break a rule are
dropped, as few as a greedy choice finds; then every need left out is offered to every hand once more.
"""

import csv
from bisect import insort
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic

from day import Day, Interval

LOAD = -1  # in a sequence of needs: load here at the own centre
Sequences = dict[tuple[int, int], list[int]]  # by hand and interval of availability


@dataclass
class Stop:
    word: str
    where: str
    node: int | None
    length: int
    windows: list[Interval]  # of begin
    leg: int  # seconds from the stop before
    pieces: int = 0
    begin: int = 0
    by: int | None = None  # a wish


@dataclass
class Shift:
    stops: list[Stop]
    duty: int
    metres: int
    late: int  # price
    loads: list[Interval] = field(default_factory=list)


class Planned:
    """Sequences, and the times that they have."""

    def __init__(self, day: Day, sequences: Sequences) -> None:
        self.day = day
        self.sequences: Sequences = {}
        self.shifts: dict[tuple[int, int], Shift] = {}
        self.calendar: list[list[Interval]] = [[] for _ in day.centres]
        self.dropped: set[int] = set()
        for key in sorted(sequences, key=lambda k: day.hands[k[0]].hours[k[1]]):
            self.sequences[key] = sequences[key]
        self._keep_stock()
        for key in list(self.sequences):
            self._settle(key)

    # Times.

    def _free(self, centre: int, begin: int, length: int) -> bool:
        ramp = self.day.centres[centre].ramp
        if ramp is None:
            return True
        clash = [load for load in self.calendar[centre] if load[0] < begin + length and begin < load[1]]
        moments = [begin] + [a for a, _ in clash if a > begin]
        return all(sum(a <= t < b for a, b in clash) < ramp for t in moments)

    def _begin(self, stop: Stop, bound: int, centre: int, early: bool) -> int | None:
        """The first moment from `bound` on (the last one up to it) at which a stop may begin."""
        best: int | None = None
        for a, b in stop.windows:
            moments = [max(a, bound)] if early else [min(b, bound)]
            if stop.word == "load":
                moments += [load[1] if early else load[0] - stop.length for load in self.calendar[centre]]
            for t in moments:
                fits = a <= t <= b and (t >= bound if early else t <= bound)
                if fits and (best is None or (t < best) == early) and (
                        stop.word != "load" or self._free(centre, t, stop.length)):
                    best = t
        return best

    def _stops(self, hand_: int, sequence: list[int], interval: Interval) -> list[Stop]:
        day, hand = self.day, self.day.hands[hand_]
        legs, _ = day.legs(hand.mode)
        centre = day.centres[hand.own]

        def hours(base: int | None, length: int = 0) -> list[Interval]:
            if base is None or base >= len(day.centres):
                return [interval]
            a, b = day.centres[base].open
            return [(max(a, interval[0]), min(b - length, interval[1]))]

        node = day.base_node(hand.base)
        stops = [Stop("start", "", node, 0, hours(hand.base), 0)]
        for k, item in enumerate(sequence):
            if item == LOAD:
                trip = sequence[k + 1:]
                trip = trip[:trip.index(LOAD)] if LOAD in trip else trip
                pieces = sum(day.needs[n].pieces for n in trip)
                length = centre.loading + (pieces * centre.per_item + 999) // 1000
                stop = Stop("load", centre.id, day.ramp_node(hand.own), length, hours(hand.own, length),
                            0, pieces)
            else:
                need = day.needs[item]
                stop = Stop("visit", need.id, item, need.seconds, need.windows, 0, by=need.before)
            assert stop.node is not None
            stop.leg = int(legs[node, stop.node])
            node = stop.node
            stops.append(stop)
        end = None if hand.end is None else day.base_node(hand.end)
        stops.append(Stop("end", "", end, 0, hours(hand.end), 0 if end is None else int(legs[node, end])))
        return stops

    def time(self, key: tuple[int, int], sequence: list[int]) -> tuple[Shift | None, int]:
        """The shift with the shortest duty found, or none and the stop that was reached in vain."""
        hand = self.day.hands[key[0]]
        interval = hand.hours[key[1]]
        stops = self._stops(key[0], sequence, interval)
        if hand.rest is None:
            return self._time(key[0], stops, None, interval[0], interval[1])
        length, (a, b) = hand.rest
        tries = [self._time(key[0], stops, None, interval[0], min(interval[1], b - length)),
                 self._time(key[0], stops, None, max(interval[0], a + length), interval[1])]
        if not any(shift for shift, _ in tries):
            tries += [self._time(key[0], stops, k, *interval) for k in range(1, len(stops))]
        good = [shift for shift, _ in tries if shift]
        if good:
            return min(good, key=lambda s: (s.duty, s.late)), 0
        return None, max(reached for _, reached in tries)

    def _time(self, hand_: int, stops: list[Stop], rest: int | None, first: int,
              last: int) -> tuple[Shift | None, int]:
        hand = self.day.hands[hand_]
        early: list[int] = []
        free = first
        length, (a, b) = hand.rest or (0, (0, 0))
        for k, stop in enumerate(stops):
            bound = free + stop.leg
            if k == rest:
                begin = max(free, a)
                if begin + length > b:
                    return None, k
                bound = max(bound + length, begin + length)
            found = self._begin(stop, bound, hand.own, True)
            if found is None:
                return None, k
            early.append(found)
            free = found + stop.length
        if free > last:
            return None, len(stops) - 1
        times = early[:]
        for k in range(len(stops) - 1, -1, -1):
            stop = stops[k]
            if k < len(stops) - 1:
                then = stops[k + 1]
                bound = times[k + 1] - then.leg
                if k + 1 == rest:
                    pause = min(times[k + 1], b) - length
                    bound = min(bound - length, pause)
                bound -= stop.length
                if stop.by is not None and early[k] <= stop.by:
                    bound = min(bound, stop.by)
                found = self._begin(stop, bound, hand.own, False)
                times[k] = early[k] if found is None else max(found, early[k])
        timed: list[Stop] = []
        for k, stop in enumerate(stops):
            if k == rest:
                pause = max(timed[-1].begin + timed[-1].length, a)
                timed.append(Stop("rest", "", None, length, [], 0, begin=pause))
            timed.append(replace(stop, begin=times[k]))
        metres = self.day.legs(hand.mode)[1]
        nodes = [stop.node for stop in stops if stop.node is not None]
        return Shift(
            timed, times[-1] - times[0] - (length if rest is not None else 0),
            sum(int(metres[i, j]) for i, j in zip(nodes, nodes[1:])),
            sum(self.day.late for s, t in zip(stops, times) if s.by is not None and t > s.by),
            [(t, t + s.length) for s, t in zip(stops, times) if s.word == "load"]), 0

    # Costs; ARCHITECTURE.md, section 4.

    def round_cost(self, hand_: int, shifts: list[Shift], needs: list[int]) -> int:
        if not shifts:
            return 0
        day, hand = self.day, self.day.hands[hand_]
        duty, metres = sum(s.duty for s in shifts), sum(s.metres for s in shifts)

        def fair(steps: list[tuple[int, int]], amount: int) -> int:
            prices = [0] + [price for _, price in steps]
            return sum(max(0, amount - above) * (price - less)
                       for (above, price), less in zip(steps, prices))

        cost = hand.fixed + duty * hand.factor + sum(s.late for s in shifts)
        cost += sum(fair(day.fair_seconds, done + duty) - fair(day.fair_seconds, done)
                    + fair(day.fair_metres, metres) for done in hand.before)
        return cost + sum(day.needs[n].wishes.get(hand_, 0) for n in needs)

    def keys(self, hand: int) -> list[tuple[int, int]]:
        return [(hand, i) for i in range(len(self.day.hands[hand].hours)) if self.sequences.get((hand, i))]

    def cost(self) -> int:
        served = {n for s in self.sequences.values() for n in s if n != LOAD}
        rounds = sum(self.round_cost(h, [self.shifts[k] for k in self.keys(h)],
                                     [n for k in self.keys(h) for n in self.sequences[k] if n != LOAD])
                     for h in range(len(self.day.hands)))
        return rounds + sum(need.value or 0 for n, need in enumerate(self.day.needs) if n not in served)

    # Repair.

    def _keep_stock(self) -> None:
        """Where a centre would give more than it has, drops what is worth least."""
        for c, centre in enumerate(self.day.centres):
            drawn = [n for (h, _), s in self.sequences.items() for n in s
                     if n != LOAD and self.day.hands[h].own == c and self.day.needs[n].pieces]
            drawn.sort(key=lambda n: self.worth(n) / self.day.needs[n].pieces)
            over = sum(self.day.needs[n].pieces for n in drawn) - (centre.stock or 10**9)
            while over > 0:
                n = drawn.pop(0)
                over -= self.day.needs[n].pieces
                self.dropped.add(n)
        for key, sequence in self.sequences.items():
            self.sequences[key] = tidy([n for n in sequence if n not in self.dropped], self.day)

    def worth(self, n: int) -> int:
        value = self.day.needs[n].value
        return 10**12 if value is None else value

    def keeps_limits(self, hand_: int, key: tuple[int, int], shift: Shift, sequence: list[int]) -> bool:
        """All that is asked of a hand's day, with this shift in place of the one that it has."""
        day, hand = self.day, self.day.hands[hand_]
        keys = sorted({k for k in self.keys(hand_) if k in self.shifts} | {key})
        sequences = [sequence if k == key else self.sequences[k] for k in keys]
        shifts = [shift if k == key else self.shifts[k] for k in keys]
        visits = [n for s in sequences for n in s if n != LOAD]
        isolating = [day.households[day.needs[n].household].isolating for n in visits]

        first = sequence.index(LOAD) if LOAD in sequence else len(sequence)

        def below(amount: int, most: int | None) -> bool:
            return most is None or amount <= most

        return (below(len({day.needs[n].household for n in visits}), day.most_households)
                and below(len(visits), hand.most_visits)
                and below(sum(s.duty for s in shifts), hand.most_seconds)
                and below(sum(s.metres for s in shifts), hand.most_metres)
                and below(sum(s.count(LOAD) for s in sequences), hand.most_trips)
                and (not day.isolating_last or isolating == sorted(isolating))
                and all(hand_ in day.needs[n].hands for n in visits)
                and not any(day.needs[n].pieces for n in sequence[:first])
                and all(stop.pieces <= hand.pieces for stop in shift.stops))

    def _settle(self, key: tuple[int, int]) -> None:
        """Times for one sequence; visits that break a rule are dropped, the cheapest that helps first."""
        sequence = self.sequences[key]
        while sequence:
            shift, reached = self.time(key, sequence)
            if shift and self.keeps_limits(key[0], key, shift, sequence):
                self._book(key, sequence, shift)
                return
            visits = sorted((n for n in sequence if n != LOAD), key=self.worth)
            chosen, best = None, 0
            for n in visits:
                rest = tidy([m for m in sequence if m != n], self.day)
                other, _ = self.time(key, rest) if rest else (None, 0)
                if not rest or other and self.keeps_limits(key[0], key, other, rest):
                    cost = self.worth(n) + (other.duty * self.day.hands[key[0]].factor if other else 0)
                    if chosen is None or cost < best:
                        chosen, best = n, cost
            if chosen is None:  # one is not enough
                before = [n for n in sequence[:max(1, reached)] if n != LOAD]
                chosen = min(before[-2:] or visits[:1], key=self.worth) if not shift else visits[0]
            self.dropped.add(chosen)
            sequence = tidy([m for m in sequence if m != chosen], self.day)
        self.sequences[key] = []

    def _book(self, key: tuple[int, int], sequence: list[int], shift: Shift) -> None:
        calendar = self.calendar[self.day.hands[key[0]].own]
        for load in self.shifts[key].loads if key in self.shifts else []:
            calendar.remove(load)
        self.sequences[key], self.shifts[key] = sequence, shift
        for load in shift.loads:
            insort(calendar, load)

    # What pays.

    def improve(self, seconds: float) -> tuple[int, int]:
        """Drops visits that cost more than they are worth, then offers all that is left out to all hands,
        what is worth most first, for so many seconds.

        Tells how many were dropped and how many taken in.
        """
        until = monotonic() + seconds
        gone = sum(self._drop_unpaid(key) for key in list(self.shifts))
        served = {n for s in self.sequences.values() for n in s}
        left = [n for n in range(len(self.day.needs)) if n not in served and self.day.needs[n].hands]
        taken = sum(monotonic() < until and self._take_in(n)
                    for n in sorted(left, key=self.worth, reverse=True))
        return gone, taken

    def _try(self, key: tuple[int, int], sequence: list[int]) -> tuple[int, Shift | None] | None:
        """What the round would cost with that sequence instead; none if it cannot be."""
        calendar = self.calendar[self.day.hands[key[0]].own]
        old = self.shifts[key].loads if self.sequences.get(key) else []
        for load in old:
            calendar.remove(load)
        shift, _ = self.time(key, sequence) if sequence else (None, 0)
        for load in old:
            insort(calendar, load)
        if sequence and not (shift and self.keeps_limits(key[0], key, shift, sequence)):
            return None
        others = [k for k in self.keys(key[0]) if k != key]
        shifts = [self.shifts[k] for k in others] + ([shift] if shift else [])
        needs = [n for k in others for n in self.sequences[k] if n != LOAD]
        return self.round_cost(key[0], shifts, needs + [n for n in sequence if n != LOAD]), shift

    def _drop_unpaid(self, key: tuple[int, int]) -> int:
        count = 0
        while self.sequences[key]:
            now = self._try(key, self.sequences[key])
            best: tuple[int, list[int], Shift | None] | None = None
            for n in self.sequences[key]:
                rest = tidy([m for m in self.sequences[key] if m != n], self.day)
                other = self._try(key, rest) if n != LOAD and now else None
                if other and now and (gain := now[0] - other[0] - self.worth(n)) > 0:
                    if best is None or gain > best[0]:
                        best = gain, rest, other[1]
            if best is None:
                break
            count += 1
            if best[2]:
                self._book(key, best[1], best[2])
            else:
                self._clear(key)
        return count

    def _clear(self, key: tuple[int, int]) -> None:
        for load in self.shifts.pop(key).loads:
            self.calendar[self.day.hands[key[0]].own].remove(load)
        self.sequences[key] = []

    def _take_in(self, n: int) -> bool:
        day, need = self.day, self.day.needs[n]
        best: tuple[int, tuple[int, int], list[int], Shift] | None = None
        for h in sorted(need.hands):
            centre = day.centres[day.hands[h].own]
            given = sum(stop.pieces for (g, _), shift in self.shifts.items() if
                        day.hands[g].own == day.hands[h].own for stop in shift.stops)
            if centre.stock is not None and given + need.pieces > centre.stock:
                continue
            for i in range(len(day.hands[h].hours)):
                key = (h, i)
                was = self.sequences.get(key, [])
                now = self._try(key, was)
                for k in range(len(was) + 1):
                    for new in ([was[:k] + [n] + was[k:], was[:k] + [LOAD, n] + was[k:]]):
                        other = self._try(key, new) if now and tidy(new, day) == new else None
                        if other and now and other[1]:
                            extra = other[0] - now[0]
                            if extra < self.worth(n) and (best is None or extra < best[0]):
                                best = extra, key, new, other[1]
        if best:
            self._book(*best[1:])
        return best is not None

    def write(self, path: Path) -> None:
        """`plan.csv`, as scenarios/FORMAT.md describes it."""
        with path.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(["who", "order", "stop", "where", "goods", "begin", "end"])
            served = set()
            for h, hand in enumerate(self.day.hands):
                stops = [stop for key in self.keys(h) for stop in self.shifts[key].stops]
                served |= {stop.where for stop in stops if stop.word == "visit"}
                for k, stop in enumerate(stops):
                    goods = f"basket:{stop.pieces}" if stop.word == "load" else ""
                    rows.writerow([hand.id, k + 1, stop.word, stop.where, goods, text(stop.begin),
                                   text(stop.begin + stop.length)])
            for need in self.day.needs:
                if need.id not in served:
                    rows.writerow(["", "", "left-out", need.id, "", "", ""])


def tidy(sequence: list[int], day: Day) -> list[int]:
    """The same without loads from which nothing is brought."""
    kept: list[int] = []
    brings = False
    for item in reversed(sequence):
        if item != LOAD or brings:
            kept.insert(0, item)
            brings = item != LOAD and (brings or day.needs[item].pieces > 0)
    return kept


def text(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
