#pragma once

#include <initializer_list>
#include <utility>
#include <vector>

#include "taper/core/tensor/generator.h"
#include "taper/data/dataset.h"

namespace taper::data::datasets {

namespace detail {
using IndexList = std::vector<std::size_t>;
/// The indices at those places. Throws for a place that is not there.
IndexList picked(const IndexList& indices, ArrayRef<std::size_t> places);
/// The same indices. Throws for one that `size`, if there is one, does not allow.
IndexList checked(IndexList indices, std::optional<std::size_t> size);
std::vector<IndexList> random_parts(std::optional<std::size_t> size, ArrayRef<double> lengths,
                                    const Generator& generator);
}  // namespace detail

/// The examples of a dataset at the given indices, under the numbers 0, 1, 2, ...
template <class Source>
class Subset : public BatchDataset<Subset<Source>, typename Source::BatchType> {
 public:
  using BatchType = typename Source::BatchType;
  Subset(Source dataset, std::vector<std::size_t> indices)
      : dataset_(std::move(dataset)),
        indices_(detail::checked(std::move(indices), dataset_.size())) {}

  BatchType get_batch(ArrayRef<std::size_t> places) override {
    return dataset_.get_batch(detail::picked(indices_, places));
  }
  template <class S = Source, class... Transform>
  auto gather(ArrayRef<std::size_t> places, Transform&... transform)
      -> decltype(std::declval<S&>().gather(places, transform...)) {
    return dataset_.gather(detail::picked(indices_, places), transform...);
  }
  std::optional<std::size_t> size() const override { return indices_.size(); }
  const Source& dataset() const { return dataset_; }
  const std::vector<std::size_t>& indices() const { return indices_; }

 private:
  Source dataset_;
  std::vector<std::size_t> indices_;
};

/// Disjoint random subsets of the given lengths, which add up to the dataset's size, or fractions,
/// which add up to 1; the first subsets get what rounding down leaves over. The order is the one
/// that Python's random_split draws.
template <class Dataset, class Length>
std::vector<Subset<Dataset>> random_split(const Dataset& dataset,
                                          const std::vector<Length>& lengths,
                                          const Generator& generator = default_generator()) {
  std::vector<Subset<Dataset>> subsets;
  for (auto& part : detail::random_parts(
           dataset.size(), std::vector<double>(lengths.begin(), lengths.end()), generator))
    subsets.emplace_back(dataset, std::move(part));
  return subsets;
}
template <class Dataset, class Length>
std::vector<Subset<Dataset>> random_split(const Dataset& dataset,
                                          std::initializer_list<Length> lengths,
                                          const Generator& generator = default_generator()) {
  return random_split(dataset, std::vector<Length>(lengths), generator);
}

}  // namespace taper::data::datasets
