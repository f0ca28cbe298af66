#include <doctest/doctest.h>

#include <cmath>
#include <cstring>

#include "taper/nn.h"
#include "taper/optim.h"
#include "tests/support/difference.h"

using namespace taper;
using taper::testing::difference;

TEST_SUITE_BEGIN("bfloat16");

namespace {

uint32_t bits_of(float v) {
  uint32_t bits = 0;
  std::memcpy(&bits, &v, sizeof bits);
  return bits;
}

float float_of(uint32_t bits) {
  float v = 0;
  std::memcpy(&v, &bits, sizeof v);
  return v;
}

uint16_t rounded(uint32_t bits) { return BFloat16(float_of(bits)).bits; }

}  // namespace

TEST_CASE("every pattern survives the way through float32; NaN becomes one of them") {
  const Variable all = empty({65536}, kBFloat16);
  for (uint32_t i = 0; i < 65536; ++i) all.data_ptr<BFloat16>()[i].bits = static_cast<uint16_t>(i);
  const Variable wide = all.to(kFloat), back = wide.to(kBFloat16);
  int64_t wrong = 0;
  for (uint32_t i = 0; i < 65536; ++i) {
    const float v = wide.data_ptr<float>()[i];
    wrong += bits_of(v) != i << 16;
    wrong += back.data_ptr<BFloat16>()[i].bits != (std::isnan(v) ? 0x7fc0 : i);
  }
  CHECK(wrong == 0);
}

TEST_CASE("rounding is to nearest, ties to even, up to infinity and down to denormals") {
  CHECK(rounded(0x3f808000) == 0x3f80);  // 1 and half a step: to even
  CHECK(rounded(0x3f818000) == 0x3f82);
  CHECK(rounded(0x3f808001) == 0x3f81);
  CHECK(rounded(0x3f807fff) == 0x3f80);
  CHECK(rounded(0xbf818000) == 0xbf82);
  CHECK(rounded(0x7f7fffff) == 0x7f80);
  CHECK(rounded(0x00008000) == 0);
  CHECK(rounded(0x00018000) == 2);
  CHECK(rounded(0x80000001) == 0x8000);
  CHECK(rounded(0x7f800001) == 0x7fc0);
  CHECK(rounded(0xffffffff) == 0x7fc0);
}

TEST_CASE("tensors are made, read, printed and filled") {
  CHECK(element_size(kBFloat16) == 2);
  CHECK(is_floating_point(kBFloat16));
  const Variable x = tensor({1.0, 2.5, -0.1}, kBFloat16);
  CHECK(x.dtype() == kBFloat16);
  CHECK(x.nbytes() == 6);
  CHECK(x[2].item<float>() == -0.10009765625F);
  CHECK(x[1].item<int64_t>() == 2);
  CHECK(to_string(x) == "tensor([ 1.0000,  2.5000, -0.1001], dtype=bfloat16)");
  CHECK(difference(full({2}, BFloat16(0.3F), kBFloat16),
                   tensor({0.30078125, 0.30078125}, kBFloat16)) == "");
  CHECK_THROWS_WITH_AS(full({2}, 3.4e38, kBFloat16),
                       "Scalar: value cannot be converted to type at::BFloat16 without overflow, "
                       "got 3.4e+38",
                       Error);
}

TEST_CASE("views, transposed copies and conversions keep the values") {
  const Variable x = randn({33, 40}, kBFloat16);
  CHECK(difference(x.t().contiguous().to(kFloat), x.to(kFloat).t()) == "");
  CHECK(difference(x.slice(1, 3, 30, 2).to(kDouble), x.to(kDouble).slice(1, 3, 30, 2)) == "");
  CHECK(difference(tensor({300, -2}).to(kBFloat16).to(kInt), tensor({300, -2}, kInt)) == "");
  CHECK(difference(tensor({0.0, 0.1, NAN}, kBFloat16).to(kBool), tensor({false, true, true})) ==
        "");
}

TEST_CASE("promotion: below float32, above integers") {
  const Variable x = ones({2}, kBFloat16);
  CHECK((x + ones({2}, kLong)).dtype() == kBFloat16);
  CHECK((x + ones({2}, kFloat)).dtype() == kFloat);
  CHECK((x + ones({}, kDouble)).dtype() == kBFloat16);
  CHECK((x * 0.5).dtype() == kBFloat16);
  CHECK((x > 0).dtype() == kBool);
}

TEST_CASE("results are computed in float32 and rounded once, whatever the layout") {
  const Variable a = randn({7, 65}, kBFloat16), b = randn({7, 65}, kBFloat16);
  const Variable fa = a.to(kFloat), fb = b.to(kFloat);
  const auto same = [](const Variable& y, const Variable& wide) {
    CHECK(equal(y, wide.to(kBFloat16)));
  };
  same(a + b, fa + fb);
  same(a.t() * b.t(), (fa * fb).t());
  same(a + b[0], fa + fb[0]);
  same(a - b.slice(1, 0, 1), fa - fb.slice(1, 0, 1));
  same(a.slice(1, 0, 65, 2) / 3, fa.slice(1, 0, 65, 2) / 3);
  same(add(a, b, 0.3), add(fa, fb, 0.3));
  same(exp(a.t()), exp(fa.t()));
  same(a.sum(0), fa.sum(0));
  same(prod(a, 1), prod(fa, 1));
  same(mm(a, b.t()), mm(fa, fb.t()));
  CHECK(equal(a < b, fa < fb));
  const Variable c = a.clone();
  same(c.mul_(b).add_(a, 2), fa.mul(fb).to(kBFloat16).to(kFloat) + fa * 2);
}

TEST_CASE("random numbers stay in their range") {
  const Variable u = rand({4096}, kBFloat16);
  CHECK(u.max().item<float>() < 1);
  CHECK(u.min().item<float>() >= 0);
  CHECK(std::abs(u.to(kFloat).mean().item<float>() - 0.5F) < 0.05F);
  CHECK(std::abs(randn({4096}, kBFloat16).to(kFloat).std().item<float>() - 1) < 0.1F);
}

TEST_CASE("gradients and optimizer steps are in bfloat16 where the parameter is") {
  const Variable w = tensor({1.0, 2.0}, kBFloat16).requires_grad_();
  optim::SGD sgd({w}, optim::SGDOptions(0.1).momentum(0.9));
  (w * w).sum().backward();
  CHECK(w.grad().dtype() == kBFloat16);
  sgd.step();
  CHECK(difference(w.detach(), tensor({0.8, 1.6}, kBFloat16)) == "");
}

TEST_CASE("what bfloat16 cannot do says so") {
  CHECK_THROWS_WITH_AS(tensor({1.0}, kBFloat16) & tensor({1.0}, kBFloat16),
                       doctest::Contains("not implemented for 'BFloat16'"), Error);
}

TEST_SUITE_END();
