# Komek: a route planner for volunteers. Copyright (C) 2026 the Komek contributors.
# SPDX-License-Identifier: GPL-3.0-or-later
"""The runs of a measurement as CSV, a row each, and as a Markdown table, a row an instance."""

from __future__ import annotations

import csv
import platform
from collections.abc import Callable
from pathlib import Path
from statistics import mean, median
from typing import Any

Kept = dict[str, Any]  # what run.py keeps of a run; `result` is what `komek solve --json` says

# Some best known values are published to two decimals.
HALF_A_CENT = 0.005


def is_reached(result: dict[str, Any]) -> bool:
    return result["gap"] is not None and result["cost"] < result["bestKnown"] + HALF_A_CENT


def seconds_to_best(result: dict[str, Any]) -> float:
    trajectory = result["trajectory"]
    return float(trajectory[-1][0] if trajectory else result["seconds"])


def speed(result: dict[str, Any]) -> float:
    return float(result["iterations"] / max(result["seconds"], 0.001))


COLUMNS: dict[str, Callable[[Kept], object]] = {
    "instance": lambda run: run["result"]["instance"],
    "clients": lambda run: run["result"]["clients"],
    "seed": lambda run: run["result"]["seed"],
    "threads": lambda run: run["result"]["threads"],
    "seconds": lambda run: run["seconds"],
    "clock": lambda run: run["clock"],
    "cost": lambda run: run["result"]["cost"],
    "vehicles": lambda run: len(run["result"]["vehicles"]),
    "required_missing": lambda run: run["result"]["requiredMissing"],
    "best_known": lambda run: run["result"]["bestKnown"],
    "best_known_vehicles": lambda run: run["result"]["bestKnownVehicles"],
    "gap": lambda run: run["result"]["gap"],
    "seconds_to_best": lambda run: seconds_to_best(run["result"]),
    "iterations_per_second": lambda run: round(speed(run["result"])),
    "peak_mib": lambda run: run["result"]["peakMiB"],
    "wall": lambda run: run["wall"],
    "cpu": lambda run: run["cpu"],
    "processor": lambda run: run["processor"],
    "binary": lambda run: run["binary"],
}


def write_csv(path: Path, runs: list[Kept]) -> None:
    with path.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([value(run) for value in COLUMNS.values()] for run in runs)


def percent(value: float) -> str:
    return f"{value:.3f} %"


def figure(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if value == round(value) else f"{value:,.2f}"


def row(name: str, runs: list[Kept], is_hierarchical: bool, shows_threads: bool) -> list[str]:
    results = [run["result"] for run in runs]
    first = results[0]
    gaps = [result["gap"] for result in results if result["gap"] is not None]
    missing = "!" if any(result["requiredMissing"] for result in results) else ""
    cells = [name]
    if shows_threads:
        cells.append(str(first["threads"]))
    cells.append(figure(first["bestKnown"]))
    if is_hierarchical:
        cells.append(figure(first["bestKnownVehicles"]))
    cells.append(figure(mean(result["cost"] for result in results)) + missing)
    if is_hierarchical:
        cells.append(figure(mean(len(result["vehicles"]) for result in results)))
    return cells + [
        percent(mean(gaps)) if gaps else "–",
        percent(min(gaps)) if gaps else "–",
        f"{mean(map(seconds_to_best, results)):.1f} s",
        f"{mean(map(speed, results)):,.0f}",
        f"{mean(result['peakMiB'] for result in results):.0f}",
    ]


def mean_gaps(runs: list[Kept], classes: tuple[int, ...]) -> list[str]:
    """The mean gap of all and of each size class; instances count alike."""

    def told(what: str, some: list[Kept]) -> str:
        by_name: dict[str, list[float]] = {}
        for run in some:
            if run["result"]["gap"] is not None:
                by_name.setdefault(run["result"]["instance"], []).append(run["result"]["gap"])
        gaps = [mean(gaps) for gaps in by_name.values()]
        if not gaps:
            return f"- {what}: no best known value"
        return (
            f"- {what}: mean gap **{percent(mean(gaps))}**, median {percent(median(gaps))}, "
            f"worst {percent(max(gaps))} ({len(gaps)} instance{'s' if len(gaps) > 1 else ''})"
        )

    lines = [told("all", runs)]
    least = 0
    for most in classes:
        some = [run for run in runs if least < run["result"]["clients"] <= most]
        if some:
            lines.append(told(f"{least + 1:,} to {most:,} clients", some))
        least = most
    return lines


def markdown(name: str, runs: list[Kept], objective: str, classes: tuple[int, ...]) -> str:
    is_hierarchical = objective == "vehicles"
    threads = sorted({run["result"]["threads"] for run in runs}, reverse=True)
    cells = ["instance"] + (["threads"] if len(threads) > 1 else []) + ["best known"]
    cells += (["its vehicles"] if is_hierarchical else []) + ["mean cost"]
    cells += ["vehicles"] if is_hierarchical else []
    cells += ["mean gap", "best gap", "to best", "iterations/s", "MiB"]
    table = [cells, ["---"] + ["---:"] * (len(cells) - 1)]
    groups: dict[tuple[str, int], list[Kept]] = {}
    for run in runs:
        groups.setdefault((run["result"]["instance"], run["result"]["threads"]), []).append(run)
    # Rows of one instance stand together, in the order of the runs.
    order = list(dict.fromkeys(instance for instance, _ in groups))
    for instance, count in sorted(groups, key=lambda key: (order.index(key[0]), -key[1])):
        table.append(row(instance, groups[instance, count], is_hierarchical, len(threads) > 1))
    lines = [f"### {name}", "", provenance(runs), ""]
    lines += ["| " + " | ".join(cells) + " |" for cells in table] + [""]
    for count in threads:
        some = [run for run in runs if run["result"]["threads"] == count]
        if len(threads) > 1:
            word = "thread" if count == 1 else "threads"
            share = f"{share_of_cores(some):.0%} of their cores"
            lines += [f"With {count} {word}, {some[0]['seconds']} s, {share}:", ""]
        lines += summary(some, is_hierarchical, classes) + [""]
    return "\n".join(lines)


def summary(runs: list[Kept], is_hierarchical: bool, classes: tuple[int, ...]) -> list[str]:
    results = [run["result"] for run in runs]
    if not is_hierarchical:
        reached = sum(map(is_reached, results))
        lines = mean_gaps(runs, classes)
        lines.append(f"- best known value reached, or beaten, in {reached} of {len(runs)} runs")
    else:
        # Lengths compare only where the number of vehicles is the same.
        same = [r for r in runs if len(r["result"]["vehicles"]) == r["result"]["bestKnownVehicles"]]
        fewer = sum(len(result["vehicles"]) < result["bestKnownVehicles"] for result in results)
        lines = [
            f"- best known number of vehicles in {len(same) + fewer} of {len(runs)} runs"
            + (f", fewer in {fewer} of these" if fewer else ""),
            f"- vehicles: {sum(len(result['vehicles']) for result in results)}, "
            f"best known {sum(result['bestKnownVehicles'] for result in results)}",
        ]
        if same:
            gap = mean(run["result"]["gap"] for run in same)
            lines.append(f"- mean gap in distance where vehicles are equal: **{percent(gap)}**")
    if any(result["requiredMissing"] for result in results):
        lines.append("- ! clients that must be served are left out")
    return lines


def provenance(runs: list[Kept]) -> str:
    """Program, machine and clock, and whether the runs had their cores to themselves."""
    seconds = sorted({run["seconds"] for run in runs})
    seeds = sorted({run["result"]["seed"] for run in runs})
    clocks = sorted({run["clock"] for run in runs})
    return (
        f"{' or '.join(map(str, seconds))} s by the {' or '.join(clocks)} clock, "
        f"seed{'s' if len(seeds) > 1 else ''} {', '.join(map(str, seeds))}; Komek {runs[0]['result']['version']}, program "
        f"`{runs[0]['binary']}`; {runs[0]['processor']}; the runs had "
        f"{share_of_cores(runs):.0%} of their cores."
    )


def share_of_cores(runs: list[Kept]) -> float:
    return float(mean(run["cpu"] / (run["wall"] * run["result"]["threads"]) for run in runs))


def processor() -> str:
    """The processor's model, as Linux tells it."""
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()
