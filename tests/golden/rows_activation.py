"""Activation functions."""

import torch
import torch.nn.functional as F

from inputs import *

SIGNED = FLOATS + (torch.int32, torch.int64)
STACKS = shapes((2, 5), (3, 1), (2, 3, 4), (0, 3), (2, 33), lo=-5, hi=5)
EDGE_ROWS = given(
    infinite=[[[0.0, -INF, 1.0], [INF, 0.0, 1.0], [NAN, 0.0, 1.0], [-INF, -INF, -INF]]],
    large=[[[1e4, 0.0, -1e4], [-1e30, -1e30, 0.0], [88.0, 89.0, 1e3], [1.0, 1.0, 1.0]]])

ROWS = [
    Row("relu", "", F.relu, unary(NUMBERS)),
    Row("relu6", "", F.relu6, unary(NUMBERS, hi=9)),
    Row("hardtanh", "", F.hardtanh, unary(SIGNED)),
    Row("hardtanh", "bounds", lambda x: F.hardtanh(x, -0.5, 1.5), unary(FLOATS)),
    Row("threshold", "", lambda x: F.threshold(x, 0.5, 7), unary(FLOATS)),
    Row("leaky_relu", "", F.leaky_relu, unary(FLOATS)),
    Row("leaky_relu", "slope", lambda x: F.leaky_relu(x, 0.2), unary(FLOATS)),
    Row("prelu", "", F.prelu, pairs(((2, 3), (1,)), ((), (1,)), ((2, 3, 2), (3,)), ((4,), (1,)))),
    Row("rrelu", "eval", F.rrelu, unary(FLOATS)),
    Row("elu", "", F.elu, unary(FLOATS)),
    Row("elu", "alpha", lambda x: F.elu(x, 1.5), unary(FLOATS)),
    Row("celu", "alpha", lambda x: F.celu(x, 2.0), unary(FLOATS)),
    Row("selu", "", F.selu, unary(FLOATS)),
    Row("hardshrink", "", F.hardshrink, unary(FLOATS)),
    Row("softshrink", "", F.softshrink, unary(FLOATS)),
    Row("sigmoid", "", torch.sigmoid, unary(ALL)),
    Row("log_sigmoid", "", F.logsigmoid, unary(FLOATS)),
    Row("tanh", "", torch.tanh, unary(ALL)),
    Row("tanhshrink", "", F.tanhshrink, unary(NUMBERS)),
    Row("softplus", "", F.softplus, unary(FLOATS)),
    Row("softplus", "beta, threshold", lambda x: F.softplus(x, 2, 1), unary(FLOATS)),
    Row("softsign", "", F.softsign, unary(NUMBERS)),
    Row("gelu", "", F.gelu, unary(FLOATS)),
    Row("gelu", "tanh", lambda x: F.gelu(x, approximate="tanh"), unary(FLOATS)),
    Row("silu", "", F.silu, unary(FLOATS)),
    Row("mish", "", F.mish, unary(FLOATS)),
    Row("glu", "last axis", F.glu, shapes((2, 4), (0, 2))),
    Row("glu", "middle axis", lambda x: F.glu(x, 1), shapes((2, 4, 3))),
    Row("softmax", "dtype", lambda x: F.softmax(x, 0, dtype=torch.float64),
        shapes((2, 3), dtypes=ALL)),
    Row("log_softmax", "middle axis", lambda x: F.log_softmax(x, 1), shapes((2, 4, 3))),
    Row("log_softmax", "dtype", lambda x: F.log_softmax(x, 0, dtype=torch.float64),
        shapes((2, 3), dtypes=ALL)),
    Row("softmax", "last axis", lambda x: x.softmax(-1), both(STACKS, EDGE_ROWS)),
    Row("softmax", "first axis", lambda x: x.softmax(0), both(STACKS, shapes(()))),
    Row("log_softmax", "last axis", lambda x: x.log_softmax(-1), both(STACKS, EDGE_ROWS)),
    Row("log_softmax", "first axis", lambda x: x.log_softmax(0), both(STACKS, shapes(()))),
]
