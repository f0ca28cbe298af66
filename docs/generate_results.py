#!/usr/bin/env python3
"""Runs every program of the course in full and writes docs/results.md.

    docs/generate_results.py FOLDER [--epochs N --limit N ...]

FOLDER holds the built programs; further arguments go to each of them. Pictures go to results/.
"""

import os
import pathlib
import re
import resource
import subprocess
import sys
import time

DOCS = pathlib.Path(__file__).resolve().parent

# Program, what to look for (name, pattern of the last line that has it, what the notes report).
NUMBER = r"([\d.]+)"
PROGRAMS = [
    ("hand_written_training", "784-256-10, updates by hand, rate 0.1, 20 epochs",
     [("loss, epoch 20", rf"epoch 20: loss {NUMBER}", ""), ("test accuracy", rf"test accuracy {NUMBER}", "")]),
    ("module_subclass", "784-256-10, a Module, rate 0.2, 30 epochs",
     [("test accuracy, epoch 30", rf"epoch 30: .*test accuracy {NUMBER}", "")]),
    ("sequential", "784-256-10, a Sequential, rate 0.5, 30 epochs",
     [("test accuracy, epoch 30", rf"epoch 30: .*test accuracy {NUMBER}", "")]),
    ("from_scratch", "784-256-10, from scratch, rate 0.1, 10 epochs",
     [("train loss, epoch 1", rf"epoch 1: loss {NUMBER}", "1.038"),
      ("train accuracy, epoch 1", rf"epoch 1: .*train accuracy {NUMBER}", "0.644"),
      ("test accuracy, epoch 1", rf"epoch 1: .*test accuracy {NUMBER}", "0.759"),
      ("train loss, epoch 10", rf"epoch 10: loss {NUMBER}", "0.381"),
      ("train accuracy, epoch 10", rf"epoch 10: .*train accuracy {NUMBER}", "0.866"),
      ("test accuracy, epoch 10", rf"epoch 10: .*test accuracy {NUMBER}", "0.833 to 0.848")]),
    ("concise", "784-256-10, concisely, rate 0.1, 10 epochs",
     [("train loss, epoch 10", rf"epoch 10: loss {NUMBER}", "0.384"),
      ("train accuracy, epoch 10", rf"epoch 10: .*train accuracy {NUMBER}", "0.866"),
      ("test accuracy, epoch 10", rf"epoch 10: .*test accuracy {NUMBER}", "0.847")]),
    ("vanishing_gradients", "784-13-8-10 with a sigmoid, rate 0.01; then 784-128-10, rate 0.15; 5 epochs",
     [("running accuracy of the first", rf"rate 0\.01,(?s:.*?)\nEpoch 5: .*Accuracy: {NUMBER}\]\n(?!Epoch)", "about 0.47"),
      ("test accuracy of the second", rf"test accuracy {NUMBER}", "clearly above 0.8")]),
    ("hand_written_backprop", "784-256-10, backward by hand, rate 0.99 and 0.1, 40 epochs",
     [("as printed, train accuracy, epoch 1", rf"as printed, .*\nepoch 1: train accuracy {NUMBER}", "0.743"),
      ("as printed, log10 cross entropy, epoch 1", rf"as printed, .*\nepoch 1: .*cross entropy \(log10\) {NUMBER}", "0.296"),
      ("as printed, train accuracy, epoch 26", rf"as printed, (?s:.*?)\nepoch 26: train accuracy {NUMBER}", "0.871"),
      ("as printed, test accuracy, epoch 26", rf"as printed, (?s:.*?)\nepoch 26: .*test {NUMBER}", "0.8445"),
      ("as printed, test log10 cross entropy, epoch 26", rf"as printed, (?s:.*?)\nepoch 26: .*test [\d.]+, {NUMBER}", "0.188"),
      ("corrected at 0.99, test accuracy, epoch 40", rf"corrected, 0\.99, (?s:.*?)\nepoch 40: .*test {NUMBER}", "0.1 to 0.5"),
      ("corrected at 0.1, test accuracy, epoch 40", rf"corrected, 0\.1, (?s:.*?)\nepoch 40: .*test {NUMBER}", "")]),
    ("hand_written_dropout", "784-256-10, dropout and decay by hand, rate 0.1, 40 epochs",
     [("as printed, test accuracy, epoch 40", rf"as printed\n(?s:.*?)\nepoch 40: test accuracy {NUMBER}", "0.789"),
      ("corrected, test accuracy, epoch 40", rf"corrected\n(?s:.*?)\nepoch 40: test accuracy {NUMBER}", "")]),
    ("dropout_net", "784-256-10, Dropout(0.1), decay 1e-5, rate 0.1, 20 epochs",
     [("test accuracy, epoch 20", rf"epoch 20: .*test accuracy {NUMBER}", "0.8587"),
      ("test cross entropy", rf"test cross entropy {NUMBER}", "0.379")]),
    ("batch_norm_net", "784-512-256-10, BatchNorm1d, Dropout(0.3), AdamW, one cycle of rates up to 0.004, 20 epochs",
     [("test accuracy, epoch 20", rf"epoch 20: .*test accuracy {NUMBER}", "beyond the notes")]),
    ("convolutional_net", "two convolutions of 32 and 64 filters 3 x 3, 3136-128-10, batch normalization, dropout, AdamW, one cycle of rates up to 0.004, 8 epochs",
     [("test accuracy, epoch 8", rf"epoch 8: .*test accuracy {NUMBER}", "beyond the notes")]),
    ("early_stopping", "784-256-10 on 3,000 samples, stopped by 1,000 others",
     [("test accuracy of the last weights", rf"last weights {NUMBER}", ""),
      ("test accuracy of the best weights", rf"best weights {NUMBER}", "")]),
    ("weight_decay", "784-64-10, five ways of keeping weights small, 3 epochs",
     [("decay in the step against a penalty: greatest difference of a weight",
       r"differs from the penalty by at most ([\d.e+-]+)", "0")]),
]

INTRODUCTION = """# What the programs of the course reach

`scripts/reproduce` runs each of them in full on Fashion-MNIST and writes this page. Reported figures are what the course's
notes printed with PyTorch; they depend on the random numbers, so that a point of accuracy is no difference.

"""


def processor_time():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(folder, program, arguments):
    start, used = time.monotonic(), processor_time()
    command = [str(folder / program), "--out", f"results/{program}", *arguments]
    output = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    return output, time.monotonic() - start, processor_time() - used


def main():
    folder, arguments = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]
    out, total, total_used = INTRODUCTION, 0.0, 0.0
    for program, settings, figures in PROGRAMS:
        print(f"{program} ...", flush=True)
        output, seconds, used = run(folder, program, arguments)
        total += seconds
        total_used += used
        out += f"## [{program}](../examples/{program}.cpp)\n\n"
        out += f"{settings}; {seconds:.0f} s, {used:.0f} s of processor time.\n\n"
        out += "| figure | ours | reported |\n|---|---|---|\n"
        for name, pattern, reported in figures:
            found = re.findall(pattern, output)
            out += f"| {name} | {found[-1] if found else 'not printed'} | {reported} |\n"
        out += "\n"
    out += f"All of it took {total / 60:.1f} minutes on {os.cpu_count()} processors, and "
    out += f"{total_used / 60:.1f} minutes of processor time.\n"
    (DOCS / "results.md").write_text(out)


if __name__ == "__main__":
    main()
