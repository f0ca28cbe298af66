#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "taper/core/base/arg.h"
#include "taper/core/tensor/array.h"
#include "taper/distributed/c10d/process_group.h"

namespace taper::nn::parallel {

/// How gradients are averaged.
struct DistributedDataParallelOptions {
  /// How many MiB of gradients travel at once.
  TAPER_ARG(double, bucket_cap_mb) = 25;
  /// Accepts parameters that a forward does not use, or a loss does not depend on.
  TAPER_ARG(bool, find_unused_parameters) = false;
  /// Whether buffers become those of rank 0 before each forward in training.
  TAPER_ARG(bool, broadcast_buffers) = true;
};

namespace detail {

/// Gradients that travel together, one behind the other.
struct Bucket {
  ScalarType dtype;
  std::vector<std::size_t> parameters;
  int64_t numel = 0;
};

/// Which parameter lies in which bucket, and where.
struct Layout {
  struct Place {
    std::size_t bucket;
    int64_t offset;
  };
  /// In the order in which gradients arrive; each bucket is of one dtype and, if it holds more than
  /// one, has at most `bytes`, the first one 1 MiB.
  Layout(const std::vector<Variable>& parameters, const std::vector<std::size_t>& order,
         double bytes);

  std::vector<Bucket> buckets;
  std::vector<Place> places;  // by parameter
};

/// What all forwards of a net have in common: its parameters and where their gradients go.
struct Reducer {
  Reducer(std::vector<std::string> names, std::vector<Variable> parameters,
          intrusive_ptr<c10d::ProcessGroup> group, DistributedDataParallelOptions options);

  /// Memory for a bucket, which nobody else uses.
  Array memory(const Layout& of, std::size_t bucket);
  /// Orders the buckets anew, once, as gradients have arrived at rank 0: of all parameters.
  void follow(std::vector<std::size_t> order);

  const std::vector<std::string> names;
  const std::vector<Variable> parameters;
  const intrusive_ptr<c10d::ProcessGroup> group;
  const DistributedDataParallelOptions options;
  std::shared_ptr<const Layout> layout;
  bool follows = false;        // whether the layout is that of the order of arrival
  bool has_own_grads = false;  // whether grads hold sums of backwards under no_sync()

 private:
  std::vector<Array> memory_;
};

}  // namespace detail
}  // namespace taper::nn::parallel
