#pragma once

#include "taper/core/ops/out_forms.h"

/// The forms that write into a tensor of the caller for products with something added, reductions,
/// joins and picks.
namespace taper {

Variable& addmm_out(Variable& result, const Variable& c, const Variable& a, const Variable& b,
                    Scalar beta = 1, Scalar alpha = 1);
Variable& addmv_out(Variable& result, const Variable& c, const Variable& a, const Variable& b,
                    Scalar beta = 1, Scalar alpha = 1);
Variable& addr_out(Variable& result, const Variable& c, const Variable& a, const Variable& b,
                   Scalar beta = 1, Scalar alpha = 1);
Variable& addbmm_out(Variable& result, const Variable& c, const Variable& a, const Variable& b,
                     Scalar beta = 1, Scalar alpha = 1);
Variable& baddbmm_out(Variable& result, const Variable& c, const Variable& a, const Variable& b,
                      Scalar beta = 1, Scalar alpha = 1);
Variable& tensordot_out(Variable& result, const Variable& a, const Variable& b, IntArrayRef dims_a,
                        IntArrayRef dims_b);
Variable& sum_out(Variable& result, const Variable& x, OptionalIntArrayRef dim = std::nullopt,
                  bool keepdim = false, std::optional<ScalarType> dtype = std::nullopt);
Variable& mean_out(Variable& result, const Variable& x, OptionalIntArrayRef dim = std::nullopt,
                   bool keepdim = false, std::optional<ScalarType> dtype = std::nullopt);
Variable& nansum_out(Variable& result, const Variable& x, OptionalIntArrayRef dim = std::nullopt,
                     bool keepdim = false, std::optional<ScalarType> dtype = std::nullopt);
Variable& nanmean_out(Variable& result, const Variable& x, OptionalIntArrayRef dim = std::nullopt,
                      bool keepdim = false, std::optional<ScalarType> dtype = std::nullopt);
Variable& count_nonzero_out(Variable& result, const Variable& x,
                            OptionalIntArrayRef dim = std::nullopt);
Variable& prod_out(Variable& result, const Variable& x,
                   std::optional<ScalarType> dtype = std::nullopt);
Variable& prod_out(Variable& result, const Variable& x, int64_t dim, bool keepdim = false,
                   std::optional<ScalarType> dtype = std::nullopt);
Variable& cumsum_out(Variable& result, const Variable& x, int64_t dim,
                     std::optional<ScalarType> dtype = std::nullopt);
Variable& cumprod_out(Variable& result, const Variable& x, int64_t dim,
                      std::optional<ScalarType> dtype = std::nullopt);
Variable& amax_out(Variable& result, const Variable& x, IntArrayRef dim = {}, bool keepdim = false);
Variable& amin_out(Variable& result, const Variable& x, IntArrayRef dim = {}, bool keepdim = false);
Variable& all_out(Variable& result, const Variable& x, IntArrayRef dim = {}, bool keepdim = false);
Variable& any_out(Variable& result, const Variable& x, IntArrayRef dim = {}, bool keepdim = false);
Variable& logsumexp_out(Variable& result, const Variable& x, IntArrayRef dim, bool keepdim = false);
Variable& argmax_out(Variable& result, const Variable& x, std::optional<int64_t> dim = std::nullopt,
                     bool keepdim = false);
Variable& argmin_out(Variable& result, const Variable& x, std::optional<int64_t> dim = std::nullopt,
                     bool keepdim = false);
Variable& norm_out(Variable& result, const Variable& x, std::optional<Scalar> p, IntArrayRef dim,
                   bool keepdim = false);
Variable& var_out(Variable& result, const Variable& x, OptionalIntArrayRef dim,
                  bool unbiased = true, bool keepdim = false);
Variable& std_out(Variable& result, const Variable& x, OptionalIntArrayRef dim,
                  bool unbiased = true, bool keepdim = false);
Variable& cat_out(Variable& result, TensorList tensors, int64_t dim = 0);
Variable& stack_out(Variable& result, TensorList tensors, int64_t dim = 0);
Variable& gather_out(Variable& result, const Variable& x, int64_t dim, const Variable& index);
Variable& index_select_out(Variable& result, const Variable& x, int64_t dim, const Variable& index);

/// The form of all overloads of an operation, with its defaults. No argument is a list in braces.
template <class F>
struct OutOf {
  const char* op;
  F compute;
  template <class... Arguments>
  Variable& operator()(Variable& result, const Arguments&... arguments) const {
    return write_out(op, result, compute(arguments...));
  }
};
template <class F>
OutOf(const char*, F) -> OutOf<F>;

inline constexpr OutOf diff_out{"diff_out", [](const auto&... x) { return diff(x...); }};
inline constexpr OutOf quantile_out{"quantile_out",
                                    [](const auto&... x) { return quantile(x...); }};
inline constexpr OutOf nanquantile_out{"nanquantile_out",
                                       [](const auto&... x) { return nanquantile(x...); }};
inline constexpr OutOf softmax_out{"softmax_out", [](const auto&... x) { return softmax(x...); }};
inline constexpr OutOf log_softmax_out{"log_softmax_out",
                                       [](const auto&... x) { return log_softmax(x...); }};
inline constexpr OutOf tril_out{"tril_out", [](const auto&... x) { return tril(x...); }};
inline constexpr OutOf triu_out{"triu_out", [](const auto&... x) { return triu(x...); }};
inline constexpr OutOf diag_out{"diag_out", [](const auto&... x) { return diag(x...); }};
inline constexpr OutOf take_out{"take_out", [](const auto&... x) { return take(x...); }};
inline constexpr OutOf nonzero_out{"nonzero_out", [](const auto&... x) { return nonzero(x...); }};
inline constexpr OutOf masked_select_out{"masked_select_out",
                                         [](const auto&... x) { return masked_select(x...); }};

}  // namespace taper
