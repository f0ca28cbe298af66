#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "taper/core/base/arg.h"
#include "taper/core/base/error.h"
#include "taper/data/jobs.h"
#include "taper/data/sampler.h"
#include "taper/data/stateful_dataset.h"

namespace taper::data::datasets {

/// Reads a data set piece by piece, such as file by file. A reader says `using BatchType =
/// ChunkType;`, too, and reads several chunks at a time if there is more than one preloader.
template <class Example, class Chunk = std::vector<Example>>
class ChunkDataReader {
 public:
  using ExampleType = Example;
  using ChunkType = Chunk;
  virtual ~ChunkDataReader() = default;
  virtual Chunk read_chunk(std::size_t chunk_index) = 0;
  virtual std::size_t chunk_count() = 0;
  /// Called where an epoch begins.
  virtual void reset() = 0;
};

/// Throws for a number that is 0, and for a cache that cannot hold a batch.
struct ChunkDatasetOptions {
  ChunkDatasetOptions(std::size_t preloader_count, std::size_t batch_size,
                      std::size_t cache_size = 2048, std::size_t cross_chunk_shuffle_count = 1);
  /// Threads that read chunks ahead.
  TAPER_ARG(std::size_t, preloader_count);
  TAPER_ARG(std::size_t, batch_size);
  /// How many examples may wait: no chunk is read ahead once there are as many.
  TAPER_ARG(std::size_t, cache_size) = 2048;
  /// So many chunks are read and shuffled together.
  TAPER_ARG(std::size_t, cross_chunk_shuffle_count) = 1;
};

/// Examples by chunks: one sampler orders the chunks, the other one the examples in each. Threads
/// read ahead, which does not change the order. Get one by make_shared_dataset().
template <class ChunkReader, class ChunkSampler = samplers::RandomSampler,
          class ExampleSampler = samplers::RandomSampler>
class ChunkDataset final
    : public StatefulDataset<ChunkDataset<ChunkReader, ChunkSampler, ExampleSampler>,
                             typename ChunkReader::BatchType> {
 public:
  using UnwrappedBatchType = typename ChunkReader::BatchType;
  using BatchType = std::optional<UnwrappedBatchType>;
  using BatchRequestType = std::size_t;
  using ChunkSamplerType = ChunkSampler;
  using ExampleSamplerType = ExampleSampler;
  using Policy = std::function<void(UnwrappedBatchType&)>;

  /// The policy sees the examples of the chunks read together before they are sampled.
  ChunkDataset(ChunkReader reader, ChunkSampler chunk_sampler, ExampleSampler example_sampler,
               const ChunkDatasetOptions& options, Policy preprocessing_policy = {})
      : reader_(std::move(reader)),
        chunk_sampler_(std::move(chunk_sampler)),
        example_sampler_(std::move(example_sampler)),
        options_(options),
        policy_(std::move(preprocessing_policy)),
        chunk_size_(options_.cache_size()),
        jobs_(options_.preloader_count(), true) {}

  BatchType get_batch(std::size_t batch_size) override;
  BatchType get_batch() { return get_batch(options_.batch_size()); }
  void reset() override;
  std::optional<std::size_t> size() const override { return std::nullopt; }
  /// The chunk sampler's position: the epoch that begins after load() goes on from there.
  void save(serialize::OutputArchive& archive) const override {
    const std::lock_guard<std::mutex> lock(mutex_);
    chunk_sampler_.save(archive);
  }
  void load(serialize::InputArchive& archive) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    chunk_sampler_.load(archive);
    goes_on_ = true;
  }
  /// For the epoch of a distributed sampler.
  ChunkSampler& chunk_sampler() { return chunk_sampler_; }

 private:
  void read_ahead();
  bool take_chunks();

  ChunkReader reader_;
  ChunkSampler chunk_sampler_;
  ExampleSampler example_sampler_;
  ChunkDatasetOptions options_;
  Policy policy_;
  mutable std::mutex mutex_;  // a loader's workers share the dataset
  bool was_reset_ = false, goes_on_ = false;
  std::size_t chunk_size_;  // of the last one that was not empty
  std::deque<typename UnwrappedBatchType::value_type> examples_;
  data::detail::Jobs jobs_;  // its end comes first: jobs use the reader
};

template <class R, class C, class E>
typename ChunkDataset<R, C, E>::BatchType ChunkDataset<R, C, E>::get_batch(std::size_t batch_size) {
  check_that(batch_size == options_.batch_size(),
             "ChunkDataset: The requested batch size does not match with the initialized batch "
             "size.\n The requested batch size is ",
             batch_size, ", while the dataset is created with batch size equal to ",
             options_.batch_size());
  const std::lock_guard<std::mutex> lock(mutex_);
  check_that(was_reset_, "ChunkDataset: Dataset needs to call reset() before calling get_batch().");
  while (examples_.size() < batch_size && take_chunks()) read_ahead();
  if (examples_.empty()) return std::nullopt;
  UnwrappedBatchType batch;
  for (; !examples_.empty() && batch.size() < batch_size; examples_.pop_front())
    batch.emplace_back(std::move(examples_.front()));
  read_ahead();
  return batch;
}

template <class R, class C, class E>
void ChunkDataset<R, C, E>::reset() {
  const std::lock_guard<std::mutex> lock(mutex_);
  jobs_.drain();
  examples_.clear();
  reader_.reset();
  if (!std::exchange(goes_on_, false)) chunk_sampler_.reset(reader_.chunk_count());
  was_reset_ = true;
  read_ahead();
}

template <class R, class C, class E>
void ChunkDataset<R, C, E>::read_ahead() {
  const auto is_room = [this] {
    const std::size_t reading = jobs_.in_flight();
    return examples_.size() < options_.cache_size() &&
           (reading < options_.preloader_count() ||
            examples_.size() + reading * chunk_size_ < options_.cache_size());
  };
  while (is_room()) {
    auto chunks = chunk_sampler_.next(options_.cross_chunk_shuffle_count());
    if (!chunks) return;
    jobs_.push([this, chunks = std::move(*chunks)](const auto&) -> std::shared_ptr<void> {
      auto data = std::make_shared<UnwrappedBatchType>();
      for (const std::size_t chunk : chunks)
        for (auto& example : reader_.read_chunk(chunk)) data->emplace_back(std::move(example));
      if (policy_) policy_(*data);
      return data;
    });
  }
}

template <class R, class C, class E>
bool ChunkDataset<R, C, E>::take_chunks() {
  data::detail::Jobs::Result result;
  if (!jobs_.pop(result)) return false;
  if (result.error) std::rethrow_exception(result.error);
  auto& data = *static_cast<UnwrappedBatchType*>(result.product.get());
  if (data.empty()) return true;
  chunk_size_ = data.size();
  example_sampler_.reset(data.size());
  const auto order = example_sampler_.next(data.size());
  check(order.has_value(), "ChunkDataset", "the example sampler has no examples of a chunk of ",
        data.size());
  for (const std::size_t i : *order) {
    check(i < data.size(), "ChunkDataset", "Index out of range");
    examples_.push_back(std::move(data[i]));
  }
  return true;
}

}  // namespace taper::data::datasets
