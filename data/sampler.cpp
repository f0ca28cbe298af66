#include "taper/data/sampler.h"

#include <algorithm>
#include <numeric>

#include "taper/core/base/error.h"
#include "taper/core/graph/variable.h"
#include "taper/core/ops/random.h"

namespace taper::data::samplers {
namespace {

std::size_t checked_size(int64_t size) {
  check(size >= 0, "RandomSampler", "the size must not be negative, got ", size);
  return static_cast<std::size_t>(size);
}

}  // namespace

RandomSampler::RandomSampler(int64_t size, Dtype)
    : RandomSampler(size, Generator(default_generator().current_seed())) {}
RandomSampler::RandomSampler(int64_t size, Generator generator)
    : size_(checked_size(size)), generator_(std::move(generator)) {}

void RandomSampler::reset(std::optional<std::size_t> new_size) {
  size_ = new_size.value_or(size_);
  order_.clear();
  index_ = 0;
}

std::optional<std::vector<std::size_t>> RandomSampler::next(std::size_t batch_size) {
  if (index_ >= size_) return std::nullopt;
  if (order_.empty()) {
    const Variable order = randperm(static_cast<int64_t>(size_), generator_);
    order_.assign(order.data_ptr<int64_t>(), order.data_ptr<int64_t>() + size_);
  }
  const auto from = order_.begin() + static_cast<std::ptrdiff_t>(index_);
  const std::size_t count = std::min(batch_size, size_ - index_);
  index_ += count;
  return std::vector<std::size_t>(from, from + static_cast<std::ptrdiff_t>(count));
}

void SequentialSampler::reset(std::optional<std::size_t> new_size) {
  size_ = new_size.value_or(size_);
  index_ = 0;
}

std::optional<std::vector<std::size_t>> SequentialSampler::next(std::size_t batch_size) {
  if (index_ >= size_) return std::nullopt;
  std::vector<std::size_t> indices(std::min(batch_size, size_ - index_));
  std::iota(indices.begin(), indices.end(), index_);
  index_ += indices.size();
  return indices;
}

}  // namespace taper::data::samplers
