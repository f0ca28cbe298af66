#!/usr/bin/env python3
"""Tests of scripts/mutate, in which nothing is built: what it makes of small sources, which tests it
runs, that what hangs ends, and that its lists name places that are there. Run by CTest."""

import re
import sys
import time
import unittest

import choice
import library
import tables
import watching
from changes import mutations
from processes import Processes, Stopped, Trouble


def becomes(text):
    """What the one line of a source may become."""
    return {mutation.becomes for mutation in mutations("core/sample.cpp", text + "\n")}


class Changes(unittest.TestCase):
    def test_operators(self):
        self.assertEqual(becomes("y = a - b;"), {"y = a + b;", "y = a;", ";"})
        self.assertEqual(becomes("return a == -b;"), {"return a != -b;", "return a == b;"})
        self.assertEqual(becomes("return !done;"), {"return done;"})
        self.assertEqual(becomes("T* const x = &y;"), set())

    def test_operands(self):
        self.assertIn("return g + c;", becomes("return g * static_cast<T>(x.size(0)) + c;"))
        self.assertIn("return g * y;", becomes("return g * y + node->next[i] / f(x);"))
        self.assertIn("return a > 0;", becomes("return a > 0 && f(x) + 1 > y;"))

    def test_numbers(self):
        self.assertEqual(becomes("return 1;"), {"return 2;", "return 0;"})
        self.assertEqual(becomes("return 1e-6;"), {"return (1e-6 + 1);"})

    def test_conditions(self):
        self.assertEqual(becomes("if (x) return;"), {"if (false && (x)) return;", "if (true || (x)) return;"})
        self.assertEqual(becomes("while (go) {"), {"while (false && (go)) {"})
        self.assertEqual(becomes("if (Node* n = next()) {"), set())
        self.assertEqual(becomes("return c ? a : b;"), {"return c ? b : a;"})

    def test_statements(self):
        self.assertIn(";", becomes('check(ok, "op", "it is ", x);'))
        self.assertEqual(becomes("break;"), {";"})
        self.assertEqual(becomes("const int n;"), set())
        self.assertEqual(becomes("std::vector<int> v;"), set())
        self.assertEqual(becomes("seen.reserve(n);"), set())
        self.assertIn("if (x) ;", becomes("if (x) go();"))

    def test_arguments(self):
        self.assertEqual(becomes("return f(a, g(b, c));"), {"return f(g(b, c), a);", "return f(a, g(c, b));"})
        self.assertEqual(becomes("int f(int a, const T& b);"), set())

    def test_what_is_no_code(self):
        for text in ("// a + b", "/* a + b */", '#define A(x) \\\n  x + 1', 'throw Error("1 + 1");',
                     'R"(1 + 1)";', "using A = B;"):
            self.assertEqual(becomes(text), set(), text)

    def test_places(self):
        text = "f();\nif (a)\n  f();\n"
        first, second = [m for m in mutations("core/sample.cpp", text) if m.line == "f();"]
        self.assertEqual((first.nth, second.nth, first.number, second.number), (1, 2, 1, 3))
        self.assertNotEqual(first.id, second.id)
        self.assertEqual(second.apply(text), "f();\nif (a)\n  ;\n")
        moved = [m for m in mutations("core/sample.cpp", "\n" + text) if m.nth == 2]
        self.assertEqual(second.id, moved[0].id)


class Choice(unittest.TestCase):
    def test_lists(self):
        there = {mutation.key for mutation in choice.all_mutations([])}
        for name in ("chosen.json", "survivors.json"):
            entries = tables.load(name)
            self.assertEqual([key for key in entries if key not in there], [], f"{name} names what is gone")
        for entry in tables.load("survivors.json").values():
            self.assertTrue(entry["reason"])
        self.assertFalse(tables.load("chosen.json").keys() & tables.load("survivors.json").keys())

    def test_samples(self):
        found = mutations("core/sample.cpp", "y = a + b * c - d;\n")
        self.assertEqual(choice.sample(found, 7), choice.sample(found[::-1], 7))
        self.assertNotEqual(choice.sample(found, 7), choice.sample(found, 8))

    def test_functions(self):
        path = library.ROOT / "optim" / "sgd.cpp"
        order = choice.sample(list(choice.all_mutations([str(path)])), 7)
        some = choice.one_for_each_function(order)
        self.assertEqual(some[0], order[0])
        bodies = re.findall(r"^\w.*\) (?:const )?\{", path.read_text(), re.MULTILINE)
        self.assertEqual(len(some), len(bodies) - 1)  # in the constructor there is nothing to change

    def test_wrong_names(self):
        for name in ("tests", "core/none.cpp", "/tmp"):
            with self.assertRaisesRegex(ValueError, "no file or folder of the library"):
                list(choice.files_of([str(library.ROOT / name)]))

    def test_watching(self):
        narrowest = watching.commands("core/ops/power.cpp")[:2]
        self.assertIn("--source-file=*/core/ops/power_test.cpp", narrowest[0])
        self.assertIn("--subcase=", narrowest[1][2])
        for path in choice.files_of([]):
            self.assertTrue(watching.commands(str(path.relative_to(library.ROOT))))


class Running(unittest.TestCase):
    def test_results(self):
        processes = Processes()
        self.assertEqual(processes.run(["echo", "a"]), (True, "a\n"))
        self.assertFalse(processes.run(["false"])[0])
        with self.assertRaisesRegex(Trouble, "cannot run ./none: No such file"):
            processes.run(["./none"])

    def test_hangs(self):
        start = time.monotonic()
        passed, said = Processes().run(["sh", "-c", "sleep 60 & sleep 60"], limit=0.1)
        self.assertEqual((passed, said), (False, Processes.HANG))
        self.assertLess(time.monotonic() - start, 20)

    def test_stop(self):
        processes = Processes()
        processes.stop()
        with self.assertRaises(Stopped):
            processes.run(["true"])


if __name__ == "__main__":
    sys.exit(unittest.main())
