#pragma once

#include <algorithm>
#include <cstdint>

#include "taper/core/base/array_ref.h"

namespace taper {

/// The sizes or strides of an array: a vector that needs no allocation up to rank 4, because
/// every intermediate value of a program carries two of them.
class Dims {
 public:
  Dims() = default;
  Dims(IntArrayRef values) { assign(values.begin(), values.size()); }
  Dims(std::initializer_list<int64_t> values) { assign(values.begin(), values.size()); }
  Dims(const std::vector<int64_t>& values) { assign(values.data(), values.size()); }
  Dims(std::size_t count, int64_t value) { std::fill_n(grow(count), count, value); }
  Dims(const Dims& other) { assign(other.begin(), other.size_); }
  Dims(Dims&& other) noexcept { steal(other); }
  Dims& operator=(const Dims& other) {
    if (this != &other) assign(other.begin(), other.size_);
    return *this;
  }
  Dims& operator=(Dims&& other) noexcept {
    if (this != &other) {
      delete[] heap_;
      steal(other);
    }
    return *this;
  }
  ~Dims() { delete[] heap_; }

  operator IntArrayRef() const { return {begin(), size_}; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  int64_t* begin() { return heap_ ? heap_ : inline_; }
  int64_t* end() { return begin() + size_; }
  const int64_t* begin() const { return heap_ ? heap_ : inline_; }
  const int64_t* end() const { return begin() + size_; }
  int64_t& operator[](std::size_t i) { return begin()[i]; }
  int64_t operator[](std::size_t i) const { return begin()[i]; }
  int64_t& back() { return begin()[size_ - 1]; }
  int64_t back() const { return begin()[size_ - 1]; }
  std::vector<int64_t> vec() const { return {begin(), end()}; }

  void push_back(int64_t value) { insert(size_, value); }
  void insert(std::size_t at, int64_t value) {
    Dims longer;
    int64_t* to = std::copy_n(begin(), at, longer.grow(size_ + 1));
    *to = value;
    std::copy(begin() + at, end(), to + 1);
    *this = std::move(longer);
  }
  void erase(std::size_t at) {
    std::copy(begin() + at + 1, end(), begin() + at);
    --size_;
  }

  friend bool operator==(const Dims& a, const Dims& b) {
    return a.size_ == b.size_ && std::equal(a.begin(), a.end(), b.begin());
  }
  friend bool operator!=(const Dims& a, const Dims& b) { return !(a == b); }

 private:
  static constexpr std::size_t kInline = 4;

  int64_t* grow(std::size_t count) {
    if (count > std::max<std::size_t>(kInline, capacity_)) {
      delete[] heap_;
      heap_ = new int64_t[count];
      capacity_ = static_cast<uint32_t>(count);
    }
    size_ = static_cast<uint32_t>(count);
    return begin();
  }
  void assign(const int64_t* values, std::size_t count) { std::copy_n(values, count, grow(count)); }
  void steal(Dims& other) noexcept {
    std::copy_n(other.inline_, kInline, inline_);
    size_ = other.size_;
    capacity_ = other.capacity_;
    heap_ = other.heap_;
    other.heap_ = nullptr;
    other.size_ = other.capacity_ = 0;
  }

  int64_t inline_[kInline] = {};
  int64_t* heap_ = nullptr;
  uint32_t size_ = 0;
  uint32_t capacity_ = 0;
};

}  // namespace taper
