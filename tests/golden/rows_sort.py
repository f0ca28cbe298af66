"""Order, distinct values, positions."""

import torch

from inputs import *

# Equal values make the order of topk() a matter of the implementation: only sort() meets them.
TIES = given(ties=[[[2.0, 1.0, 2.0, 1.0]]], integers=[[[3, 1, 1], [0, 3, 0]]],
             nan=[[[1.0, NAN, INF, -INF]]])
FLOATING = shapes((2, 3), (3, 2, 4), (5, 19), (1,), ())
NUMBERS_TOO = shapes((2, 4), (4, 3), dtypes=(*INTS, *BOOL))
CLASSES = given(vector=[[0, 3, 1]], matrix=[[[2, 0], [1, 1]]], scalar=[2])
REPEATED = both(shapes((6, 2), (2, 9), (3, 2, 2), dtypes=(*INTS, *BOOL), hi=1), given(
    floats=[[[1.0, 1.0, 2.0], [1.0, 1.0, 2.0], [-0.0, 0.0, NAN]]]))

ROWS = [
    Row("sort", "", lambda x: x.sort(stable=True), both(FLOATING, NUMBERS_TOO, TIES)),
    Row("sort", "axis 0, descending", lambda x: x.sort(stable=True, dim=0, descending=True),
        both(FLOATING, NUMBERS_TOO, TIES)),
    Row("argsort", "", lambda x: torch.argsort(x, stable=True), both(FLOATING, NUMBERS_TOO, TIES)),
    Row("topk", "", lambda x: x.topk(1), FLOATING),
    Row("topk", "smallest", lambda x: x.topk(2, 0, largest=False), shapes((2, 3), (4, 2, 2), (40,))),
    Row("_unique2", "", lambda x: torch._unique2(x.detach(), True, True, True),
        both(shapes((2, 3), (4, 5), (0,), dtypes=(*INTS, torch.float32)), CLASSES)),
    Row("unique_dim", "", lambda x: torch._VF.unique_dim(x.detach(), 0, True, True, True), REPEATED),
    Row("unique_dim", "last", lambda x: torch._VF.unique_dim(x.detach(), -1, True, True, True), REPEATED),
    Row("unique_consecutive", "", lambda x: torch._VF.unique_consecutive(x.detach(), True, True), REPEATED),
    Row("unique_dim_consecutive", "",
        lambda x: torch._VF.unique_consecutive(x.detach(), True, True, 1), REPEATED),
    Row("one_hot", "", torch.nn.functional.one_hot, CLASSES),
    Row("one_hot", "classes", lambda x: torch.nn.functional.one_hot(x, 5), CLASSES),
    Row("nonzero", "", torch.nonzero, both(shapes((2, 3), (), (0, 3), (3, 2, 4), dtypes=ALL, hi=1), TIES)),
]
