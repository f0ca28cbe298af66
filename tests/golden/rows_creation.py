"""New tensors. The cases have no inputs."""

import torch

from inputs import *

ALONE = given(alone=[])
MODELS = shapes((2, 3), (), (0,), dtypes=ALL)

ROWS = [
    Row("zeros", "", lambda: torch.zeros(2, 0, 3), ALONE),
    Row("zeros", "int32", lambda: torch.zeros((), dtype=torch.int32), ALONE),
    Row("ones", "", lambda: torch.ones(2, 3), ALONE),
    Row("ones", "bool", lambda: torch.ones(3, dtype=torch.bool), ALONE),
    Row("full", "float", lambda: torch.full((2, 2), 1.5), ALONE),
    Row("full", "integer", lambda: torch.full((2,), 7), ALONE),
    Row("full", "bool", lambda: torch.full((2,), True), ALONE),
    Row("zeros_like", "", torch.zeros_like, MODELS),
    Row("ones_like", "", torch.ones_like, MODELS),
    Row("full_like", "", lambda x: torch.full_like(x, 3), MODELS),
    Row("arange", "", lambda: torch.arange(5), ALONE),
    Row("arange", "float", lambda: torch.arange(-8.0, 8.0, 0.1), ALONE),
    Row("arange", "float64", lambda: torch.arange(0, 1, 0.1, dtype=torch.float64), ALONE),
    Row("arange", "down", lambda: torch.arange(5, -4, -3), ALONE),
    Row("arange", "nothing", lambda: torch.arange(2, 2), ALONE),
    Row("arange", "converted", lambda: torch.arange(0.5, 3.9, dtype=torch.int32), ALONE),
    Row("arange", "int64 converted", lambda: torch.arange(0.5, 3.9, dtype=torch.int64), ALONE),
    Row("arange", "uint8", lambda: torch.arange(0, 10, 2.5, dtype=torch.uint8), ALONE),
    Row("arange", "bool", lambda: torch.arange(True), ALONE),
    Row("arange", "large", lambda: torch.arange(2**62, 2**62 + 9, 4), ALONE),
    Row("eye", "", lambda: torch.eye(3), ALONE),
    Row("eye", "wide", lambda: torch.eye(2, 4, dtype=torch.bool), ALONE),
    Row("eye", "high", lambda: torch.eye(3, 1, dtype=torch.int64), ALONE),
    Row("eye", "empty", lambda: torch.eye(0, 3), ALONE),
    Row("linspace", "", lambda: torch.linspace(-3, 7.1, 97), ALONE),
    Row("linspace", "float64", lambda: torch.linspace(1, -1e-3, 50, dtype=torch.float64), ALONE),
    Row("linspace", "int32", lambda: torch.linspace(-3, 10, 5, dtype=torch.int32), ALONE),
    Row("linspace", "int64", lambda: torch.linspace(2.7, -10, 5, dtype=torch.int64), ALONE),
    Row("linspace", "uint8", lambda: torch.linspace(-3, 255, 6, dtype=torch.uint8), ALONE),
    Row("linspace", "none", lambda: torch.linspace(0, 1, 0), ALONE),
    Row("linspace", "one", lambda: torch.linspace(5, 1, 1), ALONE),
    Row("linspace", "two", lambda: torch.linspace(5, 1, 2), ALONE),
    Row("logspace", "", lambda: torch.logspace(-3, 3, 20), ALONE),
    Row("logspace", "base 2", lambda: torch.logspace(0, 8, 6, 2.0, dtype=torch.float64), ALONE),
    Row("logspace", "int64", lambda: torch.logspace(0, 3, 5, 2.5, dtype=torch.int64), ALONE),
    Row("logspace", "uint8", lambda: torch.logspace(0, 2, 4, dtype=torch.uint8), ALONE),
    Row("logspace", "one", lambda: torch.logspace(2, 3, 1), ALONE),
    Row("logspace", "negative base", lambda: torch.logspace(0, 3, 3, -1), ALONE),
    Row("scalar_tensor", "", lambda: torch.scalar_tensor(2.5), ALONE),
    Row("scalar_tensor", "integer", lambda: torch.scalar_tensor(3), ALONE),
    Row("new_zeros", "", lambda x: x.new_zeros(2), MODELS),
    Row("new_ones", "", lambda x: x.new_ones(2), MODELS),
    Row("new_full", "", lambda x: x.new_full((1, 2), 1.5), MODELS),
    Row("new_tensor", "", lambda x: x.new_tensor([1.5, 0.0]), MODELS),
    Row("tensor", "nested", lambda: torch.tensor([[1.5, 2.0], [3.0, 4.0]]), ALONE),
    Row("tensor", "integers", lambda: torch.tensor([[[1, 2, 3]]]), ALONE),
    Row("tensor", "empty", lambda: torch.tensor([[], []]), ALONE),
    Row("tensor", "bools", lambda: torch.tensor([True, False]), ALONE),
]
