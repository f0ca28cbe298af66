#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

#include "taper/core/base/array_ref.h"
#include "taper/data/transform.h"

/// Which datasets make a stacked batch at once, without one tensor for each example: those with
/// `gather(indices)`. Whatever stands in front of them hands the call on.
namespace taper::data::datasets::detail {

using Indices = ArrayRef<std::size_t>;

/// The batch as a transform of single examples leaves it: in one pass over the source, if that has
/// `gather(indices, transform)`, or else by the transform's `apply_stacked(batch)`.
template <class Source, class T>
auto gather_through(Source& source, Indices indices, T& transform, int)
    -> decltype(source.gather(indices, transform)) {
  return source.gather(indices, transform);
}
template <class Source, class T>
auto gather_through(Source& source, Indices indices, T& transform, long)
    -> decltype(transform.apply_stacked(source.gather(indices))) {
  return transform.apply_stacked(source.gather(indices));
}

/// Whether gather() does what get_batch() and then Transform would.
template <class Source, class Transform, class = void>
inline constexpr bool gathers = false;
template <class Source, class Transform>
inline constexpr bool
    gathers<Source, Transform, std::void_t<decltype(std::declval<Source&>().gather(Indices()))>> =
        std::is_same_v<Transform,
                       transforms::Stack<decltype(std::declval<Source&>().gather(Indices()))>>;

}  // namespace taper::data::datasets::detail
