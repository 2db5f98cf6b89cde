# Komek: a route planner for volunteers. Copyright (C) 2026 the Komek contributors.
# SPDX-License-Identifier: GPL-3.0-or-later
"""The day for VROOM.

A basket is a shipment from "the own centre" to a household, so that a hand loads as often as it likes:
every mode of travel and centre have matrices of their own, in which one index is that centre's ramp.
All that takes time on the way into a place is in the matrix: travel, disinfection, arrival, the minutes
at the door, loading. So VROOM pays for all of duty but waiting; windows are moved by the minutes at
the door. Who may do what is told by skills, one for each set of hands that occurs.
README.md says what of a day is left out here.
"""

from datetime import timedelta

import numpy as np
import vroom

from day import Day
from plan import LOAD, Sequences

NEVER = 50_000  # seconds, more than a day of duty: no way. More would overflow its costs.


def vehicles(day: Day) -> list[tuple[int, int]]:
    return [(h, i) for h, hand in enumerate(day.hands) for i in range(len(hand.hours))]


def needed_rest(day: Day, h: int, i: int) -> bool:
    """Whether the break does not lie outside this interval of availability anyway."""
    hand = day.hands[h]
    if hand.rest is None:
        return False
    length, (a, b) = hand.rest
    return hand.hours[i][1] > b - length and hand.hours[i][0] < a + length


def matrices(day: Day, mode: str, centre: int) -> tuple[np.ndarray, np.ndarray]:
    """Places: the ramp, the needs, the bases."""
    legs, metres = day.legs(mode)
    n = len(day.needs)
    nodes = [day.ramp_node(centre)] + list(range(n + len(day.bases)))
    seconds = legs[np.ix_(nodes, nodes)].copy()
    seconds[:, 0] += day.centres[centre].loading
    seconds[:, 1:n + 1] += np.array([need.seconds for need in day.needs])
    if day.isolating_last:
        isolating = np.array([day.households[need.household].isolating for need in day.needs])
        rows = np.flatnonzero(isolating) + 1
        seconds[np.ix_(rows, np.append(0, np.flatnonzero(~isolating) + 1))] = NEVER
    np.fill_diagonal(seconds, 0)
    return seconds, metres[np.ix_(nodes, nodes)]


class Model:
    def __init__(self, day: Day, wishes: bool) -> None:
        """`wishes`: unmet wishes are forbidden where another hand could do it, instead of ignored."""
        self.problem = problem = vroom.Input()
        profiles = {(hand.mode, hand.own) for hand in day.hands}
        far = any(hand.most_metres for hand in day.hands)
        for mode, centre in sorted(profiles):
            durations, metres = matrices(day, mode, centre)
            problem.set_durations_matrix(f"{mode}@{centre}", durations)
            if far:
                problem.set_distances_matrix(f"{mode}@{centre}", metres)
        self.shifts = shifts = vehicles(day)
        allowed = []
        for need in day.needs:
            hands = {h for h in need.hands if not (wishes and need.wishes.get(h))} or need.hands
            last = day.isolating_last and day.households[need.household].isolating
            allowed.append(frozenset((h, i) for h, i in shifts
                                     if h in hands and (not last or i == len(day.hands[h].hours) - 1)))
        everyone = frozenset(shifts)
        skills = {hands: k + 1 for k, hands in enumerate(dict.fromkeys(allowed)) if hands != everyone}
        self.size = n = len(day.needs)
        for v, (h, i) in enumerate(shifts):
            hand = day.hands[h]
            most = [m for m in (day.most_households, hand.most_visits) if m is not None]
            parts = len(hand.hours)
            tasks = [min(most) // parts + (i < min(most) % parts)] if most else []
            rests = []
            if hand.rest and needed_rest(day, h, i):
                length, (a, b) = hand.rest
                rests = [vroom.Break(v, time_windows=[vroom.TimeWindow(a, b - length)], service=length)]
            node = 1 + day.base_node(hand.base)
            # A basket is two tasks. Snow crews that carry baskets too may do more than allowed.
            limits = {"max_tasks": tasks[0] * (2 if hand.pieces else 1)} if tasks else {}
            if hand.most_metres:
                limits["max_distance"] = hand.most_metres
            if hand.most_seconds:
                limits["max_travel_time"] = hand.most_seconds  # service is in the matrix
            problem.add_vehicle(vroom.Vehicle(
                v, start=node, end=None if hand.end is None else 1 + day.base_node(hand.end),
                profile=f"{hand.mode}@{hand.own}",
                capacity=[hand.pieces], skills={s for hands, s in skills.items() if (h, i) in hands},
                time_window=vroom.TimeWindow(*hand.hours[i]), breaks=rests,
                costs=vroom.VehicleCosts(fixed=hand.fixed // 1000, per_hour=3600 * hand.factor // 1000),
                **limits))
        for k, need in enumerate(day.needs):
            if not allowed[k]:
                continue
            windows = need.windows
            if wishes and need.before is not None:
                windows = [(a, min(b, need.before)) for a, b in windows if a <= need.before] or windows
            times = [vroom.TimeWindow(a + need.seconds, b + need.seconds) for a, b in windows]
            about = {"skills": {skills[allowed[k]]} if allowed[k] in skills else set(),
                     "priority": 100 if need.value is None else min(99, max(1, need.value // 600_000))}
            if need.pieces:
                loading = -(-need.pieces * day.centres[0].per_item // 1000)
                problem.add_shipment(
                    vroom.ShipmentStep(k, 0, default_service=loading),
                    vroom.ShipmentStep(k, k + 1, time_windows=times),
                    amount=vroom.Amount([need.pieces]), **about)
            else:
                problem.add_job(vroom.Job(k, k + 1, delivery=vroom.Amount([0]), time_windows=times, **about))

    def solve(self, seconds: float, threads: int) -> Sequences:
        limit = timedelta(seconds=seconds)
        # The heuristics of the highest level alone take minutes on a large day; no limit ends them.
        level = 5 if self.size < 1000 else 0
        answer = self.problem.solve(exploration_level=level, nb_threads=threads, timeout=limit)
        found: Sequences = {}
        for row in answer.routes.itertuples():
            sequence = found.setdefault(self.shifts[row.vehicle_id], [])
            if row.type in ("delivery", "job"):
                sequence.append(int(row.id))
            elif row.type == "pickup" and (not sequence or sequence[-1] != LOAD):
                sequence.append(LOAD)
        return found
