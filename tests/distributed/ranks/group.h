#pragma once

#include "taper/distributed.h"
#include "taper/taper.h"

/// The group of all ranks that run these tests.
taper::c10d::ProcessGroupMPI& group();
std::shared_ptr<taper::c10d::ProcessGroupMPI> shared_group();
