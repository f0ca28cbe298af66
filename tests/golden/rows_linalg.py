"""Matrix products."""

import torch
import torch.nn.functional as F

from inputs import *

PRODUCTS = [
    ((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 2)), ((2, 3), (3, 4)), ((2, 2, 3), (3,)),
    ((3,), (2, 3, 2)), ((2, 2, 3), (3, 2)), ((2, 3), (2, 3, 2)), ((2, 2, 3), (2, 3, 1)),
    ((2, 1, 2, 3), (2, 3, 2)), ((1, 1), (1, 1)), ((0, 3), (3, 2)), ((2, 0), (0, 3)),
    ((2, 0, 3), (2, 3, 2)), ((2, 2, 0), (0, 2)), ((2, 2, 0), (2, 0, 3)), ((2, 0, 3), (3, 2)),
    ((17, 20), (20, 9))]


def layers(rng):
    for dtype in FLOATS:
        for shape in [(4, 3), (3,), (2, 2, 3), (0, 3), (2, 0, 3)]:
            yield (f"{name_of(dtype)} {shape_name(shape)}",
                   [draw(rng, s, dtype) for s in (shape, (2, 3), (2,))])


ROWS = [
    Row("mm", "", torch.mm, pairs(((2, 3), (3, 4)), ((1, 1), (1, 1)), ((0, 3), (3, 2)),
                                  ((2, 0), (0, 3)), ((17, 20), (20, 9)))),
    Row("mm", "transposed", lambda a, b: torch.mm(a.t(), b.t()),
        pairs(((3, 2), (4, 3)), ((20, 17), (9, 20)))),
    Row("matmul", "", torch.matmul, pairs(*PRODUCTS)),
    Row("matmul", "transposed", lambda a, b: a.mT @ b.mT,
        pairs(((2, 3, 2), (2, 2, 3)), ((3, 2), (2, 2, 3)))),
    Row("linear", "", F.linear, layers),
    Row("linear", "no bias", F.linear, pairs(((4, 3), (2, 3)), ((3,), (2, 3)), ((2, 2, 3), (1, 3)))),
]
