#include <cmath>

#include "tests/errors/mistakes.h"

namespace rows::errors {

Mistakes creation() {
  Mistakes mistakes;
  MISTAKE(ones({-1}));
  MISTAKE(zeros({2, -3}));
  MISTAKE(empty({-1}));
  MISTAKE(full({-2}, 1));
  MISTAKE(eye(-1));
  MISTAKE(eye(2, -1));
  MISTAKE(arange(0, 5, 0));
  MISTAKE(arange(0, 5, -1));
  MISTAKE(arange(5, 0));
  MISTAKE(arange(-1));
  MISTAKE(arange(0, NAN));
  MISTAKE(arange(0, INFINITY, 1));
  MISTAKE(arange(0, 2, kBool));
  MISTAKE(linspace(0, 1, -1));
  MISTAKE(linspace(0, 1, 2, kBool));
  MISTAKE(logspace(0, 1, -1));
  MISTAKE(logspace(0, 1, 2, 10, kBool));
  MISTAKE(tensor({{1, 2}, {3}}));
  MISTAKE(tensor({{1, 2}, {3, 4, 5}}));
  MISTAKE(tensor({{{1}}, {{1, 2}}}));
  MISTAKE(tensor({{1, 2}, {}}));
  MISTAKE(tensor({1, 2.5}));
  MISTAKE(tensor({1.5, 2}));
  MISTAKE(tensor({true, 2}));
  MISTAKE(tensor({1.5, true}));
  MISTAKE(tensor({{1, 2}, {1.5, 2.5}}));
  MISTAKE(tensor({{1, 2}, {true, false}}));
  MISTAKE(tensor({{1.5}, {true}}));
  MISTAKE(lib::from_blob(nullptr, {-1}));
  MISTAKE(ones({2}, requires_grad().dtype(kLong)));
  MISTAKE(tensor({1, 2}, requires_grad()));
  MISTAKE(randint(3, {2}, requires_grad().dtype(kLong)));
  MISTAKE(arange(3, requires_grad().dtype(kLong)));
  MISTAKE(full({2}, 1, requires_grad()));
  MISTAKE(ones({2}).new_zeros({-1}));
  MISTAKE(Device("cpu:"));
  MISTAKE(Device("cpu:x"));
  MISTAKE(Device("cuda:-1"));
  MISTAKE(Device(""));
  MISTAKE(Device("gpu"));
  MISTAKE(Device("cpu:1x"));
  MISTAKE(arange(0, 1e30, 1));
  MISTAKE(empty({int64_t{1} << 61, 8}));
  MISTAKE(empty({int64_t{1} << 50}));
  MISTAKE(randint(5, 5, {2}));
  MISTAKE(eye(3, -2));
  return mistakes;
}

}  // namespace rows::errors
