"""Which tests should notice a change of a file: the narrowest, which are fast, first."""

import functools
import re

from library import BUILD, ROOT

DERIVATIVES = "--test-case=values and gradients are*,gradients agree*"
RECORDED = "--test-case=whatever is recorded is observed*"
SHARED = ("TAPER_TEST_SHARED=1", "OMP_NUM_THREADS=3")  # small work among threads
# The tests of two rooms that do one thing.
ROOMS = dict.fromkeys(("core/graph", "core/autograd"), "*/core/graph/*,*/core/autograd/*")
# What is left out but for its own files' sake: what needs a process of its own, and what takes longest.
OMITTED = ("--source-file-exclude=*/core/config_test.cpp,*/core/graph/anomaly_test.cpp",
           "--test-case-exclude=*a million nodes*,*hundred thousand sums*,* locale,*signal*,nor where*")
# The programs for what nothing narrower notices, by the folder of the file.
PROGRAMS = (
    ("core/kernels/optim", ("optim", "nn")),
    ("core/base", ("core", "errors", "serialize", "data")),
    ("core", ("core", "errors", "nn", "optim", "serialize", "data")),
    ("nn", ("nn", "errors", "serialize")),
    ("optim", ("optim", "errors", "serialize")),
    ("serialize", ("serialize", "errors", "nn", "optim")),
    ("data", ("data", "errors")),
)
DEFINED = re.compile(r"^(?:[\w:<>&*]+ )+[&*]*(\w+)\(", re.MULTILINE)


@functools.cache
def families():
    """The families of rows, with the operations that each has."""
    return {path.stem: set(re.findall(r'\{"(\w+)", ', path.read_text()))
            for path in sorted((ROOT / "tests" / "rows").glob("*.cpp"))}


@functools.cache
def users_of_kernels():
    """What the operations' sources define, with the kernels that they use."""
    texts = [path.read_text() for path in sorted((ROOT / "core" / "ops").glob("*.cpp"))]
    return [(set(DEFINED.findall(text)), set(re.findall(r"kernel::(\w+)", text))) for text in texts]


def families_of(path):
    """The families whose operations the file defines, or computes."""
    names = set(DEFINED.findall((ROOT / path).read_text()))
    if path.startswith("core/kernels/"):
        names |= set().union(*(ops for ops, kernels in users_of_kernels() if names & kernels))
    names |= {name.removesuffix("_") for name in names}
    return [family for family, ops in families().items() if ops & names]


def program(name):
    return str(BUILD / "tests" / f"{name}_tests")


@functools.cache
def commands(path):
    """The test commands for a file, in the order in which they are tried. One failure is enough."""
    room, _, file = path.rpartition("/")
    part, stem = path.partition("/")[0], file.partition(".")[0]
    own = f"{room}/{stem}_test.cpp"
    found = []
    if room in ("core/ops", "core/kernels") and families_of(path):
        found.append((program("rows"), DERIVATIVES, f"--subcase={','.join(families_of(path))}"))
    if room != part:
        found.append((program(part), f"--source-file={ROOMS.get(room, f'*/{room}/*')}"))
    if room == "core/kernels":
        found.append(("env", *SHARED, program("rows"), "--test-case=values and gradients are*"))
    if room == "core/graph":
        found.append((program("rows"), RECORDED))
    if room == "core/ops":  # half of what the rows do not notice is a check that goes
        found.append((program("errors"),))
    if part in ("core", "nn") and room != "core/base":
        found.append((program("rows"), DERIVATIVES))
    wholes = next(programs for folder, programs in PROGRAMS if path.startswith(folder))
    found += [(program(name),) for name in wholes if (program(name),) not in found]
    found = [(*command, *OMITTED) for command in found]
    if (ROOT / "tests" / own).exists():
        found.insert(0, (program(part), f"--source-file=*/{own}"))
    return [(*command, "--abort-after=1") for command in found]
