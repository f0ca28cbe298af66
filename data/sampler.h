#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "taper/core/tensor/dtype.h"
#include "taper/core/tensor/generator.h"

namespace taper::data::samplers {

/// Says which examples the next batch holds.
template <class Request = std::vector<std::size_t>>
class Sampler {
 public:
  using BatchRequestType = Request;
  virtual ~Sampler() = default;
  /// Begins anew, with another number of examples if one is given.
  virtual void reset(std::optional<std::size_t> new_size) = 0;
  /// Up to `batch_size` examples; nothing at the end.
  virtual std::optional<Request> next(std::size_t batch_size) = 0;
};

/// A new random permutation after every reset(). It draws from a stream of its own, so what else
/// draws random numbers in between does not change the order; the default stream is only asked for
/// its seed. Indices are what they are, whatever `index_dtype` says.
class RandomSampler : public Sampler<> {
 public:
  explicit RandomSampler(int64_t size, Dtype index_dtype = kInt64);
  RandomSampler(int64_t size, Generator generator);
  void reset(std::optional<std::size_t> new_size = std::nullopt) override;
  std::optional<std::vector<std::size_t>> next(std::size_t batch_size) override;
  /// How many examples were handed out since reset().
  std::size_t index() const { return index_; }

 private:
  std::vector<std::size_t> order_;  // empty until the first next()
  std::size_t size_;
  std::size_t index_ = 0;
  Generator generator_;
};

/// 0, 1, 2, ...
class SequentialSampler : public Sampler<> {
 public:
  explicit SequentialSampler(std::size_t size) : size_(size) {}
  void reset(std::optional<std::size_t> new_size = std::nullopt) override;
  std::optional<std::vector<std::size_t>> next(std::size_t batch_size) override;
  std::size_t index() const { return index_; }

 private:
  std::size_t size_;
  std::size_t index_ = 0;
};

}  // namespace taper::data::samplers
