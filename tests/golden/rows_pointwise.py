"""Arithmetic, comparison and element-wise functions."""

import torch

from inputs import *

ROWS = [
    Row("add", "", torch.add, binary(NUMBERS, promotes=NUMBERS)),
    Row("add", "alpha", lambda a, b: torch.add(a, b, alpha=3), pairs(*PAIRS, dtypes=NUMBERS)),
    Row("add", "number", lambda x: x + 2, unary(ALL)),
    Row("add", "float number", lambda x: x + 2.5, unary(ALL)),
    Row("sub", "", torch.sub, binary(NUMBERS)),
    Row("sub", "alpha", lambda a, b: torch.sub(a, b, alpha=3), pairs(*PAIRS, dtypes=NUMBERS)),
    Row("sub", "from number", lambda x: 2 - x, unary(NUMBERS)),
    Row("mul", "", torch.mul, binary(NUMBERS)),
    Row("mul", "number", lambda x: x * 3, unary(ALL)),
    Row("div", "", torch.div, binary(ALL, promotes=ALL)),
    Row("div", "number", lambda x: x / 3, unary(ALL)),
    Row("div", "of number", lambda x: 3 / x, unary(ALL)),
    Row("neg", "", torch.neg, unary(NUMBERS)),
    Row("pow", "tensor", torch.pow,
        both(pairs(*PAIRS, lo=0.1), grid([0.0, 1.0, 2.0, -1.0, 0.5, INF, NAN]))),
    Row("pow", "square", lambda x: x ** 2, unary(FLOATS)),
    Row("pow", "fraction", lambda x: x ** -1.5, unary(FLOATS, lo=0.1, edges=None)),
    Row("pow", "zeroth", lambda x: x ** 0, unary(FLOATS, edges=None)),
    Row("pow", "of number", lambda x: 2.5 ** x, unary(FLOATS)),
    Row("maximum", "", torch.maximum, binary(NUMBERS, edges=None)),
    Row("minimum", "", torch.minimum, binary(NUMBERS, edges=None)),
    Row("exp", "", torch.exp, unary(ALL)),
    Row("log", "", torch.log, unary(ALL, lo=0.1)),
    Row("sqrt", "", torch.sqrt, unary(ALL, lo=0.1)),
    Row("abs", "", torch.abs, unary(FLOATS)),
    Row("sign", "", torch.sign, unary(NUMBERS)),
    Row("eq", "", torch.eq, binary(ALL, promotes=ALL)),
    Row("eq", "number", lambda x: x == 1, unary(ALL)),
    Row("lt", "", torch.lt, binary(ALL)),
    Row("ge", "", torch.ge, binary(ALL)),
    Row("logical_and", "", torch.logical_and, binary(ALL)),
    Row("where", "", lambda a, b: torch.where(torch.tensor([True, False, True]), a, b),
        pairs(((2, 3), (3,)), ((), (2, 3)), ((1,), (2, 1)), dtypes=ALL)),
]
