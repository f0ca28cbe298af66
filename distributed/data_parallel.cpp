#include "taper/distributed/data_parallel.h"

#include <unordered_set>

#include "taper/core/base/error.h"

namespace taper::nn::parallel::detail {

void broadcast(c10d::ProcessGroup& group, const std::vector<Variable>& tensors,
               const std::vector<std::string>& names) {
  const NoGradGuard no_grad;
  std::vector<c10d::ProcessGroup::WorkPtr> works;
  for (const Variable& x : tensors) {
    std::vector<Variable> list = {x};
    works.push_back(group.broadcast(list));
  }
  for (std::size_t i = 0; i < works.size(); ++i) {
    try {
      works[i]->wait();
    } catch (const Error& error) {
      throw Error(str("DistributedDataParallel: ", names.empty() ? "a buffer" : names[i], ": ",
                      error.what()));
    }
  }
}

std::shared_ptr<Reducer> replicate(const Module& module,
                                   const intrusive_ptr<c10d::ProcessGroup>& group,
                                   const DistributedDataParallelOptions& options) {
  std::vector<std::string> names, all_names;
  std::vector<Variable> parameters, all;
  std::unordered_set<const VariableImpl*> seen;
  for (const auto& item : module.named_parameters()) {
    if (!seen.insert(item->impl()).second) continue;  // of two modules that share it
    all_names.push_back(item.key());
    all.push_back(item.value());
    if (!item->requires_grad()) continue;
    names.push_back(item.key());
    parameters.push_back(item.value());
  }
  for (const auto& item : module.named_buffers()) {
    all_names.push_back(item.key());
    all.push_back(item.value());
  }
  check(!parameters.empty(), "DistributedDataParallel",
        "DistributedDataParallel is not needed when a module doesn't have any parameters that "
        "require a gradient.");
  broadcast(*group, all, all_names);
  return std::make_shared<Reducer>(std::move(names), std::move(parameters), group, options);
}

}  // namespace taper::nn::parallel::detail
