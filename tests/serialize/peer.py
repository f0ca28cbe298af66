#!/usr/bin/env python3
"""The other side of the round trips with Python: `peer.py write FOLDER` makes files for Taper to
read, `peer.py check FOLDER` reads what Taper wrote. Both hold the same arrays. Python's safetensors
is used where it is installed, and besides, the format as it is described, by struct and json."""

import json
import pathlib
import struct
import sys

try:
    import numpy as np
except ImportError:
    sys.exit(77)
try:
    import safetensors.numpy
except ImportError:
    safetensors = None

TYPES = {"BOOL": "?", "U8": "u1", "I8": "i1", "I16": "<i2", "I32": "<i4", "I64": "<i8", "F16": "<f2",
         "F32": "<f4", "F64": "<f8"}
TEXTS = {"epoch": 7, "lr": 0.1, "name": "Zhāng \"三\"", "done": True, "nothing": None,
         "milestones": [1, 2, 3], "whole": 3.0}


def arrays():
    """`encoder.<type>` for each type, and some shapes."""
    out = {f"encoder.{name}": (np.arange(6).reshape(2, 3) % 2 if name == "BOOL" else
                               np.arange(6).reshape(2, 3) - (0 if name == "U8" else 2)).astype(kind)
           for name, kind in TYPES.items()}
    out["scalar"] = np.array(1.5)
    out["empty"] = np.zeros((0, 4), np.float32)
    out["axes"] = np.arange(120, dtype=np.int64).reshape(2, 3, 4, 5)
    return out


def write_safetensors(path, tensors, texts):
    names = {np.dtype(kind): name for name, kind in TYPES.items()}
    header, data = {"__metadata__": texts}, b""
    for name, array in tensors.items():
        header[name] = {"dtype": names[array.dtype], "shape": array.shape,
                        "data_offsets": [len(data), len(data) + array.nbytes]}
        data += array.tobytes()
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def read_safetensors(path):
    data = path.read_bytes()
    length, = struct.unpack("<Q", data[:8])
    assert length % 8 == 0 and data[8:9] == b"{"
    header = json.loads(data[8:8 + length])
    texts = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = (8 + length + offset for offset in entry["data_offsets"])
        kind = np.dtype(TYPES[entry["dtype"]])
        assert begin % kind.itemsize == 0
        tensors[name] = np.frombuffer(data[begin:end], kind).reshape(entry["shape"])
    return tensors, texts


def compare(found):
    expected = arrays()
    assert sorted(found) == sorted(expected), sorted(found)
    for name, array in expected.items():
        assert found[name].dtype == array.dtype, name
        assert found[name].shape == array.shape, name
        assert (found[name] == array).all(), name


def write(folder):
    write_safetensors(folder / "by_hand.safetensors", arrays(),
                      {name: json.dumps(value) for name, value in TEXTS.items()})
    if safetensors:
        safetensors.numpy.save_file(arrays(), folder / "by_library.safetensors")
    np.savez(folder / "stored.npz", **arrays())
    np.savez_compressed(folder / "deflated.npz", **arrays())
    for name, array in arrays().items():
        np.save(folder / f"{name}.npy", array)
    np.save(folder / "fortran.npy", np.asfortranarray(arrays()["axes"]))


def check(folder):
    tensors, texts = read_safetensors(folder / "taper.safetensors")
    compare(tensors)
    assert {name: json.loads(text) for name, text in texts.items()} == TEXTS, texts
    assert '"whole":"3.0"' in (folder / "taper.safetensors").read_bytes().decode("utf-8", "replace")
    if safetensors:
        compare(safetensors.numpy.load_file(folder / "taper.safetensors"))
    for name in ("taper_stored.npz", "taper_deflated.npz"):
        with np.load(folder / name) as arrays_of_file:
            compare(dict(arrays_of_file))
    compare({name: np.load(folder / f"taper_{name}.npy") for name in arrays()})


if __name__ == "__main__":
    {"write": write, "check": check}[sys.argv[1]](pathlib.Path(sys.argv[2]))
