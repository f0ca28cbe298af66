#include <chrono>
#include <thread>

#include "tests/errors/mistakes.h"
#ifndef ROWS_LIBTORCH
#include "taper/data/chunk_dataset.h"
#endif

namespace rows::errors {
using namespace lib::data;

namespace {

struct Numbers : datasets::Dataset<Numbers, int> {
  int get(size_t index) override {
    if (index == 3) throw std::runtime_error("there is no 3");
    return static_cast<int>(index);
  }
  optional<size_t> size() const override { return 2; }
};

/// Later than anybody waits for.
struct Slow : Numbers {
  std::vector<int> get_batch(ArrayRef<size_t> indices) override {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    return std::vector<int>(indices.size());
  }
};

struct Reader : datasets::ChunkDataReader<int> {
  using BatchType = ChunkType;
  std::vector<int> read_chunk(size_t index) override {
    if (index == 1) throw std::runtime_error("there is no chunk 1");
    return {0, 1};
  }
  size_t chunk_count() override { return 2; }
  void reset() override {}
};

using Sequential = samplers::SequentialSampler;
using datasets::ChunkDatasetOptions;
auto chunks() {
  return datasets::make_shared_dataset<datasets::ChunkDataset<Reader, Sequential, Sequential>>(
      Reader(), Sequential(0), Sequential(0), ChunkDatasetOptions(1, 2));
}

struct Endless : datasets::Dataset<Endless, int> {
  int get(size_t index) override { return static_cast<int>(index); }
  optional<size_t> size() const override { return nullopt; }
};

}  // namespace

Mistakes data() {
  Mistakes mistakes;
  MISTAKE(make_data_loader(Endless()));
  MISTAKE(auto loader = make_data_loader<samplers::SequentialSampler>(Numbers(), 2);
          auto it = loader->begin(); ++it; ++it);
  MISTAKE(auto loader = make_data_loader<samplers::SequentialSampler>(Numbers(), 2);
          auto it = loader->begin(); ++it; *it);
  MISTAKE(auto loader = make_data_loader(Numbers(), Sequential(4), DataLoaderOptions(1).workers(1));
          auto it = loader->begin(); *it; loader->begin());
  MISTAKE(auto loader = make_data_loader(Numbers(), Sequential(4), DataLoaderOptions(1).workers(2));
          for (auto it = loader->begin();; ++it) * it);
  MISTAKE(auto loader = make_data_loader<Sequential>(
              Slow(), DataLoaderOptions(1).workers(1).timeout(std::chrono::milliseconds(1)));
          *loader->begin());
  MISTAKE(ChunkDatasetOptions(0, 1));
  MISTAKE(ChunkDatasetOptions(1, 0));
  MISTAKE(ChunkDatasetOptions(1, 1, 0));
  MISTAKE(ChunkDatasetOptions(1, 2, 1));
  MISTAKE(ChunkDatasetOptions(1, 1, 1, 0));
  MISTAKE(chunks()->get_batch(2));
  MISTAKE(auto dataset = chunks(); dataset.reset(); dataset.get_batch(3));
  MISTAKE(auto dataset = chunks(); dataset.reset(); dataset.get_batch(2); dataset.get_batch(2));
  MISTAKE(datasets::TensorDataset(std::vector<Tensor>{}).get(0));
  MISTAKE(datasets::TensorDataset(ones({2, 3})).get(2));
  MISTAKE(datasets::MNIST("/nonexistent"));
  MISTAKE(datasets::MNIST("/nonexistent", datasets::MNIST::Mode::kTest));
  return mistakes;
}

}  // namespace rows::errors
