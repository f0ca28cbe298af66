#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "taper/taper.h"

namespace examples {

/// The processes that mpirun has started, which train one net together, or this one alone.
class Ranks {
 public:
  /// Throws if mpirun has started several and Taper was built without MPI.
  explicit Ranks(int64_t timeout_seconds);
  ~Ranks();
  Ranks(const Ranks&) = delete;
  Ranks& operator=(const Ranks&) = delete;

  int rank() const { return rank_; }
  int size() const { return size_; }
  /// Whether this is the one that prints, draws and saves.
  bool is_first() const { return rank_ == 0; }
  /// How many threads each gets, if `all` are to be shared among those on this machine.
  int threads(int all) const;

  /// The net's forward. Its weights become those of rank 0, and gradients their averages.
  std::function<taper::Tensor(const taper::Tensor&)> share(const taper::nn::Sequential& net);
  /// The sums of the numbers of all ranks.
  std::vector<double> sum(std::vector<double> numbers);
  /// Tells the other ranks that this one cannot go on.
  void fail(const std::string& what);

 private:
  struct Group;
  int rank_ = 0, size_ = 1;
  std::unique_ptr<Group> group_;
};

/// Which of `count` examples belong to a rank: the first, and the one behind the last.
std::pair<std::size_t, std::size_t> share_of(std::size_t count, const Ranks& ranks);

/// Of each batch that a RandomSampler gives, the rank's share, or one example where that is empty,
/// which then does not count.
class ShareSampler : public taper::data::samplers::RandomSampler {
 public:
  ShareSampler(int64_t size, const taper::Generator& generator, const Ranks& ranks)
      : RandomSampler(size, generator), ranks_(&ranks) {}
  std::optional<std::vector<std::size_t>> next(std::size_t batch_size) override;

 private:
  const Ranks* ranks_;
};

}  // namespace examples
