#include "taper/nn/transformer.h"

#include <limits>

#include "taper/core/base/error.h"
#include "taper/core/ops/ops.h"
#include "taper/nn/init.h"

namespace taper::nn {
namespace {

/// The options of a layer of either kind.
template <class LayerOptions>
LayerOptions layer_of(const TransformerOptions& o) {
  LayerOptions layer(o.d_model(), o.nhead());
  layer.dim_feedforward(o.dim_feedforward()).dropout(o.dropout()).activation(o.activation());
  return layer;
}

AnyModule norm_of(const TransformerOptions& o) {
  return AnyModule(LayerNorm(std::vector<int64_t>{o.d_model()}));
}

}  // namespace

TransformerImpl::TransformerImpl(TransformerOptions settings) : options(std::move(settings)) {
  reset();
}

void TransformerImpl::reset() {
  encoder = options.custom_encoder().clone();
  if (encoder.is_empty())
    encoder = AnyModule(TransformerEncoder(
        TransformerEncoderOptions(layer_of<TransformerEncoderLayerOptions>(options),
                                  options.num_encoder_layers())
            .norm(norm_of(options))));
  register_module("encoder", encoder.ptr());
  decoder = options.custom_decoder().clone();
  if (decoder.is_empty())
    decoder = AnyModule(TransformerDecoder(
        TransformerDecoderOptions(layer_of<TransformerDecoderLayerOptions>(options),
                                  options.num_decoder_layers())
            .norm(norm_of(options))));
  register_module("decoder", decoder.ptr());
  reset_parameters();
}

void TransformerImpl::reset_parameters() {
  for (const Variable& parameter : parameters())
    if (parameter.dim() > 1) init::xavier_uniform_(parameter);
}

Variable TransformerImpl::forward(const Variable& src, const Variable& tgt,
                                  const Variable& src_mask, const Variable& tgt_mask,
                                  const Variable& memory_mask, const Variable& src_key_padding_mask,
                                  const Variable& tgt_key_padding_mask,
                                  const Variable& memory_key_padding_mask) {
  check(src.dim() == 3 && tgt.dim() == 3, "Transformer",
        "src and tgt should have 3 dimensions, but got ", src.dim(), " and ", tgt.dim());
  check(src.size(1) == tgt.size(1), "Transformer",
        "src and tgt should have equal batch size (at dim 1), but got ", src.size(1), " and ",
        tgt.size(1));
  check(src.size(2) == options.d_model() && tgt.size(2) == options.d_model(), "Transformer",
        "src and tgt should have same feature size as d_model (at dim 2), but got ", src.size(2),
        " and ", tgt.size(2), " while d_model is ", options.d_model());
  const auto memory = encoder.forward<Variable>(src, src_mask, src_key_padding_mask);
  return decoder.forward<Variable>(tgt, memory, tgt_mask, memory_mask, tgt_key_padding_mask,
                                   memory_key_padding_mask);
}

Variable TransformerImpl::generate_square_subsequent_mask(int64_t size) {
  return triu(full({size, size}, -std::numeric_limits<double>::infinity(), kFloat), 1);
}

}  // namespace taper::nn
