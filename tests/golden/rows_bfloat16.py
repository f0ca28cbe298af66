"""Operations on bfloat16: what they are rounded to, and with which dtypes they mix."""

import torch
import torch.nn.functional as F

from inputs import *

BF16 = torch.bfloat16
TIES = [1.0 + k / 256 for k in range(6)] + [3.389e38, 3.3999e38, 1e-40, 9.2e-41, 1e-45, -1.00390625]


def few(*all_shapes, lo=-2.0, hi=2.0):
    return shapes(*all_shapes, dtypes=(BF16,), lo=lo, hi=hi)


def two(*shapes_of_both, lo=-2.0, hi=2.0):
    return pairs(*shapes_of_both, dtypes=(BF16,), lo=lo, hi=hi)


ONE = both(few((2, 3), (), (19,)), given(edges=[torch.tensor(EDGES, dtype=BF16)]))
TWO = both(two(((2, 3), (2, 3)), ((2, 3), (3,)), ((2, 3), ()), ((), ())))
MIXED = mixed((BF16, torch.float32, torch.int64))
MATRIX = few((3, 5))
PRODUCT = two(((4, 6), (6, 3)), lo=-1.0, hi=1.0)
AT = torch.tensor([2, 0])

ROWS = [
    Row("to", "bfloat16", lambda x: x.to(BF16),
        both(shapes((5,), dtypes=ALL), given(ties=[TIES], edges=[EDGES], wide=[torch.tensor(TIES).double()]))),
    Row("to", "float32", lambda x: x.to(torch.float32), ONE),
    Row("to", "float64", lambda x: x.to(torch.float64), ONE),
    Row("to", "int64", lambda x: x.to(torch.int64), few((5,))),
    Row("to", "bool", lambda x: x.to(torch.bool), ONE),
    Row("add", "", torch.add, both(TWO, MIXED)),
    Row("add", "alpha", lambda x, y: torch.add(x, y, alpha=0.3), TWO),
    Row("mul", "", torch.mul, TWO),
    Row("mul", "number", lambda x: x * 0.1, ONE),
    Row("div", "", torch.div, both(TWO, MIXED)),
    Row("sub", "of number", lambda x: 1 - x, ONE),
    Row("pow", "", lambda x: x ** 2.5, few((7,), lo=0.1)),
    Row("remainder", "", torch.remainder, two(((2, 3), (3,)), lo=0.5, hi=9.0)),
    Row("maximum", "", torch.maximum, TWO),
    Row("neg", "", torch.neg, ONE),
    Row("exp", "", torch.exp, ONE),
    Row("log", "", torch.log, few((7,), lo=0.1)),
    Row("tanh", "", torch.tanh, ONE),
    Row("sigmoid", "", torch.sigmoid, ONE),
    Row("relu", "", torch.relu, ONE),
    Row("floor", "", torch.floor, ONE),
    Row("clamp", "", lambda x: torch.clamp(x, -1, 1.5), ONE),
    Row("lt", "", torch.lt, both(TWO, MIXED)),
    Row("isnan", "", torch.isnan, ONE),
    Row("where", "", lambda x, y: torch.where(x < y, x, y), TWO),
    Row("sum", "", torch.sum, both(few((3, 5), (700,)))),
    Row("sum", "axis", lambda x: x.sum(0), MATRIX),
    Row("mean", "", lambda x: x.mean(1), MATRIX),
    Row("amax", "", lambda x: x.amax(1), MATRIX),
    Row("max", "axis", lambda x: x.max(0), MATRIX),
    Row("argmax", "", lambda x: x.argmax(1), MATRIX),
    Row("var", "", lambda x: x.var(1), MATRIX),
    Row("norm", "", torch.norm, MATRIX),
    Row("all", "", torch.all, ONE),
    Row("softmax", "", lambda x: torch.softmax(x, 1), MATRIX),
    Row("log_softmax", "", lambda x: torch.log_softmax(x, 1), MATRIX),
    Row("logsumexp", "", lambda x: torch.logsumexp(x, 1), MATRIX),
    Row("cumsum", "", lambda x: x.cumsum(1), MATRIX),
    Row("sort", "", lambda x: torch.sort(x, 1), MATRIX),
    Row("mm", "", torch.mm, PRODUCT),
    Row("bmm", "", torch.bmm, two(((2, 3, 4), (2, 4, 5)), lo=-1.0, hi=1.0)),
    Row("matmul", "transposed", lambda x, y: x.t() @ y.t(), two(((6, 4), (3, 6)), lo=-1.0, hi=1.0)),
    Row("linear", "", F.linear, two(((4, 6), (3, 6)), lo=-1.0, hi=1.0)),
    Row("cat", "", lambda x, y: torch.cat([x, y]), two(((2, 3), (1, 3)))),
    Row("gather", "", lambda x: torch.gather(x, 0, torch.tensor([[1, 0, 1, 2, 0]])), MATRIX),
    Row("index_select", "", lambda x: x.index_select(0, AT), MATRIX),
    Row("index_add", "", lambda x, y: x.index_add(0, AT, y), two(((3, 5), (2, 5)))),
    Row("scatter_add", "", lambda x, y: x.scatter_add(0, torch.tensor([[0, 0, 2]]), y), two(((3, 3), (1, 3)))),
    Row("full", "", lambda: torch.full((2,), 0.3, dtype=BF16), given(only=[])),
    Row("arange", "", lambda: torch.arange(0, 2, 0.3, dtype=BF16), given(only=[])),
]
