"""C++ as mutations see it: tokens with their places, without comments and preprocessor lines."""

import re
from typing import NamedTuple

TOKEN = re.compile(r"""
    (?P<skip>   \s+ | //[^\n]* | /\*.*?\*/ | ^[ \t]*\#(?:[^\n\\]|\\.)* )
  | (?P<text>   R"(?P<mark>[^(\s]*)\(.*?\)(?P=mark)" | "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*' )
  | (?P<number> \d(?:[eEpP][+-]|'?[\w.])* )
  | (?P<name>   [A-Za-z_]\w* )
  | (?P<sign>   \.\.\. | ::|->|\+\+|--|&&|\|\||<<=|>>=|<<|>>|[-+*/%&|^=!<>]=|. )
""", re.VERBOSE | re.DOTALL | re.MULTILINE)

CLOSING = {"(": ")", "[": "]", "{": "}"}


class Token(NamedTuple):
    kind: str  # text, number, name or sign
    text: str
    begin: int
    end: int


class Source:
    """A file's text, its tokens, and for each opening bracket the place of the closing one."""

    def __init__(self, text):
        self.text = text
        self.tokens = [Token(m.lastgroup, m[m.lastgroup], m.start(), m.end())
                       for m in TOKEN.finditer(text) if m.lastgroup != "skip"]
        self.closing = {}
        stack = []
        for i, token in enumerate(self.tokens):
            if token.text in CLOSING:
                stack.append(i)
            elif stack and token.text == CLOSING[self.tokens[stack[-1]].text]:
                self.closing[stack.pop()] = i

    def at(self, i):
        """The text of token i, empty beyond the ends."""
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def between(self, first, last):
        """The text from token `first` to token `last`, which is included."""
        return self.text[self.tokens[first].begin:self.tokens[last].end]

    def is_spaced(self, i):
        """Whether space is on both sides of a token: operators of two operands look so."""
        before, after = self.text[self.tokens[i].begin - 1], self.text[self.tokens[i].end]
        return before.isspace() and after.isspace()

    def skip(self, i):
        """The next token on this level: behind the bracket that token i opens, if it opens one."""
        return self.closing.get(i, i) + 1

    def find(self, i, wanted):
        """The first token from i on, on its level, that is among `wanted`, or that ends the level."""
        while self.at(i) not in wanted and self.at(i) not in (")", "]", "}", ""):
            i = self.skip(i)
        return i

    def split(self, opening):
        """The ranges of tokens that commas separate within a pair of brackets."""
        parts, first = [], opening + 1
        while first < self.closing[opening]:
            comma = self.find(first, [","])
            parts.append((first, comma - 1))
            first = comma + 1
        return parts
