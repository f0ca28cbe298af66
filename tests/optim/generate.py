#!/usr/bin/env python3
"""Writes tests/optim/golden: what PyTorch 1.13.1 gives for the trajectories and schedules that
trajectories_test.cpp, lbfgs_test.cpp and schedulers_test.cpp repeat. Run by hand, never by the tests:

    python3 tests/optim/generate.py

Everything is in float64, and two runs write the same bytes.
"""

import json
import math
import pathlib
import struct

import torch
from torch import optim
from torch.optim import lr_scheduler as schedulers

GOLDEN = pathlib.Path(__file__).resolve().parent / "golden"
torch.set_default_dtype(torch.float64)  # else NAdam multiplies its momenta in float32


def write(family, tensors):
    """A safetensors file of float64 tensors."""
    header, data = {}, b""
    for name, x in tensors.items():
        x = torch.as_tensor(x, dtype=torch.float64).contiguous()
        values = struct.pack(f"<{x.numel()}d", *x.flatten().tolist())
        header[name] = {"dtype": "F64", "shape": list(x.shape),
                        "data_offsets": [len(data), len(data) + len(values)]}
        data += values
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    GOLDEN.mkdir(exist_ok=True)
    (GOLDEN / f"{family}.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + data)
    print(f"{family}: {len(tensors)} tensors")


# Trajectories: 1,000 steps from gradients that change with time.

RECORDED = [1, 2, 3, 10, *range(100, 1001, 100)]

# Name: optimizer, options, what the second parameter's own group has instead.
TRAJECTORIES = {
    "SGD": (optim.SGD, dict(lr=0.1), None),
    "SGD|momentum": (optim.SGD, dict(lr=0.05, momentum=0.9, dampening=0.3, weight_decay=0.1), None),
    "SGD|nesterov": (optim.SGD, dict(lr=0.05, momentum=0.8, nesterov=True, weight_decay=0.1), None),
    "SGD|groups": (optim.SGD, dict(lr=0.05, momentum=0.5), dict(lr=0.01, momentum=0)),
    "Adam": (optim.Adam, dict(), None),
    "Adam|decay": (optim.Adam, dict(lr=0.02, weight_decay=0.1), None),
    "Adam|amsgrad": (optim.Adam, dict(lr=0.02, amsgrad=True, weight_decay=0.01), None),
    "Adam|betas": (optim.Adam, dict(lr=0.05, betas=(0.8, 0.95), eps=1e-3), None),
    "Adam|groups": (optim.Adam, dict(lr=0.02), dict(lr=0.005, betas=(0.5, 0.9), amsgrad=True)),
    "AdamW": (optim.AdamW, dict(), None),
    "AdamW|decay": (optim.AdamW, dict(lr=0.02, weight_decay=0.3), None),
    "AdamW|amsgrad": (optim.AdamW, dict(lr=0.02, amsgrad=True, betas=(0.8, 0.99)), None),
    "AdamW|groups": (optim.AdamW, dict(lr=0.02), dict(lr=0.005, weight_decay=0)),
    "Adagrad": (optim.Adagrad, dict(), None),
    "Adagrad|decay": (optim.Adagrad, dict(lr=0.5, lr_decay=1e-3, weight_decay=0.1), None),
    "Adagrad|initial": (optim.Adagrad, dict(lr=0.1, initial_accumulator_value=0.5, eps=1e-2), None),
    "Adagrad|groups": (optim.Adagrad, dict(lr=0.1), dict(lr=0.3, lr_decay=0.01)),
    "RMSprop": (optim.RMSprop, dict(), None),
    "RMSprop|centered": (optim.RMSprop, dict(lr=0.02, centered=True, alpha=0.9), None),
    "RMSprop|momentum": (optim.RMSprop, dict(lr=0.005, momentum=0.9, weight_decay=0.1), None),
    "RMSprop|both": (optim.RMSprop, dict(lr=0.005, momentum=0.5, centered=True, eps=1e-4), None),
    "RMSprop|groups": (optim.RMSprop, dict(lr=0.02), dict(lr=0.01, momentum=0.5, centered=True)),
    "Adadelta": (optim.Adadelta, dict(), None),
    "Adadelta|decay": (optim.Adadelta, dict(lr=0.5, rho=0.8, eps=1e-4, weight_decay=0.1), None),
    "Adadelta|maximize": (optim.Adadelta, dict(lr=0.01, maximize=True), None),
    "Adadelta|groups": (optim.Adadelta, dict(lr=0.5), dict(lr=0.2, rho=0.95)),
    "NAdam": (optim.NAdam, dict(), None),
    "NAdam|decay": (optim.NAdam, dict(lr=0.02, weight_decay=0.1, momentum_decay=0.01), None),
    "NAdam|groups": (optim.NAdam, dict(lr=0.02), dict(lr=0.01, betas=(0.8, 0.95), eps=1e-3)),
    "RAdam": (optim.RAdam, dict(), None),
    "RAdam|decay": (optim.RAdam, dict(lr=0.02, weight_decay=0.1, betas=(0.8, 0.95)), None),
    "RAdam|groups": (optim.RAdam, dict(lr=0.02), dict(lr=0.01, eps=1e-3)),
}


def gradient(x, t):
    i = torch.arange(x.numel()).reshape(x.shape)
    return (0.2 + 0.3 * (i % 4)) * x + 0.5 * torch.cos(3 * x) + 0.3 * torch.sin(0.7 * t + i)


def trajectory(kind, options, second):
    a = torch.sin(1 + torch.arange(12.0)).reshape(3, 4).requires_grad_()
    b = torch.cos(torch.arange(5.0)).requires_grad_()
    groups = [a, b] if second is None else [dict(params=[a]), dict(params=[b], **second)]
    optimizer, rows = kind(groups, **options), []
    for t in range(1, 1001):
        for x in a, b:
            x.grad = gradient(x.detach(), t)
        optimizer.step()
        if t in RECORDED:
            rows.append(torch.cat([a.detach().flatten(), b.detach()]))
    return torch.stack(rows)


# LBFGS: 20 steps down two valleys.

def bowl(x):
    c = 1 + torch.arange(6.0)
    return (c * x * x).sum() / 2 + (x ** 4).sum() / 4 + ((x[1:] - x[:-1]) ** 2).sum()


def rosenbrock(x):
    return (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()


LBFGS = {
    "bowl": (bowl, dict(lr=0.1, max_iter=2)),
    "bowl|history": (bowl, dict(lr=0.05, max_iter=3, history_size=2)),
    "bowl|tolerance": (bowl, dict(lr=0.3, tolerance_grad=1e-2, tolerance_change=1e-3)),
    "bowl|evaluations": (bowl, dict(lr=0.1, max_iter=10, max_eval=3)),
    "bowl|wolfe": (bowl, dict(max_iter=1, line_search_fn="strong_wolfe")),
    "rosenbrock|wolfe": (rosenbrock, dict(max_iter=2, line_search_fn="strong_wolfe")),
    "rosenbrock|long": (rosenbrock, dict(lr=20, max_iter=2, line_search_fn="strong_wolfe")),
    "rosenbrock|history": (rosenbrock, dict(max_iter=3, history_size=3, line_search_fn="strong_wolfe")),
}


def lbfgs(function, options):
    a = torch.tensor([[-1.2, 1.0], [0.5, -0.3]], requires_grad=True)
    b = torch.tensor([0.8, -1.1], requires_grad=True)
    optimizer, rows = optim.LBFGS([a, b], **options), []

    def closure():
        optimizer.zero_grad()
        loss = function(torch.cat([a.flatten(), b]))
        loss.backward()
        return loss

    for _ in range(20):
        loss = optimizer.step(closure)
        state = optimizer.state[a]
        counts = [state["func_evals"], state["n_iter"], len(state.get("old_dirs") or [])]
        rows.append([*a.flatten().tolist(), *b.tolist(), loss.item(), *map(float, counts)])
    return torch.tensor(rows)


# Schedules: 200 steps, the rates of two groups after each, and the momentum of the first.

def sequential(optimizer, parts, milestones):
    return schedulers.SequentialLR(optimizer, [part(optimizer) for part in parts], milestones)


SCHEDULES = {
    "StepLR": lambda o: schedulers.StepLR(o, 30, 0.5),
    "MultiStepLR": lambda o: schedulers.MultiStepLR(o, [30, 80, 80, 150]),
    "ExponentialLR": lambda o: schedulers.ExponentialLR(o, 0.97),
    "CosineAnnealingLR": lambda o: schedulers.CosineAnnealingLR(o, 50, 1e-3),
    "CosineAnnealingLR|short": lambda o: schedulers.CosineAnnealingLR(o, 7),
    "CosineAnnealingWarmRestarts": lambda o: schedulers.CosineAnnealingWarmRestarts(o, 10),
    "CosineAnnealingWarmRestarts|longer":
        lambda o: schedulers.CosineAnnealingWarmRestarts(o, 10, 2, 1e-4),
    "LambdaLR": lambda o: schedulers.LambdaLR(o, lambda epoch: 1 / (1 + 0.1 * epoch)),
    "LambdaLR|each": lambda o: schedulers.LambdaLR(
        o, [lambda epoch: 0.95 ** epoch, lambda epoch: 1 + epoch // 50]),
    "LinearLR": lambda o: schedulers.LinearLR(o),
    "LinearLR|down": lambda o: schedulers.LinearLR(o, 0.9, 0.1, 40),
    "SequentialLR": lambda o: sequential(
        o, [lambda o: schedulers.LinearLR(o, 0.1, 1.0, 20),
            lambda o: schedulers.CosineAnnealingLR(o, 80),
            lambda o: schedulers.ExponentialLR(o, 0.9)], [20, 100]),
    "SequentialLR|others": lambda o: sequential(
        o, [lambda o: schedulers.StepLR(o, 10, 0.5),
            lambda o: schedulers.CosineAnnealingWarmRestarts(o, 10, 2),
            lambda o: schedulers.LambdaLR(o, lambda epoch: 0.9 ** epoch),
            lambda o: schedulers.MultiStepLR(o, [5, 20])], [35, 90, 150]),
    "OneCycleLR": lambda o: schedulers.OneCycleLR(o, 0.9, total_steps=201),
    "OneCycleLR|phases": lambda o: schedulers.OneCycleLR(
        o, [0.9, 0.3], epochs=10, steps_per_epoch=21, pct_start=0.25, anneal_strategy="linear",
        base_momentum=0.7, max_momentum=0.99, div_factor=10.0, final_div_factor=100.0,
        three_phase=True),
    "OneCycleLR|rates": lambda o: schedulers.OneCycleLR(
        o, 0.9, total_steps=220, cycle_momentum=False),
    "ReduceLROnPlateau": lambda o: schedulers.ReduceLROnPlateau(o),
    "ReduceLROnPlateau|max": lambda o: schedulers.ReduceLROnPlateau(
        o, mode="max", factor=0.5, patience=2, threshold=0.02, threshold_mode="abs", cooldown=3,
        min_lr=[0.01, 1e-4]),
    "ReduceLROnPlateau|eps": lambda o: schedulers.ReduceLROnPlateau(
        o, factor=0.3, patience=1, threshold=0.1, eps=1e-3),
    "ReduceLROnPlateau|max rel": lambda o: schedulers.ReduceLROnPlateau(
        o, mode="max", factor=0.7, patience=5, threshold=0.01),
    "ReduceLROnPlateau|min abs": lambda o: schedulers.ReduceLROnPlateau(
        o, factor=0.7, patience=5, threshold=0.01, threshold_mode="abs"),
}


def metric(epoch):
    return 1 / (1 + 0.05 * epoch) + 0.1 * math.sin(epoch)


def schedule(make, kind):
    x, y = torch.zeros(1, requires_grad=True), torch.zeros(1, requires_grad=True)
    optimizer = kind([dict(params=[x], lr=0.5), dict(params=[y], lr=0.05)])
    scheduler, rows = make(optimizer), []
    for epoch in range(201):
        first, second = optimizer.param_groups
        momentum = first["betas"][0] if "betas" in first else first["momentum"]
        rows.append([first["lr"], second["lr"], momentum])
        if epoch == 200:
            break
        optimizer.step()
        if isinstance(scheduler, schedulers.ReduceLROnPlateau):
            scheduler.step(metric(epoch))
        else:
            for one in scheduler if isinstance(scheduler, list) else [scheduler]:
                one.step()
    return torch.tensor(rows)


def all_schedules():
    def sgd(groups):
        return optim.SGD(groups, lr=0.1, momentum=0.9)
    out = {name: schedule(make, sgd) for name, make in SCHEDULES.items()}
    out["two at once"] = schedule(
        lambda o: [schedulers.LinearLR(o, 0.25, 1.0, 10), schedulers.ExponentialLR(o, 0.98)], sgd)
    out["OneCycleLR|betas"] = schedule(
        lambda o: schedulers.OneCycleLR(o, 0.9, total_steps=200 + 1), optim.Adam)
    return out


write("trajectories", {name: trajectory(*case) for name, case in TRAJECTORIES.items()})
write("lbfgs", {name: lbfgs(*case) for name, case in LBFGS.items()})
write("schedules", all_schedules())
