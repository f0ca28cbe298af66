#include "taper/viz/recording.h"

#include <doctest/doctest.h>

#include "taper/taper.h"
#include "tests/viz/recorded.h"

using namespace taper;
using taper::testing::leaf;
using taper::testing::Recorded;
using taper::viz::Recording;

TEST_CASE("every step of (a + b) * (b + c)") {
  const Variable a = leaf(2), b = leaf(3), c = leaf(4);
  Recording recording("", "sums");
  recording.name(b, "b");
  const Variable s = a + b, t = b + c, y = s * t;
  recording.name(y, "y");
  y.backward();
  const Recorded r(recording.json());

  CHECK(r.json["version"] == 1);
  CHECK(r.json["title"] == "sums");
  CHECK(r.json["ended"] == "complete");
  std::vector<std::string> kinds;
  for (const auto& step : r.json["steps"]) kinds.push_back(step["kind"]);
  CHECK(kinds == std::vector<std::string>{"forward", "forward", "forward", "begin", "seed", "run",
                                          "rule", "rule", "free", "run", "rule", "rule", "run",
                                          "rule", "rule", "accumulate", "accumulate", "accumulate",
                                          "end"});
  const int of_b = r.id("b");
  std::vector<double> addends, sums;
  for (const auto& step : r.steps("rule"))
    if (step["to"] == of_b) {
      addends.push_back(r.number(step["g"]));
      sums.push_back(r.number(step["sum"]));
    }
  CHECK(addends == std::vector<double>{5, 7});
  CHECK(sums == std::vector<double>{5, 12});
  CHECK(r.number(r.node("y")["value"]) == y.item<double>());
  for (const auto& step : r.steps("accumulate"))
    if (step["node"] == of_b) CHECK(r.number(step["after"]) == b.grad().item<double>());
}

TEST_CASE("undoing a broadcast is a step of its own") {
  const Variable x = ones({2, 3}, TensorOptions(kDouble).requires_grad(true));
  const Variable bias = zeros({3}, TensorOptions(kDouble).requires_grad(true));
  Recording recording;
  recording.name(bias, "bias");
  (x + bias).backward(arange(6.0, kDouble).reshape({2, 3}));
  const Recorded r(recording.json());
  const auto reduced = r.steps("reduce");
  REQUIRE(reduced.size() == 1);
  CHECK(reduced[0]["to"] == r.id("bias"));
  CHECK(r.json["values"][reduced[0]["wide"].get<std::size_t>()]["shape"] == nlohmann::json({2, 3}));
  CHECK(r.data(reduced[0]["g"]) == nlohmann::json({3, 5, 7}));
  for (const auto& step : r.steps("rule"))
    if (step["from"] == r.id("bias")) CHECK_FALSE(step.contains("to"));
}

TEST_CASE("converting a dtype back is one, too") {
  const Variable x = tensor({1.0F, 2.0F}, requires_grad());
  Recording recording;
  recording.name(x, "x");
  (x.to(kDouble) * 3).sum().backward();
  CHECK(Recorded(recording.json()).steps("reduce").size() == 1);
}

TEST_CASE("what .grad held already is an addend") {
  const Variable x = leaf(2);
  (x * 3).backward();
  Recording recording;
  (x * 5).backward();
  const Recorded r(recording.json());
  const auto step = r.steps("accumulate").at(0);
  CHECK(r.number(step["before"]) == 3);
  CHECK(r.number(step["g"]) == 5);
  CHECK(r.number(step["after"]) == x.grad().item<double>());
}

TEST_CASE("saved values say whose they are and when they are freed") {
  const Variable x = leaf(2);
  for (const bool retain : {false, true}) {
    Recording recording;
    recording.name(x, "x");
    const Variable y = exp(x) * x;
    y.backward({}, retain);
    const Recorded r(recording.json());
    CAPTURE(retain);
    const auto saved = r.node("mul")["saved"];
    CHECK(saved.size() == 2);
    CHECK(saved[0]["of"] == r.id("x"));
    CHECK(saved[1]["of"] == r.id("exp"));
    CHECK(saved[0]["bytes"] == 8);
    CHECK(r.steps("free").size() == (retain ? 0 : 2));
    CHECK(r.steps("begin")[0].value("retain", false) == retain);
  }
}

TEST_CASE("the seed comes with the Jacobians that are small") {
  const Variable x = tensor({1.0, 2.0}, TensorOptions(kDouble).requires_grad(true));
  Recording recording;
  recording.name(x, "x");
  const Variable v = tensor({1.0, -1.0, 0.5}, kDouble);
  const Variable m = tensor({{1.0, 2.0}, {3.0, 4.0}, {5.0, 6.0}}, kDouble);
  matmul(m, x).backward(v);
  const Recorded r(recording.json());
  const auto seed = r.steps("seed").at(0);
  CHECK(seed["given"] == true);
  CHECK(r.data(seed["g"]) == nlohmann::json({1, -1, 0.5}));
  REQUIRE(seed["jacobians"].size() == 1);
  CHECK(seed["jacobians"][0]["rows"] == 3);
  CHECK(seed["jacobians"][0]["data"] == nlohmann::json({1, 2, 3, 4, 5, 6}));
  CHECK(seed["jacobians"][0]["leaf"] == r.id("x"));
}

TEST_CASE("hooks are not run once more for a Jacobian") {
  const Variable x = leaf(2);
  int calls = 0;
  x.register_hook([&](const Variable& g) {
    ++calls;
    return g * 10;
  });
  Recording recording;
  (x * 3).backward();
  CHECK(calls == 1);
  const Recorded r(recording.json());
  CHECK_FALSE(r.steps("seed").at(0).contains("jacobians"));
  CHECK(r.number(r.steps("accumulate").at(0)["g"]) == 30);
}

TEST_CASE("recording changes no result") {
  const auto train = [](bool records) {
    manual_seed(3);
    nn::Sequential net(nn::Linear(4, 5), nn::Tanh(), nn::Linear(5, 2));
    optim::SGD sgd(net->parameters(), optim::SGDOptions(0.1).momentum(0.9));
    const Variable x = randn({6, 4});
    std::optional<Recording> recording;
    if (records) recording.emplace();
    for (int step = 0; step < 3; ++step) {
      sgd.zero_grad();
      square(net->forward(x)).mean().backward();
      sgd.step();
    }
    return net->parameters();
  };
  const auto with = train(true), without = train(false);
  for (std::size_t i = 0; i < with.size(); ++i) CHECK(equal(with[i], without[i]));
}

TEST_CASE("branches without requires_grad are steps, but no nodes of the graph") {
  const Variable x = leaf(2), c = tensor(3.0, kDouble);
  Recording recording;
  recording.name(c, "c");
  const Variable d = c * c;
  recording.name(d, "d");
  (x * d).backward();
  const Recorded r(recording.json());
  CHECK(r.node("c")["kind"] == "constant");
  CHECK(r.node("d")["kind"] == "operation");
  CHECK(r.node("d")["requires_grad"] == false);
  CHECK(r.steps("run").size() == 1);
}

TEST_CASE("create_graph: nodes that the pass makes know which pass made them") {
  const Variable x = leaf(2);
  Recording recording;
  recording.name(x, "x");
  const Variable y = x * x * x;
  const Variable g = autograd::grad({y}, {x}, {}, true, true)[0];
  recording.name(g, "dy/dx");
  g.backward();
  const Recorded r(recording.json());
  CHECK(r.node("dy/dx")["pass"] == 1);
  CHECK(r.number(r.node("dy/dx")["value"]) == 12);
  CHECK(r.steps("begin")[0]["call"] == "grad()");
  CHECK(r.steps("begin")[0]["create"] == true);
  CHECK(r.steps("begin")[1]["call"] == "backward()");
  CHECK(r.number(r.steps("accumulate").at(0)["after"]) == 12);  // 6 x
}

TEST_CASE("changes in place are steps, and what they make is named after what was there") {
  const Variable x = leaf(2);
  Recording recording;
  const Variable y = x * 3;
  recording.name(y, "y");
  y.add_(1);
  const Recorded r(recording.json());
  REQUIRE(r.steps("write").size() == 1);
  CHECK(r.steps("write")[0]["op"] == "add_");
  CHECK(r.number(r.node("y\u2032")["value"]) == 7);
}

TEST_CASE("operations know their line in the user's source") {
  const Variable x = leaf(2);
  Recording recording;
  const int line = __LINE__ + 1;
  const Variable y = exp(x);
  const Recorded r(recording.json());
  const auto node = r.node("exp");
  if (!node.contains("place")) return;  // built without -g
  const auto place = r.json["places"][node["place"].get<std::size_t>()];
  CHECK(place["file"] == "recording_test.cpp");
  CHECK(place["line"] == line);
  CHECK(place["text"] == "const Variable y = exp(x);");
}

TEST_CASE("a graph from before the recording is drawn as far as backward visits it") {
  const Variable x = leaf(2);
  const Variable y = exp(x) * 3;
  Recording recording;
  y.backward();
  const Recorded r(recording.json());
  CHECK(r.node("mul")["kind"] == "earlier");
  CHECK(r.node("exp")["kind"] == "earlier");
  CHECK(r.node("mul")["inputs"][0]["node"] == r.id("exp"));
  CHECK(r.steps("accumulate").size() == 1);
}

TEST_CASE("the table of hand, autograd and central difference") {
  const Variable x = tensor({0.5, -1.5}, TensorOptions(kDouble).requires_grad(true));
  const Variable hand = cos(x.detach());
  Recording recording;
  sin(x).sum().backward();
  const auto f = [&] { return sin(x).sum(); };
  recording.check("x", x, f, hand);
  recording.check("x", x, f);
  const Recorded r(recording.json());
  REQUIRE(r.json["checks"].size() == 2);
  for (std::size_t i : {0, 1})
    CHECK(r.json["checks"][0]["difference"][i].get<double>() ==
          doctest::Approx(x.grad()[static_cast<int64_t>(i)].item<double>()).epsilon(1e-8));
  CHECK(r.json["checks"][0]["hand"] == r.json["checks"][0]["autograd"]);
  CHECK_FALSE(r.json["checks"][1].contains("hand"));
  CHECK(equal(x.detach(), tensor({0.5, -1.5}, kDouble)));
  CHECK(r.steps("forward").size() == 2);  // f is not recorded
}

TEST_CASE("the table restores x if f throws, and wants a leaf with a grad") {
  const Variable x = leaf(2);
  Recording recording;
  CHECK_THROWS_WITH_AS(recording.check("x", x, [&] { return x * 1; }),
                       "check: 'x' must be a leaf with a grad; call backward() before", Error);
  (x * 2).backward();
  CHECK_THROWS(recording.check("x", x, []() -> Variable { throw std::runtime_error("no"); }));
  CHECK(x.item<double>() == 2);
  CHECK_THROWS_AS(recording.check(
                      "x", x, [&] { return x * 1; }, zeros({3})),
                  Error);
  CHECK(Recorded(recording.json()).json["ended"] == "complete");
}

TEST_CASE("a function of the program's own is one node") {
  struct Cube : autograd::Function<Cube> {
    static Variable forward(autograd::AutogradContext* context, Variable x) {
      context->save_for_backward({x});
      return x * x * x;
    }
    static variable_list backward(autograd::AutogradContext* context, variable_list g) {
      const Variable x = context->get_saved_variables()[0];
      return {g[0] * 3 * x * x};
    }
  };
  const Variable x = leaf(2);
  Recording recording;
  Cube::apply(x).backward();
  const Recorded r(recording.json());
  CHECK(r.number(r.node("Cube")["value"]) == 8);
  CHECK(r.node("mul")["hidden"] == true);
  CHECK(r.steps("forward").size() == 1);
  CHECK(r.number(r.steps("accumulate").at(0)["after"]) == 12);
  CHECK_FALSE(r.steps("seed").at(0).contains("jacobians"));
}

TEST_CASE("what was detached, and a grad that is computed with, know whose they are") {
  const Variable w = leaf(2);
  Recording recording;
  recording.name(w, "w");
  (w * w).backward();
  const Variable step = w.detach() - 0.5 * w.grad();
  const Recorded r(recording.json());
  std::vector<int> aliases, grads;
  for (const auto& node : r.json["nodes"]) {
    if (node.contains("alias")) aliases.push_back(node["alias"]);
    if (node.contains("grad_of")) grads.push_back(node["grad_of"]);
  }
  CHECK(aliases == std::vector<int>{r.id("w")});
  CHECK(grads == std::vector<int>{r.id("w")});
}
