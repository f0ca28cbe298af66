// The checks of gradients are checked: rules that are wrong in every way we know must be found.

#include <doctest/doctest.h>

#include "taper/core/record.h"
#include "tests/support/grad_rows.h"

using namespace taper;
using taper::testing::gradient_failure;
using taper::testing::X;

namespace {

bool finds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Array value_of(const Variable& x) { return x.detach().clone().array(); }

Variable right(X x) {
  return record("planted", value_of(x[0] * x[0]),
                wrt(x[0], x[0], [](V g, V x) { return 2 * g * x; }));
}

Variable wrong_factor(X x) {
  return record("planted", value_of(x[0] * x[0]), wrt(x[0], x[0], [](V g, V x) { return g * x; }));
}

// Right in the first order, but the rule hides its dependence on x.
Variable wrong_second(X x) {
  return record("planted", value_of(x[0] * x[0]),
                wrt(x[0], x[0], [](V g, V x) { return 2 * g * x.detach(); }));
}

// Sends each cotangent to the wrong element, which a cotangent of ones would not show.
Variable permuted(X x) {
  return record("planted", value_of(x[0]), wrt(x[0], [](V g) {
                  return g.index_select(0, tensor({2, 0, 1}));
                }));
}

// Spreads the cotangent evenly: right for ones only.
Variable spread(X x) {
  return record("planted", value_of(x[0]), wrt(x[0], [](V g) { return g.mean().expand({3}); }));
}

Variable forgets_an_input(X x) {
  return record("planted", value_of(x[0] * x[1]), wrt(x[0], x[1], [](V g, V b) { return g * b; }));
}

}  // namespace

TEST_CASE("a right rule passes") { CHECK(gradient_failure({"planted", "", {{{3}}}, right}) == ""); }

TEST_CASE("a wrong rule is found, with the order and the element") {
  const std::string found = gradient_failure({"planted", "", {{{3}}}, wrong_factor});
  CHECK(finds(found, "first order: input 0, element 0: the rule gives "));
}

TEST_CASE("a rule that is wrong in the second order only is found") {
  CHECK(finds(gradient_failure({"planted", "", {{{3}}}, wrong_second}), "second order: input 0"));
}

TEST_CASE("rules that only a cotangent of ones satisfies are found") {
  CHECK(finds(gradient_failure({"planted", "", {{{3}}}, permuted}), "first order: input 0"));
  CHECK(finds(gradient_failure({"planted", "", {{{3}}}, spread}), "first order: input 0"));
}

TEST_CASE("a missing rule is found") {
  CHECK(finds(gradient_failure({"planted", "", {{{3}}, {{3}}}, forgets_an_input}),
              "first order: input 1"));
}

TEST_CASE("a row must show the operation it names") {
  CHECK(finds(gradient_failure({"planted", "", {{{3}}}, [](X x) { return x[0] * 2; }}),
              "no such operation"));
}
