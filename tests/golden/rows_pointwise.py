"""Functions of one number: exponentials, powers, rounding, bounds."""

import torch

from inputs import *

POSITIVE = unary(lo=0.1)
INTEGERS = shapes((5,), dtypes=(*INTS, *BOOL), lo=1, hi=3)
INTO_FLOAT = both(unary(), INTEGERS)
HALVES = given(halves=[[-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 1e30, INF, -INF, NAN, -0.0, 0.3]])
BOUNDS = [[1.0, 2.0, 3.0, NAN, 0.0, -1.0], [1.5, 0.0, 5.0, 0.0, 0.0, 3.0], [4.0, 1.0, 4.0, 1.0, 0.0, -2.0]]

ROWS = [
    Row("exp", "", torch.exp, INTO_FLOAT),
    Row("expm1", "", torch.expm1, both(INTO_FLOAT, shapes((20,), lo=-1e-6, hi=1e-6))),
    Row("log", "", torch.log, both(POSITIVE, INTEGERS)),
    Row("log1p", "", torch.log1p, both(POSITIVE, shapes((20,), lo=-1e-6, hi=1e-6))),
    Row("log2", "", torch.log2, both(POSITIVE, INTEGERS)),
    Row("log10", "", torch.log10, both(POSITIVE, INTEGERS)),
    Row("erf", "", torch.erf, INTO_FLOAT),
    Row("sin", "", torch.sin, both(shapes((41,), lo=-50, hi=50), unary(edges=EDGES[:8]))),
    Row("cos", "", torch.cos, both(shapes((41,), lo=-50, hi=50), unary(edges=EDGES[:8]))),
    Row("sqrt", "", torch.sqrt, both(POSITIVE, INTEGERS)),
    Row("rsqrt", "", torch.rsqrt, POSITIVE),
    Row("reciprocal", "", torch.reciprocal, INTO_FLOAT),
    Row("square", "", torch.square, unary((*FLOATS, *INTS))),
    Row("pow", "tensor", torch.pow,
        both(pairs(*PAIRS, lo=0.1), pairs(*PAIRS[:4], dtypes=INTS, lo=0, hi=4),
             grid([0.0, 1.0, 2.0, -1.0, 0.5, INF, NAN]))),
    Row("pow", "square", lambda x: x ** 2, unary(NUMBERS)),
    Row("pow", "cube", lambda x: x ** 3, unary(NUMBERS)),
    Row("pow", "fraction", lambda x: x ** -1.5, POSITIVE),
    Row("pow", "half", lambda x: x ** 0.5, unary((*FLOATS, torch.int64))),
    Row("pow", "inverse", lambda x: x ** -1, unary(FLOATS)),
    Row("pow", "first", lambda x: x ** 1, unary(NUMBERS)),
    Row("pow", "zeroth", lambda x: x ** 0, unary(NUMBERS)),
    Row("pow", "of number", lambda x: 2.5 ** x, unary()),
    Row("abs", "", torch.abs, unary(NUMBERS)),
    Row("sign", "", torch.sign, unary(ALL)),
    Row("floor", "", torch.floor, both(unary(), HALVES)),
    Row("ceil", "", torch.ceil, both(unary(), HALVES)),
    Row("round", "", torch.round, both(unary(), HALVES)),
    Row("trunc", "", torch.trunc, both(unary(), HALVES)),
    Row("clamp", "", lambda x: x.clamp(-1, 0.5), unary()),
    Row("clamp", "integers", lambda x: x.clamp(0, 1), unary(NUMBERS)),
    Row("clamp", "crossed", lambda x: x.clamp(1, -1), unary()),
    Row("clamp", "tensors", torch.clamp,
        given(float=BOUNDS, float64=[torch.tensor(x, dtype=torch.float64) for x in BOUNDS])),
    Row("clamp", "tensors that broadcast",  # whose gradients PyTorch 1.13 does not sum
        lambda x, low, high: torch.clamp(x.detach(), low.detach(), high.detach()),
        given(mixed=[[1, 2, 3], [1.5], [[1.0], [2.0]]], floats=[[1.0, 2.0], 1.5, [[5.0], [1.0]]])),
    Row("clamp_min", "tensor", torch.clamp_min, binary()),
    Row("clamp_max", "tensor", torch.clamp_max, binary()),
    Row("clamp_min", "", lambda x: x.clamp_min(0), unary(NUMBERS)),
    Row("clamp_max", "", lambda x: x.clamp_max(1), unary(NUMBERS)),
    Row("nan_to_num", "", torch.nan_to_num, unary(NUMBERS)),
    Row("nan_to_num", "chosen", lambda x: torch.nan_to_num(x, 1.5, 2.0, -3.0), unary()),
    Row("isnan", "", torch.isnan, unary(ALL)),
    Row("isinf", "", torch.isinf, unary(ALL)),
    Row("isfinite", "", torch.isfinite, unary(ALL)),
]
