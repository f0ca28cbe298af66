"""Which mutations are tried."""

import hashlib
import re
from pathlib import Path

import tables
from changes import mutations
from library import ROOT

PARTS = ("core", "serialize", "nn", "optim", "data")


def files_of(names):
    """The sources that the names, of files or folders, stand for; without any, the whole library."""
    for name in names or PARTS:
        path = (Path.cwd() / name if names else ROOT / name).resolve()
        if ROOT not in path.parents or path.relative_to(ROOT).parts[0] not in PARTS or not path.exists():
            raise ValueError(f"'{name}' is no file or folder of the library, which is in {', '.join(PARTS)}")
        if path.is_file():
            yield path
        else:  # other headers than those of kernels have little to change, and all include them
            yield from sorted(path.rglob("*.cpp"))
            yield from (header for header in sorted(path.rglob("*.h")) if "kernels" in header.parts)


def all_mutations(names):
    for path in dict.fromkeys(files_of(names)):
        yield from mutations(str(path.relative_to(ROOT)), path.read_text())


def sample(found, seed):
    """In an order that is the same for the same seed, whatever else changes in the sources."""
    return sorted(found, key=lambda m: hashlib.sha1(f"{seed} {m.id}".encode()).digest())


# How a line begins that a function begins with: the formatter indents all others.
FUNCTION = re.compile(r"(?!namespace|static_assert|using|TAPER_)[A-Za-z_].*\(")


def one_for_each_function(ordered):
    """The first one of each function, or of what stands between two."""
    starts, first = {}, {}
    for mutation in ordered:
        if mutation.path not in starts:
            lines = (ROOT / mutation.path).read_text().split("\n")
            starts[mutation.path] = [i for i, line in enumerate(lines, 1) if FUNCTION.match(line)]
        begins = max((i for i in starts[mutation.path] if i <= mutation.number), default=0)
        first.setdefault((mutation.path, begins), mutation)
    return list(first.values())


def selected(arguments):
    found = list(all_mutations(arguments.path))
    if arguments.only:
        chosen = [m for m in found if m.id in arguments.only]
        missing = set(arguments.only) - {m.id for m in chosen}
        if missing:
            raise ValueError(f"there is no mutation {', '.join(sorted(missing))}; --list shows them")
        return chosen
    if arguments.chosen:
        wanted = tables.load("chosen.json")
        chosen = [m for m in found if m.key in wanted]
        if len(chosen) < len(wanted) and not arguments.path:
            raise ValueError("some of tests/mutate/chosen.json are not in the sources any more")
        return chosen
    known = tables.load("survivors.json")
    order = sample([m for m in found if m.key not in known], arguments.seed)
    return (one_for_each_function(order) if arguments.functions else order)[:arguments.count]
