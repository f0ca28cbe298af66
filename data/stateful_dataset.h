#pragma once

#include "taper/data/dataset.h"
#include "taper/serialize/archive_fwd.h"

namespace taper::data::datasets {

/// A dataset that remembers where it is: reset() begins an epoch, and get_batch() returns nothing
/// when it is over.
template <class Self, class Batch = std::vector<Example<>>, class Request = std::size_t>
class StatefulDataset : public BatchDataset<Self, std::optional<Batch>, Request> {
 public:
  virtual void reset() = 0;
  /// Writes where it is; what was read holds for the next epoch.
  virtual void save(serialize::OutputArchive& archive) const = 0;
  virtual void load(serialize::InputArchive& archive) = 0;
};

template <class... Arguments>
serialize::OutputArchive& operator<<(serialize::OutputArchive& archive,
                                     const StatefulDataset<Arguments...>& dataset) {
  dataset.save(archive);
  return archive;
}
template <class... Arguments>
serialize::InputArchive& operator>>(serialize::InputArchive& archive,
                                    StatefulDataset<Arguments...>& dataset) {
  dataset.load(archive);
  return archive;
}

}  // namespace taper::data::datasets
