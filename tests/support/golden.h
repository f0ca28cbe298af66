#pragma once

#include <tuple>
#include <vector>

#include "taper/core.h"

/// Comparison with PyTorch: tests/golden/<family>.safetensors holds inputs, values and gradients
/// that PyTorch 1.13.1 computed. To add an operation:
///
/// 1. Add a row to tests/golden/rows_<family>.py, which says how PyTorch computes it and for which
///    inputs, and run tests/golden/generate.py <family>.
/// 2. Add a row of the same name and variant to the table in tests/golden/<family>_test.cpp:
///
///        {"exp", "", [](X x) { return exp(x[0]); }},
///        {"sum", "axis 0, keepdim", [](X x) { return sum(x[0], 0, true); }},
///
/// The function gets the inputs of one case and returns a Variable, a tuple or a list of them. It
/// runs for each case (dtypes, shapes, edge cases) of the row, with dense inputs, with inputs that
/// are every other element of a larger tensor, and with transposed ones. Shapes, dtypes, integers
/// and bools must be the same, floating-point values to rounding; what PyTorch refuses must throw.
namespace taper::testing {

using X = const variable_list&;

struct GoldenRow {
  using Pair = std::tuple<Variable, Variable>;
  using Triple = std::tuple<Variable, Variable, Variable>;
  GoldenRow(const char* op, const char* variant, Variable (*f)(X))
      : op(op), variant(variant), one(f) {}
  GoldenRow(const char* op, const char* variant, Pair (*f)(X)) : op(op), variant(variant), two(f) {}
  GoldenRow(const char* op, const char* variant, Triple (*f)(X))
      : op(op), variant(variant), three(f) {}
  GoldenRow(const char* op, const char* variant, variable_list (*f)(X))
      : op(op), variant(variant), many(f) {}
  variable_list operator()(X x) const;

  const char *op, *variant;
  Variable (*one)(X) = nullptr;
  Pair (*two)(X) = nullptr;
  Triple (*three)(X) = nullptr;
  variable_list (*many)(X) = nullptr;
};

/// Replays every case of tests/golden/<family>.safetensors. A row without cases and a case without
/// a row are failures.
void replay_golden(const char* family, const std::vector<GoldenRow>& rows);

/// An operation in place: {"exp_", "exp", [](X x) { return x[0].exp_(); }}. It must do to x[0] what
/// the cases of the operation it is `like` ("exp", or "eq|number" for a variant) give as a new
/// tensor, in x[0]'s dtype, and throw where that has another shape or a dtype above x[0]'s.
struct InplaceRow {
  const char *op, *like;
  Variable (*f)(X);
};

/// Replays the cases of a family in place, on dense tensors and on views, with a history and
/// without.
void replay_inplace(const char* family, const std::vector<InplaceRow>& rows);

/// How `actual` differs from `expected`, or an empty text.
std::string difference(const Variable& actual, const Variable& expected);

}  // namespace taper::testing
