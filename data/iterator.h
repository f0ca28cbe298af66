#pragma once

#include <cstddef>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

#include "taper/core/base/error.h"

namespace taper::data {

/// Walks the batches of a loader once, fetching each one when it is first looked at.
template <class Batch>
class Iterator {
 public:
  using difference_type = std::ptrdiff_t;
  using value_type = Batch;
  using pointer = Batch*;
  using reference = Batch&;
  using iterator_category = std::input_iterator_tag;
  using Producer = std::function<std::optional<Batch>()>;

  /// The end.
  Iterator() = default;
  explicit Iterator(Producer next) : state_(std::make_shared<State>(State{std::move(next)})) {}

  /// May be called again after an exception: what failed is left out.
  Iterator& operator++() {
    check(state_ != nullptr, "DataLoader",
          "Incrementing the DataLoader's past-the-end iterator is not allowed");
    check(!state_->is_end(), "DataLoader", "Attempted to increment iterator past the end");
    state_->fetch();
    return *this;
  }
  Batch& operator*() const {
    check(state_ != nullptr, "DataLoader",
          "Dereferencing the DataLoader's past-the-end iterator is not allowed");
    check(!state_->is_end(), "DataLoader",
          "Attempted to dereference iterator that was past the end");
    check(state_->batch.has_value(), "DataLoader",
          "there is no batch: fetching it failed; increment the iterator");
    return *state_->batch;
  }
  Batch* operator->() const { return &**this; }
  bool operator==(const Iterator& other) const {
    return state_ == other.state_ || (is_end() && other.is_end());
  }
  bool operator!=(const Iterator& other) const { return !(*this == other); }

  /// Expires with the last copy of this iterator.
  std::weak_ptr<void> life() const { return state_; }

 private:
  struct State {
    Producer next;
    std::optional<Batch> batch{};
    bool has_begun = false, has_failed = false;

    void fetch() {
      batch.reset();  // so that its memory can serve the next one
      has_begun = has_failed = true;
      batch = next();
      has_failed = false;
    }
    bool is_end() {
      if (!has_begun) fetch();
      return !batch && !has_failed;
    }
  };
  bool is_end() const { return state_ == nullptr || state_->is_end(); }
  std::shared_ptr<State> state_;
};

}  // namespace taper::data
