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
]
