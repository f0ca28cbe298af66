"""Shapes, copies, parts of tensors, joining and rearranging."""

import torch

from inputs import *

MATRICES = shapes((2, 6), (6, 2), (0, 4), dtypes=(torch.float32, torch.int64, torch.bool))
STACKS = shapes((2, 3, 4), (4, 2, 3), (2, 0, 3), (1, 2, 1), dtypes=(torch.float32, torch.int64))
SQUARES = shapes((3, 3), (2, 4), (4, 2), (2, 3, 3), (1, 1), (0, 3), dtypes=(torch.float32, torch.int64))


def three(rng):
    for dtype in (torch.float64, torch.uint8):
        yield name_of(dtype), [draw(rng, (2, n, 2), dtype) for n in (3, 0, 1)]


TWO_DTYPES = {f"{name_of(a)} {name_of(b)}": [torch.tensor([1, 0, 3]).to(a), torch.tensor([0, 1, 2]).to(b)]
              for a in ALL for b in ALL}
# Values that integers do not hold: they become what the processor makes of them.
EXTREMES = given(**{name_of(t): [torch.tensor([-1.5, -1, 255.5, 300, 1e10, -1e10, 1e20, NAN, INF, -INF] * 2,
                                              dtype=t)] for t in FLOATS},
                 int32=[torch.tensor([-1, 256, 2**31 - 1, -2**31], dtype=torch.int32)],
                 int64=[torch.tensor([-1, 256, 2**40 + 7, 2**53 + 1, -2**63])])

ROWS = [
    Row("view", "", lambda x: x.view(-1), shapes((2, 3), (), (0, 2), dtypes=ALL)),
    Row("view", "two axes", lambda x: x.view(3, -1), shapes((6,), (2, 3), (3, 2, 2))),
    Row("reshape", "of a transpose", lambda x: x.transpose(0, -1).reshape(2, -1),
        shapes((2, 3, 4), (4, 2, 3), dtypes=(torch.float32, torch.int64))),
    Row("flatten", "", torch.flatten, shapes((2, 3, 2), (), (3,), (0, 2))),
    Row("flatten", "last axes", lambda x: x.flatten(1), shapes((2, 3, 2), (4, 1), (2, 3, 1, 2))),
    Row("flatten", "middle axes", lambda x: x.flatten(-3, -2), shapes((2, 3, 2), (2, 3, 1, 2))),
    Row("unflatten", "", lambda x: x.unflatten(1, (2, -1)), shapes((3, 4), (1, 6, 2))),
    Row("expand", "", lambda x: x.expand(3, -1, 4), shapes((2, 1), (1, 2, 1), (3, 2, 4))),
    Row("broadcast_to", "", lambda x: x.broadcast_to((2, 3)), shapes((), (3,), (2, 1))),
    Row("squeeze", "", torch.squeeze, shapes((2, 1, 3), (1, 1), (), (2,), (0, 1))),
    Row("squeeze", "axis", lambda x: x.squeeze(-2), shapes((2, 1, 3), (2, 3), (1, 1))),
    Row("unsqueeze", "first", lambda x: x.unsqueeze(0), shapes((), (3,), (2, 3))),
    Row("unsqueeze", "last", lambda x: x.unsqueeze(-1), shapes((), (3,), (2, 3))),
    Row("transpose", "", lambda x: x.transpose(0, -1), STACKS),
    Row("transpose", "rank 0", lambda x: x.transpose(0, -1), shapes(())),
    Row("permute", "", lambda x: x.permute(2, 0, -2), STACKS),
    Row("movedim", "", lambda x: x.movedim((0, 1), (-1, 0)), STACKS),
    Row("t", "", torch.t, shapes((2, 3), (3,), (), dtypes=(torch.float32, torch.uint8))),
    Row("numpy_T", "", lambda x: x.permute(*reversed(range(x.dim()))), STACKS),
    Row("mT", "", lambda x: x.mT, STACKS),
    Row("select", "", lambda x: x.select(0, 0), shapes((2, 3), (3,), (1, 0), (2, 1, 2))),
    Row("select", "last", lambda x: x.select(-1, -1), shapes((2, 3), (3,), (2, 1, 2))),
    Row("narrow", "", lambda x: x.narrow(0, 1, 2), shapes((3,), (4, 2), (3, 2, 1))),
    Row("narrow", "nothing", lambda x: x.narrow(0, 1, 0), shapes((3,), (1, 2))),
    Row("slice", "step", lambda x: x[:, 1:6:2], MATRICES),
    Row("slice", "bounds", lambda x: x[-100:100], MATRICES),
    Row("slice", "crossed", lambda x: x[5:2], MATRICES),
    Row("slice", "expanded", lambda x: x.expand(3, 4)[1:, 1:3], shapes((3, 1), (4,), ())),
    Row("diagonal", "", torch.diagonal, SQUARES),
    Row("diagonal", "above", lambda x: x.diagonal(1, -2, -1), SQUARES),
    Row("diagonal", "beyond", lambda x: x.diagonal(-5), SQUARES),
    Row("unbind", "", lambda x: x.unbind(1), shapes((2, 3), (2, 1, 2))),
    Row("chunk", "", lambda x: x.chunk(3), shapes((5,), (2, 2), (7, 2))),
    Row("split", "", lambda x: x.split(2, -1), shapes((5,), (2, 4), (0, 3))),
    Row("split", "sizes", lambda x: x.split([1, 0, 2]), shapes((3,), (3, 2))),
    Row("to", "float64", lambda x: x.to(torch.float64), shapes((2, 3), (), dtypes=ALL)),
    Row("to", "float32", lambda x: x.to(torch.float32), shapes((2, 3), (0,), dtypes=ALL)),
    Row("to", "int64", lambda x: x.to(torch.int64), shapes((37,), dtypes=ALL, lo=-9, hi=9)),
    Row("to", "int32", lambda x: x.to(torch.int32), shapes((37,), dtypes=ALL, lo=-9, hi=9)),
    Row("to", "uint8", lambda x: x.to(torch.uint8), shapes((37,), dtypes=ALL, lo=0, hi=255)),
    Row("to", "uint8 of edges", lambda x: x.to(torch.uint8), EXTREMES),
    Row("to", "int32 of edges", lambda x: x.to(torch.int32), EXTREMES),
    Row("to", "int64 of edges", lambda x: x.to(torch.int64), EXTREMES),
    Row("to", "float32 of edges", lambda x: x.to(torch.float32), EXTREMES),
    Row("to", "bool", lambda x: x.to(torch.bool),
        both(shapes((37,), dtypes=ALL), given(floats=[[0.0, -0.0, 0.25, NAN, INF]]))),
    Row("clone", "", torch.clone, shapes((2, 3), (), (0, 2), dtypes=ALL)),
    Row("copy_", "", lambda x, y: x.clone().copy_(y),
        both(given(**TWO_DTYPES), pairs(((2, 3), (2, 1)), ((2, 3), (3,)), ((0, 3), (1, 3))))),
    Row("fill_", "", lambda x: x.clone().fill_(-1), shapes((2, 3), (0,), dtypes=ALL)),
    Row("fill_", "float number", lambda x: x.clone().fill_(2.5), shapes((2, 3), dtypes=ALL)),
    Row("fill_", "tensor", lambda x, y: x.clone().fill_(y),
        both(pairs(((2, 3), ()), ((), ())), given(int32=[torch.ones(2, dtype=torch.int32), 2]))),
    Row("zero_", "", lambda x: x.clone().zero_(), shapes((2, 3), (), dtypes=ALL)),
    Row("contiguous", "of a transpose", lambda x: x.transpose(0, -1).contiguous(), STACKS),
    Row("sum_to", "", lambda x: x.sum_to_size(3, 1), shapes((2, 3, 4), (3, 4), (3, 1))),
    Row("cat", "", lambda a, b: torch.cat([a, b]), pairs(
        ((2, 3), (1, 3)), ((2,), (3,)), ((0,), (2, 2)), ((0, 2), (1, 2)), dtypes=ALL)),
    Row("cat", "dtypes", lambda a, b: torch.cat([a, b]), given(**TWO_DTYPES)),
    Row("cat", "three, middle axis", lambda a, b, c: torch.cat([a, b, c], 1), three),
    Row("cat", "twice the same", lambda a, b: torch.cat([a, b, a], -1), pairs(((2, 1), (2, 2)))),
    Row("stack", "", lambda a, b: torch.stack([a, b]), pairs(((2, 3), (2, 3)), ((), ()), dtypes=ALL)),
    Row("stack", "dtypes", lambda a, b: torch.stack([a, b]), given(**TWO_DTYPES)),
    Row("stack", "last", lambda a, b: torch.stack([a, b], -1), pairs(((2, 3), (2, 3)), ((), ()))),
    Row("repeat", "", lambda x: x.repeat(2, 1, 3), shapes((2, 3), (), (1, 2, 2))),
    Row("repeat", "never", lambda x: x.repeat(0, 2), shapes((3,), (2, 3))),
    Row("tile", "", lambda x: x.tile((2,)), shapes((2, 3), (), (1, 2, 2))),
    Row("flip", "", lambda x: x.flip(0, -1), STACKS),
    Row("flip", "no axis", lambda x: x.flip(()), shapes((3,), ())),
    Row("roll", "", lambda x: x.roll(2), shapes((2, 3), (5,), (0, 2))),
    Row("roll", "axes", lambda x: x.roll((1, -3), (0, -1)), STACKS),
    Row("tril", "", torch.tril, SQUARES),
    Row("tril", "above", lambda x: x.tril(1), SQUARES),
    Row("triu", "", torch.triu, SQUARES),
    Row("triu", "below", lambda x: x.triu(-1), SQUARES),
    Row("diag", "", torch.diag, shapes((3,), (0,), (3, 3), (2, 4))),
    Row("diag", "above", lambda x: x.diag(1), shapes((3,), (3, 3), (2, 4))),
]
