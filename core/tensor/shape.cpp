#include "taper/core/tensor/shape.h"

#include <algorithm>

#include "taper/core/base/error.h"

namespace taper {

int64_t count_elements(const char* op, IntArrayRef sizes) {
  int64_t count = 1;  // but for axes without elements: strides are products of the other sizes
  bool overflow = false, is_empty = false;
  for (const int64_t size : sizes) {
    check(size >= 0, op, "Trying to create tensor with negative dimension ", size, ": ", sizes);
    is_empty |= size == 0;
    overflow |= __builtin_mul_overflow(count, std::max<int64_t>(size, 1), &count);
  }
  check(!overflow, op, "Storage size calculation overflowed with sizes=", sizes);
  return is_empty ? 0 : count;
}

Dims contiguous_strides(IntArrayRef sizes) {
  Dims strides(sizes.size(), 1);
  bool overflow = false;
  for (std::size_t i = sizes.size(); i-- > 1;)
    overflow |= __builtin_mul_overflow(strides[i], std::max<int64_t>(sizes[i], 1), &strides[i - 1]);
  check_that(!overflow, "Stride calculation overflowed with sizes=", sizes);
  return strides;
}

bool is_contiguous(IntArrayRef sizes, IntArrayRef strides) {
  if (std::find(sizes.begin(), sizes.end(), 0) != sizes.end()) return true;
  int64_t expected = 1;
  for (std::size_t i = sizes.size(); i-- > 0;) {
    if (sizes[i] != 1 && strides[i] != expected) return false;
    expected *= sizes[i];
  }
  return true;
}

// From the last axis on, as libtorch goes: the message names the first that does not fit.
Dims broadcast_shapes(const char* op, IntArrayRef a, IntArrayRef b) {
  if (a == b) return a;
  const auto size = [](IntArrayRef x, std::size_t from_end) {
    return from_end <= x.size() ? x[x.size() - from_end] : 1;
  };
  Dims out(std::max(a.size(), b.size()), 1);
  for (std::size_t i = 1; i <= out.size(); ++i) {
    const int64_t m = size(a, i), n = size(b, i);
    check(m == n || m == 1 || n == 1, op, "The size of tensor a (", m,
          ") must match the size of tensor b (", n, ") at non-singleton dimension ", out.size() - i,
          ", got ", a, " and ", b, ", expected sizes that are equal or 1");
    out[out.size() - i] = m == 1 ? n : m;
  }
  return out;
}

bool broadcasts_together(IntArrayRef a, IntArrayRef b) {
  for (std::size_t i = 1; i <= std::min(a.size(), b.size()); ++i)
    if (a[a.size() - i] != b[b.size() - i] && a[a.size() - i] != 1 && b[b.size() - i] != 1)
      return false;
  return true;
}

bool broadcasts_to(IntArrayRef from, IntArrayRef to) {
  if (from.size() > to.size()) return false;
  const std::size_t lead = to.size() - from.size();
  for (std::size_t i = 0; i < from.size(); ++i)
    if (from[i] != to[lead + i] && from[i] != 1) return false;
  return true;
}

void check_output(const char* op, IntArrayRef to, IntArrayRef from) {
  if (to == from) return;
  const Dims both = broadcast_shapes(op, to, from);
  check(both == to, op, "output with shape ", to, " doesn't match the broadcast shape ", both,
        "; use an operation that returns a new tensor");
}

int64_t normalize_axis(const char* op, int64_t axis, int64_t rank) {
  const int64_t limit = std::max<int64_t>(rank, 1);
  check(axis >= -limit && axis < limit, op, "Dimension out of range (expected to be in range of [",
        -limit, ", ", limit - 1, "], but got ", axis, ")");
  return axis < 0 ? axis + limit : axis;
}

int64_t normalize_existing_axis(const char* op, int64_t axis, int64_t rank) {
  check(rank > 0, op, "Dimension specified as ", axis, " but tensor has no dimensions");
  return normalize_axis(op, axis, rank);
}

Dims normalize_axes(const char* op, IntArrayRef axes, int64_t rank) {
  Dims out;
  if (axes.empty()) {
    out = Dims(static_cast<std::size_t>(rank), 0);
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<int64_t>(i);
    return out;
  }
  for (int64_t axis : axes) {
    const int64_t a = normalize_axis(op, axis, rank);
    check(std::find(out.begin(), out.end(), a) == out.end(), op, "dim ", a,
          " appears multiple times in the list of dims, got ", axes);
    out.push_back(a);
  }
  std::sort(out.begin(), out.end());
  return rank == 0 ? Dims() : out;
}

Dims infer_size(const char* op, IntArrayRef sizes, int64_t numel) {
  const std::optional<Dims> inferred = try_infer_size(op, sizes, numel);
  check(inferred.has_value(), op, "shape '", sizes, "' is invalid for input of size ", numel);
  return *inferred;
}

std::optional<Dims> try_infer_size(const char* op, IntArrayRef sizes, int64_t numel) {
  Dims out(sizes);
  int64_t known = 1;
  bool overflow = false;
  int64_t* unknown = nullptr;
  for (int64_t& size : out) {
    if (size == -1) {
      check(unknown == nullptr, op, "only one dimension can be inferred, got ", sizes);
      unknown = &size;
    } else {
      check(size >= 0, op, "invalid shape dimension ", size, ", got ", sizes,
            ", expected sizes of 0 or more or -1");
      overflow |= __builtin_mul_overflow(known, size, &known);
    }
  }
  check(!overflow, op, "shape ", sizes, " is invalid for input of size ", numel);
  if (unknown != nullptr) {
    check(known != 0, op, "cannot reshape tensor of ", numel, " elements into shape ", sizes,
          " because the unspecified dimension size -1 can be any value and is ambiguous");
    *unknown = numel / known;
    known *= *unknown;
  }
  return known == numel ? std::optional<Dims>(out) : std::nullopt;
}

Dims reduced_sizes(IntArrayRef sizes, IntArrayRef axes, bool keepdim) {
  Dims out(sizes);
  for (std::size_t i = axes.size(); i-- > 0;) {
    if (keepdim)
      out[static_cast<std::size_t>(axes[i])] = 1;
    else
      out.erase(static_cast<std::size_t>(axes[i]));
  }
  return out;
}

Dims leading_sizes(IntArrayRef sizes, std::size_t rank, IntArrayRef more) {
  Dims out(sizes.slice(0, sizes.size() - rank));
  for (const int64_t size : more) out.push_back(size);
  return out;
}

}  // namespace taper
