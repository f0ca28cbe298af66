#include "tests/distributed/ranks/group.h"

std::shared_ptr<taper::c10d::ProcessGroupMPI> shared_group() {
  static const auto all = taper::c10d::ProcessGroupMPI::createProcessGroupMPI();
  return all;
}

taper::c10d::ProcessGroupMPI& group() { return *shared_group(); }
