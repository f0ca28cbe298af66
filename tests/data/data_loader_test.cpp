#include "taper/data/data_loader.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "taper/core.h"
#include "taper/data.h"

using namespace taper;
using namespace taper::data;
using samplers::RandomSampler;
using samplers::SequentialSampler;

namespace {

/// The numbers 0 to n - 1 as examples and as targets.
auto numbers(int64_t n) {
  return datasets::TensorPairDataset(arange(n), arange(n)).map(transforms::Stack<>());
}

/// The numbers in the order of one epoch.
template <class Loader>
std::vector<int64_t> epoch(Loader& loader) {
  std::vector<int64_t> all;
  for (auto& batch : loader) {
    CHECK(equal(batch.data, batch.target));
    const auto* first = batch.data.template data_ptr<int64_t>();
    all.insert(all.end(), first, first + batch.data.numel());
  }
  return all;
}

template <class Loader>
std::vector<int64_t> batch_sizes(Loader& loader) {
  std::vector<int64_t> sizes;
  for (auto& batch : loader) sizes.push_back(batch.data.size(0));
  return sizes;
}

using Numbers = std::vector<int64_t>;

/// A dataset without a size.
struct Stream : datasets::BatchDataset<Stream, int> {
  int get_batch(ArrayRef<std::size_t> request) override { return static_cast<int>(request[0]); }
  std::optional<std::size_t> size() const override { return std::nullopt; }
};

}  // namespace

TEST_SUITE_BEGIN("data_loader");

TEST_CASE("each epoch is a permutation, shuffled by default") {
  manual_seed(1);
  auto loader = make_data_loader(numbers(100), DataLoaderOptions().batch_size(7));
  Numbers first = epoch(*loader), second = epoch(*loader);
  CHECK(first != second);
  for (Numbers* numbers : {&first, &second}) {
    CHECK_FALSE(std::is_sorted(numbers->begin(), numbers->end()));
    std::sort(numbers->begin(), numbers->end());
    CHECK(std::adjacent_find(numbers->begin(), numbers->end()) == numbers->end());
    CHECK(numbers->size() == 100);
    CHECK(numbers->front() == 0);
    CHECK(numbers->back() == 99);
  }
}

TEST_CASE("the last batch is smaller, or left out") {
  auto loader = make_data_loader<SequentialSampler>(numbers(10), DataLoaderOptions(4));
  CHECK(batch_sizes(*loader) == Numbers{4, 4, 2});
  CHECK(epoch(*loader) == Numbers{0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
  auto drops =
      make_data_loader<SequentialSampler>(numbers(10), DataLoaderOptions(4).drop_last(true));
  CHECK(batch_sizes(*drops) == Numbers{4, 4});
  CHECK(drops->options().batch_size == 4);
  CHECK(drops->options().drop_last);
  auto even = make_data_loader<SequentialSampler>(numbers(8), DataLoaderOptions(4).drop_last(true));
  CHECK(batch_sizes(*even) == Numbers{4, 4});
  auto none = make_data_loader(numbers(3), DataLoaderOptions(4).drop_last(true));
  CHECK(batch_sizes(*none).empty());
}

TEST_CASE("one example a batch unless told otherwise; a number is a batch size") {
  auto loader = make_data_loader<SequentialSampler>(numbers(3));
  CHECK(batch_sizes(*loader) == Numbers{1, 1, 1});
  auto pairs = make_data_loader(numbers(3), 2);
  CHECK(batch_sizes(*pairs) == Numbers{2, 1});
}

TEST_CASE("the order depends on the seed alone") {
  const auto order = [](int64_t draws, std::size_t batch_size) {
    manual_seed(9);
    randn({draws});
    auto loader = make_data_loader(numbers(50), batch_size);
    Numbers all = epoch(*loader);
    randn({draws});
    const Numbers second = epoch(*loader);
    all.insert(all.end(), second.begin(), second.end());
    return all;
  };
  CHECK(order(0, 5) == order(33, 5));
  CHECK(order(0, 5) == order(0, 8));
  auto seeded = make_data_loader(numbers(50), RandomSampler(50, Generator(1)), 5);
  auto same = make_data_loader(numbers(50), RandomSampler(50, Generator(1)), 5);
  auto other = make_data_loader(numbers(50), RandomSampler(50, Generator(2)), 5);
  const Numbers expected = epoch(*seeded);
  CHECK(epoch(*same) == expected);
  CHECK(epoch(*other) != expected);
}

TEST_CASE("examples one by one, without Stack") {
  datasets::TensorPairDataset dataset(arange(5), arange(5));
  auto loader = make_data_loader<SequentialSampler>(dataset, 2);
  int64_t sum = 0;
  for (const auto& batch : *loader)
    for (const auto& example : batch) sum += example.target.item<int64_t>();
  CHECK(sum == 10);
}

TEST_CASE("iterators") {
  auto loader = make_data_loader<SequentialSampler>(numbers(4), 2);
  auto it = loader->begin();
  CHECK(it == it);
  CHECK(it != loader->end());
  CHECK(it->data.size(0) == 2);
  CHECK((*it).target.size(0) == 2);
  ++it;
  CHECK(it != loader->end());
  ++it;
  CHECK(it == loader->end());
  CHECK(loader->end() == loader->end());
  CHECK_THROWS_WITH(++it, "DataLoader: Attempted to increment iterator past the end");
  CHECK_THROWS_WITH(*it, "DataLoader: Attempted to dereference iterator that was past the end");
  auto end = loader->end();
  CHECK_THROWS_WITH(
      ++end, "DataLoader: Incrementing the DataLoader's past-the-end iterator is not allowed");
  CHECK_THROWS_WITH(
      *end, "DataLoader: Dereferencing the DataLoader's past-the-end iterator is not allowed");
}

TEST_CASE("what cannot be loaded") {
  CHECK_THROWS_WITH(make_data_loader(numbers(4), 0),
                    "DataLoader: batch_size should be a positive integer, got 0");
  CHECK_THROWS_WITH(make_data_loader(Stream()),
                    "make_data_loader: Expected the dataset to be sized in order to construct the "
                    "Sampler; pass a sampler");
  auto loader = make_data_loader(Stream(), SequentialSampler(3), 1);
  int sum = 0;
  for (const int x : *loader) sum += x;
  CHECK(sum == 3);
}
