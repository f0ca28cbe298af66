// The checks of gradients are checked: rules that are wrong in every way we know must be found.

#include <doctest/doctest.h>

#include "taper/core/graph/record.h"
#include "taper/core/graph/record_list.h"
#include "taper/core/graph/view.h"
#include "tests/rows/check/gradients.h"
#include "tests/support/contains.h"

namespace rows {
namespace {

using taper::testing::contains;

/// What is wrong with the gradients of f for the one case of the inputs.
std::string failure(std::vector<Domain> domains, Tensor (*f)(X)) {
  const Row row{"planted", "", doubles(std::move(domains)), f};
  const Case c = row.cases().front();
  return is_differentiable(row, c) ? wrong_gradients(row, c) : "not checked";
}

Array value_of(const Tensor& x) { return x.detach().clone().array(); }

Tensor right(X x) {
  return record("planted", value_of(x[0] * x[0]),
                wrt(x[0], x[0], [](V g, V x) { return 2 * g * x; }));
}

Tensor wrong_factor(X x) {
  return record("planted", value_of(x[0] * x[0]), wrt(x[0], x[0], [](V g, V x) { return g * x; }));
}

// Right in the first order, but the rule hides its dependence on x.
Tensor wrong_second(X x) {
  return record("planted", value_of(x[0] * x[0]),
                wrt(x[0], x[0], [](V g, V x) { return 2 * g * x.detach(); }));
}

// Right, but for a pass that is recorded it gives nothing.
Tensor nothing_recorded(X x) {
  return record("planted", value_of(x[0] * x[0]), wrt(x[0], x[0], [](V g, V x) {
                  return GradMode::is_enabled() ? Tensor() : 2 * g * x;
                }));
}

// Sends each cotangent to the wrong element, which a cotangent of ones would not show.
Tensor permuted(X x) {
  return record("planted", value_of(x[0]), wrt(x[0], [](V g) {
                  return g.index_select(0, tensor({2, 0, 1}));
                }));
}

// Spreads the cotangent evenly: right for ones only.
Tensor spread(X x) {
  return record("planted", value_of(x[0]), wrt(x[0], [](V g) { return g.mean().expand({3}); }));
}

Tensor forgets_an_input(X x) {
  return record("planted", value_of(x[0] * x[1]), wrt(x[0], x[1], [](V g, V b) { return g * b; }));
}

// One of each family.

Tensor mean_without_count(X x) {
  return record("planted", value_of(x[0].mean()), wrt(x[0], [](V g) { return g.expand({2, 3}); }));
}

// Right for the first of equal elements only.
Tensor extreme_at_first(X x) {
  return record("planted", value_of(x[0].sum(1)), wrt(x[0], [](V g) {
                  return scatter(zeros({2, 3}, kDouble), 1, zeros({2, 1}, kLong), unsqueeze(g, 1));
                }));
}

Tensor broadcast_scaled(X x) {
  return record("planted", value_of(x[0] + x[1]), wrt(x[0], [](V g) { return g; }),
                wrt(x[1], [](V g) { return g / 2; }));
}

Tensor view_turned(X x) {
  return record_view("planted", x[0], x[0].t().array(), wrt(x[0], [](V g) { return g * 1; }));
}

Tensor list_swapped(X x) {
  return record_list("planted", value_of(cat(x)), x,
                     [](V g, std::size_t i) { return narrow(g, 0, i == 0 ? 3 : 0, 3); });
}

Tensor product_untransposed(X x) {
  return record("planted", value_of(mm(x[0], x[1])),
                wrt(x[0], x[1], [](V g, V b) { return mm(g, b); }),
                wrt(x[1], x[0], [](V g, V a) { return mm(t(a), g); }));
}

// Overwrites where equal numbers add up.
Tensor picked_once(X x) {
  const Tensor at = tensor({0, 2, 0});
  return record("planted", value_of(index_select(x[0], 0, at)),
                wrt(x[0], at, [](V g, V at) { return zeros({3}, kDouble).index_copy(0, at, g); }));
}

Tensor choice_turned(X x) {
  return record("planted", value_of(where(x[0] > 0, x[0], x[1])),
                wrt(x[0], x[0], [](V g, V x) { return where(x > 0, 0, g); }),
                wrt(x[1], x[0], [](V g, V x) { return where(x > 0, g, 0); }));
}

Tensor loss_of_wrong_sign(X x) {
  return record("planted", value_of(mse_loss(x[0], zeros({3}, kDouble))),
                wrt(x[0], x[0], [](V g, V x) { return g * x * -2 / 3; }));
}

// Its rule reads what it has overwritten.
Tensor changed_in_place(X x) {
  const Tensor y = x[0] * 1;
  y.copy_(record("planted", value_of(y * y), wrt(y, kOutput, [](V g, V y) { return 2 * g * y; })));
  return y;
}

}  // namespace

TEST_CASE("a right rule passes") { CHECK(failure({{{3}}}, right) == ""); }

TEST_CASE("a wrong rule is found, with the order and the element") {
  const std::string found = failure({{{3}}}, wrong_factor);
  CHECK(contains(found, "first order: input 0, element 0: the rule gives "));
}

TEST_CASE("a rule that is wrong in the second order only is found") {
  CHECK(contains(failure({{{3}}}, wrong_second), "second order: input 0"));
}

TEST_CASE("a rule that gives another gradient where it is recorded is found") {
  CHECK(failure({{{3}}}, nothing_recorded) == "recorded: the gradient of input 0 is another one");
}

TEST_CASE("rules that only a cotangent of ones satisfies are found") {
  CHECK(contains(failure({{{3}}}, permuted), "first order: input 0"));
  CHECK(contains(failure({{{3}}}, spread), "first order: input 0"));
}

TEST_CASE("a missing rule is found") {
  CHECK(contains(failure({{{3}}, {{3}}}, forgets_an_input), "first order: input 1"));
}

TEST_CASE("wrong rules of every family are found") {
  struct Planted {
    const char* name;
    std::vector<Domain> domains;
    Tensor (*f)(X);
  };
  const std::vector<Planted> rows{
      {"mean", {{{2, 3}}}, mean_without_count},
      {"extreme", {{{2, 3}}}, extreme_at_first},
      {"broadcast", {{{2, 3}}, {{1, 3}}}, broadcast_scaled},
      {"view", {{{3, 3}}}, view_turned},
      {"list", {{{3}}, {{3}}}, list_swapped},
      {"product", {{{2, 2}}, {{2, 2}}}, product_untransposed},
      {"pick", {{{3}}}, picked_once},
      {"choice", {{{3}}, {{3}}}, choice_turned},
      {"loss", {{{3}}}, loss_of_wrong_sign},
      {"in place", {{{3}}}, changed_in_place},
  };
  for (const Planted& row : rows) {
    CAPTURE(row.name);
    CHECK(contains(failure(row.domains, row.f), "first order: input "));
  }
}

}  // namespace rows
