#pragma once

#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "taper/core/base/array_ref.h"
#include "taper/data/example.h"
#include "taper/data/gather.h"
#include "taper/data/jobs.h"

namespace taper::data::datasets {

template <class Source, class Transform>
class MapDataset;

namespace detail {
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
}  // namespace detail

/// A dataset hands out batches by request, which is a list of indices unless it says otherwise.
template <class Self, class Batch = std::vector<Example<>>, class Request = ArrayRef<std::size_t>>
class BatchDataset {
 public:
  using SelfType = Self;
  using BatchType = Batch;
  using BatchRequestType = Request;
  /// Whether batches are optional: the dataset itself says when an epoch is over.
  static constexpr bool is_stateful = detail::is_optional<Batch>;
  virtual ~BatchDataset() = default;
  virtual Batch get_batch(Request request) = 0;
  /// The number of examples; none for a stream.
  virtual std::optional<std::size_t> size() const = 0;

  /// This dataset with a transform behind it.
  template <class Transform>
  MapDataset<Self, Transform> map(Transform transform) & {
    return {static_cast<Self&>(*this), std::move(transform)};
  }
  template <class Transform>
  MapDataset<Self, Transform> map(Transform transform) && {
    return {std::move(static_cast<Self&>(*this)), std::move(transform)};
  }
};

/// A dataset that hands out examples one by one. It may also have
/// `SingleExample gather(ArrayRef<std::size_t>)`, which returns a stacked batch at once.
template <class Self, class SingleExample = Example<>>
class Dataset : public BatchDataset<Self, std::vector<SingleExample>> {
 public:
  using ExampleType = SingleExample;
  virtual ExampleType get(std::size_t index) = 0;
  std::vector<ExampleType> get_batch(ArrayRef<std::size_t> indices) override {
    std::vector<ExampleType> batch;
    batch.reserve(indices.size());
    for (const std::size_t i : indices) batch.push_back(get(i));
    return batch;
  }
};

/// A stream: asked for a number of examples, it hands out the next ones.
template <class Self, class Batch = std::vector<Example<>>>
using StreamDataset = BatchDataset<Self, Batch, std::size_t>;

namespace detail {
template <bool Condition, class T>
using optional_if = std::conditional_t<Condition, std::optional<T>, T>;
template <class Dataset>
using plain_batch =
    typename decltype(std::optional(std::declval<typename Dataset::BatchType>()))::value_type;

/// A batch for a job of a loader: stateful datasets are asked in the order of the jobs.
template <class Source, class Transform, class Request,
          class = std::enable_if_t<Source::is_stateful>>
auto get_batch(MapDataset<Source, Transform>& dataset, Request request,
               const data::detail::JobContext& job) {
  return dataset.get_batch(std::move(request), job);
}
template <class Dataset, class Request>
auto get_batch(Dataset& dataset, Request request, const data::detail::JobContext& job) {
  if constexpr (Dataset::is_stateful)
    return job.in_turn([&] { return dataset.get_batch(std::move(request)); });
  else
    return dataset.get_batch(std::move(request));
}
}  // namespace detail

/// What map() returns.
template <class Source, class AppliedTransform>
class MapDataset
    : public BatchDataset<
          MapDataset<Source, AppliedTransform>,
          detail::optional_if<Source::is_stateful, typename AppliedTransform::OutputBatchType>,
          typename Source::BatchRequestType> {
 public:
  static_assert(
      std::is_same_v<detail::plain_batch<Source>, typename AppliedTransform::InputBatchType>,
      "the dataset's batches are not what the transform takes");
  using DatasetType = Source;
  using TransformType = AppliedTransform;
  using BatchRequestType = typename Source::BatchRequestType;
  using OutputBatchType =
      detail::optional_if<Source::is_stateful, typename AppliedTransform::OutputBatchType>;
  MapDataset(Source dataset, AppliedTransform transform)
      : dataset_(std::move(dataset)), transform_(std::move(transform)) {}

  OutputBatchType get_batch(BatchRequestType request) override {
    if constexpr (detail::gathers<Source, AppliedTransform>) {
      return dataset_.gather(std::move(request));
    } else if constexpr (Source::is_stateful) {
      return transformed(dataset_.get_batch(std::move(request)));
    } else {
      return transform_.apply_batch(dataset_.get_batch(std::move(request)));
    }
  }
  /// For stateful datasets: the same as a job of a loader, which asks the source in its turn.
  OutputBatchType get_batch(BatchRequestType request, const data::detail::JobContext& job) {
    return transformed(detail::get_batch(dataset_, std::move(request), job));
  }
  /// A stacked batch at once; only where source and transform can do that.
  template <class S = Source, class T = AppliedTransform>
  auto gather(ArrayRef<std::size_t> indices)
      -> decltype(detail::gather_through(std::declval<S&>(), indices, std::declval<T&>(), 0)) {
    return detail::gather_through(dataset_, indices, transform_, 0);
  }
  std::optional<std::size_t> size() const override { return dataset_.size(); }
  /// For stateful datasets: begins an epoch.
  void reset() { dataset_.reset(); }
  const Source& dataset() const { return dataset_; }
  const AppliedTransform& transform() const { return transform_; }

 private:
  OutputBatchType transformed(typename Source::BatchType batch) {
    if (!batch) return std::nullopt;
    return transform_.apply_batch(*std::move(batch));
  }

  Source dataset_;
  AppliedTransform transform_;
};

template <class Dataset, class Transform>
MapDataset<Dataset, Transform> map(Dataset dataset, Transform transform) {
  return {std::move(dataset), std::move(transform)};
}

}  // namespace taper::data::datasets
