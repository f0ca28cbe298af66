"""Losses."""

import torch
import torch.nn.functional as F

from inputs import *


def classes(rng):
    for dtype in FLOATS:
        for n, c in [(4, 3), (1, 5), (3, 1), (7, 20)]:
            yield (f"{name_of(dtype)} {n}x{c}",
                   [draw(rng, (n, c), dtype, -5, 5), torch.randint(c, (n,), generator=rng)])
    yield "large", [torch.tensor([[1e4, 0.0], [0.0, 1e4], [-1e30, 0.0]]), torch.tensor([0, 0, 1])]


def ignored(rng):
    for label, target in [("some", [0, -100, 2, -100]), ("all", [-100] * 4)]:
        yield label, [draw(rng, (4, 3), torch.float64), torch.tensor(target)]


ROWS = [
    Row("cross_entropy", "", F.cross_entropy, both(classes, ignored)),
    Row("cross_entropy", "sum", lambda x, t: F.cross_entropy(x, t, reduction="sum"),
        both(classes, ignored)),
    Row("cross_entropy", "none", lambda x, t: F.cross_entropy(x, t, reduction="none"),
        both(classes, ignored)),
    Row("cross_entropy", "ignore_index", lambda x, t: F.cross_entropy(x, t, ignore_index=0), classes),
]
