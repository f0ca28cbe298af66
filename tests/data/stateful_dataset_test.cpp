#include "taper/data/stateful_dataset.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <sstream>
#include <thread>

#include "taper/core.h"
#include "taper/data.h"
#include "taper/data/chunk_dataset.h"
#include "taper/serialize/archive.h"

using namespace taper;
using namespace taper::data;
using doctest::Contains;
using samplers::RandomSampler;
using samplers::SequentialSampler;
using Ints = std::vector<int>;

namespace {

/// The numbers below 10, in batches.
struct Countdown : datasets::StatefulDataset<Countdown, Ints> {
  std::optional<Ints> get_batch(std::size_t batch_size) override {
    Ints batch;
    while (batch.size() < batch_size && next < 10) batch.push_back(next++);
    if (batch.empty()) return std::nullopt;
    return batch;
  }
  void reset() override { next = std::exchange(start, 0); }
  void save(serialize::OutputArchive& archive) const override {
    archive.write("next", scalar_tensor(next, kInt));
  }
  void load(serialize::InputArchive& archive) override {
    Tensor number;
    archive.read("next", number);
    start = number.item<int>();
  }
  std::optional<std::size_t> size() const override { return 10; }
  int next = 10, start = 0;
};

/// The same for several threads.
struct Guarded : Countdown {
  std::optional<Ints> get_batch(std::size_t batch_size) override {
    const std::lock_guard<std::mutex> lock(*mutex);
    return Countdown::get_batch(batch_size);
  }
  std::shared_ptr<std::mutex> mutex = std::make_shared<std::mutex>();
};

/// An endless stream of one number.
struct Sevens : datasets::StreamDataset<Sevens, Ints> {
  Ints get_batch(std::size_t size) override { return Ints(size, 7); }
  std::optional<std::size_t> size() const override { return std::nullopt; }
};

/// Chunk i holds i numbers, the first one 10 i. Chunk 3 may be damaged.
struct Reader : datasets::ChunkDataReader<int> {
  using BatchType = ChunkType;
  explicit Reader(bool damaged = false) : damaged_(damaged) {}
  Ints read_chunk(std::size_t index) override {
    if (damaged_ && index == 3) throw Error("chunk 3: damaged");
    Ints chunk(index);
    for (std::size_t i = 0; i < index; ++i) chunk[i] = static_cast<int>(10 * index + i);
    return chunk;
  }
  std::size_t chunk_count() override { return 5; }
  void reset() override {}
  bool damaged_;
};

template <class ChunkSampler>
using Chunks = datasets::ChunkDataset<Reader, ChunkSampler, ChunkSampler>;
using datasets::ChunkDatasetOptions;

template <class Loader>
Ints drain(Loader& loader) {
  Ints all;
  for (auto& batch : loader) all.insert(all.end(), batch.begin(), batch.end());
  return all;
}

/// What is read from what was written.
serialize::InputArchive saved(serialize::OutputArchive& archive) {
  std::stringstream stream;
  archive.save_to(stream);
  serialize::InputArchive read;
  read.load_from(stream);
  return read;
}

const Ints kInOrder = {10, 20, 21, 30, 31, 32, 40, 41, 42, 43};

}  // namespace

TEST_SUITE_BEGIN("stateful_dataset: threads");

TEST_CASE("the dataset ends the epoch") {
  auto loader = make_data_loader(Countdown(), 4);
  CHECK(drain(*loader) == Ints{0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
  CHECK(drain(*loader).size() == 10);
  auto mapped =
      make_data_loader(Countdown().map(transforms::Lambda<int>([](int x) { return -x; })), 4);
  CHECK(drain(*mapped) == Ints{0, -1, -2, -3, -4, -5, -6, -7, -8, -9});
}

TEST_CASE("workers share a stateful dataset") {
  for (const bool ordered : {true, false}) {
    auto loader = make_data_loader(datasets::make_shared_dataset<Guarded>(),
                                   DataLoaderOptions(3).workers(7).enforce_ordering(ordered));
    for (int epoch = 0; epoch < 3; ++epoch) {
      Ints all = drain(*loader);
      std::sort(all.begin(), all.end());
      CHECK(all == Ints{0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
    }
  }
}

TEST_CASE("a stateful dataset is asked in order, and the transforms behind it overlap") {
  std::atomic<int> inside = 0, most = 0;
  const auto meet = [&](int x) {  // until another worker is here, too
    most = std::max(most.load(), ++inside);
    for (int i = 0; i < 2000 && most < 2; ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    --inside;
    return x + 100;
  };
  auto dataset =
      Countdown().map(transforms::Lambda<int>(meet)).map(transforms::Lambda<int>([](int x) {
        return x - 100;
      }));
  auto loader = make_data_loader(dataset, DataLoaderOptions(1).workers(3));
  for (int epoch = 0; epoch < 100; ++epoch)
    CHECK(drain(*loader) == Ints{0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
  CHECK(most >= 2);
}

TEST_CASE("a stateful dataset that throws passes its turn on") {
  struct Third : Countdown {
    std::optional<Ints> get_batch(std::size_t batch_size) override {
      auto batch = Countdown::get_batch(batch_size);
      if (batch && batch->front() == 3) throw Error("there is no 3");
      return batch;
    }
  };
  auto loader = make_data_loader(Third(), DataLoaderOptions(1).workers(2));
  for (int epoch = 0; epoch < 2; ++epoch)
    CHECK_THROWS_WITH(drain(*loader), Contains("there is no 3"));
}

TEST_CASE("a stream with a sampler that counts") {
  for (const std::size_t workers : {0, 2}) {
    auto loader = make_data_loader(Sevens(), samplers::StreamSampler(10),
                                   DataLoaderOptions(4).workers(workers));
    Ints sizes;
    for (const auto& batch : *loader) sizes.push_back(static_cast<int>(batch.size()));
    CHECK(sizes == Ints{4, 4, 2});
  }
  auto sum = Sevens().map(transforms::BatchLambda<Ints, int>(
      [](Ints batch) { return static_cast<int>(batch.size()); }));
  CHECK(sum.get_batch(5) == 5);
}

TEST_CASE("chunks in order, with any number of preloaders and workers") {
  for (const std::size_t preloaders : {1, 2, 7})
    for (const std::size_t workers : {0, 1, 2}) {
      auto dataset = datasets::make_shared_dataset<Chunks<SequentialSampler>>(
          Reader(), SequentialSampler(0), SequentialSampler(0),
          ChunkDatasetOptions(preloaders, 4, 6));
      auto loader = make_data_loader(dataset, DataLoaderOptions(4).workers(workers));
      CHECK(drain(*loader) == kInOrder);
      *loader->begin();  // left early
      CHECK(drain(*loader) == kInOrder);
    }
}

TEST_CASE("chunks and examples in random order, the same for any number of preloaders") {
  const auto epoch = [](std::size_t preloaders, std::size_t cross) {
    manual_seed(2);
    Chunks<RandomSampler> chunks(Reader(), RandomSampler(0), RandomSampler(0),
                                 ChunkDatasetOptions(preloaders, 3, 3, cross));
    chunks.reset();
    Ints all;
    while (auto batch = chunks.get_batch()) all.insert(all.end(), batch->begin(), batch->end());
    return all;
  };
  const Ints expected = epoch(1, 2);
  CHECK(expected != kInOrder);
  CHECK(epoch(5, 2) == expected);
  Ints sorted = expected;
  std::sort(sorted.begin(), sorted.end());
  CHECK(sorted == kInOrder);
  CHECK(epoch(1, 1) != expected);
}

TEST_CASE("a policy sees the chunks before they are sampled") {
  datasets::ChunkDataset<Reader, SequentialSampler, SequentialSampler> chunks(
      Reader(), SequentialSampler(0), SequentialSampler(0), ChunkDatasetOptions(1, 20),
      [](Ints& data) { std::reverse(data.begin(), data.end()); });
  chunks.reset();
  CHECK(*chunks.get_batch() == Ints{10, 21, 20, 32, 31, 30, 43, 42, 41, 40});
  CHECK_FALSE(chunks.get_batch().has_value());
  CHECK_FALSE(chunks.size().has_value());
}

TEST_CASE("what chunks refuse") {
  Chunks<SequentialSampler> chunks(Reader(true), SequentialSampler(0), SequentialSampler(0),
                                   ChunkDatasetOptions(2, 2));
  CHECK_THROWS_WITH(chunks.get_batch(),
                    Contains("Dataset needs to call reset() before calling get_batch()."));
  chunks.reset();
  CHECK_THROWS_WITH(chunks.get_batch(5),
                    Contains("The requested batch size does not match with the initialized batch "
                             "size."));
  CHECK(*chunks.get_batch() == Ints{10, 20});
  CHECK_THROWS_WITH_AS(chunks.get_batch(), Contains("Original message: chunk 3: damaged"),
                       WorkerException);
  CHECK_THROWS_WITH(ChunkDatasetOptions(0, 1), Contains("Preloader count is 0."));
  CHECK_THROWS_WITH(ChunkDatasetOptions(1, 0), Contains("Batch size is 0."));
  CHECK_THROWS_WITH(ChunkDatasetOptions(1, 1, 0), Contains("Cache size is 0."));
  CHECK_THROWS_WITH(ChunkDatasetOptions(1, 3, 2), Contains("Cache size is less than batch size."));
  CHECK_THROWS_WITH(ChunkDatasetOptions(1, 1, 1, 0),
                    Contains("cross_chunk_shuffle_count needs to be greater than 0."));
}

TEST_CASE("positions are saved, and read for the next epoch") {
  serialize::OutputArchive archive, chunk_archive;
  Countdown half;
  half.reset();
  half.get_batch(5);
  archive << half;
  using InOrder = Chunks<SequentialSampler>;
  InOrder chunks(Reader(), SequentialSampler(0), SequentialSampler(0),
                 ChunkDatasetOptions(3, 3, 3));
  chunks.reset();  // three chunks are on their way
  chunks.save(chunk_archive);

  Countdown rest;
  auto number = saved(archive);
  number >> rest;
  rest.reset();
  CHECK(*rest.get_batch(9) == Ints{5, 6, 7, 8, 9});
  InOrder more(Reader(), SequentialSampler(5), SequentialSampler(0), ChunkDatasetOptions(1, 3, 3));
  auto position = saved(chunk_archive);
  more.load(position);
  more.reset();
  CHECK(more.get_batch()->front() == 30);
  more.reset();
  CHECK(more.get_batch()->front() == 10);
}
