#pragma once

#include <optional>
#include <string_view>

#include "taper/core/graph/variable.h"

/// Quotients that are rounded, and remainders. Shapes broadcast, dtypes promote. All throw if an
/// integer is divided by zero.
namespace taper {

/// a / b rounded "floor" (down) or "trunc" (towards 0), whose derivative is 0; without a mode the
/// true quotient.
Variable div(const Variable& a, const Variable& b, std::optional<std::string_view> rounding_mode);
Variable div(const Variable& a, Scalar b, std::optional<std::string_view> rounding_mode);
Variable true_divide(const Variable& a, const Variable& b);
Variable true_divide(const Variable& a, Scalar b);
/// a / b rounded down; its derivative is 0.
Variable floor_divide(const Variable& a, const Variable& b);
Variable floor_divide(const Variable& a, Scalar b);
/// a - b floor(a / b), with the sign of b.
Variable remainder(const Variable& a, const Variable& b);
Variable remainder(const Variable& a, Scalar b);
Variable remainder(Scalar a, const Variable& b);
/// a - b trunc(a / b), with the sign of a.
Variable fmod(const Variable& a, const Variable& b);
Variable fmod(const Variable& a, Scalar b);

}  // namespace taper
