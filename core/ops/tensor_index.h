#pragma once

#include <cstdint>
#include <iosfwd>
#include <limits>
#include <optional>
#include <type_traits>
#include <vector>

#include "taper/core/graph/variable.h"

/// Python's indexing: x.index({0, Slice(1, None), mask}) is x[0, 1:, mask].
namespace taper {
namespace indexing {

constexpr int64_t INDEX_MIN = std::numeric_limits<int64_t>::min();
constexpr int64_t INDEX_MAX = std::numeric_limits<int64_t>::max();

/// Stands for an axis of size 1, or for an open end of a Slice.
inline constexpr std::nullopt_t None = std::nullopt;

/// Stands for all axes that no other index mentions.
struct EllipsisIndexType {};
inline constexpr EllipsisIndexType Ellipsis;

/// start:stop:step.
class Slice {
 public:
  /// Throws if step is 0.
  Slice(std::optional<int64_t> start = std::nullopt, std::optional<int64_t> stop = std::nullopt,
        std::optional<int64_t> step = std::nullopt);
  int64_t start() const { return start_; }
  int64_t stop() const { return stop_; }
  int64_t step() const { return step_; }

 private:
  int64_t start_, stop_, step_;
};
std::ostream& operator<<(std::ostream& out, const Slice& slice);

/// One index: None, an Ellipsis (or "..."), an integer, a bool, a Slice, or a tensor of integers
/// or bools.
class TensorIndex {
 public:
  TensorIndex(std::nullopt_t) : type_(Type::kNone) {}
  TensorIndex(EllipsisIndexType) : type_(Type::kEllipsis) {}
  TensorIndex(const char* text);
  TensorIndex(int64_t integer) : type_(Type::kInteger), integer_(integer) {}
  TensorIndex(int integer) : TensorIndex(static_cast<int64_t>(integer)) {}
  template <class T, std::enable_if_t<std::is_same_v<T, bool>, int> = 0>
  TensorIndex(T boolean) : type_(Type::kBoolean), boolean_(boolean) {}
  TensorIndex(const Slice& slice) : type_(Type::kSlice), slice_(slice) {}
  TensorIndex(Variable tensor) : type_(Type::kTensor), tensor_(std::move(tensor)) {}

  bool is_none() const { return type_ == Type::kNone; }
  bool is_ellipsis() const { return type_ == Type::kEllipsis; }
  bool is_integer() const { return type_ == Type::kInteger; }
  bool is_boolean() const { return type_ == Type::kBoolean; }
  bool is_slice() const { return type_ == Type::kSlice; }
  bool is_tensor() const { return type_ == Type::kTensor; }
  int64_t integer() const { return integer_; }
  bool boolean() const { return boolean_; }
  const Slice& slice() const { return slice_; }
  const Variable& tensor() const { return tensor_; }

 private:
  enum class Type { kNone, kEllipsis, kInteger, kBoolean, kSlice, kTensor };
  Type type_;
  int64_t integer_ = 0;
  bool boolean_ = false;
  Slice slice_;
  Variable tensor_;
};
std::ostream& operator<<(std::ostream& out, const TensorIndex& index);
/// (0, 1:9:2, None).
std::ostream& operator<<(std::ostream& out, const std::vector<TensorIndex>& indices);

}  // namespace indexing
}  // namespace taper
