#include <doctest/doctest.h>

#include "tests/support/golden.h"

using namespace taper;
using namespace taper::indexing;
using taper::testing::replay_golden;
using taper::testing::X;

TEST_CASE("picking by index gives PyTorch's values and gradients") {
  replay_golden(
      "index",
      {
          {"index_select", "axis 0", [](X x) { return index_select(x[0], 0, x[1]); }},
          {"index_select", "last axis", [](X x) { return index_select(x[0], -1, x[1]); }},
          {"index_select", "nothing", [](X x) { return index_select(x[0], 0, x[1]); }},
          {"index_add", "", [](X x) { return index_add(x[0], 0, x[1], x[2]); }},
          {"index_add", "alpha", [](X x) { return index_add(x[0], -1, x[1], x[2], 2); }},
          {"index_copy", "", [](X x) { return index_copy(x[0], 0, x[1], x[2]); }},
          {"index_fill", "", [](X x) { return index_fill(x[0], 0, x[1], 2); }},
          {"take", "", [](X x) { return take(x[0], x[1]); }},
          {"put", "", [](X x) { return put(x[0], x[1], x[2]); }},
          {"put", "added", [](X x) { return x[0].put(x[1], x[2], true); }},
          {"masked_scatter", "", [](X x) { return x[0].masked_scatter(x[1], x[2]); }},
          {"masked_scatter", "broadcasts", [](X x) { return masked_scatter(x[0], x[1], x[2]); }},
          {"index_fill", "tensor", [](X x) { return x[0].index_fill(0, x[1], x[2]); }},
          {"masked_select", "", [](X x) { return masked_select(x[0], x[1]); }},
          {"gather", "columns", [](X x) { return gather(x[0], 1, x[1]); }},
          {"gather", "rows", [](X x) { return gather(x[0], 0, x[1]); }},
          {"scatter", "", [](X x) { return scatter(x[0], 1, x[1], x[2]); }},
          {"scatter", "number", [](X x) { return scatter(x[0], 0, x[1], 2); }},
          {"scatter", "add", [](X x) { return x[0].scatter(1, x[1], x[2], "add"); }},
          {"scatter", "multiply",
           [](X x) { return x[0].detach().scatter(1, x[1], 2, "multiply"); }},
          {"scatter_add", "", [](X x) { return scatter_add(x[0], 1, x[1], x[2]); }},
          {"scatter_add", "rows", [](X x) { return scatter_add(x[0], 0, x[1], x[2]); }},
          {"scatter_reduce", "sum", [](X x) { return scatter_reduce(x[0], 1, x[1], x[2], "sum"); }},
          {"scatter_reduce", "sum of others",
           [](X x) { return x[0].scatter_reduce(0, x[1], x[2], "sum", false); }},
          {"scatter_reduce", "prod",
           [](X x) { return scatter_reduce(x[0], 1, x[1], x[2], "prod"); }},
          {"scatter_reduce", "prod of others",
           [](X x) { return x[0].scatter_reduce(0, x[1], x[2], "prod", false); }},
          {"scatter_reduce", "mean",
           [](X x) { return scatter_reduce(x[0], 1, x[1], x[2], "mean"); }},
          {"scatter_reduce", "mean of others",
           [](X x) { return x[0].scatter_reduce(0, x[1], x[2], "mean", false); }},
          {"scatter_reduce", "amax",
           [](X x) { return scatter_reduce(x[0], 1, x[1], x[2], "amax"); }},
          {"scatter_reduce", "amax of others",
           [](X x) { return x[0].scatter_reduce(0, x[1], x[2], "amax", false); }},
          {"scatter_reduce", "amin",
           [](X x) { return scatter_reduce(x[0], 1, x[1], x[2], "amin"); }},
          {"scatter_reduce", "amin of others",
           [](X x) { return x[0].scatter_reduce(0, x[1], x[2], "amin", false); }},
          {"scatter_reduce", "prod with zeros",
           [](X x) { return scatter_reduce(x[0], 0, x[1], x[2], "prod"); }},
          {"scatter_reduce", "amax of ties",
           [](X x) { return scatter_reduce(x[0], 0, x[1], x[2], "amax"); }},
          {"index", "integer", [](X x) { return x[0].index({-1}); }},
          {"index", "slices",
           [](X x) {
             return x[0].index({Slice(1), Slice(0, 3, 2)});
           }},
          {"index", "none and ellipsis",
           [](X x) {
             return x[0].index({None, Ellipsis, 1});
           }},
          {"index", "tensor",
           [](X x) {
             return x[0].index({tensor({2, -1, 0})});
           }},
          {"index", "two tensors",
           [](X x) {
             return x[0].index({tensor({{0}, {2}}), tensor({1, 2})});
           }},
          {"index", "slice and tensor",
           [](X x) {
             return x[0].index({Slice(), tensor({1, 0, 1})});
           }},
          {"index", "tensors apart",
           [](X x) {
             return x[0].index({tensor({0, 2}), Slice(), tensor({1, 0})});
           }},
          {"index", "mask", [](X x) { return x[0].index({x[0] > 0}); }},
          {"index", "mask of rows",
           [](X x) { return x[0].index({x[0].flatten(1).select(1, 0) > 0}); }},
          {"index_put", "tensor", [](X x) { return index_put(x[0], {x[1]}, x[2]); }},
          {"index_put", "added", [](X x) { return index_put(x[0], {x[1]}, x[2], true); }},
          {"index_put", "mask", [](X x) { return index_put(x[0], {x[1]}, x[2]); }},
      });
}
