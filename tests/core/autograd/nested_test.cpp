// Rules that call backward(), as deep as they like.

#include <doctest/doctest.h>

#include "taper/core.h"
#include "tests/support/leaf.h"

using namespace taper;
using autograd::AutogradContext;
using autograd::Function;
using taper::testing::kLeaf;

namespace {

constexpr int kDeep = 10000;

/// y = x; the gradient is found by a pass inside of the pass, `depth` of them inside of each other.
struct Nested : Function<Nested> {
  static inline int innermost = 0;  // 1: throws, 2: records

  static Variable forward(AutogradContext* ctx, const Variable& x, int64_t depth) {
    ctx->saved_data["depth"] = depth;
    return x.clone();
  }
  static variable_list backward(AutogradContext* ctx, variable_list g) {
    const int64_t depth = ctx->saved_data["depth"].toInt();
    if (depth == 0) {
      check(innermost != 1, "Nested", "the innermost rule throws");
      return {g[0], Variable()};
    }
    const AutoGradMode recording(true);
    const Variable x = g[0].detach().requires_grad_();
    Nested::apply(x, depth - 1).backward();
    return {x.grad(), Variable()};
  }
};

/// Counts nodes that run.
class Count : public Tracer {
 public:
  void running(const Node&, TensorList) override { ++runs; }
  int runs = 0;
};

}  // namespace

TEST_SUITE_BEGIN("nested passes in threads");

TEST_CASE("ten thousand passes inside of each other") {
  const Variable x = tensor(3.0, kLeaf);
  Nested::apply(x, int64_t{kDeep}).backward();
  CHECK(x.grad().item<double>() == 1);
}

TEST_CASE("what the innermost rule throws arrives outside, and leaves no grad") {
  const Variable x = tensor(3.0, kLeaf);
  Nested::innermost = 1;
  CHECK_THROWS_WITH(Nested::apply(x, int64_t{200}).backward(),
                    doctest::Contains("the innermost rule throws"));
  Nested::innermost = 0;
  CHECK_FALSE(x.grad().defined());
}

TEST_CASE("tracers and profilers see passes on other stacks") {
  const Variable x = tensor(3.0, kLeaf);
  Count count;
  profiler::Profiler profiler;
  {
    const TraceGuard guard(count);
    Nested::apply(x, int64_t{200}).backward();
  }
  profiler.stop();
  CHECK(count.runs == 201);
  int64_t seen = 0;
  for (const profiler::Row& row : profiler.rows())
    if (std::string(row.name) == "Nested" && row.phase == profiler::Phase::kBackward)
      seen += row.calls;
  CHECK(seen == 201);
}

TEST_CASE("autocast and the grad mode are those of the caller on every stack") {
  struct Asks : Function<Asks> {
    static Variable forward(AutogradContext* ctx, const Variable& x, int64_t depth) {
      ctx->saved_data["depth"] = depth;
      return x.clone();
    }
    static variable_list backward(AutogradContext* ctx, variable_list g) {
      const int64_t depth = ctx->saved_data["depth"].toInt();
      CHECK(autocast::is_cpu_enabled());
      CHECK_FALSE(GradMode::is_enabled());
      if (depth == 0) return {g[0], Variable()};
      const AutoGradMode recording(true);
      const Variable x = g[0].detach().requires_grad_();
      Asks::apply(x, depth - 1).backward();
      return {x.grad(), Variable()};
    }
  };
  const AutocastGuard guard;
  const Variable x = tensor(3.0, kLeaf);
  Asks::apply(x, int64_t{100}).backward();
  CHECK(x.grad().item<double>() == 1);
}

TEST_SUITE_END();
