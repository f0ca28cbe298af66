#include "taper/core/base/warning.h"
#include "taper/core/ops/tensor_index.h"

#include <cstring>
#include <ostream>
#include <utility>

#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/index.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/picks.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace indexing {

Slice::Slice(std::optional<int64_t> start, std::optional<int64_t> stop, std::optional<int64_t> step)
    : start_(start.value_or(step.value_or(1) < 0 ? INDEX_MAX : 0)),
      stop_(stop.value_or(step.value_or(1) < 0 ? INDEX_MIN : INDEX_MAX)),
      step_(step.value_or(1)) {
  check(step_ != 0, "Slice", "slice step cannot be zero");
}

TensorIndex::TensorIndex(const char* text) : TensorIndex(Ellipsis) {
  check(std::strcmp(text, "...") == 0, "TensorIndex",
        "Expected \"...\" to represent an ellipsis index, but got \"", text, "\"");
}

std::ostream& operator<<(std::ostream& out, const Slice& slice) {
  return out << str(slice.start(), ':', slice.stop(), ':', slice.step());
}

std::ostream& operator<<(std::ostream& out, const TensorIndex& index) {
  if (index.is_none()) return out << "None";
  if (index.is_ellipsis()) return out << "...";
  if (index.is_integer()) return out << str(index.integer());
  if (index.is_boolean()) return out << (index.boolean() ? "true" : "false");
  if (index.is_slice()) return out << index.slice();
  return out << "tensor" << index.tensor().sizes();
}

std::ostream& operator<<(std::ostream& out, const std::vector<TensorIndex>& indices) {
  out << '(';
  for (std::size_t i = 0; i < indices.size(); ++i) out << (i == 0 ? "" : ", ") << indices[i];
  return out << ')';
}

}  // namespace indexing

namespace {

using indexing::TensorIndex;

bool is_mask(const Variable& x) { return x.dtype() == kBool || x.dtype() == kByte; }

/// A view of x, and for each of its axes the numbers picked from it, or nothing.
class Selection {
 public:
  Selection(const Variable& x, ArrayRef<TensorIndex> indices) : x_(x) {
    int64_t mentioned = 0;
    int64_t ellipses = 0;
    for (const TensorIndex& index : indices) {
      mentioned += axes_of(index);
      ellipses += index.is_ellipsis();
    }
    check(ellipses <= 1, "index", "an index can only have a single ellipsis ('...'), got ",
          ellipses);
    check(x.dim() > 0 || indices.size() != 1 || !indices[0].is_integer(), "index",
          "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in "
          "C++ to convert a 0-dim tensor to a number");
    check(x.dim() > 0 || indices.empty() || !indices[0].is_slice(), "index",
          "slice() cannot be applied to a 0-dim tensor.");
    check(mentioned <= x.dim(), "index", "too many indices for tensor of dimension ", x.dim(),
          ", got ", mentioned, " for shape ", x.sizes());
    for (std::size_t i = 0; i < indices.size(); ++i) apply(indices[i], i, x.dim() - mentioned);
    numbers_.resize(x_.sizes().size());
  }

  /// All of x that the indices leave, where none of them is a tensor.
  const Variable& view() const { return x_; }
  bool has_numbers() const {
    for (const Variable& n : numbers_)
      if (n.defined()) return true;
    return false;
  }
  /// What is picked from view(), and the numbers of it.
  std::pair<Picks, Variable> picks() const;

 private:
  static int64_t axes_of(const TensorIndex& index) {
    if (index.is_tensor()) return is_mask(index.tensor()) ? index.tensor().dim() : 1;
    return index.is_integer() || index.is_slice() ? 1 : 0;
  }
  void apply(const TensorIndex& index, std::size_t at, int64_t not_mentioned);
  void apply_bool(bool index);
  void apply_mask(const Variable& mask);
  void pick_from_next(const Variable& numbers) {
    numbers_.resize(static_cast<std::size_t>(axis_) + 1);
    numbers_.back() = numbers;
    ++axis_;
  }

  Variable x_;
  variable_list numbers_;
  int64_t axis_ = 0;
};

/// One index of axis 0 of x or, among others, the one at position `at`.
void check_number(const Variable& x, int64_t axis, int64_t index, std::size_t at) {
  const int64_t n = x.size(axis);
  check(index >= -n && index < n, "index", "index ", index, " is out of bounds for dimension ", at,
        " with size ", n);
}

void Selection::apply(const TensorIndex& index, std::size_t at, int64_t not_mentioned) {
  if (index.is_none()) {
    x_ = unsqueeze(x_, axis_++);
  } else if (index.is_ellipsis()) {
    axis_ += not_mentioned;
  } else if (index.is_integer()) {
    check_number(x_, axis_, index.integer(), at);
    x_ = select(x_, axis_, index.integer());
  } else if (index.is_boolean()) {
    apply_bool(index.boolean());
  } else if (index.is_slice()) {
    const indexing::Slice& s = index.slice();
    check(s.step() > 0, "index", "step must be greater than zero, got ", s.step(),
          "; use flip() to go backward");
    x_ = slice(x_, axis_++, s.start(), s.stop(), s.step());
  } else if (is_mask(index.tensor())) {
    apply_mask(index.tensor());
  } else {
    const Variable& numbers = index.tensor();
    check(numbers.dtype() == kLong, "index",
          "tensors used as indices must be long, byte or bool tensors, got ", numbers.dtype());
    if (numbers.dim() == 0)
      x_ = select(x_, axis_, numbers.item<int64_t>());
    else
      pick_from_next(numbers);
  }
}

// A bool is an axis of size 1 that is picked or not.
void Selection::apply_bool(bool index) {
  x_ = unsqueeze(x_, axis_);
  pick_from_next(zeros({index ? 1 : 0}, kLong));
}

// A mask is the numbers of its true elements along each of its axes.
void Selection::apply_mask(const Variable& mask) {
  if (mask.dim() == 0) return apply_bool(mask.item<bool>());
  const auto at = static_cast<std::size_t>(axis_), n = static_cast<std::size_t>(mask.dim());
  for (std::size_t i = 0; i < n; ++i)
    check(at + i < x_.sizes().size() && x_.sizes()[at + i] == mask.sizes()[i], "index",
          "The shape of the mask ", mask.sizes(), " at index ", i,
          " does not match the shape of the indexed tensor ", x_.sizes(), " at index ", at + i);
  if (mask.dtype() == kByte)
    warn(
        "indexing with dtype torch.uint8 is now deprecated, please use a dtype torch.bool "
        "instead.");
  const Variable found(kernel::nonzero(mask.array()));
  for (int64_t i = 0; i < mask.dim(); ++i) pick_from_next(select(found, 1, i));
}

void refuse(int64_t index, std::size_t k, int64_t size, int64_t axis) {
  throw Error(str("index: index ", index, " is out of bounds for dimension ", k, " with size ",
                  size, ", got it for axis ", axis, " of the indexed tensor"));
}

std::pair<Picks, Variable> Selection::picks() const {
  Dims axes, others, sizes, shape;
  std::string shapes;
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    (numbers_[i].defined() ? axes : others).push_back(static_cast<int64_t>(i));
    if (!numbers_[i].defined()) continue;
    sizes.push_back(x_.sizes()[i]);
    shapes += str(shapes.empty() ? "" : ", ", numbers_[i].sizes());
  }
  std::vector<Array> numbers;
  for (const int64_t axis : axes) {
    const Array& next = numbers_[static_cast<std::size_t>(axis)].array();
    check(broadcasts_together(shape, next.sizes()), "index",
          "shape mismatch: indexing tensors could not be broadcast together with shapes ", shapes);
    shape = broadcast_shapes("index", shape, next.sizes());
    numbers.push_back(next);
  }
  for (Array& n : numbers) n = kernel::expand("index", n, shape);
  const auto count = static_cast<int64_t>(axes.size());
  const bool adjacent = axes.back() - axes[0] + 1 == count;
  Picks picks{x_.sizes(), axes, shape, adjacent ? axes[0] : 0, count};
  for (const int64_t axis : others) {
    const bool before = adjacent && axis < axes[0];
    picks.order.insert(before ? static_cast<std::size_t>(axis) : picks.order.size(), axis);
  }
  return {picks, Variable(kernel::flatten_indices(numbers, sizes, axes, refuse)).reshape({-1})};
}

}  // namespace

Variable index(const Variable& x, ArrayRef<TensorIndex> indices) {
  check(!indices.empty(), "index",
        "Passing an empty index list to Tensor::index() is not valid syntax");
  const Selection selection(x, indices);
  if (!selection.has_numbers())
    return selection.view().is_same(x) ? view(x, x.sizes()) : selection.view();
  const auto [picks, numbers] = selection.picks();
  return pick("index", selection.view(), picks, numbers);
}

Variable index_put(const Variable& x, ArrayRef<TensorIndex> indices, const Variable& value,
                   bool accumulate) {
  return index_put_(clone(x), indices, value, accumulate);
}

Variable& index_put_(const Variable& x, ArrayRef<TensorIndex> indices, const Variable& value,
                     bool accumulate) {
  check(!indices.empty(), "index_put_",
        "Passing an empty index list to Tensor::index_put_() is not valid syntax");
  const Selection selection(x, indices);
  const Variable& target = selection.view();
  Variable source = value;
  if (!selection.has_numbers()) {
    while (source.dim() > target.dim() && source.size(0) == 1) source = squeeze(source, 0);
    if (!broadcasts_to(source.sizes(), target.sizes())) expand(source, target.sizes());  // throws
    accumulate ? target.add_(source) : target.copy_(source);
    return const_cast<Variable&>(x);
  }
  const auto [picks, numbers] = selection.picks();
  const Dims sizes = picks.result_sizes();
  while (source.dim() > static_cast<int64_t>(sizes.size()) && source.size(0) == 1)
    source = squeeze(source, 0);
  check(source.dtype() == target.dtype(), "index_put_",
        "Index put requires the source and destination dtypes match, got ", target.dtype(),
        " for the destination and ", source.dtype(), " for the source. Convert with .to(dtype)");
  check(broadcasts_to(source.sizes(), sizes), "index_put_",
        "shape mismatch: value tensor of shape ", value.sizes(),
        " cannot be broadcast to indexing result of shape ", sizes);
  put_("index_put_", target, picks, numbers, source, accumulate);
  return const_cast<Variable&>(x);
}

Variable& index_put_(const Variable& x, ArrayRef<TensorIndex> indices, Scalar value) {
  return index_put_(x, indices, full({}, value, x.dtype()));
}

Variable detail::at(const Variable& x, int64_t index) { return select(x, 0, index); }

Variable detail::at(const Variable& x, Scalar index) {
  check(index.isIntegral(false), "index", "Can only index tensors with integral scalars, got ",
        index);
  return select(x, 0, index.toLong());
}

Variable detail::at(const Variable& x, const Variable& index) {
  return taper::index(x, TensorIndex(index));
}

}  // namespace taper
