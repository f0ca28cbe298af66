#include "taper/core/autograd/graph.h"

#include <doctest/doctest.h>

#include "taper/taper.h"

using taper::Names;
using taper::Tensor;

namespace {

Tensor leaf(double value) { return taper::tensor(value, taper::requires_grad()); }

}  // namespace

TEST_CASE("the graph of (a + b) * (b + c) as text") {
  const Tensor a = leaf(2), b = leaf(3), c = leaf(4);
  const Tensor p = a + b, q = b + c, y = p * q;
  CHECK(taper::to_text(y, {{"a", a}, {"b", b}, {"c", c}, {"y", y}}) ==
        "a = leaf  float32 []\n"
        "b = leaf  float32 []\n"
        "c = leaf  float32 []\n"
        "n3 = add(a, b)  float32 []\n"
        "n4 = add(b, c)  float32 []\n"
        "y = mul(n3, n4)  float32 []\n");
}

TEST_CASE("the graph of (a + b) * (b + c) for Graphviz") {
  const Tensor a = leaf(2), b = leaf(3), c = leaf(4);
  const Tensor p = a + b, q = b + c, y = p * q;
  CHECK(taper::to_dot(y, {{"a", a}, {"y", y}}) ==
        "digraph {\n"
        "  node [shape=box, style=\"rounded,filled\", fillcolor=\"#eeeeee\", fontname=\"sans\"]\n"
        "  n0 [label=\"a\\nfloat32 []\", fillcolor=\"#cfe2f3\"]\n"
        "  n1 [label=\"leaf\\nfloat32 []\", fillcolor=\"#cfe2f3\"]\n"
        "  n2 [label=\"leaf\\nfloat32 []\", fillcolor=\"#cfe2f3\"]\n"
        "  n3 [label=\"add\\nfloat32 []\"]\n"
        "  n0 -> n3\n"
        "  n1 -> n3\n"
        "  n4 [label=\"add\\nfloat32 []\"]\n"
        "  n1 -> n4\n"
        "  n2 -> n4\n"
        "  n5 [label=\"y = mul\\nfloat32 []\", fillcolor=\"#d9ead3\"]\n"
        "  n3 -> n5\n"
        "  n4 -> n5\n"
        "}\n");
}

TEST_CASE("an input that needs no gradient is not part of the graph") {
  const Tensor x = taper::ones({2, 3}, taper::requires_grad());
  CHECK(taper::to_text(x * taper::ones({2, 3})) ==
        "n0 = leaf  float32 [2, 3]\n"
        "n1 = mul(n0, -)  float32 [2, 3]\n");
}

TEST_CASE("a value that has a label is called so") {
  const Tensor x = leaf(1);
  x.gradient_edge().node->set_label("0.weight");
  CHECK(taper::to_text(-x) ==
        "0.weight = leaf  float32 []\n"
        "n1 = neg(0.weight)  float32 []\n");
}

TEST_CASE("the graph is the same each time the program makes it") {
  const auto dot = [] {
    const Tensor a = leaf(2), b = leaf(3);
    return taper::to_dot(taper::exp(a * b).relu() + b, {{"a", a}, {"b", b}});
  };
  CHECK(dot() == dot());
}

TEST_CASE("names are escaped") {
  const Tensor x = leaf(1);
  CHECK(taper::to_dot(x * x, {{"\"]; \\x\n", x}}).find("label=\"\\\"]; \\\\x\\n\\nfloat32 []\"") !=
        std::string::npos);
}

TEST_CASE("a long chain is no problem") {
  Tensor x = leaf(1);
  for (int i = 0; i < 100000; ++i) x = x + x;
  const std::string text = taper::to_text(x);
  CHECK(text.find("n100000 = add(n99999, n99999)") != std::string::npos);
}

TEST_CASE("a value without history has no graph") {
  const char* rest =
      ": the value has no graph, expected one that was computed from a leaf that requires grad; "
      "call requires_grad_() on an input before the computation";
  for (const Tensor& x : {Tensor(), taper::ones({2}), leaf(1).detach()}) {
    CHECK_THROWS_WITH_AS(taper::to_text(x), (std::string("to_text") + rest).c_str(), taper::Error);
    CHECK_THROWS_WITH_AS(taper::to_dot(x), (std::string("to_dot") + rest).c_str(), taper::Error);
  }
}
