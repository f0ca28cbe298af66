#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "taper/core/runtime/observer.h"
#include "taper/data/data_loader_options.h"
#include "taper/data/dataset.h"
#include "taper/data/iterator.h"
#include "taper/data/jobs.h"
#include "taper/data/sampler.h"

namespace taper::data {

/// Hands out batches: `for (auto& batch : loader)` is one epoch. Order and random numbers do not
/// depend on the number of workers: what a dataset or a transform draws for a batch comes from a
/// stream of its own, and all these from one that the loader begins at the seed of the default
/// stream, which it leaves alone.
template <class Dataset, class Batch, class BatchRequest>
class DataLoaderBase {
 public:
  using BatchType = Batch;
  using BatchRequestType = BatchRequest;
  /// With a dataset for each worker, or one for all.
  DataLoaderBase(std::vector<Dataset> datasets, const DataLoaderOptions& options)
      : options_(options),
        datasets_(std::move(datasets)),
        jobs_(options_.workers, options_.enforce_ordering) {}
  virtual ~DataLoaderBase() = default;
  DataLoaderBase(const DataLoaderBase&) = delete;
  DataLoaderBase& operator=(const DataLoaderBase&) = delete;

  /// Begins an epoch. Throws while workers fetch for an iterator that is still there; one that was
  /// left early and is gone does not count.
  Iterator<Batch> begin() {
    check(jobs_.in_flight() == 0 || iterator_.expired(), "DataLoader",
          "Attempted to get a new DataLoader iterator while another iterator is not yet exhausted; "
          "finish it or let its scope end");
    jobs_.drain();
    reset();
    fetch_ahead();
    Iterator<Batch> iterator([this] { return next(); });
    iterator_ = iterator.life();
    return iterator;
  }
  Iterator<Batch> end() { return {}; }
  /// Ends the worker threads; begin() starts new ones.
  void join() { jobs_.join(); }
  const FullDataLoaderOptions& options() const { return options_; }

 protected:
  virtual void reset() = 0;
  virtual std::optional<BatchRequest> get_batch_request() = 0;

  FullDataLoaderOptions options_;
  std::vector<Dataset> datasets_;

 private:
  bool push() {
    auto request = get_batch_request();
    if (!request) return false;
    jobs_.push([this, request = std::move(*request)](
                   const detail::JobContext& job) -> std::shared_ptr<void> {
      Dataset& dataset = datasets_[std::min(job.worker, datasets_.size() - 1)];
      return std::make_shared<std::optional<Batch>>(
          datasets::detail::get_batch(dataset, request, job));
    });
    return true;
  }
  void fetch_ahead() {
    if (options_.workers == 0) return;
    while (jobs_.in_flight() < options_.max_jobs && push()) continue;
  }
  std::optional<Batch> next() {
    const taper::detail::ObservedScope scope(profiler::Phase::kRange, "DataLoader");
    if (options_.workers == 0) push();
    for (detail::Jobs::Result result; jobs_.pop(result, options_.timeout);) {
      auto* batch = static_cast<std::optional<Batch>*>(result.product.get());
      if (batch != nullptr && !*batch) continue;  // a stateful dataset has come to its end
      fetch_ahead();
      if (result.error) std::rethrow_exception(result.error);
      return std::move(*batch);
    }
    return std::nullopt;
  }

  std::weak_ptr<void> iterator_;
  detail::Jobs jobs_;  // its end comes first: jobs use the datasets
};

/// The batches of a dataset in the order of a sampler. Each worker has a copy of the dataset.
template <class Dataset, class Sampler>
class StatelessDataLoader : public DataLoaderBase<Dataset, typename Dataset::BatchType,
                                                  typename Sampler::BatchRequestType> {
 public:
  using Base =
      DataLoaderBase<Dataset, typename Dataset::BatchType, typename Sampler::BatchRequestType>;
  using typename Base::BatchRequestType;
  StatelessDataLoader(Dataset dataset, Sampler sampler, const DataLoaderOptions& options)
      : Base(copies(dataset, options.workers()), options), sampler_(std::move(sampler)) {}

 private:
  static std::vector<Dataset> copies(Dataset& dataset, std::size_t workers) {
    std::vector<Dataset> all;
    all.reserve(workers + 1);
    while (all.size() + 1 < workers) all.push_back(dataset);
    all.push_back(std::move(dataset));
    return all;
  }
  void reset() override { sampler_.reset(std::nullopt); }
  std::optional<BatchRequestType> get_batch_request() override {
    auto request = sampler_.next(this->options_.batch_size);
    if (request && this->options_.drop_last && request->size() < this->options_.batch_size)
      return std::nullopt;
    return request;
  }

  Sampler sampler_;
};

/// The batches that a stateful dataset hands out until it says that the epoch is over. Workers
/// share it: with enforce_ordering they ask it one after the other, and only the transforms behind
/// it overlap; without, it has to be safe for threads.
template <class Dataset>
class StatefulDataLoader : public DataLoaderBase<Dataset, typename Dataset::BatchType::value_type,
                                                 typename Dataset::BatchRequestType> {
 public:
  using Base = DataLoaderBase<Dataset, typename Dataset::BatchType::value_type,
                              typename Dataset::BatchRequestType>;
  using typename Base::BatchRequestType;
  StatefulDataLoader(Dataset dataset, const DataLoaderOptions& options)
      : Base(alone(dataset), options) {}

 private:
  static std::vector<Dataset> alone(Dataset& dataset) {
    std::vector<Dataset> all;
    all.push_back(std::move(dataset));
    return all;
  }
  void reset() override { this->datasets_[0].reset(); }
  std::optional<BatchRequestType> get_batch_request() override {
    return BatchRequestType(this->options_.batch_size);
  }
};

template <class Dataset, class Sampler>
std::enable_if_t<!Dataset::is_stateful, std::unique_ptr<StatelessDataLoader<Dataset, Sampler>>>
make_data_loader(Dataset dataset, Sampler sampler, DataLoaderOptions options) {
  return std::make_unique<StatelessDataLoader<Dataset, Sampler>>(std::move(dataset),
                                                                 std::move(sampler), options);
}

/// With a sampler made for the size of the dataset: random, unless another class is named.
template <class Sampler = samplers::RandomSampler, class Dataset>
std::enable_if_t<!Dataset::is_stateful && std::is_constructible_v<Sampler, std::size_t>,
                 std::unique_ptr<StatelessDataLoader<Dataset, Sampler>>>
make_data_loader(Dataset dataset, DataLoaderOptions options = {}) {
  const std::optional<std::size_t> size = dataset.size();
  check(size.has_value(), "make_data_loader",
        "Expected the dataset to be sized in order to construct the Sampler; pass a sampler");
  Sampler sampler(*size);
  return make_data_loader(std::move(dataset), std::move(sampler), options);
}

template <class Dataset>
std::enable_if_t<Dataset::is_stateful, std::unique_ptr<StatefulDataLoader<Dataset>>>
make_data_loader(Dataset dataset, DataLoaderOptions options = {}) {
  return std::make_unique<StatefulDataLoader<Dataset>>(std::move(dataset), options);
}

}  // namespace taper::data
