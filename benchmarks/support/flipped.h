#pragma once

#include <utility>

#include "benchmarks/support/torch.h"

namespace bench {

/// What a user's dataset does for each sample.
struct Flipped : torch::data::datasets::Dataset<Flipped> {
  explicit Flipped(int64_t samples)
      : images(torch::rand({samples, 1, 28, 28})), labels(torch::randint(10, {samples})) {}
  torch::data::Example<> get(size_t index) override {
    const auto i = static_cast<int64_t>(index);
    return {images[i].mul(2).sub(1).flip({2}), labels[i]};
  }
  decltype(std::declval<Dataset&>().size()) size() const override {
    return static_cast<size_t>(labels.size(0));
  }
  torch::Tensor images, labels;
};

}  // namespace bench
