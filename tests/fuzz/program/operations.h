#pragma once

#include "tests/rows/rows.h"

namespace taper::fuzz {

/// A row, and its cases, which are made when it is first asked for.
struct Operation {
  rows::Row row;
  rows::Cases cases;
};

/// One of the rows, which are all operations that Taper has. Which one depends on a row's name
/// alone: another row changes no input's meaning.
const Operation& operation(uint32_t number);

}  // namespace taper::fuzz
