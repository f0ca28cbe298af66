#!/usr/bin/env python3
"""Writes tests/golden/<family>.safetensors: what PyTorch 1.13.1 computes, for Taper's tests.

Run by hand after a change of rows_<family>.py, never by the tests:

    apt-get install python3-torch          # 1.13.1 in Debian 12
    python3 tests/golden/generate.py [family ...]

Each row of a family names an operation and a variant, how PyTorch computes it, and its inputs. Each
input makes a case; its tensors are stored as "<operation>|<variant>|<case>|<slot>" with the slots
x<i> for inputs, y<i> for outputs, v<i> for the cotangent of an output, and g<i> for the gradient of
an input. A case without outputs is one that PyTorch refuses. Values are drawn from a generator seeded
by the name of the row: the result is the same each time, and a new row changes no other.
"""

import importlib
import json
import pathlib
import struct
import sys
import zlib

sys.dont_write_bytecode = True
import torch

FOLDER = pathlib.Path(__file__).parent
DTYPES = {torch.bool: "BOOL", torch.uint8: "U8", torch.int32: "I32", torch.int64: "I64",
          torch.bfloat16: "BF16", torch.float32: "F32", torch.float64: "F64"}


def write_safetensors(path, tensors):
    header, data = {}, bytearray()
    for name, x in tensors.items():
        bits = x.detach().contiguous()
        raw = (bits.view(torch.int16) if x.dtype == torch.bfloat16 else bits).numpy().tobytes()
        header[name] = {"dtype": DTYPES[x.dtype], "shape": list(x.shape),
                        "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def as_tuple(y):
    return (y,) if isinstance(y, torch.Tensor) else tuple(y)


def record_case(tensors, name, row, inputs, rng):
    """Runs one case, with gradients where an input and an output are floating-point."""
    for i, t in enumerate(inputs):
        tensors[f"{name}|x{i}"] = t
    x = [t.clone().requires_grad_(t.is_floating_point()) for t in inputs]
    try:
        y = as_tuple(row.f(*x))
    except (RuntimeError, IndexError, ValueError):
        if not row.refuses:
            raise
        return
    if not y:  # nothing to compare
        for i in range(len(inputs)):
            del tensors[f"{name}|x{i}"]
    for i, t in enumerate(y):
        tensors[f"{name}|y{i}"] = t
    roots = [i for i, t in enumerate(y) if t.requires_grad]
    leaves = [i for i, t in enumerate(x) if t.requires_grad]
    if not roots or not leaves:
        return
    v = [torch.randn(y[i].shape, generator=rng, dtype=y[i].dtype) for i in roots]
    try:
        grads = torch.autograd.grad([y[i] for i in roots], [x[i] for i in leaves], v, allow_unused=True)
    except (RuntimeError, IndexError):
        if not row.refuses:  # some rules of PyTorch refuse inputs that the operation takes
            raise
        return
    for i, t in zip(roots, v):
        tensors[f"{name}|v{i}"] = t
    for i, g in zip(leaves, grads):
        if g is not None:
            tensors[f"{name}|g{i}"] = g


def generate(family):
    tensors = {}
    for row in importlib.import_module(f"rows_{family}").ROWS:
        rng = torch.Generator().manual_seed(zlib.crc32(f"{row.op}|{row.variant}".encode()))
        for label, inputs in row.inputs(rng):
            name = f"{row.op}|{row.variant}|{label}"
            if f"{name}|x0" in tensors or f"{name}|y0" in tensors:
                sys.exit(f"{family}: two cases are called {name}")
            try:
                record_case(tensors, name, row, inputs, rng)
            except Exception as error:
                sys.exit(f"{family}: {name}: {error}")
    path = FOLDER / f"{family}.safetensors"
    write_safetensors(path, tensors)
    print(f"{path.name}: {len(tensors)} tensors, {path.stat().st_size / 1024:.0f} KiB")


if __name__ == "__main__":
    every = sorted(p.stem[len("rows_"):] for p in FOLDER.glob("rows_*.py"))
    for name in sys.argv[1:] or every:
        generate(name)
