"""Random numbers: many draws from one stream, so that each must take as many numbers as PyTorch does."""

import torch

from inputs import *

SEEDS = (0, 2**32 - 1, 2**40 + 7)
SIZES = (1, 7, 15, 16, 17, 40)


def seeds_and_sizes(rng):
    for seed in SEEDS:
        for n in SIZES:
            yield f"{seed} {n}", [torch.tensor(seed), torch.tensor(n)]


def stream(f):
    """f(n, dtype) for both dtypes in turn, twice, after manual_seed(seed)."""
    def draw(seed, n):
        torch.manual_seed(seed.item())
        return [y for dtype in FLOATS * 2 for y in f(n.item(), dtype)]
    return draw


WEIGHTS = [0.5, 2.0, 0.0, 1.0, 3.0]

ROWS = [
    Row("rand", "and randn", stream(lambda n, t: (
        torch.rand(n, dtype=t), torch.randn(n, dtype=t), torch.rand(n, dtype=t))), seeds_and_sizes),
    Row("normal_", "and uniform_", stream(lambda n, t: (
        torch.empty(n, dtype=t).normal_(2, 3), torch.empty(n, dtype=t).uniform_(-1, 3))), seeds_and_sizes),
    Row("randint", "and others", stream(lambda n, t: (
        torch.randint(-5, 100, (n,)), torch.randint(2**40, (n,)), torch.randperm(n),
        torch.empty(n, dtype=t).random_(), torch.empty(n, dtype=t).random_(50))), seeds_and_sizes),
    Row("bernoulli", "and exponential_", stream(lambda n, t: (
        torch.bernoulli(torch.full((n,), 0.3, dtype=t)), torch.empty(n, dtype=t).bernoulli_(0.7),
        torch.empty(n, dtype=t).exponential_(2))), seeds_and_sizes),
    Row("multinomial", "", stream(lambda n, t: (
        torch.multinomial(torch.tensor(WEIGHTS, dtype=t), n, True),
        torch.multinomial(torch.tensor(WEIGHTS, dtype=t), min(n, 4)))), seeds_and_sizes),
    Row("Generator", "", lambda seed, n: (
        torch.manual_seed(1).initial_seed() * torch.ones(1), torch.randn(3),
        torch.randn(n.item(), generator=torch.Generator().manual_seed(seed.item())), torch.randn(3)),
        seeds_and_sizes),
]
