#include "taper/data/sampler.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "taper/core.h"

using namespace taper;
using data::samplers::RandomSampler;
using data::samplers::SequentialSampler;
using Indices = std::vector<std::size_t>;

namespace {

/// All that a sampler hands out, by batches of 3.
template <class Sampler>
Indices drain(Sampler& sampler) {
  Indices all;
  while (const auto batch = sampler.next(3)) all.insert(all.end(), batch->begin(), batch->end());
  return all;
}

Indices sorted(Indices indices) {
  std::sort(indices.begin(), indices.end());
  return indices;
}

const Indices kTen = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

}  // namespace

TEST_SUITE_BEGIN("sampler");

TEST_CASE("sequential") {
  SequentialSampler sampler(10);
  CHECK(*sampler.next(4) == Indices{0, 1, 2, 3});
  CHECK(sampler.index() == 4);
  CHECK(*sampler.next(4) == Indices{4, 5, 6, 7});
  CHECK(*sampler.next(4) == Indices{8, 9});
  CHECK_FALSE(sampler.next(4).has_value());
  sampler.reset();
  CHECK(drain(sampler) == kTen);
  sampler.reset(2);
  CHECK(drain(sampler) == Indices{0, 1});
  CHECK_FALSE(SequentialSampler(0).next(1).has_value());
}

TEST_CASE("random: each epoch another permutation") {
  RandomSampler sampler(10, Generator(1));
  CHECK(sampler.index() == 0);
  const Indices first = drain(sampler);
  CHECK(sampler.index() == 10);
  sampler.reset();
  const Indices second = drain(sampler);
  CHECK(sorted(first) == kTen);
  CHECK(sorted(second) == kTen);
  CHECK(first != kTen);
  CHECK(first != second);
  sampler.reset(3);
  CHECK(sorted(drain(sampler)) == Indices{0, 1, 2});
  CHECK_FALSE(RandomSampler(0).next(1).has_value());
  CHECK_THROWS_WITH(RandomSampler(-1), "RandomSampler: the size must not be negative, got -1");
}

TEST_CASE("random: the seed fixes the order, other draws do not matter") {
  manual_seed(3);
  RandomSampler a(10);
  const Indices first = drain(a);
  manual_seed(3);
  randn({50});
  RandomSampler b(10);
  randn({50});
  CHECK(drain(b) == first);
  manual_seed(4);
  RandomSampler c(10);
  CHECK(drain(c) != first);
}

TEST_CASE("random: the default stream does not move") {
  manual_seed(3);
  const Variable expected = randn({4});
  manual_seed(3);
  RandomSampler sampler(10);
  drain(sampler);
  sampler.reset();
  drain(sampler);
  CHECK(equal(randn({4}), expected));
}
