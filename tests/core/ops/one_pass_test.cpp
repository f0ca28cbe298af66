#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <vector>

#include "taper/core.h"
#include "taper/core/graph/autocast.h"
#include "taper/core/ops/likelihood.h"
#include "taper/core/ops/margin.h"
#include "taper/core/ops/normalization.h"

using namespace taper;

namespace {

using V = const Variable&;
using Reduction::Mean, Reduction::None, Reduction::Sum;

/// Something of two inputs of one shape; weights are made of the second one.
struct Fused {
  const char* name;
  Variable (*f)(const Variable& x, const Variable& t);
};

const std::vector<Fused> kLosses{
    {"mse", [](V x, V t) { return mse_loss(x, t); }},
    {"l1", [](V x, V t) { return l1_loss(x, t, Sum); }},
    {"smooth l1", [](V x, V t) { return smooth_l1_loss(x, t, None, 0.3); }},
    {"huber", [](V x, V t) { return huber_loss(x, t, Mean, 0.3); }},
    {"bce", [](V x, V t) { return binary_cross_entropy(x, t); }},
    {"logits", [](V x, V t) { return binary_cross_entropy_with_logits(x, t); }},
    {"kl", [](V x, V t) { return kl_div(x, t); }},
    {"kl, log target", [](V x, V t) { return kl_div(x, t, None, true); }},
    {"poisson", [](V x, V t) { return poisson_nll_loss(x, t, true, true, 1e-8, Mean); }},
    {"rate", [](V x, V t) { return poisson_nll_loss(x, t * 3, false, true, 1e-8, Sum); }},
    {"soft margin", [](V x, V t) { return soft_margin_loss(x, t); }},
    {"hinge", [](V x, V t) { return hinge_embedding_loss(x, sign(t.detach() - 0.5), 0.5, Mean); }},
    {"margin ranking", [](V x, V t) { return margin_ranking_loss(x, t, x * t, 0.1, Mean); }},
    {"margin ranking, constants",
     [](V x, V t) { return margin_ranking_loss(x.detach(), t, sign(x.detach() - 0.5), 0, None); }},
};

/// A class for each row of t.
Variable classes(V t) { return (t.detach().select(1, 0) * t.size(1)).to(kLong); }
Variable row_signs(V t) { return sign(t.detach().select(1, 0) - 0.5); }

const std::vector<Fused> kRowLosses{
    {"multi margin", [](V x, V t) { return multi_margin_loss(x, classes(t), 1, 0.5); }},
    {"multi margin, none",
     [](V x, V t) { return multi_margin_loss(x, classes(t), 1, 0.5, t.mean(0), None); }},
    {"multi margin, squares",
     [](V x, V t) { return multi_margin_loss(x, classes(t), 2, 0.3, t.mean(0), Sum); }},
    {"multi margin, columns",
     [](V x, V t) { return multi_margin_loss(x.t().contiguous().t(), classes(t), 2, 0.3); }},
    {"cosine", [](V x, V t) { return cosine_embedding_loss(x, t - 0.5, row_signs(t), 0, None); }},
    {"cosine, one", [](V x, V t) { return cosine_embedding_loss(x, t.detach(), row_signs(t)); }},
    {"cosine, other", [](V x, V t) { return cosine_embedding_loss(x.detach(), t, row_signs(t)); }},
    {"triplet", [](V x, V t) { return triplet_margin_loss(x, t, 1 - x * t, 0.1, 2, 0.01); }},
    {"triplet, anchor",
     [](V x, V t) { return triplet_margin_loss(x, t.detach(), 1 - t.detach(), 1); }},
    {"triplet, sides",
     [](V x, V t) { return triplet_margin_loss(x.detach(), t, x * t, 0.2, 2, 1e-6, false, None); }},
};

/// Losses of classes, whose scores may lie in any order.
const std::vector<Fused> kClassLosses{
    {"cross entropy", [](V x, V t) { return cross_entropy_loss(x * 9, classes(t)); }},
    {"cross entropy, ignored",
     [](V x, V t) { return cross_entropy_loss(x, classes(t), {}, None, 1); }},
    {"cross entropy, columns",
     [](V x, V t) { return cross_entropy_loss(x.t().contiguous().t(), classes(t), {}, Sum); }},
    {"cross entropy, weights",
     [](V x, V t) { return cross_entropy_loss(x, classes(t), t.mean(0), Mean, 1); }},
    {"cross entropy, smoothed",
     [](V x, V t) { return cross_entropy_loss(x * 3, classes(t), {}, Mean, 1, 0.1); }},
    {"cross entropy, weights, smoothed",
     [](V x, V t) { return cross_entropy_loss(x, classes(t), t.mean(0), None, 1, 0.3); }},
    {"nll", [](V x, V t) { return nll_loss(x, classes(t)); }},
    {"nll, ignored", [](V x, V t) { return nll_loss(x, classes(t), {}, None, 1); }},
    {"nll, columns",
     [](V x, V t) { return nll_loss(x.t().contiguous().t(), classes(t), {}, Sum, 1); }},
    {"nll, weights", [](V x, V t) { return nll_loss(x, classes(t), t.mean(0), Mean, 1); }},
};

/// Some classes for each row of t, the same ones more than once, and -1 where they end.
Variable labels(V t) { return (t.detach() * (t.size(1) + 1)).to(kLong) - 1; }

const std::vector<Fused> kLabelLosses{
    {"labels", [](V x, V t) { return multilabel_margin_loss(x, labels(t)); }},
    {"labels, none", [](V x, V t) { return multilabel_margin_loss(x * t, labels(t), None); }},
    {"all labels",
     [](V x, V t) { return multilabel_margin_loss(x, clamp_min(labels(t), 0), Sum); }},
};

const std::vector<Fused> kNormalizations{
    {"layer", [](V x, V t) { return layer_norm(x, x.sizes().slice(1), t[0], t[-1]); }},
    {"layer, plain", [](V x, V) { return layer_norm(x, x.sizes().slice(2)); }},
    {"batch",
     [](V x, V t) {
       const Variable w = t.select(0, 0).select(1, 0);
       return batch_norm(x, w, w * 2, {}, {}, true, 0.1, 1e-5);
     }},
    {"group",
     [](V x, V t) {
       const Variable w = t.select(0, 0).select(1, 0);
       return group_norm(x, 3, w, w * 2);
     }},
    {"instance",
     [](V x, V t) {
       const Variable w = t.select(0, 0).select(1, 0);
       return instance_norm(x, w, {}, {}, {}, true, 0.1, 1e-5);
     }},
};

variable_list gradients(const Fused& fused, V x, V t, bool create_graph) {
  const Variable y = fused.f(x, t), g = y.detach().sin() + 1.5;
  variable_list found = autograd::grad({y}, {x, t}, {g}, std::nullopt, create_graph, true);
  for (Variable& d : found) d = d.defined() ? d.detach() : zeros({});
  return found;
}

/// With create_graph rules are made of operations, and otherwise they are one pass.
void check_one_pass(const Fused& fused, IntArrayRef sizes, ScalarType dtype, double tolerance) {
  CAPTURE(fused.name);
  CAPTURE(sizes);
  CAPTURE(dtype);
  manual_seed(7);
  const auto draw = [&] { return (rand(sizes, kDouble) * 0.9 + 0.05).to(dtype).requires_grad_(); };
  const Variable x = draw(), t = draw();
  const variable_list fast = gradients(fused, x, t, false), slow = gradients(fused, x, t, true);
  for (std::size_t i = 0; i < fast.size(); ++i)
    CHECK(allclose(fast[i].to(kDouble), slow[i].to(kDouble), tolerance, tolerance));
}

}  // namespace

TEST_SUITE_BEGIN("operations in one pass");

TEST_CASE("gradients in one pass are those of the formulas") {
  for (const Fused& loss : kLosses)
    for (const Dims& sizes : {Dims{}, Dims{7}, Dims{3, 0}, Dims{33, 2111}}) {
      check_one_pass(loss, sizes, kFloat, 1e-5);
      check_one_pass(loss, sizes, kDouble, 1e-12);
      check_one_pass(loss, sizes, kBFloat16, 0.05);
    }
}

TEST_CASE("gradients of losses of rows in one pass are those of the formulas") {
  for (const Fused& loss : kRowLosses)
    for (const Dims& sizes :
         {Dims{0, 3}, Dims{1, 1}, Dims{7, 3}, Dims{400, 17}, Dims{40, 100}, Dims{50, 2111}}) {
      check_one_pass(loss, sizes, kFloat, 2e-5);
      check_one_pass(loss, sizes, kDouble, 1e-12);
    }
}

TEST_CASE("gradients of losses of classes are the same recorded or not") {
  for (const Fused& loss : kClassLosses)
    for (const Dims& sizes : {Dims{3, 2}, Dims{7, 3}, Dims{400, 17}, Dims{50, 2111}}) {
      check_one_pass(loss, sizes, kFloat, 2e-5);
      check_one_pass(loss, sizes, kDouble, 1e-12);
      check_one_pass(loss, sizes, kBFloat16, 0.05);
    }
}

TEST_CASE("gradients of losses of labels in one pass are those of the formulas") {
  for (const Fused& loss : kLabelLosses)
    for (const Dims& sizes : {Dims{1, 1}, Dims{7, 3}, Dims{40, 17}, Dims{9, 100}}) {
      check_one_pass(loss, sizes, kFloat, 2e-5);
      check_one_pass(loss, sizes, kDouble, 1e-12);
    }
}

TEST_CASE("losses under autocast are those of float32") {
  manual_seed(7);
  const Variable x = rand({9, 20}), t = rand({9, 20});
  for (const auto* losses : {&kLosses, &kRowLosses, &kClassLosses, &kLabelLosses})
    for (const Fused& loss : *losses) {
      CAPTURE(loss.name);
      const Variable expected = loss.f(x, t);
      const AutocastGuard guard;
      CHECK(equal(loss.f(x, t), expected));
    }
}

TEST_CASE("losses of rows are computed in float32 at least") {
  manual_seed(7);
  const Variable x = rand({9, 1000}).to(kHalf), t = rand({9, 1000}).to(kHalf);
  for (const Fused& loss : kRowLosses) {
    CAPTURE(loss.name);
    CHECK(loss.f(x, t).dtype() == kHalf);
    CHECK(allclose(loss.f(x, t).to(kFloat), loss.f(x.to(kFloat), t.to(kFloat)), 2e-3, 2e-3));
  }
}

TEST_CASE("a loss whose margin is just kept") {
  const auto slope = [](V x, V y) { return autograd::grad({y}, {x})[0]; };
  const Variable x = tensor({{1.0, 0.0}}, requires_grad()), t = tensor({{0.0, 2.0}});
  CHECK(equal(slope(x, multi_margin_loss(x, tensor({0}))), zeros({1, 2})));
  CHECK(equal(slope(x, cosine_embedding_loss(x, t, tensor({-1}))), tensor({{0.0, 1.0}})));
  const Variable far = tensor({{3.0, 0.0}}), near = zeros({1, 2});
  CHECK(equal(slope(x, triplet_margin_loss(x, near, far, 1, 2, 0)), tensor({{2.0, 0.0}})));
}

TEST_CASE("scores that are no numbers have no slope") {
  for (const int power : {1, 2}) {
    const Variable x = tensor({{1.0F, NAN, 0.5F}}, requires_grad());
    const Variable y = multi_margin_loss(x, tensor({0}), power);
    CHECK(std::isnan(y.item<float>()));
    y.backward();
    CHECK(allclose(x.grad() * 3, tensor({{-1.0, 0.0, 1.0}})));
  }
}

TEST_CASE("vectors in one place have no direction") {
  const Variable x = ones({2, 3}, requires_grad());
  triplet_margin_loss(x, x.detach(), x.detach(), 1, 2, 0).backward();
  CHECK(equal(x.grad(), zeros({2, 3})));
}

TEST_CASE("a triplet's rows are broadcast") {
  manual_seed(3);
  const Variable x = randn({4, 3}), y = randn({4, 3}), row = randn({1, 3}),
                 rows = row.expand({4, 3});
  CHECK(allclose(triplet_margin_loss(x, y, row), triplet_margin_loss(x, y, rows)));
  CHECK(allclose(triplet_margin_loss(x, row, y), triplet_margin_loss(x, rows, y)));
  CHECK(allclose(triplet_margin_loss(row, x, y), triplet_margin_loss(rows, x, y)));
}

TEST_CASE("gradients of normalizations in one pass are those of the formulas") {
  for (const Fused& normalization : kNormalizations)
    for (const Dims& sizes : {Dims{2, 3, 1}, Dims{5, 3, 4}, Dims{300, 6, 17}, Dims{4, 300, 33},
                              Dims{40, 600, 1}, Dims{5000, 42, 1}, Dims{3, 99999, 1}}) {
      // Three numbers may lie so near each other that float32 knows little of their spread.
      if (sizes[0] > 3 || sizes[1] == 3) check_one_pass(normalization, sizes, kFloat, 2e-4);
      check_one_pass(normalization, sizes, kDouble, 1e-10);
    }
}

TEST_CASE("a sum of losses is the sum of the losses") {
  manual_seed(1);
  const Variable x = randn({200001}), t = randn({200001});
  CHECK(allclose(mse_loss(x, t, Sum), mse_loss(x, t, None).sum()));
  CHECK(allclose(mse_loss(x, t), mse_loss(x, t, None).mean()));
  const Variable row = randn({1, 3}), column = randn({4, 1});
  CHECK(allclose(huber_loss(row, column), huber_loss(row, column, None).mean()));
}

TEST_CASE("any number of threads gives the same bits") {
  manual_seed(1);
  const Variable x = randn({3000, 70}, requires_grad()), t = rand({3000, 70});
  const auto all = [&] {
    variable_list found;
    for (const Variable& y :
         {mse_loss(x, t), layer_norm(x, {70}, t[0], t[1]),
          batch_norm(x, t[0], t[1], {}, {}, true, 0.1, 1e-5), group_norm(x, 7, t[0], t[1])}) {
      found.push_back(y);
      found.push_back(autograd::grad({y}, {x}, {y.detach()})[0]);
    }
    return found;
  };
  const int before = get_num_threads();
  set_num_threads(1);
  const variable_list one = all();
  set_num_threads(4);
  const variable_list four = all();
  set_num_threads(before);
  for (std::size_t i = 0; i < one.size(); ++i) CHECK(equal(one[i], four[i]));
}

TEST_CASE("numbers far from 0 keep their spread") {
  manual_seed(1);
  const Variable x = randn({400, 40}, kDouble), far = (x + 1000).to(kFloat);
  const auto normalized = [](V v) { return batch_norm(v, {}, {}, {}, {}, true, 0.1, 0); };
  CHECK(allclose(normalized(far), normalized(x).to(kFloat), 0, 1e-3));
  CHECK(allclose(layer_norm(far, {40}), layer_norm(x, {40}).to(kFloat), 0, 1e-3));
}

TEST_CASE("the variance of a channel counts how far apart its planes are") {
  const Variable x = tensor({-1.0, 1.0}).view({2, 1, 1}).expand({2, 1, 100}).contiguous();
  CHECK(allclose(batch_norm(x, {}, {}, {}, {}, true, 0.1, 0), x));
}

TEST_CASE("an input that is changed after its normalization is noticed") {
  const Variable x = randn({4, 3}), w = ones({3}, requires_grad());
  const Variable y = layer_norm(x, {3}, w);
  x.add_(1);
  CHECK_THROWS_WITH(y.sum().backward(), doctest::Contains("layer_norm"));
}
