#include "taper/nn/cloneable.h"

#include <doctest/doctest.h>

#include "taper/core.h"
#include "taper/nn.h"

using namespace taper;
using doctest::Contains;

namespace {

struct NetImpl : nn::Cloneable<NetImpl> {
  NetImpl() { reset(); }
  void reset() override {
    fc = register_module("fc", nn::Linear(2, 3));
    scale = register_parameter("scale", ones({1}));
    seen = register_buffer("seen", zeros({1}));
  }
  Variable forward(const Variable& x) { return fc(x) * scale; }
  nn::Linear fc{nullptr};
  Variable scale, seen;
};
TAPER_MODULE(Net);

/// Registers in the constructor, which a clone does not run.
struct Wrong : nn::Cloneable<Wrong> {
  Wrong() { w = register_parameter("w", ones({1})); }
  void reset() override {}
  Variable w;
};

struct Plain : nn::Module {};

struct HoldsPlain : nn::Cloneable<HoldsPlain> {
  HoldsPlain() { reset(); }
  void reset() override { register_module("plain", std::make_shared<Plain>()); }
};

/// A submodule whose class depends on the day.
struct Fickle : nn::Cloneable<Fickle> {
  Fickle() { reset(); }
  void reset() override {
    if (count++ == 0)
      register_module("x", nn::ReLU());
    else
      register_module("x", nn::Tanh());
  }
  int count = 0;
};

}  // namespace

TEST_SUITE_BEGIN("cloneable");

TEST_CASE("a clone has the same values on memory of its own") {
  Net net;
  const NoGradGuard guard;
  net->scale.fill_(5);
  net->seen.fill_(6);
  net->eval();
  const auto clone = std::dynamic_pointer_cast<NetImpl>(net->clone());
  REQUIRE(clone != nullptr);
  CHECK_FALSE(clone->is_training());
  const auto original = net->named_parameters(), copies = clone->named_parameters();
  REQUIRE(copies.keys() == original.keys());
  for (const auto& item : original) {
    CHECK(equal(copies[item.key()], item.value()));
    CHECK(copies[item.key()].data_ptr() != item->data_ptr());
    CHECK(copies[item.key()].requires_grad());
  }
  CHECK(equal(clone->seen, net->seen));
  CHECK(clone->fc.ptr() != net->fc.ptr());
  CHECK(clone->fc->weight.is_same(copies["fc.weight"]));
  net->fc->weight.fill_(0);
  net->scale.fill_(0);
  CHECK(clone->scale.item<float>() == 5);
  CHECK(clone->fc->weight.abs().sum().item<float>() > 0);
}

TEST_CASE("a Sequential clones its modules under their names") {
  nn::Sequential net({{"hidden", nn::Linear(2, 3)}, {"relu", nn::ReLU()}});
  const auto clone = std::dynamic_pointer_cast<nn::SequentialImpl>(net->clone(Device(kCPU)));
  REQUIRE(clone != nullptr);
  CHECK(clone->named_parameters().keys() == net->named_parameters().keys());
  const Variable x = ones({1, 2});
  CHECK(equal(clone->forward(x), net->forward(x)));
  CHECK_FALSE(clone->parameters()[0].is_same(net->parameters()[0]));
}

TEST_CASE("what cannot be cloned says why") {
  CHECK_THROWS_WITH(Plain().clone(),
                    "clone() has not been implemented for (anonymous namespace)::Plain. Subclass "
                    "taper::nn::Cloneable<(anonymous namespace)::Plain> instead of "
                    "taper::nn::Module to inherit the ability to clone.");
  CHECK_THROWS_WITH(
      Wrong().clone(),
      "clone: The cloned module does not have the same number of parameters as the original module "
      "after calling reset(). Are you sure you called register_parameter() inside reset() and not "
      "the constructor? Got 0 of (anonymous namespace)::Wrong, expected 1");
  CHECK_THROWS_WITH(HoldsPlain().clone(),
                    "clone() has not been implemented for (anonymous namespace)::Plain. Subclass "
                    "taper::nn::Cloneable<(anonymous namespace)::Plain> instead of "
                    "taper::nn::Module to inherit the ability to clone.");
  CHECK_THROWS_WITH(Fickle().clone(),
                    "clone: Attempted to clone submodule, but it is of a different type than the "
                    "submodule it was to be cloned into, got taper::nn::ReLUImpl, expected "
                    "taper::nn::TanhImpl, which reset() registers under that name");
  CHECK_THROWS_AS(Net()->clone(Device("cuda")), Error);
}
