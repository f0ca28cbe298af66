#pragma once

#include <functional>
#include <optional>

#include "taper/core/base/arg.h"
#include "taper/core/graph/variable.h"
#include "taper/nn/options/enums.h"
#include "taper/nn/options/setting.h"

/// What the losses of nn/functional/loss.h can be told. `reduction` says what becomes of the losses
/// of a batch: kNone, kMean or kSum. A `weight` belongs to classes, or broadcasts.
namespace taper::nn {

struct Reduces {
  using reduction_t = Reduction::Reduction;
};

/// Of losses that nothing else can be told.
struct ReductionOptions : Reduces {
  ReductionOptions(reduction_t reduction = kMean) : reduction_(reduction) {}
  std::string shown() const { return {}; }
  TAPER_ARG(reduction_t, reduction);
};
using L1LossOptions = ReductionOptions;
using MSELossOptions = ReductionOptions;
using MultiLabelMarginLossOptions = ReductionOptions;
using SoftMarginLossOptions = ReductionOptions;

/// Of losses that have a weight, too.
struct WeightedOptions : Reduces {
  std::string shown() const { return {}; }
  TAPER_ARG(Variable, weight);
  TAPER_ARG(reduction_t, reduction) = kMean;
};
using BCELossOptions = WeightedOptions;
using MultiLabelSoftMarginLossOptions = WeightedOptions;

struct BCEWithLogitsLossOptions : Reduces {
  std::string shown() const { return {}; }
  TAPER_ARG(Variable, weight);
  TAPER_ARG(reduction_t, reduction) = kMean;
  TAPER_ARG(Variable, pos_weight);
};

struct NLLLossOptions : Reduces {
  std::string shown() const { return {}; }
  TAPER_ARG(Variable, weight);
  TAPER_ARG(int64_t, ignore_index) = -100;
  TAPER_ARG(reduction_t, reduction) = kMean;
};

struct CrossEntropyLossOptions : Reduces {
  CrossEntropyLossOptions() = default;
  CrossEntropyLossOptions(reduction_t reduction) : reduction_(reduction) {}
  std::string shown() const { return {}; }
  TAPER_ARG(Variable, weight);
  TAPER_ARG(int64_t, ignore_index) = -100;
  TAPER_ARG(reduction_t, reduction) = kMean;
  TAPER_ARG(double, label_smoothing) = 0;
};

/// kBatchMean is the sum, divided by the size of the batch.
struct KLDivLossOptions {
  using reduction_t = ValueOr<Reduction::Reduction, enumtype::kBatchMean>;
  KLDivLossOptions(reduction_t reduction = kMean) : reduction_(reduction) {}
  KLDivLossOptions(Reduction::Reduction reduction) : reduction_(reduction) {}
  KLDivLossOptions(enumtype::kBatchMean reduction) : reduction_(reduction) {}
  std::string shown() const { return {}; }
  TAPER_ARG(reduction_t, reduction);
  TAPER_ARG(bool, log_target) = false;
};

struct PoissonNLLLossOptions : Reduces {
  std::string shown() const { return {}; }
  TAPER_ARG(bool, log_input) = true;
  TAPER_ARG(bool, full) = false;
  TAPER_ARG(double, eps) = 1e-8;
  TAPER_ARG(reduction_t, reduction) = kMean;
};

struct SmoothL1LossOptions : Reduces {
  SmoothL1LossOptions(reduction_t reduction = kMean) : reduction_(reduction) {}
  std::string shown() const { return {}; }
  TAPER_ARG(reduction_t, reduction);
  TAPER_ARG(double, beta) = 1;
};

struct HuberLossOptions : Reduces {
  HuberLossOptions(reduction_t reduction = kMean) : reduction_(reduction) {}
  std::string shown() const { return {}; }
  TAPER_ARG(reduction_t, reduction);
  TAPER_ARG(double, delta) = 1;
};

struct HingeEmbeddingLossOptions : Reduces {
  std::string shown() const { return show({{"margin", margin_}}); }
  TAPER_ARG(double, margin) = 1;
  TAPER_ARG(reduction_t, reduction) = kMean;
};

struct CosineEmbeddingLossOptions : Reduces {
  std::string shown() const { return show({{"margin", margin_}}); }
  TAPER_ARG(double, margin) = 0;
  TAPER_ARG(reduction_t, reduction) = kMean;
};

struct MarginRankingLossOptions : Reduces {
  std::string shown() const { return {}; }
  TAPER_ARG(double, margin) = 0;
  TAPER_ARG(reduction_t, reduction) = kMean;
};

struct MultiMarginLossOptions : Reduces {
  std::string shown() const;
  TAPER_ARG(int64_t, p) = 1;
  TAPER_ARG(double, margin) = 1;
  TAPER_ARG(Variable, weight);
  TAPER_ARG(reduction_t, reduction) = kMean;
};

struct TripletMarginLossOptions : Reduces {
  std::string shown() const {
    return show({{"margin", margin_}, {"p", p_}, {"eps", eps_}, {"swap", swap_}});
  }
  TAPER_ARG(double, margin) = 1;
  TAPER_ARG(double, p) = 2;
  TAPER_ARG(double, eps) = 1e-6;
  TAPER_ARG(bool, swap) = false;
  TAPER_ARG(reduction_t, reduction) = kMean;
};

/// Without a distance function, pairwise_distance() is it.
struct TripletMarginWithDistanceLossOptions : Reduces {
  using distance_function_t = std::function<Variable(const Variable&, const Variable&)>;
  std::string shown() const { return show({{"margin", margin_}, {"swap", swap_}}); }
  TAPER_ARG(std::optional<distance_function_t>, distance_function);
  TAPER_ARG(double, margin) = 1;
  TAPER_ARG(bool, swap) = false;
  TAPER_ARG(reduction_t, reduction) = kMean;
};

}  // namespace taper::nn
