"""Losses with their options."""

import torch
import torch.nn.functional as F

from inputs import *

WEIGHT = [0.5, 2.0, 1.0]


def rows(rng):
    """Classes for rows of scores: a matrix, more axes, one row, float32."""
    for label, shape in [("matrix", (4, 3)), ("images", (2, 3, 2, 2)), ("row", (3,))]:
        batch = shape[:1] + shape[2:] if len(shape) > 1 else ()
        yield label, [draw(rng, shape, torch.float64), torch.randint(3, batch, generator=rng)]
    yield "float32", [draw(rng, (5, 3), torch.float32), torch.randint(3, (5,), generator=rng)]


def probabilities(rng):
    for label, shape in [("matrix", (4, 3)), ("images", (2, 3, 2)), ("row", (3,))]:
        p = draw(rng, shape, torch.float64, 0.0, 1.0)
        yield label, [draw(rng, shape, torch.float64), p / p.sum(0 if len(shape) == 1 else 1, True)]


def loss(**options):
    def f(x, t):
        weight = torch.tensor(WEIGHT, dtype=x.dtype) if options.get("weight") else None
        return F.cross_entropy(x, t, **{**options, "weight": weight})
    return f


ROWS = [
    Row("cross_entropy", f"{what}{name}, {reduction}", loss(reduction=reduction, **options), inputs)
    for what, inputs in [("classes", rows), ("probabilities", probabilities)]
    for name, options in [("", {}), (", weight", {"weight": True}),
                          (", smoothing", {"label_smoothing": 0.2}),
                          (", weight, smoothing", {"weight": True, "label_smoothing": 0.2})]
    for reduction in ("none", "sum", "mean")
] + [
    Row("cross_entropy", "ignored", loss(weight=True, label_smoothing=0.2, ignore_index=1), rows),
    Row("cross_entropy", "ignored, none",
        loss(label_smoothing=0.2, ignore_index=1, reduction="none"), rows),
]
