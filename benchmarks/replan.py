#!/usr/bin/env python3
"""What changed sheets cost: a day planned anew at several prices, beside a plan from scratch.

    python3 benchmarks/replan.py [KOMEK] [--seconds N] [--prices 30,120,240,480]

Plans scenarios/nauryz-day.yaml, takes six of sixty hands out and adds four requests, and prints a table
in Markdown. Plans from scratch have as many seconds as the plans anew, and sixty, as the first one.
"""

import argparse
import json
import os
import subprocess
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
DAY = os.path.join(HERE, "..", "scenarios", "nauryz-day.yaml")
ABSENT = ["pair-05", "d18", "d22", "d25", "w03", "b05"]
LATE = """households:
  - {id: late-1, lat: 51.1301, lon: 71.4120, needs: [basket]}
  - {id: late-2, lat: 51.1422, lon: 71.4655, needs: [{kind: basket, value: must}]}
  - {id: late-3, lat: 51.1650, lon: 71.4200, needs: [snow]}
  - {id: h001, needs: [basket]}
"""


def run(*command):
    began = time.time()
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise SystemExit(" ".join(command) + "\n" + done.stderr)
    return time.time() - began


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("komek", nargs="?", default=os.path.join(HERE, "../.build/release/komek"))
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--prices", default="30,120,240,480")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        old, late = os.path.join(folder, "old.json"), os.path.join(folder, "late.yaml")
        new, bare = os.path.join(folder, "new.json"), os.path.join(folder, "bare.json")
        # A plan names its map from its own folder.
        with open(late, "w", encoding="utf-8") as file:
            file.write(LATE)
        run(options.komek, "plan", DAY, "--time", "60", "--out", old)
        rows, scenario = [], None
        for price in options.prices.split(","):
            took = run(
                options.komek, "replan", old, "--without", *ABSENT, "--add", late,
                "--change-price", price, "--time", str(options.seconds), "--out", new)
            plan = load(new)
            scenario = plan["scenario"]
            before = {r["who"]: r["stops"] for r in load(old)["rounds"]}
            members = {c["id"]: c["members"] for c in load(old)["scenario"].get("crews", [])}
            now = {c["id"]: c["members"] for c in scenario.get("crews", [])}
            hands = {r["id"] for r in scenario["volunteers"]} | set(now)
            remaining = [who for who in before if who in hands]
            after = {r["who"]: r["stops"] for r in plan["rounds"]}
            kept = sum(
                after.get(w) == before[w] and members.get(w) == now.get(w) for w in remaining)
            rows.append((price, kept, len(remaining), plan["cost"]["total"],
                         len(plan["leftOut"]), took))
        with open(bare, "w", encoding="utf-8") as file:
            json.dump(scenario, file)
        scratch = os.path.join(folder, "scratch.json")
        best = {}
        for seconds in (options.seconds, 60):
            run(options.komek, "plan", bare, "--time", str(seconds), "--out", scratch)
            best[seconds] = load(scratch)
        short, long = (best[s]["cost"]["total"] for s in (options.seconds, 60))
        print(f"| price of a changed sheet, min | sheets as they were | cost, h | above scratch, {options.seconds} s | 60 s | left out | seconds |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        for price, kept, all_, cost, left, took in rows:
            print(f"| {price} | {kept} of {all_} ({100 * kept / all_:.0f} %) | {cost / 60:.1f} "
                  f"| {100 * (cost / short - 1):+.1f} % | {100 * (cost / long - 1):+.1f} % "
                  f"| {left} | {took:.0f} |")
        for seconds, plan in best.items():
            total = plan["cost"]["total"]
            print(f"| from scratch, {seconds} s | – | {total / 60:.1f} | {100 * (total / short - 1):+.1f} % "
                  f"| {100 * (total / long - 1):+.1f} % | {len(plan['leftOut'])} | {seconds} |")


if __name__ == "__main__":
    main()
