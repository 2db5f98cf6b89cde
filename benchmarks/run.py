#!/usr/bin/env python3
# Komek: a route planner for volunteers. Copyright (C) 2026 the Komek contributors.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measure Komek on the public instances and tabulate the gaps to the best known values.

    benchmarks/run.py --list        what can be measured, and how long it takes
    benchmarks/run.py [NAME ...]    measure (all, unless named); goes on where it was stopped
    benchmarks/run.py --readme      put the tables that are there into benchmarks/README.md

Each run is a process of its own, whose JSON is kept in benchmarks/results/runs/NAME; a
measurement that is complete becomes results/NAME.csv and results/NAME.md. Runs of another
program or by another clock are not mixed: --fresh measures anew. Python standard library only.
Exit status: 0 done, 1 a run failed, 2 bad usage, 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tables import markdown, processor, write_csv

HERE = Path(__file__).resolve().parent
INSTANCES = HERE / "instances"
RESULTS = HERE / "results"

Sized = tuple[int, str]  # clients, name
Rule = Callable[[list[Sized]], list[Sized]]


def everything(by_size: list[Sized]) -> list[Sized]:
    return by_size


def every_third(by_size: list[Sized]) -> list[Sized]:
    return by_size[::3]


def every_third_and_largest(by_size: list[Sized]) -> list[Sized]:
    return sorted({*by_size[::3], by_size[-1]})


def above_400(by_size: list[Sized]) -> list[Sized]:
    return [one for one in by_size if one[0] > 400]


@dataclass(frozen=True)
class Measurement:
    """What is measured together and becomes one table."""

    name: str
    folders: tuple[str, ...]
    rule: Rule
    budgets: tuple[tuple[int, int], ...]  # threads, seconds
    seeds: tuple[int, ...] = (1,)
    objective: str = "distance"
    classes: tuple[int, ...] = ()  # most clients of a size class


X_CLASSES = (250, 500, 1000)
GH_CLASSES = (200, 400, 600, 800, 1000)
PLAN = (
    Measurement("x-10s", ("cvrp-x",), everything, ((1, 10),), (1, 2, 3), classes=X_CLASSES),
    Measurement("x-60s", ("cvrp-x",), every_third_and_largest, ((1, 60),), classes=X_CLASSES),
    Measurement("solomon-30s", ("solomon",), everything, ((1, 30),)),
    Measurement("solomon-vehicles-60s", ("solomon",), everything, ((1, 60),), objective="vehicles"),
    Measurement(
        "gh-10s", ("gehring-homberger",), everything, ((1, 10),), (1, 2, 3), classes=GH_CLASSES
    ),
    Measurement("gh-60s", ("gehring-homberger",), every_third, ((1, 60),), classes=GH_CLASSES),
    Measurement("mdvrptw-60s", ("mdvrptw",), everything, ((1, 60),)),
    Measurement("hfvrp-60s", ("hfvrp",), everything, ((1, 60),)),
    Measurement("pcvrptw-60s", ("pcvrptw",), everything, ((1, 60),)),
    Measurement("mtvrptwr-60s", ("mtvrptwr",), everything, ((1, 60),)),
    Measurement("mdvrp-60s", ("mdvrp",), every_third, ((1, 60),)),
    Measurement(
        "synchronised-60s", ("synchronised/mankowska", "synchronised/bredstrom"), everything,
        ((2, 60),),
    ),  # fmt: skip
    Measurement("xxl-60s", ("xxl",), everything, ((1, 60),)),
    Measurement("two-threads", ("cvrp-x", "gehring-homberger"), above_400, ((2, 10), (1, 18))),
)
QUICK = Measurement("quick", ("cvrp-x",), every_third_and_largest, ((1, 10),), classes=X_CLASSES)


@dataclass(frozen=True)
class Run:
    """One call of the program."""

    measurement: Measurement
    path: Path
    seed: int
    threads: int
    seconds: int

    @property
    def file(self) -> Path:
        name = f"{self.path.stem}-seed{self.seed}-threads{self.threads}.json"
        return RESULTS / "runs" / self.measurement.name / name

    def command(self, komek: Path) -> list[str]:
        return [
            *(str(komek), "solve", str(self.path), "--json"),
            *("--seconds", str(self.seconds), "--seed", str(self.seed)),
            *("--threads", str(self.threads), "--objective", self.measurement.objective),
        ]


def runs_of(measurement: Measurement) -> list[Run]:
    paths: list[Path] = []
    for folder in measurement.folders:
        with (INSTANCES / folder / "best_known.csv").open(newline="") as file:
            rows = list(csv.DictReader(file))
        by_size = sorted((int(row.get("customers") or row.get("patients") or row.get("visits") or 100), row["instance"]) for row in rows)
        for _, name in measurement.rule(by_size):
            candidates = [INSTANCES / folder / (name + end) for end in (".vrp", ".txt", ".json", "")]
            paths.append(next(path for path in candidates if path.is_file()))
    return [
        Run(measurement, path, seed, threads, seconds)
        for threads, seconds in measurement.budgets
        for path in paths
        for seed in measurement.seeds
    ]


class Session:
    """The program that is measured, by which clock, and the processes that are running."""

    def __init__(self, komek: Path, preload: Path | None) -> None:
        self.komek, self.preload = komek, preload
        self.binary = hashlib.sha256(komek.read_bytes()).hexdigest()[:16]
        self.clock = "cpu" if preload else "wall"
        self.running: set[subprocess.Popen[bytes]] = set()
        self.lock = threading.Lock()
        self.stopped = False

    def clock_of(self, run: Run) -> str:
        """CPU seconds of several threads would add up: such runs go by the wall clock."""
        return self.clock if run.threads == 1 else "wall"

    def fits(self, run: Run, kept: dict[str, Any]) -> bool:
        wanted = (self.binary, self.clock_of(run), run.seconds)
        return (kept["binary"], kept["clock"], kept["seconds"]) == wanted

    def execute(self, run: Run) -> str | None:
        """Runs, keeps the result, and returns what went wrong."""
        environment = dict(os.environ)
        if self.preload and self.clock_of(run) == "cpu":
            environment |= {"LD_PRELOAD": str(self.preload), "PEERS_CLOCK": "cpu"}
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
            began = time.monotonic()
            with self.lock:
                if self.stopped:
                    return "stopped"
                process = subprocess.Popen(
                    run.command(self.komek), stdout=output, stderr=errors, env=environment,
                    start_new_session=True,
                )  # fmt: skip
                self.running.add(process)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            with self.lock:
                self.running.discard(process)
            wall = time.monotonic() - began
            output.seek(0)
            errors.seek(0)
            if self.stopped:
                return "stopped"
            if process.returncode != 0:
                return f"exit {process.returncode}: {errors.read().decode(errors='replace')[:200]}"
            result = json.load(output)
        kept = {
            "binary": self.binary,
            "clock": self.clock_of(run),
            "processor": processor(),
            "seconds": run.seconds,
            "wall": round(wall, 3),
            "cpu": round(usage.ru_utime + usage.ru_stime, 3),
            "result": result,
        }
        run.file.parent.mkdir(parents=True, exist_ok=True)
        new = run.file.with_suffix(".new")
        new.write_text(json.dumps(kept))
        new.replace(run.file)
        return None

    def stop(self) -> None:
        with self.lock:
            self.stopped = True
            for process in self.running:
                process.kill()


def measure(measurement: Measurement, session: Session, jobs: int, fresh: bool) -> bool:
    """Runs what is missing and tabulates; false where a run failed."""
    runs = runs_of(measurement)
    if fresh:
        shutil.rmtree(RESULTS / "runs" / measurement.name, ignore_errors=True)
    kept = {run: json.loads(run.file.read_text()) for run in runs if run.file.is_file()}
    if any(not session.fits(run, one) for run, one in kept.items()):
        sys.exit(
            f"{measurement.name}: the runs that are kept are of another program, clock or budget. "
            "Measure anew with --fresh, or move them away."
        )
    missing = [run for run in runs if run not in kept]
    print(f"{measurement.name}: {len(kept)} runs are there, {len(missing)} to go", flush=True)
    faults = 0
    # Runs of several threads have the cores to themselves.
    for threads in sorted({run.threads for run in missing}):
        batch = [run for run in missing if run.threads == threads]
        with ThreadPoolExecutor(max(1, jobs // threads)) as pool:
            try:
                for run, fault in zip(batch, pool.map(session.execute, batch)):
                    if fault:
                        faults += 1
                        print(f"  {run.path.name}, seed {run.seed}: {fault}", flush=True)
            except KeyboardInterrupt:
                session.stop()
                raise
    if faults:
        return False
    done = [json.loads(run.file.read_text()) for run in runs]
    write_csv(RESULTS / f"{measurement.name}.csv", done)
    text = markdown(measurement.name, done, measurement.objective, measurement.classes)
    (RESULTS / f"{measurement.name}.md").write_text(text)
    print("\n" + text, flush=True)
    return True


def include_tables() -> None:
    """Puts the tables that were measured between the marks in README.md."""
    readme = HERE / "README.md"
    begin, end = "<!-- tables begin -->\n", "<!-- tables end -->\n"
    before, rest = readme.read_text().split(begin)
    after = rest.split(end)[1]
    files = [RESULTS / f"{measurement.name}.md" for measurement in PLAN]
    tables = "\n".join(file.read_text() for file in files if file.is_file())
    readme.write_text(before + begin + ("\n" + tables + "\n" if tables else "") + end + after)


def minutes(measurement: Measurement, jobs: int) -> float:
    return sum(run.seconds / max(1, jobs // run.threads) for run in runs_of(measurement)) / 60


def chosen(names: Iterable[str]) -> list[Measurement]:
    known = {measurement.name: measurement for measurement in (*PLAN, QUICK)}
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.exit(f"There is no measurement {', '.join(unknown)}; see --list.")
    return [known[name] for name in names] or list(PLAN)


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure Komek on the public instances.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="measurements; all unless named")
    parser.add_argument("--list", action="store_true", help="what can be measured")
    parser.add_argument("--readme", action="store_true", help="put the tables into README.md")
    parser.add_argument("--fresh", action="store_true", help="forget the runs that are kept")
    parser.add_argument("--jobs", type=int, default=2, help="cores to use (2)")
    parser.add_argument("--komek", type=Path, default=HERE.parent / ".build/release/komek")
    parser.add_argument(
        "--preload", type=Path, metavar="LIB",
        help="preload a library that makes clocks count CPU time if PEERS_CLOCK=cpu",
    )  # fmt: skip
    options = parser.parse_args()
    measurements = chosen(options.names)
    if options.list:
        for one in measurements if options.names else (*PLAN, QUICK):
            print(f"{one.name:22}{len(runs_of(one)):4} runs{minutes(one, options.jobs):7.1f} min")
        return 0
    if options.readme:
        include_tables()
        return 0
    for path in filter(None, (options.komek, options.preload)):
        if not path.is_file():
            sys.exit(f"{path} does not exist.")
    session = Session(options.komek.resolve(), options.preload and options.preload.resolve())
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        results = [measure(one, session, options.jobs, options.fresh) for one in measurements]
    except KeyboardInterrupt:
        print("\nStopped; runs that have finished are kept.", file=sys.stderr)
        return 130
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
