#include "tests/rows/extreme_inputs.h"

#include <utility>

namespace rows {
namespace {

const std::vector<Sizes>& extreme_shapes() {
  static const std::vector<Sizes> all{{}, {0}, {0, 3}, {3, 0}, {2, 3}};
  return all;
}

Tensor special_values() {
  return tensor({{kNaN, 1.0, kInf, -kInf, -0.0, 0.0},
                 {1.0, 3.0, 3.0, 1.0, -kInf, kNaN},
                 {2.0, 2.0, 2.0, 2.0, 2.0, 2.0}});
}

/// An axis and, with `flag`, a flag: keepdim, descending or unbiased.
Tensor arguments(int64_t axis, bool flag, int64_t value) {
  return flag ? tensor({axis, value}) : tensor(std::vector<int64_t>{axis});
}

std::string text_of(const std::vector<int64_t>& numbers) {
  std::string text;
  for (const int64_t i : numbers) text += (text.empty() ? "" : ", ") + std::to_string(i);
  return "[" + text + "]";
}

}  // namespace

Inputs extreme::tensors(bool special) {
  return [=](Random& random) {
    Cases cases;
    for (const Sizes& s : extreme_shapes())
      cases.push_back({"shape " + name_of(s), {random.draw(s, kFloat)}});
    for (const ScalarType dtype : kAll)
      cases.push_back({name_of(dtype), {random.draw({4}, dtype, 0, 3)}});
    if (special) cases.push_back({"special", {special_values()}});
    return cases;
  };
}

Inputs extreme::with_axis(bool flag, bool special) {
  return [=](Random& random) {
    Cases cases;
    for (const Sizes& s : extreme_shapes())
      for (int64_t d = -3; d < 3; ++d)
        cases.push_back({"shape " + name_of(s) + " axis " + std::to_string(d),
                         {random.draw(s, kFloat), arguments(d, flag, d & 1)}});
    for (const ScalarType dtype : kAll)
      cases.push_back({name_of(dtype), {random.draw({2, 3}, dtype, 0, 3), arguments(-1, flag, 0)}});
    for (int64_t d = 0; d < 2 && special; ++d)
      cases.push_back({"special " + std::to_string(d), {special_values(), arguments(d, flag, 1)}});
    return cases;
  };
}

Cases extreme::dtype_pairs(Random& random) {
  Cases cases;
  for (const ScalarType a : kAll)
    for (const ScalarType b : kAll)
      cases.push_back(
          {name_of(a) + " " + name_of(b), {random.draw({3}, a, 1, 3), random.draw({3}, b, 1, 3)}});
  cases.push_back({"shapes differ", {ones({2}), ones({3})}});
  cases.push_back({"empty and one", {ones({0, 3}), ones({1})}});
  cases.push_back({"empty and two", {ones({0}), ones({2})}});
  return cases;
}

Cases extreme::factors(Random& random) {
  const std::vector<Sizes> all{{}, {3}, {0}, {2, 3}, {3, 2}, {3, 0}, {0, 3}, {2, 2, 3}, {1, 3, 2}};
  const std::vector<std::pair<ScalarType, ScalarType>> dtypes{{kDouble, kDouble}, {kFloat, kDouble},
                                                              {kLong, kLong},     {kInt, kInt},
                                                              {kByte, kByte},     {kLong, kFloat}};
  Cases cases;
  for (const Sizes& a : all)
    for (const Sizes& b : all)
      cases.push_back(
          {name_of(a) + " " + name_of(b), {random.draw(a, kFloat), random.draw(b, kFloat)}});
  for (const auto& [a, b] : dtypes)
    for (const Sizes& s : std::vector<Sizes>{{3}, {2, 2}, {1, 2, 2}})
      cases.push_back({name_of(a) + " " + name_of(b) + " " + name_of(s),
                       {random.draw(s, a), random.draw(s, b)}});
  return cases;
}

Cases extreme::bounds(Random& random) {
  Cases cases;
  for (const Sizes& s : std::vector<Sizes>{{0}, {0, 3}, {2, 3}})
    for (const std::vector<int64_t>& at :
         std::vector<std::vector<int64_t>>{{}, {0}, {-1}, {1, 0}, {2}, {-3}, {7}, {-7}})
      cases.push_back(
          {name_of(s) + " " + text_of(at), {random.draw(s, kFloat), tensor(at, kLong)}});
  return cases;
}

Cases extreme::classes(Random& random) {
  const std::vector<std::pair<Sizes, std::vector<int64_t>>> all{
      {{2, 3}, {0, 2}}, {{2, 3}, {0, 3}},       {{2, 3}, {-1, 0}}, {{2, 3}, {0}},
      {{0, 3}, {}},     {{2, 3}, {-100, -100}}, {{2, 1}, {0, 0}},  {{3}, {0}}};
  Cases cases;
  for (const auto& [s, target] : all)
    cases.push_back(
        {name_of(s) + " " + text_of(target), {random.draw(s, kFloat), tensor(target, kLong)}});
  for (const int64_t target : {1, 3})
    cases.push_back({"3 " + std::to_string(target), {random.draw({3}, kFloat), tensor(target)}});
  return cases;
}

Cases extreme::predictions(Random& random) {
  Cases cases;
  for (const auto& [a, b] : std::vector<std::pair<Sizes, Sizes>>{
           {{2, 3}, {2, 3}}, {{2, 3}, {3}}, {{}, {}}, {{0}, {0}}, {{2}, {3}}})
    cases.push_back({name_of(a) + " " + name_of(b),
                     {random.draw(a, kFloat, 0, 1), random.draw(b, kFloat, 0, 1)}});
  cases.push_back({"0 and 1", {tensor({0.0, 1.0, 0.0, 1.0}), tensor({0.0, 1.0, 1.0, 0.0})}});
  cases.push_back({"above 1", {tensor({1.5}), tensor({1.0})}});
  cases.push_back({"NaN", {tensor({kNaN}), tensor({1.0})}});
  cases.push_back({"infinite", {tensor({kInf, -kInf, 1e30}), tensor({0.0, 1.0, -1e30})}});
  return cases;
}

}  // namespace rows
