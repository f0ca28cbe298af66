#include "tests/errors/mistakes.h"

namespace rows::errors {

Mistakes shape() {
  Mistakes mistakes;
  // view, reshape, flatten
  MISTAKE(ones({2, 3}).view({4, 2}));
  MISTAKE(ones({2, 3}).view({-1, -1}));
  MISTAKE(ones({2, 3}).view({-1, 4}));
  MISTAKE(ones({2, 3}).view({-2, 3}));
  MISTAKE(ones({2, 3}).t().view({6}));
  MISTAKE(zeros({0, 3}).view({-1, 0}));
  MISTAKE(ones({2, 3}).view_as(ones({4})));
  MISTAKE(ones({2, 3}).reshape({4}));
  MISTAKE(ones({2, 3}).reshape({-1, -1}));
  MISTAKE(reshape(ones({2, 3}), {-1, 4}));
  MISTAKE(reshape(ones({2, 3}), {-3, 2}));
  MISTAKE(reshape(zeros({0}), {-1, 0}));
  MISTAKE(flatten(ones({2, 3}), 1, 0));
  MISTAKE(flatten(ones({2, 3}), 0, 2));
  MISTAKE(flatten(ones({2, 3}), -3));
  MISTAKE(ones({2, 6}).unflatten(1, {4, 2}));
  MISTAKE(ones({2, 6}).unflatten(2, {3, 2}));
  MISTAKE(ones({2, 6}).unflatten(1, {-1, -1}));
  // expand, repeat
  MISTAKE(ones({2, 3}).expand({4, 3}));
  MISTAKE(ones({2, 3}).expand({3}));
  MISTAKE(ones({2, 3}).expand({-1, 2, 3}));
  MISTAKE(ones({2, 3}).expand({2, -2}));
  MISTAKE(ones({2, 3}).expand_as(ones({3})));
  MISTAKE(broadcast_to(ones({2, 3}), {2}));
  MISTAKE(ones({2, 3}).repeat({2}));
  MISTAKE(ones({2, 3}).repeat({2, -1}));
  MISTAKE(tile(ones({2, 3}), {-1}));
  // axes
  MISTAKE(ones({2, 3}).squeeze(2));
  MISTAKE(ones({2, 3}).unsqueeze(3));
  MISTAKE(ones({2, 3}).unsqueeze(-4));
  MISTAKE(ones({2, 3}).unsqueeze_(3));
  MISTAKE(ones({2, 3}).squeeze_(2));
  MISTAKE(ones({2, 3}).transpose(0, 2));
  MISTAKE(ones({2, 3}).transpose(-3, 0));
  MISTAKE(ones({2, 3}).transpose_(0, 2));
  MISTAKE(ones({2, 3}).permute({0}));
  MISTAKE(ones({2, 3}).permute({0, 0}));
  MISTAKE(ones({2, 3}).permute({0, 2}));
  MISTAKE(movedim(ones({2, 3}), {0, 1}, {0}));
  MISTAKE(movedim(ones({2, 3}), {0, 0}, {0, 1}));
  MISTAKE(movedim(ones({2, 3}), {0, 1}, {1, 1}));
  MISTAKE(movedim(ones({2, 3}), {2}, {0}));
  MISTAKE(ones({2, 3, 4}).t());
  MISTAKE(ones({2, 3, 4}).t_());
  MISTAKE(ones({2}).mT());
  MISTAKE(ones({2, 3}).size(2));
  MISTAKE(ones({2, 3}).size(-3));
  MISTAKE(ones({}).size(0));
  MISTAKE(ones({2, 3}).stride(2));
  MISTAKE(ones({}).stride(0));
  MISTAKE(flip(ones({2, 3}), {2}));
  MISTAKE(flip(ones({2, 3}), {0, 0}));
  MISTAKE(roll(ones({2, 3}), {1, 2}, {0}));
  MISTAKE(roll(ones({2, 3}), {}, {0}));
  MISTAKE(roll(ones({2, 3}), {1}, {2}));
  MISTAKE(roll(ones({}), {1}, {0}));
  // parts
  MISTAKE(ones({2, 3}).select(2, 0));
  MISTAKE(ones({2, 3}).select(0, 2));
  MISTAKE(ones({2, 3}).select(0, -3));
  MISTAKE(ones({}).select(0, 0));
  MISTAKE(ones({2, 3}).narrow(0, 1, 2));
  MISTAKE(ones({2, 3}).narrow(0, -3, 1));
  MISTAKE(ones({2, 3}).narrow(0, 3, 0));
  MISTAKE(ones({2, 3}).narrow(0, 0, -1));
  MISTAKE(ones({2, 3}).narrow(2, 0, 1));
  MISTAKE(ones({}).narrow(0, 0, 1));
  MISTAKE(ones({2, 3}).slice(0, 0, 2, 0));
  MISTAKE(ones({2, 3}).slice(0, 0, 2, -1));
  MISTAKE(ones({2, 3}).slice(2));
  MISTAKE(ones({}).slice(0));
  MISTAKE(ones({2, 3}).diagonal(0, 0, 0));
  MISTAKE(ones({2}).diagonal());
  MISTAKE(ones({2, 3}).diagonal(0, 0, 2));
  MISTAKE(unbind(ones({})));
  MISTAKE(unbind(ones({2, 3}), 2));
  MISTAKE(chunk(ones({2, 3}), 0));
  MISTAKE(chunk(ones({2, 3}), -1));
  MISTAKE(chunk(ones({}), 2));
  MISTAKE(chunk(ones({2, 3}), 2, 2));
  MISTAKE(split(ones({2, 3}), -1));
  MISTAKE(split(ones({2, 3}), 0));
  MISTAKE(split(ones({}), 1));
  MISTAKE(split(ones({2, 3}), 1, 2));
  MISTAKE(split_with_sizes(ones({2, 3}), {1, 2}));
  MISTAKE(split_with_sizes(ones({2, 3}), {3, -1}));
  MISTAKE(split_with_sizes(ones({}), {1}));
  // joins
  MISTAKE(cat(std::vector<Tensor>{}));
  MISTAKE(cat({ones({2, 3}), ones({2})}));
  MISTAKE(cat({ones({2, 3}), ones({2, 4})}));
  MISTAKE(cat({ones({2, 3}), ones({3, 3})}, 1));
  MISTAKE(cat({ones({2, 3}), ones({2, 3})}, 2));
  MISTAKE(cat({ones({}), ones({})}));
  MISTAKE(cat({ones({2}), ones({})}));
  MISTAKE(stack(std::vector<Tensor>{}));
  MISTAKE(stack({ones({2}), ones({3})}));
  MISTAKE(stack({ones({2}), ones({2})}, 2));
  MISTAKE(tril(ones({3})));
  MISTAKE(triu(ones({3})));
  MISTAKE(tril(ones({})));
  MISTAKE(diag(ones({2, 2, 2})));
  MISTAKE(diag(ones({})));
  // memory
  MISTAKE(ones({2}, requires_grad()).resize_({3}));
  MISTAKE(Tensor().view({1}));
  MISTAKE(Tensor().t());
  return mistakes;
}

}  // namespace rows::errors
