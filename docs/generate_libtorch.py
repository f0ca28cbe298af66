#!/usr/bin/env python3
"""Writes the lists of names in docs/libtorch.md, from tests/names/surface_*.cpp and missing.cpp.

    generate_libtorch.py                             # after a change of one of them
    generate_libtorch.py --check COMPILER [FLAG...]  # fails if the page is out of date, or a name
                                                     # that is listed as missing compiles

Those that are there compile with the tests.
"""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/libtorch.md"
NAMES = ROOT / "tests/names"
MISSING = NAMES / "missing.cpp"


def short(name):
    return re.sub(r"^(torch|c10|at)::", "", name)


def declared(text):
    """Yields the names in using-declarations: of a namespace, and of a class after its own name."""
    base = None
    for alias, names in re.findall(r"using (?:B = (.*?)|([^=;]*?));", text, re.S):
        if alias:
            base = short(re.sub(r"<.*>", "", alias, flags=re.S))
            continue
        listed = [name.strip() for name in names.split(",")]
        if listed[0].startswith("B::"):
            yield f"{base}: " + ", ".join(name[3:] for name in listed)
        else:
            yield from map(short, listed)


def sections(path):
    """Yields (title, names) for each comment that stands alone in front of declarations."""
    text = path.read_text().split("namespace names {")[1]
    parts = re.split(r"^// (.*)\n(?!//)", text, flags=re.M)
    for title, body in zip(parts[1::2], parts[2::2]):
        yield title, sorted(declared(body)) or re.findall(r"!defined\((\w+)\)", body)


def table(paths):
    lines = ["| | |", "|---|---|"]
    for path in paths:
        for title, names in sections(path):
            lines.append(f"| {title} | " + " · ".join(f"`{name}`" for name in names) + " |")
    return "\n".join(lines)


def page():
    text = PAGE.read_text()
    parts = {"names": sorted(NAMES.glob("surface_*.cpp")), "missing": [MISSING]}
    for name, paths in parts.items():
        begin, end = f"<!-- {name}: docs/generate_libtorch.py -->\n", "<!-- end -->"
        head, rest = text.split(begin)
        text = head + begin + table(paths) + "\n" + end + rest.split(end, 1)[1]
    return text


def check_missing(compiler, *flags):
    """The declarations that compile although they are listed as missing."""
    limit = "-ferror-limit=0" if "clang" in compiler else "-fmax-errors=0"
    said = subprocess.run([compiler, "-std=c++17", "-fsyntax-only", limit, *flags, MISSING],
                          capture_output=True, text=True).stderr
    wrong = {int(line) for line in re.findall(r"missing\.cpp:(\d+):\d+: error", said)}
    lines = MISSING.read_text().splitlines()
    return [line.strip() for number, line in enumerate(lines, 1)
            if line.strip().startswith("using") and " = " not in line and number not in wrong]


def main():
    text = page()
    if sys.argv[1:2] != ["--check"]:
        PAGE.write_text(text)
        return
    if text != PAGE.read_text():
        sys.exit("docs/libtorch.md is out of date; run docs/generate_libtorch.py")
    compile_now = check_missing(*sys.argv[2:])
    if compile_now:
        sys.exit("not missing any more: " + " ".join(compile_now))


if __name__ == "__main__":
    main()
