#include "tests/errors/mistakes.h"

namespace rows::errors {

Mistakes arrange() {
  Mistakes mistakes;
  // Side by side
  MISTAKE(hstack(std::vector<Tensor>{}));
  MISTAKE(vstack(std::vector<Tensor>{}));
  MISTAKE(dstack(std::vector<Tensor>{}));
  MISTAKE(column_stack(std::vector<Tensor>{}));
  MISTAKE(hstack({ones({2, 3}), ones({3, 3})}));
  MISTAKE(hstack({ones({2}), ones({2, 3})}));
  MISTAKE(vstack({ones({2}), ones({3})}));
  MISTAKE(dstack({ones({2}), ones({3})}));
  MISTAKE(column_stack({ones({2}), ones({3})}));
  MISTAKE(meshgrid(std::vector<Tensor>{}, "ij"));
  MISTAKE(meshgrid({ones({2, 3})}, "ij"));
  MISTAKE(meshgrid({ones({2}), tensor({1})}, "ij"));
  MISTAKE(meshgrid({ones({2})}, "ji"));
  // Turned and repeated
  MISTAKE(fliplr(ones({2})));
  MISTAKE(flipud(ones({})));
  MISTAKE(rot90(ones({2})));
  MISTAKE(rot90(ones({2, 3}), 1, {0, 0}));
  MISTAKE(rot90(ones({2, 3}), 1, {0}));
  MISTAKE(rot90(ones({2, 3}), 1, {0, 2}));
  MISTAKE(repeat_interleave(ones({2}), -1));
  MISTAKE(repeat_interleave(ones({2}), tensor({1, 2, 3}), 0));
  MISTAKE(repeat_interleave(ones({2}), tensor({1, 2}), 0, 7));
  MISTAKE(repeat_interleave(ones({2}), ones({2})));
  MISTAKE(repeat_interleave(tensor({{1, 2}})));
  MISTAKE(repeat_interleave(tensor({-1, 2})));
  MISTAKE(repeat_interleave(ones({2, 3}), 2, 2));
  MISTAKE(repeat_interleave(ones({2}), tensor({{1, 2}}), 0));
  MISTAKE(swapaxes(ones({2, 3}), 0, 2));
  MISTAKE(moveaxis(ones({2, 3}), {0, 1}, {0}));
  // Diagonals, triangles and windows
  MISTAKE(diag_embed(ones({2}), 0, 1, 1));
  MISTAKE(diag_embed(ones({2}), 0, 3, 0));
  MISTAKE(diag_embed(ones({})));
  MISTAKE(tril_indices(-1, 2));
  MISTAKE(triu_indices(2, -1));
  MISTAKE(as_strided(ones({2}), {3}, {1}));
  MISTAKE(as_strided(ones({2}), {2}, {1, 1}));
  MISTAKE(as_strided(ones({2}), {2}, {-1}));
  MISTAKE(as_strided(ones({2}), {2}, {1}, -1));
  MISTAKE(ones({2}).unfold(0, 3, 1));
  MISTAKE(ones({2}).unfold(0, 1, 0));
  MISTAKE(ones({2}).unfold(1, 1, 1));
  MISTAKE(ones({}).unfold(0, 2, 1));
  MISTAKE(hann_window(-1));
  MISTAKE(hann_window(3, kLong));
  MISTAKE(hamming_window(-1));
  MISTAKE(blackman_window(3, kInt));
  MISTAKE(bartlett_window(-2));
  return mistakes;
}

}  // namespace rows::errors
