#include "taper/data/dataset.h"

#include <doctest/doctest.h>

#include "taper/core.h"
#include "taper/data.h"

using namespace taper;
using namespace taper::data;
using doctest::Contains;

namespace {

/// Example i is (i, 2 i).
struct Doubles : datasets::Dataset<Doubles> {
  Example<> get(std::size_t index) override {
    ++gets;
    const auto i = static_cast<double>(index);
    return {full({2}, i), scalar_tensor(2 * i)};
  }
  std::optional<std::size_t> size() const override { return 10; }
  int gets = 0;
};

/// Integers, not tensors.
struct Numbers : datasets::Dataset<Numbers, int> {
  int get(std::size_t index) override { return static_cast<int>(index); }
  std::optional<std::size_t> size() const override { return 5; }
};

struct Negate : transforms::Transform<int, int> {
  int apply(int x) override { return -x; }
};
struct Sum : transforms::BatchTransform<std::vector<int>, int> {
  int apply_batch(std::vector<int> batch) override {
    int sum = 0;
    for (const int x : batch) sum += x;
    return sum;
  }
};

const std::vector<std::size_t> kPicks = {3, 1, 1};

}  // namespace

TEST_SUITE_BEGIN("dataset");

TEST_CASE("a batch is a list of examples") {
  Doubles dataset;
  const auto batch = dataset.get_batch(kPicks);
  REQUIRE(batch.size() == 3);
  CHECK(equal(batch[0].data, full({2}, 3.0)));
  CHECK(batch[2].target.item<float>() == 2);
}

TEST_CASE("transforms, one behind the other") {
  auto mapped =
      Numbers().map(Negate()).map(transforms::Lambda<int, double>([](int x) { return x + 0.5; }));
  CHECK(mapped.get_batch(kPicks) == std::vector<double>{-2.5, -0.5, -0.5});
  CHECK(*mapped.size() == 5);
  Numbers numbers;
  CHECK(numbers.map(Sum()).get_batch(kPicks) == 5);
  auto collated = numbers.map(transforms::Collate<int>(
      [](std::vector<int> batch) { return static_cast<int>(batch.size()); }));
  CHECK(collated.get_batch(kPicks) == 3);
  CHECK(collated.dataset().size() == 5);
  auto batches = numbers.map(transforms::BatchLambda<std::vector<int>, std::string>(
      [](std::vector<int> batch) { return std::string(batch.size(), 'x'); }));
  CHECK(batches.get_batch(kPicks) == "xxx");
}

TEST_CASE("Stack makes one example of many") {
  auto stacked = Doubles().map(transforms::Stack<>());
  const Example<> batch = stacked.get_batch(kPicks);
  CHECK(equal(batch.data, tensor({{3.0, 3.0}, {1.0, 1.0}, {1.0, 1.0}})));
  CHECK(equal(batch.target, tensor({6.0, 2.0, 2.0})));
  CHECK(stacked.dataset().gets == 3);
}

TEST_CASE("transforms of the data alone") {
  auto mapped = Doubles()
                    .map(transforms::TensorLambda<>([](Variable x) { return x * 10; }))
                    .map(transforms::Stack<>());
  const Example<> batch = mapped.get_batch(kPicks);
  CHECK(batch.data.select(0, 0).select(0, 0).item<float>() == 30);
  CHECK(batch.target.select(0, 0).item<float>() == 6);
  transforms::Normalize<> normalize({1.0, 2.0}, {0.5, 4.0});
  CHECK(equal(normalize(full({2, 1, 2}, 3.0)), tensor({{{4.0, 4.0}}, {{0.25, 0.25}}})));
  CHECK(equal(transforms::Normalize<>(1, 2)(full({1, 2, 2}, 3.0)), ones({1, 2, 2})));
}

TEST_CASE("a tensor as a dataset") {
  const Variable x = arange(12, kFloat).reshape({6, 2});
  datasets::TensorDataset dataset(x);
  CHECK(*dataset.size() == 6);
  const Variable row = dataset.get(4);
  CHECK(equal(row, tensor({8.0, 9.0})));
  auto stacked = dataset.map(transforms::Stack<TensorExample>());
  const Variable rows = stacked.get_batch(kPicks);
  CHECK(equal(rows, tensor({{6.0, 7.0}, {2.0, 3.0}, {2.0, 3.0}})));
  datasets::TensorDataset list(std::vector<Variable>{ones({2}), zeros({2})});
  CHECK(equal(list.tensor, tensor({{1.0, 1.0}, {0.0, 0.0}})));
  CHECK_THROWS_WITH(datasets::TensorDataset(tensor(1.0)),
                    "TensorDataset: expected a tensor with at least one axis, got a number");
}

TEST_CASE("two tensors as a dataset") {
  datasets::TensorPairDataset dataset(arange(6).reshape({3, 2}), tensor({10, 11, 12}));
  CHECK(*dataset.size() == 3);
  CHECK(equal(dataset.get(2).data, tensor({4, 5})));
  CHECK(dataset.get(2).target.item<int64_t>() == 12);
  const std::vector<std::size_t> picks = {2, 0};
  const Example<> batch = dataset.map(transforms::Stack<>()).get_batch(picks);
  CHECK(equal(batch.data, tensor({{4, 5}, {0, 1}})));
  CHECK(equal(batch.target, tensor({12, 10})));
  CHECK_THROWS_AS(dataset.get(3), Error);
  CHECK_THROWS_AS(dataset.gather(std::vector<std::size_t>{3}), Error);
  CHECK_THROWS_WITH(datasets::TensorPairDataset(ones({3, 2}), ones({4})),
                    "TensorPairDataset: Size mismatch between tensors, got data [3, 2] and target "
                    "[4], expected the same first size");
  CHECK_THROWS_WITH(datasets::TensorPairDataset(ones({3}), tensor(1.0)),
                    Contains("expected a tensor with at least one axis"));
}

TEST_CASE("examples of different shapes cannot be stacked") {
  transforms::Stack<TensorExample> stack;
  CHECK_THROWS_AS(stack.apply_batch({ones({2}), ones({3})}), Error);
}

TEST_CASE("Normalize on a stacked batch, whatever the rank of the examples") {
  const std::vector<std::size_t> picks = {1, 0};
  const transforms::Normalize<> normalize({1.0, 2.0}, {0.5, 4.0});
  for (const auto& sizes : {std::vector<int64_t>{2}, {2, 3}, {2, 3, 4}, {2, 2, 3, 4}}) {
    datasets::TensorPairDataset dataset(randn(sizes), arange(2));
    auto mapped = dataset.map(normalize);
    const Example<> batch = mapped.map(transforms::Stack<>()).get_batch(picks);
    CHECK(equal(batch.data, transforms::Stack<>().apply_batch(mapped.get_batch(picks)).data));
  }
}

TEST_CASE("what stands in front of a dataset hands stacking at once on") {
  auto shared = datasets::make_shared_dataset<datasets::TensorPairDataset>(arange(6), arange(6));
  const std::vector<std::size_t> picks = {2, 0};
  CHECK(datasets::detail::gathers<decltype(shared), transforms::Stack<>>);
  CHECK(equal(shared.map(transforms::Stack<>()).get_batch(picks).data, tensor({2, 0})));
  CHECK(shared->data.size(0) == 6);
  CHECK((*shared).target.size(0) == 6);
  datasets::Subset subset(shared, {5, 4, 3});
  CHECK(datasets::detail::gathers<decltype(subset), transforms::Stack<>>);
  CHECK(equal(subset.map(transforms::Stack<>()).get_batch(picks).data, tensor({3, 5})));
  CHECK_FALSE(datasets::detail::gathers<Doubles, transforms::Stack<>>);
}

TEST_CASE("a subset") {
  datasets::Subset subset(Numbers(), {4, 0});
  CHECK(*subset.size() == 2);
  CHECK(subset.get_batch(std::vector<std::size_t>{1, 0, 0}) == std::vector<int>{0, 4, 4});
  CHECK_THROWS_WITH(subset.get_batch(std::vector<std::size_t>{2}),
                    "Subset: index 2 is out of range, there are 2 examples");
  CHECK_THROWS_WITH(datasets::Subset(Numbers(), {5}),
                    "Subset: index 5 is out of range, there are 5 examples");
}

TEST_CASE("random_split draws the order that PyTorch draws") {
  manual_seed(0);
  const auto halves = datasets::random_split(Numbers(), {3, 2});
  CHECK(halves[0].indices() == std::vector<std::size_t>{4, 0, 1});
  CHECK(halves[1].indices() == std::vector<std::size_t>{3, 2});
  const auto parts = datasets::random_split(Numbers(), std::vector<double>{0.5, 0.3, 0.2});
  CHECK(parts[0].indices() == std::vector<std::size_t>{3, 4, 0});
  CHECK(parts[1].indices() == std::vector<std::size_t>{1});
  CHECK(parts[2].indices() == std::vector<std::size_t>{2});
  CHECK_THROWS_WITH(
      datasets::random_split(Numbers(), {3, 3}),
      Contains("Sum of input lengths does not equal the length of the input dataset!"));
  CHECK_THROWS_WITH(datasets::random_split(Numbers(), {6, -1}), Contains("must not be negative"));
}
