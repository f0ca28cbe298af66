"""What may go wrong in a file: each function here yields changes, as (begin, end, new text)."""

import hashlib
import re
from dataclasses import dataclass

from cpp import Source

OPERATORS = {
    "+": "-", "-": "+", "*": "/", "/": "*", "%": "/", "+=": "-=", "-=": "+=", "*=": "/=", "/=": "*=",
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "&&": "||", "||": "&&",
    "&": "|", "|": "&", "|=": "&=", "&=": "|=", "<<": ">>", ">>": "<<", "++": "--", "--": "++",
}
NAMES = {
    "true": "false", "min": "max", "first": "second", "front": "back", "any_of": "all_of",
    "floor": "ceil", "sin": "cos", "lower_bound": "upper_bound", "begin": "end",
}
NAMES.update({new: old for old, new in NAMES.items()})
NAMES["none_of"] = "any_of"
DROPPED = ("+", "-", "*", "/", "%", "&&", "||", "&", "|")
KEYWORDS = {
    "alignas", "auto", "case", "catch", "class", "const", "constexpr", "default", "delete", "do", "else",
    "enum", "extern", "for", "friend", "goto", "if", "inline", "namespace", "new", "operator", "private",
    "protected", "public", "return", "sizeof", "static", "static_assert", "struct", "switch", "template",
    "thread_local", "throw", "try", "typedef", "typename", "union", "using", "virtual", "volatile", "while",
}
SYMMETRIC = {"add", "equal", "logical_and", "logical_or", "max", "min", "mul"}  # in their arguments
# A declaration begins with a type and a name.
DECLARATION = re.compile(r"[\w:]+(<.*>)?(::\w+)*[&*]*\s+[&*]*\w")
STARTS = ("", ";", "{", "}", ")", "else")  # what stands before a statement
# What is done for the sake of time alone.
TIME_ONLY = re.compile(r"[\w.>-]+reserve\(")


def operators(source):
    """Another operator; + and - before an operand go."""
    for i, token in enumerate(source.tokens):
        spaced = source.is_spaced(i) if token.kind == "sign" and token.end < len(source.text) else False
        if token.text in OPERATORS and (spaced or token.text in ("++", "--")):
            yield token.begin, token.end, OPERATORS[token.text]
        elif token.text in ("-", "!") and not spaced and source.at(i - 1) != "operator":
            yield token.begin, token.end, ""


def names(source):
    for token in source.tokens:
        if token.kind == "name" and token.text in NAMES:
            yield token.begin, token.end, NAMES[token.text]


def numbers(source):
    """One more or, of whole numbers, one less."""
    for i, token in enumerate(source.tokens):
        if token.kind != "number":
            continue
        if not token.text.isdigit():
            yield token.begin, token.end, f"({token.text} + 1)"
            continue
        yield token.begin, token.end, str(int(token.text) + 1)
        if int(token.text) > 0 and (token.text, source.at(i - 1)) not in (("1", "+"), ("1", "-")):
            yield token.begin, token.end, str(int(token.text) - 1)


def operand_end(source, i):
    """The last token of the operand that begins at token i, or None if it is not a simple one."""
    while source.at(i) in ("-", "!", "*", "&", "~"):
        i += 1
    if source.at(i) == "(":
        i = source.skip(i)
    elif source.tokens[i].kind in ("name", "number"):
        i += 1
    else:
        return None
    while i < len(source.tokens):
        adjacent = source.tokens[i].begin == source.tokens[i - 1].end
        if source.at(i) in ("(", "[", "{") and adjacent:
            i = source.skip(i)
        elif source.at(i) in ("::", ".", "->"):
            i += 2
        elif source.at(i) == "<" and adjacent:
            while source.at(i) not in (">", ">>", ";"):
                i = source.skip(i)
            i += 1
        else:
            return i - 1
    return None


def right_end(source, i):
    """The last token of what the operator at token i has on its right, or None if that is not simple."""
    if source.at(i) in ("&&", "||"):
        return source.find(i + 1, ("&&", "||", "?", ":", ",", ";")) - 1
    last = operand_end(source, i + 1)
    while source.at(i) in ("+", "-") and last is not None and source.at(last + 1) in ("*", "/", "%"):
        last = operand_end(source, last + 2)
    return last


def operands(source):
    """An operator goes, together with what stands on its right."""
    for i, token in enumerate(source.tokens):
        if token.kind == "sign" and token.text in DROPPED and source.is_spaced(i):
            last = right_end(source, i)
            if last is not None:
                yield source.tokens[i - 1].end, source.tokens[last].end, ""


def conditions(source):
    """What is done on a condition is done always, or never."""
    for i, token in enumerate(source.tokens):
        if token.text not in ("if", "while") or token.kind != "name":
            continue
        opening = i + 2 if source.at(i + 1) == "constexpr" else i + 1
        if source.at(opening) != "(":
            continue
        semicolon = source.find(opening + 1, [";"])
        first = semicolon + 1 if source.at(semicolon) == ";" else opening + 1
        last = source.closing[opening] - 1
        if source.at(source.find(first, ["="])) == "=":
            continue  # a declaration
        begin, end = source.tokens[first].begin, source.tokens[last].end
        yield begin, end, f"false && ({source.text[begin:end]})"
        if token.text == "if":
            yield begin, end, f"true || ({source.text[begin:end]})"


def choices(source):
    """What stands on either side of the colon is exchanged."""
    for i, token in enumerate(source.tokens):
        if token.text != "?":
            continue
        colon = source.find(i + 1, ["?", ":"])
        last = source.find(colon + 1, [",", ";", "?"]) - 1
        if source.at(colon) == ":" and source.at(last + 1) != "?":
            yes, no = source.between(i + 1, colon - 1), source.between(colon + 1, last)
            yield source.tokens[i + 1].begin, source.tokens[last].end, f"{no} : {yes}"


def statements(source):
    """A statement goes: a call, such as a check, an assignment, a break."""
    for i, token in enumerate(source.tokens):
        heads = token.kind == "name" or (token.text in ("++", "--", "*") and not source.is_spaced(i))
        if not heads or token.text in KEYWORDS or source.at(i - 1) not in STARTS:
            continue
        end = source.find(i, [";"])
        text = source.between(i, end) if source.at(end) == ";" else ""
        if not text or DECLARATION.match(text) or TIME_ONLY.match(text):
            continue
        if any(source.at(j) == "{" and source.at(j - 1) == ")" for j in level(source, i, end)):
            continue  # the body of a function or of a loop
        yield token.begin, source.tokens[end].end, ";"


def level(source, i, end):
    """The tokens from i to end that no bracket encloses."""
    while i < end:
        yield i
        i = source.skip(i)


def arguments(source):
    """Two arguments that stand next to each other are exchanged."""
    for i in source.closing:
        callee = source.tokens[i - 1] if i > 0 else None
        if source.at(i) != "(" or callee is None or callee.kind != "name":
            continue
        if callee.text in KEYWORDS or callee.text in SYMMETRIC:
            continue
        parts = source.split(i)
        texts = [source.between(*part) for part in parts]
        if any(DECLARATION.match(text.removeprefix("const ")) for text in texts):
            continue
        for (first, second), (left, right) in zip(zip(parts, parts[1:]), zip(texts, texts[1:])):
            if left != right and '"' not in left + right and "{" not in left + right:
                begin, end = source.tokens[first[0]].begin, source.tokens[second[1]].end
                yield begin, end, f"{right}, {left}"


KINDS = (operators, names, numbers, operands, conditions, choices, statements, arguments)


@dataclass(frozen=True)
class Mutation:
    path: str
    line: str  # of the file, without its indentation
    becomes: str
    nth: int  # among equal ones of the file, from 1 on
    number: int  # of the line
    begin: int
    end: int
    text: str

    @property
    def key(self):
        return (self.path, self.line, self.becomes, self.nth)

    @property
    def id(self):
        return hashlib.sha1(repr(self.key).encode()).hexdigest()[:8]

    def apply(self, text):
        return text[:self.begin] + self.text + text[self.end:]

    def __str__(self):
        return f"{self.id}  {self.path}:{self.number}\n    - {self.line}\n    + {self.becomes}"


def mutations(path, text):
    """All changes of a file, in the order of their places."""
    source, found, seen = Source(text), [], {}
    for begin, end, new in sorted({change for kind in KINDS for change in kind(source)}):
        start = text.rfind("\n", 0, begin) + 1
        stop = text.index("\n", end) if "\n" in text[end:] else len(text)
        line = " ".join(text[start:stop].split())
        becomes = " ".join((text[start:begin] + new + text[end:stop]).split())
        if line == becomes:
            continue
        seen[line, becomes] = seen.get((line, becomes), 0) + 1
        number = text.count("\n", 0, begin) + 1
        found.append(Mutation(path, line, becomes, seen[line, becomes], number, begin, end, new))
    return found
