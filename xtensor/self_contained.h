#pragma once

#include <type_traits>

#include "taper/xtensor/view.h"

namespace taper::detail {

/// An input of a function written in xtensor, while the function runs. Expressions refer to it, so
/// it cannot be copied: take it by `const auto&`, and return g as +g.
template <class T>
using Argument = xt::xstrided_view<Flat<LentMemory<T>>, xt::dynamic_shape<std::size_t>>;

/// True if a returned expression still holds when the function's variables are gone: all that it
/// refers to are Arguments. Kinds that are not listed here count as if they were not.
template <class E>
struct SelfContained : std::is_arithmetic<E> {};

/// How an expression keeps an operand, by value or by reference.
template <class E>
struct SelfContained<E&> : std::false_type {};
template <class T, class S, xt::layout_type L, class Storage>
struct SelfContained<const xt::xstrided_view<Flat<LentMemory<T>>, S, L, Storage>&>
    : std::true_type {};
template <class E>
struct SelfContained<const E> : SelfContained<E> {};

template <class C, xt::layout_type L, class S, class Tag>
struct SelfContained<xt::xarray_container<C, L, S, Tag>> : std::true_type {};
template <class C, std::size_t N, xt::layout_type L, class Tag>
struct SelfContained<xt::xtensor_container<C, N, L, Tag>> : std::true_type {};
template <class T, class S, xt::layout_type L, bool Sharable, class Tag>
struct SelfContained<xt::xfixed_container<T, S, L, Sharable, Tag>> : std::true_type {};
template <class X>
struct SelfContained<xt::xscalar<X>> : SelfContained<X> {};
template <class F, class... X>
struct SelfContained<xt::xfunction<F, X...>> : std::conjunction<SelfContained<X>...> {};
template <class F, class X, class Axes, class Options>
struct SelfContained<xt::xreducer<F, X, Axes, Options>> : SelfContained<X> {};
template <class X, class Shape>
struct SelfContained<xt::xbroadcast<X, Shape>> : SelfContained<X> {};
template <class X, class... Slices>
struct SelfContained<xt::xview<X, Slices...>> : SelfContained<X> {};
template <class X, class S, xt::layout_type L, class Flat>
struct SelfContained<xt::xstrided_view<X, S, L, Flat>> : SelfContained<X> {};

}  // namespace taper::detail
