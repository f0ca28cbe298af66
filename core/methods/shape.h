#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "taper/core/base/array_ref.h"

namespace taper {

class Variable;

/// The operations on shapes as methods, see taper/core/ops/{shape,slice,join,triangle}.h.
class ShapeMethods {
 public:
  Variable view(IntArrayRef size) const;
  Variable view_as(const Variable& other) const;
  Variable reshape(IntArrayRef shape) const;
  Variable reshape_as(const Variable& other) const;
  Variable flatten(int64_t start_dim = 0, int64_t end_dim = -1) const;
  Variable unflatten(int64_t dim, IntArrayRef sizes) const;
  Variable expand(IntArrayRef size) const;
  Variable expand_as(const Variable& other) const;
  Variable broadcast_to(IntArrayRef size) const;
  Variable squeeze() const;
  Variable squeeze(int64_t dim) const;
  Variable unsqueeze(int64_t dim) const;
  Variable transpose(int64_t dim0, int64_t dim1) const;
  Variable permute(IntArrayRef dims) const;
  Variable movedim(IntArrayRef source, IntArrayRef destination) const;
  Variable t() const;
  Variable numpy_T() const;
  Variable mT() const;
  Variable& resize_(IntArrayRef size) const;
  Variable& squeeze_() const;
  Variable& squeeze_(int64_t dim) const;
  Variable& unsqueeze_(int64_t dim) const;
  Variable& transpose_(int64_t dim0, int64_t dim1) const;
  Variable& t_() const;

  Variable select(int64_t dim, int64_t index) const;
  Variable narrow(int64_t dim, int64_t start, int64_t length) const;
  Variable slice(int64_t dim = 0, std::optional<int64_t> start = std::nullopt,
                 std::optional<int64_t> end = std::nullopt, int64_t step = 1) const;
  Variable diagonal(int64_t offset = 0, int64_t dim1 = 0, int64_t dim2 = 1) const;
  std::vector<Variable> unbind(int64_t dim = 0) const;
  std::vector<Variable> chunk(int64_t chunks, int64_t dim = 0) const;
  std::vector<Variable> split(int64_t split_size, int64_t dim = 0) const;
  std::vector<Variable> split(IntArrayRef split_sizes, int64_t dim = 0) const;
  std::vector<Variable> split_with_sizes(IntArrayRef split_sizes, int64_t dim = 0) const;

  Variable repeat(IntArrayRef repeats) const;
  Variable tile(IntArrayRef dims) const;
  Variable flip(IntArrayRef dims) const;
  Variable roll(IntArrayRef shifts, IntArrayRef dims = {}) const;
  Variable tril(int64_t diagonal = 0) const;
  Variable triu(int64_t diagonal = 0) const;
  Variable diag(int64_t diagonal = 0) const;
  Variable& tril_(int64_t diagonal = 0) const;
  Variable& triu_(int64_t diagonal = 0) const;

 private:
  const Variable& self() const;
};

}  // namespace taper
