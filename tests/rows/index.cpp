// Picking by index, reading and writing.

#include "tests/rows/rows.h"

namespace rows {
namespace {

using namespace lib::indexing;

Tensor squared(const Tensor& x) { return x * x; }

/// A tensor of each size, and the index.
Inputs picked(std::vector<Sizes> sizes, const Tensor& index,
              Dtypes dtypes = {kFloat, kDouble, kLong, kBool}) {
  return [=](Random& random) {
    Cases cases = shapes(sizes, dtypes)(random);
    for (Case& c : cases) c.x.push_back(index);
    return cases;
  };
}

/// A tensor, an index, and what is written there.
Inputs written(const Sizes& sizes, const Sizes& source, const Tensor& index) {
  return [=](Random& random) {
    Cases cases;
    for (const ScalarType dtype : {kFloat, kDouble, kLong})
      cases.push_back(
          {name_of(dtype), {random.draw(sizes, dtype), index, random.draw(source, dtype)}});
    return cases;
  };
}

}  // namespace

Rows index() {
  const Tensor positions = tensor({2, 0, 2, 1}), narrow_positions = tensor({0, 0}, kInt);
  const Tensor mask = tensor({{true, false, true}, {false, false, true}});
  const Tensor columns = tensor({{0, 2, 1}, {1, 1, 1}}), distinct = tensor({{0, 2, 1}, {2, 1, 0}});
  const Inputs matrices = shapes({{3, 4}, {4, 3}}, {kFloat, kDouble, kLong, kBool});
  const Inputs stacks = shapes({{3, 4, 2}}, {kDouble, kLong});
  return {
      {"index_select", "axis 0", picked({{3}, {3, 2}, {4, 0}, {3, 2, 2}}, positions),
       [](X x) { return index_select(x[0], 0, x[1]); }},
      {"index_select", "last axis", picked({{3}, {2, 1}, {2, 2, 3}}, narrow_positions),
       [](X x) { return index_select(x[0], -1, x[1]); }},
      {"index_select", "nothing", picked({{3, 2}}, empty({0}, kLong)),
       [](X x) { return index_select(x[0], 0, x[1]); }},
      {"index_select", "repeated", doubles({{{3, 2}}}),
       [](X x) {
         return index_select(x[0], 0, tensor({2, 0, 2}));
       }},
      {"index_select", "one of the last axis", doubles({{{2, 3}}}),
       [](X x) { return index_select(x[0], -1, tensor({1})); }},
      {"index_add", "", written({3, 2}, {4, 2}, positions),
       [](X x) { return index_add(x[0], 0, x[1], x[2]); },
       [](X x) { return x[0].index_add_(0, x[1], x[2]); }},
      {"index_add", "alpha", written({2, 3}, {2, 4}, positions),
       [](X x) { return index_add(x[0], -1, x[1], x[2], 2); },
       [](X x) { return x[0].index_add_(-1, x[1], x[2], 2); }},
      {"index_add", "squared", doubles({{{3, 2}}, {{2, 2}}}),
       [](X x) {
         return squared(index_add(x[0], 0, tensor({2, 2}), x[1], 3));
       }},
      {"index_copy", "", written({3, 2}, {2, 2}, tensor({2, 0})),
       [](X x) { return index_copy(x[0], 0, x[1], x[2]); },
       [](X x) { return x[0].index_copy_(0, x[1], x[2]); }},
      {"index_copy", "squared", doubles({{{2, 3}}, {{2, 2}}}),
       [](X x) {
         return squared(index_copy(x[0], 1, tensor({2, 0}), x[1]));
       }},
      {"index_fill", "", picked({{3}, {3, 2}}, positions, kNumbers),
       [](X x) { return index_fill(x[0], 0, x[1], 2); },
       [](X x) { return x[0].index_fill_(0, x[1], 2); }},
      {"take", "", picked({{3}, {2, 2}}, tensor({{2, 0}, {-1, 0}})),
       [](X x) { return take(x[0], x[1]); }},
      {"take", "of a transpose", doubles({{{2, 3}}}),
       [](X x) {
         return take(x[0].t(), tensor({{5, 0}, {-1, 2}}));
       }},
      {"put", "", written({2, 3}, {2, 2}, tensor({{4, 0}, {-1, 2}})),
       [](X x) { return put(x[0], x[1], x[2]); }, [](X x) { return x[0].put_(x[1], x[2]); }},
      {"put", "added", written({2, 3}, {4}, tensor({4, 0, -2, 4})),
       [](X x) { return x[0].put(x[1], x[2], true); },
       [](X x) { return x[0].put_(x[1], x[2], true); }},
      {"put", "squared", doubles({{{2, 3}}, {{2}}}),
       [](X x) {
         return squared(put(x[0], tensor({5, 0}), x[1]));
       }},
      {"put", "squared, added", doubles({{{2, 3}}, {{3}}}),
       [](X x) {
         return squared(put(x[0], tensor({5, 0, -1}), x[1], true));
       }},
      {"masked_scatter", "", written({2, 3}, {2, 3}, mask),
       [](X x) { return x[0].masked_scatter(x[1], x[2]); },
       [](X x) { return x[0].masked_scatter_(x[1], x[2]); }},
      {"masked_scatter", "broadcasts", written({2, 3}, {5}, tensor({true, false, true})),
       [](X x) { return masked_scatter(x[0], x[1], x[2]); }},
      {"masked_scatter", "squared", doubles({{{2, 3}}, {{5}}}),
       [](X x) {
         return squared(masked_scatter(x[0], tensor({true, false, true}), x[1]));
       }},
      {"index_fill", "tensor", written({3, 2}, {}, positions),
       [](X x) { return x[0].index_fill(0, x[1], x[2]); }},
      // libtorch refuses the gradient for a negative index.
      alone({"index_fill", "squared", doubles({{{2, 3}}, Domain({}, 0.6, 0.8)}),
             [](X x) {
               return squared(index_fill(x[0], 1, tensor({-1, 0}), x[1]));
             }}),
      {"masked_select", "", picked({{2, 3}, {3}, {1, 3}}, mask),
       [](X x) { return masked_select(x[0], x[1]); }},
      {"masked_select", "columns", doubles({{{2, 3}}}),
       [](X x) {
         return masked_select(x[0], tensor({true, false, true}));
       }},
      {"gather", "columns", picked({{2, 3}, {3, 4}}, columns),
       [](X x) { return gather(x[0], 1, x[1]); }},
      {"gather", "rows", picked({{3, 3}, {3, 4}}, columns),
       [](X x) { return gather(x[0], 0, x[1]); }},
      {"gather", "shorter rows", doubles({{{2, 3}}}),
       [](X x) {
         return gather(x[0], 1, tensor({{0, 0}, {2, 1}}));
       }},
      {"scatter", "", written({2, 4}, {2, 3}, distinct),
       [](X x) { return scatter(x[0], 1, x[1], x[2]); },
       [](X x) { return x[0].scatter_(1, x[1], x[2]); }},
      {"scatter", "of a vector", written({4}, {3}, tensor({3, 0, 2})),
       [](X x) { return scatter(x[0], 0, x[1], x[2]); },
       [](X x) { return x[0].scatter_(0, x[1], x[2]); }},
      {"scatter", "number", picked({{3, 3}, {3, 4}}, distinct, kNumbers),
       [](X x) { return scatter(x[0], 0, x[1], 2); },
       [](X x) { return x[0].scatter_(0, x[1], 2); }},
      {"scatter", "add", written({2, 3}, {2, 3}, columns),
       [](X x) { return x[0].detach().scatter(1, x[1], x[2].detach(), "add"); },
       [](X x) { return x[0].scatter_(1, x[1], x[2], "add"); }},
      {"scatter", "multiply", picked({{2, 3}}, columns, kNumbers),
       [](X x) { return x[0].detach().scatter(1, x[1], 2, "multiply"); },
       [](X x) { return x[0].scatter_(1, x[1], 2, "multiply"); }},
      // libtorch refuses the gradient of a source of which a part is taken.
      alone({"scatter", "squared", doubles({{{2, 3}}, {{2, 2}}}),
             [](X x) {
               return squared(scatter(x[0], 1, tensor({{0, 2}}), x[1]));
             }}),
      {"scatter_add", "", written({2, 3}, {2, 3}, columns),
       [](X x) { return scatter_add(x[0], 1, x[1], x[2]); },
       [](X x) { return x[0].scatter_add_(1, x[1], x[2]); }},
      {"scatter_add", "of a vector", written({3}, {4}, positions),
       [](X x) { return scatter_add(x[0], -1, x[1], x[2]); },
       [](X x) { return x[0].scatter_add_(-1, x[1], x[2]); }},
      {"scatter_add", "rows", written({3, 4}, {2, 3}, columns),
       [](X x) { return scatter_add(x[0], 0, x[1], x[2]); }},
      {"scatter_add", "squared", doubles({{{2, 3}}, {{1, 3}}}),
       [](X x) {
         return squared(scatter_add(x[0], 1, tensor({{2, 2, 0}}), x[1]));
       }},
      {"scatter_reduce", "sum", written({2, 3}, {2, 3}, columns),
       [](X x) { return scatter_reduce(x[0], 1, x[1], x[2], "sum"); }},
      {"scatter_reduce", "sum of others", written({3, 4}, {2, 3}, columns),
       [](X x) { return x[0].scatter_reduce(0, x[1], x[2], "sum", false); }},
      {"scatter_reduce", "prod", written({2, 3}, {2, 3}, columns),
       [](X x) { return scatter_reduce(x[0], 1, x[1], x[2], "prod"); }},
      {"scatter_reduce", "prod of others", written({3, 4}, {2, 3}, columns),
       [](X x) { return x[0].scatter_reduce(0, x[1], x[2], "prod", false); }},
      {"scatter_reduce", "mean", written({2, 3}, {2, 3}, columns),
       [](X x) { return scatter_reduce(x[0], 1, x[1], x[2], "mean"); },
       [](X x) { return x[0].scatter_reduce_(1, x[1], x[2], "mean"); }},
      {"scatter_reduce", "mean of others", written({3, 4}, {2, 3}, columns),
       [](X x) { return x[0].scatter_reduce(0, x[1], x[2], "mean", false); }},
      {"scatter_reduce", "amax", written({2, 3}, {2, 3}, columns),
       [](X x) { return scatter_reduce(x[0], 1, x[1], x[2], "amax"); }},
      {"scatter_reduce", "amax of others", written({3, 4}, {2, 3}, columns),
       [](X x) { return x[0].scatter_reduce(0, x[1], x[2], "amax", false); }},
      {"scatter_reduce", "amin", written({2, 3}, {2, 3}, columns),
       [](X x) { return scatter_reduce(x[0], 1, x[1], x[2], "amin"); }},
      {"scatter_reduce", "amin of others", written({3, 4}, {2, 3}, columns),
       [](X x) { return x[0].scatter_reduce(0, x[1], x[2], "amin", false); }},
      {"scatter_reduce", "prod with zeros",
       given({{"zeros",
               {tensor({0.0, 2.0, 3.0, 4.0}), tensor({0, 1, 1, 2, 2, 2, 3}),
                tensor({5.0, 0.0, 6.0, 0.0, 0.0, 7.0, 8.0})}}}),
       [](X x) { return scatter_reduce(x[0], 0, x[1], x[2], "prod"); }},
      {"scatter_reduce", "amax of ties",
       given({{"ties",
               {tensor({2.0, 1.0, 5.0}), tensor({0, 0, 1, 1, 2}),
                tensor({2.0, 1.0, 3.0, 3.0, 4.0})}}}),
       [](X x) { return scatter_reduce(x[0], 0, x[1], x[2], "amax"); }},
      {"scatter_reduce", "prod of few", doubles({{{2, 3}, 0.5, 2}, {{2, 4}, 0.5, 2}}),
       [](X x) {
         return scatter_reduce(x[0], 1, tensor({{0, 2, 2, 0}, {1, 1, 1, 0}}), x[1], "prod");
       }},
      {"scatter_reduce", "amax of few", doubles({{{2, 3}, 0.5, 2}, {{2, 4}, 0.5, 2}}),
       [](X x) {
         return scatter_reduce(x[0], 1, tensor({{0, 2, 2, 0}, {1, 1, 1, 0}}), x[1], "amax");
       }},
      {"scatter_reduce", "amin of few", doubles({{{2, 3}, 0.5, 2}, {{2, 4}, 0.5, 2}}),
       [](X x) {
         return scatter_reduce(x[0], 1, tensor({{0, 2, 2, 0}, {1, 1, 1, 0}}), x[1], "amin");
       }},
      {"index", "integer", matrices, [](X x) { return x[0].index({-1}); }},
      {"index", "slices", matrices,
       [](X x) {
         return x[0].index({Slice(1), Slice(0, 3, 2)});
       }},
      {"index", "none and ellipsis", matrices,
       [](X x) {
         return x[0].index({None, Ellipsis, 1});
       }},
      {"index", "tensor", both({matrices, stacks}),
       [](X x) {
         return x[0].index({tensor({2, -1, 0})});
       }},
      {"index", "two tensors", both({matrices, stacks}),
       [](X x) {
         return x[0].index({tensor({{0}, {2}}), tensor({1, 2})});
       }},
      {"index", "slice and tensor", both({matrices, stacks}),
       [](X x) {
         return x[0].index({Slice(), tensor({1, 0, 1})});
       }},
      {"index", "tensors apart", stacks,
       [](X x) {
         return x[0].index({tensor({0, 2}), Slice(), tensor({1, 0})});
       }},
      {"index", "mask", matrices, [](X x) { return x[0].index({x[0] > 0}); }},
      {"index", "mask of rows", both({matrices, stacks}),
       [](X x) { return x[0].index({x[0].flatten(1).select(1, 0) > 0}); }},
      {"index", "of two axes", doubles({{{3, 2, 2}}}),
       [](X x) {
         return x[0].index({tensor({2, 0}), Slice(), tensor({{0, 1}, {1, 1}})});
       }},
      {"index", "mask of columns", doubles({{{2, 3}}}),
       [](X x) {
         return x[0].index({None, tensor({true, false})});
       }},
      alone({"index", "by brackets", doubles({{{3, 2}}}),
             [](X x) {
               return x[0][tensor({{2, 0}, {2, 1}})];
             }}),
      {"index_put", "tensor", written({3, 2}, {2}, tensor({2, 0})),
       [](X x) { return index_put(x[0], {x[1]}, x[2]); },
       [](X x) { return index_put_(x[0], {x[1]}, x[2]); }},
      {"index_put", "added", written({3, 2}, {4, 2}, positions),
       [](X x) { return index_put(x[0], {x[1]}, x[2], true); },
       [](X x) { return x[0].index_put_({x[1]}, x[2], true); }},
      {"index_put", "mask", written({2, 3}, {}, mask),
       [](X x) { return index_put(x[0], {x[1]}, x[2]); }},
      {"index_put", "squared", doubles({{{3, 2}}, {{2}}}),
       [](X x) {
         return squared(squared(x[0]).index_put_({tensor({2, 0})}, x[1]));
       }},
      {"index_put", "squared, accumulated", doubles({{{3, 2}}, {{3, 1}}}),
       [](X x) {
         return squared(squared(x[0]).index_put_({tensor({2, 0, 2})}, x[1], true));
       }},
      {"index_put", "squared, in a view", doubles({{{2, 3, 2}}, {{2}}}),
       [](X x) {
         return squared(squared(x[0]).index_put_({Slice(), 1, tensor({1, 0})}, x[1]));
       }},
  };
}

}  // namespace rows
