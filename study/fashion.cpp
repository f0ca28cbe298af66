#include "taper/study/fashion.h"

#include <algorithm>

#include "taper/core/ops/ops.h"
#include "taper/data/mnist.h"

namespace taper::study {
namespace {

using data::datasets::FashionMNIST;

Samples load(const Settings& settings, FashionMNIST::Mode mode) {
  const FashionMNIST set(settings.data, mode);
  const auto all = static_cast<int64_t>(*set.size());
  const int64_t count = settings.limit > 0 ? std::min(all, settings.limit) : all;
  const Variable bytes = set.bytes().narrow(0, 0, count);
  return {bytes.to(kFloat) / 255, set.targets().narrow(0, 0, count)};
}

Stacked stacked(const Samples& samples) {
  return data::datasets::TensorPairDataset(samples.images, samples.labels)
      .map(data::transforms::Stack<>());
}

}  // namespace

Samples training_samples(const Settings& settings) {
  return load(settings, FashionMNIST::Mode::kTrain);
}

Samples test_samples(const Settings& settings) { return load(settings, FashionMNIST::Mode::kTest); }

std::unique_ptr<Loader> shuffled(const Samples& samples, const data::DataLoaderOptions& options) {
  return data::make_data_loader<data::samplers::RandomSampler>(stacked(samples), options);
}

std::unique_ptr<OrderedLoader> in_order(const Samples& samples, std::size_t batch_size) {
  return data::make_data_loader<data::samplers::SequentialSampler>(stacked(samples), batch_size);
}

}  // namespace taper::study
