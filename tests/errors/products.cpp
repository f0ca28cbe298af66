#include "tests/errors/mistakes.h"

namespace rows::errors {

Mistakes products() {
  Mistakes mistakes;
  MISTAKE(inner(ones({2, 3}), ones({2})));
  MISTAKE(inner(ones({2, 3}), ones({3}, kDouble)));
  MISTAKE(tensordot(ones({2, 3}), ones({2, 3}), {0}, {1}));
  MISTAKE(tensordot(ones({2, 3}), ones({2, 3}), {0}, {0, 1}));
  MISTAKE(tensordot(ones({2, 3}), ones({2, 3}), {2}, {0}));
  MISTAKE(cdist(ones({2, 3}), ones({2, 2})));
  MISTAKE(cdist(ones({2, 3}), ones({3})));
  MISTAKE(cdist(ones({3}), ones({2, 3})));
  MISTAKE(cdist(ones({2, 3}), ones({2, 3}), -1));
  MISTAKE(cdist(ones({2, 3}, kLong), ones({2, 3})));
  MISTAKE(cdist(ones({2, 3}), ones({2, 3}, kLong)));
  MISTAKE(cdist(ones({2, 2, 3}), ones({3, 2, 3})));
  MISTAKE(addmv(ones({3}), ones({2, 3}), ones({3})));
  MISTAKE(addmv(ones({2}), ones({2, 3}), ones({2})));
  MISTAKE(addmv(ones({2}), ones({2}), ones({2})));
  MISTAKE(addr(ones({2, 4}), ones({2}), ones({3})));
  MISTAKE(addr(ones({2, 3}), ones({2, 1}), ones({3})));
  MISTAKE(addr(ones({2, 3}), ones({2}), ones({3, 1})));
  MISTAKE(baddbmm(ones({2, 3, 4}), ones({2, 3, 5}), ones({2, 6, 4})));
  MISTAKE(baddbmm(ones({2, 3}), ones({2, 3, 5}), ones({2, 5, 4})));
  MISTAKE(baddbmm(ones({2, 3, 4}), ones({3, 5}), ones({2, 5, 4})));
  MISTAKE(baddbmm(ones({2, 3, 4}), ones({2, 3, 5}), ones({5, 4})));
  MISTAKE(addbmm(ones({3, 3}), ones({2, 3, 5}), ones({2, 5, 4})));
  MISTAKE(addbmm(ones({3, 4}), ones({2, 3, 5}), ones({2, 6, 4})));
  MISTAKE(addbmm(ones({3, 4}), ones({3, 5}), ones({2, 5, 4})));
  // Into a tensor of the caller
  MISTAKE(Tensor y = zeros({2}); exp_out(y, ones({2}, requires_grad())));
  MISTAKE(Tensor y = zeros({2}, requires_grad()); exp_out(y, ones({2})));
  MISTAKE(Tensor y = zeros({2}, kLong); add_out(y, ones({2}), ones({2})));
  MISTAKE(Tensor y = zeros({2}, kLong); exp_out(y, ones({2})));
  MISTAKE(Tensor y = zeros({2, 2}); mm_out(y, ones({2, 3}), ones({4, 2})));
  MISTAKE(Tensor y = zeros({2}); sum_out(y, ones({2, 3}), 2));
  MISTAKE(Tensor y = zeros({5}); add_out(y, ones({2}), ones({2})));
  MISTAKE(Tensor y = zeros({5}); mm_out(y, ones({2, 2}), ones({2, 2})));
  MISTAKE(Tensor y = zeros({5}); cat_out(y, {ones({2}), ones({2})}));
  return mistakes;
}

}  // namespace rows::errors
