#!/usr/bin/env python3
"""Writes the inputs that every fuzz target begins with, to corpus/<target>/. Others in these
folders were found by libFuzzer."""

import gzip
import io
import json
import pathlib
import random
import struct
import zipfile

CORPUS = pathlib.Path(__file__).parent / "corpus"
IDX_TYPES = {0x08: "B", 0x0C: "i", 0x0D: "f", 0x0E: "d"}


def save(target, name, data):
    folder = CORPUS / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def idx(code, sizes):
    count = 1
    for size in sizes:
        count *= size
    header = bytes([0, 0, code, len(sizes)]) + struct.pack(f">{len(sizes)}I", *sizes)
    return header + struct.pack(f">{count}{IDX_TYPES[code]}", *range(count))


def npy(descr, shape, elements, fortran=False, version=1):
    text = str({"descr": descr, "fortran_order": fortran, "shape": shape}) + "\n"
    length = struct.pack("<H" if version == 1 else "<I", len(text))
    return b"\x93NUMPY" + bytes([version, 0]) + length + text.encode() + elements


def npz(files, method):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=method)
    return out.getvalue()


def safetensors(tensors, texts):
    """Header and elements; tensors are (name, dtype, shape, bytes)."""
    header, elements = {"__metadata__": texts} if texts else {}, b""
    for name, dtype, shape, data in tensors:
        end = len(elements) + len(data)
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [len(elements), end]}
        elements += data
    return json.dumps(header, separators=(",", ":")).encode(), elements


def write_idx():
    for name, code, sizes in [("bytes", 0x08, (2, 3, 2)), ("ints", 0x0C, (3,)),
                              ("floats", 0x0D, (2, 2)), ("doubles", 0x0E, (1, 2)),
                              ("empty", 0x08, (0, 28, 28))]:
        data = idx(code, sizes)
        save("idx", name, data)
        save("idx", name + ".gz", gzip.compress(data, mtime=0))
        save("idx_gzip", name, b"\0\0\0" + data)
    save("idx_gzip", "changed", b"\x10\0\1" + idx(0x08, (4, 4)))
    save("idx", "two_members.gz", gzip.compress(idx(0x08, (2,))[:6], mtime=0)
         + gzip.compress(idx(0x08, (2,))[6:], mtime=0))


def write_numpy():
    six = struct.pack("<6f", *range(6))
    arrays = {"rows": npy("<f4", (2, 3), six), "columns": npy("<f4", (2, 3), six, fortran=True),
              "version_3": npy("<f8", (1,), bytes(8), version=3), "scalar": npy("<i8", (), bytes(8)),
              "bools": npy("|b1", (3,), b"\0\1\2"), "halves": npy("<f2", (2, 0, 4), b""),
              "shorts": npy("<i2", (2,), bytes(4)), "python_2": npy("|u1", (2,), b"ab").replace(
                  b"(2,)", b"(2L)")}
    for name, data in arrays.items():
        save("npy", name + ".npy", data)
    files = {"a.npy": arrays["rows"], "folder/b.npy": arrays["bools"], "no_suffix": arrays["scalar"]}
    save("npz", "stored.npz", npz(files, zipfile.ZIP_STORED))
    save("npz", "deflated.npz", npz(files, zipfile.ZIP_DEFLATED))
    save("npz", "one.npz", npz({"a.npy": arrays["rows"]}, zipfile.ZIP_DEFLATED))
    save("npz", "empty.npz", npz({}, zipfile.ZIP_STORED))
    save("npz", "utf_8.npz", npz({"ä.npy": arrays["bools"]}, zipfile.ZIP_STORED))


def write_csv():
    for name, text in [("numbers", "1,a,b\n1,2.5\n-3e2,+4\n"), ("no_header", "0,1,2\n3,4\n"),
                       ("missing", "3,a,b\nNA,1\n,nan\n"), ("classes", "5,a,b\nx,1\ny,2\nx,3\n"),
                       ("quoted", '5;"a";b\r\n"x;\n""y""";1\r\n'), ("byte_order", "1,\ufeffa,b\n1,2\n"),
                       ("all", "7\ta\tb\nx\t1\nN/A\t\n")]:
        save("csv", name, text.encode())


def write_safetensors():
    files = {
        "two": ([("a.weight", "F32", [2, 2], bytes(16)), ("b", "BOOL", [3], b"\0\1\2")], {}),
        "texts": ([], {"a": "1", "b": "0.5", "c": "true", "d": "null", "e": '"x"', "f": "[1,2]"}),
        "list": ([("p.0", "F64", [1], bytes(8)), ("p.1", "BF16", [1], bytes(2))],
                 {"p": "2 tensors", "q": "0 tensors"}),
        "dtypes": ([("h", "F16", [1], bytes(2)), ("i", "I8", [], b"\1"), ("j", "I16", [0, 2], b""),
                    ("k", "I32", [1], bytes(4)), ("l", "I64", [1], bytes(8)), ("m", "U8", [1], b"x")],
                   {"n": "NaN"}),
        "module": ([("0.bias", "F32", [1], bytes(4)), ("0.weight", "F32", [1, 2], bytes(8)),
                    ("1.bias", "F32", [1], bytes(4)), ("1.weight", "F32", [1], bytes(4)),
                    ("1.num_batches_tracked", "I64", [], bytes(8)),
                    ("1.running_mean", "F32", [1], bytes(4)),
                    ("1.running_var", "F32", [1], bytes(4))], {}),
        "empty": ([], {})}
    for name, (tensors, texts) in files.items():
        header, elements = safetensors(tensors, texts)
        save("safetensors", name, struct.pack("<Q", len(header)) + header + elements)
        save("archive", name, header + b"\0" + elements)


def write_random():
    generator = random.Random(1)
    for i in range(12):
        save("checkpoint", f"random_{i}", bytes([i]) + generator.randbytes(2 * i))
        save("program", f"random_{i}", generator.randbytes(300))


for write in (write_idx, write_numpy, write_csv, write_safetensors, write_random):
    write()
