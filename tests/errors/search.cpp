#include <cmath>

#include "tests/errors/mistakes.h"

namespace rows::errors {

Mistakes search() {
  Mistakes mistakes;
  MISTAKE(take_along_dim(ones({2, 3}), tensor({1}), 1));
  MISTAKE(take_along_dim(ones({2, 3}), ones({2, 3}), 1));
  MISTAKE(take_along_dim(ones({2, 3}), zeros({2, 3}, kLong), 2));
  MISTAKE(take_along_dim(ones({2, 3}), full({2, 3}, 3, kLong), 1));
  MISTAKE(take_along_dim(ones({2, 3}), zeros({3, 3}, kLong), 1));
  MISTAKE(isin(ones({2}, kBool), tensor({1})));
  MISTAKE(bincount(tensor({-1})));
  MISTAKE(bincount(ones({2})));
  MISTAKE(bincount(ones({2, 2}, kLong)));
  MISTAKE(bincount(tensor({1, 2}), ones({2}), -1));
  MISTAKE(bincount(tensor({1, 2}), ones({1})));
  MISTAKE(bincount(tensor({1, 2}), ones({2, 1})));
  MISTAKE(histc(ones({2}), 0));
  MISTAKE(histc(ones({2}), 2, 3, 1));
  MISTAKE(histc(full({1}, NAN), 2));
  MISTAKE(histc(ones({2}, kLong), 2));
  MISTAKE(searchsorted(ones({2, 3}), ones({2})));
  MISTAKE(searchsorted(ones({2, 3}), ones({3, 3})));
  MISTAKE(searchsorted(ones({}), ones({2})));
  MISTAKE(searchsorted(ones({2}), ones({2}), false, false, "up"));
  MISTAKE(searchsorted(ones({2}), ones({2}), false, true, "left"));
  MISTAKE(bucketize(ones({2}), ones({2, 3})));
  return mistakes;
}

}  // namespace rows::errors
