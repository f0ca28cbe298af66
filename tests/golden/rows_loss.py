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


def of_three(rng):
    yield "float32 4x3", [draw(rng, (4, 3), torch.float32), torch.tensor([0, 2, 1, 2])]


def one_row(rng):
    yield "float64 3", [draw(rng, (3,), torch.float64), torch.tensor(1)]


def probabilities(rng):
    for dtype in FLOATS:
        yield name_of(dtype), [draw(rng, (2, 3), dtype, 0, 1), draw(rng, (2, 3), dtype, 0, 1)]


def logits(rng):
    for dtype in FLOATS:
        yield name_of(dtype), [draw(rng, (2, 3), dtype, -5, 5), draw(rng, (2, 3), dtype, 0, 1)]
        yield (f"{name_of(dtype)} large",
               [torch.tensor([100.0, -100.0, 0.0], dtype=dtype), draw(rng, (3,), dtype, 0, 1)])


ROWS = [
    Row("cross_entropy", "", F.cross_entropy, both(classes, ignored)),
    Row("cross_entropy", "sum", lambda x, t: F.cross_entropy(x, t, reduction="sum"),
        both(classes, ignored)),
    Row("cross_entropy", "none", lambda x, t: F.cross_entropy(x, t, reduction="none"),
        both(classes, ignored)),
    Row("cross_entropy", "ignore_index", lambda x, t: F.cross_entropy(x, t, ignore_index=0), classes),
    Row("nll_loss", "", F.nll_loss, both(classes, ignored)),
    Row("nll_loss", "sum", lambda x, t: F.nll_loss(x, t, reduction="sum"), both(classes, ignored)),
    Row("nll_loss", "none", lambda x, t: F.nll_loss(x, t, reduction="none"), both(classes, ignored)),
    Row("nll_loss", "weights", lambda x, t: F.nll_loss(x, t, weight=torch.tensor([0.5, 1, 2]).to(x)),
        both(of_three, ignored)),
    Row("nll_loss", "one row", F.nll_loss, one_row),
    Row("binary_cross_entropy", "", F.binary_cross_entropy, probabilities),
    Row("binary_cross_entropy", "weights",
        lambda x, t: F.binary_cross_entropy(x, t, torch.tensor([0.5, 1, 2]).to(x), reduction="none"),
        probabilities),
    Row("binary_cross_entropy_with_logits", "", F.binary_cross_entropy_with_logits, logits),
    Row("binary_cross_entropy_with_logits", "weights", lambda x, t: F.binary_cross_entropy_with_logits(
        x, t, torch.tensor([0.5, 1, 2]).to(x), pos_weight=torch.tensor([3, 0.5, 1]).to(x),
        reduction="sum"), logits),
    Row("mse_loss", "", F.mse_loss, pairs(((2, 3), (2, 3)))),
    Row("mse_loss", "sum", lambda x, t: F.mse_loss(x, t, reduction="sum"), pairs(((2, 3), (2, 3)))),
    Row("l1_loss", "", F.l1_loss, pairs(((2, 3), (2, 3)))),
    Row("smooth_l1_loss", "", F.smooth_l1_loss, pairs(((4, 5), (4, 5)))),
    Row("smooth_l1_loss", "beta", lambda x, t: F.smooth_l1_loss(x, t, reduction="none", beta=0.5),
        pairs(((4, 5), (4, 5)))),
    Row("smooth_l1_loss", "beta 0", lambda x, t: F.smooth_l1_loss(x, t, beta=0.0),
        pairs(((4, 5), (4, 5)))),
    Row("huber_loss", "", F.huber_loss, pairs(((4, 5), (4, 5)))),
    Row("huber_loss", "delta", lambda x, t: F.huber_loss(x, t, reduction="sum", delta=0.5),
        pairs(((4, 5), (4, 5)))),
]
