#pragma once

#include <functional>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "tests/rows/backend.h"

/// What rows run on: named lists of tensors, the same for Taper and libtorch. Random values come
/// from a generator of the tests' own, seeded by the name of the row, so that a new row changes no
/// other. Integers are drawn from the whole numbers of the interval, bools regardless of it.
namespace rows {

struct Case {
  std::string name;
  std::vector<Tensor> x;
};
using Cases = std::vector<Case>;

class Random {
 public:
  explicit Random(const std::string& name);
  double uniform(double lo, double hi);
  Tensor draw(IntArrayRef sizes, ScalarType dtype, double lo = -2, double hi = 2);

 private:
  std::mt19937_64 engine_;
};

using Inputs = std::function<Cases(Random&)>;
using Sizes = std::vector<int64_t>;
using Dtypes = std::vector<ScalarType>;
using Values = std::vector<double>;

inline const Dtypes kFloats{kFloat, kDouble}, kInts{kInt, kLong, kByte}, kBools{kBool},
    kNumbers{kFloat, kDouble, kInt, kLong, kByte}, kAll{kFloat, kDouble, kInt, kLong, kByte, kBool};
constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
inline const Values kEdges{0.0,   -0.0, 1.0,   -1.0,  0.5,  kInf,
                           -kInf, kNaN, 1e-30, -1e30, 20.0, -100.0};

/// One random tensor of each dtype and shape.
Inputs shapes(std::vector<Sizes> sizes, Dtypes dtypes = kFloats, double lo = -2, double hi = 2);
/// The same for several inputs: each entry has the shape of every input.
Inputs operands(std::vector<std::vector<Sizes>> sizes, Dtypes dtypes = kFloats, double lo = -2,
                double hi = 2);
/// For an element-wise function: ranks 0 to 5, empty, and edge cases of floats, repeated so that
/// vector code and the loop for the rest both meet them.
Inputs unary(const Dtypes& dtypes = kFloats, double lo = -2, double hi = 2,
             const Values& edges = kEdges);
/// Every pair of different dtypes: of one rank, and with either of rank 0.
Inputs mixed(Dtypes dtypes, double lo = 1, double hi = 3);
/// Every edge case against every other one.
Inputs grid(Values edges = kEdges);
/// For an element-wise function of two: shapes that broadcast, dtypes that mix, edge cases.
Inputs binary(const Dtypes& dtypes = kFloats, const Dtypes& promotes = {kLong, kFloat, kDouble});
/// Cases written out: given({{"ties", {tensor({1.0, 1.0})}}}).
Inputs given(Cases cases);
/// The cases of several.
Inputs both(std::vector<Inputs> inputs);

/// An input and the interval it is drawn from, which keeps it off kinks and poles.
struct Domain {
  Domain(std::initializer_list<int64_t> input_sizes, double low = -2, double high = 2)
      : sizes(input_sizes), lo(low), hi(high) {}
  Sizes sizes;
  double lo, hi;
};
/// One case of float64 inputs: doubles({{{2, 3}}, {{3}, 0.5, 2}}).
Inputs doubles(std::vector<Domain> domains);

/// Pairs of shapes that broadcast.
extern const std::vector<std::vector<Sizes>> kPairs;
std::vector<std::vector<Sizes>> first(std::size_t count, std::vector<std::vector<Sizes>> sizes);

std::string name_of(ScalarType dtype);
std::string name_of(IntArrayRef sizes);
/// What the gradients of a case are taken with: the cotangent of its output number i.
Tensor cotangent(const std::string& case_name, std::size_t i, const Tensor& y);
/// Of values, shapes and dtypes: two builds that draw the same get the same.
int64_t checksum(const std::vector<Tensor>& x);

}  // namespace rows
