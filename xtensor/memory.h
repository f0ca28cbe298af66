#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <type_traits>
#include <utility>

#include "taper/core/tensor/dtype.h"
#include "taper/core/tensor/storage.h"

namespace taper::detail {

template <class T, class = void>
struct HasDtype : std::false_type {};
template <class T>
struct HasDtype<T, std::void_t<decltype(DtypeOf<T>::value)>> : std::is_arithmetic<T> {};

/// Ends the compilation with a sentence unless both Taper and xtensor compute with a T.
template <class T>
constexpr bool require_dtype() {
  static_assert(
      HasDtype<T>::value,
      "Taper and xtensor share the element types bool, uint8_t, int8_t, int16_t, int32_t, "
      "int64_t, float and double; convert with xt::cast<int64_t>(e), xt::cast<float>(e), "
      "or the tensor with .to(taper::kFloat)");
  return true;
}

/// A tensor's memory as xtensor's views take it. It keeps the storage alive, and counts a change
/// of it whenever somebody reaches for elements of a T that is not const.
template <class T>
class TensorMemory {
 public:
  using value_type = std::remove_const_t<T>;
  using reference = T&;
  using const_reference = const T&;
  using pointer = T*;
  using const_pointer = const T*;
  using iterator = T*;
  using const_iterator = const T*;
  using reverse_iterator = std::reverse_iterator<iterator>;
  using const_reverse_iterator = std::reverse_iterator<const_iterator>;
  using size_type = std::size_t;
  using difference_type = std::ptrdiff_t;
  using allocator_type = std::allocator<value_type>;

  TensorMemory() = default;
  /// `counts` is false for changes that autograd is not to notice.
  TensorMemory(T* first, std::size_t size, std::shared_ptr<Storage> storage, bool counts)
      : first_(first), size_(size), storage_(std::move(storage)), counts_(counts) {}

  size_type size() const { return size_; }
  bool empty() const { return size_ == 0; }
  pointer data() {
    if constexpr (!std::is_const_v<T>) storage_->bump_version("a view for xtensor", counts_);
    return first_;
  }
  const_pointer data() const { return first_; }
  iterator begin() { return data(); }
  iterator end() { return first_ + size_; }
  const_iterator begin() const { return first_; }
  const_iterator end() const { return first_ + size_; }
  const_iterator cbegin() const { return first_; }
  const_iterator cend() const { return first_ + size_; }
  // xtensor counts in size_t; the step from the first element is signed.
  reference operator[](size_type i) { return data()[static_cast<difference_type>(i)]; }
  const_reference operator[](size_type i) const { return first_[static_cast<difference_type>(i)]; }

 private:
  T* first_ = nullptr;
  size_type size_ = 0;
  std::shared_ptr<Storage> storage_;
  bool counts_ = true;
};

/// Memory for reading that must not outlive the call for which it is lent: it cannot be copied.
template <class T>
class LentMemory : public TensorMemory<const T> {
 public:
  using TensorMemory<const T>::TensorMemory;
  LentMemory() = default;
  LentMemory(LentMemory&&) noexcept = default;
  LentMemory& operator=(LentMemory&&) noexcept = default;
};

}  // namespace taper::detail
