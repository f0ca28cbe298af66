"""Reductions, whole and by axes."""

import torch

from inputs import *

WHOLE = both(
    shapes((2, 3), (), (0, 3), (37,), (2, 1, 3, 1, 2), dtypes=ALL),
    given(infinite=[[1.0, INF, 2.0]], both_infinite=[[INF, -INF]], nan=[[1.0, NAN, 2.0]]))
WHOLE_FLOATS = shapes((2, 3), (), (0, 3), (37,), (2, 1, 3, 1, 2))
AXIS = shapes((2, 3), (3, 2, 4), (1, 5), (4, 0), (5, 19), dtypes=(*FLOATS, torch.int64))
AXIS_FLOATS = shapes((2, 3), (3, 2, 4), (1, 5), (4, 0), (5, 19))
FULL_AXIS = shapes((2, 3), (3, 2, 4), (1, 5), (5, 19), dtypes=(*FLOATS, torch.int64, torch.uint8))
TIES = given(
    ties=[[[1.0, 3.0, 3.0, 2.0], [0.0, 0.0, 0.0, 0.0]]], integers=[[[2, 2, 1], [1, 2, 2]]],
    nan=[[[1.0, NAN, 3.0, NAN], [INF, 2.0, NAN, -INF]]],
    infinite=[[[INF, INF, -INF, 0.0], [-INF, -INF, -INF, -INF]]])
SMALL = shapes((2, 3), (3, 2, 2), (0, 3), dtypes=(*FLOATS, torch.int64, torch.uint8, torch.bool))
ZEROS = given(one=[[[1.0, 0.0, 2.0], [3.0, 4.0, 0.5]]], two=[[[0.0, 0.0, 2.0], [3.0, 0.0, 0.5]]])
ZEROS_FLOATS = given(rows=[[[0.0, 0.0, 0.0], [3.0, 0.0, -3.0]]])
LARGE = given(large=[[[1000.0, 1000.0], [-1000.0, 5.0]]], infinite=[[[INF, 1.0], [-INF, 2.0]]])
# At NaN, amax() and amin() pass NaN on in PyTorch; in Taper the gradient goes to it, as in max().
NUMBER_TIES = given(ties=[[[1.0, 3.0, 3.0, 2.0], [0.0, 0.0, 0.0, 0.0]]], integers=[[[2, 2], [1, 2]]])
BOOLS = shapes((2, 4), (3, 3), dtypes=BOOL)
FULL_FLOATS = shapes((2, 3), (3, 2, 4), (5, 19))
MANY_FLOATS = shapes((2, 3), (3, 2, 4), (5, 19), (37, 2))
SCALAR = shapes((), dtypes=(torch.float32, torch.int64))

ROWS = [
    Row("sum", "", torch.sum, WHOLE),
    Row("sum", "axis 0", lambda x: x.sum(0), AXIS),
    Row("sum", "last axis, keepdim", lambda x: x.sum(-1, keepdim=True), AXIS),
    Row("sum", "two axes", lambda x: x.sum((0, -1)), AXIS),
    Row("mean", "", torch.mean, WHOLE_FLOATS),
    Row("mean", "axis 0", lambda x: x.mean(0), AXIS_FLOATS),
    Row("mean", "two axes, keepdim", lambda x: x.mean((0, -1), keepdim=True), AXIS_FLOATS),
    Row("max", "axis 0", lambda x: x.max(0), both(FULL_AXIS, TIES, SCALAR)),
    Row("max", "last axis, keepdim", lambda x: x.max(-1, keepdim=True), both(FULL_AXIS, TIES)),
    Row("min", "axis 0", lambda x: x.min(0), both(FULL_AXIS, TIES, SCALAR)),
    Row("min", "last axis, keepdim", lambda x: x.min(-1, keepdim=True), both(FULL_AXIS, TIES)),
    Row("argmax", "", torch.argmax, both(FULL_AXIS, TIES, SCALAR)),
    Row("argmax", "axis", lambda x: x.argmax(-1), both(FULL_AXIS, TIES, SCALAR)),
    Row("argmax", "keepdim", lambda x: x.argmax(0, keepdim=True), both(FULL_AXIS, TIES)),
    Row("max", "", torch.max, both(FULL_AXIS, TIES, SCALAR)),
    Row("min", "", torch.min, both(FULL_AXIS, TIES, SCALAR)),
    Row("amax", "", lambda x: x.amax((0, -1)), both(FULL_AXIS, NUMBER_TIES)),
    Row("amin", "keepdim", lambda x: x.amin(0, keepdim=True), both(FULL_AXIS, NUMBER_TIES)),
    Row("argmin", "", torch.argmin, both(FULL_AXIS, TIES, SCALAR)),
    Row("argmin", "axis", lambda x: x.argmin(-1), both(FULL_AXIS, TIES, SCALAR)),
    Row("prod", "", torch.prod, both(SMALL, ZEROS)),
    Row("prod", "axis 0", lambda x: x.prod(0), both(SMALL, ZEROS, SCALAR)),
    Row("prod", "last axis, keepdim", lambda x: x.prod(-1, keepdim=True), both(SMALL, ZEROS)),
    Row("norm", "", torch.norm, both(WHOLE_FLOATS, ZEROS_FLOATS)),
    Row("norm", "1", lambda x: x.norm(1, 0), both(AXIS_FLOATS, ZEROS_FLOATS)),
    Row("norm", "3", lambda x: x.norm(3, -1, keepdim=True), both(AXIS_FLOATS, ZEROS_FLOATS)),
    Row("norm", "0.5", lambda x: x.norm(0.5), both(AXIS_FLOATS, ZEROS_FLOATS)),
    Row("norm", "0", lambda x: x.norm(0, 0), AXIS_FLOATS),
    Row("norm", "largest", lambda x: x.norm(INF, -1), both(FULL_FLOATS, ZEROS_FLOATS)),
    Row("norm", "smallest", lambda x: x.norm(-INF, 0), FULL_FLOATS),
    Row("logsumexp", "", lambda x: x.logsumexp(0), both(AXIS_FLOATS, LARGE)),
    Row("logsumexp", "two axes, keepdim", lambda x: x.logsumexp((0, -1), keepdim=True),
        both(AXIS_FLOATS, LARGE)),
    Row("cumsum", "axis 0", lambda x: x.cumsum(0), both(AXIS, SCALAR, BOOLS)),
    Row("cumsum", "last axis", lambda x: x.cumsum(-1), AXIS),
    Row("cumprod", "axis 0", lambda x: x.cumprod(0), both(AXIS, SCALAR, ZEROS)),
    Row("cumprod", "last axis", lambda x: x.cumprod(-1), both(AXIS, ZEROS)),
    Row("all", "", torch.all, both(WHOLE, BOOLS)),
    Row("all", "axis", lambda x: x.all(-1, keepdim=True), both(AXIS, BOOLS)),
    Row("any", "", torch.any, both(WHOLE, BOOLS)),
    Row("any", "axis", lambda x: x.any(0), both(AXIS, BOOLS)),
    Row("count_nonzero", "", torch.count_nonzero, both(WHOLE, BOOLS)),
    Row("count_nonzero", "axis", lambda x: x.count_nonzero(0), both(AXIS, BOOLS)),
    Row("var", "", lambda x: x.var(), AXIS_FLOATS),
    Row("var", "biased", lambda x: x.var(0, unbiased=False), AXIS_FLOATS),
    Row("var", "correction", lambda x: x.var((0, -1), correction=2, keepdim=True), FULL_FLOATS),
    Row("std", "", lambda x: x.std(), MANY_FLOATS),
    Row("std", "axis", lambda x: x.std(-1, keepdim=True), MANY_FLOATS),
    Row("var_mean", "", lambda x: torch.var_mean(x, -1), AXIS_FLOATS),
    Row("std_mean", "", lambda x: torch.std_mean(x, (0, -1), unbiased=False), MANY_FLOATS),
]
