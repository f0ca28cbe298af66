"""Comparisons, logic and choices."""

import torch

from inputs import *

MASK = torch.tensor([True, False, True])
FEW = binary((torch.float32, torch.int64, torch.bool))
BITS = both(pairs(*PAIRS, dtypes=(*INTS, *BOOL), lo=-100, hi=100), mixed((*INTS, *BOOL)))

ROWS = [
    Row("eq", "", torch.eq, binary(ALL, promotes=ALL)),
    Row("eq", "number", lambda x: x == 1, unary(ALL)),
    Row("ne", "", torch.ne, FEW),
    Row("ne", "number", lambda x: x != 1.5, unary(ALL)),
    Row("lt", "", torch.lt, binary(ALL, promotes=ALL)),
    Row("lt", "number", lambda x: x < 1, unary(ALL)),
    Row("le", "", torch.le, FEW),
    Row("le", "number", lambda x: x <= 1, unary(ALL)),
    Row("gt", "", torch.gt, FEW),
    Row("gt", "number", lambda x: x > 0.5, unary(ALL)),
    Row("ge", "", torch.ge, FEW),
    Row("ge", "number", lambda x: x >= 1, unary(ALL)),
    Row("logical_and", "", torch.logical_and, FEW),
    Row("logical_or", "", torch.logical_or, FEW),
    Row("logical_xor", "", torch.logical_xor, FEW),
    Row("logical_not", "", torch.logical_not, unary(ALL)),
    Row("bitwise_and", "", torch.bitwise_and, BITS),
    Row("bitwise_and", "number", lambda x: x & 6, shapes((5,), (0, 3), dtypes=(*INTS, *BOOL))),
    Row("bitwise_or", "", torch.bitwise_or, BITS),
    Row("bitwise_or", "number first", lambda x: torch.bitwise_or(1, x), shapes((5,), (), dtypes=(*INTS, *BOOL))),
    Row("bitwise_xor", "", torch.bitwise_xor, BITS),
    Row("bitwise_not", "", torch.bitwise_not, shapes((2, 3), (), (0, 3), dtypes=(*INTS, *BOOL))),
    Row("isclose", "", torch.isclose, given(
        floats=[[1.0, 1.0, INF, INF, NAN, 0.0], [1.00001, 1.001, INF, -INF, NAN, 1e-9]],
        integers=[[100000, 3], [100001, 4]])),
    Row("isclose", "equal NaN", lambda a, b: torch.isclose(a, b, 0.1, 0.5, equal_nan=True), given(
        floats=[[1.0, 1.0, INF, NAN, NAN], [1.6, 1.7, INF, NAN, 1.0]])),
    Row("where", "number", lambda x: torch.where(MASK, x, 2.5), shapes((3,), (2, 3), (), dtypes=FLOATS)),
    Row("where", "", lambda a, b: torch.where(MASK, a, b),
        pairs(((2, 3), (3,)), ((), (2, 3)), ((1,), (2, 1)), dtypes=ALL)),
    Row("where", "dtypes", lambda a, b: torch.where(torch.tensor([True, False]), a, b), mixed(ALL)),
    Row("where", "dtypes and number", lambda x: torch.where(torch.tensor([True, False]), x, 2.5),
        shapes((2,), dtypes=ALL)),
    Row("where", "numbers", lambda x: torch.where(x, 1, 2.5), shapes((3,), dtypes=BOOL)),
    Row("where", "condition broadcasts", lambda a, b: torch.where(a[:, :1] > 0, a, b),
        pairs(((2, 3), (2, 3)), ((2, 3), ()))),
    Row("masked_fill", "", lambda x: x.masked_fill(MASK, 2), shapes((3,), (2, 3), (0, 3), dtypes=NUMBERS)),
    Row("masked_fill", "tensor", lambda x, v: x.masked_fill(MASK, v), pairs(((2, 3), ()))),
]
