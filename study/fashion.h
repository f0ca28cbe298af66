#pragma once

#include "taper/core/graph/variable.h"
#include "taper/data/data_loader.h"
#include "taper/data/tensor_dataset.h"
#include "taper/study/settings.h"

namespace taper::study {

/// One half of Fashion-MNIST: images (n, 1, 28, 28) in [0, 1], and their classes (n), int64.
struct Samples {
  Variable images, labels;
};

/// The first settings.limit images of either half.
Samples training_samples(const Settings& settings);
Samples test_samples(const Settings& settings);

using Stacked =
    data::datasets::MapDataset<data::datasets::TensorPairDataset, data::transforms::Stack<>>;
using Loader = data::StatelessDataLoader<Stacked, data::samplers::RandomSampler>;
using OrderedLoader = data::StatelessDataLoader<Stacked, data::samplers::SequentialSampler>;

/// Batches of samples, in a new random order at each pass, or in theirs.
std::unique_ptr<Loader> shuffled(const Samples& samples, const data::DataLoaderOptions& options);
std::unique_ptr<OrderedLoader> in_order(const Samples& samples, std::size_t batch_size = 1000);

}  // namespace taper::study
