# Komek: a route planner for volunteers. Copyright (C) 2026 the Komek contributors.
# SPDX-License-Identifier: GPL-3.0-or-later
"""The day for OR-Tools' routing library.

Costs are Komek's: an arc costs its time (travel, disinfection, arrival, minutes at the door, loading) and
the wishes that the hand leaves unmet, waiting costs the same through the slack of time, a need left out
its value. A hand loads again at optional places of its own, which reset the dimension of load.
README.md says what of a day is left out here.
"""

from typing import Any

import numpy as np
from ortools.constraint_solver import pywrapcp, routing_enums_pb2
from ortools.util.optional_boolean_pb2 import BOOL_FALSE

from day import Day
from plan import LOAD, Sequences
from with_vroom import needed_rest, vehicles

MUST = 10**10  # thousandths of a second


class Model:
    """Nodes: needs, places to load again, then each vehicle's start and end."""

    def __init__(self, day: Day) -> None:
        self.day = day
        self.vehicles = vehicles(day)
        n = len(day.needs)
        #: Hands that can do something without goods start empty.
        works = {h for need in day.needs if not need.pieces for h in need.hands}
        self.loaded = [h not in works and day.hands[h].pieces > 0 for h, _ in self.vehicles]
        self.loads: list[int] = []  # their vehicles
        for v, (h, i) in enumerate(self.vehicles):
            hand = day.hands[h]
            a, b = hand.hours[i]
            most = min(m for m in (day.most_households, hand.most_visits, (b - a) // 600) if m is not None)
            trips = min(6, -(-most // hand.pieces), hand.most_trips or 6) if hand.pieces else 0
            self.loads += [v] * (trips - self.loaded[v])
        self.first = n + len(self.loads)
        count = len(self.vehicles)
        self.starts = [self.first + v for v in range(count)]
        self.ends = [self.first + count + v for v in range(count)]
        self.manager = pywrapcp.RoutingIndexManager(self.first + 2 * count, count, self.starts, self.ends)
        self.routing = pywrapcp.RoutingModel(self.manager)
        self.index = [self.manager.NodeToIndex(node) for node in range(self.first + 2 * count)]
        # What nobody can carry has no weight here: else the library finds the whole day infeasible.
        self.pieces = np.array([need.pieces if need.hands else 0 for need in day.needs]
                               + [0] * (len(self.index) - n))
        self.matrices: dict[str, np.ndarray] = {}
        self.windows: list[list[tuple[int, int]]] = []  # of the moment when a visit is over
        self.limits = [10**6] * count  # of duty and breaks
        self._times()
        self._counts()
        self._options()

    def _seconds(self, mode: str) -> np.ndarray:
        """Seconds between the beginnings of stops' ends: a visit's minutes are on the way to it."""
        day = self.day
        legs, _ = day.legs(mode)
        own = [day.hands[h].own for h, _ in self.vehicles]
        bases = [day.base_node(day.hands[h].base) for h, _ in self.vehicles]
        stay = [day.hands[h].end for h, _ in self.vehicles]
        nodes = [*range(len(day.needs)), *(day.ramp_node(own[v]) for v in self.loads), *bases,
                 *(bases[v] if end is None else day.base_node(end) for v, end in enumerate(stay))]
        seconds = legs[np.ix_(nodes, nodes)].copy()
        to = np.array([need.seconds + need.pieces * day.centres[0].per_item // 1000 for need in day.needs]
                      + [day.centres[own[v]].loading for v in self.loads] + [0] * (2 * len(own)))
        seconds += to
        for v, loaded in enumerate(self.loaded):
            if loaded:  # first to the ramp
                ramp = day.ramp_node(own[v])
                load = int(legs[bases[v], ramp]) + day.centres[own[v]].loading
                seconds[self.starts[v]] = load + legs[ramp][nodes] + to
            if stay[v] is None:
                seconds[:, self.ends[v]] = 0
            seconds[self.starts[v], self.ends[v]] = 0
        return seconds

    def _times(self) -> None:
        day, routing = self.day, self.routing
        transit: dict[str, int] = {}
        priced: dict[tuple[Any, ...], int] = {}
        matrices = self.matrices
        for v, (h, _) in enumerate(self.vehicles):
            hand = day.hands[h]
            if hand.mode not in transit:
                matrices[hand.mode] = self._seconds(hand.mode)
                transit[hand.mode] = routing.RegisterTransitMatrix(matrices[hand.mode].tolist())
            wishes = tuple(need.wishes.get(h, 0) for need in day.needs)
            key = (hand.mode, hand.factor, wishes)
            if key not in priced:
                price = matrices[hand.mode] * hand.factor
                price[:, :len(wishes)] += np.array(wishes)
                priced[key] = routing.RegisterTransitMatrix(price.tolist())
            routing.SetArcCostEvaluatorOfVehicle(priced[key], v)
            routing.SetFixedCostOfVehicle(hand.fixed, v)
        evaluators = [transit[day.hands[h].mode] for h, _ in self.vehicles]
        routing.AddDimensionWithVehicleTransits(evaluators, 100_000, 110_000, False, "time")
        time = routing.GetDimensionOrDie("time")
        spread = (max(hand.pieces for hand in day.hands) - 1) * day.centres[0].per_item // 1000
        for n, need in enumerate(day.needs):
            var = time.CumulVar(self.index[n])
            more = need.seconds + need.pieces * day.centres[0].per_item // 1000
            exact = need.windows[0][0] == need.windows[0][1]
            less = 0 if exact or not need.pieces else spread
            windows = [(a + more, b + more - min(less, b - a)) for a, b in need.windows]
            self.windows.append(windows)
            var.SetRange(windows[0][0], windows[-1][1])
            for (_, b), (a, _) in zip(windows, windows[1:]):
                var.RemoveInterval(b + 1, a - 1)
            if need.before is not None:
                time.SetCumulVarSoftUpperBound(self.index[n], need.before + more - spread, 1000)
        for v, (h, i) in enumerate(self.vehicles):
            hand = day.hands[h]
            a, b = hand.hours[i]
            for var, base in ((routing.Start(v), hand.base), (routing.End(v), hand.end)):
                c, d = day.centres[base].open if base is not None and base < len(day.centres) else (a, b)
                time.CumulVar(var).SetRange(max(a, c), min(b, d))
            routing.AddVariableMinimizedByFinalizer(time.CumulVar(routing.End(v)))
            routing.AddVariableMaximizedByFinalizer(time.CumulVar(routing.Start(v)))
            time.SetSlackCostCoefficientForVehicle(hand.factor, v)
            limits = [hand.most_seconds] if hand.most_seconds else []
            if day.fair_seconds and len(hand.hours) == 1:
                (above, slope), last = day.fair_seconds[0], day.fair_seconds[-1][0]
                done, people = max(hand.before), len(hand.people)
                bound = pywrapcp.BoundCost(max(0, above - done), slope * people)
                time.SetSoftSpanUpperBoundForVehicle(bound, v)
                limits.append(max(0, last - done))
            if limits:
                self.limits[v] = min(limits) + (hand.rest[0] if hand.rest else 0)
                time.SetSpanUpperBoundForVehicle(self.limits[v], v)
            if hand.rest and needed_rest(day, h, i):
                length, (c, d) = hand.rest
                pause = routing.solver().FixedDurationIntervalVar(c, d - length, length, False, f"rest {v}")
                time.SetBreakIntervalsOfVehicle([pause], v, [0] * routing.Size())

    def _unary(self, name: str, amounts: np.ndarray, most: list[int]) -> Any:
        callback = self.routing.RegisterUnaryTransitVector(amounts.tolist())
        self.routing.AddDimensionWithVehicleCapacity(callback, 0, most, True, name)
        return self.routing.GetDimensionOrDie(name)

    def _counts(self) -> None:
        day, routing = self.day, self.routing
        n, size = len(day.needs), len(self.index)
        hands = [day.hands[h] for h, _ in self.vehicles]
        solver = routing.solver()
        # Load: what has been handed over since the last load.
        largest = max(hand.pieces for hand in hands)
        used = self.pieces.copy()
        used[n:self.first] = -largest  # and slack makes it nothing
        callback = routing.RegisterUnaryTransitVector(used.tolist())
        routing.AddDimensionWithVehicleCapacity(
            callback, largest, [hand.pieces for hand in hands], False, "load")
        load = routing.GetDimensionOrDie("load")
        for node in range(n):
            load.SlackVar(self.index[node]).SetValue(0)
        for node in range(n, self.first):
            index = self.index[node]
            solver.Add(load.SlackVar(index) + load.CumulVar(index) == largest)
        for v, hand in enumerate(hands):
            load.CumulVar(routing.Start(v)).SetValue(0 if self.loaded[v] else hand.pieces)
            load.SlackVar(routing.Start(v)).SetValue(0)
        # Stock: what a centre's hands hand over in all.
        given = self._unary("given", self.pieces, [10**6] * len(hands))
        for c, centre in enumerate(day.centres):
            ends = [given.CumulVar(routing.End(v)) for v, hand in enumerate(hands) if hand.own == c]
            if centre.stock is not None and ends:
                solver.Add(solver.Sum(ends) <= centre.stock)
        visit = np.array([1] * n + [0] * (size - n))
        most = [min([m for m in (day.most_households, hand.most_visits) if m is not None], default=n)
                for hand in hands]
        if min(most) < n:
            visits = self._unary("visits", visit, most)
            for v, (h, i) in enumerate(self.vehicles):
                if i:
                    first, second = (visits.CumulVar(routing.End(w)) for w in (v - 1, v))
                    solver.Add(first + second <= most[v])
        if day.isolating_last:
            isolating = np.array([day.households[need.household].isolating for need in day.needs]
                                 + [False] * (size - n)).astype(int)
            seen = self._unary("isolating", isolating, [n] * len(hands))
            for node in (k for k in range(n) if not isolating[k]):
                seen.CumulVar(self.index[node]).SetMax(0)

    def _options(self) -> None:
        """What may be left out, and who may do what."""
        day, routing = self.day, self.routing
        for n, need in enumerate(day.needs):
            routing.AddDisjunction([self.index[n]], MUST if need.value is None else need.value)
            last = day.isolating_last and day.households[need.household].isolating
            may = [v for v, (h, i) in enumerate(self.vehicles)
                   if h in need.hands and (not last or i == len(day.hands[h].hours) - 1)]
            if not may:
                routing.VehicleVar(self.index[n]).SetValue(-1)
            elif len(may) < len(self.vehicles):
                routing.VehicleVar(self.index[n]).SetValues([-1, *may])
        for k, v in enumerate(self.loads):
            index = self.index[len(day.needs) + k]
            routing.AddDisjunction([index], 0)
            routing.VehicleVar(index).SetValues([-1, v])

    def nearest(self) -> list[list[int]]:
        """Routes to begin with, one vehicle after the other: always what is over soonest.

        With places to load again the library's own first solutions take longer than the budget.
        """
        day, n = self.day, len(self.day.needs)
        left = {k for k, need in enumerate(day.needs)
                if need.hands and not day.households[need.household].isolating}
        stock = [centre.stock if centre.stock is not None else 10**6 for centre in day.centres]
        routes = []
        for v, (h, i) in enumerate(self.vehicles):
            hand = day.hands[h]
            seconds = self.matrices[hand.mode]
            begin, end = hand.hours[i]
            end = min([end, begin + self.limits[v]] + [day.centres[b].open[1] for b in [hand.end]
                                                        if b is not None and b < len(day.centres)])
            most = min([m for m in (day.most_households, hand.most_visits) if m is not None], default=n)
            again = [n + k for k, owner in enumerate(self.loads) if owner == v]
            at, now, room, route = self.starts[v], begin, hand.pieces if self.loaded[v] else 0, [0] * 0
            rest = hand.rest if needed_rest(day, h, i) else None
            visits = 0
            while visits < most // len(hand.hours):
                best: tuple[int, int, bool] | None = None
                via = again[0] if again else None
                for k in left:
                    need = day.needs[k]
                    if h not in need.hands or need.pieces > stock[hand.own]:
                        continue
                    load = need.pieces > room
                    if load and via is None:
                        continue
                    over = now + int(seconds[at, via] + seconds[via, k] if load else seconds[at, k])
                    over = min((max(over, a) for a, b in self.windows[k] if over <= b), default=10**6)
                    pause = rest[0] if rest and over + int(seconds[k, self.ends[v]]) > rest[1][0] else 0
                    if over + int(seconds[k, self.ends[v]]) + pause <= end:
                        best = min(best or (over, k, load), (over, k, load))
                if rest and (best is None or best[0] > rest[1][0]):
                    now, rest = max(now, rest[1][0]) + rest[0], None
                    continue
                if best is None:
                    break
                now, at, load = best
                if load:
                    route.append(again.pop(0))
                    room = hand.pieces
                room -= day.needs[at].pieces
                stock[hand.own] -= day.needs[at].pieces
                left.discard(at)
                route.append(at)
                visits += 1
            routes.append(route)
        return routes

    def solve(self, seconds: float) -> Sequences:
        parameters = pywrapcp.DefaultRoutingSearchParameters()
        parameters.local_search_metaheuristic = (
            routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH)
        parameters.use_multi_armed_bandit_concatenate_operators = True
        # Operators that insert by the library's heuristics: with breaks and places to load again a single
        # call takes all the seconds.
        operators = parameters.local_search_operators
        for operator in operators.DESCRIPTOR.fields:
            if "insertion" in operator.name or "lns" in operator.name:
                setattr(operators, operator.name, BOOL_FALSE)
        # Reading the routes takes all the time that it may.
        parameters.time_limit.FromMilliseconds(max(1000, 10 * self.routing.Size()))
        self.routing.CloseModelWithParameters(parameters)
        start = self.routing.ReadAssignmentFromRoutes(self.nearest(), True)
        if start is None:
            raise RuntimeError("the routes to begin with are not accepted")
        parameters.time_limit.FromMilliseconds(int(seconds * 1000))
        # On a large day the seconds are over before the search has looked at where it begins.
        solution = self.routing.SolveFromAssignmentWithParameters(start, parameters) or start
        found: Sequences = {}
        for v, key in enumerate(self.vehicles):
            sequence = [LOAD] if self.loaded[v] else []
            index = self.routing.Start(v)
            while not self.routing.IsEnd(index := solution.Value(self.routing.NextVar(index))):
                node = self.manager.IndexToNode(index)
                sequence.append(node if node < len(self.day.needs) else LOAD)
            found[key] = sequence
        return found
