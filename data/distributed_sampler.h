#pragma once

#include "taper/core/base/error.h"
#include "taper/data/sampler.h"

namespace taper::data::samplers {

/// The share of one of several programs that train together. Shares have one size: the last
/// examples come twice to fill them up or, without duplicates, are left out.
template <class Request = std::vector<std::size_t>>
class DistributedSampler : public Sampler<Request> {
 public:
  /// Throws unless rank < num_replicas.
  explicit DistributedSampler(std::size_t size, std::size_t num_replicas = 1, std::size_t rank = 0,
                              bool allow_duplicates = true)
      : size_(size), num_replicas_(num_replicas), rank_(rank), allow_duplicates_(allow_duplicates) {
    check(rank < num_replicas, "DistributedSampler", "expected a rank below ", num_replicas,
          ", the number of replicas, got ", rank);
  }
  /// Random orders differ from epoch to epoch, and are the same in all programs.
  void set_epoch(std::size_t epoch) { epoch_ = epoch; }
  std::size_t epoch() const { return epoch_; }

 protected:
  std::size_t local_sample_count() const {
    return (size_ + (allow_duplicates_ ? num_replicas_ - 1 : 0)) / num_replicas_;
  }

  std::size_t size_, num_replicas_, rank_;
  std::size_t epoch_ = 0;
  bool allow_duplicates_;
};

/// A share in steps: the part of the examples' order that belongs to a rank.
class DistributedListSampler : public DistributedSampler<> {
 public:
  void reset(std::optional<std::size_t> new_size = std::nullopt) override;
  std::optional<std::vector<std::size_t>> next(std::size_t batch_size) override;
  void save(serialize::OutputArchive& archive) const override;
  void load(serialize::InputArchive& archive) override;
  /// The place in the order of all shares that comes next.
  std::size_t index() const noexcept { return index_; }

 protected:
  DistributedListSampler(std::size_t size, std::size_t num_replicas, std::size_t rank,
                         bool allow_duplicates, bool shuffle);

 private:
  bool shuffle_;
  std::vector<std::size_t> order_;
  std::size_t index_ = 0;
};

/// The whole is shuffled at each reset(), from a stream that begins at the epoch's number.
class DistributedRandomSampler : public DistributedListSampler {
 public:
  explicit DistributedRandomSampler(std::size_t size, std::size_t num_replicas = 1,
                                    std::size_t rank = 0, bool allow_duplicates = true)
      : DistributedListSampler(size, num_replicas, rank, allow_duplicates, true) {}
};

/// The first share is 0, 1, 2, ..., the next goes on from there.
class DistributedSequentialSampler : public DistributedListSampler {
 public:
  explicit DistributedSequentialSampler(std::size_t size, std::size_t num_replicas = 1,
                                        std::size_t rank = 0, bool allow_duplicates = true)
      : DistributedListSampler(size, num_replicas, rank, allow_duplicates, false) {}
};

}  // namespace taper::data::samplers
