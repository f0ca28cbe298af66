"""Makes a library of what one file of Taper's changes. Preloaded by a test program, it stands before
the library that the program was linked with, of which nothing has to be built anew."""

import functools
import json
import shlex
import subprocess
from pathlib import Path

from processes import Trouble

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "debug"
WORK = ROOT / "build" / "mutate"
MOST_OBJECTS = 4  # of those that are made from a header


def build():
    """The debug preset, where something of it is missing or old."""
    for command in (["scripts/setup", "test"], ["cmake", "--preset", "debug"],
                    ["cmake", "--build", "--preset", "debug", "--target", "unit_tests"]):
        if subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode != 0:
            raise Trouble(f"{' '.join(command)} fails")


@functools.cache
def commands():
    """How the objects of the library are made: object, source, words of the command."""
    entries = json.loads((BUILD / "compile_commands.json").read_text())
    words = [(entry["file"], shlex.split(entry["command"])) for entry in entries]
    named = [(command[command.index("-o") + 1], file, command) for file, command in words]
    return [c for c in named if c[0].startswith("CMakeFiles/taper")]


@functools.cache
def readers():
    """Of each file, what is made from it."""
    listed = subprocess.run(["ninja", "-C", str(BUILD), "-t", "deps"], check=True,
                            capture_output=True, text=True).stdout
    made = {}
    for block in listed.split("\n\n"):
        target, *files = block.split("\n")
        for file in files:
            made.setdefault(file.rpartition("/taper/")[2], set()).add(target.partition(":")[0])
    return made


@functools.cache
def objects(path):
    """The commands for the objects of a source, or for a few that are made from a header."""
    own = [c for c in commands() if c[1] == str(ROOT / path)]
    return own or [c for c in commands() if c[0] in readers().get(path, ())][:MOST_OBJECTS]


def link(processes, made, target):
    compiler = commands()[0][2][0]
    options = ["-shared", "-Wl,-Bsymbolic-functions", "-Wl,--strip-debug", f"-Wl,-rpath,{BUILD}"]
    ok, said = processes.run([compiler, *options, "-o", str(target), *map(str, made),
                              str(BUILD / "libtaper.so")])
    if not ok:
        raise Trouble(f"cannot link {target}: {said}")
    return target


def unchanged(processes, path, folder):
    """The library of the file as it is."""
    return link(processes, [BUILD / target for target, _, _ in objects(path)], folder / "unchanged.so")


def changed(processes, path, text, folder):
    """The library of the file with another text; None if that does not compile."""
    mutant = folder / "include" / "taper" / path
    mutant.parent.mkdir(parents=True)
    mutant.write_text(text)
    made = []
    for target, source, words in objects(path):
        made.append(folder / f"{len(made)}.o")
        command = [str(mutant) if word == str(ROOT / path) else word for word in words]
        command[command.index("-o") + 1] = str(made[-1])
        command[1:1] = [f"-I{folder / 'include'}"]
        if not processes.run([*command, "-g0", "-w"], folder=BUILD)[0]:
            return None
    return link(processes, made, folder / "mutant.so")
