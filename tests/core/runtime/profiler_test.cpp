#include "taper/core/runtime/profiler.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "taper/core.h"
#include "taper/core/base/file.h"
#include "taper/core/ops/margin.h"
#include "taper/core/ops/normalization.h"
#include "taper/nn.h"
#include "tests/support/temporary_folder.h"

using namespace taper;
using profiler::Phase;
using profiler::Profiler;
using profiler::RecordFunction;
using profiler::Row;

namespace {

/// The row of a name in a phase; without calls if there is none.
Row find(const Profiler& p, const std::string& name, Phase phase) {
  for (const Row& row : p.rows())
    if (row.name == name && row.phase == phase) return row;
  return {name, phase};
}

int64_t calls(const Profiler& p, const std::string& name, Phase phase) {
  return find(p, name, phase).calls;
}

/// A net with one hidden layer, forward and backward.
void train_step(const Variable& x, const Variable& w, const Variable& b) {
  relu(matmul(x, w) + b).sum().backward();
}

nlohmann::json trace_of(const Profiler& p, const test::TemporaryFolder& folder) {
  const std::string path = folder / "trace.json";
  p.write_chrome_trace(path);
  return nlohmann::json::parse(read_file(path)).at("traceEvents");
}

}  // namespace

TEST_SUITE_BEGIN("profiler");

TEST_CASE("operations are counted, forward and backward") {
  const Variable x = ones({8, 4}), w = ones({4, 3}, requires_grad()),
                 b = ones({3}, requires_grad());
  Profiler p;
  for (int i = 0; i < 5; ++i) train_step(x, w, b);
  p.stop();
  train_step(x, w, b);
  for (const std::string name : {"mm", "add", "relu", "sum"}) {
    CAPTURE(name);
    CHECK(calls(p, name, Phase::kForward) == 5);
    CHECK(calls(p, name, Phase::kBackward) == 5);
    CHECK(find(p, name, Phase::kForward).total > 0);
  }
  CHECK(calls(p, "relu_backward", Phase::kRule) == 5);
  CHECK(calls(p, "accumulate_grad", Phase::kBackward) == 10);
  CHECK(calls(p, "backward", Phase::kRange) == 5);
  CHECK(find(p, "relu", Phase::kForward).bytes == 5 * 8 * 3 * 4);
}

TEST_CASE("what lies inside is part of the total, not of self") {
  const Variable x = ones({1000}, requires_grad());
  Profiler p;
  {
    const RecordFunction step("step");
    (x * x).sum().backward();
  }
  const Row step = find(p, "step", Phase::kRange), back = find(p, "backward", Phase::kRange);
  const Row mul = find(p, "mul", Phase::kBackward), rules = find(p, "mul", Phase::kRule);
  CHECK(step.calls == 1);
  CHECK(step.total >= back.total + find(p, "mul", Phase::kForward).total);
  CHECK(step.self < step.total - back.total);
  CHECK(rules.calls == 2);
  CHECK(mul.total == mul.self + rules.total);
  CHECK(mul.bytes == rules.bytes);
  CHECK(rules.bytes == 2 * 1000 * 4);
}

TEST_CASE("what happens between two operations counts for neither") {
  const Variable x = ones({10});
  Profiler p;
  x.exp();
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
  x.exp();
  CHECK(calls(p, "exp", Phase::kForward) == 2);
  CHECK(find(p, "exp", Phase::kForward).total < 30'000'000);
}

TEST_CASE("operations without a derivative, and values that no operation made") {
  Profiler p;
  const Variable x = ones({1000});
  x.view({10, 100});
  CHECK(calls(p, "view", Phase::kForward) == 1);
  CHECK(find(p, "unnamed", Phase::kForward).bytes == 4000);
  CHECK(find(p, "view", Phase::kForward).bytes == 0);
  const Variable positive = x > 0;
  CHECK(calls(p, "gt", Phase::kForward) == 1);
  CHECK(find(p, "gt", Phase::kForward).bytes == 1000);
}

TEST_CASE("changes in place, also those that record") {
  const Variable x = ones({10}), y = ones({10}, requires_grad()).clone();
  Profiler p;
  x.mul_(x);
  y.mul_(x);
  CHECK(calls(p, "mul_", Phase::kForward) == 2);
  CHECK(calls(p, "mul", Phase::kForward) == 1);
}

TEST_CASE("a failed operation leaves no trace, and the next one is measured") {
  const Variable x = ones({3});
  Profiler p;
  {
    const RecordFunction step("step");
    CHECK_THROWS_AS(x.mul_(ones({4})), Error);
    CHECK_THROWS_AS(x + ones({4}), Error);
  }
  x.mul_(x);
  CHECK(calls(p, "add", Phase::kForward) == 0);
  CHECK(calls(p, "mul_", Phase::kForward) == 1);
  CHECK(calls(p, "step", Phase::kRange) == 1);
}

TEST_CASE("what is made beside a result, and cotangents that are made together, count as one") {
  const auto leaf = [] { return rand({4, 6}).requires_grad_(); };
  const Variable x = leaf(), y = leaf(), z = leaf(), w = rand({6}).requires_grad_();
  const Variable classes = zeros({4}, kLong), labels = zeros({4, 6}, kLong), signs = ones({4});
  const std::vector<std::pair<std::string, std::function<Variable()>>> operations{
      {"cross_entropy", [&] { return cross_entropy_loss(x, classes); }},
      {"multi_margin_loss", [&] { return multi_margin_loss(x, classes); }},
      {"multilabel_margin_loss", [&] { return multilabel_margin_loss(x, labels); }},
      {"cosine_embedding_loss", [&] { return cosine_embedding_loss(x, y, signs); }},
      {"triplet_margin_loss", [&] { return triplet_margin_loss(x, y, z); }},
      {"layer_norm", [&] { return layer_norm(x, {6}, w, w); }},
      {"group_norm", [&] { return group_norm(x, 2, w, w); }},
      {"batch_norm", [&] { return batch_norm(x, w, w, {}, {}, true, 0.1, 1e-5, false); }},
  };
  for (const auto& operation : operations) {
    const std::string& name = operation.first;
    CAPTURE(name);
    Profiler p;
    const Variable result = operation.second();
    const Variable g = ones_like(result);
    result.backward(g);
    p.stop();
    const Row forward = find(p, name, Phase::kForward);
    CHECK(forward.calls == 1);
    CHECK(forward.bytes > 0);
    CHECK(calls(p, name, Phase::kBackward) == 1);
    CHECK(calls(p, name == "cross_entropy" ? "cross_entropy_backward" : name, Phase::kRule) == 1);
    CHECK(calls(p, "unnamed", Phase::kRule) == 0);
  }
}

TEST_CASE("several results of one operation take its time between them") {
  const nn::LSTM lstm(3, 4);
  const Variable x = rand({2, 5, 3});
  Profiler p;
  lstm->forward(x);
  p.stop();
  CHECK(find(p, "lstm", Phase::kForward).bytes > 0);
}

TEST_CASE("functions written by hand") {
  struct Twice : autograd::Function<Twice> {
    static Variable forward(autograd::AutogradContext*, Variable x) { return x * 2; }
    static variable_list backward(autograd::AutogradContext*, variable_list g) {
      return {g[0] * 2};
    }
  };
  Profiler p;
  Twice::apply(ones({}, requires_grad())).backward();
  CHECK(calls(p, "Twice", Phase::kForward) == 1);
  CHECK(calls(p, "Twice", Phase::kBackward) == 1);
  CHECK(calls(p, "mul", Phase::kRule) == 1);
}

TEST_CASE("nested profilers: the innermost measures") {
  const Variable x = ones({3});
  Profiler outer;
  x.exp();
  {
    Profiler inner;
    const RecordFunction range("range");  // ends after its profiler has stopped
    x.exp();
    inner.stop();
    CHECK(calls(inner, "exp", Phase::kForward) == 1);
  }
  x.exp();
  CHECK(calls(outer, "exp", Phase::kForward) == 2);
}

TEST_CASE("without a profiler nothing is observed") {
  CHECK_FALSE(detail::is_observed());
  {
    Profiler p;
    CHECK(detail::is_observed());
    CHECK(p.rows().empty());
  }
  CHECK_FALSE(detail::is_observed());
}

TEST_CASE("the table") {
  const Variable x = ones({1000});
  Profiler p;
  for (int i = 0; i < 3; ++i) x.exp();
  x.sum();
  p.stop();
  const std::string table = p.table(profiler::SortBy::kCalls);
  CHECK(table.find("name  phase        calls     self ms      %    total ms     mean us         "
                   "bytes\nexp   forward          3 ") == 0);
  CHECK(table.find("        12000\nsum   forward          1 ") != std::string::npos);
  CHECK(p.table(profiler::SortBy::kBytes, 1).find("sum") == std::string::npos);
}

TEST_CASE("the trace is JSON whose events nest") {
  const test::TemporaryFolder folder;
  const std::string odd = "a \"name\" with \\ and\nmore";
  Profiler p;
  {
    const RecordFunction range(odd);
    train_step(ones({8, 4}), ones({4, 3}, requires_grad()), ones({3}, requires_grad()));
  }
  const nlohmann::json events = trace_of(p, folder);
  REQUIRE(events.size() > 10);
  CHECK(events[0].at("name") == odd);
  CHECK(events[0].at("cat") == "range");
  std::vector<double> ends;
  for (const nlohmann::json& e : events) {
    const double begin = e.at("ts"), end = begin + double{e.at("dur")};
    CHECK(e.at("ph") == "X");
    CHECK(e.at("args").at("bytes") >= 0);
    constexpr double kRounding = 1e-4;
    while (!ends.empty() && ends.back() < begin + kRounding) ends.pop_back();
    if (!ends.empty()) CHECK(end <= ends.back() + kRounding);
    ends.push_back(end);
  }
}

TEST_CASE("a trace that cannot be written leaves nothing") {
  const test::TemporaryFolder folder;
  const Profiler p;
  const std::string path = folder / "missing/trace.json";
  CHECK_THROWS_WITH_AS(
      p.write_chrome_trace(path),
      str("write_chrome_trace: cannot write '", path, "': No such file or directory").c_str(),
      Error);
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_SUITE_END();

TEST_SUITE_BEGIN("profiler threads");

TEST_CASE("each thread has its own profiler") {
  const Variable x = ones({10});
  Profiler p;
  x.exp();
  std::thread([&] {
    x.sin();
    Profiler own;
    x.cos();
    CHECK(own.rows().size() == 1);
  }).join();
  CHECK(p.rows().size() == 1);
  CHECK(calls(p, "exp", Phase::kForward) == 1);
}

TEST_SUITE_END();
