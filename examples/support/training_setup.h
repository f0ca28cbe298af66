#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "taper/core/base/file.h"
#include "taper/nn.h"
#include "taper/study/training.h"

namespace examples {

/// A perceptron with ReLU for images, with one output for each of ten classes.
taper::nn::Sequential make_net(int64_t inputs, const std::vector<int64_t>& hidden);

/// Prints a line about a finished epoch.
void report(std::size_t number, int64_t epochs, const taper::study::Epoch& epoch);

/// The folder, which no other training writes to meanwhile. Before the work, so that it is not lost
/// at its end.
taper::Descriptor take_folder(const std::string& path);

}  // namespace examples
