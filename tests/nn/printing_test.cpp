#include <doctest/doctest.h>

#include "taper/core.h"
#include "taper/nn.h"
#include "tests/support/printed.h"

using namespace taper::nn;
using taper::testing::printed;

namespace {

/// What printing a module gives, after "taper::nn::".
std::string line(const Module& module) {
  const std::string text = printed(module), scope = "taper::nn::";
  CHECK(text.substr(0, scope.size()) == scope);
  return text.substr(scope.size());
}
template <class M>
std::string line(const ModuleHolder<M>& module) {
  return line(*module);
}

}  // namespace

TEST_SUITE_BEGIN("printing");

// In libtorch's words.
TEST_CASE("activations") {
  CHECK(line(ELU()) == "ELU(alpha=1)");
  CHECK(line(ELU(ELUOptions().alpha(2.5).inplace(true))) == "ELU(alpha=2.5, inplace=true)");
  CHECK(line(SELU()) == "SELU()");
  CHECK(line(SELU(SELUOptions(true))) == "SELU(inplace=true)");
  CHECK(line(CELU()) == "CELU(alpha=1)");
  CHECK(line(GLU()) == "GLU(dim=-1)");
  CHECK(line(GLU(1)) == "GLU(dim=1)");
  CHECK(line(GELU(GELUOptions().approximate("tanh"))) == "GELU()");
  CHECK(line(Hardshrink(0.3)) == "Hardshrink(0.3)");
  CHECK(line(Hardtanh(HardtanhOptions().min_val(-2).inplace(true))) ==
        "Hardtanh(min_val=-2, max_val=1, inplace=true)");
  CHECK(line(LeakyReLU()) == "LeakyReLU(negative_slope=0.01)");
  CHECK(line(LogSigmoid()) == "LogSigmoid()");
  CHECK(line(Softmax(1)) == "Softmax(dim=1)");
  CHECK(line(Softmin(1)) == "Softmin(dim=1)");
  CHECK(line(LogSoftmax(LogSoftmaxOptions(1))) == "LogSoftmax(dim=1)");
  CHECK(line(Softmax2d()) == "Softmax2d()");
  CHECK(line(PReLU()) == "PReLU(num_parameters=1)");
  CHECK(line(ReLU()) == "ReLU()");
  CHECK(line(ReLU(true)) == "ReLU(inplace=true)");
  CHECK(line(ReLU6()) == "ReLU6()");
  CHECK(line(RReLU(RReLUOptions().inplace(true))) ==
        "RReLU(lower=0.125, upper=0.333333, inplace=true)");
  CHECK(line(SiLU()) == "SiLU()");
  CHECK(line(Mish()) == "Mish()");
  CHECK(line(Sigmoid()) == "Sigmoid()");
  CHECK(line(Softplus()) == "Softplus(beta=1, threshold=20)");
  CHECK(line(Softshrink()) == "Softshrink(0.5)");
  CHECK(line(Softsign()) == "Softsign()");
  CHECK(line(Tanh()) == "Tanh()");
  CHECK(line(Tanhshrink()) == "Tanhshrink()");
  CHECK(line(Threshold(1.5, 2)) == "Threshold(threshold=1.5, value=2)");
  CHECK(line(Threshold(ThresholdOptions(1, 2).inplace(true))) ==
        "Threshold(threshold=1, value=2, inplace=true)");
}
