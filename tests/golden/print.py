"""Writes print.txt: how Python's PyTorch prints the tensors of tests/core/print_test.cpp.

Run by hand with python3-torch 1.13:  /usr/bin/python3 tests/golden/print.py
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
