#include <doctest/doctest.h>

#include <cmath>

#include "taper/core.h"

using namespace taper;
using doctest::Contains;

TEST_SUITE_BEGIN("linear algebra");

TEST_CASE("shapes that can't be multiplied") {
  const Variable a = ones({2, 3}), v = ones({3}), s = ones({2, 2, 3});
  CHECK_THROWS_WITH(mm(a, a), Contains("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3), "
                                       "expected the inner sizes 3 and 2 to be equal"));
  CHECK_THROWS_WITH(mm(a, v), Contains("mm: mat2 must be a matrix, got shape [3]"));
  CHECK_THROWS_WITH(matmul(a, ones({})),
                    Contains("both arguments to matmul need to be at least 1D"));
  CHECK_THROWS_WITH(bmm(a, a), Contains("must be a 3D tensor"));
  CHECK_THROWS_WITH(bmm(s, ones({1, 3, 2})),
                    Contains("Expected size for first two dimensions of batch2 tensor to be: "));
  CHECK_THROWS_WITH(mv(a, a), Contains("vector + matrix @ vector expected"));
  CHECK_THROWS_WITH(dot(v, a), Contains("1D tensors expected, but got 1D and 2D tensors"));
  CHECK_THROWS_WITH(dot(v, ones({2})), Contains("inconsistent tensor size"));
  CHECK_THROWS_WITH(outer(a, v), Contains("outer: Expected 1-D argument"));
  CHECK_THROWS_WITH(
      addmm(ones({7}), a, a.t()),
      Contains("The expanded size of the tensor (2) must match the existing size (7)"));
}

TEST_CASE("dtypes must agree") {
  CHECK_THROWS_WITH(mm(ones({2, 2}), ones({2, 2}, kDouble)), Contains("expected scalar type "));
  CHECK_THROWS_WITH(dot(ones({2}), ones({2}, kDouble)),
                    Contains("expected both vectors to have same dtype"));
}

TEST_CASE("wrong arguments of linear are explained") {
  const Variable x = ones({2, 3}), w = ones({4, 3});
  CHECK_THROWS_WITH(linear(x, x.select(0, 0)), Contains("expected a weight of shape (out, in)"));
  CHECK_THROWS_WITH(linear(ones({2, 28, 28}), w), Contains("mat1 and mat2 shapes cannot be"));
  CHECK_THROWS_WITH(linear(x, w.to(kDouble)),
                    Contains("expected scalar type Float but found Double;"));
  CHECK_THROWS_WITH(
      linear(x, w, ones({4}, kDouble)),
      Contains("self and mat2 must have the same dtype: a bias has the weight's, got"));
  CHECK_THROWS_WITH(
      linear(x, w, ones({3})),
      Contains("The expanded size of the tensor (4) must match the existing size (3)"));
}

TEST_CASE("addmm does not look at c where beta is 0") {
  const Variable nan = full({2, 2}, 0.0) / 0;
  CHECK(equal(addmm(nan, tensor({{1.0, 0.0}, {0.0, 1.0}}), tensor({{1.0, 0.0}, {0.0, 1.0}}), 0),
              tensor({{1.0, 0.0}, {0.0, 1.0}})));
}

TEST_CASE("numbers that addmm multiplies with are of the tensors' dtype, and 0 hides NaN") {
  const Variable x = ones({2, 2}, kLong), one = ones({1, 1}), inf = one / 0, nan = inf - inf;
  CHECK(equal(addmm(x, x, x, 1, 0.5), x));
  CHECK(equal(addmm(x, x, x, 1.5, 2.7), full({2, 2}, 5)));
  CHECK(equal(x.clone().addmm_(x, x, 1, 1.5), full({2, 2}, 3)));
  CHECK_THROWS_WITH(addmm(x, x, x, 1, INFINITY), Contains("without overflow"));
  CHECK(equal(addmm(one, inf, one, 1, 0), one));
  CHECK(equal(addmm(nan, inf, one, 0, 0), zeros({1, 1})));
  CHECK(equal(addmm(one, one, one, INFINITY), inf));
  CHECK(addmm(one, zeros({1, 1}), one, 1, INFINITY).isnan().item<bool>());
  CHECK(equal(addmm(one, ones({1, 0}), ones({0, 1}), 1, NAN), one));
  // 1/8 of 2^-7 vanishes in a bfloat16 beside 1, 8 of them do not.
  const Variable row = full({1, 8}, 1 + 0x1p-7, kBFloat16);
  CHECK(equal(addmm(one.to(kBFloat16), row, ones({8, 1}, kBFloat16), 1, 0.125),
              full({1, 1}, 2 + 0x1p-7).to(kBFloat16)));
  // The dtype's next number is 2 more.
  for (const auto& [dtype, number] : {std::pair(kHalf, 2048.0), std::pair(kBFloat16, 256.0)})
    CHECK(equal(
        addmm(full({1, 1}, -number, dtype), tensor({{number, 1.0}}, dtype), ones({2, 1}, dtype)),
        ones({1, 1}, dtype)));
  const Variable a = one.clone().requires_grad_(), c = one.clone().requires_grad_();
  addmm(c, a, one, 0, 0).backward();
  CHECK(equal(a.grad(), zeros({1, 1})));
  CHECK(equal(c.grad(), zeros({1, 1})));
}

TEST_CASE("einsum without an arrow, and of three operands and more") {
  const Variable m = tensor({{1, 2}, {3, 4}}), x = arange(12).reshape({2, 2, 3});
  CHECK(equal(einsum("ii", {m}), tensor(5)));
  CHECK(equal(einsum("ii->i", {m}), tensor({1, 4})));
  CHECK(equal(einsum("iij", {x}), tensor({9, 11, 13})));
  CHECK(equal(einsum("iij->ji", {x}), tensor({{0, 9}, {1, 10}, {2, 11}})));
  CHECK(equal(einsum("ba", {m}), m.t()));
  CHECK(equal(einsum("...ij,jk", {x, x[0].t()}), matmul(x, x[0].t())));
  CHECK(equal(einsum("ij,jk,kl", {m, m, m}), mm(mm(m, m), m)));
  CHECK(equal(einsum("ij,jk,kl->li", {m, m, m}), mm(mm(m, m), m).t()));
  CHECK(equal(einsum("ij,jk,ki->", {m, m, m}), mm(mm(m, m), m).diagonal().sum()));
  CHECK(
      equal(einsum("i,i,i,i->i", {tensor({1, 2}), tensor({3, 4}), tensor({5, 6}), tensor({7, 8})}),
            tensor({105, 384})));
  CHECK(equal(einsum("...i,...i,i->...", {m, m, tensor({1, 10})}), tensor({41, 169})));
  CHECK(equal(einsum("i,j->ij", {tensor({true, false}), tensor({true, true})}),
              tensor({{true, true}, {false, false}})));
  CHECK(gradcheck([](const variable_list& v) { return einsum("ij,jk,kl->il", v); },
                  {randn({2, 3}, kDouble).requires_grad_(), randn({3, 2}, kDouble).requires_grad_(),
                   randn({2, 2}, kDouble).requires_grad_()}));
}

TEST_CASE("cosine_similarity broadcasts before it takes norms") {
  const Variable x = tensor({{3.0, 4.0}});
  CHECK(allclose(cosine_similarity(x, tensor({{1.0}}), 1), tensor({7 / (5 * std::sqrt(2.0))})));
  CHECK(
      allclose(cosine_similarity(x[0], tensor({{1, 2}}), 1), tensor({11 / (5 * std::sqrt(5.0))})));
  CHECK(allclose(cosine_similarity(x, tensor({3.0, 4.0}), -1), tensor({1.0})));
  CHECK(allclose(cosine_similarity(tensor({1e-9, 0.0}), tensor({1.0, 2.0}), 0),
                 tensor(0.1 / std::sqrt(5.0))));
  CHECK_THROWS_WITH(
      cosine_similarity(tensor({3, 4}), tensor({1, 2}), 0),
      Contains("expected common dtype to be floating point, yet common dtype is Long"));
}

TEST_CASE("equations that einsum can't read") {
  const Variable a = ones({2, 3}), b = ones({3, 4});
  CHECK_THROWS_WITH(einsum("ij->ij", {a, b}),
                    Contains("more operands were provided than specified in"));
  CHECK_THROWS_WITH(einsum("ijk,jk->i", {a, b}),
                    Contains("the number of subscripts in the equation (3) does not match the"));
  CHECK_THROWS_WITH(einsum("i1,jk->i", {a, b}),
                    Contains("invalid subscript given at index 1 in the"));
  CHECK_THROWS_WITH(einsum("ij,jk->ii", {a, b}), Contains("output subscript i appears more than"));
  CHECK_THROWS_WITH(einsum("ij,jk->iz", {a, b}), Contains("output subscript z does not appear in"));
  CHECK_THROWS_WITH(einsum("ij,ik->jk", {a, b}), Contains("subscript i has size 3 for operand 1"));
  CHECK_THROWS_WITH(
      einsum("ii->i", {a}),
      Contains("subscript i is repeated for operand 0 but the sizes don't match, 3 != 2"));
}

TEST_CASE("integers multiply as they are, and wrap around") {
  const Variable x = tensor({{1, 2}, {3, 4}}), bytes = tensor({200, 3}, kByte);
  CHECK(equal(mm(x, x.t()), tensor({{5, 11}, {11, 25}})));
  CHECK(equal(matmul(stack({x, -x}), tensor({1, 1})), tensor({{3, 7}, {-3, -7}})));
  CHECK(equal(dot(bytes, bytes), tensor(73, kByte)));
  CHECK(equal(matmul(bytes, bytes), tensor(73, kByte)));
  CHECK_THROWS_WITH(dot(tensor({true}), tensor({true})),
                    doctest::Contains("dot: not implemented for 'Bool'"));
  CHECK_THROWS_WITH(mm(x > 0, x > 0), doctest::Contains("matmul: not implemented for 'Bool'"));
  CHECK_THROWS_WITH(
      addmm(ones({2}), x, x),
      doctest::Contains("self and mat2 must have the same dtype, got Float and Long"));
}

TEST_SUITE_END();
