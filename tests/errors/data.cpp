#include "tests/errors/mistakes.h"

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
  MISTAKE(datasets::TensorDataset(std::vector<Tensor>{}).get(0));
  MISTAKE(datasets::TensorDataset(ones({2, 3})).get(2));
  MISTAKE(datasets::MNIST("/nonexistent"));
  MISTAKE(datasets::MNIST("/nonexistent", datasets::MNIST::Mode::kTest));
  return mistakes;
}

}  // namespace rows::errors
