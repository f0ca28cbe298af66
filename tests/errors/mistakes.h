#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/rows/backend.h"
#ifndef ROWS_LIBTORCH
#include "taper/data.h"
#include "taper/optim.h"
#endif

/// The mistakes of which the messages are compared with libtorch's. They compile against both.
namespace rows::errors {

/// Statements that throw, or that are warned about.
struct Mistake {
  std::string code;
  std::function<void()> make;
};
using Mistakes = std::vector<Mistake>;

/// Adds the statements to the list `mistakes`.
#define MISTAKE(...) mistakes.push_back({#__VA_ARGS__, [] { __VA_ARGS__; }})

struct Family {
  const char* name;
  Mistakes (*mistakes)();
};
extern const std::vector<Family> kFamilies;

/// What the library says to a mistake: the message of the exception, if it throws, and warnings.
struct Reply {
  std::string error;
  std::vector<std::string> warnings;
  bool warns_again = false;  // each time, not only the first
};
Reply reply_to(const Mistake& mistake);

}  // namespace rows::errors
