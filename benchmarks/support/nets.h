#pragma once

#include <vector>

#include "benchmarks/support/torch.h"

namespace bench {

/// A perceptron with layers of these sizes, the input's first.
inline torch::nn::Sequential perceptron(const std::vector<int64_t>& sizes) {
  torch::nn::Sequential net;
  for (std::size_t i = 1; i < sizes.size(); ++i) {
    if (i > 1) net->push_back(torch::nn::ReLU());
    net->push_back(torch::nn::Linear(sizes[i - 1], sizes[i]));
  }
  return net;
}

/// The net of PyTorch's MNIST example, for rows of 784.
inline torch::nn::Sequential convolutional_net() {
  namespace nn = torch::nn;
  return nn::Sequential(nn::Unflatten(nn::UnflattenOptions(1, {1, 28, 28})), nn::Conv2d(1, 10, 5),
                        nn::MaxPool2d(2), nn::ReLU(), nn::Conv2d(10, 20, 5), nn::Dropout2d(),
                        nn::MaxPool2d(2), nn::ReLU(), nn::Flatten(), nn::Linear(320, 50),
                        nn::ReLU(), nn::Dropout(), nn::Linear(50, 10));
}

}  // namespace bench
