#include <torch/torch.h>
#include <c10d/ProcessGroupMPI.hpp>
#include <torch/csrc/distributed/c10d/Types.hpp>

int main() {
  c10d::AllreduceOptions options;
  options.reduceOp = c10d::ReduceOp::SUM;
  auto group = c10d::ProcessGroupMPI::createProcessGroupMPI();
  std::vector<at::Tensor> x = {torch::ones({2})};
  c10::intrusive_ptr<c10d::Work> work = group->allreduce(x, options);
  return work->wait() ? 0 : 1;
}
