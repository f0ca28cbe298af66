#include "taper/nn/utils/registration.h"

#include <doctest/doctest.h>

#include <string>

#include "taper/nn.h"

using namespace taper;
using nn::utils::explain_registration;

namespace {

struct Net : nn::Module {
  explicit Net(bool registers) : inner(2, 3), outer(register_module("outer", nn::Linear(3, 1))) {
    if (registers) register_module("inner", inner);
  }
  Variable forward(const Variable& x) { return outer(relu(inner(x))).sum(); }
  nn::Linear inner, outer;
};

}  // namespace

TEST_SUITE_BEGIN("registration");

TEST_CASE("a net whose parameters are all used needs no words") {
  Net net(true);
  CHECK(explain_registration(net, net.forward(ones({4, 2}))).empty());
  net.outer->bias.set_requires_grad(false);
  CHECK(explain_registration(net, net.forward(ones({4, 2}))).empty());
}

TEST_CASE("a member that was never registered is told") {
  Net net(false);
  const std::string text = explain_registration(net, net.forward(ones({4, 2})));
  CHECK(text.find("are no parameters of the module") != std::string::npos);
  CHECK(text.find("[3, 2], used by linear") != std::string::npos);
  CHECK(text.find("[3], used by linear") != std::string::npos);
}

TEST_CASE("a weight that was assigned anew is told, and the one that it replaced") {
  Net net(true);
  net.inner->weight = ones({3, 2}, requires_grad());
  const std::string text = explain_registration(net, net.forward(ones({4, 2})));
  CHECK(text.find("[3, 2], used by linear") != std::string::npos);
  CHECK(text.find("The loss does not depend on these parameters:\n  inner.weight [3, 2]") !=
        std::string::npos);
}
