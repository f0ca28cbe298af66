#pragma once

#include <exception>
#include <memory>
#include <tuple>
#include <type_traits>
#include <utility>

#include "taper/core/base/error.h"
#include "taper/core/graph/variable.h"
#include "taper/core/ops/creation.h"
#include "taper/core/tensor/shape.h"
#include "taper/xtensor/headers.h"
#include "taper/xtensor/memory.h"

namespace taper {

namespace detail {

/// True for containers that own elements on the heap.
template <class X>
struct OwnsMemory : std::false_type {};
template <class C, xt::layout_type L, class S, class Tag>
struct OwnsMemory<xt::xarray_container<C, L, S, Tag>> : std::true_type {};
template <class C, std::size_t N, xt::layout_type L, class Tag>
struct OwnsMemory<xt::xtensor_container<C, N, L, Tag>> : std::true_type {};

template <class Shape>
Dims dims(const Shape& shape) {
  Dims sizes;
  for (const auto size : shape) sizes.push_back(static_cast<int64_t>(size));
  return sizes;
}

/// The shape of an expression. Operands of different shapes are broadcast here, with a message that
/// has both: xtensor's own has none in optimised programs.
template <class E>
Dims sizes_of(const char*, const E& e) {
  return dims(e.shape());
}
template <class F, class... X>
Dims sizes_of(const char* op, const xt::xfunction<F, X...>& e) {
  Dims sizes;
  std::apply(
      [&](const auto&... x) { ((sizes = broadcast_shapes(op, sizes, sizes_of(op, x))), ...); },
      e.arguments());
  return sizes;
}

/// f(), with xtensor's exceptions made Errors.
template <class F, class... Context>
auto evaluated(const char* op, const F& f, const Context&... context) {
  try {
    return f();
  } catch (const Error&) {
    throw;
  } catch (const std::exception& error) {
    throw Error(str(op, ": xtensor cannot evaluate the expression: ", error.what(), context...));
  }
}

/// A row-major array of T with the values of the expression.
template <class T, class E>
Array evaluate(const char* op, const E& e) {
  return evaluated(op, [&] {
    const Dims sizes = sizes_of(op, e);
    const xt::dynamic_shape<std::size_t> shape(sizes.begin(), sizes.end());
    Array y(sizes, dtype_of<T>);
    auto to =
        xt::adapt(y.data<T>(), static_cast<std::size_t>(y.numel()), xt::no_ownership(), shape);
    xt::noalias(to) = e;
    return y;
  });
}

/// The container's elements, which keep it alive.
template <class X>
Variable shared(std::shared_ptr<X> container) {
  using T = typename X::value_type;
  const Dims sizes = dims(container->shape());
  Dims strides = dims(container->strides());
  if (container->size() == 0 || container->layout() == xt::layout_type::row_major)
    strides = contiguous_strides(sizes);
  int64_t last = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i)  // xtensor's 0 says that the axis is broadcast
    if (sizes[i] == 1 && strides[i] == 0) strides[i] = 1;
  for (std::size_t i = 0; i < sizes.size(); ++i) last += (sizes[i] - 1) * strides[i];
  check(container->size() == 0 || last < static_cast<int64_t>(container->storage().size()),
        "from_xtensor", "the strides ", strides, " of shape ", sizes,
        " lead out of the container's memory");
  T* const data = container->data();
  return from_blob(
      data, sizes, strides, [owner = std::move(container)](void*) {}, dtype_of<T>);
}

template <class X>
Variable with_options(const Variable& x, const TensorOptions& options) {
  require_dtype<X>();
  const Variable y = x.to(options.dtype_opt().value_or(dtype_of<X>));
  return y.set_requires_grad(options.requires_grad());
}

}  // namespace detail

/// A tensor of an xtensor expression's values, evaluated once, row-major. The memory of a container
/// that is moved in becomes the tensor's, in the container's layout, without a copy. Element types
/// are those that Taper has; `options` may ask for another dtype and for requires_grad.
template <class E, class X = std::decay_t<E>, class T = typename X::value_type>
Variable from_xtensor(E&& e, const TensorOptions& options = {}) {
  detail::require_dtype<T>();
  if constexpr (detail::OwnsMemory<X>::value && std::is_same_v<E, X>)
    return detail::with_options<T>(detail::shared(std::make_shared<X>(std::move(e))), options);
  else
    return detail::with_options<T>(Variable(detail::evaluate<T>("from_xtensor", e)), options);
}

/// A tensor on the memory of a container that both own: each sees what the other writes. Resizing
/// the container ends that, and must not happen while the tensor lives.
template <class X, std::enable_if_t<detail::OwnsMemory<X>::value, int> = 0>
Variable from_xtensor(const std::shared_ptr<X>& container, const TensorOptions& options = {}) {
  check(container != nullptr, "from_xtensor", "the pointer is null");
  return detail::with_options<typename X::value_type>(detail::shared(container), options);
}

}  // namespace taper
