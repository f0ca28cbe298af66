#include "taper/nn/sequential.h"

#include <doctest/doctest.h>

#include "taper/core.h"
#include "taper/nn.h"
#include "tests/support/printed.h"

using namespace taper;
using doctest::Contains;
using taper::testing::printed;

namespace {

struct Halved : nn::Module {
  double forward(double x) { return x / 2; }
};
struct Floor : nn::Module {
  int forward(double x) { return static_cast<int>(x); }
};

using Keys = std::vector<std::string>;

}  // namespace

TEST_SUITE_BEGIN("sequential");

TEST_CASE("modules are called one after the other") {
  nn::Linear first(3, 4), second(4, 2);
  nn::Sequential net(first, nn::ReLU(), second);
  const Variable x = randn({5, 3});
  CHECK(equal(net->forward(x), second(relu(first(x)))));
  CHECK(equal(net(x), net->forward(x)));
  CHECK(net->named_parameters().keys() == Keys{"0.weight", "0.bias", "2.weight", "2.bias"});
  nn::Sequential numbers(Halved(), std::make_shared<Halved>(), Floor());
  CHECK(numbers->forward<int>(9.0) == 2);
}

TEST_CASE("named modules") {
  const nn::Sequential braces({{"hidden", nn::Linear(1, 2)}, {"relu", nn::ReLU()}});
  CHECK(braces->named_children().keys() == Keys{"hidden", "relu"});
  OrderedDict<std::string, nn::AnyModule> dict;
  dict.insert("a", nn::AnyModule(nn::Tanh()));
  dict.insert("b", nn::AnyModule(Halved()));
  const nn::Sequential from_dict(std::move(dict));
  CHECK(from_dict->named_children().keys() == Keys{"a", "b"});
  nn::Sequential net;
  CHECK(net->is_empty());
  net->push_back("in", nn::Linear(1, 2));
  net->push_back(nn::ReLU());
  net->push_back(std::make_shared<nn::TanhImpl>());
  net->push_back("half", Halved());
  net->push_back(nn::AnyModule(Floor()));
  CHECK(net->named_children().keys() == Keys{"in", "1", "2", "half", "4"});
  CHECK_THROWS_WITH(net->push_back("in", nn::ReLU()), Contains("Submodule 'in' already defined"));
  CHECK(net->size() == 5);
  nn::Sequential longer{nn::Identity()};
  longer->extend(*net);
  CHECK(longer->size() == 6);
}

TEST_CASE("modules by position") {
  nn::Linear linear(1, 2);
  nn::Sequential net(linear, nn::ReLU());
  CHECK(&net->at<nn::LinearImpl>(0) == linear.get());
  CHECK(net->ptr(0) == linear.ptr());
  CHECK(net->ptr<nn::LinearImpl>(0) == linear.ptr());
  CHECK(net[0] == linear.ptr());
  CHECK(std::as_const(*net).at<nn::LinearImpl>(0).options.out_features() == 2);
  std::size_t count = 0;
  for (const nn::AnyModule& module : *net) count += module.is_empty() ? 0 : 1;
  CHECK(count == 2);
  CHECK_THROWS_WITH(net->at<nn::ReLUImpl>(2),
                    "Sequential: Index out of range, got 2 for 2 modules");
  CHECK_THROWS_WITH(net->at<nn::ReLUImpl>(0), Contains("Attempted to cast module of type"));
}

TEST_CASE("a Sequential inside a Sequential") {
  nn::Linear linear(1, 2);
  nn::Sequential net(nn::Sequential(linear, nn::ReLU()), nn::Tanh());
  net->push_back("more", nn::Sequential(nn::Sigmoid()));
  const Variable x = ones({1, 1});
  CHECK(equal(net->forward(x), sigmoid(tanh(relu(linear(x))))));
  CHECK(net->named_parameters().keys() == Keys{"0.0.weight", "0.0.bias"});
}

TEST_CASE("wrong calls are named") {
  CHECK_THROWS_WITH(nn::Sequential()->forward(ones({1})),
                    "Sequential: Cannot call forward() on an empty Sequential");
  nn::Sequential halves{Halved(), Halved()};
  CHECK_THROWS_WITH(halves->forward<int>(1.0),
                    "Sequential: The type of the return value is double, but you asked for type "
                    "int");
  nn::Sequential mixed{Floor(), Halved()};
  CHECK_THROWS_WITH(mixed->forward<double>(1.0),
                    Contains("Expected argument #0 to be of type double, but received value of "
                             "type int"));
}

TEST_CASE("an error in a module names it") {
  nn::Sequential net(nn::Linear(2, 3), nn::ReLU(), nn::Linear(4, 5));
  CHECK_THROWS_WITH(net->forward(ones({1, 2})),
                    "2 (Linear): linear: mat1 and mat2 shapes cannot be multiplied (1x3 and 4x5), "
                    "got input [1, 3] and weight [5, 4], expected an input whose last size is 4");
  nn::Sequential named({{"body", net}});
  CHECK_THROWS_WITH(named->forward(ones({1, 2})),
                    Contains("body (Sequential): 2 (Linear): linear"));
  CHECK_THROWS_WITH(nn::Linear(784, 10)(ones({2, 28, 28})),
                    Contains("expected an input whose last size is 784; flatten(1) gives it that"));
}

TEST_CASE("printing shows the tree with the settings") {
  const nn::Sequential net(nn::Flatten(), nn::Linear(784, 256), nn::ReLU(),
                           nn::Sequential({{"out", nn::Linear(256, 10)}, {"id", nn::Identity()}}));
  CHECK(printed(net) ==
        "taper::nn::Sequential(\n"
        "  (0): taper::nn::Flatten(start_dim=1, end_dim=-1)\n"
        "  (1): taper::nn::Linear(in_features=784, out_features=256, bias=true)\n"
        "  (2): taper::nn::ReLU()\n"
        "  (3): taper::nn::Sequential(\n"
        "    (out): taper::nn::Linear(in_features=256, out_features=10, bias=true)\n"
        "    (id): taper::nn::Identity()\n"
        "  )\n"
        ")");
  CHECK(printed(nn::Sequential()) == "taper::nn::Sequential");
  CHECK(printed(nn::ReLU(true)) == "taper::nn::ReLU(inplace=true)");
  CHECK(printed(nn::Sigmoid()) == "taper::nn::Sigmoid()");
  CHECK(printed(nn::Functional(taper::relu)) == "taper::nn::Functional()");
  CHECK(printed(nn::CrossEntropyLoss()) == "taper::nn::CrossEntropyLoss()");
}
