#include "taper/core/ops/out_pairs.h"

namespace taper {
namespace {

OutPair write_pair(const char* op, Variable& values, Variable& positions,
                   const std::tuple<Variable, Variable>& pair) {
  return {write_out(op, values, std::get<0>(pair)), write_out(op, positions, std::get<1>(pair))};
}

}  // namespace

OutPair max_out(Variable& values, Variable& positions, const Variable& x, int64_t dim,
                bool keepdim) {
  return write_pair("max_out", values, positions, max(x, dim, keepdim));
}
OutPair min_out(Variable& values, Variable& positions, const Variable& x, int64_t dim,
                bool keepdim) {
  return write_pair("min_out", values, positions, min(x, dim, keepdim));
}
OutPair median_out(Variable& values, Variable& positions, const Variable& x, int64_t dim,
                   bool keepdim) {
  return write_pair("median_out", values, positions, median(x, dim, keepdim));
}
OutPair nanmedian_out(Variable& values, Variable& positions, const Variable& x, int64_t dim,
                      bool keepdim) {
  return write_pair("nanmedian_out", values, positions, nanmedian(x, dim, keepdim));
}
OutPair mode_out(Variable& values, Variable& positions, const Variable& x, int64_t dim,
                 bool keepdim) {
  return write_pair("mode_out", values, positions, mode(x, dim, keepdim));
}
OutPair kthvalue_out(Variable& values, Variable& positions, const Variable& x, int64_t k,
                     int64_t dim, bool keepdim) {
  return write_pair("kthvalue_out", values, positions, kthvalue(x, k, dim, keepdim));
}
OutPair aminmax_out(Variable& smallest, Variable& largest, const Variable& x,
                    std::optional<int64_t> dim, bool keepdim) {
  return write_pair("aminmax_out", smallest, largest, aminmax(x, dim, keepdim));
}
OutPair cummax_out(Variable& values, Variable& positions, const Variable& x, int64_t dim) {
  return write_pair("cummax_out", values, positions, cummax(x, dim));
}
OutPair cummin_out(Variable& values, Variable& positions, const Variable& x, int64_t dim) {
  return write_pair("cummin_out", values, positions, cummin(x, dim));
}
OutPair sort_out(Variable& values, Variable& positions, const Variable& x, int64_t dim,
                 bool descending) {
  return write_pair("sort_out", values, positions, sort(x, dim, descending));
}
OutPair topk_out(Variable& values, Variable& positions, const Variable& x, int64_t k, int64_t dim,
                 bool largest, bool sorted) {
  return write_pair("topk_out", values, positions, topk(x, k, dim, largest, sorted));
}
Variable& max_out(Variable& result, const Variable& a, const Variable& b) {
  return write_out("max_out", result, maximum(a, b));
}
Variable& min_out(Variable& result, const Variable& a, const Variable& b) {
  return write_out("min_out", result, minimum(a, b));
}

}  // namespace taper
