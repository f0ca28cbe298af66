#include "taper/data/sampler.h"

#include <algorithm>
#include <numeric>

#include "taper/core/base/error.h"
#include "taper/core/graph/variable.h"
#include "taper/core/ops/creation.h"
#include "taper/core/ops/random.h"
#include "taper/serialize/archive.h"

namespace taper::data::samplers {
namespace {

using Indices = std::vector<std::size_t>;

std::size_t checked_size(int64_t size) {
  check(size >= 0, "RandomSampler", "the size must not be negative, got ", size);
  return static_cast<std::size_t>(size);
}

Generator own_stream() { return Generator(default_generator().current_seed()); }

Indices indices_of(const Variable& x) {
  return {x.data_ptr<int64_t>(), x.data_ptr<int64_t>() + x.numel()};
}

}  // namespace

void ListSampler::reset(std::optional<std::size_t> new_size) {
  size_ = new_size.value_or(size_);
  order_ = order();
  index_ = 0;
}

std::optional<Indices> ListSampler::next(std::size_t batch_size) {
  if (!order_) order_ = order();
  if (index_ >= order_->size()) return std::nullopt;
  const auto from = order_->begin() + static_cast<std::ptrdiff_t>(index_);
  const std::size_t count = std::min(batch_size, order_->size() - index_);
  index_ += count;
  return Indices(from, from + static_cast<std::ptrdiff_t>(count));
}

void ListSampler::save(serialize::OutputArchive& archive) const {
  detail::write_number(archive, "index", index_);
  archive.write("generator", Variable(generator_.get_state()), true);
  if (order_)
    archive.write("indices", tensor(std::vector<int64_t>(order_->begin(), order_->end())), true);
}

void ListSampler::load(serialize::InputArchive& archive) {
  const std::size_t index = detail::read_number(archive, "index");
  Variable indices, generator;
  std::optional<Indices> order;
  if (archive.try_read("indices", indices, true)) {
    check(indices.dim() == 1 && indices.dtype() == kLong, "ListSampler",
          "expected int64 indices of rank 1, got ", indices.dtype(), " of rank ", indices.dim());
    order = indices_of(indices);
  }
  const std::size_t size = order ? order->size() : size_;
  check(index <= size, "ListSampler", "the index ", index, " lies behind the ", size, " examples");
  if (archive.try_read("generator", generator, true)) generator_.set_state(generator.array());
  order_ = std::move(order);
  size_ = size;
  index_ = index;
}

RandomSampler::RandomSampler(int64_t size, Dtype) : RandomSampler(size, own_stream()) {}
RandomSampler::RandomSampler(int64_t size, Generator generator)
    : ListSampler(checked_size(size), std::move(generator)) {}

Indices RandomSampler::order() {
  return indices_of(randperm(static_cast<int64_t>(size_), generator_));
}

SubsetRandomSampler::SubsetRandomSampler(Indices indices)
    : SubsetRandomSampler(std::move(indices), own_stream()) {}
SubsetRandomSampler::SubsetRandomSampler(Indices indices, Generator generator)
    : ListSampler(indices.size(), std::move(generator)), indices_(std::move(indices)) {}

Indices SubsetRandomSampler::order() {
  check(size_ == indices_.size(), "SubsetRandomSampler", "it samples its ", indices_.size(),
        " indices, and no other size, got ", size_);
  Indices order = indices_of(randperm(static_cast<int64_t>(size_), generator_));
  for (std::size_t& i : order) i = indices_[i];
  return order;
}

WeightedRandomSampler::WeightedRandomSampler(ArrayRef<double> weights, std::size_t num_samples,
                                             bool replacement)
    : WeightedRandomSampler(weights, num_samples, replacement, own_stream()) {}
WeightedRandomSampler::WeightedRandomSampler(ArrayRef<double> weights, std::size_t num_samples,
                                             bool replacement, Generator generator)
    : ListSampler(num_samples, std::move(generator)),
      weights_(weights.begin(), weights.end()),
      replacement_(replacement) {
  check(num_samples > 0, "WeightedRandomSampler",
        "num_samples should be a positive integer value, but got num_samples=0");
}

Indices WeightedRandomSampler::order() {
  return indices_of(multinomial(tensor(ArrayRef<double>(weights_), kDouble),
                                static_cast<int64_t>(size_), replacement_, generator_));
}

void SequentialSampler::save(serialize::OutputArchive& archive) const {
  detail::write_number(archive, "index", index_);
}

void SequentialSampler::load(serialize::InputArchive& archive) {
  index_ = detail::read_number(archive, "index");
}

void detail::write_number(serialize::OutputArchive& archive, const char* key, std::size_t number) {
  archive.write(key, scalar_tensor(static_cast<int64_t>(number), kLong), true);
}

std::size_t detail::read_number(serialize::InputArchive& archive, const char* key) {
  Variable number;
  archive.read(key, number, true);
  check(number.numel() == 1 && number.item<int64_t>() >= 0, "Sampler", "expected '", key,
        "' to be a number that is not negative");
  return static_cast<std::size_t>(number.item<int64_t>());
}

void SequentialSampler::reset(std::optional<std::size_t> new_size) {
  size_ = new_size.value_or(size_);
  index_ = 0;
}

std::optional<Indices> SequentialSampler::next(std::size_t batch_size) {
  if (index_ >= size_) return std::nullopt;
  Indices indices(std::min(batch_size, size_ - index_));
  std::iota(indices.begin(), indices.end(), index_);
  index_ += indices.size();
  return indices;
}

}  // namespace taper::data::samplers
