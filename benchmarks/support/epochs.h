#pragma once

#include <functional>
#include <memory>
#include <string>

#ifdef BENCHMARK_LIBTORCH
#include <zlib.h>
#endif

#include "benchmarks/support/torch.h"

namespace bench {

#ifdef BENCHMARK_LIBTORCH

/// The bytes of a gzip file behind its header.
inline torch::Tensor read_idx(const std::string& path, int64_t header, int64_t count) {
  const gzFile file = gzopen(path.c_str(), "rb");
  TORCH_CHECK(file != nullptr, "cannot open ", path);
  const torch::Tensor bytes = torch::empty({header + count}, torch::kByte);
  const auto size = static_cast<unsigned>(header + count);
  TORCH_CHECK(gzread(file, bytes.data_ptr(), size) == static_cast<int>(size), "cannot read ", path);
  gzclose(file);
  return bytes.narrow(0, header, count);
}

/// Calls f(images, classes) for shuffled batches: rows of a float tensor, the fastest that libtorch
/// offers for data in memory.
template <class F>
std::function<void()> epoch_of(const std::string& folder, int64_t count, int64_t batch_size, F f) {
  const torch::Tensor bytes = read_idx(folder + "/train-images-idx3-ubyte.gz", 16, count * 784);
  const torch::Tensor images = bytes.view({count, 784}).to(torch::kFloat).div_(255);
  const torch::Tensor labels =
      read_idx(folder + "/train-labels-idx1-ubyte.gz", 8, count).to(torch::kLong);
  return [=]() mutable {
    const torch::Tensor order = torch::randperm(count, torch::kLong);
    for (int64_t at = 0; at < count; at += batch_size) {
      const torch::Tensor rows = order.narrow(0, at, std::min(batch_size, count - at));
      f(images.index_select(0, rows), labels.index_select(0, rows));
    }
  };
}

#else

/// A data set's first images.
struct First {
  using BatchType = taper::data::Example<>;
  static constexpr bool is_stateful = false;
  std::optional<std::size_t> size() const { return count; }
  BatchType get_batch(taper::ArrayRef<std::size_t> rows) { return all.get_batch(rows); }

  decltype(std::declval<taper::data::datasets::FashionMNIST&>().map(
      taper::data::transforms::Stack<>())) all;
  std::size_t count;
};

template <class F>
std::function<void()> epoch_of(const std::string& folder, int64_t count, int64_t batch_size, F f) {
  namespace data = taper::data;
  First images{data::datasets::FashionMNIST(folder).map(data::transforms::Stack<>()),
               static_cast<std::size_t>(count)};
  std::shared_ptr loader =
      data::make_data_loader(std::move(images), static_cast<std::size_t>(batch_size));
  return [=]() mutable {
    for (auto& batch : *loader) f(batch.data.flatten(1), batch.target);
  };
}

#endif

}  // namespace bench
