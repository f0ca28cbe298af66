// New tensors. Most cases have no inputs.

#include "tests/rows/rows.h"

namespace rows {

Rows creation() {
  const Inputs nothing = given({{"alone", {}}}), models = shapes({{2, 3}, {}, {0}}, kAll);
  return {
      {"zeros", "", nothing,
       [](X) {
         return zeros({2, 0, 3});
       }},
      {"zeros", "int32", nothing, [](X) { return zeros({}, kInt); }},
      {"ones", "", nothing,
       [](X) {
         return ones({2, 3});
       }},
      {"ones", "bool", nothing, [](X) { return ones({3}, kBool); }},
      {"full", "float", nothing,
       [](X) {
         return full({2, 2}, 1.5);
       }},
      {"full", "integer", nothing, [](X) { return full({2}, 7); }},
      {"full", "bool", nothing, [](X) { return full({2}, true); }},
      {"zeros_like", "", models, [](X x) { return lib::zeros_like(x[0]); }},
      {"ones_like", "", models, [](X x) { return lib::ones_like(x[0]); }},
      {"full_like", "", models, [](X x) { return lib::full_like(x[0], 3); }},
      {"arange", "", nothing, [](X) { return arange(5); }},
      {"arange", "float", nothing, [](X) { return arange(-8.0, 8.0, 0.1); }},
      {"arange", "float64", nothing, [](X) { return arange(0, 1, 0.1, kDouble); }},
      {"arange", "down", nothing, [](X) { return arange(5, -4, -3); }},
      {"arange", "nothing", nothing, [](X) { return arange(2, 2); }},
      {"arange", "converted", nothing, [](X) { return arange(0.5, 3.9, kInt); }},
      {"arange", "int64 converted", nothing, [](X) { return arange(0.5, 3.9, kLong); }},
      {"arange", "uint8", nothing, [](X) { return arange(0, 10, 2.5, kByte); }},
      {"arange", "bool", nothing, [](X) { return arange(true); }},
      {"arange", "large", nothing,
       [](X) {
         constexpr int64_t large = int64_t{1} << 62;
         return arange(large, large + 9, 4);
       }},
      {"eye", "", nothing, [](X) { return eye(3); }},
      {"eye", "wide", nothing, [](X) { return eye(2, 4, kBool); }},
      {"eye", "high", nothing, [](X) { return eye(3, 1, kLong); }},
      {"eye", "empty", nothing, [](X) { return eye(0, 3); }},
      {"linspace", "", nothing, [](X) { return linspace(-3, 7.1, 97); }},
      {"linspace", "float64", nothing, [](X) { return linspace(1, -1e-3, 50, kDouble); }},
      {"linspace", "int32", nothing, [](X) { return linspace(-3, 10, 5, kInt); }},
      {"linspace", "int64", nothing, [](X) { return linspace(2.7, -10, 5, kLong); }},
      {"linspace", "uint8", nothing, [](X) { return linspace(-3, 255, 6, kByte); }},
      {"linspace", "none", nothing, [](X) { return linspace(0, 1, 0); }},
      {"linspace", "one", nothing, [](X) { return linspace(5, 1, 1); }},
      {"linspace", "two", nothing, [](X) { return linspace(5, 1, 2); }},
      {"logspace", "", nothing, [](X) { return logspace(-3, 3, 20); }},
      {"logspace", "base 2", nothing, [](X) { return logspace(0, 8, 6, 2, kDouble); }},
      {"logspace", "int64", nothing, [](X) { return logspace(0, 3, 5, 2.5, kLong); }},
      {"logspace", "uint8", nothing, [](X) { return logspace(0, 2, 4, 10, kByte); }},
      {"logspace", "one", nothing, [](X) { return logspace(2, 3, 1); }},
      {"logspace", "negative base", nothing, [](X) { return logspace(0, 3, 3, -1); }},
      {"scalar_tensor", "", nothing, [](X) { return scalar_tensor(2.5); }},
      {"scalar_tensor", "integer", nothing, [](X) { return scalar_tensor(3); }},
      {"new_zeros", "", models, [](X x) { return x[0].new_zeros(2); }},
      {"new_ones", "", models, [](X x) { return x[0].new_ones(2); }},
      {"new_full", "", models,
       [](X x) {
         return x[0].new_full({1, 2}, 1.5);
       }},
      {"new_tensor", "", models,
       [](X x) {
         return new_tensor(x[0], {1.5, 0.0});
       }},
      {"tensor", "empty", nothing,
       [](X) {
         return tensor({{}, {}});
       }},
      {"tensor", "nested", nothing,
       [](X) {
         return tensor({{1.5, 2.0}, {3.0, 4.0}});
       }},
      {"tensor", "integers", nothing,
       [](X) {
         return tensor({{{1, 2, 3}}});
       }},
      {"tensor", "bools", nothing,
       [](X) {
         return tensor({true, false});
       }},
  };
}

}  // namespace rows
