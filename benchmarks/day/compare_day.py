#!/usr/bin/env python3
# Komek: a route planner for volunteers. Copyright (C) 2026 the Komek contributors.
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same day planned by Komek, VROOM and OR-Tools, each plan priced by `komek check`.

    benchmarks/day/compare_day.py scenarios/nauryz-day.yaml --komek PATH [--seconds 30] [--threads 1]

Prints a Markdown table. README.md beside this file tells what is compared and how.
"""

import argparse
import csv
import json
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass
class Steps:
    """What happened to a peer's answer on the way to a plan."""

    found: int  # needs in the peer's answer
    dropped: int  # to keep Komek's rules
    unpaid: int  # dropped as they cost more than they are worth
    taken: int  # taken in by us at the end
    reading: float  # seconds: the scenario, the model
    solving: float
    repairing: float
    cost_before: int  # after repair, before we took anything in
    cost: int


def peer(solver: str, scenario: Path, seconds: float, threads: int, out: Path) -> None:
    """In a process of its own: solves with a peer, writes a plan and prints its steps."""
    from day import Day
    from improve import Improved
    from plan import LOAD

    began = time.monotonic()
    day = Day(scenario)
    if solver == "ortools":
        import with_ortools
        model = with_ortools.Model(day)
        built = time.monotonic()
        sequences = model.solve(seconds)
    else:
        import with_vroom
        problem = with_vroom.Model(day, wishes=solver == "vroom-wishes")
        built = time.monotonic()
        sequences = problem.solve(seconds, threads)
    solved = time.monotonic()
    planned = Improved(day, sequences)
    cost = planned.cost()
    unpaid, taken = planned.improve(300)
    planned.write(out)
    steps = Steps(sum(n != LOAD for s in sequences.values() for n in s), len(planned.dropped), unpaid, taken,
                  built - began, solved - built, time.monotonic() - solved, cost, planned.cost())
    print(json.dumps(asdict(steps)))


def measured(command: list[str]) -> tuple[str, float, resource.struct_rusage]:
    """Standard output, seconds, what it used; none from a peer that ran out of patience.

    `komek` may say by 1 that a must was left out.
    """
    with tempfile.TemporaryFile("w+") as out:
        began = time.monotonic()
        ours = "--peer" in command
        child = subprocess.Popen(command, stdout=out, stderr=None if ours else subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.monotonic() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in ([0, -signal.SIGALRM] if ours else [0, 1]):
            sys.exit(f"{' '.join(command)}: exit code {child.returncode}")
        out.seek(0)
        return out.read(), seconds, usage


def hours(cost: int) -> str:
    minutes = round(cost / 60_000)
    return f"{minutes // 60}:{minutes % 60:02}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("scenario", type=Path)
    parser.add_argument("--komek", default="komek", help="the program")
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--patience", type=int, default=1200, help="seconds after which a peer is stopped")
    parser.add_argument("--solvers", default="komek,vroom,vroom-wishes,ortools")
    parser.add_argument("--plans", type=Path, help="keep the plans in this folder")
    parser.add_argument("--peer", help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if strange := set(args.solvers.split(",")) - {"komek", "vroom", "vroom-wishes", "ortools"}:
        parser.error(f"unknown solvers: {', '.join(sorted(strange))}")
    if args.peer:
        signal.alarm(args.patience)  # libraries do not always heed their limit
        peer(args.peer, args.scenario, args.seconds, args.threads, args.out)
        return
    print("| solver | served | must left out | valued time, h:min | before we took anything in | "
          "found, dropped, unpaid, taken in | seconds: model, search, repair | of a processor | MiB |")
    print("| --- | ---: | ---: | ---: | ---: | --- | --- | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        args.scenario = by_straight_lines(args.scenario, Path(folder))
        plans = args.plans or Path(folder)
        plans.mkdir(parents=True, exist_ok=True)
        for solver in args.solvers.split(","):
            print(row(solver, args, plans / f"{args.scenario.stem}-{solver}.csv"), flush=True)


def by_straight_lines(scenario: Path, folder: Path) -> Path:
    """The same day off the roads: the peers' matrices are made here, from coordinates."""
    text = scenario.read_text("utf-8") if scenario.is_file() else ""
    if "\n  source: roads\n" not in text:
        return scenario
    copy = folder / scenario.name
    copy.write_text(re.sub(r"\n  source: roads\n  map: .*\n", "\n  source: straight-line\n", text), "utf-8")
    return copy


def row(solver: str, args: argparse.Namespace, out: Path) -> str:
    steps = None
    if solver == "komek":
        _, seconds, usage = measured(
            [args.komek, "plan", str(args.scenario), "--time", f"{args.seconds:g}s", "--threads",
             str(args.threads), "--csv", str(out)])
        times = f"{seconds:.0f} in all"
    else:
        text, _, usage = measured(
            [sys.executable, __file__, str(args.scenario), "--seconds", str(args.seconds), "--threads",
             str(args.threads), "--patience", str(args.patience), "--peer", solver, "--out", str(out)])
        if not text:
            return (f"| {solver} | no plan in {args.patience / 60:.0f} min | – | – | – | – | – "
                    f"| {usage.ru_utime + usage.ru_stime:.0f} | {usage.ru_maxrss / 1024:.0f} |")
        steps = Steps(**json.loads(text))
        times = f"{steps.reading:.0f}, {steps.solving:.0f}, {steps.repairing:.0f}"
    text, _, _ = measured([args.komek, "check", str(args.scenario), str(out), "--json", "--language", "en"])
    checked = json.loads(text)
    if not checked["accepted"]:
        sys.exit(f"{solver}: the plan does not hold: {checked['violations'][:5]}")
    if steps and steps.cost != checked["cost"]:
        sys.exit(f"{solver}: we reckon {steps.cost}, komek check {checked['cost']}")
    with out.open(encoding="utf-8", newline="") as rows:
        served = sum(stop["stop"] == "visit" for stop in csv.DictReader(rows))
    before = hours(steps.cost_before) if steps else "–"
    path = f"{steps.found}, {steps.dropped}, {steps.unpaid}, {steps.taken}" if steps else "–"
    cost = hours(checked["cost"])
    return (f"| {solver} | {served} | {checked['mustLeftOut']} | {cost} | {before} | {path} | {times} "
            f"| {usage.ru_utime + usage.ru_stime:.0f} | {usage.ru_maxrss / 1024:.0f} |")


if __name__ == "__main__":
    main()
