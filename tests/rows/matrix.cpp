// Norms, powers and products of matrices.

#include "tests/rows/rows.h"

namespace rows {

Rows matrix() {
  const std::vector<Sizes> squares{{3, 3}, {1, 1}, {0, 0}, {2, 3, 3}};
  return {
      {"linalg_vector_norm", "", shapes({{3}, {2, 3}, {0}, {}}),
       [](X x) { return linalg_vector_norm(x[0]); }},
      {"linalg_vector_norm", "3, dim", shapes({{2, 3}}),
       [](X x) { return linalg_vector_norm(x[0], 3, 1, true); }},
      {"linalg_vector_norm", "dtype", shapes({{2, 3}}, {kFloat}),
       [](X x) { return linalg_vector_norm(x[0], -1, nullopt, false, kDouble); }},
      {"linalg_matrix_norm", "", shapes({{2, 3}, {2, 3, 2}, {0, 2}}),
       [](X x) { return linalg_matrix_norm(x[0]); }},
      {"linalg_matrix_norm", "nuc", shapes({{3, 3}, {2, 3, 2}, {0, 2}}),
       [](X x) { return linalg_matrix_norm(x[0], "nuc"); }},
      {"linalg_matrix_norm", "2", shapes({{3, 4}, {2, 3, 2}}),
       [](X x) { return linalg_matrix_norm(x[0], 2); }},
      {"linalg_matrix_norm", "-2, dim", shapes({{3, 2, 4}}),
       [](X x) {
         return linalg_matrix_norm(x[0], -2, {2, 0}, true);
       }},
      {"linalg_matrix_norm", "1", shapes({{3, 4}}),
       [](X x) { return linalg_matrix_norm(x[0], 1); }},
      {"linalg_matrix_norm", "-1", shapes({{3, 4}}),
       [](X x) { return linalg_matrix_norm(x[0], -1); }},
      {"linalg_matrix_norm", "inf, dim", shapes({{3, 4}, {2, 3, 4}, {2, 0}}),
       [](X x) {
         return linalg_matrix_norm(x[0], kInf, {0, 1});
       }},
      {"linalg_matrix_norm", "-inf", shapes({{3, 4}}),
       [](X x) { return linalg_matrix_norm(x[0], -kInf); }},
      {"linalg_norm", "", shapes({{3}, {2, 3}, {2, 3, 2}}), [](X x) { return linalg_norm(x[0]); }},
      {"linalg_norm", "1", shapes({{3}, {2, 3}}), [](X x) { return linalg_norm(x[0], 1); }},
      {"linalg_norm", "dim", shapes({{2, 3}}), [](X x) { return linalg_norm(x[0], 3, 0, true); }},
      {"linalg_norm", "nuc, dim", shapes({{2, 3, 2}}),
       [](X x) {
         return linalg_norm(x[0], "nuc", IntArrayRef{0, 2}, true);
       }},
      {"linalg_cond", "", shapes({{3, 3}, {4, 3}, {2, 3, 3}, {0, 0}, {2, 0, 0}}),
       [](X x) { return linalg_cond(x[0]); }},
      {"linalg_cond", "-2", shapes({{3, 3}}), [](X x) { return linalg_cond(x[0], -2); }},
      // libtorch changes what its derivative needs.
      alone({"linalg_cond", "1", shapes({{3, 3}, {2, 3, 3}, {0, 0}}),
             [](X x) { return linalg_cond(x[0], 1); }}),
      {"linalg_cond", "inf", shapes({{3, 3}, {2, 3, 3}, {0, 0}}),
       [](X x) { return linalg_cond(x[0].detach(), kInf); }},
      {"linalg_cond", "nuc", shapes({{3, 3}}), [](X x) { return linalg_cond(x[0], "nuc"); }},
      {"linalg_cond", "singular", shapes({{3, 1}}),
       [](X x) {
         return linalg_cond(x[0].detach().expand({3, 3}), 1);
       }},
      {"linalg_matrix_power", "3", shapes(squares),
       [](X x) { return linalg_matrix_power(x[0], 3); }},
      {"linalg_matrix_power", "6", shapes({{3, 3}}),
       [](X x) { return linalg_matrix_power(x[0], 6); }},
      {"linalg_matrix_power", "0", shapes(squares),
       [](X x) { return linalg_matrix_power(x[0].detach(), 0); }},
      {"linalg_matrix_power", "-2", shapes(squares, kFloats, 1, 2),
       [](X x) { return linalg_matrix_power(x[0] + 5 * eye(x[0].size(-1), x[0].options()), -2); }},
      {"matrix_power", "", shapes({{3, 3}}), [](X x) { return matrix_power(x[0], 2); }},
      {"linalg_matrix_exp", "", shapes(squares), [](X x) { return linalg_matrix_exp(x[0]); }},
      {"linalg_matrix_exp", "large", doubles({{{3, 3}, -9, 9}}),
       [](X x) { return linalg_matrix_exp(x[0]) * 1e-6; }},
      {"matrix_exp", "", shapes({{3, 3}}), [](X x) { return matrix_exp(x[0]); }},
      {"linalg_multi_dot", "",
       operands({{{2, 3}, {3, 4}, {4, 5}},
                 {{3}, {3, 4}, {4}},
                 {{2, 3}, {3, 4}, {4}},
                 {{3}, {3, 4}, {4, 1}},
                 {{2, 0}, {0, 3}, {3, 2}}}),
       [](X x) {
         return linalg_multi_dot({x[0], x[1], x[2]});
       }},
      {"linalg_multi_dot", "four",
       operands({{{2, 5}, {5, 1}, {1, 4}, {4, 3}}, {{5, 2}, {2, 6}, {6, 2}, {2, 1}}}),
       [](X x) {
         return linalg_multi_dot({x[0], x[1], x[2], x[3]});
       }},
      {"chain_matmul", "", operands({{{2, 3}, {3, 4}}}),
       [](X x) {
         return chain_matmul({x[0], x[1]});
       }},
      {"linalg_cross", "",
       operands({{{3}, {3}}, {{2, 3}, {2, 3}}, {{1, 3}, {2, 3}}, {{0, 3}, {0, 3}}}, kNumbers),
       [](X x) { return linalg_cross(x[0], x[1]); }},
      {"linalg_cross", "dim", operands({{{3, 2}, {3, 2}}}),
       [](X x) { return linalg_cross(x[0], x[1], 0); }},
      {"cross", "", operands({{{2, 3, 3}, {2, 3, 3}}, {{3, 2}, {3, 2}}}),
       [](X x) { return cross(x[0], x[1]); }},
      {"cross", "dim", operands({{{3, 3}, {3, 3}}}), [](X x) { return cross(x[0], x[1], 1); }},
      {"trace", "", shapes({{3, 3}, {2, 4}, {0, 3}}, kNumbers), [](X x) { return trace(x[0]); }},
      {"kron", "",
       operands({{{2, 3}, {3, 2}}, {{2}, {2, 3}}, {{2, 3, 2}, {2}}, {{}, {2}}, {{0, 2}, {2, 2}}},
                kNumbers),
       [](X x) { return kron(x[0], x[1]); }},
      {"ger", "", operands({{{3}, {2}}}), [](X x) { return ger(x[0], x[1]); }},
  };
}

}  // namespace rows
