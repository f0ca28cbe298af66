#pragma once

#include <map>
#include <set>
#include <string>

#include "tests/rows/rows.h"

namespace rows {

/// What the rows of one operation show.
struct Facts {
  std::set<std::string> dtypes;  // of inputs that it takes
  int orders = 0;                // how often its derivative is checked
  bool in_place = false;
};

/// What running the rows shows: of each operation, and which names record() was given.
struct Survey {
  std::map<std::string, Facts> operations;
  std::set<std::string> recorded;  // by any case
  std::set<std::string> checked;   // by one whose gradients are compared with central differences
};

void add(const Row& row, Survey& survey);

}  // namespace rows
