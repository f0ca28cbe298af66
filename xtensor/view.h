#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "taper/core/base/error.h"
#include "taper/core/graph/inplace.h"
#include "taper/core/graph/variable.h"
#include "taper/xtensor/headers.h"
#include "taper/xtensor/memory.h"

namespace taper {

namespace detail {
template <class Memory>
using Flat = xt::xtensor_adaptor<Memory, 1, xt::layout_type::row_major>;
}  // namespace detail

/// A tensor's elements as an xtensor view: strided as the tensor is, on its memory, which the view
/// keeps alive. Where T is not const it writes, and every assignment, and every element or iterator
/// that is asked for, counts a change of the tensor: a value that backward has saved is found
/// stale.
template <class T>
using XArrayView =
    xt::xstrided_view<detail::Flat<detail::TensorMemory<T>>, xt::dynamic_shape<std::size_t>>;
/// The same with the rank known to the compiler.
template <class T, std::size_t N>
using XTensorView =
    xt::xstrided_view<detail::Flat<detail::TensorMemory<T>>, std::array<std::size_t, N>>;

namespace detail {

template <class View>
View view_of(const char* op, const Array& x, bool counts = true) {
  using Memory = typename View::storage_type;
  using T = typename Memory::value_type;
  require_dtype<T>();
  check(x.defined(), op, "the array is undefined");
  check(x.dtype() == dtype_of<T>, op, "expected scalar type ", dtype_of<T>, " but found ",
        x.dtype(), "; convert with .to(dtype)");
  typename View::shape_type sizes{};
  typename View::strides_type strides{};
  xt::resize_container(sizes, x.sizes().size());
  xt::resize_container(strides, x.sizes().size());
  check(sizes.size() == x.sizes().size(), op, "the view has ", sizes.size(),
        " dims but the tensor has ", x.dim(), ", got shape ", x.sizes());
  std::copy(x.sizes().begin(), x.sizes().end(), sizes.begin());
  std::copy(x.strides().begin(), x.strides().end(), strides.begin());
  Memory memory(static_cast<T*>(x.raw()), static_cast<std::size_t>(x.numel()), x.storage(), counts);
  return View(Flat<Memory>(std::move(memory)), std::move(sizes), std::move(strides), 0,
              x.is_contiguous() ? xt::layout_type::row_major : xt::layout_type::dynamic);
}

template <class View>
View mutable_view_of(const char* op, const Array& x, bool counts = true) {
  check_no_overlap(op, x);
  return view_of<View>(op, x, counts);
}

template <class View>
View mutable_view_of(const char* op, const Variable& x) {
  check(is_untracked(x), op,
        "the tensor requires grad, and what xtensor writes has no history. Got shape ", x.sizes(),
        "; write under NoGradGuard or into data()");
  return mutable_view_of<View>(op, x.array(), x.impl()->versioned);
}

}  // namespace detail

/// x for reading. T is x's element type, N its number of axes; throws if they are others.
template <class T>
XArrayView<const T> as_xarray(const Array& x) {
  return detail::view_of<XArrayView<const T>>("as_xarray", x);
}
template <class T>
XArrayView<const T> as_xarray(const Variable& x) {
  return as_xarray<T>(x.array());
}
template <class T, std::size_t N>
XTensorView<const T, N> as_xtensor(const Array& x) {
  return detail::view_of<XTensorView<const T, N>>("as_xtensor", x);
}
template <class T, std::size_t N>
XTensorView<const T, N> as_xtensor(const Variable& x) {
  return as_xtensor<T, N>(x.array());
}

/// x for writing. Throws, too, if elements of x share memory, or if x requires grad while
/// operations are recorded: what is written has no history.
template <class T>
XArrayView<T> as_mutable_xarray(const Array& x) {
  return detail::mutable_view_of<XArrayView<T>>("as_mutable_xarray", x);
}
template <class T>
XArrayView<T> as_mutable_xarray(const Variable& x) {
  return detail::mutable_view_of<XArrayView<T>>("as_mutable_xarray", x);
}
template <class T, std::size_t N>
XTensorView<T, N> as_mutable_xtensor(const Array& x) {
  return detail::mutable_view_of<XTensorView<T, N>>("as_mutable_xtensor", x);
}
template <class T, std::size_t N>
XTensorView<T, N> as_mutable_xtensor(const Variable& x) {
  return detail::mutable_view_of<XTensorView<T, N>>("as_mutable_xtensor", x);
}

}  // namespace taper
