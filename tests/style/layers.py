#!/usr/bin/env python3
"""Fails for an include that points upwards: a folder uses only what stands on the floors below it.

    python3 tests/style/layers.py           # checks every file of the library; run by CTest
    python3 tests/style/layers.py --plant   # checks that planted arrows are found; run by CTest
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PARTS = ("core", "serialize", "nn", "optim", "data", "viz", "study", "xtensor", "distributed")

# Lowest first; folders on one floor do not know each other.
FLOORS = [("core/base",), ("core/runtime",), ("core/tensor",), ("core/kernels",), ("core/graph",),
          ("core/ops",), ("core/autograd",), ("core",), ("serialize",), ("nn/options",), ("nn/functional",),
          ("nn", "optim", "data"), ("nn/utils", "optim/schedulers"), ("distributed/c10d",),
          ("distributed/mpi",), ("viz", "study", "xtensor", "distributed"), ("include/taper",),
          ("viz/gallery",)]

# The arrows upwards that remain: from, to, why.
REASONS = [
    (r"core/graph/variable\.h", r"core/ops/methods\.h",
     "a Variable's operators and methods are operations"),
    (r"core/graph/(pass|node)\.cpp", r"core/ops/.*",
     "cotangents are summed and fitted by operations, which create_graph records"),
    (r"core/graph/(view|inplace)\.cpp", r"core/ops/strided\.h",
     "a view whose base was changed gets its history from an operation"),
    (r"core/graph/autocast\.cpp", r"core/ops/conversion\.h",
     "autocast casts by an operation, so that the cotangent is cast back"),
]
ABOVE_NOBODY = "include/taper/version.h"  # three numbers


def floor_of(path):
    """The number of the floor on which the file stands, or None."""
    folder = path.rpartition("/")[0]
    return next((n for n, floor in enumerate(FLOORS) if folder in floor), None)


def sources():
    """Each file of the library with its text."""
    return {str(path.relative_to(ROOT)): path.read_text()
            for part in PARTS for path in sorted((ROOT / part).rglob("*")) if path.suffix in (".h", ".cpp")}


def includes(text):
    """What a file includes of Taper, as paths in the repository."""
    for name in re.findall(r'^#include ["<]taper/(.*)[">]', text, re.M):
        yield name if name.partition("/")[0] in PARTS else f"include/taper/{name}"


def is_downwards(file, included):
    same_folder = file.rpartition("/")[0] == included.rpartition("/")[0]
    return same_folder or included == ABOVE_NOBODY or floor_of(included) < floor_of(file)


def failures(files):
    found, used = [], set()
    for file, text in files.items():
        if floor_of(file) is None:
            found.append(f"{file}: the folder is on no floor; give it one in tests/style/layers.py")
            continue
        for included in includes(text):
            if floor_of(included) is None:
                found.append(f"{file} includes {included}, whose folder is on no floor")
            elif not is_downwards(file, included):
                reason = next((r for r in REASONS if re.fullmatch(r[0], file)
                               and re.fullmatch(r[1], included)), None)
                used.add(reason)
                if reason is None:
                    found.append(f"{file} includes {included}, which does not stand below it")
    found += [f"no include needs the reason: {r[2]}" for r in REASONS if r not in used]
    return found


def plant():
    """Each of these must be found."""
    expected = [
        ("core/base/error.h", "core/tensor/dims.h", "does not stand below"),
        ("core/kernels/copy.h", "core/graph/node.h", "does not stand below"),
        ("core/graph/saved.h", "core/ops/shape.h", "does not stand below"),
        ("core/ops/shape.h", "taper.h", "does not stand below"),
        ("nn/module.h", "optim/optimizer.h", "does not stand below"),
        ("serialize/archive.h", "nn/module.h", "does not stand below"),
        ("core/attic/box.h", "core/base/error.h", "on no floor"),
        ("nn/module.h", "core/attic/box.h", "on no floor"),
    ]
    for file, included, message in expected:
        files = sources()
        files[file] = files.get(file, "") + f'\n#include "taper/{included}"\n'
        if not any(f.startswith(file) and message in f for f in failures(files)):
            sys.exit(f"{file} includes {included}: nothing was found")
    print(f"all {len(expected)} planted arrows are found")


if __name__ == "__main__":
    if sys.argv[1:] == ["--plant"]:
        plant()
    else:
        found = failures(sources())
        if found:
            sys.exit("\n".join(found))
        print("all includes point downwards")
