#include "taper/distributed/reducer.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace taper::nn::parallel::detail {
namespace {

constexpr double kMiB = 1024 * 1024;
constexpr double kFirstBytes = kMiB;  // it is small, so that it travels early

/// The last are used last, and their gradients arrive first.
std::vector<std::size_t> reversed(std::size_t count) {
  std::vector<std::size_t> order(count);
  std::iota(order.rbegin(), order.rend(), std::size_t{0});
  return order;
}

}  // namespace

Layout::Layout(const std::vector<Variable>& parameters, const std::vector<std::size_t>& order,
               double bytes)
    : places(parameters.size()) {
  std::map<ScalarType, std::size_t> open;  // the last bucket of each dtype
  for (const std::size_t i : order) {
    const Variable& p = parameters[i];
    const auto at = open.find(p.scalar_type());
    const bool fits =
        at != open.end() && static_cast<double>(buckets[at->second].numel + p.numel()) *
                                    static_cast<double>(p.element_size()) <=
                                (at->second == 0 ? std::min(kFirstBytes, bytes) : bytes);
    if (!fits) {
      open[p.scalar_type()] = buckets.size();
      buckets.push_back({p.scalar_type(), {}, 0});
    }
    const std::size_t b = open[p.scalar_type()];
    places[i] = {b, buckets[b].numel};
    buckets[b].parameters.push_back(i);
    buckets[b].numel += p.numel();
  }
}

Reducer::Reducer(std::vector<std::string> its_names, std::vector<Variable> its_parameters,
                 intrusive_ptr<c10d::ProcessGroup> its_group,
                 DistributedDataParallelOptions its_options)
    : names(std::move(its_names)),
      parameters(std::move(its_parameters)),
      group(std::move(its_group)),
      options(its_options),
      layout(std::make_shared<Layout>(parameters, reversed(parameters.size()),
                                      options.bucket_cap_mb() * kMiB)) {}

Array Reducer::memory(const Layout& of, std::size_t bucket) {
  const Bucket& wanted = of.buckets[bucket];
  memory_.resize(std::max(memory_.size(), bucket + 1));
  Array& there = memory_[bucket];
  const bool free = there.defined() && there.storage().use_count() == 1 &&
                    there.numel() == wanted.numel && there.dtype() == wanted.dtype;
  if (!free) there = Array({wanted.numel}, wanted.dtype);
  return there;
}

void Reducer::follow(std::vector<std::size_t> order) {
  std::vector<Variable> list = {Variable(Array({static_cast<int64_t>(order.size())}, kLong))};
  int64_t* const numbers = list[0].data_ptr<int64_t>();
  std::copy(order.begin(), order.end(), numbers);
  group->broadcast(list)->wait();
  std::copy(numbers, numbers + order.size(), order.begin());
  layout = std::make_shared<Layout>(parameters, order, options.bucket_cap_mb() * kMiB);
  follows = true;
}

}  // namespace taper::nn::parallel::detail
