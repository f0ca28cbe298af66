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


def added(rng):
    for dtype in FLOATS:
        for shape in [(2, 2), (2,), ()]:
            yield (f"{name_of(dtype)} {shape_name(shape)}",
                   [draw(rng, s, dtype) for s in (shape, (2, 3), (3, 2))])


ROWS = [
    Row("pairwise_distance", "", torch.pairwise_distance,
        pairs(((2, 3), (2, 3)), ((3,), (3,)), ((2, 3), (3,)), ((2, 0), (2, 0)))),
    Row("pairwise_distance", "p 1, keepdim", lambda a, b: torch.pairwise_distance(a, b, 1.0, 0.5, True),
        pairs(((2, 3), (2, 3)))),
    Row("mm", "", torch.mm, pairs(((2, 3), (3, 4)), ((1, 1), (1, 1)), ((0, 3), (3, 2)),
                                  ((2, 0), (0, 3)), ((17, 20), (20, 9)))),
    Row("mm", "transposed", lambda a, b: torch.mm(a.t(), b.t()),
        pairs(((3, 2), (4, 3)), ((20, 17), (9, 20)))),
    Row("matmul", "", torch.matmul, pairs(*PRODUCTS)),
    Row("matmul", "transposed", lambda a, b: a.mT @ b.mT,
        pairs(((2, 3, 2), (2, 2, 3)), ((3, 2), (2, 2, 3)))),
    Row("linear", "", F.linear, layers),
    Row("linear", "no bias", F.linear, pairs(((4, 3), (2, 3)), ((3,), (2, 3)), ((2, 2, 3), (1, 3)))),
    Row("bmm", "", torch.bmm, pairs(((2, 2, 3), (2, 3, 4)), ((1, 1, 1), (1, 1, 1)), ((0, 2, 3), (0, 3, 1)))),
    Row("mv", "", torch.mv, pairs(((2, 3), (3,)), ((0, 3), (3,)))),
    Row("dot", "", torch.dot, pairs(((3,), (3,)), ((0,), (0,)))),
    Row("outer", "", torch.outer, pairs(((3,), (2,)), ((0,), (2,)))),
    Row("addmm", "", lambda c, a, b: torch.addmm(c, a, b, beta=0.5, alpha=2), added),
    Row("addmm", "beta 0", lambda c, a, b: torch.addmm(c, a, b, beta=0, alpha=2), added),
    Row("einsum", "product", lambda a, b: torch.einsum("ij,jk->ik", a, b), pairs(((2, 3), (3, 4)))),
    Row("einsum", "implicit", lambda a, b: torch.einsum("ji,jk", a, b), pairs(((3, 2), (3, 4)))),
    Row("einsum", "stacks", lambda a, b: torch.einsum("bij, b j k -> k b i", a, b),
        pairs(((2, 2, 3), (2, 3, 4)))),
    Row("einsum", "ellipsis", lambda a, b: torch.einsum("...ij,...jk->...ik", a, b),
        pairs(((2, 3), (3, 4)), ((2, 1, 2, 3), (4, 3, 2)))),
    Row("einsum", "dot", lambda a, b: torch.einsum("i,i->", a, b), pairs(((3,), (3,)))),
    Row("einsum", "outer", lambda a, b: torch.einsum("i,j->ji", a, b), pairs(((3,), (2,)))),
    Row("einsum", "sums", lambda a, b: torch.einsum("ijk,kl->l", a, b), pairs(((2, 2, 3), (3, 4)))),
    Row("einsum", "diagonal", lambda a: torch.einsum("iji->j", a), shapes((3, 2, 3))),
    Row("einsum", "transpose", lambda a: torch.einsum("...ij->...ji", a), shapes((2, 3), (2, 2, 3))),
    Row("cosine_similarity", "", F.cosine_similarity, pairs(((2, 3), (2, 3)), ((2, 3), (1, 3)))),
    Row("cosine_similarity", "dim 0", lambda a, b: F.cosine_similarity(a, b, 0),
        pairs(((2, 3), (2, 3)))),
]
