#include "taper/nn/loss.h"

#include <doctest/doctest.h>

#include <cmath>

#include "taper/core.h"
#include "taper/core/autograd/gradcheck.h"

using namespace taper;
using doctest::Contains;
namespace F = nn::functional;
using Options = nn::CrossEntropyLossOptions;

namespace {

const Variable kInput = tensor({{0.0, std::log(3.0)}, {std::log(4.0), 0.0}}, kDouble);
const Variable kTarget = tensor({0, 0});

}  // namespace

TEST_SUITE_BEGIN("loss");

// Rows of probabilities (1/4, 3/4) and (4/5, 1/5).
TEST_CASE("cross entropy by hand") {
  const double a = std::log(4.0), b = std::log(1.25);
  const auto loss = [](const Options& options) {
    return F::cross_entropy(kInput, kTarget, options);
  };
  CHECK(loss({}).item<double>() == doctest::Approx((a + b) / 2));
  CHECK(loss(kSum).item<double>() == doctest::Approx(a + b));
  CHECK(allclose(loss(kNone), tensor({a, b}, kDouble)));
  const Variable weight = tensor({3.0, 1.0}, kDouble);
  CHECK(loss(Options().weight(weight)).item<double>() == doctest::Approx((a + b) / 2));
  CHECK(loss(Options(kSum).weight(weight)).item<double>() == doctest::Approx(3 * (a + b)));
  const Variable mixed = F::cross_entropy(kInput, tensor({0, 1}), Options().weight(weight));
  CHECK(mixed.item<double>() == doctest::Approx((3 * a + std::log(5.0)) / 4));
}

TEST_CASE("the module keeps its options") {
  nn::CrossEntropyLoss loss(Options().weight(tensor({3.0, 1.0}, kDouble)).reduction(kSum));
  CHECK(equal(loss(kInput, kTarget), F::cross_entropy(kInput, kTarget, loss->options)));
  CHECK(loss->named_buffers().keys() == std::vector<std::string>{"weight"});
  loss->to(kFloat);
  CHECK(loss(kInput.to(kFloat), kTarget).dtype() == kFloat);
  CHECK(nn::CrossEntropyLoss()->buffers().empty());
  CHECK(equal(nn::CrossEntropyLoss()(kInput, kTarget), cross_entropy_loss(kInput, kTarget)));
}

TEST_CASE("one-hot probabilities are classes") {
  const Variable one_hot = tensor({{1.0, 0.0}, {0.0, 1.0}}, kDouble), classes = tensor({0, 1});
  for (const double e : {0.0, 0.3}) {
    const auto options = Options().label_smoothing(e);
    CHECK(allclose(F::cross_entropy(kInput, one_hot, options),
                   F::cross_entropy(kInput, classes, options)));
  }
  CHECK(autograd::gradcheck([&](const variable_list& x) { return F::cross_entropy(x[0], one_hot); },
                            {kInput.clone().requires_grad_()}));
}

TEST_CASE("wrong arguments are named") {
  const auto smooth = Options().label_smoothing(0.1);
  CHECK_THROWS_WITH(F::cross_entropy(kInput, kTarget, Options().label_smoothing(1.5)),
                    "cross_entropy: label_smoothing must be between 0.0 and 1.0. Got: 1.5");
  CHECK_THROWS_WITH(F::cross_entropy(kInput, kTarget, Options().weight(ones({3}, kDouble))),
                    "cross_entropy: weight tensor should be defined either for all 2 classes or no "
                    "classes but got weight tensor of shape: [3]");
  CHECK_THROWS_WITH(F::cross_entropy(kInput, tensor({0, 2}), smooth),
                    "cross_entropy: Target 2 is out of bounds. Got it at row 1, expected 0 to 1 "
                    "(or ignore_index -100)");
  CHECK_THROWS_WITH(F::cross_entropy(kInput, kTarget.to(kInt), smooth),
                    "cross_entropy: expected scalar type Long but found Int for the target; "
                    "convert class numbers with .to(kLong)");
  CHECK_THROWS_WITH(F::cross_entropy(kInput, tensor({0, 1, 1}), smooth),
                    "cross_entropy: Expected input batch_size (2) to match target batch_size (3).");
  CHECK_THROWS_WITH(F::cross_entropy(kInput, ones({2}, kDouble)),
                    "cross_entropy: expected scalar type Long but found Double for the target; "
                    "convert class numbers with .to(kLong)");
  CHECK_THROWS_WITH(F::cross_entropy(ones({}), tensor(0)),
                    "cross_entropy: Expected floating point type for target with class "
                    "probabilities, got Long for an input of shape []");
  CHECK_THROWS_WITH(F::cross_entropy(kInput, tensor({0, 2})),
                    Contains("Target 2 is out of bounds"));
}
