#include <doctest/doctest.h>

#include "tests/support/grad_rows.h"

using namespace taper;
using namespace taper::indexing;
using taper::testing::check_gradients;
using taper::testing::values;
using taper::testing::X;

namespace {

Variable squared(const Variable& x) { return x * x; }

}  // namespace

TEST_CASE("gradients of slices picked by number") {
  check_gradients({
      {"index_select",
       "",
       {{{3, 2}}},
       [](X x) {
         return index_select(x[0], 0, tensor({2, 0, 2}));
       }},
      {"index_select",
       "last axis",
       {{{2, 3}}},
       [](X x) { return index_select(x[0], -1, tensor({1})); }},
      {"index_add",
       "",
       {{{3, 2}}, {{2, 2}}},
       [](X x) {
         return squared(index_add(x[0], 0, tensor({2, 2}), x[1], 3));
       }},
      {"index_copy",
       "",
       {{{2, 3}}, {{2, 2}}},
       [](X x) {
         return squared(index_copy(x[0], 1, tensor({2, 0}), x[1]));
       }},
      {"index_fill",
       "",
       {{{2, 3}}, values({}, {0.7})},
       [](X x) {
         return squared(index_fill(x[0], 1, tensor({-1, 0}), x[1]));
       }},
      {"take",
       "",
       {{{2, 3}}},
       [](X x) {
         return take(x[0].t(), tensor({{5, 0}, {-1, 2}}));
       }},
      {"put",
       "",
       {{{2, 3}}, {{2}}},
       [](X x) {
         return squared(put(x[0], tensor({5, 0}), x[1]));
       }},
      {"put",
       "added",
       {{{2, 3}}, {{3}}},
       [](X x) {
         return squared(put(x[0], tensor({5, 0, -1}), x[1], true));
       }},
      {"masked_scatter",
       "",
       {{{2, 3}}, {{5}}},
       [](X x) {
         return squared(masked_scatter(x[0], tensor({true, false, true}), x[1]));
       }},
      {"masked_select",
       "",
       {{{2, 3}}},
       [](X x) {
         return masked_select(x[0], tensor({true, false, true}));
       }},
      {"gather",
       "",
       {{{2, 3}}},
       [](X x) {
         return gather(x[0], 1, tensor({{0, 0}, {2, 1}}));
       }},
      {"scatter",
       "",
       {{{2, 3}}, {{2, 2}}},
       [](X x) {
         return squared(scatter(x[0], 1, tensor({{0, 2}}), x[1]));
       }},
      {"scatter_reduce",
       "prod",
       {{{2, 3}, 0.5, 2}, {{2, 4}, 0.5, 2}},
       [](X x) {
         return scatter_reduce(x[0], 1, tensor({{0, 2, 2, 0}, {1, 1, 1, 0}}), x[1], "prod");
       }},
      {"scatter_reduce",
       "amax",
       {{{2, 3}, 0.5, 2}, {{2, 4}, 0.5, 2}},
       [](X x) {
         return scatter_reduce(x[0], 1, tensor({{0, 2, 2, 0}, {1, 1, 1, 0}}), x[1], "amax");
       }},
      {"scatter_reduce",
       "amin",
       {{{2, 3}, 0.5, 2}, {{2, 4}, 0.5, 2}},
       [](X x) {
         return scatter_reduce(x[0], 1, tensor({{0, 2, 2, 0}, {1, 1, 1, 0}}), x[1], "amin");
       }},
      {"scatter_add",
       "",
       {{{2, 3}}, {{1, 3}}},
       [](X x) {
         return squared(scatter_add(x[0], 1, tensor({{2, 2, 0}}), x[1]));
       }},
  });
}

TEST_CASE("gradients of values in order") {
  check_gradients({
      {"sort", "", {{{3, 4}}}, [](X x) { return std::get<0>(sort(x[0], 0)); }},
      {"sort", "descending", {{{3, 4}}}, [](X x) { return std::get<0>(sort(x[0], 1, true)); }},
      {"topk", "", {{{2, 5}}}, [](X x) { return std::get<0>(topk(x[0], 2)); }},
      {"topk", "smallest", {{{5, 2}}}, [](X x) { return std::get<0>(topk(x[0], 3, 0, false)); }},
  });
}

TEST_CASE("gradients of indexing") {
  check_gradients({
      {"index",
       "",
       {{{3, 2}}},
       [](X x) {
         return x[0][tensor({{2, 0}, {2, 1}})];
       }},
      {"index",
       "of two axes",
       {{{3, 2, 2}}},
       [](X x) {
         return x[0].index({tensor({2, 0}), Slice(), tensor({{0, 1}, {1, 1}})});
       }},
      {"index",
       "mask",
       {{{2, 3}}},
       [](X x) {
         return x[0].index({None, tensor({true, false})});
       }},
      {"index_put_",
       "",
       {{{3, 2}}, {{2}}},
       [](X x) {
         return squared(squared(x[0]).index_put_({tensor({2, 0})}, x[1]));
       }},
      {"index_put_",
       "accumulated",
       {{{3, 2}}, {{3, 1}}},
       [](X x) {
         return squared(squared(x[0]).index_put_({tensor({2, 0, 2})}, x[1], true));
       }},
      {"index_put_",
       "in a view",
       {{{2, 3, 2}}, {{2}}},
       [](X x) {
         return squared(squared(x[0]).index_put_({Slice(), 1, tensor({1, 0})}, x[1]));
       }},
  });
}
