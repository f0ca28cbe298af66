#include "taper/core/graph/trace.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "taper/core.h"
#include "tests/support/leaf.h"

using namespace taper;
using taper::testing::value;

namespace {

/// Writes down everything it sees.
class Log : public Tracer {
 public:
  void recorded(const Node& node, const Variable& y) override {
    lines.push_back(str("record ", node.name(), " = ", value(y)));
  }
  void running(const Node& node, TensorList g) override {
    lines.push_back(str("run ", node.name(), " g=", value(g[0])));
  }
  void returned(const Node& node, std::size_t i, const Variable& g) override {
    lines.push_back(str("rule ", node.name(), "[", i, "] = ", value(g)));
  }
  void added(const Node& to, uint32_t, const Variable& g, const Variable& sum) override {
    lines.push_back(str("add ", value(g), " to ", to.name(), ", now ", value(sum)));
  }
  void freed(const Node& node, const std::vector<Array>& saved) override {
    lines.push_back(str("free ", saved.size(), " of ", node.name()));
  }
  void accumulating(const Variable&, const Variable& g) override {
    lines.push_back(str("grad += ", value(g)));
  }
  std::vector<std::string> lines;
};

}  // namespace

TEST_SUITE_BEGIN("trace");

TEST_CASE("every step of (a + b) * (b + c)") {
  const TensorOptions leaf = TensorOptions(kDouble).requires_grad(true);
  const Variable a = tensor(2.0, leaf), b = tensor(3.0, leaf), c = tensor(4.0, leaf);
  Log log;
  {
    const TraceGuard guard(log);
    const Variable s = a + b, t = b + c;
    (s * t).backward();
  }
  CHECK(current_tracer() == nullptr);
  CHECK_FALSE(detail::is_observed());
  const std::vector<std::string> expected = {"record add = 5",
                                             "record add = 7",
                                             "record mul = 35",
                                             "add 1 to mul, now 1",
                                             "run mul g=1",
                                             "rule mul[0] = 7",
                                             "add 7 to add, now 7",
                                             "rule mul[1] = 5",
                                             "add 5 to add, now 5",
                                             "free 2 of mul",
                                             "run add g=5",
                                             "rule add[0] = 5",
                                             "add 5 to accumulate_grad, now 5",
                                             "rule add[1] = 5",
                                             "add 5 to accumulate_grad, now 5",
                                             "free 0 of add",
                                             "run add g=7",
                                             "rule add[0] = 7",
                                             "add 7 to accumulate_grad, now 7",
                                             "rule add[1] = 7",
                                             "add 7 to accumulate_grad, now 12",
                                             "free 0 of add",
                                             "grad += 5",
                                             "grad += 12",
                                             "grad += 7"};
  REQUIRE(log.lines.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(log.lines[i] == expected[i]);
}

TEST_CASE("user functions are traced by their name") {
  struct Twice : autograd::Function<Twice> {
    static Variable forward(autograd::AutogradContext*, Variable x) { return x * 2; }
    static variable_list backward(autograd::AutogradContext*, variable_list g) {
      return {g[0] * 2};
    }
  };
  const Variable x = tensor(3.0, TensorOptions(kDouble).requires_grad(true));
  Log log;
  {
    const TraceGuard guard(log);
    Twice::apply(x).backward();
  }
  REQUIRE(log.lines.size() == 7);
  CHECK(log.lines[0] == "record Twice = 6");
  CHECK(log.lines[3] == "rule Twice[0] = 2");
}

namespace {

/// Writes down what is told beside the graph.
class Sights : public Tracer {
 public:
  void computed(const char* op, const Variable& y, ArrayRef<const Variable*> inputs) override {
    note("computed ", op, " = ", value(y), " from ", inputs.size());
  }
  void writing(const char* op, const Variable& x) override { note("writing ", op, " ", value(x)); }
  void written(const char* op, const Variable& x) override { note("written ", op, " ", value(x)); }
  void entered(const std::string& path) override { note("entered ", path); }
  void left() override { note("left"); }
  void began(const char* call, TensorList roots, bool retain, bool create) override {
    note("began ", call, " ", roots.size(), retain ? " retain" : "", create ? " create" : "");
  }
  void ended() override { note("ended"); }
  std::vector<std::string> lines;

 private:
  template <class... Parts>
  void note(const Parts&... parts) {
    lines.push_back(str(parts...));
  }
};

}  // namespace

TEST_CASE("values without a graph, changes in place, passes and parts are told, too") {
  const Variable c = tensor(3.0, kDouble);
  const Variable x = tensor(2.0, TensorOptions(kDouble).requires_grad(true));
  Sights sights;
  {
    const TraceGuard guard(sights);
    const Variable d = c * c;
    c.add_(1);
    const TracePart part("encoder");
    (x * d).backward({}, /*retain_graph=*/true);
  }
  const std::vector<std::string> expected = {"computed mul = 9 from 2",
                                             "writing add_ 3",
                                             "written add_ 4",
                                             "entered encoder",
                                             "computed mul = 18 from 2",
                                             "began backward 1 retain",
                                             "computed mul = 9 from 2",
                                             "ended",
                                             "left"};
  CHECK(sights.lines == expected);
}

TEST_CASE("what user functions compute is told, whether or not it is recorded") {
  struct Twice : autograd::Function<Twice> {
    static Variable forward(autograd::AutogradContext*, Variable x) { return x * 2; }
    static variable_list backward(autograd::AutogradContext*, variable_list) { return {}; }
  };
  Sights sights;
  {
    const TraceGuard guard(sights);
    Twice::apply(tensor(3.0));
    Twice::apply(tensor(4.0, requires_grad()));
  }
  const std::vector<std::string> expected = {"computed mul = 6 from 1", "computed Twice = 6 from 1",
                                             "computed mul = 8 from 1",
                                             "computed Twice = 8 from 1"};
  CHECK(sights.lines == expected);
}

TEST_CASE("a pass that throws has ended") {
  const Variable x = tensor(2.0, TensorOptions(kDouble).requires_grad(true));
  const Variable y = exp(x);
  y.backward();
  Sights sights;
  {
    const TraceGuard guard(sights);
    CHECK_THROWS_AS(y.backward(), Error);
  }
  CHECK(sights.lines.back() == "ended");
}

TEST_CASE("nobody is told in the scope of a guard without a tracer") {
  Sights sights;
  const TraceGuard guard(sights);
  {
    const TraceGuard none(nullptr);
    const Variable y = tensor(2.0) * 3;
  }
  CHECK(sights.lines.empty());
  CHECK(current_tracer() == &sights);
}

TEST_SUITE_END();
