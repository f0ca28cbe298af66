#pragma once

#include <vector>

#include "taper/core.h"

/// The table of gradient checks. To add an operation, add a row to the table of its family,
/// tests/core/grad_<family>_test.cpp:
///
///     {"exp", "", {{{2, 3}}}, [](X x) { return exp(x[0]); }},
///     {"log", "of a matrix", {{{2, 3}, 0.5, 2}}, [](X x) { return log(x[0]); }},
///     {"mul", "broadcasts", {{{2, 3}}, {{3}}}, [](X x) { return x[0] * x[1]; }},
///
/// The name is the one that the operation gives to record(), and the graph of the result must
/// contain it; the variant tells rows of one name apart. Inputs are random float64 values of the
/// given sizes, in [-2, 2) or the domain [lo, hi) given, which keeps them off kinks and poles; or
/// the given values: {values({2, 2}, {1, -1, 3, 0.5})}. Index tensors and masks are made in the
/// function. Each row is checked in the first and second order with random cotangents, by the
/// library's gradcheck() and by central differences of our own, which must come to the same
/// verdict.
namespace taper::testing {

using X = const variable_list&;

struct GradInput {
  GradInput(IntArrayRef input_sizes, double low = -2, double high = 2)
      : sizes(input_sizes), lo(low), hi(high) {}
  GradInput(std::initializer_list<int64_t> input_sizes, double low = -2, double high = 2)
      : GradInput(IntArrayRef(input_sizes), low, high) {}

  Dims sizes;
  double lo, hi;
  std::vector<double> given;
};

/// An input with chosen values instead of random ones.
GradInput values(IntArrayRef sizes, std::vector<double> given);

struct GradRow {
  const char* op;
  const char* variant;
  std::vector<GradInput> inputs;
  Variable (*f)(X);
  double step = 1e-6;  // of the central differences
};

/// Checks every row. Rows of the same name and variant, and graphs left alive, are failures.
void check_gradients(const std::vector<GradRow>& rows);

/// What is wrong with a row, or an empty text.
std::string gradient_failure(const GradRow& row);

}  // namespace taper::testing
