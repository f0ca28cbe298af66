"""Arithmetic of two operands."""

import torch

from inputs import *

NO_ZERO = dict(lo=1.0, hi=3.0)
INTEGER_PAIRS = pairs(*PAIRS[:4], dtypes=INTS, **NO_ZERO)
# -7 / 2 and its like: every combination of signs.
SIGNS = given(
    floats=[[7.0, -7.0, 7.0, -7.0, 6.0, -6.0, 0.0, 1e30, 0.5], [2.0, 2.0, -2.0, -2.0, 3.0, 3.0, 4.0,
                                                             3.0, -INF]],
    integers=[[7, -7, 7, -7, 6, -6, 0], [2, 2, -2, -2, 3, 3, 4]])
QUOTIENTS = both(INTEGER_PAIRS, SIGNS, pairs(*PAIRS, lo=0.3), mixed((torch.int32, torch.int64, *FLOATS)))

ROWS = [
    Row("add", "", torch.add, binary(ALL, promotes=ALL)),
    Row("add", "alpha", lambda a, b: torch.add(a, b, alpha=3), pairs(*PAIRS, dtypes=NUMBERS)),
    Row("add", "number", lambda x: x + 2, unary(ALL)),
    Row("add", "float number", lambda x: x + 2.5, unary(ALL)),
    Row("add", "number that wraps", lambda x: x + 300, shapes((2, 3), dtypes=ALL)),
    Row("sub", "", torch.sub, binary(NUMBERS, promotes=NUMBERS)),
    Row("sub", "alpha", lambda a, b: torch.sub(a, b, alpha=3), pairs(*PAIRS, dtypes=NUMBERS)),
    Row("sub", "from number", lambda x: 2 - x, unary(NUMBERS)),
    Row("rsub", "", lambda a, b: torch.rsub(a, b, alpha=2), pairs(*PAIRS, dtypes=NUMBERS)),
    Row("mul", "", torch.mul, binary(ALL, promotes=ALL)),
    Row("mul", "number", lambda x: x * 3, unary(ALL)),
    Row("mul", "float number", lambda x: x * -2.5, unary(ALL)),
    Row("div", "", torch.div, binary(ALL, promotes=ALL)),
    Row("div", "number", lambda x: x / 3, unary(ALL)),
    Row("div", "of number", lambda x: 3 / x, unary(ALL)),
    Row("true_divide", "", torch.true_divide, INTEGER_PAIRS),
    Row("floor_divide", "", lambda a, b: torch.div(a, b, rounding_mode="floor"),
        both(INTEGER_PAIRS, SIGNS)),
    Row("floor_divide", "number", lambda x: torch.div(x, -1.5, rounding_mode="floor"), unary()),
    Row("div", "rounded down", lambda a, b: torch.div(a, b, rounding_mode="floor"), QUOTIENTS),
    Row("div", "rounded towards 0", lambda a, b: torch.div(a, b, rounding_mode="trunc"), QUOTIENTS),
    Row("fmod", "", torch.fmod, QUOTIENTS),
    Row("fmod", "number", lambda x: torch.fmod(x, -1.5), unary((torch.int64, *FLOATS))),
    Row("remainder", "", torch.remainder, both(INTEGER_PAIRS, SIGNS, pairs(*PAIRS, lo=0.3))),
    Row("remainder", "number", lambda x: torch.remainder(x, 1.5), unary(FLOATS)),
    Row("remainder", "negative number", lambda x: torch.remainder(x, -2), unary((torch.int64, *FLOATS))),
    Row("neg", "", torch.neg, unary(NUMBERS)),
    Row("maximum", "", torch.maximum, binary(ALL)),
    Row("minimum", "", torch.minimum, binary(ALL)),
    Row("max", "of two", torch.max, pairs(*PAIRS[:2])),
    Row("min", "of two", torch.min, pairs(*PAIRS[:2])),
]
