"""Runs commands that may hang, and ends all of them at once."""

import os
import resource
import signal
import subprocess
import threading

STACK = 1 << 20  # as in CTest
MEMORY = 8 << 30


class Stopped(Exception):
    """Nothing runs any more."""


class Trouble(Exception):
    """What has nothing to do with mutations fails."""


class Processes:
    HANG = "it hangs"  # what is said of a command that does not end in time

    def __init__(self):
        self.lock, self.running, self.stopped = threading.Lock(), set(), False

    def run(self, command, limit=None, folder=None, **variables):
        """Whether the command succeeds within so many seconds, and what it says. It has a session
        of its own, and what it started ends with it."""
        with self.lock:
            if self.stopped:
                raise Stopped
            try:
                process = subprocess.Popen(
                    command, cwd=folder, env={**os.environ, **variables}, stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
            except OSError as error:
                raise Trouble(f"cannot run {command[0]}: {error.strerror}") from error
            self.running.add(process)
        with process:
            try:
                output = process.communicate(timeout=limit)[0]
            except subprocess.TimeoutExpired:
                return False, self.HANG
            finally:
                self.end(process)
                with self.lock:
                    self.running.discard(process)
        if self.stopped:
            raise Stopped
        return process.returncode == 0, output.decode(errors="replace")

    @staticmethod
    def end(process):
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass

    def stop(self):
        with self.lock:
            self.stopped = True
            for process in self.running:
                self.end(process)


def limit_resources():
    """Of this process and those that it starts."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for kind, most in ((resource.RLIMIT_STACK, STACK), (resource.RLIMIT_AS, MEMORY)):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most, hard))
