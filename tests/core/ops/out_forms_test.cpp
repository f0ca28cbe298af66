#include <taper/taper.h>

#include <doctest/doctest.h>

#include <functional>

using namespace taper;

namespace {

bool same(const Tensor& a, const Tensor& b) { return equal(a, b); }

struct Form {
  const char* op;
  std::function<Tensor&(Tensor&)> out;
  Tensor expected;
};

void check_forms(const std::vector<Form>& forms) {
  for (const Form& form : forms) {
    CAPTURE(form.op);
    Tensor fits = empty(form.expected.sizes(), form.expected.dtype()), grows = empty({0});
    const void* memory = fits.data_ptr();
    CHECK(&form.out(fits) == &fits);
    CHECK(fits.data_ptr() == memory);
    CHECK(same(fits, form.expected));
    if (!form.expected.is_floating_point()) grows = empty({0}, form.expected.dtype());
    CHECK(same(form.out(grows), form.expected));
  }
}

}  // namespace

TEST_CASE("what an out form writes is what the operation gives") {
  const Tensor x = tensor({{0.25, 0.5}, {0.75, 0.9}}), y = tensor({{1.0, 2.0}, {3.0, 4.0}});
  const Tensor v = tensor({1.0, 2.0}), c = x > 0.5, i = tensor({{0, 1}, {1, 0}});
  check_forms({
      {"exp", [&](Tensor& r) -> Tensor& { return exp_out(r, x); }, exp(x)},
      {"tan", [&](Tensor& r) -> Tensor& { return tan_out(r, x); }, tan(x)},
      {"erfinv", [&](Tensor& r) -> Tensor& { return erfinv_out(r, x); }, erfinv(x)},
      {"logical_not", [&](Tensor& r) -> Tensor& { return logical_not_out(r, c); }, logical_not(c)},
      {"add", [&](Tensor& r) -> Tensor& { return add_out(r, x, y); }, x + y},
      {"add alpha", [&](Tensor& r) -> Tensor& { return add_out(r, x, y, 3); }, add(x, y, 3)},
      {"sub number", [&](Tensor& r) -> Tensor& { return sub_out(r, x, 2); }, x - 2},
      {"mul", [&](Tensor& r) -> Tensor& { return mul_out(r, x, y); }, x* y},
      {"mul number", [&](Tensor& r) -> Tensor& { return mul_out(r, x, 2); }, x * 2},
      {"div", [&](Tensor& r) -> Tensor& { return div_out(r, x, y); }, x / y},
      {"pow", [&](Tensor& r) -> Tensor& { return pow_out(r, x, 2); }, pow(x, 2)},
      {"eq", [&](Tensor& r) -> Tensor& { return eq_out(r, x, 0.5); }, x == 0.5},
      {"maximum", [&](Tensor& r) -> Tensor& { return maximum_out(r, x, y); }, maximum(x, y)},
      {"clamp", [&](Tensor& r) -> Tensor& { return clamp_out(r, x, 0.3, 0.6); },
       clamp(x, 0.3, 0.6)},
      {"clamp_min", [&](Tensor& r) -> Tensor& { return clamp_min_out(r, x, 0.3); },
       clamp_min(x, 0.3)},
      {"lerp", [&](Tensor& r) -> Tensor& { return lerp_out(r, x, y, 0.3); }, lerp(x, y, 0.3)},
      {"addcmul", [&](Tensor& r) -> Tensor& { return addcmul_out(r, x, x, y); }, addcmul(x, x, y)},
      {"where", [&](Tensor& r) -> Tensor& { return where_out(r, c, x, y); }, where(c, x, y)},
      {"mm", [&](Tensor& r) -> Tensor& { return mm_out(r, x, y); }, mm(x, y)},
      {"matmul", [&](Tensor& r) -> Tensor& { return matmul_out(r, x, v); }, matmul(x, v)},
      {"addmm", [&](Tensor& r) -> Tensor& { return addmm_out(r, x, x, y); }, addmm(x, x, y)},
      {"addmv", [&](Tensor& r) -> Tensor& { return addmv_out(r, v, x, v, 2); }, addmv(v, x, v, 2)},
      {"sum", [&](Tensor& r) -> Tensor& { return sum_out(r, x, 0); }, sum(x, 0)},
      {"mean",
       [&](Tensor& r) -> Tensor& {
         return mean_out(r, x, {0, 1});
       },
       mean(x)},
      {"prod", [&](Tensor& r) -> Tensor& { return prod_out(r, x, 1, true); }, prod(x, 1, true)},
      {"cumsum", [&](Tensor& r) -> Tensor& { return cumsum_out(r, x, 0); }, cumsum(x, 0)},
      {"amax", [&](Tensor& r) -> Tensor& { return amax_out(r, x, 1); }, amax(x, 1)},
      {"any", [&](Tensor& r) -> Tensor& { return any_out(r, c, 0); }, any(c, 0)},
      {"diff", [&](Tensor& r) -> Tensor& { return diff_out(r, x, 1, 0); }, diff(x, 1, 0)},
      {"quantile", [&](Tensor& r) -> Tensor& { return quantile_out(r, x, 0.5); }, quantile(x, 0.5)},
      {"quantile by tensor",
       [&](Tensor& r) -> Tensor& { return quantile_out(r, x, x[0], 1, true); },
       quantile(x, x[0], 1, true)},
      {"nanquantile", [&](Tensor& r) -> Tensor& { return nanquantile_out(r, x, 0.5, 0); },
       nanquantile(x, 0.5, 0)},
      {"softmax", [&](Tensor& r) -> Tensor& { return softmax_out(r, x, 1); }, softmax(x, 1)},
      {"log_softmax", [&](Tensor& r) -> Tensor& { return log_softmax_out(r, x, 0); },
       log_softmax(x, 0)},
      {"tril", [&](Tensor& r) -> Tensor& { return tril_out(r, x); }, tril(x)},
      {"triu", [&](Tensor& r) -> Tensor& { return triu_out(r, x, 1); }, triu(x, 1)},
      {"diag", [&](Tensor& r) -> Tensor& { return diag_out(r, v); }, diag(v)},
      {"take", [&](Tensor& r) -> Tensor& { return take_out(r, x, i); }, take(x, i)},
      {"nonzero", [&](Tensor& r) -> Tensor& { return nonzero_out(r, c); }, nonzero(c)},
      {"masked_select", [&](Tensor& r) -> Tensor& { return masked_select_out(r, x, c); },
       masked_select(x, c)},
      {"argmin", [&](Tensor& r) -> Tensor& { return argmin_out(r, x, 0); }, argmin(x, 0)},
      {"norm", [&](Tensor& r) -> Tensor& { return norm_out(r, x, 2, 0); }, norm(x, 2, 0)},
      {"std", [&](Tensor& r) -> Tensor& { return std_out(r, x, 0); }, taper::std(x, 0)},
      {"cat",
       [&](Tensor& r) -> Tensor& {
         return cat_out(r, {x, y}, 1);
       },
       cat({x, y}, 1)},
      {"gather", [&](Tensor& r) -> Tensor& { return gather_out(r, x, 1, i); }, gather(x, 1, i)},
      {"index_select", [&](Tensor& r) -> Tensor& { return index_select_out(r, x, 0, i[0]); },
       index_select(x, 0, i[0])},
  });
}

TEST_CASE("out forms of further overloads, and second names") {
  const Tensor x = tensor({{0.25, 0.5}, {0.75, 0.9}}), y = tensor({{1.0, 2.0}, {3.0, 4.0}});
  const Tensor low = full({2, 2}, 0.3);
  check_forms({
      {"div rounded", [&](Tensor& r) -> Tensor& { return div_out(r, y, x, "floor"); },
       div(y, x, "floor")},
      {"divide", [&](Tensor& r) -> Tensor& { return divide_out(r, y, 0.3, "trunc"); },
       div(y, 0.3, "trunc")},
      {"pow of number", [&](Tensor& r) -> Tensor& { return pow_out(r, 2, x); }, pow(2, x)},
      {"round", [&](Tensor& r) -> Tensor& { return round_out(r, x, 1); }, round(x, 1)},
      {"clamp tensors", [&](Tensor& r) -> Tensor& { return clamp_out(r, x, low); }, clamp(x, low)},
      {"clamp_max tensor", [&](Tensor& r) -> Tensor& { return clamp_max_out(r, x, low); },
       clamp_max(x, low)},
      {"logit", [&](Tensor& r) -> Tensor& { return logit_out(r, x); }, logit(x)},
      {"polygamma", [&](Tensor& r) -> Tensor& { return polygamma_out(r, 1, y); }, polygamma(1, y)},
      {"nan_to_num", [&](Tensor& r) -> Tensor& { return nan_to_num_out(r, x / 0); },
       nan_to_num(x / 0)},
      {"subtract", [&](Tensor& r) -> Tensor& { return subtract_out(r, x, y, 2); }, sub(x, y, 2)},
      {"absolute", [&](Tensor& r) -> Tensor& { return absolute_out(r, -x); }, x},
      {"clip", [&](Tensor& r) -> Tensor& { return clip_out(r, x, 0.3); }, clamp(x, 0.3)},
      {"tensordot", [&](Tensor& r) -> Tensor& { return tensordot_out(r, x, y, {0}, {1}); },
       tensordot(x, y, {0}, {1})},
      {"sum", [&](Tensor& r) -> Tensor& { return sum_out(r, x); }, sum(x)},
      {"prod", [&](Tensor& r) -> Tensor& { return prod_out(r, x); }, prod(x)},
      {"nanmean", [&](Tensor& r) -> Tensor& { return nanmean_out(r, x, 0); }, nanmean(x, 0)},
      {"max", [&](Tensor& r) -> Tensor& { return max_out(r, x, low); }, maximum(x, low)},
  });
}

TEST_CASE("out forms with values and positions") {
  using Pair = std::tuple<Tensor, Tensor>;
  const Tensor x = tensor({{3.0, 1.0, 2.0}, {4.0, 6.0, 5.0}});
  const auto check_pair = [](const char* op, const std::function<OutPair(Tensor&, Tensor&)>& out,
                             const Pair& expected) {
    CAPTURE(op);
    Tensor values = empty({0}), positions = empty({0}, kLong);
    const OutPair got = out(values, positions);
    CHECK(&std::get<0>(got) == &values);
    CHECK(&std::get<1>(got) == &positions);
    CHECK(same(values, std::get<0>(expected)));
    CHECK(same(positions, std::get<1>(expected)));
  };
  check_pair(
      "max", [&](Tensor& v, Tensor& i) { return max_out(v, i, x, 1); }, max(x, 1));
  check_pair(
      "min", [&](Tensor& v, Tensor& i) { return min_out(v, i, x, 0, true); }, min(x, 0, true));
  check_pair(
      "median", [&](Tensor& v, Tensor& i) { return median_out(v, i, x, 1); }, median(x, 1));
  check_pair(
      "nanmedian", [&](Tensor& v, Tensor& i) { return nanmedian_out(v, i, x, 1); },
      nanmedian(x, 1));
  check_pair(
      "mode", [&](Tensor& v, Tensor& i) { return mode_out(v, i, x); }, mode(x));
  check_pair(
      "kthvalue", [&](Tensor& v, Tensor& i) { return kthvalue_out(v, i, x, 2); }, kthvalue(x, 2));
  check_pair(
      "cummax", [&](Tensor& v, Tensor& i) { return cummax_out(v, i, x, 1); }, cummax(x, 1));
  check_pair(
      "cummin", [&](Tensor& v, Tensor& i) { return cummin_out(v, i, x, 1); }, cummin(x, 1));
  check_pair(
      "sort", [&](Tensor& v, Tensor& i) { return sort_out(v, i, x, 1, true); }, sort(x, 1, true));
  check_pair(
      "topk", [&](Tensor& v, Tensor& i) { return topk_out(v, i, x, 2); }, topk(x, 2));
  Tensor low = empty({0}), high = empty({0});
  aminmax_out(low, high, x);
  CHECK(low.item<float>() == 1);
  CHECK(high.item<float>() == 6);
}

TEST_CASE("an out form may write over its operand, and into another dtype") {
  Tensor x = tensor({1.0, 2.0, 3.0});
  add_out(x, x, x);
  CHECK(same(x, tensor({2.0, 4.0, 6.0})));
  Tensor head = x.slice(0, 0, 2);
  mul_out(head, x.slice(0, 1, 3), 10);
  CHECK(same(x, tensor({40.0, 60.0, 6.0})));
  Tensor wide = empty({3}, kDouble);
  CHECK(same(add_out(wide, x, 1), tensor({41.0, 61.0, 7.0}, kDouble)));
}

TEST_CASE("an out form that would lose a gradient or a fraction throws") {
  Tensor y = zeros({2}), leaf = ones({2}).requires_grad_(), integers = zeros({2}, kLong);
  const char* const gradient =
      "functions with out=... arguments don't support automatic differentiation, but one of the "
      "arguments requires grad.";
  CHECK_THROWS_WITH_AS(exp_out(y, leaf), doctest::Contains(gradient), Error);
  CHECK_THROWS_WITH_AS(exp_out(leaf, y), doctest::Contains(gradient), Error);
  CHECK_THROWS_WITH_AS(add_out(integers, y, 1), doctest::Contains("can't be cast to the desired"),
                       Error);
  const NoGradGuard guard;
  CHECK(same(exp_out(y, leaf), exp(leaf)));
}

TEST_CASE("a resized result is warned of once") {
  std::vector<std::string> warnings;
  const WarningHandler before =
      set_warning_handler([&](const std::string& text) { warnings.push_back(text); });
  Tensor y = zeros({5});
  add_out(y, ones({2}), 1);
  set_warning_handler(before);
  CHECK(same(y, tensor({2.0, 2.0})));
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].find("An output with one or more elements was resized since it had shape [5], "
                         "which does not match the required output shape [2].") !=
        std::string::npos);
}
