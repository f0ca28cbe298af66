#include "taper/core/graph/cotangents.h"

namespace taper {

Variable& Cotangents::at(const Edge& edge) {
  const Key wanted = key(edge);
  std::size_t i = newest_.size();
  while (i > 0 && key(*newest_[i - 1].to) > wanted) --i;
  if (i > 0 && key(*newest_[i - 1].to) == wanted) return newest_[i - 1].cotangent;
  if (newest_.empty()) newest_.reserve(kMostNewest);
  // Older than all of newest_: there only if there is room, and if older_ has nothing newer.
  if (i == 0 &&
      (newest_.size() == kMostNewest || (!older_.empty() && older_.begin()->first >= wanted)))
    return older_.try_emplace(wanted, Waiting{&edge, {}}).first->second.cotangent;
  if (newest_.size() == kMostNewest) {
    older_.emplace_hint(older_.begin(), key(*newest_[0].to), std::move(newest_[0]));
    newest_.erase(newest_.begin());
    --i;
  }
  const auto place = newest_.begin() + static_cast<std::ptrdiff_t>(i);
  return newest_.insert(place, Waiting{&edge, {}})->cotangent;
}

const Edge& Cotangents::newest() const {
  return newest_.empty() ? *older_.begin()->second.to : *newest_.back().to;
}

Cotangents::Waiting Cotangents::take_newest() {
  if (newest_.empty()) return std::move(older_.extract(older_.begin()).mapped());
  Waiting newest = std::move(newest_.back());
  newest_.pop_back();
  return newest;
}

}  // namespace taper
