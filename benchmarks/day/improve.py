# Komek: a route planner for volunteers. Copyright (C) 2026 the Komek contributors.
# SPDX-License-Identifier: GPL-3.0-or-later
"""A last look at a peer's plan, as Komek takes one at its own.

A peer does not know every price and every rule, so after the repair visits may be left that cost more than
they are worth, and needs left out that a hand could take in. Without this step the peers would pay for
how we model the day for them, not for how they search. It helps only the peers.
"""

from bisect import insort
from collections.abc import Iterator
from time import monotonic

from plan import LOAD, Planned, Shift, tidy

TRIES = 2000  # places at which a need that is left out is tried


class Improved(Planned):
    """A plan without visits that cost more than they are worth, and with those that pay."""

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
        """Puts a need where it costs least, among the places with the shortest detours."""
        best: tuple[int, tuple[int, int], list[int], Shift] | None = None
        for _, key, new in sorted(self._places(n))[:TRIES]:
            now, other = self._try(key, self.sequences.get(key, [])), self._try(key, new)
            if other and now and other[1]:
                extra = other[0] - now[0]
                if extra < self.worth(n) and (best is None or extra < best[0]):
                    best = extra, key, new, other[1]
        if best:
            self._book(*best[1:])
        return best is not None

    def _places(self, n: int) -> Iterator[tuple[int, tuple[int, int], list[int]]]:
        """Price of the detour, shift, and the sequence with that need in it."""
        day, need = self.day, self.day.needs[n]
        given = [0] * len(day.centres)
        for (h, _), shift in self.shifts.items():
            given[day.hands[h].own] += sum(stop.pieces for stop in shift.stops)
        for h in sorted(need.hands):
            hand = day.hands[h]
            stock, ramp = day.centres[hand.own].stock, day.ramp_node(hand.own)
            if stock is not None and given[hand.own] + need.pieces > stock:
                continue
            legs, base = day.legs(hand.mode)[0], day.base_node(hand.base)
            end = base if hand.end is None else day.base_node(hand.end)
            for i in range(len(hand.hours)):
                was = self.sequences.get((h, i), [])
                nodes = [base, *(ramp if item == LOAD else item for item in was), end]
                for k, (a, b) in enumerate(zip(nodes, nodes[1:])):
                    for extra, via in (([n], [a, n, b]), ([LOAD, n], [a, ramp, n, b])):
                        new = was[:k] + extra + was[k:]
                        if tidy(new, day) == new:
                            detour = sum(int(legs[c, d]) for c, d in zip(via, via[1:])) - int(legs[a, b])
                            yield detour * hand.factor, (h, i), new
