// int8, int16 and float16: what they promote to, how they wrap and round, and that operations on
// them give what the same operations on wider numbers give.

#include <taper/taper.h>

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <limits>

using namespace taper;

namespace {

constexpr ScalarType kAll[] = {kBool, kByte, kChar,     kShort, kInt,
                               kLong, kHalf, kBFloat16, kFloat, kDouble};

/// True if sizes, dtypes and values agree; NaN agrees with NaN.
bool same(const Tensor& a, const Tensor& b) {
  return a.sizes() == b.sizes() && a.dtype() == b.dtype() &&
         allclose(a.to(kDouble), b.to(kDouble), 0, 0, true);
}

struct Operation {
  const char* name;
  std::function<Tensor(const Tensor&, const Tensor&)> run;
};

}  // namespace

TEST_CASE("every pair of dtypes promotes as in PyTorch") {
  const char* const rows[] = {"0123456789", "1133456789", "2323456789", "3333456789", "4444456789",
                              "5555556789", "6666666889", "7777778789", "8888888889", "9999999999"};
  for (std::size_t a = 0; a < 10; ++a)
    for (std::size_t b = 0; b < 10; ++b) {
      const ScalarType expected = kAll[rows[a][b] - '0'];
      CHECK(promote_types(kAll[a], kAll[b]) == expected);
      CHECK((zeros({2}, kAll[a]) + ones({2}, kAll[b])).dtype() == expected);
    }
}

TEST_CASE("every dtype is converted to every other") {
  for (const ScalarType from : kAll)
    for (const ScalarType to : kAll) {
      CAPTURE(from);
      CAPTURE(to);
      const Tensor x = tensor({{0, 1, 3}, {100, 7, 2}}).to(from), y = x.to(to);
      CHECK(same(y, (from == kBool || to == kBool ? tensor({{0, 1, 1}, {1, 1, 1}})
                                                  : tensor({{0, 1, 3}, {100, 7, 2}}))
                        .to(to)));
      CHECK(same(x.t().to(to), y.t().contiguous()));
    }
  CHECK(same(tensor({-1.5, 300.7, -129.0, 1e5}).to(kChar), tensor({-1, 44, 127, -96}).to(kChar)));
  CHECK(same(tensor({-1.5, 40000.7, -32769.0}).to(kShort), tensor({-1, -25536, 32767}).to(kShort)));
}

TEST_CASE("operations on int8 and int16 wrap around") {
  const Operation operations[] = {
      {"add", [](auto& a, auto& b) { return a + b; }},
      {"add of a number", [](auto& a, auto&) { return a + 1000; }},
      {"add in place", [](auto& a, auto& b) { return a.clone().add_(b, 3); }},
      {"sub", [](auto& a, auto& b) { return a - b; }},
      {"mul", [](auto& a, auto& b) { return a * b; }},
      {"mul of a transposed one", [](auto& a, auto& b) { return a * b.t(); }},
      {"mul of one element", [](auto& a, auto& b) { return a * b[0][0]; }},
      {"neg", [](auto& a, auto&) { return -a; }},
      {"abs", [](auto& a, auto&) { return abs(a); }},
      {"pow", [](auto& a, auto&) { return pow(a, 3); }},
      {"matmul", [](auto& a, auto& b) { return matmul(a, b); }},
      {"index_add",
       [](auto& a, auto& b) {
         return a.index_add(0, tensor({0, 0, 1}), b);
       }},
      {"scatter_add", [](auto& a, auto& b) { return a.scatter_add(0, (b > 0).to(kLong), b); }},
      {"cat",
       [](auto& a, auto& b) {
         return cat({a, b});
       }},
      {"where", [](auto& a, auto& b) { return where(a > b, a, b); }},
      {"where with a number", [](auto& a, auto&) { return where(a > 3, a, 7); }},
      {"masked_fill", [](auto& a, auto& b) { return a.masked_fill(b > 0, 5); }},
      {"maximum", [](auto& a, auto& b) { return maximum(a, b); }},
      {"amin", [](auto& a, auto&) { return amin(a, 0); }},
      {"max along an axis", [](auto& a, auto&) { return std::get<0>(max(a, 1)); }},
      {"sort", [](auto& a, auto&) { return std::get<0>(sort(a)); }},
      {"gather", [](auto& a, auto& b) { return gather(a, 1, (b > 0).to(kLong)); }},
      {"index_select",
       [](auto& a, auto&) {
         return index_select(a, 1, tensor({2, 0}));
       }},
      {"clamp", [](auto& a, auto&) { return clamp(a, -5, 6); }},
      {"relu", [](auto& a, auto&) { return relu(a); }},
      {"sign", [](auto& a, auto&) { return sign(a); }},
      {"tril", [](auto& a, auto&) { return tril(a); }},
      {"flip", [](auto& a, auto&) { return flip(a, 0); }},
      {"bitwise_and", [](auto& a, auto& b) { return bitwise_and(a, b); }},
      {"bitwise_not", [](auto& a, auto&) { return bitwise_not(a); }},
      {"floor_divide", [](auto& a, auto&) { return floor_divide(a, -3); }},
      {"remainder", [](auto& a, auto&) { return remainder(a, -3); }},
      {"fmod", [](auto& a, auto&) { return fmod(a, -3); }},
      {"unique", [](auto& a, auto&) { return std::get<0>(_unique2(a)); }},
  };
  for (const ScalarType dtype : {kChar, kShort})
    for (const Operation& op : operations) {
      CAPTURE(op.name);
      CAPTURE(dtype);
      const Tensor a = tensor({{-128, -7, 0}, {5, 127, 100}, {99, -100, 1}});
      const Tensor b = tensor({{127, -128, 3}, {2, 3, -4}, {0, 9, -1}});
      const Tensor y = op.run(a.to(dtype), b.to(dtype));
      CHECK(y.dtype() == dtype);
      CHECK(same(y, op.run(a, b).to(dtype)));
    }
}

TEST_CASE("int8 and int16 give the results of PyTorch in other dtypes") {
  const Tensor x = tensor({-128, -7, 0, 5, 127}).to(kChar);
  CHECK(same(x.sum(), tensor(-3)));
  CHECK(same(x.prod(), tensor(0)));
  CHECK(same(x.cumsum(0), tensor({-128, -135, -135, -130, -3})));
  CHECK(same(x / 2, tensor({-64.0, -3.5, 0.0, 2.5, 63.5})));
  CHECK(same(x + 0.5, tensor({-127.5, -6.5, 0.5, 5.5, 127.5})));
  CHECK(same(x + ones({5}, kByte), tensor({-127, -6, 1, 6, 128}).to(kShort)));
  CHECK(same(x == 300, zeros({5}, kBool)));
  CHECK(same(x < 300, tensor({true, true, true, true, false})));
  CHECK(same(x.argmax(), tensor(4)));
  CHECK(same(exp(x.slice(0, 1, 3)), exp(tensor({-7.0, 0.0}))));
  CHECK(x.to(kShort).sum().item<int>() == -3);
  CHECK(x[0].item<int8_t>() == -128);
  CHECK(x.data_ptr<int8_t>()[4] == 127);
}

TEST_CASE("int8 and int16 are made, printed and drawn") {
  CHECK(tensor(std::vector<int8_t>{1, -2}).dtype() == kChar);
  CHECK(tensor(std::vector<int16_t>{1, -2}).dtype() == kShort);
  CHECK(to_string(arange(-1, 2, kChar)) == "tensor([-1,  0,  1], dtype=int8)");
  CHECK(to_string(full({2}, -300, kShort)) == "tensor([-300, -300], dtype=int16)");
  manual_seed(1);
  CHECK(same(zeros({4}, kChar).random_(), tensor({37, 107, 12, 72}).to(kChar)));
  manual_seed(1);
  CHECK(same(zeros({4}, kShort).random_(-129, 128), tensor({8, 51, -117, -127}).to(kShort)));
  CHECK_THROWS_WITH_AS(zeros({4}, kChar).random_(0, 1000),
                       "random_: to - 1 is out of bounds for signed char, got 999", Error);
}

TEST_CASE("numbers beyond int8 are refused where they would be stored") {
  const Tensor x = zeros({2}, kChar);
  const char* const message =
      "Scalar: value cannot be converted to type int8_t without overflow, got 200";
  CHECK_THROWS_WITH_AS(x.fill_(200), message, Error);
  CHECK_THROWS_WITH_AS(full({2}, 200, kChar), message, Error);
  CHECK_THROWS_WITH_AS(x.clamp(-5, 200), message, Error);
  CHECK_THROWS_WITH_AS(add(x, x, 200), message, Error);
  CHECK_THROWS_WITH_AS(zeros({2}, kHalf).fill_(1e5),
                       "Scalar: value cannot be converted to type at::Half without overflow, got "
                       "100000",
                       Error);
}

TEST_CASE("a Half is rounded to the nearest, ties to even") {
  constexpr float inf = std::numeric_limits<float>::infinity();
  const auto rounded = [](float v) { return static_cast<float>(Half(v)); };
  CHECK(rounded(2049) == 2048);
  CHECK(rounded(2051) == 2052);
  CHECK(rounded(65519) == 65504);
  CHECK(rounded(65520) == inf);
  CHECK(rounded(-inf) == -inf);
  CHECK(rounded(6e-8F) == 0x1p-24F);
  CHECK(rounded(0x1p-25F) == 0);
  CHECK(rounded(0x1.8p-24F) == 0x1p-23F);
  CHECK(std::signbit(rounded(-0.0F)));
  CHECK(std::isnan(rounded(std::numeric_limits<float>::quiet_NaN())));
  for (uint32_t bits = 0; bits < 0x10000; ++bits) {
    Half h;
    h.bits = static_cast<uint16_t>(bits);
    const auto v = static_cast<float>(h);
    if (v == v) REQUIRE(Half(v).bits == bits);
  }
}

TEST_CASE("float16 is computed with as float32 and rounded") {
  const Tensor x = tensor({1.0, -2.5, 0.1, 65504.0}).to(kHalf);
  CHECK(same(x + x, tensor({2.0, -5.0, 0.199951171875, INFINITY}).to(kHalf)));
  CHECK(same(x * 2, x + x));
  CHECK(same(x > 0, tensor({true, false, true, true})));
  CHECK(same(std::get<0>(sort(x)), x.index_select(0, tensor({1, 2, 0, 3}))));
  CHECK(same(cat({x, x.to(kFloat)}), cat({x.to(kFloat), x.to(kFloat)})));
  CHECK(same(x.sum(), tensor(65504.0).to(kHalf)));
  CHECK(same(exp(x.slice(0, 0, 3)), exp(x.slice(0, 0, 3).to(kFloat)).to(kHalf)));
  CHECK(same(x.view({2, 2}).mm(eye(2, kHalf)), x.view({2, 2})));
  CHECK(x[2].item<float>() == 0.0999755859375F);
  CHECK(to_string(x.slice(0, 0, 2)) == "tensor([ 1.0000, -2.5000], dtype=float16)");
  manual_seed(1);
  CHECK(zeros({20}, kHalf).uniform_()[0].item<double>() == 0.51806640625);
}

TEST_CASE("a float16 tensor has gradients") {
  const Tensor x = tensor({1.0, 2.0, 3.0}).to(kHalf).requires_grad_();
  (x * x).sum().backward();
  CHECK(same(x.grad(), tensor({2.0, 4.0, 6.0}).to(kHalf)));
}
