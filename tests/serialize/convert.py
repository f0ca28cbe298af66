#!/usr/bin/env python3
"""PyTorch's side of the tests of scripts/convert: `convert.py write FOLDER` saves what a training
has, in several ways; `convert.py check FOLDER` looks at what came back."""

import pathlib
import sys

import torch


def weight():
    return torch.arange(6, dtype=torch.float32).reshape(2, 3)


def state():
    return {"encoder.weight": weight(), "transposed": weight().t(), "half": torch.ones(2).half(),
            "brain": torch.full((3,), 0.5).bfloat16(), "mask": torch.tensor([True, False]),
            "count": torch.tensor(7), "none": torch.zeros(0, 4)}


def write(folder):
    torch.save(state(), folder / "state.pt")
    torch.save(state(), folder / "legacy.pt", _use_new_zipfile_serialization=False)
    torch.save({"model": state(), "optimizer": {"lr": 0.1, "betas": [0.9, 0.99], "steps": [1, 2]},
                "epoch": 3, "note": "a \"note\"", "done": False, "nothing": None}, folder / "all.pt")
    torch.save({"f": open}, folder / "bad.pt")
    script = torch.jit.script(torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.ReLU()))
    torch.jit.save(script, folder / "script.pt")


def check(folder):
    found = torch.load(folder / "back.pt")
    for name, tensor in state().items():
        other = found.pop("model." + name)
        assert other.dtype == tensor.dtype and torch.equal(other, tensor), name
    assert found == {"epoch": 3, "lr": 0.5, "note": "text"}, found


if __name__ == "__main__":
    {"write": write, "check": check}[sys.argv[1]](pathlib.Path(sys.argv[2]))
