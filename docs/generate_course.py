#!/usr/bin/env python3
"""Takes the code that the course shows from the example programs.

    docs/generate_course.py            # writes it into docs/course
    docs/generate_course.py --check    # fails if a page shows other code; run by CTest

A page says what it shows in a comment, and the code follows it:

    <!-- code: examples/concise.cpp init_weights -->

A name is that of a function, class or struct; several are shown one after the other.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"(<!-- code: (\S+) ([\w:~ ]+) -->\n)(```cpp\n.*?\n```\n)?", re.S)


def definition(text, name, path):
    """The lines of a definition at the left margin, with the comment above it."""
    head = rf"^(?:[\w][^\n;]*\b)?(?:class |struct )?{re.escape(name)}\b[^;\n]*(?:\n[^\n;]+)*?\{{$"
    above = r"(?:^///?[^\n]*\n)*(?:^template [^\n]*\n(?:^ +class[^\n]*\n)*)?"
    found = re.search(rf"{above}{head}.*?^\}};?$", text, re.M | re.S)
    if found is None:
        found = re.search(rf"{above}^[^\n]*\b{re.escape(name)}\([^\n]*\}}$", text, re.M)
    if found is None:
        sys.exit(f"{path} has no definition of {name}")
    return found.group(0)


def shown(match):
    marker, path, names, _ = match.groups()
    text = (ROOT / path).read_text()
    code = "\n\n".join(definition(text, name, path) for name in names.split())
    return f"{marker}```cpp\n{code}\n```\n"


def main():
    outdated = False
    for page in sorted((ROOT / "docs/course").glob("*.md")):
        before = page.read_text()
        after = BLOCK.sub(shown, before)
        if after == before:
            continue
        if "--check" in sys.argv[1:]:
            print(f"{page.relative_to(ROOT)} is out of date; run docs/generate_course.py")
            outdated = True
        else:
            page.write_text(after)
    sys.exit(outdated)


if __name__ == "__main__":
    main()
