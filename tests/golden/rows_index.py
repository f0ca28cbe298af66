"""Picking by index."""

import torch

from inputs import *

INDEX = torch.tensor([2, 0, 2, 1])
NARROW = torch.tensor([0, 0], dtype=torch.int32)


def picked(axis_sizes, index, dtypes=(*FLOATS, torch.int64, torch.bool)):
    def make(rng):
        for dtype in dtypes:
            for shape in axis_sizes:
                yield f"{name_of(dtype)} {shape_name(shape)}", [draw(rng, shape, dtype), index]
    return make


ROWS = [
    Row("index_select", "axis 0", lambda x, i: x.index_select(0, i),
        picked([(3,), (3, 2), (4, 0), (3, 2, 2)], INDEX)),
    Row("index_select", "last axis", lambda x, i: x.index_select(-1, i),
        picked([(3,), (2, 1), (2, 2, 3)], NARROW)),
    Row("index_select", "nothing", lambda x, i: x.index_select(0, i),
        picked([(3, 2)], torch.zeros(0, dtype=torch.int64))),
]
