#!/usr/bin/env python3
"""prepare.py FOLDER: writes what Doxygen reads, the headers and the pages, below the folder.

Headers say little twice. Here a comment holds for all overloads of a name and for its method, the
comment above a namespace becomes that of the file, and what macros make is written out. Links of
pages lead to pages, or to the copies that scripts/docs lays into files/.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PARTS = ("core", "serialize", "nn", "optim", "data", "viz", "study", "xtensor", "distributed")
HIDDEN = re.compile("core/kernels/|distributed/mpi/|viz/page/|viz/gallery/")  # not installed
PAGES = ("*.md", "docs/*.md", "docs/course/*.md", "docs/gallery/*.md")
START = """**In this reference:** @ref taper::Tensor "tensors", @ref operations "operations",
@ref taper::autograd "autograd", @ref taper::nn "modules", @ref taper::optim "optimizers",
@ref taper::data "data", @ref taper::serialize "files", @ref taper::viz "viz"; the box at the top finds
every name.

"""
OPTIONS = dict(re.findall(r"^(?:struct|using) (\w+Options)( =)?", "".join(
    path.read_text() for path in ROOT.glob("nn/options/*.h")), re.M))  # those behind = are aliases
COMMENT = r"((?:^[ \t]*///.*\n)+)"


def label(path):
    """The name of a page: docs/course/1-backward.md is course_1_backward."""
    parts = [part for part in path.relative_to(ROOT).with_suffix("").parts if part != "docs"]
    if len(parts) > 1 and parts[-1].startswith("README"):
        parts[-1] = parts[-1].removeprefix("README")
    name = re.sub(r"[\W_]+", "_", "_".join(parts)).lower()
    return "mainpage" if name == "readme" else name


def page(path):
    def copy(target):
        return f"files/{(path.parent / target).resolve().relative_to(ROOT)}"

    def link(match):
        text, target = match.groups()
        file = (path.parent / target).resolve()
        if not file.exists():
            return match[0]  # elsewhere, or no link
        if file.suffix == ".md":
            name = label(file)
            chapter = path.name.startswith("README") and file.parent == path.parent != ROOT
            if chapter and file.suffixes == path.suffixes:
                return f'@subpage {name} "{text}"'
            return f"[{text}]({name}.html)".replace("mainpage.html", "index.html")
        return text if file.is_dir() else f"[{text}]({copy(target)})"

    text = re.sub(r"\[([^\]\n]*)\]\(([^)\s]+)\)", link, path.read_text())
    text = re.sub(r'src="([^"]+)"', lambda match: f'src="{copy(match[1])}"', text)
    text = re.sub(r"\*\*(`[^`\n]+`)\*\*", r"<b>\1</b>", text)  # which Doxygen would not see
    language = " (简体中文)" if path.name == "README.zh-CN.md" else ""
    if label(path) == "mainpage":
        text = text.replace("\n## ", f"\n{START}## ", 1)
    title = re.search("^# (.*)", text, re.M)[1]
    shown = re.sub(r"^(\d+\.) ", r"\1&nbsp;", title)  # no list, which would count from 1
    return text.replace(f"# {title}", f"# {shown}{language} {{#{label(path)}}}", 1)


def layer(match):
    """TAPER_LAYER(Name, Kind, function);"""
    name, kind, function = match.groups()
    options = f"{name}Options"
    settings = f", with {'#' if OPTIONS[options] else ''}{options}" if options in OPTIONS else ""
    return (f"/// {function}() as a module{settings}.\n"
            f"class {name}Impl : public {kind}<{name}Impl, {function}> {{}};\n"
            f"using {name} = ModuleHolder<{name}Impl>;\n")


def setting(match):
    """TAPER_ARG(type, name) = default;"""
    comment, kind, name, default = match.groups()
    comment = comment or "///\n"
    if default:
        comment += f"/// Default: `{default}`.\n"
    return f"public:\n{comment}auto& {name}({kind} value);\nconst {kind}& {name}() const;\n"


def macros(text):
    """Without their definitions, but with what they stand for."""
    text = re.sub(r"^ *#define \w+\(.*\\\n(.*\\\n)*.*\n", "", text, flags=re.M)
    text = re.sub(r"^TAPER_LAYER\((\w+), (\w+),\s+([\w:]+)\);\n", layer, text, flags=re.M)
    text = re.sub(r"^TAPER_MAX_POOL\((\w+), (\w+)\);\n",
                  r"TAPER_LAYER(\1, MaxPoolLayer, functional::\2);\n", text, flags=re.M)
    text = re.sub(r"^TAPER_LAYER\((\w+), (\w+),\s+([\w:]+)\);\n", layer, text, flags=re.M)
    return re.sub(rf"{COMMENT}?^ *TAPER_ARG\((.+), (\w+)\)(?: = (.+?))?;.*\n", setting, text,
                  flags=re.M)


def handles(text):
    """Linear is where readers look for LinearImpl."""
    return re.sub(r"^(using (\w+) = ModuleHolder<(\w+)>;)",
                  r"/// A handle of \3, which explains \2; it is made with the same arguments.\n\1",
                  text, flags=re.M)


def repeated(text):
    """Gives the comment of a function to its overloads and to its methods, which follow."""
    lines, comments, comment = [], {}, []
    for line in text.split("\n"):
        if line.lstrip().startswith("///"):
            comment.append(line.strip())
        else:
            found = re.match(r"(?:template <[^>]*> )?[ ]{0,2}[\w:<>,&* ]*[ &](\w+)\(", line)
            name = found and found[1]
            if name and comment:
                comments[name] = comment
            elif name in comments:
                lines += comments[name]
            comment = []
        lines.append(line)
    return "\n".join(lines)


def without_private_types(text):
    """Doxygen would announce a list of them, which it then leaves out."""
    kind = r"^  (?:struct|class) \w+[^;]*?\{(?:.*\};\n|.*\n(?:   .*\n|\n)*  \}.*\n)"
    return re.sub(r"^ private:\n(?:(?! public:| protected:|\};).*\n)*",
                  lambda private: re.sub(kind, "", private[0], flags=re.M), text, flags=re.M)


def header(path):
    text = without_private_types(path.read_text())
    text = re.sub(r"^(?:class|struct) \w+;\n", "", text, flags=re.M)  # declared elsewhere
    text = re.sub(rf"{COMMENT}(?=namespace |#include|\n)", r"/// @file\n\1\n", text, flags=re.M)
    text = handles(macros(text))
    text = text.replace("/// The same as methods.", f"/// What {path.name} has, as methods of Variable.")
    return repeated(text) if "core/ops" in str(path) else text


def main(folder):
    """Headers get the paths that programs include them by."""
    headers = [(path, path.relative_to(ROOT / "include")) for path in ROOT.glob("include/taper/*.h")]
    for part in PARTS:
        headers += [(path, "taper" / path.relative_to(ROOT)) for path in (ROOT / part).rglob("*.h")
                    if not HIDDEN.search(str(path.relative_to(ROOT)))]
    pages = [path for pattern in PAGES for path in ROOT.glob(pattern)]
    texts = {"include" / place: header(path) for path, place in headers}
    texts |= {"pages" / path.relative_to(ROOT): page(path) for path in pages}
    for place, text in texts.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text(text)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
