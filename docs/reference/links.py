#!/usr/bin/env python3
"""links.py FOLDER: fails if a page in the folder links to a file or an anchor that is not there."""

import html
import pathlib
import re
import sys
import urllib.parse


def main(folder):
    links, anchors = {}, {}
    for path in folder.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        links[path] = {html.unescape(link) for link in re.findall(r'\b(?:href|src)="([^"]+)"', text)}
        anchors[path] = set(re.findall(r'\b(?:id|name)="([^"]+)"', text))
    broken = []
    for path, targets in links.items():
        for link in targets:
            url = urllib.parse.urlsplit(link)
            if url.scheme or url.netloc:
                continue
            target = path.parent / urllib.parse.unquote(url.path) if url.path else path
            if target not in anchors and not target.is_file():
                broken.append(f"{path.name}: there is no {link}")
            elif url.fragment and url.fragment not in anchors.get(target, {url.fragment}):
                broken.append(f"{path.name}: {link} has no such anchor")
    count = sum(map(len, links.values()))
    print("\n".join(sorted(broken) + [f"{len(links)} pages, {count} links, {len(broken)} broken"]))
    return 1 if broken or not links else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
