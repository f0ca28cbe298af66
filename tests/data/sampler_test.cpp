#include "taper/data/sampler.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "taper/core.h"
#include "taper/data.h"
#include "taper/serialize/archive.h"

using namespace taper;
using data::samplers::RandomSampler;
using data::samplers::SequentialSampler;
using doctest::Contains;
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

/// What libtorch's DistributedRandomSampler(10, 3, rank) hands out: ranks 0 and 1, and rank 1 in
/// epoch 4.
const Indices kLibtorchShares[] = {{0, 2, 1, 5}, {9, 1, 4, 7}, {1, 3, 1, 9}};

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

TEST_CASE("stream: so many examples, whichever they are") {
  data::samplers::StreamSampler sampler(10);
  CHECK(sampler.next(4)->size() == 4);
  CHECK(*sampler.next(5) == 5);
  CHECK(*sampler.next(4) == 1);
  CHECK_FALSE(sampler.next(4).has_value());
  sampler.reset(2);
  CHECK(*sampler.next(4) == 2);
  CHECK(data::samplers::BatchSize(3).size_ == 3);
}

TEST_CASE("distributed: the shares that libtorch 1.13 deals out") {
  using data::samplers::DistributedRandomSampler;
  using data::samplers::DistributedSequentialSampler;
  DistributedSequentialSampler last(10, 3, 2), short_of(10, 3, 2, false);
  CHECK(last.index() == 8);
  CHECK(drain(last) == Indices{8, 9, 0, 1});
  CHECK(last.index() == 12);
  CHECK(drain(short_of) == Indices{6, 7, 8});
  last.reset(4);
  CHECK(drain(last) == Indices{0, 1});

  DistributedRandomSampler first(10, 3, 0), second(10, 3, 1);
  CHECK(drain(first) == kLibtorchShares[0]);
  CHECK(drain(second) == kLibtorchShares[1]);
  second.set_epoch(4);
  CHECK(second.epoch() == 4);
  second.reset();
  CHECK(drain(second) == kLibtorchShares[2]);
  CHECK_THROWS_WITH(DistributedRandomSampler(10, 3, 3),
                    "DistributedSampler: expected a rank below 3, the number of replicas, got 3");
}

TEST_CASE("a subset in random order") {
  data::samplers::SubsetRandomSampler sampler({7, 5, 3, 1}, Generator(1));
  const Indices first = drain(sampler);
  sampler.reset();
  CHECK(sorted(first) == Indices{1, 3, 5, 7});
  CHECK(sorted(drain(sampler)) == Indices{1, 3, 5, 7});
  CHECK_THROWS_AS(sampler.reset(3), Error);
}

TEST_CASE("weighted: in proportion to the weights") {
  using data::samplers::WeightedRandomSampler;
  WeightedRandomSampler sampler({0.0, 1.0, 3.0}, 4000, true, Generator(1));
  const Indices all = drain(sampler);
  REQUIRE(all.size() == 4000);
  CHECK(std::count(all.begin(), all.end(), 0) == 0);
  CHECK(std::count(all.begin(), all.end(), 2) == doctest::Approx(3000).epsilon(0.05));
  WeightedRandomSampler once({1.0, 1.0, 1.0}, 3, false);
  CHECK(sorted(drain(once)) == Indices{0, 1, 2});
  CHECK_THROWS_WITH(WeightedRandomSampler({1.0}, 0), Contains("num_samples=0"));
}

TEST_CASE("samplers go on where a saved one was") {
  const auto go_on = [](auto& from, auto& to, const std::vector<std::string>& keys) {
    from.next(3);
    serialize::OutputArchive archive;
    archive << from;
    std::stringstream stream;
    archive.save_to(stream);
    serialize::InputArchive read;
    read.load_from(stream);
    auto found = read.keys();
    std::sort(found.begin(), found.end());
    CHECK(found == keys);
    read >> to;
  };
  SequentialSampler a(10), b(10);
  go_on(a, b, {"index"});
  CHECK(drain(b) == drain(a));
  RandomSampler c(10, Generator(1)), d(2, Generator(7));
  go_on(c, d, {"generator", "index", "indices"});
  CHECK(d.index() == 3);
  CHECK(drain(d) == drain(c));
  for (auto* sampler : {&c, &d}) sampler->reset();
  CHECK(drain(d) == drain(c));  // the next epoch, too
  data::samplers::DistributedRandomSampler e(10, 2, 1), f(10, 2, 1);
  e.set_epoch(3);
  e.reset();
  go_on(e, f, {"epoch_", "sample_index_"});
  CHECK(f.epoch() == 3);
  CHECK(drain(f) == drain(e));
  data::samplers::DistributedSequentialSampler g(10, 2, 1), h(10, 2, 1), other(10, 2, 0);
  go_on(g, h, {"sample_index_"});
  CHECK(drain(h) == drain(g));
  CHECK_THROWS_WITH(go_on(g, other, {"sample_index_"}), Contains("is not in the share of rank 0"));
  data::samplers::StreamSampler i(10), j(10);
  go_on(i, j, {"examples_retrieved_so_far"});
  CHECK(*j.next(9) == 7);
  data::samplers::SubsetRandomSampler k({5, 6, 7, 8}, Generator(1)), l({5, 6, 7, 8}, Generator(2));
  go_on(k, l, {"generator", "index", "indices"});
  CHECK(drain(l) == drain(k));
}
