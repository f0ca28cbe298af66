#pragma once

#include <array>
#include <cstdint>

#include "taper/core/tensor/dims.h"

namespace taper::kernel {

/// Walks N operands of one shape together, each with its own strides (0 where it is broadcast):
/// calls f(offsets, length, inner strides) for each innermost run, row-major. Neighbouring axes
/// that are laid out as one in every operand are walked as one, so runs are as long as they can be.
template <std::size_t N>
class StridedWalk {
 public:
  StridedWalk(IntArrayRef sizes, const std::array<IntArrayRef, N>& strides) {
    for (std::size_t axis = 0; axis < sizes.size(); ++axis) {
      if (sizes[axis] == 1) continue;
      std::array<int64_t, N> step;
      for (std::size_t k = 0; k < N; ++k) step[k] = strides[k][axis];
      if (!axes_.empty() && joins(axes_.back(), sizes[axis], step)) {
        axes_.back().size *= sizes[axis];
        axes_.back().step = step;
      } else {
        axes_.push_back({sizes[axis], step});
      }
    }
    if (axes_.empty()) axes_.push_back({1, {}});
  }

  int64_t inner_size() const { return axes_.back().size; }
  const std::array<int64_t, N>& inner_steps() const { return axes_.back().step; }
  /// How many innermost runs there are.
  int64_t runs() const {
    int64_t n = 1;
    for (std::size_t i = 0; i + 1 < axes_.size(); ++i) n *= axes_[i].size;
    return n;
  }

  /// Calls f(offset of each operand) for the runs [begin, end).
  template <class F>
  void operator()(int64_t begin, int64_t end, F f) const {
    const std::size_t outer = axes_.size() - 1;
    std::vector<int64_t> index(outer, 0);
    std::array<int64_t, N> offset{};
    int64_t rest = begin;
    for (std::size_t i = outer; i-- > 0;) {
      index[i] = rest % axes_[i].size;
      rest /= axes_[i].size;
      for (std::size_t k = 0; k < N; ++k) offset[k] += index[i] * axes_[i].step[k];
    }
    for (int64_t run = begin; run < end; ++run) {
      f(offset);
      for (std::size_t i = outer; i-- > 0;) {
        for (std::size_t k = 0; k < N; ++k) offset[k] += axes_[i].step[k];
        if (++index[i] < axes_[i].size) break;
        for (std::size_t k = 0; k < N; ++k) offset[k] -= axes_[i].size * axes_[i].step[k];
        index[i] = 0;
      }
    }
  }

 private:
  struct Axis {
    int64_t size;
    std::array<int64_t, N> step;
  };
  static bool joins(const Axis& outer, int64_t size, const std::array<int64_t, N>& step) {
    for (std::size_t k = 0; k < N; ++k)
      if (outer.step[k] != size * step[k]) return false;
    return true;
  }
  std::vector<Axis> axes_;
};

/// The strides of `from` seen as the larger shape `to`: 0 along the axes that are broadcast.
Dims broadcast_strides(IntArrayRef from, IntArrayRef strides, IntArrayRef to);

}  // namespace taper::kernel
