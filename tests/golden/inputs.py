"""Rows of golden tables, and the inputs that most operations share."""

from dataclasses import dataclass
from typing import Callable

import torch

FLOATS = (torch.float32, torch.float64)
INTS = (torch.int32, torch.int64, torch.uint8)
BOOL = (torch.bool,)
NUMBERS = FLOATS + INTS
ALL = NUMBERS + BOOL

INF, NAN = float("inf"), float("nan")
EDGES = [0.0, -0.0, 1.0, -1.0, 0.5, INF, -INF, NAN, 1e-30, -1e30, 20.0, -100.0]


@dataclass
class Row:
    """`f` computes the operation with PyTorch; `inputs(rng)` yields (case, tensors). Only if the row
    `refuses`, PyTorch may throw: Taper must do so, too."""
    op: str
    variant: str
    f: Callable
    inputs: Callable
    refuses: bool = False


def name_of(dtype):
    return str(dtype).split(".")[1]


def draw(rng, shape, dtype, lo=-2.0, hi=2.0):
    """Uniform in [lo, hi): integers between, bools at random."""
    if dtype == torch.bool:
        return torch.rand(shape, generator=rng) < 0.5
    if dtype.is_floating_point:
        return torch.rand(shape, generator=rng, dtype=dtype) * (hi - lo) + lo
    if dtype == torch.uint8:
        lo, hi = max(lo, 0), max(hi, 2)
    return torch.randint(int(lo), int(hi) + 1, shape, generator=rng).to(dtype)


def shape_name(shape):
    return "x".join(map(str, shape)) or "scalar"


def shapes(*all_shapes, dtypes=FLOATS, lo=-2.0, hi=2.0):
    """One random tensor of each dtype and shape."""
    def make(rng):
        for dtype in dtypes:
            for shape in all_shapes:
                yield f"{name_of(dtype)} {shape_name(shape)}", [draw(rng, shape, dtype, lo, hi)]
    return make


def unary(dtypes=FLOATS, lo=-2.0, hi=2.0, edges=EDGES):
    """For an element-wise function: ranks 0 to 5, empty, and the edge cases of floats, repeated so
    that both vector code and the loop for the rest meet them."""
    def make(rng):
        yield from shapes((2, 3), (), (0, 3), (37,), (2, 1, 3, 1, 2), dtypes=dtypes, lo=lo, hi=hi)(rng)
        for dtype in dtypes:
            if dtype.is_floating_point and edges:
                yield f"{name_of(dtype)} edges", [torch.tensor(edges * 3, dtype=dtype)]
    return make


PAIRS = [((2, 3), (2, 3)), ((2, 3), (3,)), ((2, 1), (1, 3)), ((), (2, 3)), ((2, 3), ()), ((), ()),
         ((0, 3), (1, 3)), ((2, 1, 2, 1, 3), (2, 1, 1))]


def pairs(*all_pairs, dtypes=FLOATS, lo=-2.0, hi=2.0):
    """Two random tensors of each dtype and pair of shapes."""
    def make(rng):
        for dtype in dtypes:
            for a, b in all_pairs:
                yield (f"{name_of(dtype)} {shape_name(a)} {shape_name(b)}",
                       [draw(rng, a, dtype, lo, hi), draw(rng, b, dtype, lo, hi)])
    return make


def mixed(dtypes, lo=1.0, hi=3.0):
    """Every pair of different dtypes: of one rank, and with either of rank 0."""
    def make(rng):
        for a in dtypes:
            for b in dtypes:
                if a == b:
                    continue
                for s, t in [((2,), (2,)), ((2,), ()), ((), (2,))]:
                    yield (f"{name_of(a)} {shape_name(s)} {name_of(b)} {shape_name(t)}",
                           [draw(rng, s, a, lo, hi), draw(rng, t, b, lo, hi)])
    return make


def grid(edges=EDGES, dtypes=FLOATS):
    """Every edge case against every other one."""
    def make(rng):
        for dtype in dtypes:
            e = torch.tensor(edges, dtype=dtype)
            yield f"{name_of(dtype)} grid", [e.repeat_interleave(len(e)), e.repeat(len(e))]
    return make


def binary(dtypes=FLOATS, lo=-2.0, hi=2.0, promotes=(torch.int64, *FLOATS), edges=EDGES):
    """For an element-wise function of two: shapes that broadcast, dtypes that mix, edge cases."""
    return both(pairs(*PAIRS, dtypes=dtypes, lo=lo, hi=hi), mixed(promotes),
                *([grid(edges)] if edges else []))


def given(**cases):
    """Cases written out: name = list of tensors or of nested lists."""
    def make(rng):
        for label, inputs in cases.items():
            yield label, [x if isinstance(x, torch.Tensor) else torch.tensor(x) for x in inputs]
    return make


def both(*makers):
    """The cases of several makers."""
    def make(rng):
        for maker in makers:
            yield from maker(rng)
    return make
