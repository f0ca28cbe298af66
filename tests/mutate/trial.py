"""Tries a mutation: compiles it, and runs the tests that should notice, until one does."""

import functools
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import library
import watching
from processes import Trouble

PATIENCE = 60  # seconds beyond ten times what a test takes: the machine may be busy


class Result(NamedTuple):
    verdict: str  # killed, survived, hung or refused: it does not compile
    by: str
    seconds: float


def shown(command):
    """A test command without folders."""
    return " ".join(word.removeprefix(f"{library.BUILD}/tests/") for word in command[:-1]
                    if word not in watching.OMITTED)


class Trials:
    def __init__(self, processes, folder):
        self.processes, self.folder = processes, folder
        self.usual = functools.cache(self.usual)
        self.passes_unchanged = functools.cache(self.passes_unchanged)

    def test(self, command, preloaded="", limit=None):
        return self.processes.run(command, limit, LD_PRELOAD=str(preloaded))

    def usual(self, command):
        """How many seconds a test takes that nothing disturbs."""
        start = time.monotonic()
        passed, said = self.test(command)
        if not passed:
            raise Trouble(f"{shown(command)} fails without any mutation:\n{said[-2000:]}")
        return time.monotonic() - start

    def passes_unchanged(self, path, command):
        """Whether a test passes that has the file as it is preloaded: else it means nothing that it
        fails with a mutation."""
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            return self.test(command, library.unchanged(self.processes, path, Path(folder)))[0]

    def noticed(self, path, preloaded):
        """The first test that fails, and whether it hangs; None if all pass."""
        for command in watching.commands(path):
            passed, said = self.test(command, preloaded, PATIENCE + 10 * self.usual(command))
            if passed:
                continue
            if not self.passes_unchanged(path, command):
                raise Trouble(f"{shown(command)} fails with {path} as it is, preloaded")
            return shown(command), said == self.processes.HANG
        return None

    def run(self, mutation):
        start = time.monotonic()
        text = mutation.apply((library.ROOT / mutation.path).read_text())
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            preloaded = library.changed(self.processes, mutation.path, text, Path(folder))
            by, hung = "", False
            if preloaded is None:
                verdict = "refused"
            elif (found := self.noticed(mutation.path, preloaded)) is None:
                verdict = "survived"
            else:
                by, hung = found
                verdict = "hung" if hung else "killed"
        return Result(verdict, by, time.monotonic() - start)
