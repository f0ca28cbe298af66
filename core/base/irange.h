#pragma once

#include <type_traits>

namespace taper {

/// The integers of [begin, end), or of [0, end): `for (const auto i : irange(3))`.
template <class T>
class IntegerRange {
 public:
  class Iterator {
   public:
    explicit Iterator(T at) : at_(at) {}
    T operator*() const { return at_; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    T at_;
  };

  IntegerRange(T begin, T end) : begin_(begin), end_(begin < end ? end : begin) {}
  Iterator begin() const { return Iterator(begin_); }
  Iterator end() const { return Iterator(end_); }

 private:
  T begin_, end_;
};

template <class T>
IntegerRange<T> irange(T end) {
  static_assert(std::is_integral_v<T>);
  return {T{0}, end};
}
template <class Begin, class T>
IntegerRange<T> irange(Begin begin, T end) {
  static_assert(std::is_integral_v<Begin> && std::is_integral_v<T>);
  return {static_cast<T>(begin), end};
}

}  // namespace taper
