#include <doctest/doctest.h>

#include "tests/support/golden.h"

using namespace taper;
using taper::testing::replay_golden;
using taper::testing::X;

TEST_CASE("new tensors are those of PyTorch") {
  replay_golden("creation", {
                                {"zeros", "",
                                 [](X) {
                                   return zeros({2, 0, 3});
                                 }},
                                {"zeros", "int32", [](X) { return zeros({}, kInt); }},
                                {"ones", "",
                                 [](X) {
                                   return ones({2, 3});
                                 }},
                                {"ones", "bool", [](X) { return ones({3}, kBool); }},
                                {"full", "float",
                                 [](X) {
                                   return full({2, 2}, 1.5);
                                 }},
                                {"full", "integer", [](X) { return full({2}, 7); }},
                                {"full", "bool", [](X) { return full({2}, true); }},
                                {"zeros_like", "", [](X x) { return zeros_like(x[0]); }},
                                {"ones_like", "", [](X x) { return ones_like(x[0]); }},
                                {"full_like", "", [](X x) { return full_like(x[0], 3); }},
                                {"arange", "", [](X) { return arange(5); }},
                                {"arange", "float", [](X) { return arange(-8.0, 8.0, 0.1); }},
                                {"arange", "float64", [](X) { return arange(0, 1, 0.1, kDouble); }},
                                {"arange", "down", [](X) { return arange(5, -4, -3); }},
                                {"arange", "nothing", [](X) { return arange(2, 2); }},
                                {"scalar_tensor", "", [](X) { return scalar_tensor(2.5); }},
                                {"tensor", "nested",
                                 [](X) {
                                   return tensor({{1.5, 2.0}, {3.0, 4.0}});
                                 }},
                                {"tensor", "integers",
                                 [](X) {
                                   return tensor({{{1, 2, 3}}});
                                 }},
                                {"tensor", "bools",
                                 [](X) {
                                   return tensor({true, false});
                                 }},
                            });
}
