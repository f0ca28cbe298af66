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
    Row("scalar_tensor", "", lambda: torch.scalar_tensor(2.5), ALONE),
    Row("tensor", "nested", lambda: torch.tensor([[1.5, 2.0], [3.0, 4.0]]), ALONE),
    Row("tensor", "integers", lambda: torch.tensor([[[1, 2, 3]]]), ALONE),
    Row("tensor", "bools", lambda: torch.tensor([True, False]), ALONE),
]
