// What holds for the graphs of all operations, whatever their nodes save.

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

#include "taper/core/runtime/profiler.h"
#include "tests/rows/check/gradients.h"
#include "tests/support/small_stack.h"
#include "tests/support/thorough.h"

namespace rows {
namespace {

using taper::testing::on_small_stack;

/// Calls f(row, case) for a case of every row that has gradients.
template <class F>
void for_each_row(F f) {
  for (const Family& family : kFamilies)
    for (const Row& row : family.rows())
      for (const Case& c : row.cases()) {
        if (!is_differentiable(row, c)) continue;
        const std::string name = row.name() + "|" + c.name;
        CAPTURE(name);
        f(row, c);
        CHECK(live_nodes() == 0);
        break;
      }
}

/// The value after `length` times the row, as deep in its graph as can be: every node in between
/// saves what the node before it has made.
Tensor chain(const Row& row, const std::vector<Tensor>& leaves, int64_t length) {
  Tensor one = ones({}, kDouble).requires_grad_();
  for (int64_t i = 0; i < length; ++i) {
    std::vector<Tensor> x = leaves;
    for (Tensor& t : x)
      if (t.is_floating_point()) t = t * one;
    Tensor next;
    for (const Tensor& y : row(x)) {
      if (!y.requires_grad()) continue;
      const Tensor link = clamp(norm(y), 1, 1);
      next = next.defined() ? next * link : link;
    }
    one = next;
  }
  return one;
}

std::vector<Tensor> floating(const std::vector<Tensor>& x) {
  std::vector<Tensor> out;
  for (const Tensor& t : x)
    if (t.is_floating_point()) out.push_back(t);
  return out;
}

/// The sum of the outputs, weighted so that every element counts.
Tensor weighted(const Row& row, const Case& c, const std::vector<Tensor>& leaves) {
  std::vector<Tensor> x, terms;
  for (const Tensor& t : leaves) x.push_back(t.is_floating_point() ? t * 1 : t);
  const std::vector<Tensor> outputs = row(x);
  for (std::size_t i = 0; i < outputs.size(); ++i)
    if (outputs[i].requires_grad())
      terms.push_back((outputs[i] * cotangent(c.name, i, outputs[i])).sum());
  return stack(terms).sum();
}

std::vector<Tensor> gradients(const Tensor& y, const std::vector<Tensor>& x, bool retain) {
  return autograd::grad({y}, x, {}, retain, false, true);
}

bool same(const std::vector<Tensor>& a, const std::vector<Tensor>& b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i].defined() != b[i].defined() || (a[i].defined() && !equal(a[i], b[i]))) return false;
  return true;
}

/// True if a pass that frees the graph gives the gradients; false if another one had freed it.
bool gives(const std::vector<Tensor>& expected, const Tensor& y, const std::vector<Tensor>& x) {
  try {
    const std::vector<Tensor> found = gradients(y, x, false);
    CHECK(same(found, expected));
    return true;
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find("a second time") != std::string::npos);
    return false;
  }
}

}  // namespace

TEST_SUITE_BEGIN("graphs of all operations in threads");

TEST_CASE("long chains of every operation are given up without recursion") {
  for_each_row([](const Row& row, const Case& c) {
    const std::vector<Tensor> leaves = leaves_of(c);
    const int64_t length = taper::testing::length("TAPER_TEST_CHAIN", 200);
    std::vector<Tensor> held{chain(row, leaves, length)};
    on_small_stack([&] { held.clear(); });
    held = {chain(row, leaves, length)};
    held[0].backward({}, /*retain_graph=*/true);
    on_small_stack([&] { held.clear(); });
    held = {chain(row, leaves, length)};
    held[0].backward();
    on_small_stack([&] { held.clear(); });
    held = {chain(row, leaves, length)};
    for (const Tensor& g : autograd::grad(held, floating(leaves), {}, true, /*create_graph=*/true,
                                          /*allow_unused=*/true))
      held.push_back(g);
    on_small_stack([&] { held.clear(); });
  });
}

TEST_CASE(
    "a graph that is kept gives the same again; one that is not keeps no values, says so or does, "
    "too") {
  for_each_row([](const Row& row, const Case& c) {
    const std::vector<Tensor> leaves = leaves_of(c), x = floating(leaves);
    const Tensor y = weighted(row, c, leaves);
    const std::vector<Tensor> expected = gradients(y, x, true);
    CHECK(same(gradients(y, x, true), expected));
    CHECK(gives(expected, y, x));
    gives(expected, y, x);
    const Tensor once = weighted(row, c, leaves);
    once.backward();
    for (const Node* node : taper::detail::nodes_behind({once})) CHECK(node->saved().empty());
  });
}

TEST_CASE("an input's gradient is the same when it is asked for alone, and beside constants") {
  for_each_row([](const Row& row, const Case& c) {
    const std::vector<Tensor> leaves = leaves_of(c), x = floating(leaves);
    const auto y = [&](const std::vector<Tensor>& inputs) {
      manual_seed(0);
      return weighted(row, c, inputs);
    };
    const std::vector<Tensor> expected = gradients(y(leaves), x, false);
    for (std::size_t i = 0; i < x.size(); ++i) {
      CAPTURE(i);
      if (!expected[i].defined()) continue;
      CHECK(same(gradients(y(leaves), {x[i]}, false), {expected[i]}));
      std::vector<Tensor> constants = leaves;
      for (Tensor& t : constants)
        if (t.is_floating_point() && !t.is_same(x[i])) t = t.detach();
      CHECK(same(gradients(y(constants), {x[i]}, false), {expected[i]}));
    }
  });
}

TEST_CASE("whatever is recorded is observed, and what is not says why it has no history") {
  for_each_row([](const Row& row, const Case& c) {
    std::vector<Tensor> leaves = leaves_of(c);
    taper::profiler::Profiler p;
    const std::vector<Tensor> recorded = row(leaves);
    p.stop();
    std::set<std::string> observed;
    for (const auto& called : p.rows())
      if (called.phase == taper::profiler::Phase::kForward) observed.insert(called.name);
    for (const Node* node : taper::detail::nodes_behind(recorded)) {
      CAPTURE(node->name());
      CHECK((node->next_edges().empty() || observed.count(node->c_name()) == 1));
    }
    const NoGradGuard guard;
    for (const Tensor& y : row(leaves)) {
      const auto is_input = [&](const Tensor& x) { return x.is_alias_of(y); };
      if (!y.is_floating_point() || y.numel() == 0 ||
          std::any_of(leaves.begin(), leaves.end(), is_input))
        continue;
      CHECK_THROWS_WITH(y.backward(ones_like(y)), doctest::Contains("nothing was recorded"));
    }
  });
}

TEST_CASE("of several threads that run backward on one graph one wins, the others are told") {
  for_each_row([](const Row& row, const Case& c) {
    const std::vector<Tensor> leaves = leaves_of(c), x = floating(leaves);
    const std::vector<Tensor> expected = gradients(weighted(row, c, leaves), x, false);
    for (int turn = 0; turn < 5; ++turn) {
      const Tensor y = weighted(row, c, leaves);
      std::atomic<int> ready{0}, successes{0};
      const auto run = [&](bool keeps) {
        ++ready;
        while (ready < 3) std::this_thread::yield();
        if (!keeps) {
          successes += gives(expected, y, x) ? 1 : 0;
        } else {
          try {
            const std::vector<Tensor> found = gradients(y, x, true);
            CHECK(same(found, expected));
          } catch (const Error&) {
          }
        }
      };
      std::thread first(run, false), second(run, false);
      run(true);
      first.join();
      second.join();
      CHECK(successes == 1);
    }
  });
}

TEST_SUITE_END();

}  // namespace rows
