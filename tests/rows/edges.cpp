// Every operation where shapes, axes, dtypes and values are extreme. What libtorch refuses Taper
// must refuse, too. Axes and flags are inputs of the cases, so that one row covers them all. Left
// out are gradients that libtorch gives where the value is NaN: of amax(), amin(), cumprod(),
// prod() and, for one element, var().

#include "tests/rows/rows.h"

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

/// float32 in every shape, every dtype, and special values.
Inputs tensors(bool special) {
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

/// An axis and, with `flag`, a flag: keepdim, descending or unbiased.
Tensor arguments(int64_t axis, bool flag, int64_t value) {
  return flag ? tensor({axis, value}) : tensor(std::vector<int64_t>{axis});
}
int64_t axis(X x) { return x[1][0].item<int64_t>(); }
bool flag(X x) { return x[1][1].item<int64_t>() != 0; }

/// The same with axes, some out of range, and perhaps a flag.
Inputs with_axis(bool flag, bool special) {
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

/// Every pair of dtypes, and shapes that broadcast to nothing or not at all.
Cases dtype_pairs(Random& random) {
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

/// Every pair of shapes that products are made of or not, and dtypes.
Cases factors(Random& random) {
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

std::string text_of(const std::vector<int64_t>& numbers) {
  std::string text;
  for (const int64_t i : numbers) text += (text.empty() ? "" : ", ") + std::to_string(i);
  return "[" + text + "]";
}

/// Indices inside and outside of what they pick from. libtorch does not check them where slices are
/// empty, and gives a value of chance for no index into a scalar; Taper refuses both.
Cases bounds(Random& random) {
  Cases cases;
  for (const Sizes& s : std::vector<Sizes>{{0}, {0, 3}, {2, 3}})
    for (const std::vector<int64_t>& at :
         std::vector<std::vector<int64_t>>{{}, {0}, {-1}, {1, 0}, {2}, {-3}, {7}, {-7}})
      cases.push_back(
          {name_of(s) + " " + text_of(at), {random.draw(s, kFloat), tensor(at, kLong)}});
  return cases;
}

/// Rows and class numbers: none, one, out of range, in the wrong number.
Cases classes(Random& random) {
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

Cases predictions(Random& random) {
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

}  // namespace

Rows edges() {
  const Inputs tensors = rows::tensors(true), plain_tensors = rows::tensors(false);
  const Inputs axes = with_axis(false, true), plain_axes = with_axis(false, false);
  const Inputs flagged = with_axis(true, true), plain_flagged = with_axis(true, false);
  Rows rows{
      {"abs", "edges", tensors, [](X x) { return abs(x[0]); }},
      {"sign", "edges", tensors, [](X x) { return sign(x[0]); }},
      {"floor", "edges", tensors, [](X x) { return floor(x[0]); }},
      {"ceil", "edges", tensors, [](X x) { return ceil(x[0]); }},
      {"round", "edges", tensors, [](X x) { return round(x[0]); }},
      {"trunc", "edges", tensors, [](X x) { return trunc(x[0]); }},
      {"neg", "edges", tensors, [](X x) { return neg(x[0]); }},
      {"exp", "edges", tensors, [](X x) { return exp(x[0]); }},
      {"expm1", "edges", tensors, [](X x) { return expm1(x[0]); }},
      {"log", "edges", tensors, [](X x) { return log(x[0]); }},
      {"log1p", "edges", tensors, [](X x) { return log1p(x[0]); }},
      {"log2", "edges", tensors, [](X x) { return log2(x[0]); }},
      {"log10", "edges", tensors, [](X x) { return log10(x[0]); }},
      {"erf", "edges", tensors, [](X x) { return erf(x[0]); }},
      {"sin", "edges", tensors, [](X x) { return sin(x[0]); }},
      {"cos", "edges", tensors, [](X x) { return cos(x[0]); }},
      {"sqrt", "edges", tensors, [](X x) { return sqrt(x[0]); }},
      {"rsqrt", "edges", tensors, [](X x) { return rsqrt(x[0]); }},
      {"reciprocal", "edges", tensors, [](X x) { return reciprocal(x[0]); }},
      {"square", "edges", tensors, [](X x) { return square(x[0]); }},
      {"isnan", "edges", tensors, [](X x) { return isnan(x[0]); }},
      {"isinf", "edges", tensors, [](X x) { return isinf(x[0]); }},
      {"isfinite", "edges", tensors, [](X x) { return isfinite(x[0]); }},
      {"logical_not", "edges", tensors, [](X x) { return logical_not(x[0]); }},
      {"bitwise_not", "edges", tensors, [](X x) { return bitwise_not(x[0]); }},
      {"nan_to_num", "edges", tensors, [](X x) { return nan_to_num(x[0]); }},
      {"relu", "edges", tensors, [](X x) { return relu(x[0]); }},
      {"sigmoid", "edges", tensors, [](X x) { return sigmoid(x[0]); }},
      {"tanh", "edges", tensors, [](X x) { return tanh(x[0]); }},
      {"sum", "edges", tensors, [](X x) { return sum(x[0]); }},
      {"prod", "edges", plain_tensors, [](X x) { return prod(x[0]); }},
      {"mean", "edges", tensors, [](X x) { return mean(x[0]); }},
      {"max", "edges", tensors, [](X x) { return max(x[0]); }},
      {"min", "edges", tensors, [](X x) { return min(x[0]); }},
      {"argmax", "edges", tensors, [](X x) { return argmax(x[0]); }},
      {"argmin", "edges", tensors, [](X x) { return argmin(x[0]); }},
      {"all", "edges", tensors, [](X x) { return all(x[0]); }},
      {"any", "edges", tensors, [](X x) { return any(x[0]); }},
      {"count_nonzero", "edges", tensors, [](X x) { return count_nonzero(x[0]); }},
      {"norm", "edges", tensors, [](X x) { return norm(x[0]); }},
      {"var", "edges", tensors, [](X x) { return var(x[0].detach()); }},
      {"std", "edges", tensors, [](X x) { return lib::std(x[0]); }},
      {"nonzero", "edges", tensors, [](X x) { return nonzero(x[0]); }},
      {"relu6", "edges", tensors, [](X x) { return relu6(x[0]); }},
      {"hardtanh", "edges", tensors, [](X x) { return hardtanh(x[0]); }},
      {"leaky_relu", "edges", tensors, [](X x) { return leaky_relu(x[0]); }},
      {"elu", "edges", tensors, [](X x) { return elu(x[0]); }},
      {"celu", "edges", tensors, [](X x) { return celu(x[0]); }},
      {"selu", "edges", tensors, [](X x) { return selu(x[0]); }},
      {"hardshrink", "edges", tensors, [](X x) { return hardshrink(x[0]); }},
      {"softshrink", "edges", tensors, [](X x) { return softshrink(x[0]); }},
      {"tanhshrink", "edges", tensors, [](X x) { return tanhshrink(x[0]); }},
      {"softplus", "edges", tensors, [](X x) { return softplus(x[0]); }},
      {"softsign", "edges", tensors, [](X x) { return softsign(x[0]); }},
      {"gelu", "edges", tensors, [](X x) { return gelu(x[0]); }},
      {"silu", "edges", tensors, [](X x) { return silu(x[0]); }},
      {"mish", "edges", tensors, [](X x) { return mish(x[0]); }},
      {"log_sigmoid", "edges", tensors, [](X x) { return log_sigmoid(x[0]); }},
      {"add", "edges", dtype_pairs, [](X x) { return add(x[0], x[1]); }},
      {"sub", "edges", dtype_pairs, [](X x) { return sub(x[0], x[1]); }},
      {"mul", "edges", dtype_pairs, [](X x) { return mul(x[0], x[1]); }},
      {"div", "edges", dtype_pairs, [](X x) { return div(x[0], x[1]); }},
      {"floor_divide", "edges", dtype_pairs, [](X x) { return floored(x[0], x[1]); }},
      {"remainder", "edges", dtype_pairs, [](X x) { return remainder(x[0], x[1]); }},
      {"fmod", "edges", dtype_pairs, [](X x) { return fmod(x[0], x[1]); }},
      {"pow", "edges", dtype_pairs, [](X x) { return pow(x[0], x[1]); }},
      {"maximum", "edges", dtype_pairs, [](X x) { return maximum(x[0], x[1]); }},
      {"minimum", "edges", dtype_pairs, [](X x) { return minimum(x[0], x[1]); }},
      {"eq", "edges", dtype_pairs, [](X x) { return eq(x[0], x[1]); }},
      {"lt", "edges", dtype_pairs, [](X x) { return lt(x[0], x[1]); }},
      {"logical_and", "edges", dtype_pairs, [](X x) { return logical_and(x[0], x[1]); }},
      {"logical_xor", "edges", dtype_pairs, [](X x) { return logical_xor(x[0], x[1]); }},
      {"bitwise_and", "edges", dtype_pairs, [](X x) { return bitwise_and(x[0], x[1]); }},
      {"clamp_min", "edges", dtype_pairs, [](X x) { return clamp_min(x[0], x[1]); }},
      {"where", "edges", dtype_pairs, [](X x) { return where(tensor(true), x[0], x[1]); }},
      {"sum", "axes", flagged, [](X x) { return sum(x[0], axis(x), flag(x)); }},
      {"mean", "axes", flagged, [](X x) { return mean(x[0], axis(x), flag(x)); }},
      {"prod", "axes", flagged, [](X x) { return prod(x[0], axis(x), flag(x)); }},
      {"max", "axes", flagged, [](X x) { return max(x[0], axis(x), flag(x)); }},
      {"min", "axes", flagged, [](X x) { return min(x[0], axis(x), flag(x)); }},
      {"amax", "axes", plain_flagged, [](X x) { return amax(x[0], axis(x), flag(x)); }},
      {"amin", "axes", plain_flagged, [](X x) { return amin(x[0], axis(x), flag(x)); }},
      {"argmax", "axes", flagged, [](X x) { return argmax(x[0], axis(x), flag(x)); }},
      {"argmin", "axes", flagged, [](X x) { return argmin(x[0], axis(x), flag(x)); }},
      {"all", "axes", flagged, [](X x) { return all(x[0], axis(x), flag(x)); }},
      {"any", "axes", flagged, [](X x) { return any(x[0], axis(x), flag(x)); }},
      {"logsumexp", "axes", flagged, [](X x) { return logsumexp(x[0], axis(x), flag(x)); }},
      {"var", "axes", flagged, [](X x) { return var(x[0].detach(), axis(x), flag(x)); }},
      {"std", "axes", flagged, [](X x) { return lib::std(x[0], axis(x), flag(x)); }},
      {"norm", "axes", flagged, [](X x) { return norm(x[0], 2, axis(x), flag(x)); }},
      {"sort", "axes", flagged, [](X x) { return sort(x[0], true, axis(x), flag(x)); }},
      {"cumsum", "axes", axes, [](X x) { return cumsum(x[0], axis(x)); }},
      {"cumprod", "axes", plain_axes, [](X x) { return cumprod(x[0], axis(x)); }},
      {"softmax", "axes", axes, [](X x) { return softmax(x[0], axis(x)); }},
      {"log_softmax", "axes", axes, [](X x) { return log_softmax(x[0], axis(x)); }},
      {"count_nonzero", "axes", axes,
       [](X x) { return count_nonzero(x[0], IntArrayRef(axis(x))); }},
      {"squeeze", "axes", axes, [](X x) { return squeeze(x[0], axis(x)); }},
      {"unsqueeze", "axes", axes, [](X x) { return unsqueeze(x[0], axis(x)); }},
      {"unbind", "axes", axes, [](X x) { return unbind(x[0], axis(x)); }},
      {"glu", "axes", axes, [](X x) { return glu(x[0], axis(x)); }},
      {"select", "axes", axes, [](X x) { return select(x[0], axis(x), -1); }},
      {"narrow", "axes", axes, [](X x) { return narrow(x[0], axis(x), 0, 1); }},
      {"chunk", "axes", axes, [](X x) { return chunk(x[0], 2, axis(x)); }},
      {"split", "axes", axes, [](X x) { return split(x[0], 2, axis(x)); }},
      {"flip", "axes", axes, [](X x) { return flip(x[0], axis(x)); }},
      {"roll", "axes", axes, [](X x) { return roll(x[0], 1, axis(x)); }},
      {"cat", "axes", axes,
       [](X x) {
         return cat({x[0], x[0]}, axis(x));
       }},
      {"stack", "axes", axes,
       [](X x) {
         return stack({x[0], x[0]}, axis(x));
       }},
      {"transpose", "axes", axes, [](X x) { return transpose(x[0], axis(x), -1); }},
      {"flatten", "axes", axes, [](X x) { return flatten(x[0], axis(x)); }},
      {"topk", "axes", plain_axes, [](X x) { return topk(x[0], 1, axis(x)); }},
      {"index_select", "axes", axes, [](X x) { return index_select(x[0], axis(x), tensor({0})); }},
      {"gather", "axes", axes,
       [](X x) { return gather(x[0], axis(x), lib::zeros_like(x[0], kLong)); }},
      {"scatter_add", "axes", axes,
       [](X x) {
         return scatter_add(x[0], axis(x), lib::zeros_like(x[0], kLong), lib::ones_like(x[0]));
       }},
      {"index_fill", "axes", axes, [](X x) { return index_fill(x[0], axis(x), tensor({-1}), 1); }},
      {"mm", "edges", factors, [](X x) { return mm(x[0], x[1]); }},
      {"bmm", "edges", factors, [](X x) { return bmm(x[0], x[1]); }},
      {"matmul", "edges", factors, [](X x) { return matmul(x[0], x[1]); }},
      {"mv", "edges", factors, [](X x) { return mv(x[0], x[1]); }},
      {"dot", "edges", factors, [](X x) { return dot(x[0], x[1]); }},
      {"outer", "edges", factors, [](X x) { return outer(x[0], x[1]); }},
      {"addmm", "edges", factors, [](X x) { return addmm(ones({1}), x[0], x[1]); }},
      {"einsum", "edges", factors, [](X x) { return einsum("...i,...ij->...j", x); }},
      {"index_select", "edges", bounds, [](X x) { return index_select(x[0], 0, x[1]); }},
      {"index_add", "edges", bounds,
       [](X x) { return index_add(x[0], 0, x[1], lib::ones_like(x[0])); }},
      {"index_copy", "edges", bounds,
       [](X x) { return index_copy(x[0], 0, x[1], lib::ones_like(x[0])); }},
      {"index_fill", "edges", bounds, [](X x) { return index_fill(x[0], 0, x[1], 5); }},
      {"gather", "edges", bounds, [](X x) { return gather(x[0], 0, x[1]); }},
      {"scatter", "edges", bounds, [](X x) { return scatter(x[0], 0, x[1], 5); }},
      {"take", "edges", bounds, [](X x) { return take(x[0], x[1]); }},
      {"put", "edges", bounds, [](X x) { return put(x[0], x[1], ones({x[1].numel()})); }},
      {"index", "edges", bounds, [](X x) { return x[0].index({x[1]}); }},
      {"index_put", "edges", bounds, [](X x) { return index_put(x[0], {x[1]}, tensor(5.0)); }},
      {"masked_select", "edges", bounds, [](X x) { return masked_select(x[0], x[1] > 0); }},
      {"masked_fill", "edges", bounds, [](X x) { return masked_fill(x[0], x[1] > 0, 5); }},
      {"nll_loss", "edges", classes, [](X x) { return nll_loss(x[0], x[1]); }},
      {"cross_entropy_loss", "edges", classes, [](X x) { return cross_entropy_loss(x[0], x[1]); }},
      {"mse_loss", "edges", predictions, [](X x) { return losses::mse_loss(x[0], x[1]); }},
      {"l1_loss", "edges", predictions, [](X x) { return losses::l1_loss(x[0], x[1]); }},
      {"smooth_l1_loss", "edges", predictions,
       [](X x) { return losses::smooth_l1_loss(x[0], x[1]); }},
      {"huber_loss", "edges", predictions, [](X x) { return losses::huber_loss(x[0], x[1]); }},
      {"binary_cross_entropy", "edges", predictions,
       [](X x) { return losses::binary_cross_entropy(x[0], x[1]); }},
      {"binary_cross_entropy_with_logits", "edges", predictions,
       [](X x) { return losses::binary_cross_entropy_with_logits(x[0], x[1]); }},
      {"diagonal", "axes", plain_axes, [](X x) { return diagonal(x[0], 0, axis(x), -1); }},
  };
  for (Row& row : rows) row.refuses = true;
  return rows;
}

}  // namespace rows
