#pragma once

#include <tuple>

#include "taper/core/ops/out_forms.h"

/// The forms that write into tensors of the caller for what gives values and their positions.
namespace taper {

using OutPair = std::tuple<Variable&, Variable&>;

OutPair max_out(Variable& values, Variable& positions, const Variable& x, int64_t dim,
                bool keepdim = false);
OutPair min_out(Variable& values, Variable& positions, const Variable& x, int64_t dim,
                bool keepdim = false);
OutPair median_out(Variable& values, Variable& positions, const Variable& x, int64_t dim,
                   bool keepdim = false);
OutPair nanmedian_out(Variable& values, Variable& positions, const Variable& x, int64_t dim,
                      bool keepdim = false);
OutPair mode_out(Variable& values, Variable& positions, const Variable& x, int64_t dim = -1,
                 bool keepdim = false);
OutPair kthvalue_out(Variable& values, Variable& positions, const Variable& x, int64_t k,
                     int64_t dim = -1, bool keepdim = false);
OutPair aminmax_out(Variable& smallest, Variable& largest, const Variable& x,
                    std::optional<int64_t> dim = std::nullopt, bool keepdim = false);
OutPair cummax_out(Variable& values, Variable& positions, const Variable& x, int64_t dim);
OutPair cummin_out(Variable& values, Variable& positions, const Variable& x, int64_t dim);
OutPair sort_out(Variable& values, Variable& positions, const Variable& x, int64_t dim = -1,
                 bool descending = false);
OutPair topk_out(Variable& values, Variable& positions, const Variable& x, int64_t k,
                 int64_t dim = -1, bool largest = true, bool sorted = true);
/// The larger and the smaller elements of two tensors.
Variable& max_out(Variable& result, const Variable& a, const Variable& b);
Variable& min_out(Variable& result, const Variable& a, const Variable& b);

}  // namespace taper
