"""Picking by index, reading and writing."""

import torch

from inputs import *

INDEX = torch.tensor([2, 0, 2, 1])
NARROW = torch.tensor([0, 0], dtype=torch.int32)
MASK = torch.tensor([[True, False, True], [False, False, True]])


def picked(sizes, index, dtypes=(*FLOATS, torch.int64, torch.bool)):
    """A tensor of each size and the index."""
    def make(rng):
        for dtype in dtypes:
            for shape in sizes:
                yield f"{name_of(dtype)} {shape_name(shape)}", [draw(rng, shape, dtype), index]
    return make


def written(size, source_size, index, dtypes=(*FLOATS, torch.int64)):
    """A tensor, an index and what is written there."""
    def make(rng):
        for dtype in dtypes:
            yield name_of(dtype), [draw(rng, size, dtype), index, draw(rng, source_size, dtype)]
    return make


def put(x, indices, value, accumulate=False):
    return x.clone().index_put_(indices, value, accumulate)


MATRIX = shapes((3, 4), (4, 3), dtypes=(*FLOATS, torch.int64, torch.bool))
STACK = shapes((3, 4, 2), dtypes=(torch.float64, torch.int64))
COLUMNS = torch.tensor([[0, 2, 1], [1, 1, 1]])
DISTINCT = torch.tensor([[0, 2, 1], [2, 1, 0]])

ROWS = [
    Row("index_select", "axis 0", lambda x, i: x.index_select(0, i),
        picked([(3,), (3, 2), (4, 0), (3, 2, 2)], INDEX)),
    Row("index_select", "last axis", lambda x, i: x.index_select(-1, i),
        picked([(3,), (2, 1), (2, 2, 3)], NARROW)),
    Row("index_select", "nothing", lambda x, i: x.index_select(0, i),
        picked([(3, 2)], torch.zeros(0, dtype=torch.int64))),
    Row("index_add", "", lambda x, i, s: x.index_add(0, i, s), written((3, 2), (4, 2), INDEX)),
    Row("index_add", "alpha", lambda x, i, s: x.index_add(-1, i, s, alpha=2),
        written((2, 3), (2, 4), INDEX)),
    Row("index_copy", "", lambda x, i, s: x.index_copy(0, i, s),
        written((3, 2), (2, 2), torch.tensor([2, 0]))),
    Row("index_fill", "", lambda x, i: x.index_fill(0, i, 2), picked([(3,), (3, 2)], INDEX, NUMBERS)),
    Row("take", "", lambda x, i: x.take(i), picked([(3,), (2, 2)], torch.tensor([[2, 0], [-1, 0]]))),
    Row("put", "", lambda x, i, s: x.put(i, s), written((2, 3), (2, 2), torch.tensor([[4, 0], [-1, 2]]))),
    Row("put", "added", lambda x, i, s: x.put(i, s, accumulate=True),
        written((2, 3), (4,), torch.tensor([4, 0, -2, 4]))),
    Row("masked_scatter", "", lambda x, m, s: x.masked_scatter(m, s),
        written((2, 3), (2, 3), MASK)),
    Row("masked_scatter", "broadcasts", lambda x, m, s: x.masked_scatter(m, s),
        written((2, 3), (5,), torch.tensor([True, False, True]))),
    Row("index_fill", "tensor", lambda x, i, v: x.index_fill(0, i, v), written((3, 2), (), INDEX)),
    Row("masked_select", "", lambda x, m: x.masked_select(m), picked([(2, 3), (3,), (1, 3)], MASK)),
    Row("gather", "columns", lambda x, i: x.gather(1, i), picked([(2, 3), (3, 4)], COLUMNS)),
    Row("gather", "rows", lambda x, i: x.gather(0, i), picked([(3, 3), (3, 4)], COLUMNS)),
    Row("scatter", "", lambda x, i, s: x.scatter(1, i, s), written((2, 4), (2, 3), DISTINCT)),
    Row("scatter", "number", lambda x, i: x.scatter(0, i, 2), picked([(3, 3), (3, 4)], DISTINCT, NUMBERS)),
    Row("scatter", "add", lambda x, i, s: x.detach().scatter(1, i, s.detach(), reduce="add"),
        written((2, 3), (2, 3), COLUMNS)),
    Row("scatter", "multiply", lambda x, i: x.detach().scatter(1, i, 2, reduce="multiply"),
        picked([(2, 3)], COLUMNS, NUMBERS)),
    Row("scatter_add", "", lambda x, i, s: x.scatter_add(1, i, s), written((2, 3), (2, 3), COLUMNS)),
    Row("scatter_add", "rows", lambda x, i, s: x.scatter_add(0, i, s), written((3, 4), (2, 3), COLUMNS)),
    Row("scatter_reduce", "sum", lambda x, i, s: x.scatter_reduce(1, i, s, "sum"),
        written((2, 3), (2, 3), COLUMNS)),
    Row("scatter_reduce", "sum of others", lambda x, i, s: x.scatter_reduce(0, i, s, "sum", include_self=False),
        written((3, 4), (2, 3), COLUMNS)),
    Row("scatter_reduce", "prod", lambda x, i, s: x.scatter_reduce(1, i, s, "prod"),
        written((2, 3), (2, 3), COLUMNS)),
    Row("scatter_reduce", "prod of others", lambda x, i, s: x.scatter_reduce(0, i, s, "prod", include_self=False),
        written((3, 4), (2, 3), COLUMNS)),
    Row("scatter_reduce", "mean", lambda x, i, s: x.scatter_reduce(1, i, s, "mean"),
        written((2, 3), (2, 3), COLUMNS)),
    Row("scatter_reduce", "mean of others", lambda x, i, s: x.scatter_reduce(0, i, s, "mean", include_self=False),
        written((3, 4), (2, 3), COLUMNS)),
    Row("scatter_reduce", "amax", lambda x, i, s: x.scatter_reduce(1, i, s, "amax"),
        written((2, 3), (2, 3), COLUMNS)),
    Row("scatter_reduce", "amax of others", lambda x, i, s: x.scatter_reduce(0, i, s, "amax", include_self=False),
        written((3, 4), (2, 3), COLUMNS)),
    Row("scatter_reduce", "amin", lambda x, i, s: x.scatter_reduce(1, i, s, "amin"),
        written((2, 3), (2, 3), COLUMNS)),
    Row("scatter_reduce", "amin of others", lambda x, i, s: x.scatter_reduce(0, i, s, "amin", include_self=False),
        written((3, 4), (2, 3), COLUMNS)),
    Row("scatter_reduce", "prod with zeros", lambda x, i, s: x.scatter_reduce(0, i, s, "prod"), given(
        zeros=[[0.0, 2.0, 3.0, 4.0], [0, 1, 1, 2, 2, 2, 3], [5.0, 0.0, 6.0, 0.0, 0.0, 7.0, 8.0]])),
    Row("scatter_reduce", "amax of ties", lambda x, i, s: x.scatter_reduce(0, i, s, "amax"), given(
        ties=[[2.0, 1.0, 5.0], [0, 0, 1, 1, 2], [2.0, 1.0, 3.0, 3.0, 4.0]])),
    Row("index", "integer", lambda x: x[-1], MATRIX),
    Row("index", "slices", lambda x: x[1:, 0:3:2], MATRIX),
    Row("index", "none and ellipsis", lambda x: x[None, ..., 1], MATRIX),
    Row("index", "tensor", lambda x: x[torch.tensor([2, -1, 0])], both(MATRIX, STACK)),
    Row("index", "two tensors", lambda x: x[torch.tensor([[0], [2]]), torch.tensor([1, 2])],
        both(MATRIX, STACK)),
    Row("index", "slice and tensor", lambda x: x[:, torch.tensor([1, 0, 1])], both(MATRIX, STACK)),
    Row("index", "tensors apart", lambda x: x[torch.tensor([0, 2]), :, torch.tensor([1, 0])], STACK),
    Row("index", "mask", lambda x: x[x > 0], MATRIX),
    Row("index", "mask of rows", lambda x: x[x.flatten(1)[:, 0] > 0], both(MATRIX, STACK)),
    Row("index_put", "tensor", lambda x, i, s: put(x, (i,), s),
        written((3, 2), (2,), torch.tensor([2, 0]))),
    Row("index_put", "added", lambda x, i, s: put(x, (i,), s, True), written((3, 2), (4, 2), INDEX)),
    Row("index_put", "mask", lambda x, m, s: put(x, (m,), s), written((2, 3), (), MASK)),
]
