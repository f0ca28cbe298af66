#include "taper/core/graph/inplace.h"

#include <doctest/doctest.h>

#include "taper/core.h"
#include "tests/support/leaf.h"

using namespace taper;
using taper::testing::kLeaf;

namespace {

Variable values(std::initializer_list<double> v) { return tensor(std::vector<double>(v), kDouble); }

}  // namespace

TEST_SUITE_BEGIN("in place");

TEST_CASE("a leaf that requires grad must not be changed while recording") {
  const Variable x = ones({2}, kLeaf);
  CHECK_THROWS_WITH(x.add_(1), doctest::Contains("a leaf Variable that requires grad is being used "
                                                 "in an in-place operation"));
  CHECK_THROWS_WITH(x.add_(ones({3})), doctest::Contains("a leaf Variable that requires grad"));
  CHECK_THROWS_WITH(x.select(0, 0).zero_(), doctest::Contains("a view of a leaf Variable that "
                                                              "requires grad"));
  const NoGradGuard guard;
  x.add_(1);
  CHECK(equal(x, full({2}, 2.0, kDouble)));
}

TEST_CASE("changes are part of the history") {
  const Variable x = tensor({1.0, 2.0}, kLeaf);
  const Variable y = x * 3;
  y.mul_(y.clone());
  CHECK(y.grad_fn()->name() == "mul");
  y.sum().backward();
  CHECK(equal(x.grad(), values({18, 36})));
}

TEST_CASE("what is written over loses its influence") {
  const Variable x = tensor({1.0, 2.0}, kLeaf);
  const Variable y = x * 3;
  SUBCASE("zero_") {
    y.zero_();
    CHECK(y.requires_grad());
    y.sum().backward();
    CHECK(equal(x.grad(), values({0, 0})));
  }
  SUBCASE("copy_") {
    const Variable s = tensor({5.0}, kLeaf);
    y.copy_(s);
    (y * y).sum().backward();
    CHECK(equal(x.grad(), values({0, 0})));
    CHECK(equal(s.grad(), values({20})));
  }
}

TEST_CASE("a saved value that changed is an error that names both operations") {
  const Variable x = tensor({1.0, 2.0}, kLeaf);
  const Variable h = x * 1;
  const Variable y = h * h;
  h.add_(1);
  CHECK_THROWS_WITH(y.sum().backward(),
                    doctest::Contains("one of the variables needed for gradient computation has "
                                      "been modified by an inplace operation:"));
}

TEST_CASE("a saved output that changed is found too") {
  const Variable x = tensor({1.0, 2.0}, kLeaf);
  const Variable y = exp(x);
  {
    const NoGradGuard guard;
    y.mul_(2);
  }
  CHECK_THROWS_WITH(y.sum().backward(), doctest::Contains("Got 'exp', which saved it"));
}

TEST_CASE("changes through detach() count, changes through data() do not") {
  const Variable x = tensor({1.0, 2.0}, kLeaf);
  const Variable y = x * x;
  SUBCASE("detach") {
    x.detach().add_(1);
    CHECK(x._version() == 1);
    CHECK_THROWS_AS(y.sum().backward(), Error);
  }
  SUBCASE("data") {
    x.data().add_(1);
    x.data().select(0, 0).add_(1);
    CHECK(x._version() == 0);
    y.sum().backward();
    CHECK(equal(x.grad(), values({6, 6})));
  }
}

TEST_CASE("writing through a view is seen by the base") {
  const Variable x = tensor({1.0, 2.0, 3.0}, kLeaf);
  const Variable y = x * 2;
  y.select(0, 1).mul_(10);
  CHECK(equal(y.detach(), values({2, 40, 6})));
  y.sum().backward();
  CHECK(equal(x.grad(), values({2, 20, 2})));
}

TEST_CASE("writing to the base is seen by a view, also by a view of a view") {
  const Variable x = tensor({{1.0, 2.0}, {3.0, 4.0}}, kLeaf);
  const Variable y = x * 1;
  const Variable row = y.select(0, 1), element = row.select(0, 0);
  y.mul_(5);
  CHECK(element.grad_fn()->name() == "as_strided");
  CHECK(element.item<double>() == 15);
  element.backward();
  CHECK(equal(x.grad(), tensor({{0.0, 0.0}, {5.0, 0.0}}, kDouble)));
}

TEST_CASE("a constant that is written into gets a history") {
  const Variable x = tensor({2.0}, kLeaf);
  const Variable y = zeros({3}, kDouble);
  const Variable other = y.narrow(0, 1, 2);
  y.narrow(0, 0, 2).copy_(x * x);
  CHECK(y.requires_grad());
  CHECK(other.requires_grad());
  (y.sum() + other.sum()).backward();
  CHECK(equal(x.grad(), values({12})));
}

TEST_CASE("a view of a transposed base") {
  const Variable x = tensor({{1.0, 2.0, 3.0}, {4.0, 5.0, 6.0}}, kLeaf);
  const Variable y = x * 1;
  y.t().select(0, 2).mul_(tensor({10.0, 100.0}, kDouble));
  y.sum().backward();
  CHECK(equal(x.grad(), tensor({{1.0, 1.0, 10.0}, {1.0, 1.0, 100.0}}, kDouble)));
}

TEST_CASE("second order through an in-place change") {
  const Variable x = tensor({2.0, 3.0}, kLeaf);
  const auto f = [](const variable_list& in) {
    const Variable y = in[0] * in[0];
    y.select(0, 0).mul_(in[0].select(0, 1));
    return y;
  };
  CHECK(autograd::gradcheck(f, {x}));
  CHECK(autograd::gradgradcheck(f, {x}));
}

TEST_CASE("values of another dtype are written as numbers of the tensor's, grads too") {
  const Variable x = ones({2}, TensorOptions(kFloat).requires_grad(true)),
                 w = tensor({2.0, 3.0}, kLeaf);
  const Variable y = x * 1;
  SUBCASE("of the tensor") { y.mul_(w); }
  SUBCASE("of a view") { y.narrow(0, 0, 2).mul_(w); }
  y.retain_grad();
  y.sum().backward();
  CHECK(y.grad().dtype() == kFloat);
  CHECK(x.grad().dtype() == kFloat);
  CHECK(w.grad().dtype() == kDouble);
}

TEST_CASE("quotients may be changed in place before backward") {
  const Variable x = tensor({1.0, 2.0}, kLeaf), w = tensor({4.0, 5.0}, kLeaf);
  SUBCASE("of two tensors") {
    const Variable y = x / w;
    y.mul_(2).add_(1);
    y.sum().backward();
    CHECK(equal(x.grad(), values({2.0 / 4, 2.0 / 5})));
    CHECK(equal(w.grad(), values({-2.0 / 16, -2.0 * (2.0 / 5 / 5)})));
  }
  SUBCASE("of a number") {
    const Variable y = 3 / w;
    y.zero_();
    y.sum().backward();
    CHECK(equal(w.grad(), values({0, 0})));
  }
  SUBCASE("softsign") {
    const Variable y = softsign(x);
    y.add_(1);
    y.sum().backward();
    CHECK(allclose(x.grad(), values({1.0 / 4, 1.0 / 9})));
  }
}

TEST_CASE("overlapping memory must not be written to") {
  CHECK_THROWS_WITH(ones({1}, kDouble).expand({3}).add_(1),
                    doctest::Contains("more than one element of the written-to tensor refers to a "
                                      "single memory location"));
  const Variable none = ones({1, 1}).expand({3, 0});
  CHECK(none.add_(1).sizes() == IntArrayRef({3, 0}));
  CHECK(none.copy_(ones({3, 0})).fill_(2).numel() == 0);
}

TEST_CASE("shapes and dtypes must fit") {
  CHECK_THROWS_WITH(ones({2}, kDouble).mul_(ones({3, 2}, kDouble)),
                    doctest::Contains("output with shape [2] doesn't match the broadcast shape "
                                      "[3, 2]"));
  CHECK_THROWS_WITH(
      ones({2}, kLong).mul_(1.5),
      doctest::Contains("result type Float can't be cast to the desired output type Long"));
}

TEST_CASE("an operation that saves what it overwrites keeps the old values") {
  const Variable x = tensor({2.0}, kLeaf), w = tensor({3.0}, kLeaf);
  const Variable y = x * 1;
  y.mul_(w);
  y.sum().backward();
  CHECK(equal(w.grad(), values({2})));
  CHECK(equal(x.grad(), values({3})));
}

TEST_CASE("squeeze_, unsqueeze_, transpose_ and t_ change the shape of the tensor itself") {
  const Variable x = tensor({{1.0, 2.0, 3.0}, {4.0, 5.0, 6.0}});
  const Variable same = x;
  CHECK(x.t_().is_same(x));
  CHECK(equal(same, tensor({{1.0, 4.0}, {2.0, 5.0}, {3.0, 6.0}})));
  CHECK(x.unsqueeze_(-1).sizes() == IntArrayRef{3, 2, 1});
  CHECK(x.transpose_(0, 2).sizes() == IntArrayRef{1, 2, 3});
  CHECK(x.squeeze_(1).sizes() == IntArrayRef{1, 2, 3});
  CHECK(x.squeeze_().sizes() == IntArrayRef{2, 3});
  CHECK(x._version() == 5);
  CHECK(ones({3}).expand({2, 3}).t_().sizes() == IntArrayRef{3, 2});
  CHECK_THROWS_WITH(ones({2, 2, 2}).t_(), doctest::Contains("t_() expects a tensor with <= 2"));
  CHECK_THROWS_WITH(x.unsqueeze_(4), doctest::Contains("Dimension out of range"));
}

TEST_CASE("a change of shape in place is part of the history") {
  const Variable x = tensor({{1.0, 2.0}, {3.0, 4.0}}, kLeaf);
  CHECK_THROWS_WITH(x.t_(), doctest::Contains("t_: a leaf Variable that requires grad is being "
                                              "used in an in-place operation"));
  const Variable y = x * x, corner = y.select(0, 1).select(0, 0);
  y.t_();
  CHECK(y.grad_fn()->name() == "transpose");
  y.select(0, 0).mul_(10);
  CHECK(corner.item<double>() == 90);
  (y.sum() + corner).backward();
  CHECK(equal(x.grad(), tensor({{20.0, 4.0}, {120.0, 8.0}}, kDouble)));
}

TEST_CASE("a view that changes its shape keeps looking at its base") {
  const Variable x = tensor({{1.0, 2.0}, {3.0, 4.0}}, kLeaf);
  const Variable y = x * 1, view = y.narrow(1, 0, 1);
  view.t_();
  y.mul_(3);
  CHECK(equal(view.detach(), tensor({{3.0, 9.0}}, kDouble)));
  view.mul_(tensor({{1.0, 10.0}}, kDouble));
  y.sum().backward();
  CHECK(equal(x.grad(), tensor({{3.0, 3.0}, {30.0, 3.0}}, kDouble)));
}

TEST_CASE("a leaf changes its shape under NoGradGuard, and its grad has the new one") {
  const Variable x = ones({2, 3}, kLeaf);
  {
    const NoGradGuard guard;
    x.t_();
  }
  (x * x).sum().backward();
  CHECK(equal(x.grad(), full({3, 2}, 2.0, kDouble)));
}

TEST_CASE("answers written in place are numbers of the tensor's dtype") {
  const Variable x = tensor({1.0, 2.0, 3.0}, kLeaf);
  const Variable y = x * 2;
  y.gt_(3);
  CHECK(equal(y.detach(), values({0, 1, 1})));
  CHECK(y.requires_grad());
  y.sum().backward();
  CHECK(equal(x.grad(), values({0, 0, 0})));
  const Variable constant = zeros({3}, kDouble);
  constant.lt_(x);
  CHECK(constant.requires_grad());
  CHECK_THROWS_WITH(tensor({1, 2}).le_(tensor({{1}, {2}})),
                    doctest::Contains("le_: output with shape [2] doesn't match the broadcast "
                                      "shape [2, 2]"));
}

TEST_CASE("fill_ with a tensor of rank 0, which gets the gradient") {
  const Variable x = tensor({1.0, 2.0}, kLeaf), v = tensor(5.0, kLeaf);
  const Variable y = x * 1;
  fill_(y, v);
  (y * y).sum().backward();
  CHECK(equal(x.grad(), values({0, 0})));
  CHECK(v.grad().item<double>() == 20);
  CHECK_THROWS_WITH(y.fill_(x), doctest::Contains("fill_ only supports 0-dimension value tensor "
                                                  "but got tensor with 1 dimensions."));
}

TEST_SUITE_END();
