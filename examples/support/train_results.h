#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "taper/core/graph/variable.h"

namespace examples {

struct Epoch {
  double train_loss = 0;  // means over the epoch, while the network changes
  double train_accuracy = 0;
  double test_accuracy = 0;  // at the end of the epoch
  double seconds = 0;        // of training, without the test
};
using History = std::vector<Epoch>;

/// Writes a table of comma-separated values with one row per epoch.
void save_history(const History& history, const std::filesystem::path& file);

/// Draws loss and accuracies over the epochs; without an epoch there is no picture, not even an
/// older one.
void draw_curves(const History& history, const std::filesystem::path& picture);

/// Draws the images (n, 1, rows, columns), contiguous uint8, with the names of their true and
/// predicted classes, both int64 of shape (n); wrong ones in red.
void draw_predictions(const taper::Tensor& images, const taper::Tensor& labels,
                      const taper::Tensor& predicted, const std::filesystem::path& picture);

}  // namespace examples
