#pragma once

#include <algorithm>

#include "taper/data/sampler.h"

namespace taper::data::samplers {

/// A request for so many examples, whichever they are.
struct BatchSize : public CustomBatchRequest {
  explicit BatchSize(std::size_t size) : size_(size) {}
  std::size_t size() const noexcept override { return size_; }
  operator std::size_t() const noexcept { return size_; }
  std::size_t size_;
};

/// For streams: asks for examples until there were `epoch_size`, without saying which.
class StreamSampler : public Sampler<BatchSize> {
 public:
  explicit StreamSampler(std::size_t epoch_size) : epoch_size_(epoch_size) {}
  void reset(std::optional<std::size_t> new_size = std::nullopt) override {
    epoch_size_ = new_size.value_or(epoch_size_);
    examples_retrieved_so_far_ = 0;
  }
  std::optional<BatchSize> next(std::size_t batch_size) override {
    const std::size_t count = std::min(batch_size, epoch_size_ - examples_retrieved_so_far_);
    if (count == 0) return std::nullopt;
    examples_retrieved_so_far_ += count;
    return BatchSize(count);
  }
  void save(serialize::OutputArchive& archive) const override {
    detail::write_number(archive, "examples_retrieved_so_far", examples_retrieved_so_far_);
  }
  void load(serialize::InputArchive& archive) override {
    examples_retrieved_so_far_ =
        std::min(detail::read_number(archive, "examples_retrieved_so_far"), epoch_size_);
  }

 private:
  std::size_t examples_retrieved_so_far_ = 0;
  std::size_t epoch_size_;
};

}  // namespace taper::data::samplers
