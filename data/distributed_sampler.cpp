#include "taper/data/distributed_sampler.h"

#include <algorithm>
#include <random>

namespace taper::data::samplers {

DistributedListSampler::DistributedListSampler(std::size_t size, std::size_t num_replicas,
                                               std::size_t rank, bool allow_duplicates,
                                               bool shuffle)
    : DistributedSampler<>(size, num_replicas, rank, allow_duplicates), shuffle_(shuffle) {
  DistributedListSampler::reset();
}

void DistributedListSampler::reset(std::optional<std::size_t> new_size) {
  size_ = new_size.value_or(size_);
  order_.resize(std::max(size_, local_sample_count() * num_replicas_));
  for (std::size_t i = 0; i < order_.size(); ++i) order_[i] = i % size_;
  if (shuffle_) {
    std::mt19937 random(static_cast<unsigned>(epoch_));
    std::shuffle(order_.begin(), order_.end(), random);
  }
  index_ = rank_ * local_sample_count();
}

std::optional<std::vector<std::size_t>> DistributedListSampler::next(std::size_t batch_size) {
  const std::size_t end = (rank_ + 1) * local_sample_count();
  const std::size_t count = std::min(batch_size, end - index_);
  if (count == 0) return std::nullopt;
  const auto from = order_.begin() + static_cast<std::ptrdiff_t>(index_);
  index_ += count;
  return std::vector<std::size_t>(from, from + static_cast<std::ptrdiff_t>(count));
}

void DistributedListSampler::save(serialize::OutputArchive& archive) const {
  detail::write_number(archive, "sample_index_", index_);
  if (shuffle_) detail::write_number(archive, "epoch_", epoch_);
}

void DistributedListSampler::load(serialize::InputArchive& archive) {
  if (shuffle_) set_epoch(detail::read_number(archive, "epoch_"));
  reset();
  const std::size_t index = detail::read_number(archive, "sample_index_");
  check(index >= index_ && index <= index_ + local_sample_count(), "DistributedSampler",
        "the sample index ", index, " is not in the share of rank ", rank_);
  index_ = index;
}

}  // namespace taper::data::samplers
