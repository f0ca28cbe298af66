#pragma once

#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

#include "taper/core/base/arg.h"
#include "taper/core/base/error.h"
#include "taper/core/runtime/observer.h"
#include "taper/data/sampler.h"

namespace taper::data {

struct DataLoaderOptions {
  DataLoaderOptions() = default;
  DataLoaderOptions(std::size_t batch_size) : batch_size_(batch_size) {}
  TAPER_ARG(std::size_t, batch_size) = 1;
  /// Leaves out the last batch if it is smaller than the others.
  TAPER_ARG(bool, drop_last) = false;
};

/// The options as a loader has them.
struct FullDataLoaderOptions {
  explicit FullDataLoaderOptions(const DataLoaderOptions& options)
      : batch_size(options.batch_size()), drop_last(options.drop_last()) {}
  std::size_t batch_size;
  bool drop_last;
};

/// Walks the batches of a loader once, fetching each one when it is reached.
template <class Batch>
class Iterator {
 public:
  using difference_type = std::ptrdiff_t;
  using value_type = Batch;
  using pointer = Batch*;
  using reference = Batch&;
  using iterator_category = std::input_iterator_tag;
  using Producer = std::function<std::optional<Batch>()>;

  /// The end.
  Iterator() = default;
  explicit Iterator(Producer next) : state_(std::make_shared<State>(State{std::move(next), {}})) {
    state_->batch = state_->next();
  }
  Iterator& operator++() {
    check(!is_end(), "DataLoader", "Attempted to increment iterator past the end");
    state_->batch.reset();  // so that its memory can serve the next one
    state_->batch = state_->next();
    return *this;
  }
  Batch& operator*() const {
    check(!is_end(), "DataLoader", "Attempted to dereference iterator that was past the end");
    return *state_->batch;
  }
  Batch* operator->() const { return &**this; }
  bool operator==(const Iterator& other) const {
    return state_ == other.state_ || (is_end() && other.is_end());
  }
  bool operator!=(const Iterator& other) const { return !(*this == other); }

 private:
  struct State {
    Producer next;
    std::optional<Batch> batch;
  };
  bool is_end() const { return !state_ || !state_->batch; }
  std::shared_ptr<State> state_;
};

/// The batches of a dataset in the order of a sampler: `for (auto& batch : loader)` is one epoch.
template <class Dataset, class Sampler>
class DataLoader {
 public:
  using BatchType = typename Dataset::BatchType;
  DataLoader(Dataset dataset, Sampler sampler, const DataLoaderOptions& options)
      : dataset_(std::move(dataset)), sampler_(std::move(sampler)), options_(options) {
    check(options_.batch_size > 0, "DataLoader", "batch_size should be a positive integer, got 0");
  }

  /// Begins an epoch; iterators of the one before must not be used any more.
  Iterator<BatchType> begin() {
    sampler_.reset(std::nullopt);
    return Iterator<BatchType>([this] { return next(); });
  }
  Iterator<BatchType> end() { return {}; }
  const FullDataLoaderOptions& options() const { return options_; }

 private:
  std::optional<BatchType> next() {
    const taper::detail::ObservedScope scope(profiler::Phase::kRange, "DataLoader");
    auto request = sampler_.next(options_.batch_size);
    if (!request || (options_.drop_last && request->size() < options_.batch_size))
      return std::nullopt;
    return dataset_.get_batch(*request);
  }

  Dataset dataset_;
  Sampler sampler_;
  FullDataLoaderOptions options_;
};

template <class Dataset, class Sampler>
std::unique_ptr<DataLoader<Dataset, Sampler>> make_data_loader(Dataset dataset, Sampler sampler,
                                                               DataLoaderOptions options) {
  return std::make_unique<DataLoader<Dataset, Sampler>>(std::move(dataset), std::move(sampler),
                                                        options);
}

/// With a sampler made for the size of the dataset: random, unless another class is named.
template <class Sampler = samplers::RandomSampler, class Dataset>
std::unique_ptr<DataLoader<Dataset, Sampler>> make_data_loader(Dataset dataset,
                                                               DataLoaderOptions options = {}) {
  const std::optional<std::size_t> size = dataset.size();
  check(size.has_value(), "make_data_loader",
        "Expected the dataset to be sized in order to construct the Sampler; pass a sampler");
  Sampler sampler(*size);
  return make_data_loader(std::move(dataset), std::move(sampler), options);
}

}  // namespace taper::data
