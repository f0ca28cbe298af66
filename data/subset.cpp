#include "taper/data/subset.h"

#include <cmath>
#include <numeric>

#include "taper/core/base/error.h"
#include "taper/core/graph/variable.h"
#include "taper/core/ops/random.h"

namespace taper::data::datasets::detail {
namespace {

/// The lengths as counts that add up to `size`.
std::vector<std::size_t> counts_of(ArrayRef<double> lengths, std::size_t size) {
  const double sum = std::accumulate(lengths.begin(), lengths.end(), 0.0);
  std::vector<std::size_t> counts;
  for (const double length : lengths)
    check(length >= 0, "random_split", "lengths and fractions must not be negative, got ", length);
  if (std::abs(sum - 1) < 1e-9) {
    for (const double fraction : lengths)
      counts.push_back(static_cast<std::size_t>(fraction * static_cast<double>(size)));
    const std::size_t given = std::accumulate(counts.begin(), counts.end(), std::size_t{0});
    for (std::size_t i = 0; i < size - given; ++i) ++counts[i % counts.size()];
    return counts;
  }
  for (const double length : lengths) counts.push_back(static_cast<std::size_t>(length));
  check(sum == static_cast<double>(size), "random_split",
        "Sum of input lengths does not equal the length of the input dataset! Got ", sum, " and ",
        size);
  return counts;
}

}  // namespace

IndexList picked(const IndexList& indices, ArrayRef<std::size_t> places) {
  IndexList out;
  out.reserve(places.size());
  for (const std::size_t place : places) {
    check(place < indices.size(), "Subset", "index ", place, " is out of range, there are ",
          indices.size(), " examples");
    out.push_back(indices[place]);
  }
  return out;
}

IndexList checked(IndexList indices, std::optional<std::size_t> size) {
  for (const std::size_t index : indices)
    check(!size || index < *size, "Subset", "index ", index, " is out of range, there are ",
          size.value_or(0), " examples");
  return indices;
}

std::vector<IndexList> random_parts(std::optional<std::size_t> size, ArrayRef<double> lengths,
                                    const Generator& generator) {
  check(size.has_value(), "random_split", "expected a dataset with a size");
  const std::vector<std::size_t> counts = counts_of(lengths, *size);
  const Variable order = randperm(static_cast<int64_t>(*size), generator);
  const auto* next = order.data_ptr<int64_t>();
  std::vector<IndexList> parts;
  for (const std::size_t count : counts) {
    parts.emplace_back(next, next + count);
    next += count;
  }
  return parts;
}

}  // namespace taper::data::datasets::detail
