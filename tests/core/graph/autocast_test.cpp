#include "taper/core/graph/autocast.h"

#include <doctest/doctest.h>

#include <cmath>
#include <thread>

#include "taper/nn.h"
#include "taper/optim.h"
#include "tests/support/difference.h"

using namespace taper;
using taper::testing::difference;
namespace F = taper::nn::functional;

TEST_SUITE_BEGIN("autocast");

TEST_CASE("matrix products run in bfloat16") {
  const AutocastGuard on;
  const Variable a = randn({3, 3}), s = randn({2, 3, 3});
  for (const Variable& y :
       {mm(a, a), matmul(a, a), matmul(a, a[0]), matmul(s, a), bmm(s, s), addmm(a, a, a),
        linear(a, a, a[0]), linear(s, a), einsum("ij,jk->ik", {a, a})})
    CHECK(y.dtype() == kBFloat16);
  CHECK(difference(mm(a, a), mm(a.to(kBFloat16), a.to(kBFloat16))) == "");
}

TEST_CASE("float64 and integers stay as they are; float64 beside float32 is refused") {
  const AutocastGuard on;
  const Variable a = randn({3, 3}, kDouble), n = ones({3, 3}, kLong);
  CHECK(mm(a, a).dtype() == kDouble);
  CHECK(mm(n, n).dtype() == kLong);
  CHECK(mse_loss(a, a).dtype() == kDouble);
  CHECK_THROWS_WITH_AS(mm(a, randn({3, 3})),
                       doctest::Contains("expected scalar type Double but found BFloat16"), Error);
}

TEST_CASE("losses and products of elements run in float32") {
  const AutocastGuard on;
  const Variable x = rand({3, 4}, kBFloat16), t = rand({3, 4}, kBFloat16),
                 classes = tensor({0, 3, 1});
  for (const Variable& y :
       {mse_loss(x, t),
        l1_loss(x, t),
        smooth_l1_loss(x, t),
        huber_loss(x, t),
        binary_cross_entropy(x, t),
        binary_cross_entropy_with_logits(x, t),
        cross_entropy_loss(x, classes),
        nll_loss(x, classes),
        F::cross_entropy(x, classes),
        F::cross_entropy(x, t, F::CrossEntropyFuncOptions().label_smoothing(0.1)),
        F::kl_div(x, t),
        F::poisson_nll_loss(x, t),
        F::hinge_embedding_loss(x, t),
        F::soft_margin_loss(x, t),
        F::margin_ranking_loss(x, x, t),
        F::multi_margin_loss(x, classes),
        F::multilabel_margin_loss(x, zeros({3, 4}, kLong)),
        F::triplet_margin_loss(x, t, x),
        F::cosine_embedding_loss(x, t, ones({3})),
        prod(x),
        x.prod(1)})
    CHECK(y.dtype() == kFloat);
  CHECK(difference(mse_loss(x, t), mse_loss(x.to(kFloat), t.to(kFloat))) == "");
}

TEST_CASE("joining takes the widest dtype, everything else what it gets") {
  const AutocastGuard on;
  const Variable a = randn({3, 3}), b = a.to(kBFloat16);
  CHECK(cat({b, a}).dtype() == kFloat);
  CHECK(stack({b, a}).dtype() == kFloat);
  CHECK(index_copy(b, 0, tensor({0}), a.slice(0, 0, 1)).dtype() == kFloat);
  CHECK(index_copy(a, 0, tensor({0}), b.slice(0, 0, 1)).dtype() == kFloat);
  for (const Variable& y : {mv(a, a[0]), dot(a[0], a[0]), outer(a[0], a[0]), a + b, softmax(a, 0)})
    CHECK(y.dtype() == kFloat);
  for (const Variable& y : {mv(b, b[0]), softmax(b, 0), relu(b), norm(b), b.sum(), b + b})
    CHECK(y.dtype() == kBFloat16);
}

TEST_CASE("gradients of float32 leaves are float32, and near those of float32") {
  manual_seed(2);
  const Variable x = randn({8, 5}), w = randn({4, 5}, requires_grad()),
                 b = zeros({4}, requires_grad());
  const auto gradients = [&](bool enabled) {
    const AutocastGuard guard(enabled);
    return autograd::grad({mse_loss(relu(linear(x, w, b)), ones({8, 4}))}, {w, b});
  };
  const variable_list low = gradients(true), high = gradients(false);
  for (std::size_t i = 0; i < low.size(); ++i) {
    CHECK(low[i].dtype() == kFloat);
    CHECK_FALSE(equal(low[i], high[i]));
    CHECK_FALSE(equal(low[i], low[i].to(kBFloat16).to(kFloat)));
    CHECK(allclose(low[i], high[i], 0.05, 0.02));
  }
}

TEST_CASE("second derivatives pass through the casts") {
  const Variable x = tensor({{0.5, 2.0}}, kFloat).requires_grad_();
  const AutocastGuard on;
  const Variable y = mm(x, x.t()).to(kFloat).sum();
  const Variable g = autograd::grad({y}, {x}, {}, true, true)[0];
  CHECK(difference(g.detach(), tensor({{1.0, 4.0}}, kFloat)) == "");
  CHECK(difference(autograd::grad({g.sum()}, {x})[0], tensor({{2.0, 2.0}}, kFloat)) == "");
}

TEST_CASE("scopes nest, and can be off within one that is on") {
  const Variable a = randn({2, 2});
  CHECK_FALSE(autocast::is_cpu_enabled());
  {
    const AutocastGuard on;
    CHECK(autocast::is_cpu_enabled());
    {
      const AutocastGuard off(false);
      CHECK(mm(a, a).dtype() == kFloat);
      const AutocastGuard again;
      CHECK(mm(a, a).dtype() == kBFloat16);
    }
    CHECK(mm(a, a).dtype() == kBFloat16);
  }
  CHECK(mm(a, a).dtype() == kFloat);
}

TEST_CASE("libtorch's functions turn it on and off") {
  namespace at = taper;
  CHECK(at::autocast::get_autocast_cpu_dtype() == at::kBFloat16);
  at::autocast::set_cpu_enabled(true);
  CHECK(at::autocast::increment_nesting() == 1);
  CHECK(mm(ones({2, 2}), ones({2, 2})).dtype() == kBFloat16);
  CHECK(at::autocast::decrement_nesting() == 0);
  at::autocast::clear_cache();
  at::autocast::set_cpu_enabled(false);
  CHECK_THROWS_WITH_AS(
      at::autocast::set_autocast_cpu_dtype(kHalf),
      "autocast: CPU Autocast only supports dtype of torch.bfloat16 currently, got Half", Error);
  CHECK_THROWS_AS(AutocastGuard(true, kFloat), Error);
  CHECK_FALSE(autocast::is_cpu_enabled());
}

TEST_CASE("a leaf is cast once in a scope, and again when it has changed") {
  const Variable w = ones({2, 2}, requires_grad());
  const auto node_of_cast = [&] { return mm(w, w).grad_fn()->next_edges()[0].node; };
  {
    const AutocastGuard on;
    const auto first = node_of_cast();
    CHECK(node_of_cast() == first);
    {
      const AutocastGuard inner;
      CHECK(node_of_cast() == first);
    }
    CHECK(node_of_cast() == first);
    {
      const NoGradGuard guard;
      w.fill_(3);
      CHECK_FALSE(mm(w, w).requires_grad());
    }
    CHECK_FALSE(node_of_cast() == first);
    CHECK(mm(w, w).sum().item<float>() == 72);
    w.data().fill_(5);
    CHECK(mm(w, w).sum().item<float>() == 200);
    w.data().select(0, 0).fill_(0);
    CHECK(mm(w, w).sum().item<float>() == 50);
    autocast::set_autocast_cache_enabled(false);
    CHECK_FALSE(node_of_cast() == node_of_cast());
    autocast::set_autocast_cache_enabled(true);
    w.set_data(ones({2, 2}));
    CHECK(mm(w, w).sum().item<float>() == 8);
  }
  CHECK(autocast::is_autocast_cache_enabled());
}

TEST_SUITE("threads") {
  TEST_CASE("autocast belongs to a thread") {
    const AutocastGuard on;
    bool elsewhere = true;
    std::thread([&] { elsewhere = autocast::is_cpu_enabled(); }).join();
    CHECK_FALSE(elsewhere);
  }
}

TEST_CASE("a net learns as it does in float32") {
  const auto final_loss = [](bool enabled) {
    manual_seed(3);
    nn::Sequential net(nn::Linear(6, 16), nn::ReLU(), nn::Linear(16, 3));
    optim::SGD sgd(net->parameters(), 0.2);
    const Variable x = randn({64, 6}), classes = x.slice(1, 0, 3).argmax(1);
    double loss = 0;
    for (int step = 0; step < 100; ++step) {
      sgd.zero_grad();
      const AutocastGuard guard(enabled);
      const Variable y = F::cross_entropy(net->forward(x), classes);
      y.backward();
      sgd.step();
      loss = y.item<double>();
    }
    return loss;
  };
  const double high = final_loss(false), low = final_loss(true);
  CHECK(high < 0.4);
  CHECK(std::abs(low - high) < 0.02);
  CHECK(low != high);
}

TEST_SUITE_END();
