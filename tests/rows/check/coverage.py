#!/usr/bin/env python3
"""Fails for an operation without a row, naming it.

    coverage.py <facts.json> <object file>...           # run by CTest
    coverage.py --plant <facts.json> <object file>...   # checks that each failure happens

Declared operations are the functions of namespace taper that the object files of core/ops and of
nn/functional define.
Each must be the operation of a row, or its in-place form; each row must be of one of them, and of a
name and variant of its own in its family. Every name that record() was given while the rows ran (row_facts
wrote them down) must be in a graph whose gradients are checked.
"""

import json
import re
import subprocess
import sys

# What operations are made of.
HELPERS = {"add_product", "as_rows", "check_channels", "check_even", "check_images", "check_index", "check_kernel", "check_source", "converted", "embedding_bags", "even_windows", "flat_in",
           "floating", "gather_backward", "pick", "picked", "pool_of", "transposed_sizes", "window_of",
           "promoted", "record_overwrite", "record_window",
           "reduced", "result_type", "share_evenly", "to_floating", "unreduce", "upsample", "window", "wrapped"}
# Tests of their own show what these do: they are random, leave values open, borrow memory, answer
# with a bool, change shape or history alone, or are other names; and what the forms that end in
# _out do.
ELSEWHERE = {"allclose", "concat", "detach_", "empty", "empty_like", "equal", "from_blob", "normal",
             "rand_like", "randint_like", "randn", "randn_like", "randperm", "resize_", "split_with_sizes",
             "squeeze_", "transpose_"}
# Rows of methods without a function, and of the generator.
METHODS = {"Generator", "new_full", "new_ones", "new_tensor", "new_zeros"}


def declared(objects):
    """The functions that the objects define in taper, or as nn's, and those in taper::detail with a
    name in _."""
    symbols = subprocess.run(["nm", "--defined-only", "--demangle", *objects], check=True,
                             capture_output=True, text=True).stdout
    functions = set(re.findall(r" T taper::(?:nn::functional::)?(\w+)(?:\[abi:cxx11\])?\(", symbols))
    functions = {name for name in functions if not name.endswith("_out")}
    return functions, functions | set(re.findall(r" T taper::detail::(\w+_)\(", symbols))


def failures(facts, functions, callable_too):
    operations = facts["operations"]
    covered = set(operations) | {name + "_" for name, f in operations.items() if f["in_place"]}
    found = [f"no row for {name}" for name in sorted(functions - covered - HELPERS - ELSEWHERE)]
    found += [f"a row for {name}, which is no operation"
              for name in sorted(set(operations) - callable_too - METHODS)]
    found += [f"{name} is no function any more" for name in sorted((HELPERS | ELSEWHERE) - functions)]
    rows = [tuple(row) for row in facts["rows"]]
    found += [f"two rows are called {row}" for row in sorted(set(rows)) if rows.count(row) > 1]
    found += [f"no gradient check reaches {name}"
              for name in sorted(set(facts["recorded"]) - set(facts["checked"]))]
    return found


def plant(facts, functions, callable_too):
    """Spoils what was found in every way; each must be noticed."""
    def without(name):
        return {**facts, "operations": {k: v for k, v in facts["operations"].items() if k != name}}

    def expect(message, *spoilt):
        said = failures(*spoilt)
        if message not in said:
            sys.exit(f"expected: {message}\ngot: {said}")

    expect("no row for exp", without("exp"), functions, callable_too)
    expect("no row for exp_", without("exp"), functions, callable_too)
    expect("no row for planted", facts, functions | {"planted"}, callable_too)
    expect("a row for exp, which is no operation", facts, functions - {"exp"}, callable_too - {"exp"})
    expect("wrapped is no function any more", facts, functions - {"wrapped"}, callable_too)
    expect(f"two rows are called {tuple(facts['rows'][0])}",
           {**facts, "rows": facts["rows"] + facts["rows"][:1]}, functions, callable_too)
    expect("no gradient check reaches planted",
           {**facts, "recorded": facts["recorded"] + ["planted"]}, functions, callable_too)
    print("what is planted is found")


def main():
    planting = sys.argv[1] == "--plant"
    file, *objects = sys.argv[2 if planting else 1:]
    with open(file) as text:
        facts = json.load(text)
    functions, callable_too = declared([o for o in objects if re.search("/core/ops/|/nn/functional/", o)])
    if planting:
        return plant(facts, functions, callable_too)
    found = failures(facts, functions, callable_too)
    if found:
        sys.exit("\n".join(found))
    print(f"{len(functions)} functions and {len(facts['rows'])} rows; "
          f"the gradients of {len(facts['checked'])} operations are checked")


if __name__ == "__main__":
    main()
