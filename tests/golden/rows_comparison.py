"""Comparisons, logic and choices."""

import torch

from inputs import *

MASK = torch.tensor([True, False, True])
FEW = binary((torch.float32, torch.int64, torch.bool))

ROWS = [
    Row("eq", "", torch.eq, binary(ALL, promotes=ALL)),
    Row("eq", "number", lambda x: x == 1, unary(ALL)),
    Row("ne", "", torch.ne, FEW),
    Row("ne", "number", lambda x: x != 1.5, unary(ALL)),
    Row("lt", "", torch.lt, FEW),
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
    Row("where", "", lambda a, b: torch.where(MASK, a, b),
        pairs(((2, 3), (3,)), ((), (2, 3)), ((1,), (2, 1)), dtypes=ALL)),
    Row("where", "condition broadcasts", lambda a, b: torch.where(a[:, :1] > 0, a, b),
        pairs(((2, 3), (2, 3)), ((2, 3), ()))),
    Row("masked_fill", "", lambda x: x.masked_fill(MASK, 2), shapes((3,), (2, 3), (0, 3), dtypes=NUMBERS)),
    Row("masked_fill", "tensor", lambda x, v: x.masked_fill(MASK, v), pairs(((2, 3), ()))),
]
