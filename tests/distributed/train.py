#!/usr/bin/env python3
"""train.py PROGRAM LAUNCHER...: the training program as several ranks does what it does as one.

It ends with the same weights, to rounding, and bit for bit with as many ranks; stopped and resumed by another number of ranks, too; and when
a rank is killed, the job ends badly and leaves a whole checkpoint.
"""

import array
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM, LAUNCHER = sys.argv[1], sys.argv[2:]
SETTINGS = ["--threads", "1", "--limit", "2000", "--batch-size", "101", "--hidden", "20"]


def start(ranks, folder, *settings):
    command = [*(LAUNCHER if ranks > 1 else []), *(["-n", str(ranks)] if ranks > 1 else []), PROGRAM,
               *SETTINGS, "--out", str(folder), *settings]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def finish(process):
    try:
        return process.communicate(timeout=30)[0]
    except subprocess.TimeoutExpired:
        process.terminate()
        sys.exit("it hangs: " + process.communicate()[0])


def run(ranks, folder, *settings):
    process = start(ranks, folder, *settings)
    output = finish(process)
    assert process.returncode == 0, output
    return output


def weights(folder):
    """The model's in the last checkpoint, one behind the other."""
    content = (folder / "last.safetensors").read_bytes()
    length = int.from_bytes(content[:8], "little")
    header, data = json.loads(content[8:8 + length]), content[8 + length:]
    values = array.array("f")
    for name in sorted(header):
        if name.startswith("model."):
            begin, end = header[name]["data_offsets"]
            assert end <= len(data), f"{name} is cut off"
            values.frombytes(data[begin:end])
    assert len(values) == 784 * 20 + 20 + 20 * 10 + 10, len(values)
    return values


def check_same(a, b):
    difference = max(abs(x - y) for x, y in zip(weights(a), weights(b)))
    assert difference < 1e-4, f"weights differ by {difference}"


def wait_for(file):
    for _ in range(2000):
        if file.exists():
            return
        time.sleep(0.01)
    sys.exit(f"there is no {file}")


def test_same(folder):
    run(1, folder / "one", "--epochs", "3")
    output = run(3, folder / "three", "--epochs", "3")
    assert "3 processes, 2000 training" in output, output
    assert output.count("epoch 3/3") == 1, output
    check_same(folder / "one", folder / "three")
    run(3, folder / "again", "--epochs", "3")
    assert weights(folder / "again") == weights(folder / "three"), "the same ranks, other bits"


def test_resume(folder):
    process = start(2, folder / "stopped", "--epochs", "100000")
    wait_for(folder / "stopped" / "last.safetensors")
    process.send_signal(signal.SIGINT)
    output = finish(process)
    assert process.returncode != 0, output
    done = output.count("train loss")
    epochs = str(done + 1)
    run(3, folder / "stopped", "--epochs", epochs, "--resume")
    run(1, folder / "whole", "--epochs", epochs)
    check_same(folder / "stopped", folder / "whole")


def ranks_of(launcher):
    children = pathlib.Path(f"/proc/{launcher.pid}/task/{launcher.pid}/children").read_text().split()
    return [int(child) for child in children]


def test_kill(folder):
    process = start(3, folder, "--epochs", "100000")
    wait_for(folder / "last.safetensors")
    os.kill(ranks_of(process)[-1], signal.SIGKILL)
    output = finish(process)
    assert process.returncode != 0, output
    assert "exited on signal 9" in output, output
    weights(folder)


with tempfile.TemporaryDirectory() as name:
    for test in (test_same, test_resume, test_kill):
        folder = pathlib.Path(name) / test.__name__
        folder.mkdir()
        test(folder)
