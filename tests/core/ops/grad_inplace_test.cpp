#include <doctest/doctest.h>

#include "tests/support/grad_rows.h"

using namespace taper;
using taper::testing::check_gradients;
using taper::testing::X;

TEST_CASE("gradients of answers written in place") {
  check_gradients({
      {"eq_", "", {{{2, 3}}}, [](X x) { return (x[0] * 1).eq_(0.1) + x[0]; }},
      {"ne_", "", {{{2, 3}}}, [](X x) { return (x[0] * 1).ne_(0.1) + x[0]; }},
      {"lt_", "", {{{2, 3}}}, [](X x) { return (x[0] * 1).lt_(0.1) + x[0]; }},
      {"le_", "", {{{2, 3}}}, [](X x) { return (x[0] * 1).le_(0.1) + x[0]; }},
      {"gt_", "", {{{2, 3}}}, [](X x) { return (x[0] * 1).gt_(0.1) + x[0]; }},
      {"ge_", "", {{{2, 3}}}, [](X x) { return (x[0] * 1).ge_(0.1) + x[0]; }},
      {"logical_and_",
       "",
       {{{2, 3}}, {{3}}},
       [](X x) { return (x[0] * 1).logical_and_(x[1]) + x[0]; }},
      {"logical_or_",
       "",
       {{{2, 3}}, {{3}}},
       [](X x) { return (x[0] * 1).logical_or_(x[1]) + x[0]; }},
      {"logical_xor_",
       "",
       {{{2, 3}}, {{3}}},
       [](X x) { return (x[0] * 1).logical_xor_(x[1]) + x[0]; }},
      {"logical_not_", "", {{{2, 3}}}, [](X x) { return (x[0] * 1).logical_not_() + x[0]; }},
  });
}

TEST_CASE("gradients of changes in place") {
  check_gradients({
      {"add", "in place", {{{2, 3}}, {{3}}}, [](X x) { return (x[0] * 1).add_(x[1], 2); }},
      {"mul", "in place", {{{2, 3}}, {{3}}}, [](X x) { return (x[0] * 1).mul_(x[1]).mul_(x[1]); }},
      {"div",
       "in a view",
       {{{2, 3}}, {{1, 3}, 0.5, 2}},
       [](X x) {
         const Variable y = x[0] * 1;
         y.select(0, 1).div_(x[1].select(0, 0));
         return y * y;
       }},
      {"pow", "in place", {{{2, 3}, 0.5, 2}}, [](X x) { return (x[0] * 1).pow_(x[0]); }},
      {"exp", "in place", {{{2, 3}}}, [](X x) { return (x[0] * 1).exp_().sin_(); }},
      {"clamp", "in place", {{{2, 3}}}, [](X x) { return (x[0] * 1).clamp_(-1, 0.5) * x[0]; }},
      {"relu", "in place", {{{2, 3}}}, [](X x) { return (x[0] * 1).relu_() * x[0]; }},
      {"sigmoid",
       "of a base seen by a view",
       {{{2, 3}}},
       [](X x) {
         const Variable y = x[0] * 1, column = y.select(1, 0);
         y.sigmoid_();
         return column * column;
       }},
      {"transpose",
       "in place",
       {{{2, 3}}, {{3, 2}}},
       [](X x) { return (x[0] * x[0]).t_() * x[1]; }},
      {"unsqueeze",
       "in place",
       {{{3}}, {{2, 3}}},
       [](X x) { return (x[0] * x[0]).unsqueeze_(0) * x[1]; }},
      {"cumprod", "in place", {{{2, 3}}}, [](X x) { return (x[0] * 1).cumprod_(1) * x[0]; }},
  });
}

TEST_CASE("gradients of random numbers written in place") {
  check_gradients({
      {"uniform_",
       "",
       {{{2, 3}}},
       [](X x) { return (x[0] * 1).uniform_(0, 1, Generator(1)) + x[0]; }},
      {"normal_",
       "",
       {{{2, 3}}},
       [](X x) { return (x[0] * 1).normal_(0, 1, Generator(1)) + x[0]; }},
      {"exponential_",
       "",
       {{{2, 3}}},
       [](X x) { return (x[0] * 1).exponential_(1, Generator(1)) + x[0]; }},
      {"bernoulli_",
       "",
       {{{2, 3}}},
       [](X x) { return (x[0] * 1).bernoulli_(0.5, Generator(1)) + x[0]; }},
      {"random_", "", {{{2, 3}}}, [](X x) { return (x[0] * 1).random_(9, Generator(1)) + x[0]; }},
  });
}
