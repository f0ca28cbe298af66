#pragma once

#include "taper/data/dataset.h"

namespace taper::data::datasets {

/// A dataset that remembers where it is: reset() begins an epoch, and get_batch() returns nothing
/// when it is over.
template <class Self, class Batch = std::vector<Example<>>, class Request = std::size_t>
class StatefulDataset : public BatchDataset<Self, std::optional<Batch>, Request> {
 public:
  virtual void reset() = 0;
};

}  // namespace taper::data::datasets
