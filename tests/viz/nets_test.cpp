#include <doctest/doctest.h>

#include "taper/taper.h"
#include "tests/viz/recorded.h"

using namespace taper;
using taper::testing::Recorded;
using taper::viz::Recording;

namespace {

struct TwoLayersImpl : nn::Module {
  TwoLayersImpl() : hidden(nn::Linear(3, 4)), body(nn::Linear(4, 4), nn::ReLU()) {
    register_module("hidden", hidden);
    register_module("body", body);
  }
  Variable forward(const Variable& x) { return body->forward(tanh(hidden->forward(x))); }
  nn::Linear hidden;
  nn::Sequential body;
};
TAPER_MODULE(TwoLayers);

}  // namespace

TEST_CASE("parameters have their path, operations their module") {
  TwoLayers net;
  Recording recording;
  net->forward(ones({2, 3})).sum().backward();
  const Recorded r(recording.json());
  for (const char* name : {"hidden.weight", "hidden.bias", "body.0.weight", "body.0.bias"}) {
    CAPTURE(name);
    CHECK(r.id(name) >= 0);
  }
  CHECK(r.node("body.0.weight")["module"] == "body.0");
  CHECK(r.node("linear")["module"] == "hidden");
  CHECK(r.node("relu")["module"] == "body.1");
  CHECK_FALSE(r.node("tanh").contains("module"));
  CHECK_FALSE(r.node("sum").contains("module"));
}

TEST_CASE("the optimizer's step is one step, with each parameter before and after") {
  nn::Linear layer(2, 1);
  optim::SGD sgd(layer->parameters(), optim::SGDOptions(0.5));
  Recording recording;
  const Variable before = layer->weight.detach().clone();
  layer->forward(ones({1, 2})).sum().backward();
  sgd.step();
  const Recorded r(recording.json());
  const auto updates = r.steps("update");
  REQUIRE(updates.size() == 1);
  CHECK(updates[0]["op"] == "SGD");
  REQUIRE(updates[0]["parameters"].size() == 2);
  const auto row = updates[0]["parameters"][0];
  CHECK(row["node"] == r.id("weight"));
  CHECK(r.data(row["grad"]) == nlohmann::json({1, 1}));
  CHECK(r.number(row["before"]) == doctest::Approx(before[0][0].item<float>()));
  CHECK(r.number(row["after"]) == doctest::Approx(layer->weight.detach()[0][0].item<float>()));
  CHECK(r.number(row["change"]) == doctest::Approx(-0.5));
  CHECK(r.json["steps"].back()["kind"] == "update");
}

TEST_CASE("updates by hand and zeroed gradients are steps, too") {
  const Variable w = tensor({1.0, 2.0}, TensorOptions(kDouble).requires_grad(true));
  optim::SGD sgd({w}, optim::SGDOptions(0.1));
  Recording recording;
  recording.name(w, "w");
  (w * w).sum().backward();
  w.data().sub_(0.1 * w.grad());
  sgd.zero_grad();
  const Recorded r(recording.json());
  REQUIRE(r.steps("update").size() == 1);
  CHECK(r.data(r.steps("update")[0]["parameters"][0]["after"]) == nlohmann::json({0.8, 1.6}));
  REQUIRE(r.steps("zero").size() == 1);
  CHECK(r.steps("zero")[0]["parameters"][0]["node"] == r.id("w"));
  CHECK(r.data(r.steps("zero")[0]["parameters"][0]["after"]) == nlohmann::json({0, 0}));
}

TEST_CASE("the library's inner views are hidden, a program's own are not") {
  nn::Linear layer(784, 3);
  Recording recording;
  const Variable images = ones({2, 28, 28});
  recording.name(images, "images");
  layer->forward(images.reshape({2, 784})).sum().backward();
  const Recorded r(recording.json());
  CHECK_FALSE(r.node("view").contains("hidden"));
  for (const auto& node : r.json["nodes"])
    if (node.value("op", "") == "transpose") CHECK(node["hidden"] == true);
  CHECK(r.node("linear")["saved"][0]["of"] == r.id("view"));
}

TEST_CASE("a training step of a perceptron on a batch of 256 stays under 2 MB") {
  nn::Sequential net(nn::Flatten(), nn::Linear(784, 256), nn::ReLU(), nn::Linear(256, 10));
  optim::SGD sgd(net->parameters(), optim::SGDOptions(0.1));
  const Variable images = rand({256, 28, 28}), labels = randint(0, 10, {256}, kLong);
  Recording recording;
  nn::CrossEntropyLoss()->forward(net->forward(images), labels).backward();
  sgd.step();
  const std::string json = recording.json();
  CHECK(json.size() < 2000000);
  const Recorded r(json);
  CHECK(r.steps("update").at(0)["parameters"].size() == 4);
  CHECK(r.json["values"][r.node("view")["value"].get<std::size_t>()]["images"]["count"] == 4);
}

TEST_CASE("a deep chain is recorded and destroyed on a small stack") {
  Variable x = taper::testing::leaf(1);
  Recording recording("", "", 3000);
  for (int i = 0; i < 5000; ++i) x = x * 1.0;
  x.backward();
  CHECK(Recorded(recording.json()).json["ended"] == "full");
}
