"""Activation functions."""

import torch
import torch.nn.functional as F

from inputs import *

STACKS = shapes((2, 5), (3, 1), (2, 3, 4), (0, 3), (2, 33), lo=-5, hi=5)
EDGE_ROWS = given(
    infinite=[[[0.0, -INF, 1.0], [INF, 0.0, 1.0], [NAN, 0.0, 1.0], [-INF, -INF, -INF]]],
    large=[[[1e4, 0.0, -1e4], [-1e30, -1e30, 0.0], [88.0, 89.0, 1e3], [1.0, 1.0, 1.0]]])

ROWS = [
    Row("relu", "", torch.relu, unary(edges=EDGES[:7] + EDGES[8:])),
    Row("sigmoid", "", torch.sigmoid, unary()),
    Row("tanh", "", torch.tanh, unary()),
    Row("softmax", "last axis", lambda x: x.softmax(-1), both(STACKS, EDGE_ROWS)),
    Row("softmax", "first axis", lambda x: x.softmax(0), both(STACKS, shapes(()))),
    Row("log_softmax", "last axis", lambda x: x.log_softmax(-1), both(STACKS, EDGE_ROWS)),
    Row("log_softmax", "first axis", lambda x: x.log_softmax(0), both(STACKS, shapes(()))),
]
