// Comparisons, logic and choices.

#include "tests/rows/rows.h"

namespace rows {
namespace {

Tensor mask() { return tensor({true, false, true}); }

}  // namespace

Rows comparison() {
  const Inputs few = binary({kFloat, kLong, kBool});
  const Dtypes whole{kInt, kLong, kByte, kBool};
  const Inputs bits = both({operands(kPairs, whole, -100, 100), mixed(whole)});
  return {
      {"eq", "", binary(kAll, kAll), [](X x) { return eq(x[0], x[1]); },
       [](X x) { return x[0].eq_(x[1]); }},
      {"eq", "number", unary(kAll), [](X x) { return x[0] == 1; }, [](X x) { return x[0].eq_(1); }},
      {"eq_", "in a sum", doubles({{{2, 3}}}), [](X x) { return (x[0] * 1).eq_(0.1) + x[0]; }},
      {"ne", "", few, [](X x) { return ne(x[0], x[1]); }, [](X x) { return x[0].ne_(x[1]); }},
      {"ne", "number", unary(kAll), [](X x) { return ne(x[0], 1.5); },
       [](X x) { return x[0].ne_(1.5); }},
      {"ne_", "in a sum", doubles({{{2, 3}}}), [](X x) { return (x[0] * 1).ne_(0.1) + x[0]; }},
      {"lt", "", binary(kAll, kAll), [](X x) { return lt(x[0], x[1]); },
       [](X x) { return x[0].lt_(x[1]); }},
      {"lt", "number", unary(kAll), [](X x) { return lt(x[0], 1); },
       [](X x) { return x[0].lt_(1); }},
      {"lt_", "in a sum", doubles({{{2, 3}}}), [](X x) { return (x[0] * 1).lt_(0.1) + x[0]; }},
      {"le", "", few, [](X x) { return le(x[0], x[1]); }, [](X x) { return x[0].le_(x[1]); }},
      {"le", "number", unary(kAll), [](X x) { return le(x[0], 1); },
       [](X x) { return x[0].le_(1); }},
      {"le_", "in a sum", doubles({{{2, 3}}}), [](X x) { return (x[0] * 1).le_(0.1) + x[0]; }},
      {"gt", "", few, [](X x) { return gt(x[0], x[1]); }, [](X x) { return x[0].gt_(x[1]); }},
      {"gt", "number", unary(kAll), [](X x) { return gt(x[0], 0.5); },
       [](X x) { return x[0].gt_(0.5); }},
      {"gt_", "in a sum", doubles({{{2, 3}}}), [](X x) { return (x[0] * 1).gt_(0.1) + x[0]; }},
      {"ge", "", few, [](X x) { return ge(x[0], x[1]); }, [](X x) { return x[0].ge_(x[1]); }},
      {"ge", "number", unary(kAll), [](X x) { return ge(x[0], 1); },
       [](X x) { return x[0].ge_(1); }},
      {"ge_", "in a sum", doubles({{{2, 3}}}), [](X x) { return (x[0] * 1).ge_(0.1) + x[0]; }},
      {"logical_and", "", few, [](X x) { return logical_and(x[0], x[1]); },
       [](X x) { return x[0].logical_and_(x[1]); }},
      // libtorch passes gradients through logical_and_() and its like as if they changed nothing.
      alone({"logical_and_", "in a sum", doubles({{{2, 3}}, {{3}}}),
             [](X x) { return (x[0] * 1).logical_and_(x[1]) + x[0]; }}),
      {"logical_or", "", few, [](X x) { return logical_or(x[0], x[1]); },
       [](X x) { return x[0].logical_or_(x[1]); }},
      alone({"logical_or_", "in a sum", doubles({{{2, 3}}, {{3}}}),
             [](X x) { return (x[0] * 1).logical_or_(x[1]) + x[0]; }}),
      {"logical_xor", "", few, [](X x) { return logical_xor(x[0], x[1]); },
       [](X x) { return x[0].logical_xor_(x[1]); }},
      alone({"logical_xor_", "in a sum", doubles({{{2, 3}}, {{3}}}),
             [](X x) { return (x[0] * 1).logical_xor_(x[1]) + x[0]; }}),
      {"logical_not", "", unary(kAll), [](X x) { return logical_not(x[0]); },
       [](X x) { return x[0].logical_not_(); }},
      alone({"logical_not_", "in a sum", doubles({{{2, 3}}}),
             [](X x) { return (x[0] * 1).logical_not_() + x[0]; }}),
      {"bitwise_and", "", bits, [](X x) { return x[0] & x[1]; },
       [](X x) { return x[0].bitwise_and_(x[1]); }},
      {"bitwise_and", "number", shapes({{5}, {0, 3}}, whole), [](X x) { return x[0] & 6; },
       [](X x) { return x[0].bitwise_and_(6); }},
      {"bitwise_or", "", bits, [](X x) { return x[0] | x[1]; },
       [](X x) { return x[0].bitwise_or_(x[1]); }},
      {"bitwise_or", "number first", shapes({{5}, {}}, whole),
       [](X x) { return bitwise_or(1, x[0]); }},
      {"bitwise_xor", "", bits, [](X x) { return bitwise_xor(x[0], x[1]); },
       [](X x) { return x[0].bitwise_xor_(x[1]); }},
      {"bitwise_not", "", shapes({{2, 3}, {}, {0, 3}}, whole), [](X x) { return ~x[0]; },
       [](X x) { return x[0].bitwise_not_(); }},
      {"isclose", "",
       given({{"floats",
               {tensor({1.0, 1.0, kInf, kInf, kNaN, 0.0}),
                tensor({1.00001, 1.001, kInf, -kInf, kNaN, 1e-09})}},
              {"integers", {tensor({100000, 3}), tensor({100001, 4})}}}),
       [](X x) { return isclose(x[0], x[1]); }},
      {"isclose", "equal NaN",
       given({{"floats",
               {tensor({1.0, 1.0, kInf, kNaN, kNaN}), tensor({1.6, 1.7, kInf, kNaN, 1.0})}}}),
       [](X x) { return x[0].isclose(x[1], 0.1, 0.5, true); }},
      {"where", "number", shapes({{3}, {2, 3}, {}}), [](X x) { return where(mask(), x[0], 2.5); }},
      {"where", "else a number", doubles({{{2, 3}}}), [](X x) { return where(mask(), 2, x[0]); }},
      {"where", "", operands({{{2, 3}, {3}}, {{}, {2, 3}}, {{1}, {2, 1}}}, kAll),
       [](X x) { return where(mask(), x[0], x[1]); }},
      {"where", "dtypes", mixed(kAll),
       [](X x) {
         return where(tensor({true, false}), x[0], x[1]);
       }},
      {"where", "dtypes and number", shapes({{2}}, kAll),
       [](X x) {
         return where(tensor({true, false}), x[0], 2.5);
       }},
      {"where", "numbers", shapes({{3}}, kBools), [](X x) { return where(x[0], 1, 2.5); }},
      {"where", "condition broadcasts", operands({{{2, 3}, {2, 3}}, {{2, 3}, {}}}),
       [](X x) { return where(x[0].narrow(1, 0, 1) > 0, x[0], x[1]); }},
      {"masked_fill", "", shapes({{3}, {2, 3}, {0, 3}}, kNumbers),
       [](X x) { return masked_fill(x[0], mask(), 2); },
       [](X x) { return x[0].masked_fill_(mask(), 2); }},
      {"masked_fill", "tensor", operands({{{2, 3}, {}}}),
       [](X x) { return masked_fill(x[0], mask(), x[1]); },
       [](X x) { return x[0].masked_fill_(mask(), x[1]); }},
  };
}

}  // namespace rows
