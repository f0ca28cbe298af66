#include <doctest/doctest.h>

#include <cmath>

#include "tests/support/golden.h"

using namespace taper;
using taper::testing::replay_golden;
using taper::testing::X;

TEST_CASE("reductions give PyTorch's values and gradients") {
  replay_golden("reduction",
                {
                    {"sum", "", [](X x) { return sum(x[0]); }},
                    {"sum", "axis 0", [](X x) { return sum(x[0], 0); }},
                    {"sum", "last axis, keepdim", [](X x) { return sum(x[0], -1, true); }},
                    {"sum", "two axes",
                     [](X x) {
                       return sum(x[0], {0, -1});
                     }},
                    {"mean", "", [](X x) { return mean(x[0]); }},
                    {"mean", "axis 0", [](X x) { return mean(x[0], 0); }},
                    {"mean", "two axes, keepdim",
                     [](X x) {
                       return mean(x[0], {0, -1}, true);
                     }},
                    {"max", "axis 0", [](X x) { return max(x[0], 0); }},
                    {"max", "last axis, keepdim", [](X x) { return max(x[0], -1, true); }},
                    {"min", "axis 0", [](X x) { return min(x[0], 0); }},
                    {"min", "last axis, keepdim", [](X x) { return min(x[0], -1, true); }},
                    {"argmax", "", [](X x) { return argmax(x[0]); }},
                    {"argmax", "axis", [](X x) { return argmax(x[0], -1); }},
                    {"argmax", "keepdim", [](X x) { return argmax(x[0], 0, true); }},
                    {"max", "", [](X x) { return max(x[0]); }},
                    {"min", "", [](X x) { return min(x[0]); }},
                    {"amax", "",
                     [](X x) {
                       return amax(x[0], {0, -1});
                     }},
                    {"amin", "keepdim", [](X x) { return amin(x[0], 0, true); }},
                    {"argmin", "", [](X x) { return argmin(x[0]); }},
                    {"argmin", "axis", [](X x) { return argmin(x[0], -1); }},
                    {"prod", "", [](X x) { return prod(x[0]); }},
                    {"prod", "axis 0", [](X x) { return prod(x[0], 0); }},
                    {"prod", "last axis, keepdim", [](X x) { return prod(x[0], -1, true); }},
                    {"norm", "", [](X x) { return norm(x[0]); }},
                    {"norm", "1", [](X x) { return norm(x[0], 1, 0); }},
                    {"norm", "3", [](X x) { return norm(x[0], 3, -1, true); }},
                    {"norm", "0.5", [](X x) { return norm(x[0], 0.5); }},
                    {"norm", "0", [](X x) { return norm(x[0], 0, 0); }},
                    {"norm", "largest", [](X x) { return norm(x[0], HUGE_VAL, -1); }},
                    {"norm", "smallest", [](X x) { return norm(x[0], -HUGE_VAL, 0); }},
                    {"logsumexp", "", [](X x) { return logsumexp(x[0], 0); }},
                    {"logsumexp", "two axes, keepdim",
                     [](X x) {
                       return logsumexp(x[0], {0, -1}, true);
                     }},
                    {"cumsum", "axis 0", [](X x) { return cumsum(x[0], 0); }},
                    {"cumsum", "last axis", [](X x) { return cumsum(x[0], -1); }},
                    {"cumprod", "axis 0", [](X x) { return cumprod(x[0], 0); }},
                    {"cumprod", "last axis", [](X x) { return cumprod(x[0], -1); }},
                    {"all", "", [](X x) { return all(x[0]); }},
                    {"all", "axis", [](X x) { return all(x[0], -1, true); }},
                    {"any", "", [](X x) { return any(x[0]); }},
                    {"any", "axis", [](X x) { return any(x[0], 0); }},
                    {"count_nonzero", "", [](X x) { return count_nonzero(x[0]); }},
                    {"count_nonzero", "axis", [](X x) { return count_nonzero(x[0], 0); }},
                    {"var", "", [](X x) { return var(x[0]); }},
                    {"var", "biased", [](X x) { return var(x[0], 0, false); }},
                    {"var", "correction",
                     [](X x) {
                       return var(x[0], {0, -1}, std::optional<int64_t>(2), true);
                     }},
                    {"std", "", [](X x) { return taper::std(x[0]); }},
                    {"std", "axis", [](X x) { return taper::std(x[0], -1, true, true); }},
                    {"var_mean", "", [](X x) { return var_mean(x[0], -1); }},
                    {"std_mean", "",
                     [](X x) {
                       return std_mean(x[0], {0, -1}, false);
                     }},
                });
}
