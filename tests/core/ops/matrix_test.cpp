#include <doctest/doctest.h>

#include <cmath>

#include "taper/core.h"

using namespace taper;
using doctest::Contains;

namespace {

bool close(const Variable& a, const Variable& b, double tolerance = 1e-10) {
  return allclose(a, b, tolerance, tolerance);
}
Variable identity(int64_t n) { return eye(n, kDouble); }
Variable random(IntArrayRef sizes) { return randn(sizes, kDouble); }

}  // namespace

TEST_SUITE_BEGIN("matrices");

TEST_CASE("names of torch::linalg") {
  const Variable a = random({3, 3}) + 5 * identity(3), b = random({3, 2});
  CHECK(equal(linalg::inv(a), a.inverse()));
  CHECK(close(matmul(a, linalg::solve(a, b)), b));
  CHECK(equal(linalg::det(a), a.det()));
  CHECK(close(std::get<1>(linalg::slogdet(a)), a.det().abs().log()));
  CHECK(close(linalg::pinv(a), a.inverse()));
  CHECK(equal(linalg::norm(a), a.norm()));
  CHECK(close(linalg::norm(a, "nuc"), linalg::svdvals(a).sum()));
  CHECK(equal(linalg::matrix_power(a, 2), matmul(a, a)));
  CHECK(linalg::matrix_rank(a).item<int64_t>() == 3);
  CHECK(close(linalg::cond(a), linalg::matrix_norm(a, 2) * linalg::matrix_norm(a.inverse(), 2)));
  CHECK(close(std::get<0>(linalg::lstsq(a, b)), linalg::solve(a, b)));
}

TEST_CASE("the norm of no numbers is 0 for orders from 0 on") {
  for (const double order : {0.0, 0.5, 1.0})
    CHECK(linalg::vector_norm(zeros({0}), order).item<double>() == 0);
}

TEST_CASE("any layout is read as it is seen") {
  const Variable wide = random({2, 4, 3}) + 6 * eye(4, 3, kDouble);
  for (const Variable& a : {wide.narrow(1, 0, 3), wide.narrow(1, 0, 3).mT(),
                            wide.narrow(1, 0, 3).transpose(0, 2).contiguous().transpose(0, 2),
                            wide.select(0, 0).narrow(0, 1, 3).expand({2, 3, 3}).flip({1})}) {
    const Variable copy = a.contiguous(), b = random({2, 3, 2});
    CHECK(close(linalg::inv(a), linalg::inv(copy)));
    CHECK(close(linalg::solve(a, b), linalg::solve(copy, b.mT().contiguous().mT())));
    CHECK(close(linalg::det(a), linalg::det(copy)));
    CHECK(close(linalg::svdvals(a), linalg::svdvals(copy)));
    CHECK(close(linalg::solve_triangular(a, b, true), linalg::solve_triangular(copy, b, true)));
    CHECK(close(linalg::cholesky(matmul(a, a.mT())), linalg::cholesky(matmul(copy, copy.mT()))));
    const auto [q, r] = linalg::qr(a);
    CHECK(close(matmul(q, r), a));
    const auto [w, v] = linalg::eigh(a, "U");
    CHECK(close(matmul(v * w.unsqueeze(-2), v.mT()), copy.triu() + copy.triu(1).mT()));
  }
}

TEST_CASE("arguments stay what they were") {
  const Variable a = random({3, 3}), before = a.clone(), columns = a.mT().contiguous().mT();
  linalg::inv(columns), linalg::qr(columns), linalg::svd(columns), linalg::eigh(columns);
  linalg::solve_triangular(columns, columns, true), linalg::lstsq(columns, columns);
  CHECK(equal(columns, before));
}

TEST_CASE("large stacks are shared among threads") {
  const Variable a = random({64, 20, 20}), inverse = linalg::inv(a);
  for (const int64_t i : {0, 31, 63}) CHECK(close(inverse[i], linalg::inv(a[i])));
  const Variable s = linalg::svdvals(a);
  CHECK(close(s.square().sum(), a.square().sum()));
}

TEST_CASE("the gradient of a determinant is that of its cofactors") {
  const Variable a = tensor({{1., 2.}, {2., 4.}}, requires_grad());
  linalg::det(a).backward();
  CHECK(allclose(a.grad(), tensor({{4., -2.}, {-2., 1.}}), 1e-5, 1e-5));
  const Variable zero = zeros({3, 3}, requires_grad());
  linalg::det(zero).backward();
  CHECK(equal(zero.grad(), zeros({3, 3})));
}

TEST_CASE("a logarithm of the determinant that there is not") {
  CHECK(std::isnan(logdet(-eye(3)).item<double>()));
  CHECK(logdet(zeros({2, 2})).item<double>() == -INFINITY);
  const auto [sign, y] = linalg::slogdet(zeros({2, 2}));
  CHECK(sign.item<double>() == 0);
  CHECK(y.item<double>() == -INFINITY);
}

TEST_CASE("values that are equal") {
  const Variable a = (2 * identity(3)).requires_grad_();
  linalg::svdvals(a).sum().backward();
  CHECK(close(a.grad(), identity(3)));
  const Variable b = (2 * identity(3)).requires_grad_();
  linalg::eigvalsh(b).sum().backward();
  CHECK(close(b.grad(), identity(3)));
}

TEST_CASE("vectors by themselves, with a gradient") {
  const Variable a = random({4, 3}).requires_grad_();
  const Variable u = std::get<0>(linalg::svd(a, false));
  matmul(u, u.mT()).sum().backward();
  const Variable q = std::get<0>(linalg::qr(a.detach().requires_grad_()));
  CHECK(close(matmul(q, q.mT()), matmul(u, u.mT())));
  CHECK(a.grad().isfinite().all().item<bool>());
}

TEST_CASE("outputs that were changed in place are noticed") {
  const Variable a = random({3, 3}).requires_grad_();
  const auto [q, r] = linalg::qr(a);
  const Variable sum = r.sum();
  q.detach().zero_();
  CHECK_THROWS_WITH(sum.backward(), Contains("linalg_qr"));
}

TEST_CASE("a graph is used twice where it is retained") {
  const Variable a = random({3, 3}).requires_grad_();
  const auto [w, v] = linalg::eigh(a + a.mT());
  const Variable y = w.square().sum() + (v * v).sum();
  y.backward({}, true);
  y.backward();
  CHECK_THROWS_WITH(w.sum().backward(), Contains("Trying to backward through the graph a second"));
}

TEST_CASE("what is not finite") {
  const Variable nan = full({3, 2}, std::nan(""));
  CHECK(linalg::inv(full({2, 2}, std::nan(""))).isnan().all().item<bool>());
  CHECK(std::get<0>(linalg::lstsq(nan, ones({3, 1}))).isnan().all().item<bool>());
  CHECK_THROWS_WITH(linalg::lstsq(nan, ones({3, 1}), std::nullopt, "gelsd"),
                    Contains("torch.linalg.lstsq: the SVD failed to converge"));
  CHECK(linalg::matrix_exp(full({2, 2}, std::nan(""))).isnan().all().item<bool>());
  CHECK(linalg::matrix_exp(full({2, 2}, INFINITY)).isnan().all().item<bool>());
}

TEST_CASE("exponentials of matrices") {
  CHECK(close(linalg::matrix_exp(tensor({{0., 1.}, {-1., 0.}}, kDouble)),
              tensor({{std::cos(1.), std::sin(1.)}, {-std::sin(1.), std::cos(1.)}}, kDouble)));
  CHECK(close(linalg::matrix_exp(diag(tensor({-3., 0., 20.}, kDouble))),
              diag(exp(tensor({-3., 0., 20.}, kDouble)))));
  CHECK(equal(linalg::matrix_exp(zeros({2, 2})), eye(2)));
}

TEST_CASE("under autocast matrices are float32") {
  const AutocastGuard autocast;
  const Variable a = 2 * eye(3).to(kBFloat16);
  for (const Variable& y :
       {linalg::inv(a), linalg::solve(a, a), linalg::det(a), linalg::cholesky(a), linalg::pinv(a),
        linalg::svdvals(a), std::get<0>(linalg::lstsq(a, a)), linalg::matrix_exp(a)})
    CHECK(y.dtype() == kFloat);
  CHECK(allclose(linalg::pinv(a), 0.5 * eye(3)));
}
