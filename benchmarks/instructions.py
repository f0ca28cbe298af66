#!/usr/bin/env python3
"""Counts, under callgrind, the instructions that small tasks take, and compares them with those in
benchmarks/instructions.json: they do not depend on how busy the machine is. Build with
`cmake --preset callgrind && cmake --build --preset callgrind` first. The kernels are those for any
processor: valgrind knows no AVX-512."""

import argparse
import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "benchmarks" / "instructions.json"
BOUND = 1.25

# What is counted: the arguments of `tasks`, and how many units one of its turns does.
TASKS = {
    "(a + b) * (b + c), forward and backward": (["scalars"], 5000),
    "one multiplication of a chain, forward and backward": (["chain", "--length", "5000"], 5000),
}


def count(program, arguments, turns):
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program,
               *arguments, "--threads", "1"]
    run = subprocess.run(list(map(str, command)), input="\n" * turns, text=True,
                         capture_output=True, check=False,
                         env={**os.environ, "TAPER_CPU": "sse2"})
    collected = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode != 0 or not collected:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{run.stderr}")
    return int(collected[1])


def measure(program):
    """Instructions of a unit. Start-up is in both runs, so it does not count."""
    counts = {}
    for task, (arguments, units) in TASKS.items():
        counts[task] = round((count(program, arguments, 2) - count(program, arguments, 1)) / units)
    return counts


def compare(counts):
    kept, grown = json.loads(KEPT.read_text()), []
    for task, now in counts.items():
        ratio = now / kept[task]
        print(f"{task}: {now} instructions, {ratio:.2f} times the {kept[task]} kept")
        if ratio > BOUND:
            grown.append(task)
        elif ratio < 1 / BOUND:
            print("  far fewer than before: keep them with --update")
    return grown


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=Path, default=ROOT / "build" / "callgrind")
    parser.add_argument("--update", action="store_true", help="keep what is counted now")
    arguments = parser.parse_args()
    counts = measure(arguments.build / "benchmarks" / "tasks")
    if arguments.update:
        KEPT.write_text(json.dumps(counts, indent=2) + "\n")
    if compare(counts):
        sys.exit(f"some take more than {BOUND} times as many; if that is worth it, run "
                 "benchmarks/instructions.py --update")


if __name__ == "__main__":
    main()
