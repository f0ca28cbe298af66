#include "taper/core/ops/out_reductions.h"

namespace taper {

Variable& addmm_out(Variable& result, const Variable& c, const Variable& a, const Variable& b,
                    Scalar beta, Scalar alpha) {
  return write_out("addmm_out", result, addmm(c, a, b, beta, alpha));
}
Variable& addmv_out(Variable& result, const Variable& c, const Variable& a, const Variable& b,
                    Scalar beta, Scalar alpha) {
  return write_out("addmv_out", result, addmv(c, a, b, beta, alpha));
}
Variable& addr_out(Variable& result, const Variable& c, const Variable& a, const Variable& b,
                   Scalar beta, Scalar alpha) {
  return write_out("addr_out", result, addr(c, a, b, beta, alpha));
}
Variable& addbmm_out(Variable& result, const Variable& c, const Variable& a, const Variable& b,
                     Scalar beta, Scalar alpha) {
  return write_out("addbmm_out", result, addbmm(c, a, b, beta, alpha));
}
Variable& baddbmm_out(Variable& result, const Variable& c, const Variable& a, const Variable& b,
                      Scalar beta, Scalar alpha) {
  return write_out("baddbmm_out", result, baddbmm(c, a, b, beta, alpha));
}
Variable& tensordot_out(Variable& result, const Variable& a, const Variable& b, IntArrayRef dims_a,
                        IntArrayRef dims_b) {
  return write_out("tensordot_out", result, tensordot(a, b, dims_a, dims_b));
}
Variable& sum_out(Variable& result, const Variable& x, OptionalIntArrayRef dim, bool keepdim,
                  std::optional<ScalarType> dtype) {
  return write_out("sum_out", result, sum(x, dim, keepdim, dtype));
}
Variable& mean_out(Variable& result, const Variable& x, OptionalIntArrayRef dim, bool keepdim,
                   std::optional<ScalarType> dtype) {
  return write_out("mean_out", result, mean(x, dim, keepdim, dtype));
}
Variable& nansum_out(Variable& result, const Variable& x, OptionalIntArrayRef dim, bool keepdim,
                     std::optional<ScalarType> dtype) {
  return write_out("nansum_out", result, nansum(x, dim, keepdim, dtype));
}
Variable& nanmean_out(Variable& result, const Variable& x, OptionalIntArrayRef dim, bool keepdim,
                      std::optional<ScalarType> dtype) {
  return write_out("nanmean_out", result, nanmean(x, dim, keepdim, dtype));
}
Variable& count_nonzero_out(Variable& result, const Variable& x, OptionalIntArrayRef dim) {
  return write_out("count_nonzero_out", result, count_nonzero(x, dim));
}
Variable& prod_out(Variable& result, const Variable& x, std::optional<ScalarType> dtype) {
  return write_out("prod_out", result, prod(x, dtype));
}
Variable& prod_out(Variable& result, const Variable& x, int64_t dim, bool keepdim,
                   std::optional<ScalarType> dtype) {
  return write_out("prod_out", result, prod(x, dim, keepdim, dtype));
}
Variable& cumsum_out(Variable& result, const Variable& x, int64_t dim,
                     std::optional<ScalarType> dtype) {
  return write_out("cumsum_out", result, cumsum(x, dim, dtype));
}
Variable& cumprod_out(Variable& result, const Variable& x, int64_t dim,
                      std::optional<ScalarType> dtype) {
  return write_out("cumprod_out", result, cumprod(x, dim, dtype));
}
Variable& amax_out(Variable& result, const Variable& x, IntArrayRef dim, bool keepdim) {
  return write_out("amax_out", result, amax(x, dim, keepdim));
}
Variable& amin_out(Variable& result, const Variable& x, IntArrayRef dim, bool keepdim) {
  return write_out("amin_out", result, amin(x, dim, keepdim));
}
Variable& all_out(Variable& result, const Variable& x, IntArrayRef dim, bool keepdim) {
  return write_out("all_out", result, all(x, dim, keepdim));
}
Variable& any_out(Variable& result, const Variable& x, IntArrayRef dim, bool keepdim) {
  return write_out("any_out", result, any(x, dim, keepdim));
}
Variable& logsumexp_out(Variable& result, const Variable& x, IntArrayRef dim, bool keepdim) {
  return write_out("logsumexp_out", result, logsumexp(x, dim, keepdim));
}
Variable& argmax_out(Variable& result, const Variable& x, std::optional<int64_t> dim,
                     bool keepdim) {
  return write_out("argmax_out", result, argmax(x, dim, keepdim));
}
Variable& argmin_out(Variable& result, const Variable& x, std::optional<int64_t> dim,
                     bool keepdim) {
  return write_out("argmin_out", result, argmin(x, dim, keepdim));
}
Variable& norm_out(Variable& result, const Variable& x, std::optional<Scalar> p, IntArrayRef dim,
                   bool keepdim) {
  return write_out("norm_out", result, norm(x, p, dim, keepdim));
}
Variable& var_out(Variable& result, const Variable& x, OptionalIntArrayRef dim, bool unbiased,
                  bool keepdim) {
  return write_out("var_out", result, var(x, dim, unbiased, keepdim));
}
Variable& std_out(Variable& result, const Variable& x, OptionalIntArrayRef dim, bool unbiased,
                  bool keepdim) {
  return write_out("std_out", result, taper::std(x, dim, unbiased, keepdim));
}
Variable& cat_out(Variable& result, TensorList tensors, int64_t dim) {
  return write_out("cat_out", result, cat(tensors, dim));
}
Variable& stack_out(Variable& result, TensorList tensors, int64_t dim) {
  return write_out("stack_out", result, stack(tensors, dim));
}
Variable& gather_out(Variable& result, const Variable& x, int64_t dim, const Variable& index) {
  return write_out("gather_out", result, gather(x, dim, index));
}
Variable& index_select_out(Variable& result, const Variable& x, int64_t dim,
                           const Variable& index) {
  return write_out("index_select_out", result, index_select(x, dim, index));
}

}  // namespace taper
