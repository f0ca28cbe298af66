"""Writes print.txt: how Python's PyTorch prints the tensors of print_test.cpp.

Run by hand with python3-torch 1.13:  /usr/bin/python3 tests/core/autograd/print.py
Taper writes float64 where Python writes torch.float64; nothing else is changed.
"""

from pathlib import Path

import torch

NAN, INF = float("nan"), float("inf")

TENSORS = {
    "integers": torch.tensor([[1, -2], [30, 4]]),
    "scalar": torch.tensor(2.5),
    "whole": torch.tensor([1.0, 2.0, -30.0]),
    "decimals": torch.tensor([1.0, 0.25, -30.125]),
    "scientific": torch.tensor([1e-5, 1.0, 2.0]),
    "big whole": torch.tensor([1.0, 2e9]),
    "nan and inf": torch.tensor([NAN, 1.5, INF, -INF]),
    "only nan and inf": torch.tensor([NAN, INF]),
    "negative zeros": torch.tensor([-0.0, 0.0, 2.0]),
    "beside infinity": torch.tensor([1e-7, INF, NAN], dtype=torch.float64),
    "tiny": torch.tensor([1e-30, -3e-38]),
    "huge": torch.tensor([[3.4e38, 1.0], [-1.0, 0.5]]),
    "range of 1000": torch.tensor([0.001, 1.0, 0.5]),
    "long integers": torch.tensor([2**62, -2**63, 7]),
    "scalar bool": torch.tensor(True),
    "scalar nan": torch.tensor(NAN, dtype=torch.float64),
    "expanded": torch.tensor([[1.5], [-2.25]]).expand(2, 4),
    "every third": torch.arange(30)[::3],
    "cut doubles": torch.linspace(-1, 1, 1001, dtype=torch.float64),
    "cut bools": (torch.arange(1002) % 3 == 0).view(2, 501),
    "zeros": torch.zeros(3),
    "bools": torch.tensor([True, False]),
    "doubles": torch.tensor([1.5], dtype=torch.float64),
    "bytes": torch.tensor([1, 200], dtype=torch.uint8),
    "rank 3": torch.arange(8.0).reshape(2, 2, 2),
    "transposed": torch.arange(6.0).reshape(2, 3).t(),
    "empty": torch.zeros(0),
    "empty matrix": torch.zeros(2, 0),
    "empty integers": torch.zeros(0, 3, dtype=torch.int32),
    "long row": torch.arange(30.0) / 7,
    "cut row": torch.arange(2000),
    "cut matrix": torch.arange(3000.0).reshape(30, 100) / 8,
    "cut narrow": torch.arange(2000.0).reshape(1000, 2),
    "cut rank 3": torch.arange(8000).reshape(20, 20, 20),
}

lines = []
for name, tensor in TENSORS.items():
    lines += [f"== {name}", repr(tensor).replace("torch.", "")]
Path(__file__).with_name("print.txt").write_text("\n".join(lines) + "\n")
