#!/usr/bin/env python3
"""gallery.py SOURCE PROGRAM FOLDER: compares docs/gallery with what PROGRAM writes into FOLDER now.
Numbers may differ in their last digits from processor to processor, so values are left out."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

DATA = re.compile(r'(id="data">)(.*?)(</script>)', re.DOTALL)


def outline(recording):
    """What a recording says apart from its numbers and where their sources are."""
    def plain(thing, names):
        return {name: thing[name] for name in names if name in thing}

    nodes = [plain(n, ["kind", "op", "name", "module", "inputs", "shape", "dtype", "hidden", "pass"])
             for n in recording["nodes"]]
    steps = [plain(s, ["kind", "node", "from", "to", "op", "call", "bytes"])
             for s in recording["steps"]]
    return [recording["title"], recording["ended"], nodes, steps,
            [check["name"] for check in recording["checks"]]]


def parts(path):
    """The page without its recordings, and these."""
    text = path.read_text(encoding="utf-8")
    recordings = json.loads(DATA.search(text)[2])
    return DATA.sub(r"\1\3", text), recordings if isinstance(recordings, list) else [recordings]


def moved_lines(recordings, sources):
    """The lines of the programs that a page shows and that are there no longer."""
    for recording in recordings:
        for place in recording["places"]:
            lines = (sources / place["file"]).read_text(encoding="utf-8").splitlines()
            if lines[place["line"] - 1].strip()[:200] != place["text"]:
                yield f"{place['file']}:{place['line']}"


def faults(kept, made, sources):
    names = {path.name for path in kept.iterdir()} ^ {path.name for path in made.iterdir()}
    yield from (f"{name} is in one of the folders alone" for name in sorted(names))
    if (kept / "README.md").read_bytes() != (made / "README.md").read_bytes():
        yield "README.md is another"
    for path in sorted(made.glob("*.html")):
        if not (kept / path.name).exists():
            continue
        (old_page, old), (new_page, new) = parts(kept / path.name), parts(path)
        if old_page != new_page:
            yield f"{path.name} is not the page of viz/page/dist"
        if list(map(outline, old)) != list(map(outline, new)):
            yield f"{path.name} shows other nodes or steps"
        yield from (f"{path.name} shows {line}, which reads otherwise now"
                    for line in moved_lines(old, sources))


def main():
    source, program, folder = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    subprocess.run([program, str(folder)], check=True, stdout=subprocess.DEVNULL)
    found = list(faults(source / "docs" / "gallery", folder, source / "viz" / "gallery"))
    if found:
        sys.exit("\n".join(found + ["run scripts/gallery"]))


if __name__ == "__main__":
    main()
