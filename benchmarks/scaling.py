#!/usr/bin/env python3
"""Measures training on several ranks and writes docs/scaling.md, with a model that predicts more.

    cmake --build --preset release --target benchmark_scaling && benchmarks/scaling.py
"""

import math
import os
import platform
import re
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "build/release/benchmarks/scaling"
# Before all others, so that what else runs here disturbs as little as possible.
FIRST = ["chrt", "--fifo", "10"] if os.geteuid() == 0 else []
LAUNCHER = ["mpirun", "--oversubscribe"]
ENVIRONMENT = {**os.environ, "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}
STEPS = 5  # among which messages are counted

# Weights of the nets that are measured.
NETS = {"mlp": ("784-256-10", 784 * 256 + 256 + 2570),
        "deep": ("784-1024-1024-1024-1024-1024-10", 785 * 1024 + 4 * 1025 * 1024 + 10250),
        "convolutional": ("convolutional net", 21840)}
# What is taken from elsewhere: seconds of latency, bytes a second.
NETWORKS = {"10 Gbit/s Ethernet": (30e-6, 1.1e9), "100 Gbit/s InfiniBand": (2e-6, 11e9)}
HEADER = 0.5e-6  # seconds for each text that ranks tell each other
RANKS = [2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]


def run(ranks, *arguments, first=FIRST, options=("--bind-to", "core")):
    launcher = [*LAUNCHER, *options, "-n", str(ranks)] if ranks > 1 else []
    time.sleep(1)  # until now the others waited
    output = subprocess.run([*first, *launcher, PROGRAM, *map(str, arguments)], env=ENVIRONMENT, check=True,
                            capture_output=True, text=True, timeout=600).stdout
    return {way: (float(least), float(median))
            for way, least, median in re.findall(r"^(\w+) (\S+) (\S+)$", output, re.M)}


def traffic(net, ranks):
    """Bytes and messages of gradients, and texts, that each rank sends in a step, on average."""
    def sent(steps):
        with tempfile.TemporaryDirectory() as folder:
            options = ["--bind-to", "none", "--mca", "pml_monitoring_enable", "2", "--mca", "pml_monitoring_enable_output",
                       "3", "--mca", "pml_monitoring_filename", folder + "/m"]
            run(ranks, net, 1, steps, first=[], options=options)
            text = "".join(file.read_text() for file in Path(folder).glob("m.*.prof"))
        # Internal messages are those that collective operations are made of, the others texts.
        rows = [(kind, int(size), int(count)) for kind, size, count in
                re.findall(r"^([IE])\t\d+\t\d+\t(\d+) bytes\t(\d+) msgs", text, re.M)]
        return [sum(row[i] for row in rows if row[0] == kind) for kind, i in (("I", 1), ("I", 2), ("E", 2))]
    few, many = sent(STEPS), sent(2 * STEPS)
    return [(b - a) / STEPS / ranks for a, b in zip(few, many)]


def table(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def ms(seconds):
    return f"{seconds * 1e3:.3g} ms"


def percent(share):
    return f"{share:.0%}"


def reduced(n, size, latency, bandwidth):
    """Seconds for a sum over n ranks: parts are added up in log2(n) exchanges and spread in as many."""
    return 2 * math.log2(n) * latency + 2 * (n - 1) / n * size / bandwidth + (n - 1) * HEADER


def step(n, alone, size, network):
    return alone + reduced(n, size, *network)


def best_of_fixed(alone, size, network):
    """The ranks, and the speed-up, that are the most one can have for one batch of 8,192."""
    def speed(n):
        return 32 * alone / (32 * alone / n + reduced(n, size, *network))
    n = max((n for n in RANKS), key=speed)
    return f"{n} ranks, {speed(n):.1f} times"


def measured():
    return {(net, shape): run(shape[0], net, shape[1])
            for net in NETS for shape in ((1, 1), (1, 2), (2, 1))}


def efficiency_table(times):
    rows = []
    for net, (sizes, _) in NETS.items():
        one = times[net, (1, 1)]["alone"][1]
        two, ranks = times[net, (1, 2)]["alone"][1], times[net, (2, 1)]["between"][1]
        rows.append([sizes, ms(one), f"{ms(two)}, {percent(one / two / 2)}",
                     f"{ms(ranks)}, {percent(one / ranks / 2)}"])
    return table(["net", "1 thread", "2 threads, efficiency", "2 ranks of 1 thread, efficiency"], rows)


def overlap_table(times):
    rows = []
    for net, (sizes, _) in NETS.items():
        t = {way: median for way, (_, median) in times[net, (2, 1)].items()}
        whole = t["after"] - t["alone"]
        hidden = [f"{ms(t[way])}, {percent((t['after'] - t[way]) / whole)}" for way in ("between", "thread")]
        rows.append([sizes, ms(t["alone"]), ms(t["after"]), *hidden])
    return table(["net", "not averaged", "averaged after backward", "between nodes, hidden",
                  "with a thread, hidden"], rows)


def traffic_table():
    rows = []
    for net, (sizes, weights) in NETS.items():
        for ranks in (2, 4):
            bound = 2 * (ranks - 1) / ranks * 4 * weights
            data, messages, texts = traffic(net, ranks)
            rows.append([sizes, ranks, f"{4 * weights:,}", f"{data:,.0f}", f"{data / bound:.3f}",
                         f"{messages:.1f}", f"{texts:.1f}"])
    return table(["net", "ranks", "bytes of gradients", "bytes sent", "/ the bound", "messages",
                  "texts that compare calls"], rows)


def prediction_tables(times, sums):
    latency = sums["8"][1] / 2
    bandwidth = 2**24 / (sums["16777216"][1] - 2 * latency)
    networks = {"memory of one machine": (latency, bandwidth), **NETWORKS}
    nets = {name: (times[net, (1, 1)]["alone"][1], 4 * weights) for net, (name, weights) in NETS.items()}
    text = f"Here the latency of a message is {latency * 1e6:.1f} us, the bandwidth {bandwidth / 1e9:.2f} GB/s.\n\n"
    rows = [[size, ms(sums[size][1]), ms(reduced(2, int(size), latency, bandwidth))] for size in sums]
    text += table(["bytes, 2 ranks", "measured", "predicted"], rows) + "\n"
    for name, network in networks.items():
        rows = [[net, ms(alone), *(percent(alone / step(n, alone, size, network)) for n in RANKS)]
                for net, (alone, size) in nets.items()]
        text += f"Efficiency with a batch of 256 for each rank, {name}:\n\n"
        text += table(["net", "alone", *RANKS], rows) + "\n"
    rows = [[net, *(best_of_fixed(alone, size, network) for network in networks.values())]
            for net, (alone, size) in nets.items()]
    return text + "The most that one batch of 8,192 can gain:\n\n" + table(["net", *networks], rows)


def page():
    load = os.getloadavg()[0]
    times, sums = measured(), run(2, "messages")
    return f"""# Scaling

`benchmarks/scaling.py` measures what follows and writes this page. Times are medians of 9
alternating turns, which ran before all else on the machine (`chrt --fifo`).

Machine: {platform.machine()}, {os.cpu_count()} processors, Linux {platform.release()}; load before the
start {load:.1f}.

## Measured: one batch of 256 on two processors

Both processors on one batch, as threads of one process or as ranks; the convolutional net, of two
convolutions and two layers, is that of PyTorch's MNIST example:

{efficiency_table(times)}
Two ranks of one thread, by the way in which gradients are averaged: not at all, when backward is over,
in buckets of 5 MiB from hooks that let messages go on between nodes (what Taper does), and the same
with a thread that does nothing else. Hidden is the share of the time for averaging that backward
covers. Here two ranks keep both processors busy, and it is the processors that copy the messages, so
little can be hidden. A thread gains nothing over looking between nodes, and would need an MPI that
several threads may call at once to gain more: that is why Taper has none.

{overlap_table(times)}
What a rank sends in a step, by Open MPI's own monitor. A ring cannot do with less than 2 (n - 1) / n
times the bytes of the gradients. Open MPI is told to take Rabenseifner's algorithm, which reaches that
with fewer messages; its own choice took three times as long here for 16 MiB, on two ranks:

{traffic_table()}
## Predicted: 2 to 1,024 ranks

A step takes what it takes alone, and then the sum over n ranks, in halves of halves:
2 log2(n) latency + 2 (n - 1) / n bytes / bandwidth, and {HEADER * 1e6:.1f} us for the text that each other rank
is told. Nothing is hidden: what overlaps makes it better. Latency and bandwidth of the networks are
usual values, not measured.

{prediction_tables(times, sums)}
It stops paying where efficiency falls below one half: twice the ranks then give less than they cost.
A small net reaches that early, for its step is short: larger batches for each rank move it out.
"""


(ROOT / "docs/scaling.md").write_text(page())
