#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "taper/core.h"
#include "taper/data.h"

using namespace taper;
using namespace taper::data;
using doctest::Contains;
using samplers::RandomSampler;
using samplers::SequentialSampler;
using Numbers = std::vector<int64_t>;

namespace {

constexpr std::size_t kWorkers[] = {0, 1, 2, 7};

/// Example i is i, some later than others, and a random number.
struct Slow : datasets::Dataset<Slow> {
  explicit Slow(std::size_t size) : size_(size) {}
  Example<> get(std::size_t index) override {
    if (index % 5 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
    return {scalar_tensor(Scalar(static_cast<int64_t>(index)), kLong), rand({})};
  }
  std::optional<std::size_t> size() const override { return size_; }
  std::size_t size_;
};

/// Numbers, of which one cannot be had.
struct Faulty : datasets::Dataset<Faulty, int64_t> {
  int64_t get(std::size_t index) override {
    if (index == 3) throw std::invalid_argument("there is no 3");
    return static_cast<int64_t>(index);
  }
  std::optional<std::size_t> size() const override { return 8; }
};

struct Epoch {
  Numbers numbers;
  std::vector<float> draws;
};

template <class Loader>
Epoch epoch(Loader& loader) {
  Epoch epoch;
  for (auto& batch : loader) {
    const auto* number = batch.data.template data_ptr<int64_t>();
    epoch.numbers.insert(epoch.numbers.end(), number, number + batch.data.numel());
    const auto* draw = batch.target.template data_ptr<float>();
    epoch.draws.insert(epoch.draws.end(), draw, draw + batch.target.numel());
  }
  return epoch;
}

DataLoaderOptions with(std::size_t workers, std::size_t batch_size = 4) {
  return DataLoaderOptions(batch_size).workers(workers);
}

auto slow_loader(const DataLoaderOptions& options) {
  manual_seed(5);
  return make_data_loader(Slow(50).map(transforms::Stack<>()), options);
}

}  // namespace

TEST_SUITE_BEGIN("workers of a loader: threads");

TEST_CASE("order and random numbers are those of a loader without workers") {
  auto plain = slow_loader(with(0));
  const Epoch first = epoch(*plain), second = epoch(*plain);
  CHECK(first.numbers != second.numbers);
  CHECK(first.draws != second.draws);
  for (const std::size_t workers : kWorkers)
    for (const std::size_t jobs : {1, 3, 40}) {
      CAPTURE(workers);
      auto loader = slow_loader(with(workers).max_jobs(jobs));
      const Epoch a = epoch(*loader);
      CHECK(a.numbers == first.numbers);
      CHECK(a.draws == first.draws);
      loader->begin();  // left at once
      const Epoch b = epoch(*loader);
      CHECK(b.numbers.size() == 50);
    }
}

TEST_CASE("without ordering all batches come, too") {
  for (const std::size_t workers : kWorkers) {
    CAPTURE(workers);
    auto loader = slow_loader(with(workers).enforce_ordering(false));
    Epoch all = epoch(*loader);
    std::sort(all.numbers.begin(), all.numbers.end());
    REQUIRE(all.numbers.size() == 50);
    CHECK(all.numbers.front() == 0);
    CHECK(all.numbers.back() == 49);
    CHECK(std::adjacent_find(all.numbers.begin(), all.numbers.end()) == all.numbers.end());
  }
}

TEST_CASE("a batch's random numbers leave the default stream alone") {
  for (const std::size_t workers : {0, 2}) {
    auto loader = slow_loader(with(workers));
    const Variable expected = randn({3});
    manual_seed(5);
    epoch(*loader);
    CHECK(equal(randn({3}), expected));
  }
}

TEST_CASE("an exception in a worker carries the original one") {
  for (const std::size_t workers : {1, 2, 7}) {
    auto loader = make_data_loader<SequentialSampler>(Faulty(), with(workers, 2));
    auto it = loader->begin();
    CHECK((*it)[1] == 1);
    try {
      ++it;
      FAIL("the second batch has no 3");
    } catch (const WorkerException& exception) {
      CHECK(std::string(exception.what()) ==
            "Caught exception in DataLoader worker thread. Original message: there is no 3");
      CHECK_THROWS_AS(std::rethrow_exception(exception.original_exception), std::invalid_argument);
    }
  }
  auto loader = make_data_loader<SequentialSampler>(Faulty(), with(0, 2));
  auto it = loader->begin();
  CHECK_THROWS_AS(++it, std::invalid_argument);
  try {
    throw WorkerException(std::make_exception_ptr(5));
  } catch (const WorkerException& exception) {
    CHECK(std::string(exception.what()) ==
          "Caught exception in DataLoader worker thread. It is no std::exception");
  }
}

TEST_CASE("batches behind an exception can be had") {
  for (const std::size_t workers : kWorkers) {
    CAPTURE(workers);
    auto loader = make_data_loader<SequentialSampler>(Faulty(), with(workers, 2).max_jobs(1));
    auto it = loader->begin();
    CHECK((*it)[0] == 0);
    CHECK_THROWS(++it);
    CHECK_THROWS_WITH(*it, Contains("fetching it failed"));
    CHECK(it != loader->end());
    CHECK((*++it)[0] == 4);
    CHECK((*++it)[0] == 6);
    CHECK(++it == loader->end());
  }
}

TEST_CASE("exceptions in transforms") {
  for (const std::size_t workers : {1, 2, 7}) {
    auto lambda = make_data_loader<SequentialSampler>(
        Slow(8).map(transforms::Lambda<Example<>>(
            [](Example<>) -> Example<> { throw Error("lambda: no"); })),
        with(workers));
    CHECK_THROWS_WITH_AS(*lambda->begin(), Contains("Original message: lambda: no"),
                         WorkerException);
    auto collate = make_data_loader<SequentialSampler>(
        Slow(8).map(transforms::Collate<int, std::vector<Example<>>>(
            [](std::vector<Example<>>) -> int { throw Error("collate: no"); })),
        with(workers));
    CHECK_THROWS_WITH_AS(*collate->begin(), Contains("Original message: collate: no"),
                         WorkerException);
  }
}

TEST_CASE("leaving early, by break or by an exception, and beginning again") {
  for (const std::size_t workers : kWorkers) {
    CAPTURE(workers);
    auto loader = slow_loader(with(workers));
    for (auto& batch : *loader)
      if (batch.data.numel() == 4) break;
    CHECK_THROWS_WITH(
        [&] {
          for (auto& batch : *loader) throw std::runtime_error(batch.data.defined() ? "body" : "");
        }(),
        "body");
    CHECK(epoch(*loader).numbers.size() == 50);
    loader->join();
    CHECK(epoch(*loader).numbers.size() == 50);
    *loader->begin();  // and the loader ends with batches on their way
  }
}

TEST_CASE("a second begin() while an iterator is in use") {
  auto loader = slow_loader(with(2));
  auto it = loader->begin();
  CHECK_THROWS_WITH(loader->begin(),
                    Contains("Attempted to get a new DataLoader iterator while another iterator is "
                             "not yet exhausted"));
  while (it != loader->end()) ++it;
  CHECK(epoch(*loader).numbers.size() == 50);
}

TEST_CASE("a timeout") {
  struct Stuck : datasets::Dataset<Stuck, int> {
    int get(std::size_t) override {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      return 7;
    }
    std::optional<std::size_t> size() const override { return 1; }
  };
  auto loader = make_data_loader(Stuck(), with(1).timeout(std::chrono::milliseconds(2)));
  auto it = loader->begin();
  CHECK_THROWS_WITH_AS(*it,
                       Contains("Timeout in DataLoader queue while waiting for next batch (timeout "
                                "was 2 ms)"),
                       Error);
  CHECK(loader->options().timeout->count() == 2);
}

TEST_CASE("options that cannot be") {
  CHECK(make_data_loader(Faulty(), with(3))->options().max_jobs == 6);
  CHECK_THROWS_WITH(make_data_loader(Faulty(), with(3).max_jobs(0)),
                    Contains("max_jobs should be a positive integer"));
}

TEST_CASE("each worker has its own copy of the dataset, a shared one is the same for all") {
  struct Counting : datasets::Dataset<Counting, int> {
    Counting(std::atomic<int>* copies) : copies_(copies) {}
    Counting(const Counting& other) : copies_(other.copies_) { ++*copies_; }
    Counting(Counting&&) = default;
    int get(std::size_t) override { return 0; }
    std::optional<std::size_t> size() const override { return 9; }
    std::atomic<int>* copies_;
  };
  std::atomic<int> copies{0};
  make_data_loader(Counting(&copies), with(7));
  CHECK(copies == 6);
  copies = 0;
  auto shared = datasets::make_shared_dataset<Counting>(&copies);
  auto loader = make_data_loader(shared, with(7));
  int batches = 0;
  for (const auto& batch : *loader) batches += batch.empty() ? 0 : 1;
  CHECK(batches == 3);
  CHECK(copies == 0);
}
