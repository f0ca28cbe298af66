// Code written for libtorch: the tensor methods, operators and functions that programs use, spelled
// as there.

#include <doctest/doctest.h>

#include <cmath>
#include <sstream>

#include "taper/taper.h"

namespace torch = taper;
namespace at = taper;

namespace {

torch::Tensor matrix() { return torch::tensor({{1.0, -2.0}, {3.0, 4.0}}); }
double at_00(const torch::Tensor& x) { return x.flatten()[0].item<double>(); }

}  // namespace

TEST_SUITE_BEGIN("api surface");

TEST_CASE("methods that compute") {
  const torch::Tensor x = matrix();
  CHECK(x.abs().sum().item<float>() == 10);
  CHECK_FALSE(x.lt(0).all().item<bool>());
  CHECK(x.any().item().toBool());
  CHECK(x.allclose(x + 1e-9));
  CHECK(x.argmax(1).equal(torch::tensor({0, 1})));
  CHECK(x.clamp(0, 1).equal(x.clamp_min(0).clamp_max(1)));
  CHECK(x.div(2).mul(2).eq(x).all().is_nonzero());
  CHECK(x.exp().log().allclose(x, 1e-4, 1e-5));
  CHECK(at_00(x.log1p()) == doctest::Approx(std::log(2.0)));
  CHECK(x.max().item<float>() == 4);
  CHECK(std::get<1>(x.max(1)).equal(torch::tensor({0, 1})));
  CHECK(x.max(-x).equal(x.abs()));
  CHECK(x.min().item<float>() == -2);
  CHECK(x.mean().item<double>() == 1.5);
  CHECK(x.mean({0, 1}).item<double>() == 1.5);
  CHECK(x.mm(x).equal(x.matmul(x)));
  CHECK(x.norm().item<double>() == doctest::Approx(std::sqrt(30.0)));
  CHECK(x.norm(2, -1).sizes() == torch::IntArrayRef({2}));
  CHECK(x.pow(2).equal(x * x));
  CHECK(at_00(x.sign() + x.sqrt()) == 2);
  CHECK(x.softmax(0).sum(0).allclose(torch::ones({2})));
  CHECK(x.sum(1).equal(torch::tensor({-1.0, 7.0})));
  CHECK(x.sum(torch::IntArrayRef{0}, true).sizes() == torch::IntArrayRef({1, 2}));
  CHECK(x.var().item<float>() == doctest::Approx(7));
  CHECK(x.std(0, false).equal(torch::tensor({1.0, 3.0})));
  CHECK(at_00(x.tanh()) == doctest::Approx(std::tanh(1.0)));
  torch::manual_seed(1);
  CHECK(torch::ones({1}).multinomial(1).item<int64_t>() == 0);
  CHECK(x.addmm(x, x).equal(torch::addmm(x, x, x)));
}

TEST_CASE("methods on shapes and indices") {
  using namespace torch::indexing;
  const torch::Tensor x = matrix();
  CHECK(x.chunk(2).size() == 2);
  CHECK(x.contiguous().is_contiguous());
  CHECK(x.t().is_contiguous() == false);
  CHECK(x.clone().equal(x));
  CHECK((x.dim() == 2 && x.ndimension() == 2 && x.numel() == 4 && x.size(-1) == 2));
  CHECK(x.strides() == torch::IntArrayRef({2, 1}));
  CHECK(x[0].expand({3, 2}).expand_as(torch::ones({3, 2})).sizes() == torch::IntArrayRef({3, 2}));
  CHECK(x.flatten().reshape({2, 2}).view(-1).view_as(x).equal(x));
  CHECK(x.unsqueeze(0).squeeze(0).squeeze().sizes() == x.sizes());
  CHECK(x.narrow(0, 1, 1).equal(x.slice(0, 1, 2)));
  CHECK(x.index({1, Slice(None, 1)}).item<float>() == 3);
  CHECK(x.index({"...", 0}).equal(x.index({Ellipsis, 0})));
  CHECK(x.clone().index_put_({x < 0}, 0).min().item<float>() == 0);
  CHECK(x.clone().index_put_({0, Slice()}, torch::zeros({2})).sum().item<float>() == 7);
  CHECK(at::index_put_(x.clone(), {TensorIndex(0)}, torch::zeros({2}))[0].sum().item<float>() == 0);
  CHECK(at::index(x, {TensorIndex(0)}).equal(x[0]));
  CHECK(x.masked_fill(x < 0, 0).sum().item<float>() == 8);
  CHECK(x[1][0].item<float>() == 3);
  CHECK(x[torch::Scalar(1)].equal(x[torch::tensor(1)]));
}

TEST_CASE("methods that change the tensor") {
  const torch::Tensor x = matrix();
  x.add_(1).div_(2).mul_(2);
  CHECK(at_00(x) == 2);
  CHECK(at_00(x.copy_(torch::ones({2, 2}))) == 1);
  CHECK(at_00(x.fill_(3)) == 3);
  CHECK(at_00(x.eq_(3)) == 1);
  CHECK(at_00(x.zero_()) == 0);
  CHECK(x.resize_({3, 1}).sizes() == torch::IntArrayRef({3, 1}));
  torch::manual_seed(0);
  CHECK(x.uniform_(1, 2).ge(1).all().item<bool>());
  CHECK(x.random_(3).lt(3).all().item<bool>());
  CHECK(x.normal_(100, 1).gt(50).all().item<bool>());
}

TEST_CASE("methods of autograd") {
  const torch::Tensor x = torch::ones({2}, torch::requires_grad());
  CHECK((x.requires_grad() && x.is_leaf() && x._version() == 0 && x.output_nr() == 0));
  const torch::Tensor y = x * 2;
  y.retain_grad();
  CHECK(y.retains_grad());
  unsigned calls = 0;
  const auto hook = y.register_hook([&](torch::Tensor g) { calls += g.defined(); });
  y.sum().backward({}, /*retain_graph=*/true);
  y.remove_hook(hook);
  y.sum().backward();
  CHECK(calls == 1);
  CHECK(x.grad().equal(torch::tensor({4.0, 4.0})));
  CHECK(y.grad_fn()->name() == "mul");
  x.mutable_grad().zero_();
  CHECK(at_00(x.grad()) == 0);
  CHECK((y.detach().is_same(y) == false && y.data().requires_grad() == false));
  CHECK(y.tensor_data().data_ptr<float>() == y.data_ptr<float>());
  CHECK(y.detach_().requires_grad_().set_requires_grad(false).requires_grad() == false);
  x.set_data(torch::zeros({3}));
  CHECK(x.numel() == 3);
}

TEST_CASE("methods on dtype and place") {
  const torch::Tensor x = matrix();
  CHECK(x.to(torch::kDouble).dtype() == torch::kFloat64);
  CHECK(x.toType(torch::kLong).cpu().dtype() == torch::kInt64);
  CHECK(x.device() == torch::kCPU);
  CHECK(x.layout() == torch::kStrided);
  CHECK(x.options().dtype() == torch::kFloat32);
  CHECK(x.scalar_type() == at::ScalarType::Float);
}

TEST_CASE("operators, with numbers on either side") {
  torch::Tensor x = torch::tensor({5.0, -3.0});
  CHECK(at_00(1 + x - 2 * x / 4 + x * x - x) == 23.5);
  CHECK(at_00(10 / x) == 2);
  CHECK(at_00(x % 3) == 2);
  CHECK((-x).equal(0 - x));
  CHECK(((x < 0) == (0 > x)).all().item<bool>());
  CHECK(((x <= 5) & (x >= -3) & ~(x != x)).all().item<bool>());
  CHECK(((x > 0) | (x == -3)).all().item<bool>());
  x += 1;
  x -= x / 2;
  x *= 2;
  x /= torch::tensor(3.0);
  CHECK(at_00(x) == 2);
  x[0] = 7;
  x[1] = x[0];
  CHECK(x.equal(torch::full({2}, 7.0)));
  std::ostringstream out;
  out << x;
  CHECK(out.str() == "tensor([7., 7.])");
}

TEST_CASE("functions") {
  const torch::Tensor x = matrix(), p = torch::sigmoid(x), t = (x > 0).to(torch::kFloat);
  CHECK(torch::all(torch::eq(x, x)).item<bool>());
  CHECK((torch::allclose(x, x) && torch::equal(x, x)));
  CHECK(torch::arange(0, 6, 2).equal(torch::tensor({0, 2, 4})));
  CHECK(torch::binary_cross_entropy(p, t).item<double>() > 0);
  CHECK(torch::cat({x, x}, 1).sizes() == torch::IntArrayRef({2, 4}));
  CHECK(torch::stack({x, x}).sizes() == torch::IntArrayRef({2, 2, 2}));
  CHECK(at_00(torch::cosine_similarity(x, x)) == doctest::Approx(1));
  CHECK(at_00(torch::pairwise_distance(x, x)) < 1e-5);
  CHECK(at_00(torch::elu(-torch::ones({1}))) == doctest::Approx(std::expm1(-1.0)));
  CHECK(torch::empty({2, 3}, torch::kInt).numel() == 6);
  CHECK(at_00(torch::erf(x)) == doctest::Approx(std::erf(1.0)));
  CHECK(at_00(torch::exp(torch::neg(x)) * torch::exp(x)) == doctest::Approx(1));
  float memory[] = {1, 2};
  CHECK(torch::from_blob(memory, {2})[1].item<float>() == 2);
  CHECK(torch::eye(2).mm(torch::eye(2)).equal(torch::eye(2)));
  CHECK(torch::linspace(0, 1, 3).equal(torch::tensor({0.0, 0.5, 1.0})));
  CHECK(torch::full({2}, 3).dtype() == torch::kLong);
  CHECK((torch::isfinite(x).all().item<bool>() && !torch::isinf(x).any().item<bool>()));
  CHECK(at_00(torch::log_softmax(x, 1).exp() - torch::softmax(x, 1)) == doctest::Approx(0));
  CHECK(at_00(torch::log(torch::ones({1}))) == 0);
  CHECK((torch::max(x).item<float>() == 4 && torch::min(x).item<float>() == -2));
  CHECK(torch::mean(x).item<double>() == torch::sum(x).item<double>() / 4);
  CHECK(torch::mm(x, torch::ones({2, 2}))
            .equal(torch::addmm(torch::zeros({2}), x, torch::ones({2, 2}))));
  CHECK(at::native::is_nonzero(torch::ones_like(x)[0][0]));
  CHECK(torch::nll_loss(torch::log_softmax(x, 1), torch::tensor({0, 1})).dim() == 0);
  CHECK(torch::pow(x, 2).equal(torch::pow(x, torch::full({}, 2.0))));
  CHECK(torch::relu(x).equal(torch::reshape(x.clamp_min(0), {2, 2})));
  CHECK(torch::smooth_l1_loss(x, x).item<float>() == 0);
  CHECK(std::get<1>(torch::std_mean(x, 0)).equal(std::get<1>(torch::var_mean(x, 0))));
  CHECK(torch::std(x, 0).equal(torch::sqrt(torch::var(x, 0))));
  CHECK(torch::zeros({2, 2}).equal(torch::zeros_like(x)));
  torch::manual_seed(5);
  const torch::Tensor first = torch::randn({3});
  torch::manual_seed(5);
  CHECK(first.equal(torch::randn({3})));
  CHECK((torch::rand({2}) < 1).all().item<bool>());
  CHECK((torch::randint(3, 5, {4}) >= 3).all().item<bool>());
  CHECK_FALSE(torch::cuda::is_available());
}

TEST_SUITE_END();
