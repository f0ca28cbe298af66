#include "tests/errors/mistakes.h"

namespace rows::errors {
using namespace lib::indexing;

Mistakes index() {
  Mistakes mistakes;
  // operator[]
  MISTAKE(ones({2, 3})[2]);
  MISTAKE(ones({2, 3})[-3]);
  MISTAKE(ones({})[0]);
  MISTAKE(ones({2, 3})[0][3]);
  MISTAKE(ones({2, 3})[Scalar(0.5)]);
  // index
  MISTAKE(ones({2, 3}).index(ArrayRef<TensorIndex>()));
  MISTAKE(ones({2, 3}).index({2}));
  MISTAKE(ones({2, 3}).index({0, -4}));
  MISTAKE(ones({2, 3}).index({0, 0, 0}));
  MISTAKE(ones({}).index({0}));
  MISTAKE(ones({}).index({Slice()}));
  MISTAKE(ones({2, 3}).index({Slice(), Slice(), Slice()}));
  MISTAKE(ones({2, 3}).index({Slice(None, None, -1)}));
  MISTAKE(Slice(0, 2, 0));
  MISTAKE(ones({2, 3}).index({"..", 0}));
  MISTAKE(ones({2, 3}).index({None, 0, 3}));
  MISTAKE(ones({2, 3}).index({"...", 3}));
  MISTAKE(ones({2, 3}).index({ones({2})}));
  MISTAKE(ones({2, 3}).index({tensor({0, 2})}));
  MISTAKE(ones({2, 3}).index({tensor({-3})}));
  MISTAKE(ones({2, 3}).index({Slice(), tensor({3})}));
  MISTAKE(ones({2, 3}).index({0, tensor({3})}));
  MISTAKE(ones({2, 3}).index({None, tensor({5})}));
  MISTAKE(ones({2, 3}).index({tensor({0, 1}), tensor({0, 1, 2})}));
  MISTAKE(ones({2, 3}).index({ones({3}, kBool)}));
  MISTAKE(ones({2, 3}).index({ones({2, 2}, kBool)}));
  MISTAKE(ones({2, 3}).index({Slice(), ones({2}, kBool)}));
  MISTAKE(ones({2, 3}).index({None, ones({3}, kBool)}));
  MISTAKE(ones({2, 3}).index({ones({2, 3, 1}, kBool)}));
  MISTAKE(ones({2, 3}).index({tensor({0}), tensor({0}), tensor({0})}));
  // index_put_
  MISTAKE(ones({2, 3}).index_put_({0}, ones({4})));
  MISTAKE(ones({2, 3}).index_put_({2}, 1));
  MISTAKE(ones({2, 3}).index_put_({tensor({0, 1})}, ones({4})));
  MISTAKE(ones({2, 3}).index_put_({tensor({0, 2})}, ones({3})));
  MISTAKE(ones({2, 3}).index_put_({tensor({0})}, ones({3}, kDouble)));
  MISTAKE(ones({2, 3}).index_put_({tensor({0})}, ones({3}, kLong)));
  MISTAKE(ones({2, 3}).index_put_({tensor({0}), tensor({0}), tensor({0})}, ones({})));
  MISTAKE(ones({2, 3}).index_put_({ones({2, 3}, kBool)}, ones({4})));
  MISTAKE(ones({2, 3}).index_put_({ArrayRef<TensorIndex>()}, 1));
  MISTAKE(ones({2, 3})[0] = ones({4}));
  // by number along an axis
  MISTAKE(index_select(ones({2, 3}), 2, tensor({0})));
  MISTAKE(index_select(ones({2, 3}), 0, tensor({2})));
  MISTAKE(index_select(ones({2, 3}), 0, tensor({-1})));
  MISTAKE(index_select(ones({2, 3}), 0, ones({2})));
  MISTAKE(index_select(ones({2, 3}), 0, tensor({{0, 1}})));
  MISTAKE(index_add(ones({2, 3}), 0, tensor({0}), ones({2, 3})));
  MISTAKE(index_add(ones({2, 3}), 0, tensor({0, 1}), ones({2, 4})));
  MISTAKE(index_add(ones({2, 3}), 0, tensor({2}), ones({1, 3})));
  MISTAKE(index_add(ones({2, 3}), 0, tensor({0}), ones({1, 3}, kDouble)));
  MISTAKE(index_add(ones({2, 3}), 0, ones({1}), ones({1, 3})));
  MISTAKE(index_add(ones({2, 3}), 0, tensor({{0, 1}}), ones({2, 3})));
  MISTAKE(index_add(ones({2, 3}), 2, tensor({0}), ones({1, 3})));
  MISTAKE(index_copy(ones({2, 3}), 0, tensor({0}), ones({2, 3})));
  MISTAKE(index_copy(ones({2, 3}), 0, tensor({0, 1}), ones({2, 4})));
  MISTAKE(index_copy(ones({2, 3}), 0, tensor({2}), ones({1, 3})));
  MISTAKE(index_copy(ones({2, 3}), 0, tensor({0}), ones({1, 3}, kDouble)));
  MISTAKE(index_copy(ones({2, 3}), 0, ones({1}), ones({1, 3})));
  MISTAKE(index_copy(ones({2, 3}), 0, tensor({0}), ones({3})));
  MISTAKE(index_copy(ones({2, 3}), 0, tensor({{0}}), ones({1, 3})));
  MISTAKE(index_fill(ones({2, 3}), 0, tensor({2}), 1));
  MISTAKE(index_fill(ones({2, 3}), 0, ones({1}), 1));
  MISTAKE(index_fill(ones({2, 3}), 0, tensor({0}), ones({1})));
  MISTAKE(index_fill(ones({2, 3}), 0, tensor({{0}}), 1));
  // by number in the flattened tensor
  MISTAKE(take(ones({2, 3}), tensor({6})));
  MISTAKE(take(ones({2, 3}), tensor({-7})));
  MISTAKE(take(ones({2, 3}), ones({1})));
  MISTAKE(take(zeros({0}), tensor({0})));
  MISTAKE(put(ones({2, 3}), tensor({6}), ones({1})));
  MISTAKE(put(ones({2, 3}), tensor({0, 1}), ones({1})));
  MISTAKE(put(ones({2, 3}), ones({1}), ones({1})));
  MISTAKE(put(ones({2, 3}), tensor({0}), ones({1}, kDouble)));
  MISTAKE(put(zeros({0}), tensor({0}), ones({1})));
  // by mask
  MISTAKE(masked_select(ones({2}), ones({2})));
  MISTAKE(masked_select(ones({2}), ones({3}, kBool)));
  MISTAKE(masked_scatter(ones({3}), ones({3}, kBool), ones({2})));
  MISTAKE(masked_scatter(ones({3}), ones({3}, kBool), ones({3}, kDouble)));
  MISTAKE(masked_scatter(ones({3}), ones({2}, kBool), ones({3})));
  // gather, scatter
  MISTAKE(gather(ones({2, 3}), 2, zeros({2, 3}, kLong)));
  MISTAKE(gather(ones({2, 3}), 0, zeros({2}, kLong)));
  MISTAKE(gather(ones({2, 3}), 0, zeros({1, 4}, kLong)));
  MISTAKE(gather(ones({2, 3}), 1, zeros({3, 1}, kLong)));
  MISTAKE(gather(ones({2, 3}), 0, full({1, 3}, 2, kLong)));
  MISTAKE(gather(ones({2, 3}), 1, full({1, 3}, -1, kLong)));
  MISTAKE(gather(ones({2, 3}), 0, zeros({1, 3})));
  MISTAKE(gather(ones({2, 3}), 0, zeros({1, 3}, kInt)));
  MISTAKE(scatter(ones({2, 3}), 0, zeros({2}, kLong), ones({2, 3})));
  MISTAKE(scatter(ones({2, 3}), 0, zeros({1, 4}, kLong), ones({1, 4})));
  MISTAKE(scatter(ones({2, 3}), 0, zeros({2, 3}, kLong), ones({1, 3})));
  MISTAKE(scatter(ones({2, 3}), 0, full({1, 3}, 2, kLong), ones({1, 3})));
  MISTAKE(scatter(ones({2, 3}), 0, zeros({1, 3}), ones({1, 3})));
  MISTAKE(scatter(ones({2, 3}), 0, zeros({1, 3}, kLong), ones({1, 3}, kDouble)));
  MISTAKE(scatter(ones({2, 3}), 0, zeros({1, 3}, kLong), ones({1, 3}), "max"));
  MISTAKE(scatter(ones({2, 3}), 0, full({1, 3}, -1, kLong), 1));
  MISTAKE(scatter_add(ones({2, 3}), 0, zeros({2}, kLong), ones({2, 3})));
  MISTAKE(scatter_add(ones({2, 3}), 0, zeros({2, 3}, kLong), ones({1, 3})));
  MISTAKE(scatter_add(ones({2, 3}), 0, full({1, 3}, 2, kLong), ones({1, 3})));
  MISTAKE(scatter_add(ones({2, 3}), 0, zeros({1, 3}), ones({1, 3})));
  MISTAKE(scatter_add(ones({2, 3}), 0, zeros({1, 3}, kLong), ones({1, 3}, kDouble)));
  MISTAKE(scatter_reduce(ones({2, 3}), 0, zeros({1, 3}, kLong), ones({1, 3}), "add"));
  MISTAKE(scatter_reduce(ones({2, 3}), 0, full({1, 3}, 2, kLong), ones({1, 3}), "sum"));
  MISTAKE(index_select(ones({2, 3}), 0, Tensor()));
  MISTAKE(gather(ones({2, 3}), 0, Tensor()));
  MISTAKE(Tensor x = ones({2, 3}, requires_grad());
          scatter(x, 0, zeros({1, 3}, kLong), ones({1, 3}), "multiply").sum().backward());
  return mistakes;
}

}  // namespace rows::errors
