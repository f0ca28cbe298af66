"""Every operation where shapes, axes, dtypes and values are extreme.

PyTorch refuses some of these inputs; Taper must, too. Axes and flags are inputs of the cases, so that
one row covers them all. Left out are gradients that PyTorch gives where the value is NaN: of amax(),
amin(), cumprod(), prod() and, for one element, var().
"""

import torch
import torch.nn.functional as F

from inputs import *

SHAPES = [(), (0,), (0, 3), (3, 0), (2, 3)]
SPECIAL = [[NAN, 1.0, INF, -INF, -0.0, 0.0], [1.0, 3.0, 3.0, 1.0, -INF, NAN], [2.0] * 6]


def tensors(dtypes=ALL, special=True):
    """float32 in every shape, every dtype, and special values."""
    def make(rng):
        for shape in SHAPES:
            yield f"shape {shape_name(shape)}", [draw(rng, shape, torch.float32)]
        for dtype in dtypes:
            yield name_of(dtype), [draw(rng, (4,), dtype, 0, 3)]
        if special:
            yield "special", [torch.tensor(SPECIAL)]
    return make


def with_axis(flag=False, dtypes=ALL, special=True):
    """The same with axes, some out of range, and a flag: keepdim, descending, unbiased."""
    def make(rng):
        for shape in SHAPES:
            for d in range(-3, 3):
                inputs = [draw(rng, shape, torch.float32), torch.tensor(d)]
                yield f"shape {shape_name(shape)} axis {d}", inputs + [torch.tensor(d % 2 == 0)] * flag
        for dtype in dtypes:
            inputs = [draw(rng, (2, 3), dtype, 0, 3), torch.tensor(-1)]
            yield name_of(dtype), inputs + [torch.tensor(False)] * flag
        for d in (0, 1) if special else ():
            yield f"special {d}", [torch.tensor(SPECIAL), torch.tensor(d)] + [torch.tensor(True)] * flag
    return make


def dtype_pairs():
    """Every pair of dtypes, and shapes that broadcast to nothing or not at all."""
    def make(rng):
        for a in ALL:
            for b in ALL:
                yield f"{name_of(a)} {name_of(b)}", [draw(rng, (3,), a, 1, 3), draw(rng, (3,), b, 1, 3)]
        yield "shapes differ", [torch.ones(2), torch.ones(3)]
        yield "empty and one", [torch.ones(0, 3), torch.ones(1)]
        yield "empty and two", [torch.ones(0), torch.ones(2)]
    return make


def edge(op, f, inputs):
    return Row(op, "edges", f, inputs, refuses=True)


def axis(name, *, flag=False, dtypes=ALL, special=True, f=None):
    call = f or (lambda x, d, *k: getattr(torch, name)(x, d.item(), *(flag.item() for flag in k)))
    return Row(name, "axes", call, with_axis(flag, dtypes, special), refuses=True)


ROWS = [
    *[edge(n, getattr(torch, n), tensors()) for n in (
        "abs", "sign", "floor", "ceil", "round", "trunc", "neg", "exp", "expm1", "log", "log1p", "log2",
        "log10", "erf", "sin", "cos", "sqrt", "rsqrt", "reciprocal", "square", "isnan", "isinf", "isfinite",
        "logical_not", "bitwise_not", "nan_to_num", "relu", "sigmoid", "tanh", "sum", "mean", "max",
        "min", "argmax", "argmin", "all", "any", "count_nonzero", "norm", "std", "nonzero")],
    edge("prod", torch.prod, tensors(special=False)),
    edge("var", lambda x: torch.var(x.detach()), tensors()),
    *[edge(n, getattr(F, n), tensors()) for n in (
        "relu6", "hardtanh", "leaky_relu", "elu", "celu", "selu", "hardshrink", "softshrink", "tanhshrink",
        "softplus", "softsign", "gelu", "silu", "mish")],
    edge("log_sigmoid", F.logsigmoid, tensors()),
    *[edge(n, getattr(torch, n), dtype_pairs()) for n in (
        "add", "sub", "mul", "div", "remainder", "fmod", "pow", "maximum", "minimum", "eq", "lt",
        "logical_and", "logical_xor", "bitwise_and", "clamp_min")],
    edge("floor_divide", lambda a, b: torch.div(a, b, rounding_mode="floor"), dtype_pairs()),
    edge("where", lambda a, b: torch.where(torch.tensor(True), a, b), dtype_pairs()),
    *[axis(n, flag=True) for n in ("sum", "mean", "prod", "max", "min", "argmax", "argmin",
                                   "all", "any", "logsumexp")],
    *[axis(n, flag=True, special=False) for n in ("amax", "amin")],
    axis("var", flag=True, f=lambda x, d, k: torch.var(x.detach(), d.item(), k.item())),
    axis("std", flag=True, f=lambda x, d, k: torch.std(x, d.item(), k.item())),
    axis("norm", flag=True, f=lambda x, d, k: torch.norm(x, 2, d.item(), k.item())),
    axis("sort", flag=True, f=lambda x, d, k: torch.sort(x, stable=True, dim=d.item(), descending=k.item())),
    *[axis(n) for n in ("cumsum", "softmax", "log_softmax", "count_nonzero", "squeeze",
                        "unsqueeze", "unbind")],
    axis("cumprod", special=False),
    axis("glu", f=lambda x, d: F.glu(x, d.item())),
    axis("select", f=lambda x, d: x.select(d.item(), -1)),
    axis("narrow", f=lambda x, d: x.narrow(d.item(), 0, 1)),
    axis("chunk", f=lambda x, d: torch.chunk(x, 2, d.item())),
    axis("split", f=lambda x, d: torch.split(x, 2, d.item())),
    axis("flip", f=lambda x, d: torch.flip(x, (d.item(),))),
    axis("roll", f=lambda x, d: torch.roll(x, 1, d.item())),
    axis("cat", f=lambda x, d: torch.cat([x, x], d.item())),
    axis("stack", f=lambda x, d: torch.stack([x, x], d.item())),
    axis("transpose", f=lambda x, d: torch.transpose(x, d.item(), -1)),
    axis("flatten", f=lambda x, d: torch.flatten(x, d.item())),
    axis("topk", f=lambda x, d: x.topk(1, d.item()), special=False),
    axis("index_select", f=lambda x, d: x.index_select(d.item(), torch.tensor([0]))),
    axis("gather", f=lambda x, d: x.gather(d.item(), torch.zeros_like(x, dtype=torch.int64))),
    axis("scatter_add",
         f=lambda x, d: x.scatter_add(d.item(), torch.zeros_like(x, dtype=torch.int64), torch.ones_like(x))),
    axis("index_fill", f=lambda x, d: x.index_fill(d.item(), torch.tensor([-1]), 1)),
    axis("diagonal", f=lambda x, d: torch.diagonal(x, 0, d.item(), -1), special=False),
]
