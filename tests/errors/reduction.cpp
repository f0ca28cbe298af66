#include "tests/errors/mistakes.h"

namespace rows::errors {

Mistakes reduction() {
  Mistakes mistakes;
  // Axes
  MISTAKE(sum(ones({2, 3}), 2));
  MISTAKE(sum(ones({2, 3}), IntArrayRef{0, 0}));
  MISTAKE(sum(ones({2, 3}), IntArrayRef{0, -2}));
  MISTAKE(sum(ones({}), 1));
  MISTAKE(mean(ones({2, 3}), -3));
  MISTAKE(mean(ones({2, 3}), IntArrayRef{1, 1}));
  MISTAKE(prod(ones({2, 3}), 2));
  MISTAKE(norm(ones({2, 3}), 2, IntArrayRef{2}));
  MISTAKE(norm(ones({2, 3}), 2, IntArrayRef{0, 0}));
  MISTAKE(logsumexp(ones({2, 3}), 2));
  MISTAKE(var(ones({2, 3}), IntArrayRef{2}));
  MISTAKE(lib::std(ones({2, 3}), IntArrayRef{0, 0}));
  MISTAKE(var_mean(ones({2, 3}), IntArrayRef{2}));
  MISTAKE(std_mean(ones({2, 3}), IntArrayRef{-3}));
  MISTAKE(cumsum(ones({2, 3}), 2));
  MISTAKE(cumprod(ones({2, 3}), -3));
  MISTAKE(all(ones({2, 3}), 2));
  MISTAKE(any(ones({2, 3}), 2));
  MISTAKE(count_nonzero(ones({2, 3}), IntArrayRef{2}));
  MISTAKE(max(ones({2, 3}), 2));
  MISTAKE(min(ones({2, 3}), -3));
  MISTAKE(amax(ones({2, 3}), {2}));
  MISTAKE(amin(ones({2, 3}), {0, 0}));
  MISTAKE(argmax(ones({2, 3}), 2));
  MISTAKE(argmin(ones({2, 3}), -3));
  MISTAKE(softmax(ones({2, 3}), 2));
  MISTAKE(log_softmax(ones({2, 3}), -3));
  MISTAKE(sort(ones({2, 3}), 2));
  MISTAKE(ones({2, 3}).argsort(2, false));
  MISTAKE(topk(ones({2, 3}), 1, 2));
  // Dtypes
  MISTAKE(mean(ones({2}, kLong)));
  MISTAKE(mean(ones({2, 2}, kBool), 0));
  MISTAKE(mean(ones({2}), kLong));
  MISTAKE(ones({2}, kLong).norm());
  MISTAKE(norm(ones({2}, kLong), 2, kLong));
  MISTAKE(norm(ones({2}), 2, kLong));
  MISTAKE(var(ones({2}, kLong)));
  MISTAKE(lib::std(ones({2}, kLong)));
  MISTAKE(lib::std(ones({2}, kBool)));
  MISTAKE(var_mean(ones({2}, kLong)));
  MISTAKE(softmax(ones({2}, kLong), 0));
  MISTAKE(log_softmax(ones({2}, kLong), 0));
  MISTAKE(topk(ones({2}, kBool), 1));
  MISTAKE(logsumexp(ones({2}, kLong), 0).backward());
  // No elements
  MISTAKE(max(zeros({0})));
  MISTAKE(min(zeros({0})));
  MISTAKE(amax(zeros({0})));
  MISTAKE(amin(zeros({0})));
  MISTAKE(argmax(zeros({0})));
  MISTAKE(argmin(zeros({0})));
  MISTAKE(max(zeros({0, 3}), 0));
  MISTAKE(min(zeros({2, 0}), 1));
  MISTAKE(amax(zeros({0, 3}), {0}));
  MISTAKE(argmax(zeros({0, 3}), 0));
  // Counts
  MISTAKE(topk(ones({2, 3}), 4));
  MISTAKE(topk(ones({2, 3}), -1));
  MISTAKE(ones({}).sum(-2));
  MISTAKE(sum(Tensor()));
  MISTAKE(Tensor().mean());
  MISTAKE(max(Tensor()));
  MISTAKE(softmax(Tensor(), 0));
  MISTAKE(median(Tensor()));
  MISTAKE(norm(ones({2}), 2, IntArrayRef{1}));
  MISTAKE(sort(Tensor()));
  MISTAKE(cumsum(Tensor(), 0));
  MISTAKE(mean(ones({2}, kByte)));
  return mistakes;
}

}  // namespace rows::errors
