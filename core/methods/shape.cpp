#include "taper/core/methods/shape.h"

#include "taper/core/ops/ops.h"

namespace taper {

const Variable& ShapeMethods::self() const { return static_cast<const Variable&>(*this); }

Variable ShapeMethods::view_as(const Variable& other) const { return view(other.sizes()); }
Variable ShapeMethods::reshape_as(const Variable& other) const { return reshape(other.sizes()); }
Variable ShapeMethods::expand_as(const Variable& other) const { return expand(other.sizes()); }

Variable ShapeMethods::view(IntArrayRef size) const { return taper::view(self(), size); }
Variable ShapeMethods::reshape(IntArrayRef shape) const { return taper::reshape(self(), shape); }
Variable ShapeMethods::flatten(int64_t start_dim, int64_t end_dim) const {
  return taper::flatten(self(), start_dim, end_dim);
}
Variable ShapeMethods::unflatten(int64_t dim, IntArrayRef sizes) const {
  return taper::unflatten(self(), dim, sizes);
}
Variable ShapeMethods::expand(IntArrayRef size) const { return taper::expand(self(), size); }
Variable ShapeMethods::broadcast_to(IntArrayRef size) const {
  return taper::broadcast_to(self(), size);
}
Variable ShapeMethods::squeeze() const { return taper::squeeze(self()); }
Variable ShapeMethods::squeeze(int64_t dim) const { return taper::squeeze(self(), dim); }
Variable ShapeMethods::unsqueeze(int64_t dim) const { return taper::unsqueeze(self(), dim); }
Variable ShapeMethods::transpose(int64_t dim0, int64_t dim1) const {
  return taper::transpose(self(), dim0, dim1);
}
Variable ShapeMethods::permute(IntArrayRef dims) const { return taper::permute(self(), dims); }
Variable ShapeMethods::movedim(IntArrayRef source, IntArrayRef destination) const {
  return taper::movedim(self(), source, destination);
}
Variable ShapeMethods::t() const { return taper::t(self()); }
Variable ShapeMethods::numpy_T() const { return taper::numpy_T(self()); }
Variable ShapeMethods::mT() const { return taper::mT(self()); }

Variable ShapeMethods::select(int64_t dim, int64_t index) const {
  return taper::select(self(), dim, index);
}
Variable ShapeMethods::narrow(int64_t dim, int64_t start, int64_t length) const {
  return taper::narrow(self(), dim, start, length);
}
Variable ShapeMethods::slice(int64_t dim, std::optional<int64_t> start, std::optional<int64_t> end,
                             int64_t step) const {
  return taper::slice(self(), dim, start, end, step);
}
Variable ShapeMethods::diagonal(int64_t offset, int64_t dim1, int64_t dim2) const {
  return taper::diagonal(self(), offset, dim1, dim2);
}
variable_list ShapeMethods::unbind(int64_t dim) const { return taper::unbind(self(), dim); }
variable_list ShapeMethods::chunk(int64_t chunks, int64_t dim) const {
  return taper::chunk(self(), chunks, dim);
}
variable_list ShapeMethods::split(int64_t split_size, int64_t dim) const {
  return taper::split(self(), split_size, dim);
}
variable_list ShapeMethods::split(IntArrayRef split_sizes, int64_t dim) const {
  return taper::split(self(), split_sizes, dim);
}
variable_list ShapeMethods::split_with_sizes(IntArrayRef split_sizes, int64_t dim) const {
  return taper::split_with_sizes(self(), split_sizes, dim);
}

Variable ShapeMethods::repeat(IntArrayRef repeats) const { return taper::repeat(self(), repeats); }
Variable ShapeMethods::tile(IntArrayRef dims) const { return taper::tile(self(), dims); }
Variable ShapeMethods::flip(IntArrayRef dims) const { return taper::flip(self(), dims); }
Variable ShapeMethods::roll(IntArrayRef shifts, IntArrayRef dims) const {
  return taper::roll(self(), shifts, dims);
}
Variable ShapeMethods::tril(int64_t diagonal) const { return taper::tril(self(), diagonal); }
Variable ShapeMethods::triu(int64_t diagonal) const { return taper::triu(self(), diagonal); }
Variable ShapeMethods::diag(int64_t diagonal) const { return taper::diag(self(), diagonal); }

}  // namespace taper
