#include <doctest/doctest.h>

#include "tests/support/golden.h"

using namespace taper;
using taper::testing::replay_golden;
using taper::testing::X;

constexpr int64_t kLarge = int64_t{1} << 62;

TEST_CASE("new tensors are those of PyTorch") {
  replay_golden("creation",
                {
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
                    {"arange", "converted", [](X) { return arange(0.5, 3.9, kInt); }},
                    {"arange", "int64 converted", [](X) { return arange(0.5, 3.9, kLong); }},
                    {"arange", "uint8", [](X) { return arange(0, 10, 2.5, kByte); }},
                    {"arange", "bool", [](X) { return arange(true); }},
                    {"arange", "large", [](X) { return arange(kLarge, kLarge + 9, 4); }},
                    {"eye", "", [](X) { return eye(3); }},
                    {"eye", "wide", [](X) { return eye(2, 4, kBool); }},
                    {"eye", "high", [](X) { return eye(3, 1, kLong); }},
                    {"eye", "empty", [](X) { return eye(0, 3); }},
                    {"linspace", "", [](X) { return linspace(-3, 7.1, 97); }},
                    {"linspace", "float64", [](X) { return linspace(1, -1e-3, 50, kDouble); }},
                    {"linspace", "int32", [](X) { return linspace(-3, 10, 5, kInt); }},
                    {"linspace", "int64", [](X) { return linspace(2.7, -10, 5, kLong); }},
                    {"linspace", "uint8", [](X) { return linspace(-3, 255, 6, kByte); }},
                    {"linspace", "none", [](X) { return linspace(0, 1, 0); }},
                    {"linspace", "one", [](X) { return linspace(5, 1, 1); }},
                    {"linspace", "two", [](X) { return linspace(5, 1, 2); }},
                    {"logspace", "", [](X) { return logspace(-3, 3, 20); }},
                    {"logspace", "base 2", [](X) { return logspace(0, 8, 6, 2, kDouble); }},
                    {"logspace", "int64", [](X) { return logspace(0, 3, 5, 2.5, kLong); }},
                    {"logspace", "uint8", [](X) { return logspace(0, 2, 4, 10, kByte); }},
                    {"logspace", "one", [](X) { return logspace(2, 3, 1); }},
                    {"logspace", "negative base", [](X) { return logspace(0, 3, 3, -1); }},
                    {"scalar_tensor", "", [](X) { return scalar_tensor(2.5); }},
                    {"scalar_tensor", "integer", [](X) { return scalar_tensor(3); }},
                    {"new_zeros", "", [](X x) { return x[0].new_zeros(2); }},
                    {"new_ones", "", [](X x) { return x[0].new_ones(2); }},
                    {"new_full", "",
                     [](X x) {
                       return x[0].new_full({1, 2}, 1.5);
                     }},
                    {"new_tensor", "",
                     [](X x) {
                       return x[0].new_tensor({1.5, 0.0});
                     }},
                    {"tensor", "empty",
                     [](X) {
                       return tensor({{}, {}});
                     }},
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
