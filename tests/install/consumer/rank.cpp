// A program that is one of several ranks, or the only one.
#include <taper/distributed.h>
#include <taper/taper.h>

int main() {
  const auto group = taper::c10d::ProcessGroupMPI::createProcessGroupMPI();
  std::vector<taper::Tensor> x = {taper::ones({2})};
  group->allreduce(x)->wait();
  return x[0].sum().item<float>() == 2 * static_cast<float>(group->getSize()) ? 0 : 1;
}
