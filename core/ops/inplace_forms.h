#pragma once

#include "taper/core/graph/variable.h"
#include "taper/core/ops/indexing.h"

/// In-place methods as free functions, where libtorch has them: exp_(x) is x.exp_().
namespace taper {

inline Variable& abs_(const Variable& x) { return x.abs_(); }
inline Variable& ceil_(const Variable& x) { return x.ceil_(); }
inline Variable& cos_(const Variable& x) { return x.cos_(); }
inline Variable& detach_(const Variable& x) { return x.detach_(); }
inline Variable& erf_(const Variable& x) { return x.erf_(); }
inline Variable& exp_(const Variable& x) { return x.exp_(); }
inline Variable& expm1_(const Variable& x) { return x.expm1_(); }
inline Variable& floor_(const Variable& x) { return x.floor_(); }
inline Variable& log_(const Variable& x) { return x.log_(); }
inline Variable& log10_(const Variable& x) { return x.log10_(); }
inline Variable& log1p_(const Variable& x) { return x.log1p_(); }
inline Variable& log2_(const Variable& x) { return x.log2_(); }
inline Variable& neg_(const Variable& x) { return x.neg_(); }
inline Variable& reciprocal_(const Variable& x) { return x.reciprocal_(); }
inline Variable& round_(const Variable& x) { return x.round_(); }
inline Variable& rsqrt_(const Variable& x) { return x.rsqrt_(); }
inline Variable& sin_(const Variable& x) { return x.sin_(); }
inline Variable& sqrt_(const Variable& x) { return x.sqrt_(); }
inline Variable& square_(const Variable& x) { return x.square_(); }
inline Variable& trunc_(const Variable& x) { return x.trunc_(); }
inline Variable& zero_(const Variable& x) { return x.zero_(); }

inline Variable& fill_(const Variable& x, Scalar value) { return x.fill_(value); }
inline Variable& fill_(const Variable& x, const Variable& value) { return x.fill_(value); }
inline Variable& clamp_(const Variable& x, std::optional<Scalar> min,
                        std::optional<Scalar> max = std::nullopt) {
  return x.clamp_(min, max);
}
inline Variable& clamp_(const Variable& x, const std::optional<Variable>& min,
                        const std::optional<Variable>& max) {
  return x.clamp_(min, max);
}
inline Variable& clamp_min_(const Variable& x, Scalar min) { return x.clamp_min_(min); }
inline Variable& clamp_min_(const Variable& x, const Variable& min) { return x.clamp_min_(min); }
inline Variable& clamp_max_(const Variable& x, Scalar max) { return x.clamp_max_(max); }
inline Variable& clamp_max_(const Variable& x, const Variable& max) { return x.clamp_max_(max); }
inline Variable& nan_to_num_(const Variable& x, std::optional<double> nan = std::nullopt,
                             std::optional<double> posinf = std::nullopt,
                             std::optional<double> neginf = std::nullopt) {
  return x.nan_to_num_(nan, posinf, neginf);
}
inline Variable& index_put_(const Variable& x, ArrayRef<indexing::TensorIndex> indices,
                            const Variable& value, bool accumulate = false) {
  return x.index_put_(indices, value, accumulate);
}

}  // namespace taper
