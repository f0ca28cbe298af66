#!/usr/bin/env python3
"""Runs every benchmark and writes docs/benchmarks.md. Call it through scripts/bench.

Contenders are programs that wait for a line, do one turn of their task, and answer with the
seconds of one unit. They take turns in one run, so that a machine which drifts treats all alike."""

import argparse
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEFAULT, BEST = "libtorch, default", "libtorch, best"


class Ratio(float):
    """The median of the turns' ratios, which a machine that changes its pace changes least; as text
    with the middle half of them, which tells how much it does."""

    def __new__(cls, ratios):
        ratios = list(ratios)
        self = super().__new__(cls, statistics.median(ratios))
        self.low, _, self.high = statistics.quantiles(ratios, n=4, method="inclusive")
        return self

    def __str__(self):
        return f"{self:.3g} ({self.low:.3g} to {self.high:.3g})"


class Contender:
    """A running `tasks` program with its own settings."""

    def __init__(self, name, program, task, *options, env=None):
        self.name, self.seconds, self.peak = name, [], None
        self.process = subprocess.Popen(
            [program, task, *map(str, options)], env={**os.environ, **(env or {})}, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def prepare(self):
        if self.process.stdout.readline().strip() != "ready":
            sys.exit(f"{self.name}: the program ended early")

    def turn(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        self.seconds.append(float(self.process.stdout.readline()))

    def peak_megabytes(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024

    def end(self):
        self.peak = self.peak_megabytes()
        self.process.stdin.close()
        self.process.wait()

    @property
    def median(self):
        return statistics.median(self.seconds)

    def over(self, other):
        """How many times longer than another contender it takes."""
        return Ratio(a / b for a, b in zip(self.seconds, other.seconds))


class Suite:
    def __init__(self, build, rounds):
        self.programs, self.rounds = build / "benchmarks", rounds
        self.lines, self.goals = [], []
        self.libtorch = self.programs / "tasks_libtorch"

    def write(self, *lines):
        self.lines += lines
        print("\n".join(lines), flush=True)

    def table(self, *columns):
        self.write("", "| " + " | ".join(columns) + " |", "|" + "---|" * len(columns))

    def row(self, *cells):
        self.write("| " + " | ".join(map(str, cells)) + " |")

    def goal(self, what, target, measured, reached):
        self.goals.append((what, target, str(measured), "yes" if reached else "no"))

    def goal_beside(self, what, contenders, other, least):
        """That Taper is at least so many times faster than another contender."""
        if other in contenders:
            ratio = contenders[other].over(contenders["Taper"])
            self.goal(f"{what}: {other} / Taper", f"at least {least:g}", ratio, ratio >= least)

    def goal_memory(self, what, contenders):
        """That Taper's program needs no more than libtorch's at its best."""
        if BEST in contenders:
            own, peer = contenders["Taper"].peak, contenders[BEST].peak
            self.goal(f"{what}: peak memory, Taper / {BEST}", "at most 1",
                      f"{own / peer:.2f} ({own:.0f} MB)", own <= peer)

    def goal_most(self, what, value, most, unit=""):
        shown = value if isinstance(value, Ratio) else f"{value:.3g}{unit}"
        self.goal(what, f"at most {most:g}{unit}", shown, value <= most)

    def taper(self, name, task, *options, **settings):
        return Contender(name, self.programs / "tasks", task, *options, **settings)

    def peers(self, task, *options, threads=None):
        """libtorch as it is installed, and with the settings that suit it best."""
        if not self.libtorch.exists():
            return []
        one = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"} if threads == 1 else {}
        best = {**one, **best_settings_of_libtorch()}
        return [Contender(DEFAULT, self.libtorch, task, *options, env=one),
                Contender(BEST, self.libtorch, task, *options, env=best)]

    def compare(self, contenders):
        """Lets them take turns; returns them."""
        for contender in contenders:
            contender.prepare()
        for _ in range(self.rounds):
            for contender in contenders:
                contender.turn()
        for contender in contenders:
            contender.end()
        return contenders

    def side_by_side(self, what, contenders, unit):
        first, *others = self.compare(contenders)
        scale, name = unit
        for other in others:
            self.row(what, f"{first.median * scale:.3g} {name}", other.name,
                     f"{other.median * scale:.3g} {name}", first.over(other),
                     other.over(first))
        return {c.name: c for c in contenders}


SECONDS, MILLI, MICRO, NANO = (1, "s"), (1e3, "ms"), (1e6, "us"), (1e9, "ns")


def best_settings_of_libtorch():
    folders = list(Path("/usr/lib").glob("*/openblas-openmp"))
    flags = Path("/proc/cpuinfo").read_text()
    settings = {"OPENBLAS_CORETYPE": "SkylakeX"} if "avx512f" in flags else {}
    if folders:
        settings["LD_LIBRARY_PATH"] = str(folders[0])
    return settings


def tasks(suite):
    suite.write("", "## Training and graphs", "",
                "Ratios below 1 in the fifth column, above 1 in the last, are in Taper's favour.")
    suite.table("task", "Taper", "beside", "it takes", "Taper / it", "it / Taper")
    alone = "its matrix products alone"
    for threads in (None, 1):
        options = ["--threads", threads] if threads else []
        what = "epoch of 784-256-10, batch 256" + (", one thread" if threads else "")
        full = suite.side_by_side(
            what, [suite.taper("Taper", "epoch", *options),
                   suite.taper(alone, "products", *options),
                   *suite.peers("epoch", *options, threads=threads)], SECONDS)
        low = ["--autocast", *options]
        narrow = suite.side_by_side(
            what + ", autocast to bfloat16",
            [suite.taper("Taper", "epoch", *low), suite.taper("Taper, float32", "epoch", *options),
             suite.taper(alone, "products", *low),
             *suite.peers("epoch", *low, threads=threads)], SECONDS)
        if not threads:
            suite.goal_most("epoch / its matrix products", full["Taper"].over(full[alone]), 1.15)
            suite.goal_beside("epoch", full, BEST, 1.5)
            suite.goal_beside("epoch", full, DEFAULT, 5)
            suite.goal_most("epoch under autocast / in float32",
                            narrow["Taper"].over(narrow["Taper, float32"]), 0.5)
    what = "epoch of 784-256-10, batch 256, Adam"
    adam = suite.side_by_side(
        what, [suite.taper("Taper", "epoch", "--adam"), suite.taper("Taper, SGD", "epoch")],
        SECONDS)
    if peers := suite.peers("epoch", "--adam"):
        suite.side_by_side(what, [suite.taper("Taper", "epoch", "--adam"), *peers], SECONDS)
    suite.goal_most("epoch with Adam / with SGD", adam["Taper"].over(adam["Taper, SGD"]), 1.05)
    what = "epoch of the convolutional net, batch 64"
    convolutional = suite.side_by_side(
        what, [suite.taper("Taper", "convolutional", "--batch", 64),
               *suite.peers("convolutional", "--batch", 64)], SECONDS)
    suite.goal_beside(what, convolutional, BEST, 1.3)
    suite.goal_beside(what, convolutional, DEFAULT, 2)
    suite.goal_memory(what, convolutional)
    what = "(a + b) * (b + c), forward and backward"
    scalars = suite.side_by_side(what, [suite.taper("Taper", "scalars"), *suite.peers("scalars")],
                                 MICRO)
    suite.goal_most(what, scalars["Taper"].median * 1e6, 1, " us")
    suite.goal_beside(what, scalars, BEST, 40)
    what = "one of 100,000 chained multiplications, forward and backward"
    chain = suite.side_by_side(what, [suite.taper("Taper", "chain"), *suite.peers("chain")], NANO)
    suite.goal_most(what, chain["Taper"].median * 1e9, 250, " ns")
    options = ["--width", 64, "--batch", 32]
    what = "training step, 100 layers of width 64, batch 32"
    deep = suite.side_by_side(
        what, [suite.taper("Taper", "deep", *options), *suite.peers("deep", *options)], MILLI)
    suite.goal_beside(what, deep, BEST, 2)
    options = ["--width", 128, "--batch", 128]
    what = "LSTM of width 128 over 28 steps of 28, batch 128, forward and backward"
    lstm = suite.side_by_side(
        what, [suite.taper("Taper", "lstm", *options), *suite.peers("lstm", *options)], MILLI)
    suite.goal_beside(what, lstm, BEST, 1.2)
    suite.goal_memory(what, lstm)


def loading(suite):
    suite.write("", "## Loading", "",
                "A user's dataset turns and scales each image by itself, with two workers.")
    suite.table("task", "Taper", "beside", "it takes", "Taper / it", "it / Taper")
    alone = "the gather of the bytes alone"
    batches = suite.side_by_side(
        "60,000 images, normalized and stacked, batch 256",
        [suite.taper("Taper", "batches"), suite.taper(alone, "gather")], MILLI)
    suite.goal_most("loading, normalizing and stacking images / " + alone,
                    batches["Taper"].over(batches[alone]), 1.1)
    what = "a sample of a user's dataset, two workers, batch 256"
    options = ["--samples", 10000]
    samples = suite.side_by_side(
        what, [suite.taper("Taper", "samples", *options), *suite.peers("samples", *options)],
        MICRO)
    suite.goal_beside(what, samples, BEST, 1)


def layers(suite):
    """Each layer and loss that the programs know, forward and backward."""
    suite.write("", "## Layers and losses", "", "Forward and backward, of 100,000 elements.")
    suite.table("layer", "Taper", "beside", "it takes", "Taper / it", "it / Taper")
    for name in re.findall(r'\{"(\w+)",', (ROOT / "benchmarks/support/layers.h").read_text()):
        options = ["--layer", name, "--length", 100000]
        suite.side_by_side(name, [suite.taper("Taper", "layer", *options),
                                  *suite.peers("layer", *options)], MICRO)


def growth(suite):
    suite.write("", "## Growth")
    suite.table("multiplications in a chain", "time for each", "peak memory for each")
    times = []
    for length in (10**4, 10**5, 10**6, 10**7):
        chain = suite.taper("chain", "chain", "--length", length)
        chain.prepare()
        for _ in range(3):
            chain.turn()
        memory = f"{chain.peak_megabytes() * 2**20 / length:.0f} bytes" if length > 10**5 else ""
        chain.end()
        times.append(chain.median)
        suite.row(f"{length:,}", f"{chain.median * 1e9:.0f} ns", memory)
    suite.goal_most("time for each multiplication, 10,000,000 / 100,000", times[3] / times[1], 1.1)
    suite.table("samples", "epoch", "for each sample")
    contenders = {n: suite.taper(str(n), "epoch", "--samples", n)
                  for n in (6000, 15000, 30000, 60000)}
    suite.compare(list(contenders.values()))
    for samples, c in contenders.items():
        suite.row(f"{samples:,}", f"{c.median:.3g} s", f"{c.median / samples * 1e6:.3g} us")
    each = [c.median / samples for samples, c in contenders.items()]
    suite.goal_most("time for each sample, greatest / least", max(each) / min(each), 1.1)
    suite.table("hidden width", "epoch", "its products alone", "epoch / products",
                "for each parameter")
    ratios = []
    for width in (64, 256, 1024, 4096):
        options = ["--width", width, "--samples", 6000]
        epoch, products = suite.compare([suite.taper("epoch", "epoch", *options),
                                         suite.taper("products", "products", *options)])
        parameters = 795 * width + 10
        ratios.append(epoch.over(products))
        suite.row(width, f"{epoch.median:.3g} s", f"{products.median:.3g} s",
                  ratios[-1], f"{epoch.median / parameters * 1e9:.3g} ns")
    suite.goal_most("epoch / its matrix products, widths 64 to 4096, greatest / least",
                    max(ratios) / min(ratios), 1.1)


def measured(*command, **settings):
    """Seconds of processor time and peak megabytes of a command, and its elapsed seconds."""
    with tempfile.TemporaryFile() as out:
        started = os.times().elapsed
        process = subprocess.Popen(list(map(str, command)), stdout=out, stderr=out, **settings)
        _, status, usage = os.wait4(process.pid, 0)
        elapsed = os.times().elapsed - started
        if status != 0:
            out.seek(0)
            sys.exit(f"{command[0]} failed:\n{out.read().decode()}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, elapsed


def compiling(suite, build, folder):
    program = (ROOT / "examples" / "xor.cpp").read_text()
    (folder / "taper.cpp").write_text(program)
    include = "#include <torch/torch.h>\n"
    peer = re.sub(r"#include <taper/taper.h>\n", include, program).replace("taper::", "torch::")
    (folder / "torch.cpp").write_text(peer)
    flags = ["c++", "-std=c++17", "-O2", "-c", "-o", "/dev/null"]
    includes = [f"-I{ROOT}/include", f"-I{build}/include"]
    runs = {"Taper": [*flags, *includes, folder / "taper.cpp"]}
    if suite.libtorch.exists():
        api = "/usr/include/torch/csrc/api/include"
        runs["libtorch"] = [*flags, f"-I{api}", folder / "torch.cpp"]
    for name, command in runs.items():
        processor, memory, _ = measured(*command)
        suite.row(f"compiling examples/xor.cpp with {name}", f"{processor:.2f} s of CPU, "
                  f"{memory:.0f} MB")
        if name == "Taper":
            suite.goal_most("compiling a program that trains, CPU", processor, 1.5, " s")
            suite.goal_most("compiling a program that trains, memory", memory, 250, " MB")


def whole_programs(suite, build):
    suite.write("", "## Whole programs")
    suite.table("what", "measured")
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        compiling(suite, build, folder)
        _, memory, _ = measured(build / "examples" / "train", "--epochs", 1, "--out", folder)
        suite.row("peak memory of training (examples/train)", f"{memory:.0f} MB")
        suite.goal_most("peak memory of training", memory, 150, " MB")
        start = suite.programs / "startup"
        times = [subprocess.run([start], check=True) and measured(start) for _ in range(20)]
        milliseconds = statistics.median(t[0] for t in times) * 1e3
        suite.row("a program with one backward, processor time from start to end",
                  f"{milliseconds:.1f} ms")
        suite.goal_most("a program with one backward", milliseconds, 10, " ms")
        for name in ("startup", "tasks"):
            listed = subprocess.run(["ldd", suite.programs / name], capture_output=True, text=True)
            count = len(listed.stdout.splitlines())
            suite.row(f"shared objects of benchmarks/{name}", count)
            suite.goal_most(f"shared objects of benchmarks/{name}", count, 19)


def ratios_in(table):
    """The last column's numbers, with the cells before."""
    lines = [line for line in table.splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in lines]
    return [(row, float(row[-1])) for row in rows if re.fullmatch(r"[\d.]+", row[-1])]


def programs(suite, quick):
    suite.write("", "## Reading", "")
    reading = output_of(suite.programs / "reading")
    suite.write(reading)
    suite.goal_most("reading gzip files / zlib alone", ratios_in(reading)[0][1], 1.2)
    suite.write("", "## Files", "",
                "The bytes alone are written over an older file and synchronised, and read into "
                "memory that is there, in the same run.", "")
    with tempfile.TemporaryDirectory(dir=suite.programs) as folder:
        files = output_of(suite.programs / "files", "--folder", folder)
    suite.write(files)
    for row, ratio in ratios_in(files):
        suite.goal_most(f"{row[0]} 100 MB of weights / the bytes alone", ratio, 1.2)
    suite.write("", "## Views for xtensor", "")
    views = output_of(suite.programs / "xtensor")
    suite.write(views)
    for rank, nanoseconds in re.findall(r"of (\S+) rank \| (\d+) ns", views):
        suite.goal_most(f"a view for xtensor, of {rank} rank", int(nanoseconds), 100, " ns")
    suite.write("", "## Linear algebra beside LAPACK", "",
                "float64; LAPACK alone is called on copies of the arguments, in the same run.", "")
    linalg = output_of(suite.programs / "linalg")
    suite.write(linalg)
    for row, ratio in ratios_in(linalg):
        if row[1] == "256":
            suite.goal_most(f"{row[0]} of {row[1]} x {row[1]} / LAPACK alone", ratio, 1.2)
    if (suite.programs / "convolution").exists():
        suite.write("", "## Convolutions beside oneDNN", "",
                    "Forward and backward; oneDNN's primitives alone work on memory in the layouts "
                    "that they choose, and convert nothing.", "")
        convolutions = output_of(suite.programs / "convolution")
        suite.write(convolutions)
        for row, ratio in ratios_in(convolutions):
            suite.goal_most(f"convolution, {row[0]} / oneDNN alone", ratio, 1.15)
    suite.write("", "## Operations beside their bounds", "",
                "A bound is a plain loop that moves the same bytes, computes the same exponentials "
                "or comparisons, or draws the same random numbers, in the same run. Layers and "
                "losses run forward and backward: a loss reads input and target, and then reads "
                "them again and writes a gradient.", "")
    operations = output_of(suite.programs / "kernels",
                           *(["--sizes", 1000, 100000, "--rounds", 3] if quick else []))
    suite.write(operations)
    by_size = {}
    for row, ratio in ratios_in(operations):
        by_size.setdefault(int(row[1]), []).append(ratio)
    for size, ratios in by_size.items():
        within = sum(ratio <= 1.2 for ratio in ratios)
        suite.goal(f"operations on {size:,} elements within 1.2 of their bounds", "all",
                   f"{within} of {len(ratios)}", within == len(ratios))


def output_of(*command):
    return subprocess.run(list(map(str, command)), check=True, capture_output=True,
                          text=True).stdout.strip()


def machine():
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())[1]
    flags = Path("/proc/cpuinfo").read_text()
    sets = [name for name in ("avx2", "avx512f", "avx512_bf16", "amx_tile") if name in flags]
    return (f"{cpu} ({', '.join(sets)}), {os.cpu_count()} processors, "
            f"{platform.system()} {platform.release()}")


def targets(suite):
    rows = ["| " + " | ".join(cells) + " |"
            for cells in (("what", "target", "measured", "reached"), ["---"] * 4, *suite.goals)]
    return ["", "## Targets", "", *rows, "", LIMITS]


LIMITS = """No epoch can be shorter than its matrix products, so where these run close to the
processor's peak, they also limit how much faster than another library Taper can be. Under autocast
the same holds: without AMX, bfloat16 has at most twice float32's peak. Operations on 1,000 elements
pay mostly for the tensor that they return, 50 to 100 ns.

Two threads exchange what they write, and on a virtual machine the way from one processor to the
other may change from second to second: there the middle half of the ratios lies far apart. One
thread knows nothing of it."""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=Path, default=ROOT / "build" / "release")
    parser.add_argument("--rounds", type=int, default=15, help="turns of each contender")
    parser.add_argument("--quick", action="store_true", help="a few turns and sizes: a trial")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "benchmarks.md")
    arguments = parser.parse_args()
    suite = Suite(arguments.build, 2 if arguments.quick else arguments.rounds)
    load = os.getloadavg()[0]
    suite.write("# Benchmarks", "", "`scripts/bench` measures what follows and writes this page. "
                f"Times are medians of {suite.rounds} alternating turns in one run, ratios medians "
                "of the turns' ratios, with the middle half of these in brackets.", "",
                f"Machine: {machine()}; load before the start {load:.1f}.")
    if suite.libtorch.exists():
        best = " ".join(f"{k}={v}" for k, v in best_settings_of_libtorch().items())
        suite.write("", f"libtorch's best settings here: `{best}`.")
    else:
        suite.write("", "libtorch is not installed on this machine, so it is not measured.")
    after_head = len(suite.lines)
    tasks(suite)
    loading(suite)
    layers(suite)
    growth(suite)
    whole_programs(suite, arguments.build)
    programs(suite, arguments.quick)
    suite.lines[after_head:after_head] = targets(suite)
    arguments.output.write_text("\n".join(suite.lines) + "\n")
    print(f"\nWritten to {arguments.output}")


if __name__ == "__main__":
    main()
