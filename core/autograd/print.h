#pragma once

#include <iosfwd>
#include <optional>
#include <string>

#include "taper/core/base/arg.h"
#include "taper/core/graph/variable.h"

namespace taper {

/// How tensors are printed; torch.set_printoptions' names and defaults.
struct PrintOptions {
  /// Digits after the point.
  TAPER_ARG(int, precision) = 4;
  /// From how many elements on only the edges are printed.
  TAPER_ARG(int64_t, threshold) = 1000;
  /// How many elements, at either end of each axis, the edges are.
  TAPER_ARG(int64_t, edgeitems) = 3;
  /// Where lines are broken.
  TAPER_ARG(int64_t, linewidth) = 80;
  /// Scientific notation: always, never, or, if nothing is said, where the numbers call for it.
  TAPER_ARG(std::optional<bool>, sci_mode);
};

/// For all threads. Throws unless the numbers are positive (precision and threshold: or 0).
void set_printoptions(const PrintOptions& options);
PrintOptions get_printoptions();

/// As Python's PyTorch prints it: nested brackets and aligned columns, long tensors by their edges;
/// then the dtype unless it is the default, and `grad_fn=<operation>` or `requires_grad=true`.
std::string to_string(const Variable& x);
std::ostream& operator<<(std::ostream& out, const Variable& x);
/// To standard output.
void print(const Variable& x);

}  // namespace taper
