// Systems of linear equations.

#include "tests/rows/rows.h"

namespace rows {
namespace {

Tensor identity(const Tensor& a) { return eye(a.size(-1), a.options()); }
/// Far from singular; and symmetric and positive definite.
Tensor regular(const Tensor& a) { return a + 7 * identity(a); }
Tensor definite(const Tensor& a) { return matmul(a, a.mT()) + identity(a); }
Tensor lower(const Tensor& a) { return linalg_cholesky(definite(a)); }

const std::vector<Sizes> kSquares{{3, 3}, {1, 1}, {0, 0}, {2, 3, 3}, {0, 2, 2}, {2, 1, 4, 4}};
const std::vector<std::vector<Sizes>> kEquations{
    {{3, 3}, {3, 2}},    {{3, 3}, {3}},       {{2, 3, 3}, {2, 3}},       {{2, 3, 3}, {2, 3, 1}},
    {{3, 3}, {2, 3, 2}}, {{2, 3, 3}, {3, 2}}, {{2, 1, 3, 3}, {4, 3, 2}}, {{0, 0}, {0, 2}},
    {{3, 3}, {3, 0}},    {{0, 2, 2}, {2, 1}}, {{20, 20}, {20, 5}}};
const std::vector<std::vector<Sizes>> kMatrices{
    {{3, 3}, {3, 2}},          {{2, 3, 3}, {2, 3, 1}}, {{3, 3}, {2, 3, 2}}, {{2, 3, 3}, {3, 2}},
    {{2, 1, 3, 3}, {4, 3, 2}}, {{0, 0}, {0, 2}},       {{3, 3}, {3, 0}},    {{20, 20}, {20, 5}}};

using Pair = std::tuple<Tensor, Tensor>;

/// What is known of a matrix of which the rank is 2: the cofactors do not vanish.
Inputs of_rank_two() {
  return given(
      {{"rank 2", {tensor({1., 2., 3., 4., 5., 6., 7., 8., 9.}, kDouble).reshape({3, 3})}}});
}

}  // namespace

Rows systems() {
  return {
      {"linalg_inv", "", shapes(kSquares), [](X x) { return linalg_inv(regular(x[0])); }},
      {"linalg_inv", "large", shapes({{20, 20}}), [](X x) { return linalg_inv(regular(x[0])); }},
      {"linalg_inv", "transposed", shapes({{3, 3}, {2, 3, 3}}),
       [](X x) { return linalg_inv(regular(x[0]).mT()); }},
      {"inverse", "", shapes({{3, 3}}), [](X x) { return inverse(regular(x[0])); }},
      {"linalg_solve", "", operands(kEquations),
       [](X x) { return linalg_solve(regular(x[0]), x[1]); }},
      {"linalg_solve", "transposed", operands({{{3, 3}, {2, 3}}, {{2, 3, 3}, {2, 2, 3}}}),
       [](X x) { return linalg_solve(regular(x[0]).mT(), x[1].mT()); }},
      {"linalg_solve", "right", operands({{{3, 3}, {2, 3}}, {{2, 3, 3}, {4, 3}}, {{0, 0}, {2, 0}}}),
       [](X x) { return linalg_solve(regular(x[0]), x[1], false); }},
      {"linalg_solve_triangular", "upper", operands(kMatrices),
       [](X x) { return linalg_solve_triangular(regular(x[0]), x[1], true); }},
      {"linalg_solve_triangular", "lower", operands(kMatrices),
       [](X x) { return linalg_solve_triangular(regular(x[0]).mT(), x[1], false); }},
      {"linalg_solve_triangular", "unit", operands({{{3, 3}, {3, 2}}, {{2, 3, 3}, {3, 2}}}),
       [](X x) { return linalg_solve_triangular(x[0], x[1], false, true, true); }},
      {"linalg_solve_triangular", "unit, right", operands({{{3, 3}, {2, 3}}, {{2, 3, 3}, {2, 3}}}),
       [](X x) { return linalg_solve_triangular(x[0], x[1], true, false, true); }},
      {"triangular_solve", "", operands({{{3, 2}, {3, 3}}}),
       [](X x) -> Pair { return triangular_solve(x[0], regular(x[1])); }},
      {"triangular_solve", "transpose", operands({{{3, 2}, {3, 3}}}),
       [](X x) -> Pair { return triangular_solve(x[0], regular(x[1]), false, true, true); }},
      {"linalg_det", "", shapes(kSquares), [](X x) { return linalg_det(x[0]); }},
      {"linalg_det", "large", shapes({{20, 20}}, {kDouble}), [](X x) { return linalg_det(x[0]); }},
      {"linalg_det", "swaps", given({{"swap", {tensor({0., 1., 1., 0.}).reshape({2, 2})}}}),
       [](X x) { return linalg_det(x[0]); }},
      // libtorch's first derivative of it is 0.
      alone({"linalg_det", "singular", of_rank_two(), [](X x) { return linalg_det(x[0]); }}),
      alone({"linalg_det", "singular in a stack", of_rank_two(),
             [](X x) {
               return linalg_det(stack({x[0], regular(x[0])}));
             }}),
      {"det", "", shapes({{3, 3}}), [](X x) { return det(x[0]); }},
      {"linalg_slogdet", "", shapes(kSquares), [](X x) -> Pair { return linalg_slogdet(x[0]); }},
      {"linalg_slogdet", "large", shapes({{20, 20}}, {kDouble}),
       [](X x) -> Pair { return linalg_slogdet(x[0]); }},
      {"slogdet", "", shapes({{3, 3}}), [](X x) -> Pair { return slogdet(x[0]); }},
      {"logdet", "", shapes(kSquares), [](X x) { return logdet(regular(x[0])); }},
      {"linalg_cholesky", "", shapes(kSquares),
       [](X x) { return linalg_cholesky(definite(x[0])); }},
      {"linalg_cholesky", "upper", shapes({{3, 3}, {2, 3, 3}}),
       [](X x) { return linalg_cholesky(definite(x[0]), true); }},
      {"linalg_cholesky", "one triangle", shapes({{3, 3}}, kFloats, -0.5, 0.5),
       [](X x) { return linalg_cholesky(tril(x[0]) + 3 * identity(x[0])).detach(); }},
      {"cholesky", "upper", shapes({{3, 3}}), [](X x) { return cholesky(definite(x[0]), true); }},
      {"cholesky_solve", "", operands({{{3, 2}, {3, 3}}, {{2, 3, 1}, {3, 3}}, {{0, 2}, {0, 0}}}),
       [](X x) { return cholesky_solve(x[0], lower(x[1])); }},
      {"cholesky_solve", "upper", operands({{{3, 2}, {3, 3}}}),
       [](X x) { return cholesky_solve(x[0], lower(x[1]).mT(), true); }},
      {"cholesky_inverse", "", shapes({{3, 3}, {2, 3, 3}}),
       [](X x) { return cholesky_inverse(lower(x[0])); }},
      {"cholesky_inverse", "upper", shapes({{3, 3}}),
       [](X x) { return cholesky_inverse(lower(x[0]).mT(), true); }},
  };
}

}  // namespace rows
