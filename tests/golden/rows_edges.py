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


def tensors(special=True):
    """float32 in every shape, every dtype, and special values."""
    def make(rng):
        for shape in SHAPES:
            yield f"shape {shape_name(shape)}", [draw(rng, shape, torch.float32)]
        for dtype in ALL:
            yield name_of(dtype), [draw(rng, (4,), dtype, 0, 3)]
        if special:
            yield "special", [torch.tensor(SPECIAL)]
    return make


def with_axis(flag, special):
    """The same with axes, some out of range, and perhaps a flag: keepdim, descending, unbiased."""
    def make(rng):
        for shape in SHAPES:
            for d in range(-3, 3):
                yield (f"shape {shape_name(shape)} axis {d}",
                       [draw(rng, shape, torch.float32), torch.tensor([d] + [d % 2] * flag)])
        for dtype in ALL:
            yield name_of(dtype), [draw(rng, (2, 3), dtype, 0, 3), torch.tensor([-1] + [0] * flag)]
        for d in (0, 1) if special else ():
            yield f"special {d}", [torch.tensor(SPECIAL), torch.tensor([d] + [1] * flag)]
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


FACTORS = [(), (3,), (0,), (2, 3), (3, 2), (3, 0), (0, 3), (2, 2, 3), (1, 3, 2)]


def factors(rng):
    """Every pair of shapes that products are made of or not, and dtypes."""
    for a in FACTORS:
        for b in FACTORS:
            yield (f"{shape_name(a)} {shape_name(b)}",
                   [draw(rng, a, torch.float32), draw(rng, b, torch.float32)])
    for a, b in [(torch.float64, torch.float64), (torch.float32, torch.float64), (torch.int64, torch.int64),
                 (torch.int32, torch.int32), (torch.uint8, torch.uint8), (torch.int64, torch.float32)]:
        for shape in [(3,), (2, 2), (1, 2, 2)]:
            yield (f"{name_of(a)} {name_of(b)} {shape_name(shape)}",
                   [draw(rng, shape, a), draw(rng, shape, b)])


def bounds(rng):
    """Indices inside and outside of what they pick from. PyTorch does not check them where slices are
    empty, and gives a value of chance for no index into a scalar; Taper refuses both."""
    for shape in [(0,), (0, 3), (2, 3)]:
        for index in ([], [0], [-1], [1, 0], [2], [-3], [7], [-7]):
            yield f"{shape_name(shape)} {index}", [draw(rng, shape, torch.float32),
                                                   torch.tensor(index, dtype=torch.int64)]


def classes(rng):
    """Rows and class numbers: none, one, out of range, in the wrong number."""
    for shape, target in [((2, 3), [0, 2]), ((2, 3), [0, 3]), ((2, 3), [-1, 0]), ((2, 3), [0]), ((0, 3), []),
                          ((2, 3), [-100, -100]), ((2, 1), [0, 0]), ((3,), 1), ((3,), 3), ((3,), [0])]:
        yield f"{shape_name(shape)} {target}", [draw(rng, shape, torch.float32),
                                                torch.tensor(target, dtype=torch.int64)]


def losses(rng):
    for a, b in [((2, 3), (2, 3)), ((2, 3), (3,)), ((), ()), ((0,), (0,)), ((2,), (3,))]:
        yield f"{shape_name(a)} {shape_name(b)}", [torch.rand(a, generator=rng), torch.rand(b, generator=rng)]
    yield "0 and 1", [torch.tensor([0.0, 1.0, 0.0, 1.0]), torch.tensor([0.0, 1.0, 1.0, 0.0])]
    yield "above 1", [torch.tensor([1.5]), torch.tensor([1.0])]
    yield "NaN", [torch.tensor([NAN]), torch.tensor([1.0])]
    yield "infinite", [torch.tensor([INF, -INF, 1e30]), torch.tensor([0.0, 1.0, -1e30])]


def edge(op, f, inputs):
    return Row(op, "edges", f, inputs, refuses=True)


def axis(name, f=None, *, flag=False, special=True):
    """`f`, or the function of that name, of x, the axis and the flag."""
    call = f or getattr(torch, name)

    def f_of_tensors(x, arguments):
        d, *flags = arguments.tolist()
        return call(x, d, *map(bool, flags))
    return Row(name, "axes", f_of_tensors, with_axis(flag, special), refuses=True)


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
    axis("var", lambda x, d, k: torch.var(x.detach(), d, k), flag=True),
    axis("std", torch.std, flag=True),
    axis("norm", lambda x, d, k: torch.norm(x, 2, d, k), flag=True),
    axis("sort", lambda x, d, k: torch.sort(x, stable=True, dim=d, descending=k), flag=True),
    *[axis(n) for n in ("cumsum", "softmax", "log_softmax", "count_nonzero", "squeeze",
                        "unsqueeze", "unbind")],
    axis("cumprod", special=False),
    axis("glu", lambda x, d: F.glu(x, d)),
    axis("select", lambda x, d: x.select(d, -1)),
    axis("narrow", lambda x, d: x.narrow(d, 0, 1)),
    axis("chunk", lambda x, d: torch.chunk(x, 2, d)),
    axis("split", lambda x, d: torch.split(x, 2, d)),
    axis("flip", lambda x, d: torch.flip(x, (d,))),
    axis("roll", lambda x, d: torch.roll(x, 1, d)),
    axis("cat", lambda x, d: torch.cat([x, x], d)),
    axis("stack", lambda x, d: torch.stack([x, x], d)),
    axis("transpose", lambda x, d: torch.transpose(x, d, -1)),
    axis("flatten", lambda x, d: torch.flatten(x, d)),
    axis("topk", lambda x, d: x.topk(1, d), special=False),
    axis("index_select", lambda x, d: x.index_select(d, torch.tensor([0]))),
    axis("gather", lambda x, d: x.gather(d, torch.zeros_like(x, dtype=torch.int64))),
    axis("scatter_add",
         lambda x, d: x.scatter_add(d, torch.zeros_like(x, dtype=torch.int64), torch.ones_like(x))),
    axis("index_fill", lambda x, d: x.index_fill(d, torch.tensor([-1]), 1)),
    *[edge(n, getattr(torch, n), factors) for n in ("mm", "bmm", "matmul", "mv", "dot", "outer")],
    edge("addmm", lambda a, b: torch.addmm(torch.ones(1), a, b), factors),
    edge("einsum", lambda a, b: torch.einsum("...i,...ij->...j", a, b), factors),
    edge("index_select", lambda x, i: x.index_select(0, i), bounds),
    edge("index_add", lambda x, i: x.index_add(0, i, torch.ones_like(x)), bounds),
    edge("index_copy", lambda x, i: x.index_copy(0, i, torch.ones_like(x)), bounds),
    edge("index_fill", lambda x, i: x.index_fill(0, i, 5), bounds),
    edge("gather", lambda x, i: x.gather(0, i), bounds),
    edge("scatter", lambda x, i: x.scatter(0, i, 5.0), bounds),
    edge("take", lambda x, i: x.take(i), bounds),
    edge("put", lambda x, i: x.put(i, torch.ones(len(i))), bounds),
    edge("index", lambda x, i: x[i], bounds),
    edge("index_put", lambda x, i: x.index_put((i,), torch.tensor(5.0)), bounds),
    edge("masked_select", lambda x, i: x.masked_select(i > 0), bounds),
    edge("masked_fill", lambda x, i: x.masked_fill(i > 0, 5), bounds),
    edge("nll_loss", F.nll_loss, classes),
    edge("cross_entropy", F.cross_entropy, classes),
    *[edge(n, getattr(F, n), losses) for n in ("mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss",
                                               "binary_cross_entropy", "binary_cross_entropy_with_logits")],
    axis("diagonal", lambda x, d: torch.diagonal(x, 0, d, -1), special=False),
]
