#pragma once

#include "taper/nn/functional/loss.h"
#include "taper/nn/layer.h"

/// The losses of nn/functional/loss.h as modules.
namespace taper::nn {
namespace detail {

/// A handle of its own on the tensor that the options hold, so that moving the module moves it
/// alone; nothing for nothing.
Variable buffer_of(const Variable& option);

/// The one of two functions of the name that takes options alone.
inline constexpr Variable (*smooth_l1_loss)(
    const Variable&, const Variable&, const SmoothL1LossOptions&) = functional::smooth_l1_loss;

}  // namespace detail

/// A loss with a weight, which is a buffer and begins as the options say.
template <class Derived, auto function>
class WeightedLoss : public Layer<Derived, function> {
  using Base = Layer<Derived, function>;

 public:
  explicit WeightedLoss(const decltype(Base::options)& settings = {}) : Base(settings) { reset(); }
  void reset() override {
    weight = this->register_buffer("weight", detail::buffer_of(this->options.weight()));
  }
  decltype(Base::options) call_options() const {
    auto settings = this->options;
    return settings.weight(weight);
  }

  Variable weight;
};

/// A loss whose printing is its name alone, as libtorch has it.
template <class Derived, auto function>
class NamedLoss : public Layer<Derived, function> {
 public:
  using Layer<Derived, function>::Layer;
  void pretty_print(std::ostream& out) const override { detail::print_name(out, typeid(Derived)); }
};

TAPER_LAYER(CosineEmbeddingLoss, Layer, functional::cosine_embedding_loss);
TAPER_LAYER(HingeEmbeddingLoss, Layer, functional::hinge_embedding_loss);
TAPER_LAYER(KLDivLoss, Layer, functional::kl_div);
TAPER_LAYER(L1Loss, Layer, functional::l1_loss);
TAPER_LAYER(MSELoss, Layer, functional::mse_loss);
TAPER_LAYER(MarginRankingLoss, Layer, functional::margin_ranking_loss);
TAPER_LAYER(MultiLabelMarginLoss, Layer, functional::multilabel_margin_loss);
TAPER_LAYER(PoissonNLLLoss, Layer, functional::poisson_nll_loss);
TAPER_LAYER(SoftMarginLoss, Layer, functional::soft_margin_loss);
TAPER_LAYER(TripletMarginLoss, Layer, functional::triplet_margin_loss);
TAPER_LAYER(TripletMarginWithDistanceLoss, Layer, functional::triplet_margin_with_distance_loss);

TAPER_LAYER(HuberLoss, NamedLoss, functional::huber_loss);
TAPER_LAYER(SmoothL1Loss, NamedLoss, detail::smooth_l1_loss);

TAPER_LAYER(BCELoss, WeightedLoss, functional::binary_cross_entropy);
TAPER_LAYER(CrossEntropyLoss, WeightedLoss, functional::cross_entropy);
TAPER_LAYER(MultiLabelSoftMarginLoss, WeightedLoss, functional::multilabel_soft_margin_loss);
TAPER_LAYER(MultiMarginLoss, WeightedLoss, functional::multi_margin_loss);
TAPER_LAYER(NLLLoss, WeightedLoss, functional::nll_loss);

/// Both weights are buffers.
class BCEWithLogitsLossImpl
    : public WeightedLoss<BCEWithLogitsLossImpl, functional::binary_cross_entropy_with_logits> {
 public:
  explicit BCEWithLogitsLossImpl(const BCEWithLogitsLossOptions& settings = {});
  void reset() override;
  BCEWithLogitsLossOptions call_options() const {
    return WeightedLoss::call_options().pos_weight(pos_weight);
  }

  Variable pos_weight;
};
using BCEWithLogitsLoss = ModuleHolder<BCEWithLogitsLossImpl>;

}  // namespace taper::nn
