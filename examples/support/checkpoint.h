#pragma once

#include <cstdint>
#include <filesystem>

#include "examples/support/train_settings.h"
#include "taper/core/tensor/generator.h"
#include "taper/nn/module.h"
#include "taper/optim/optimizer.h"
#include "taper/study/training.h"

namespace examples {

/// What an epoch has counted so far.
struct Tally {
  int64_t batches = 0;
  double loss_sum = 0, correct = 0, seen = 0, seconds = 0;
};

/// All that decides how a training goes on, besides its settings.
struct Checkpoint {
  taper::nn::Module& net;
  taper::optim::Optimizer& optimizer;
  taper::study::History& history;
  Tally& tally;
  taper::Tensor& order;  // where the generator of the images' order stood before the epoch
};

/// Writes a safetensors file: the weights as "model.", the optimizer's state as "optimizer.", the
/// generators as "random.", the rest as "history", "epoch." and "settings.".
void save_checkpoint(const Checkpoint& checkpoint, const TrainSettings& settings,
                     const std::filesystem::path& file);

/// Sets all of it, and the default generator. Throws taper::Error if the file is none, or is from a
/// training with other settings.
void load_checkpoint(const Checkpoint& checkpoint, const TrainSettings& settings,
                     const std::filesystem::path& file);

}  // namespace examples
