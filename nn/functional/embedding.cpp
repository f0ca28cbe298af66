#include "taper/nn/functional/embedding.h"

#include "taper/core/base/error.h"
#include "taper/core/ops/embedding.h"
#include "taper/core/ops/ops.h"

namespace taper::nn::functional {
namespace {

/// The number of the padding's row, counted from the front; -1 for none.
int64_t padding_row(const char* op, std::optional<int64_t> padding_idx, const Variable& weight) {
  if (!padding_idx) return -1;
  const int64_t rows = weight.size(0), row = *padding_idx;
  check(row < rows, op, "Padding_idx must be within num_embeddings, got ", row, " of ", rows);
  check(row >= -rows, op, "Padding_idx must be within num_embedding, got ", row, " of ", rows);
  return row < 0 ? row + rows : row;
}

BagMode bag_mode(const EmbeddingBagMode& mode) {
  const Reduction::Reduction* reduction = mode.value();
  if (reduction == nullptr) return BagMode::Max;
  check(*reduction != kNone, "embedding_bag", "mode has to be one of sum, mean or max");
  return *reduction == kSum ? BagMode::Sum : BagMode::Mean;
}

/// Where the bags begin. Throws for numbers and offsets that do not fit each other.
Variable bag_offsets(const Variable& input, const Variable& offsets) {
  constexpr const char* op = "embedding_bag";
  if (input.dim() == 2) {
    check(!offsets.defined(), op,
          "If input is 2D, then offsets has to be null, as input is treated is a mini-batch of "
          "fixed length sequences. However, found offsets of type Tensor");
    return arange(input.size(0)) * input.size(1);
  }
  check(input.dim() == 1, op, "input has to be 1D or 2D Tensor, but got Tensor of dimension ",
        input.dim());
  check(offsets.defined(), op, "offsets has to be a 1D Tensor but got null");
  check(offsets.dim() == 1 && offsets.numel() > 0, op, "offsets has to be a 1D Tensor");
  const auto first = offsets[0].item<int64_t>(), last = offsets[-1].item<int64_t>();
  check(first == 0, op,
        "offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from "
        "position 0. However, got ",
        first);
  check(last <= input.size(0), op, "offsets[-1] can not be greater than input's length({",
        input.size(0), "}), but got offsets[-1] of {", last, "}");
  return offsets;
}

}  // namespace

Variable embedding(const Variable& input, const Variable& weight,
                   const EmbeddingFuncOptions& options) {
  const int64_t padding = padding_row("embedding", options.padding_idx(), weight);
  if (options.max_norm())
    embedding_renorm_(weight, input, *options.max_norm(), options.norm_type());
  return taper::embedding(weight, input, padding, options.scale_grad_by_freq());
}

Variable embedding_bag(const Variable& input, const Variable& weight,
                       const EmbeddingBagFuncOptions& options) {
  constexpr const char* op = "embedding_bag";
  const Variable& factors = options.per_sample_weights();
  check(!factors.defined() || factors.sizes() == input.sizes(), op, "If per_sample_weights (",
        factors.defined() ? IntArrayRef(factors.sizes()) : IntArrayRef(),
        ") is not null, then it must have the same shape as the input (", input.sizes(), ")");
  const Variable offsets = bag_offsets(input, options.offsets());
  const BagMode mode = bag_mode(options.mode());
  check(mode != BagMode::Max || !options.scale_grad_by_freq(), op,
        "max mode does not support scaling the gradient by the frequency");
  check(mode != BagMode::Max || !options.sparse(), op, "max mode does not support sparse weights");
  if (options.max_norm())
    embedding_renorm_(weight, input, *options.max_norm(), options.norm_type());
  check(!factors.defined() || mode == BagMode::Sum, op,
        "per_sample_weights was not null. per_sample_weights is only supported for mode='kSum' "
        "(got mode='",
        mode == BagMode::Max ? "kMax" : "kMean", "').Please open a feature request on GitHub.");
  return embedding_bags(weight, input, offsets, mode, options.scale_grad_by_freq(), factors,
                        options.include_last_offset() && input.dim() == 1,
                        padding_row(op, options.padding_idx(), weight));
}

Variable one_hot(const Variable& x, int64_t num_classes) { return taper::one_hot(x, num_classes); }

}  // namespace taper::nn::functional
