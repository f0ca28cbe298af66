#pragma once

#include <memory>
#include <utility>

#include "taper/data/dataset.h"

namespace taper::data::datasets {

/// One dataset for all workers, instead of a copy for each: it has to be safe for threads.
template <class Underlying>
class SharedBatchDataset
    : public BatchDataset<SharedBatchDataset<Underlying>, typename Underlying::BatchType,
                          typename Underlying::BatchRequestType> {
 public:
  using BatchType = typename Underlying::BatchType;
  using BatchRequestType = typename Underlying::BatchRequestType;
  SharedBatchDataset(std::shared_ptr<Underlying> dataset) : dataset_(std::move(dataset)) {}

  BatchType get_batch(BatchRequestType request) override {
    return dataset_->get_batch(std::move(request));
  }
  template <class U = Underlying, class... Transform>
  auto gather(ArrayRef<std::size_t> indices, Transform&... transform)
      -> decltype(std::declval<U&>().gather(indices, transform...)) {
    return dataset_->gather(indices, transform...);
  }
  std::optional<std::size_t> size() const override { return dataset_->size(); }
  /// For stateful datasets.
  void reset() { dataset_->reset(); }

  Underlying& operator*() { return *dataset_; }
  const Underlying& operator*() const { return *dataset_; }
  Underlying* operator->() { return dataset_.get(); }
  const Underlying* operator->() const { return dataset_.get(); }

 private:
  std::shared_ptr<Underlying> dataset_;
};

/// A SharedBatchDataset of an Underlying made with these arguments.
template <class Underlying, class... Arguments>
SharedBatchDataset<Underlying> make_shared_dataset(Arguments&&... arguments) {
  return std::make_shared<Underlying>(std::forward<Arguments>(arguments)...);
}

}  // namespace taper::data::datasets
