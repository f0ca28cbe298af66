#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "taper/core/base/array_ref.h"
#include "taper/core/tensor/dtype.h"
#include "taper/core/tensor/generator.h"
#include "taper/serialize/archive_fwd.h"

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
  /// Writes where it is, and goes on from there.
  virtual void save(serialize::OutputArchive& archive) const = 0;
  virtual void load(serialize::InputArchive& archive) = 0;
};

template <class Request>
serialize::OutputArchive& operator<<(serialize::OutputArchive& archive,
                                     const Sampler<Request>& sampler) {
  sampler.save(archive);
  return archive;
}
template <class Request>
serialize::InputArchive& operator>>(serialize::InputArchive& archive, Sampler<Request>& sampler) {
  sampler.load(archive);
  return archive;
}

namespace detail {
void write_number(serialize::OutputArchive& archive, const char* key, std::size_t number);
std::size_t read_number(serialize::InputArchive& archive, const char* key);
}  // namespace detail

/// What a request of one's own, other than a list of indices, derives from.
struct CustomBatchRequest {
  virtual ~CustomBatchRequest() = default;
  virtual std::size_t size() const = 0;
};

/// Hands out what order() makes at each reset(), or else when it is first asked. What it saves says
/// where it is, and how its random stream goes on.
class ListSampler : public Sampler<> {
 public:
  void reset(std::optional<std::size_t> new_size = std::nullopt) override;
  std::optional<std::vector<std::size_t>> next(std::size_t batch_size) override;
  void save(serialize::OutputArchive& archive) const override;
  void load(serialize::InputArchive& archive) override;
  /// How many examples were handed out since reset().
  std::size_t index() const { return index_; }

 protected:
  ListSampler(std::size_t size, Generator generator)
      : size_(size), generator_(std::move(generator)) {}
  virtual std::vector<std::size_t> order() = 0;
  std::size_t size_;
  Generator generator_;

 private:
  std::optional<std::vector<std::size_t>> order_;
  std::size_t index_ = 0;
};

/// A new random permutation after every reset(). It draws from a stream of its own, so what else
/// draws random numbers in between does not change the order; the default stream is only asked for
/// its seed. Indices are what they are, whatever `index_dtype` says.
class RandomSampler : public ListSampler {
 public:
  explicit RandomSampler(int64_t size, Dtype index_dtype = kInt64);
  RandomSampler(int64_t size, Generator generator);

 private:
  std::vector<std::size_t> order() override;
};

/// The given indices in a new random order after every reset(), which takes no other size.
class SubsetRandomSampler : public ListSampler {
 public:
  explicit SubsetRandomSampler(std::vector<std::size_t> indices);
  SubsetRandomSampler(std::vector<std::size_t> indices, Generator generator);

 private:
  std::vector<std::size_t> order() override;
  std::vector<std::size_t> indices_;
};

/// `num_samples` indices, drawn in proportion to the weights; without replacement none comes twice.
class WeightedRandomSampler : public ListSampler {
 public:
  WeightedRandomSampler(ArrayRef<double> weights, std::size_t num_samples, bool replacement = true);
  WeightedRandomSampler(ArrayRef<double> weights, std::size_t num_samples, bool replacement,
                        Generator generator);

 private:
  std::vector<std::size_t> order() override;
  std::vector<double> weights_;
  bool replacement_;
};

/// 0, 1, 2, ...
class SequentialSampler : public Sampler<> {
 public:
  explicit SequentialSampler(std::size_t size) : size_(size) {}
  void reset(std::optional<std::size_t> new_size = std::nullopt) override;
  std::optional<std::vector<std::size_t>> next(std::size_t batch_size) override;
  void save(serialize::OutputArchive& archive) const override;
  void load(serialize::InputArchive& archive) override;
  std::size_t index() const { return index_; }

 private:
  std::size_t size_;
  std::size_t index_ = 0;
};

}  // namespace taper::data::samplers
