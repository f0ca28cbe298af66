#include "taper/nn/module_holder.h"

#include <doctest/doctest.h>

#include <sstream>

#include "taper/core.h"
#include "taper/nn.h"

using namespace taper;

namespace {

// Written as for libtorch, whose macro has this name, too.
struct NetImpl : nn::Module {
  NetImpl(int64_t in, int64_t out)
      : fc1(register_module("fc1", nn::Linear(in, 4))),
        fc2(register_module("fc2", nn::Linear(nn::LinearOptions(4, out).bias(false)))) {}
  Variable forward(Variable x) { return fc2->forward(relu(fc1(x))); }
  Variable& operator[](std::size_t i) { return i == 0 ? fc1->weight : fc2->weight; }
  nn::Linear fc1{nullptr}, fc2{nullptr};
};
TORCH_MODULE(Net);

}  // namespace

TEST_SUITE_BEGIN("module_holder");

TEST_CASE("a user's module behind a holder") {
  Net net(3, 2);
  CHECK(net->named_parameters().keys() ==
        std::vector<std::string>{"fc1.weight", "fc1.bias", "fc2.weight"});
  CHECK(net->forward(ones({5, 3})).sizes() == IntArrayRef{5, 2});
  CHECK(equal(net(ones({5, 3})), net->forward(ones({5, 3}))));
  CHECK(net[1].is_same(net->fc2->weight));
  CHECK(std::is_same_v<Net::Impl, NetImpl>);
  CHECK(std::is_same_v<Net::ContainedType, NetImpl>);
}

TEST_CASE("copies of a holder share the module") {
  Net net(3, 2);
  const Net copy = net;
  CHECK(copy.ptr() == net.ptr());
  const Net from_pointer = net.ptr();
  CHECK(from_pointer.get() == net.get());
  CHECK(&*copy == copy.get());
  Net moved = std::move(net);
  CHECK(moved.ptr() == copy.ptr());
}

TEST_CASE("an empty holder is an error to use") {
  nn::Linear linear = nullptr;
  CHECK(linear.is_empty());
  CHECK_FALSE(bool(linear));
  const char* message =
      "ModuleHolder: Accessing empty ModuleHolder; assign a module to it, for instance what "
      "register_module() returns";
  CHECK_THROWS_WITH(linear.ptr(), message);
  CHECK_THROWS_WITH(linear.get(), message);
  CHECK_THROWS_WITH(linear->forward(ones({1})), message);
  CHECK_THROWS_WITH(linear(ones({1})), message);
  CHECK_THROWS_WITH(*linear, message);
  linear = nn::Linear(1, 1);
  CHECK(bool(linear));
}

TEST_CASE("holders without arguments and with options") {
  CHECK_FALSE(nn::ReLU().is_empty());
  CHECK(nn::ReLU(true)->options.inplace());
  CHECK(nn::ReLU(nn::ReLUOptions().inplace(true))->options.inplace());
  CHECK(nn::Flatten(nn::FlattenOptions().start_dim(0).end_dim(1))->options.end_dim() == 1);
  std::ostringstream out;
  out << nn::Tanh();
  CHECK(out.str() == "taper::nn::Tanh()");
}
