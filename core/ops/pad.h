#pragma once

#include <optional>
#include <string>

#include "taper/core/graph/variable.h"

/// Wider tensors. `pad` says how many elements stand before and behind the last axis, then the one
/// before it, and so on; negative numbers cut off.
namespace taper {

/// With `value` around. Throws if a size would be negative.
Variable constant_pad_nd(const Variable& x, IntArrayRef pad, Scalar value = 0);
/// By mode: "constant", "reflect" (mirrored at the border elements), "replicate" (the border
/// elements again) or "circular" (the other end). Only the first takes a value, and any rank; the
/// others pad the axes behind (n, c) or (c).
Variable pad(const Variable& x, IntArrayRef pad, const std::string& mode = "constant",
             std::optional<double> value = std::nullopt);

}  // namespace taper
