#include "taper/nn/functional/linear.h"

#include "taper/core/base/error.h"
#include "taper/core/ops/embedding.h"
#include "taper/core/ops/linalg.h"
#include "taper/core/ops/shape.h"

namespace taper::nn::functional {

Variable linear(const Variable& input, const Variable& weight, const Variable& bias) {
  return taper::linear(input, weight, bias);
}

Variable bilinear(const Variable& input1, const Variable& input2, const Variable& weight,
                  const Variable& bias) {
  return taper::bilinear(input1, input2, weight, bias);
}

Variable flatten(const Variable& input, const FlattenOptions& options) {
  return taper::flatten(input, options.start_dim(), options.end_dim());
}

Variable unflatten(const Variable& input, const UnflattenOptions& options) {
  check(options.dimname().empty(), "unflatten", "Name '", options.dimname(),
        "' not found in Tensor; axes have no names here, give their numbers");
  return taper::unflatten(input, options.dim(), options.sizes());
}

Variable cosine_similarity(const Variable& x1, const Variable& x2,
                           const CosineSimilarityFuncOptions& options) {
  return taper::cosine_similarity(x1, x2, options.dim(), options.eps());
}

Variable pairwise_distance(const Variable& x1, const Variable& x2,
                           const PairwiseDistanceFuncOptions& options) {
  return taper::pairwise_distance(x1, x2, options.p(), options.eps(), options.keepdim());
}

}  // namespace taper::nn::functional
