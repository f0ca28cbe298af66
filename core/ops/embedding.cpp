#include "taper/core/ops/embedding.h"

#include "taper/core/graph/record.h"
#include "taper/core/ops/ops.h"
#include "taper/core/tensor/dims.h"

namespace taper {
namespace {

/// The numbers as a vector of int64. Throws unless they are rows of the table.
Variable row_numbers(const char* op, const Variable& weight, const Variable& indices) {
  check(weight.dim() == 2, op, "'weight' must be 2-D, got ", weight.sizes());
  check(
      indices.dtype() == kLong || indices.dtype() == kInt, op,
      "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, "
      "Int; but got CPU",
      indices.dtype(),
      "Type instead (while checking arguments for embedding); convert with .to(kLong)");
  Variable rows = flatten(indices).to(kLong);
  const Variable inside = logical_and(rows >= 0, rows < weight.size(0));
  check(inside.all().item<bool>(), op, "index out of range in self, expected 0 to ",
        weight.size(0) - 1);
  return rows;
}

/// 1, or for rows that count nothing 0.
Variable counts_of(const Variable& rows, int64_t padding_idx, ScalarType dtype) {
  return ne(rows, padding_idx).to(dtype);
}

/// How many of the numbers each of n rows is.
Variable frequencies(const Variable& rows, int64_t n, ScalarType dtype) {
  return zeros({n}, dtype).index_add(0, rows, ones(rows.sizes(), dtype));
}

}  // namespace

// y_i = w[k_i];  dL/dw[k] = the sum of g_i where k_i = k
Variable embedding(const Variable& weight, const Variable& indices, int64_t padding_idx,
                   bool scale_grad_by_freq, bool /*sparse*/) {
  const Variable rows = row_numbers("embedding", weight, indices);
  Dims sizes(indices.sizes());
  sizes.push_back(weight.size(1));
  const Variable y = reshape(index_select(weight.detach(), 0, rows), sizes);
  const int64_t n = weight.size(0), width = weight.size(1);
  return record("embedding", y.array(), wrt(weight, rows, [=](V g, V rows) {
                  Variable by_row = reshape(g, {rows.numel(), width});
                  if (padding_idx >= 0)
                    by_row = by_row * unsqueeze(counts_of(rows, padding_idx, g.dtype()), 1);
                  if (scale_grad_by_freq) {
                    const Variable often = frequencies(rows, n, g.dtype());
                    by_row = by_row / unsqueeze(index_select(often, 0, rows), 1);
                  }
                  return zeros({n, width}, g.dtype()).index_add(0, rows, by_row);
                }));
}

Variable& embedding_renorm_(const Variable& weight, const Variable& indices, double max_norm,
                            double norm_type) {
  const NoGradGuard guard;
  const Variable rows = row_numbers("embedding_renorm_", weight, indices);
  const Variable occurs = frequencies(rows, weight.size(0), weight.dtype()) > 0;
  const Variable norms = norm(weight, norm_type, 1);
  const Variable scale = where(logical_and(occurs, norms > max_norm), max_norm / (norms + 1e-7), 1);
  return weight.mul_(unsqueeze(scale, 1));
}

Variable embedding_bags(const Variable& weight, const Variable& indices, const Variable& offsets,
                        BagMode mode, bool scale_grad_by_freq, const Variable& per_sample_weights,
                        bool include_last_offset, int64_t padding_idx) {
  const Variable rows = row_numbers("embedding_bag", weight, indices);
  const Variable first = offsets.to(kLong);
  const int64_t bags = first.numel() - (include_last_offset ? 1 : 0), width = weight.size(1);
  const Variable bag = clamp_max(
      searchsorted(first, arange(rows.numel()), /*out_int32=*/false, /*right=*/true) - 1, bags - 1);
  const Variable counts = counts_of(rows, padding_idx, weight.dtype());
  Variable values = embedding(weight, rows, padding_idx, scale_grad_by_freq);
  if (mode == BagMode::Max) {
    const Variable seen = nonzero(counts).flatten();  // the others must not win
    const Variable index = expand(unsqueeze(index_select(bag, 0, seen), 1), {-1, width});
    return zeros({bags, width}, weight.dtype())
        .scatter_reduce(0, index, index_select(values, 0, seen), "amax", /*include_self=*/false);
  }
  values = values * unsqueeze(counts, 1);
  if (per_sample_weights.defined()) values = values * unsqueeze(flatten(per_sample_weights), 1);
  Variable sums = zeros({bags, width}, weight.dtype()).index_add(0, bag, values);
  if (mode == BagMode::Sum) return sums;
  const Variable sizes = zeros({bags}, weight.dtype()).index_add(0, bag, counts);
  return sums / unsqueeze(clamp_min(sizes, 1), 1);
}

Variable bilinear(const Variable& x1, const Variable& x2, const Variable& weight,
                  const Variable& bias) {
  constexpr const char* op = "bilinear";
  check(x1.dim() == x2.dim(), op, "bilinear(): input dimensions do not match: got ", x1.dim(),
        " and ", x2.dim());
  for (int64_t i = 0; i < x1.dim() - 1; ++i)
    check(x1.size(i) == x2.size(i), op, "bilinear(): input batch dimensions do not match at dim ",
          i, ": got ", x1.size(i), " and ", x2.size(i));
  check(x1.size(-1) == weight.size(1), op,
        "bilinear(): input1 size does not match weight size: got ", x1.size(-1), " but expected ",
        weight.size(1));
  check(x2.size(-1) == weight.size(2), op,
        "bilinear(): input2 size does not match weight size: got ", x2.size(-1), " but expected ",
        weight.size(2));
  check(!bias.defined() || bias.numel() == weight.size(0), op,
        "bilinear(): bias size does not match weight size: got ", bias.defined() ? bias.numel() : 0,
        " but expected ", weight.size(0));
  const Variable y = einsum("...i,kij,...j->...k", {x1, weight, x2});
  return bias.defined() ? y + bias : y;
}

}  // namespace taper
