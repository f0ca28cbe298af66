#pragma once

#include "benchmarks/support/torch.h"

namespace bench {

/// The perceptron 784-width-10 for rows of 784.
inline torch::nn::Sequential perceptron(int64_t width) {
  namespace nn = torch::nn;
  return nn::Sequential(nn::Linear(784, width), nn::ReLU(), nn::Linear(width, 10));
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
