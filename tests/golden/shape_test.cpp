#include <doctest/doctest.h>

#include "tests/support/golden.h"

using namespace taper;
using taper::testing::replay_golden;
using taper::testing::X;

TEST_CASE("shapes, copies and parts are those of PyTorch") {
  replay_golden("shape", {
                             {"view", "", [](X x) { return x[0].contiguous().view(-1); }},
                             {"view", "two axes",
                              [](X x) {
                                return view(x[0].contiguous(), {3, -1});
                              }},
                             {"reshape", "of a transpose",
                              [](X x) {
                                return reshape(x[0].transpose(0, -1), {2, -1});
                              }},
                             {"flatten", "", [](X x) { return flatten(x[0]); }},
                             {"flatten", "last axes", [](X x) { return flatten(x[0], 1); }},
                             {"flatten", "middle axes", [](X x) { return flatten(x[0], -3, -2); }},
                             {"unflatten", "",
                              [](X x) {
                                return unflatten(x[0], 1, {2, -1});
                              }},
                             {"expand", "",
                              [](X x) {
                                return expand(x[0], {3, -1, 4});
                              }},
                             {"broadcast_to", "",
                              [](X x) {
                                return broadcast_to(x[0], {2, 3});
                              }},
                             {"squeeze", "", [](X x) { return squeeze(x[0]); }},
                             {"squeeze", "axis", [](X x) { return squeeze(x[0], -2); }},
                             {"unsqueeze", "first", [](X x) { return unsqueeze(x[0], 0); }},
                             {"unsqueeze", "last", [](X x) { return unsqueeze(x[0], -1); }},
                             {"transpose", "", [](X x) { return transpose(x[0], 0, -1); }},
                             {"transpose", "rank 0", [](X x) { return transpose(x[0], 0, -1); }},
                             {"permute", "",
                              [](X x) {
                                return permute(x[0], {2, 0, -2});
                              }},
                             {"movedim", "",
                              [](X x) {
                                return movedim(x[0], {0, 1}, {-1, 0});
                              }},
                             {"t", "", [](X x) { return t(x[0]); }},
                             {"numpy_T", "", [](X x) { return numpy_T(x[0]); }},
                             {"mT", "", [](X x) { return mT(x[0]); }},
                             {"select", "", [](X x) { return select(x[0], 0, 0); }},
                             {"select", "last", [](X x) { return select(x[0], -1, -1); }},
                             {"narrow", "", [](X x) { return narrow(x[0], 0, 1, 2); }},
                             {"narrow", "nothing", [](X x) { return narrow(x[0], 0, 1, 0); }},
                             {"slice", "step", [](X x) { return slice(x[0], 1, 1, 6, 2); }},
                             {"slice", "bounds", [](X x) { return slice(x[0], 0, -100, 100); }},
                             {"slice", "crossed", [](X x) { return slice(x[0], 0, 5, 2); }},
                             {"slice", "expanded",
                              [](X x) {
                                return slice(slice(expand(x[0], {3, 4}), 0, 1), 1, 1, 3);
                              }},
                             {"diagonal", "", [](X x) { return diagonal(x[0]); }},
                             {"diagonal", "above", [](X x) { return diagonal(x[0], 1, -2, -1); }},
                             {"diagonal", "beyond", [](X x) { return diagonal(x[0], -5); }},
                             {"unbind", "", [](X x) { return unbind(x[0], 1); }},
                             {"chunk", "", [](X x) { return chunk(x[0], 3); }},
                             {"split", "", [](X x) { return split(x[0], 2, -1); }},
                             {"split", "sizes",
                              [](X x) {
                                return split(x[0], {1, 0, 2});
                              }},
                             {"to", "float64", [](X x) { return x[0].to(kDouble); }},
                             {"to", "float32", [](X x) { return x[0].to(kFloat); }},
                             {"to", "int64", [](X x) { return x[0].to(kLong); }},
                             {"to", "int32", [](X x) { return x[0].to(kInt); }},
                             {"to", "uint8", [](X x) { return x[0].to(kByte); }},
                             {"to", "uint8 of edges", [](X x) { return x[0].to(kByte); }},
                             {"to", "int32 of edges", [](X x) { return x[0].to(kInt); }},
                             {"to", "int64 of edges", [](X x) { return x[0].to(kLong); }},
                             {"to", "float32 of edges", [](X x) { return x[0].to(kFloat); }},
                             {"to", "bool", [](X x) { return x[0].to(kBool); }},
                             {"clone", "", [](X x) { return clone(x[0]); }},
                             {"copy_", "", [](X x) { return x[0].clone().copy_(x[1]); }},
                             {"fill_", "", [](X x) { return x[0].clone().fill_(-1); }},
                             {"fill_", "float number", [](X x) { return x[0].clone().fill_(2.5); }},
                             {"fill_", "tensor", [](X x) { return x[0].clone().fill_(x[1]); }},
                             {"zero_", "", [](X x) { return x[0].clone().zero_(); }},
                             {"contiguous", "of a transpose",
                              [](X x) { return contiguous(x[0].transpose(0, -1)); }},
                             {"sum_to", "",
                              [](X x) {
                                return sum_to(x[0], {3, 1});
                              }},
                             {"cat", "", [](X x) { return cat(x); }},
                             {"cat", "dtypes", [](X x) { return cat(x); }},
                             {"cat", "three, middle axis", [](X x) { return cat(x, 1); }},
                             {"cat", "twice the same",
                              [](X x) {
                                return cat(variable_list{x[0], x[1], x[0]}, -1);
                              }},
                             {"stack", "", [](X x) { return stack(x); }},
                             {"stack", "dtypes", [](X x) { return stack(x); }},
                             {"stack", "last", [](X x) { return stack(x, -1); }},
                             {"repeat", "",
                              [](X x) {
                                return repeat(x[0], {2, 1, 3});
                              }},
                             {"repeat", "never",
                              [](X x) {
                                return repeat(x[0], {0, 2});
                              }},
                             {"tile", "", [](X x) { return tile(x[0], 2); }},
                             {"flip", "",
                              [](X x) {
                                return flip(x[0], {0, -1});
                              }},
                             {"flip", "no axis", [](X x) { return flip(x[0], {}); }},
                             {"roll", "", [](X x) { return roll(x[0], 2); }},
                             {"roll", "axes",
                              [](X x) {
                                return roll(x[0], {1, -3}, {0, -1});
                              }},
                             {"tril", "", [](X x) { return tril(x[0]); }},
                             {"tril", "above", [](X x) { return tril(x[0], 1); }},
                             {"triu", "", [](X x) { return triu(x[0]); }},
                             {"triu", "below", [](X x) { return triu(x[0], -1); }},
                             {"diag", "", [](X x) { return diag(x[0]); }},
                             {"diag", "above", [](X x) { return diag(x[0], 1); }},
                         });
}
