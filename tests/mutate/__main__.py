"""Makes one mistake at a time in a source file (another sign, factor, comparison or constant, a check that goes,
two arguments that change places), compiles that file, and runs the tests that should notice, the narrowest first,
until one fails. The sources stay as they are: the mutant is a library that the tests of build/debug preload. What
no test can notice is in tests/mutate/survivors.json, with the reason. Ends with 1 if something else survives."""

import argparse
import signal
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import library
from choice import selected
from processes import Processes, Trouble, limit_resources
from trial import Trials

def parsed(words):
    parser = argparse.ArgumentParser(prog="scripts/mutate", description=__doc__)
    parser.add_argument("path", nargs="*", help="files or folders of the library; all of it if none is named")
    parser.add_argument("--count", type=int, metavar="N", help="try N of the mutations, drawn by the seed")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="draw other ones, or another order")
    parser.add_argument("--functions", action="store_true", help="try one of each function")
    parser.add_argument("--only", nargs="+", metavar="ID", help="try these")
    parser.add_argument("--chosen", action="store_true", help="try those of tests/mutate/chosen.json")
    parser.add_argument("--list", action="store_true", help="say what would be tried, and try nothing")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="try N at a time")
    arguments = parser.parse_args(words)
    if arguments.jobs < 1 or (arguments.count is not None and arguments.count < 1):
        parser.error("--jobs and --count take positive numbers")
    try:
        return arguments, selected(arguments)
    except ValueError as error:
        return parser.error(str(error))


def report(done, total, mutation, result):
    by = f" by {result.by}" if result.by else ""
    print(f"[{done}/{total}] {result.verdict}{by} in {result.seconds:.0f} s\n{mutation}", flush=True)


def interrupted(*_):
    raise KeyboardInterrupt


def try_all(chosen, jobs):
    """The result of each mutation; of those that were tried, if somebody interrupts it."""
    processes, results = Processes(), {}
    signal.signal(signal.SIGTERM, interrupted)
    library.WORK.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=library.WORK) as folder, ThreadPoolExecutor(jobs) as pool:
        trials = Trials(processes, Path(folder))
        futures = {pool.submit(trials.run, mutation): mutation for mutation in chosen}
        try:
            for future in as_completed(futures):
                results[futures[future]] = future.result()
                report(len(results), len(chosen), futures[future], future.result())
        except BaseException as error:
            for future in futures:
                future.cancel()
            processes.stop()
            if not isinstance(error, KeyboardInterrupt):
                raise
    return results


def main():
    arguments, chosen = parsed(sys.argv[1:])
    if arguments.list:
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        print("\n".join(map(str, chosen)))
        return 0
    library.build()
    limit_resources()
    results = try_all(chosen, arguments.jobs)
    counts = Counter(result.verdict for result in results.values())
    print(f"{len(results)} of {len(chosen)} mutations: " +
          ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items())))
    if len(results) < len(chosen):
        return 130
    return 1 if counts["survived"] else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Trouble as trouble:
        sys.exit(f"scripts/mutate: {trouble}")
