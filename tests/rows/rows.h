#pragma once

#include <tuple>
#include <variant>

#include "tests/rows/inputs.h"

/// A row says all that the tests know of an operation: name, variant, inputs, and how to call it.
///
///     {"exp", "", unary(), [](X x) { return exp(x[0]); }, [](X x) { return exp_(x[0]); }},
///     {"mul", "by itself", doubles({{{3}}}), [](X x) { return x[0] * x[0]; }},
///
/// From it come, for each case of the inputs:
/// - the comparison of values and gradients with what libtorch 1.13.1 gives for the same row
///   (golden/<family>.safetensors, written by generate.cpp);
/// - if the floating-point inputs are float64, finite and few: the gradients of first and second
///   order against central differences;
/// - the same in place, if the row says how (the second function).
/// The page docs/operations.md names the dtypes and orders that are checked so.
namespace rows {

/// The inputs of a case.
using X = std::vector<Tensor>&;
using InPlace = Tensor (*)(X);
/// One tensor, a tuple or a list. A lambda that captures nothing is any of them.
using Call = std::variant<Tensor (*)(X), std::tuple<Tensor, Tensor> (*)(X),
                          std::tuple<Tensor, Tensor, Tensor> (*)(X), std::vector<Tensor> (*)(X)>;

struct Row {
  const char *op, *variant;
  Inputs inputs;
  Call f;
  InPlace in_place = nullptr;
  /// libtorch throws for some inputs, and Taper must, too; otherwise a throw is a mistake.
  bool refuses = false;
  /// libtorch 1.13.1 has no such operation, or a wrong one: no comparison.
  bool alone = false;
  /// The inputs lie on kinks, or the result is rounded: no central differences.
  bool rough = false;
  /// Of the central differences.
  double step = 1e-6;

  std::string name() const { return std::string(op) + "|" + variant; }
  Cases cases() const;
  std::vector<Tensor> operator()(X x) const;
};
using Rows = std::vector<Row>;

Row refusing(Row row);
Row alone(Row row);
Row rough(Row row);
Row with_step(double step, Row row);

/// A family has a file of rows here, and a file of golden values.
struct Family {
  const char* name;
  Rows (*rows)();
};
extern const std::vector<Family> kFamilies;

}  // namespace rows
