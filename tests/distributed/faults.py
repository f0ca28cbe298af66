#!/usr/bin/env python3
"""faults.py PROGRAM LAUNCHER...: lets the last of three ranks go wrong in each way that `fault` knows.

The job must end in time and badly, and both other ranks, or the launcher where it is faster, must say
which rank it was and what they waited for.
"""

import concurrent.futures
import re
import subprocess
import sys

PROGRAM, LAUNCHER = sys.argv[1], sys.argv[2:]
CALL = r"allreduce: the sum of float32 \[1000000\]"
# A fault may find another rank on its way out of the barrier before.
BOTH = [rf"rank {rank} reports: (barrier|allreduce): " for rank in (0, 1)]

# The fault, options of the launcher, and what the output must match. With --enable-recovery the launcher
# does not end the others, nor the job badly.
FAULTS = [
    ("throws", [], BOTH + [r"rank 2 has failed: the disk is full", r"rank 2: the disk is full"]),
    ("fails", [], BOTH + [r"rank 2 has failed: the disk is full"]),
    ("returns", [], BOTH + [r"rank 2: the end of the group", rf"ranks 0, 1: {CALL}"]),
    ("exits", [], BOTH + [r"rank 2: the end of the group"]),
    ("hangs", [], BOTH + [rf"waited 4 s in vain for rank 2 to call {CALL}"]),
    ("hangs_within", [], BOTH + [rf"waited 4 s in vain for rank 2 to (call|go on with) {CALL}"]),
    ("killed", [], [r"rank 2 .* exited on signal 9"]),
    ("killed", ["--enable-recovery"], BOTH + [rf"waited 4 s in vain for rank 2 to call {CALL}"]),
    ("aborts", [], []),
]


def failures(fault, options, patterns):
    command = [*LAUNCHER, *options, "-n", "3", PROGRAM, fault]
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=60)
    except subprocess.TimeoutExpired:
        return ["it hangs"]
    output = run.stdout + run.stderr
    found = [f"nothing matches '{p}'" for p in patterns if not re.search(p, output)]
    if run.returncode == 0 and "--enable-recovery" not in options:
        found.append("the exit code is 0")
    return found + [output] if found else []


with concurrent.futures.ThreadPoolExecutor(3) as pool:  # they mostly wait
    results = list(pool.map(lambda row: failures(*row), FAULTS))
found = [f"{row[0]} {row[1]}: {f}" for row, result in zip(FAULTS, results) for f in result]
sys.exit("\n".join(found) if found else 0)
