// Decompositions. Signs and, for equal values, directions are LAPACK's choice: what is compared
// does not depend on them.

#include "tests/rows/rows.h"

namespace rows {
namespace {

using Pair = std::tuple<Tensor, Tensor>;

const std::vector<Sizes> kTall{{4, 3}, {3, 3},    {1, 1},    {2, 0},
                               {0, 0}, {2, 4, 2}, {0, 3, 2}, {20, 6}},
    kWide{{3, 4}, {0, 2}, {2, 2, 3}, {6, 20}},
    kSquares{{3, 3}, {1, 1}, {0, 0}, {2, 3, 3}, {12, 12}};

/// Gradients of vectors magnify rounding: of float32 the values alone are compared.
Inputs exact(const std::vector<Sizes>& sizes) { return shapes(sizes, {kDouble}); }

std::vector<Sizes> all_shapes() {
  std::vector<Sizes> shapes = kTall;
  shapes.insert(shapes.end(), kWide.begin(), kWide.end());
  return shapes;
}

/// With a diagonal of r that is positive.
Pair positive(const Pair& of) {
  const auto& [q, r] = of;
  const Tensor signs = sign(diagonal(r, 0, -2, -1)).detach();
  const int64_t k = signs.size(-1);
  return {narrow(q, -1, 0, k) * signs.unsqueeze(-2), narrow(r, -2, 0, k) * signs.unsqueeze(-1)};
}

/// The sum of the projections on the columns of v, with different weights.
Tensor projection(const Tensor& v) {
  return matmul(v * (arange(v.size(-1), v.options()) + 1), v.mT());
}

Tensor symmetric(const Tensor& a) { return a + a.mT(); }

/// All that there is, without gradients.
std::vector<Tensor> values_of_lstsq(X x, const char* driver) {
  const auto [y, residuals, rank, s] = linalg_lstsq(x[0].detach(), x[1].detach(), nullopt, driver);
  return {y, residuals, rank, s};
}

/// Matrices of rank 2.
Tensor product(X x) { return matmul(x[0], x[1]); }

}  // namespace

Rows decomposition() {
  const Inputs least_squares =
      operands({{{4, 3}, {4, 2}}, {{3, 4}, {3, 2}}, {{2, 4, 3}, {2, 4}}, {{4, 3}, {4}}});
  const Inputs thin =
      operands({{{4, 2}, {2, 3}}, {{3, 2}, {2, 4}}, {{2, 3, 2}, {2, 3}}}, {kDouble});
  return {
      {"linalg_qr", "", exact(all_shapes()), [](X x) { return positive(linalg_qr(x[0])); }},
      {"linalg_qr", "values", shapes(all_shapes(), {kFloat}),
       [](X x) { return positive(linalg_qr(x[0].detach())); }},
      {"linalg_qr", "transposed", exact({{4, 3}, {3, 4}}),
       [](X x) { return positive(linalg_qr(x[0].mT())); }},
      {"linalg_qr", "complete", exact(kWide),
       [](X x) { return positive(linalg_qr(x[0], "complete")); }},
      {"linalg_qr", "complete, tall", shapes(kTall),
       [](X x) {
         const auto [q, r] = linalg_qr(x[0].detach(), "complete");
         return Pair(matmul(q, r), matmul(q, q.mT()));
       }},
      {"linalg_qr", "r", shapes({{4, 3}, {3, 4}}),
       [](X x) {
         const auto [q, r] = linalg_qr(x[0].detach(), "r");
         return Pair(q, abs(r));
       }},
      {"qr", "", exact({{4, 3}}), [](X x) { return positive(qr(x[0])); }},
      {"qr", "not some", exact({{3, 4}}), [](X x) { return positive(qr(x[0], false)); }},
      {"linalg_svd", "", exact(all_shapes()),
       [](X x) {
         const auto [u, s, vh] = linalg_svd(x[0], false);
         return std::tuple(projection(u), s, projection(vh.mT()));
       }},
      {"linalg_svd", "values", shapes(all_shapes(), {kFloat}),
       [](X x) {
         const auto [u, s, vh] = linalg_svd(x[0].detach(), false);
         return Pair(matmul(u * s.unsqueeze(-2), vh), s);
       }},
      {"linalg_svd", "product", exact({{4, 3}, {3, 4}, {2, 3, 2}}),
       [](X x) {
         const auto [u, s, vh] = linalg_svd(x[0].mT(), false);
         return matmul(u * exp(s).unsqueeze(-2), vh);
       }},
      {"linalg_svd", "full", exact({{4, 3}, {3, 4}, {2, 2}, {2, 0}}),
       [](X x) {
         const auto [u, s, vh] = linalg_svd(x[0]);
         const int64_t k = s.size(-1);
         return std::tuple(projection(narrow(u, -1, 0, k)), s,
                           projection(narrow(vh, -2, 0, k).mT()));
       }},
      {"linalg_svd", "full, orthonormal", shapes({{4, 3}, {3, 4}, {3, 0}, {0, 3}}),
       [](X x) {
         const auto [u, s, vh] = linalg_svd(x[0].detach());
         return Pair(matmul(u, u.mT()), matmul(vh.mT(), vh));
       }},
      {"svd", "", exact({{4, 3}, {3, 4}}),
       [](X x) {
         const auto [u, s, v] = svd(x[0]);
         return std::tuple(projection(u), s, projection(v));
       }},
      {"svd", "values", shapes({{4, 3}}), [](X x) { return svd(x[0].detach(), true, false); }},
      {"linalg_svdvals", "", shapes(all_shapes()), [](X x) { return linalg_svdvals(x[0]); }},
      {"linalg_eigh", "", exact(kSquares),
       [](X x) {
         const auto [w, v] = linalg_eigh(symmetric(x[0]));
         return Pair(w, projection(v));
       }},
      {"linalg_eigh", "one triangle", shapes({{3, 3}, {2, 3, 3}}),
       [](X x) {
         const auto [w, v] = linalg_eigh(x[0].detach());
         return Pair(w, projection(v));
       }},
      {"linalg_eigh", "U", shapes({{3, 3}}),
       [](X x) {
         const auto [w, v] = linalg_eigh(x[0].detach(), "U");
         return Pair(w, projection(v));
       }},
      {"symeig", "", shapes({{3, 3}}), [](X x) -> Pair { return symeig(x[0].detach()); }},
      {"symeig", "vectors", exact({{3, 3}}),
       [](X x) {
         const auto [w, v] = symeig(symmetric(x[0]), true, false);
         return Pair(w, projection(v));
       }},
      {"linalg_eigvalsh", "", shapes(kSquares),
       [](X x) { return linalg_eigvalsh(symmetric(x[0])); }},
      {"linalg_pinv", "", exact(all_shapes()), [](X x) { return linalg_pinv(x[0]); }},
      {"linalg_pinv", "values", shapes(all_shapes(), {kFloat}),
       [](X x) { return linalg_pinv(x[0].detach()); }},
      {"linalg_pinv", "rank 2", thin, [](X x) { return linalg_pinv(product(x)); }},
      {"linalg_pinv", "rtol", shapes({{3, 3}}),
       [](X x) { return linalg_pinv(x[0].detach(), nullopt, 0.5); }},
      {"linalg_pinv", "atol", shapes({{3, 3}}),
       [](X x) { return linalg_pinv(x[0].detach(), 1.0, nullopt); }},
      {"linalg_pinv", "rcond", shapes({{3, 3}}),
       [](X x) { return linalg_pinv(x[0].detach(), 0.5, false); }},
      {"linalg_pinv", "hermitian", exact({{3, 3}, {2, 3, 3}}),
       [](X x) { return linalg_pinv(symmetric(x[0]), optional<double>(), nullopt, true); }},
      {"pinverse", "", exact({{4, 3}}), [](X x) { return pinverse(x[0]); }},
      {"linalg_matrix_rank", "", shapes(all_shapes()),
       [](X x) { return linalg_matrix_rank(x[0]); }},
      {"linalg_matrix_rank", "rank 2", thin, [](X x) { return linalg_matrix_rank(product(x)); }},
      {"linalg_matrix_rank", "tol", shapes({{3, 3}}),
       [](X x) { return linalg_matrix_rank(x[0], 1.0); }},
      {"linalg_matrix_rank", "hermitian", shapes({{3, 3}}),
       [](X x) { return linalg_matrix_rank(symmetric(x[0]), nullopt, 0.5, true); }},
      {"linalg_lstsq", "",
       operands({{{4, 3}, {4, 2}},
                 {{3, 4}, {3, 2}},
                 {{2, 4, 3}, {2, 4, 2}},
                 {{0, 3}, {0, 2}},
                 {{3, 0}, {3, 2}}},
                {kDouble}),
       [](X x) {
         const auto [y, residuals, rank, s] = linalg_lstsq(x[0], x[1]);
         return std::vector<Tensor>{y, residuals, rank, s};
       }},
      // libtorch has no derivative for them.
      alone({"linalg_lstsq", "vectors", operands({{{2, 4, 3}, {2, 4}}, {{4, 3}, {4}}}),
             [](X x) { return std::get<0>(linalg_lstsq(x[0], x[1])); }}),
      {"linalg_lstsq", "rank 2", operands({{{4, 2}, {2, 3}, {4, 2}}}, {kDouble}),
       [](X x) { return std::get<0>(linalg_lstsq(product(x), x[2], nullopt, "gelsd")); }},
      {"linalg_lstsq", "gels", least_squares, [](X x) { return values_of_lstsq(x, "gels"); }},
      {"linalg_lstsq", "gelsd", least_squares, [](X x) { return values_of_lstsq(x, "gelsd"); }},
  };
}

}  // namespace rows
