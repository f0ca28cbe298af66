#include "taper/core/graph/memory.h"

#include <doctest/doctest.h>

#include "taper/core.h"
#include "taper/core/runtime/sanitizer.h"

using namespace taper;

namespace {

/// The holder of a name; without bytes if there is none.
MemoryReport::Holder find(const MemoryReport& report, const std::string& name) {
  for (const MemoryReport::Holder& h : report.holders)
    if (h.name == name) return h;
  return {name};
}

}  // namespace

TEST_SUITE_BEGIN("memory");

TEST_CASE("live and peak bytes follow the arrays") {
  const std::size_t before = memory_report().live_bytes;
  reset_peak_bytes();
  CHECK(peak_bytes() == before);
  {
    const Variable x = empty({1000});
    CHECK(memory_report().live_bytes == before + 4000);
    const Variable y = empty({500});
  }
  CHECK(memory_report().live_bytes == before);
  CHECK(memory_report().peak_bytes == before + 6000);
  reset_peak_bytes();
  CHECK(memory_report().peak_bytes == before);
}

TEST_CASE("cached bytes are what empty_cache() gives back") {
  empty_cache();
  CHECK(memory_report().cached_bytes == 0);
  { const Variable x = empty({1 << 20}); }
  if (!detail::kAddressSanitizer) CHECK(memory_report().cached_bytes >= std::size_t{4} << 20);
  empty_cache();
  CHECK(memory_report().cached_bytes == 0);
}

TEST_CASE("who holds memory: leaves, grads, what operations saved, roots") {
  const Variable x = ones({100}), w = ones({100}, requires_grad());
  Variable loss = (x * w).exp().exp().sum();
  MemoryReport report = memory_report({loss});
  CHECK(report.live_nodes == 4);
  CHECK(find(report, "leaf").bytes == 400);
  CHECK(find(report, "leaf").count == 1);
  CHECK(find(report, "mul").bytes == 400);  // x alone: w is a leaf's
  CHECK(find(report, "exp").count == 2);
  CHECK(find(report, "exp").bytes == 800);
  CHECK(find(report, "sum").bytes == 0);
  CHECK(find(report, "root").bytes == 4);
  CHECK(report.holders[0].name == "exp");

  loss.backward();
  report = memory_report({loss});
  CHECK(find(report, "exp").bytes == 0);
  CHECK(find(report, "exp").count == 2);
  CHECK(find(report, "grad of a leaf").bytes == 400);
}

TEST_CASE("shared memory counts once") {
  const Variable w = ones({100}, requires_grad());
  const Variable y = w.exp();
  const Variable a = y * y, b = y.view({10, 10}) * 2;
  const MemoryReport report = memory_report({a, b});
  CHECK(find(report, "exp").bytes == 400);
  CHECK(find(report, "mul").bytes == 0);
  CHECK(find(report, "root").count == 2);
  CHECK(find(report, "root").bytes == 800);
}

TEST_CASE("the table") {
  const Variable w = ones({100}, requires_grad());
  const std::string table = memory_report({w.exp()}).table();
  CHECK(table.find("live nodes    1\n"
                   "holder       count           bytes\n"
                   "exp              1             400\n"
                   "leaf             1             400\n"
                   "root             1               0\n") != std::string::npos);
  CHECK(memory_report().table().find("holder") == std::string::npos);
  const std::string wide = memory_report({log_softmax(w, 0)}).table();
  CHECK(wide.find("holder            count           bytes\n"
                  "leaf                  1             400\n"
                  "log_softmax           1             400\n") != std::string::npos);
}

TEST_CASE("a pass adds cotangents in place") {
  const Variable x = ones({1000}, requires_grad()), a = ones({1000}), seed = ones({1000});
  const Variable y = x * a + x * a;
  const std::size_t before = live_bytes();
  reset_peak_bytes();
  y.backward(seed);
  CHECK(live_bytes() == before + 4000);
  CHECK(peak_bytes() == before + 8000);
}

TEST_CASE("a factorization keeps its factors until its pass") {
  const Variable a = eye(3).requires_grad_();
  const auto factors = linalg_qr(a);
  const std::shared_ptr<Node> node = std::get<0>(factors).grad_fn();
  REQUIRE(node->saved().size() == 2);
  CHECK(Variable(node->saved()[0]).is_alias_of(std::get<0>(factors)));
  CHECK(Variable(node->saved()[1]).is_alias_of(std::get<1>(factors)));
  std::get<0>(factors).sum().backward();
  CHECK(node->saved().empty());
}

TEST_SUITE_END();
