#pragma once

#include <utility>
#include <vector>

#include "taper/core/base/arg.h"
#include "taper/nn/options/setting.h"

namespace taper::nn {

struct LinearOptions {
  LinearOptions(int64_t in_features, int64_t out_features)
      : in_features_(in_features), out_features_(out_features) {}
  std::string shown() const {
    return show({{"in_features", in_features_}, {"out_features", out_features_}, {"bias", bias_}});
  }
  TAPER_ARG(int64_t, in_features);
  TAPER_ARG(int64_t, out_features);
  TAPER_ARG(bool, bias) = true;
};

struct BilinearOptions {
  BilinearOptions(int64_t in1_features, int64_t in2_features, int64_t out_features)
      : in1_features_(in1_features), in2_features_(in2_features), out_features_(out_features) {}
  std::string shown() const {
    return show({{"in1_features", in1_features_},
                 {"in2_features", in2_features_},
                 {"out_features", out_features_},
                 {"bias", bias_}});
  }
  TAPER_ARG(int64_t, in1_features);
  TAPER_ARG(int64_t, in2_features);
  TAPER_ARG(int64_t, out_features);
  TAPER_ARG(bool, bias) = true;
};

struct FlattenOptions {
  std::string shown() const { return show({{"start_dim", start_dim_}, {"end_dim", end_dim_}}); }
  TAPER_ARG(int64_t, start_dim) = 1;
  TAPER_ARG(int64_t, end_dim) = -1;
};

/// Axis `dim` becomes several, of `sizes`. Axes have no names here: those of libtorch's options
/// are kept, and refused when the layer is called.
struct UnflattenOptions {
  using namedshape_t = std::vector<std::pair<std::string, int64_t>>;
  UnflattenOptions(int64_t dim, std::vector<int64_t> sizes) : dim_(dim), sizes_(std::move(sizes)) {}
  UnflattenOptions(std::string dimname, namedshape_t namedshape)
      : dim_(0), dimname_(std::move(dimname)), namedshape_(std::move(namedshape)) {}
  std::string shown() const;
  TAPER_ARG(int64_t, dim);
  TAPER_ARG(std::string, dimname);
  TAPER_ARG(std::vector<int64_t>, sizes);
  TAPER_ARG(namedshape_t, namedshape);
};

/// Lengths count as at least eps.
struct CosineSimilarityOptions {
  std::string shown() const { return show({{"dim", dim_}, {"eps", eps_}}); }
  TAPER_ARG(int64_t, dim) = 1;
  TAPER_ARG(double, eps) = 1e-8;
};

struct PairwiseDistanceOptions {
  std::string shown() const { return show({{"p", p_}, {"eps", eps_}, {"keepdim", keepdim_}}); }
  TAPER_ARG(double, p) = 2;
  TAPER_ARG(double, eps) = 1e-6;
  TAPER_ARG(bool, keepdim) = false;
};

namespace functional {
using CosineSimilarityFuncOptions = CosineSimilarityOptions;
using PairwiseDistanceFuncOptions = PairwiseDistanceOptions;
}  // namespace functional

}  // namespace taper::nn
