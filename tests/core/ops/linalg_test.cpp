#include <doctest/doctest.h>

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
  CHECK_THROWS_WITH(linear(ones({2, 28, 28}), w), Contains("flatten images first"));
  CHECK_THROWS_WITH(linear(x, w.to(kDouble)), Contains("mat1 and mat2 must have the same dtype"));
  CHECK_THROWS_WITH(linear(x, w, ones({4}, kDouble)),
                    Contains("expected a bias of the weight's dtype, got Double and Float"));
  CHECK_THROWS_WITH(
      linear(x, w, ones({3})),
      Contains("The expanded size of the tensor (4) must match the existing size (3)"));
}

TEST_CASE("addmm does not look at c where beta is 0") {
  const Variable nan = full({2, 2}, 0.0) / 0;
  CHECK(equal(addmm(nan, tensor({{1.0, 0.0}, {0.0, 1.0}}), tensor({{1.0, 0.0}, {0.0, 1.0}}), 0),
              tensor({{1.0, 0.0}, {0.0, 1.0}})));
}

TEST_CASE("equations that einsum can't read") {
  const Variable a = ones({2, 3}), b = ones({3, 4});
  CHECK_THROWS_WITH(einsum("ij->ij", {a, b}), Contains("the equation names 1 operands, got 2"));
  CHECK_THROWS_WITH(einsum("i,i,i", {a, b, a}), Contains("only one or two operands"));
  CHECK_THROWS_WITH(einsum("ijk,jk->i", {a, b}),
                    Contains("the number of subscripts in the equation "
                             "does not match"));
  CHECK_THROWS_WITH(einsum("i1,jk->i", {a, b}), Contains("invalid subscript given, got '1'"));
  CHECK_THROWS_WITH(einsum("ij,jk->ii", {a, b}), Contains("a subscript more than once"));
  CHECK_THROWS_WITH(einsum("ij,jk->iz", {a, b}), Contains("a subscript that no operand has"));
  CHECK_THROWS_WITH(einsum("ij,ik->jk", {a, b}), Contains("operands do not broadcast"));
  CHECK_THROWS_WITH(einsum("ii->i", {a}), Contains("subscript i is repeated, but the sizes don't "
                                                   "match, got 2 and 3"));
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
