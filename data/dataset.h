#pragma once

#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "taper/core/base/array_ref.h"
#include "taper/data/example.h"
#include "taper/data/transform.h"

namespace taper::data::datasets {

template <class Source, class Transform>
class MapDataset;

/// A dataset hands out batches by request, which is a list of indices unless it says otherwise.
template <class Self, class Batch = std::vector<Example<>>, class Request = ArrayRef<std::size_t>>
class BatchDataset {
 public:
  using SelfType = Self;
  using BatchType = Batch;
  using BatchRequestType = Request;
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

namespace detail {
template <class D, class Transform, class = void>
inline constexpr bool can_gather = false;
template <class D, class Transform>
inline constexpr bool can_gather<
    D, Transform, std::void_t<decltype(std::declval<D&>().gather(ArrayRef<std::size_t>()))>> =
    std::is_same_v<Transform, transforms::Stack<typename D::ExampleType>>;
}  // namespace detail

/// What map() returns.
template <class Source, class AppliedTransform>
class MapDataset : public BatchDataset<MapDataset<Source, AppliedTransform>,
                                       typename AppliedTransform::OutputBatchType,
                                       typename Source::BatchRequestType> {
 public:
  static_assert(
      std::is_same_v<typename Source::BatchType, typename AppliedTransform::InputBatchType>,
      "the dataset's batches are not what the transform takes");
  using DatasetType = Source;
  using TransformType = AppliedTransform;
  using BatchRequestType = typename Source::BatchRequestType;
  using OutputBatchType = typename AppliedTransform::OutputBatchType;
  MapDataset(Source dataset, AppliedTransform transform)
      : dataset_(std::move(dataset)), transform_(std::move(transform)) {}

  OutputBatchType get_batch(BatchRequestType request) override {
    if constexpr (detail::can_gather<Source, AppliedTransform>)
      return dataset_.gather(std::move(request));
    else
      return transform_.apply_batch(dataset_.get_batch(std::move(request)));
  }
  std::optional<std::size_t> size() const override { return dataset_.size(); }
  const Source& dataset() const { return dataset_; }
  const AppliedTransform& transform() const { return transform_; }

 private:
  Source dataset_;
  AppliedTransform transform_;
};

}  // namespace taper::data::datasets
