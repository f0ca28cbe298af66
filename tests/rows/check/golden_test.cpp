// Rows give what libtorch 1.13.1 gives: values, gradients, and what is refused.

#include "tests/rows/check/golden.h"

#include <doctest/doctest.h>

#include <set>

#include "tests/support/difference.h"

using taper::testing::difference;

namespace rows {
namespace {

/// How the inputs of a case lie in memory: row-major, with gaps, or column-major.
enum class Layout { Dense, Spread, Transposed };
constexpr Layout kLayouts[] = {Layout::Dense, Layout::Spread, Layout::Transposed};

// The same values in other memory, with a gap after each of them: a view.
Tensor spread_view(const Tensor& x) {
  Sizes sizes(x.sizes().begin(), x.sizes().end());
  sizes.push_back(2);
  const Tensor wide = full(sizes, 7, x.dtype());
  return select(wide, -1, 0).copy_(x);
}

Tensor laid_out(const Tensor& x, Layout layout) {
  const Tensor y = x.detach().clone();
  if (layout == Layout::Spread) return spread_view(y).detach();
  return layout == Layout::Transposed ? y.transpose(0, -1).clone().transpose(0, -1) : y;
}

/// Element-wise operations give zeros the signs that libtorch's have, but for these, whose zeros
/// are those of expm1 or of a formula with fewer roundings.
bool has_signed_zeros(const std::string& op) {
  static const std::set<std::string> others{"elu", "celu", "selu", "gelu", "cross_entropy_loss"};
  return others.count(op) == 0;
}

std::string wrong_zero(const Tensor& actual, const Tensor& expected) {
  if (!expected.is_floating_point()) return "";
  const Tensor wrong = (actual == 0) & ((1 / actual) != (1 / expected));
  return wrong.any().item<bool>() ? str("a zero has the wrong sign, got ", to_string(actual)) : "";
}

/// The differences of the gradients of y (those of them that have a graph) from the golden ones.
std::string wrong_gradient(const std::vector<Tensor>& y, const std::vector<Tensor>& x,
                           const Golden& golden, const std::string& name, Layout layout) {
  if (golden.g.empty()) return "";
  std::vector<Tensor> roots, cotangents, targets;
  for (std::size_t i = 0; i < y.size(); ++i)
    if (y[i].requires_grad()) {
      roots.push_back(y[i]);
      cotangents.push_back(laid_out(cotangent(name, i, y[i]), layout));
    }
  for (const auto& [i, g] : golden.g) targets.push_back(x[i]);
  const std::vector<Tensor> g = autograd::grad(roots, targets, cotangents);
  std::size_t at = 0;
  for (const auto& [i, expected] : golden.g) {
    const std::string found = difference(g[at++], expected);
    if (!found.empty()) return str("gradient of input ", i, ": ", found);
  }
  return "";
}

/// True where libtorch 1.13 refuses what later versions take.
bool is_taken_later(const Row& row, const Case& c) {
  const std::string op = row.op;
  return (op == "argmax" || op == "argmin") && c.x[0].scalar_type() == kBool;
}

std::string replay(const Row& row, const Case& c, const Golden& golden, Layout layout) {
  std::vector<Tensor> x;
  for (std::size_t i = 0; i < c.x.size(); ++i)
    x.push_back(laid_out(c.x[i], layout).set_requires_grad(golden.g.count(i) > 0));
  if (golden.refused) {
    if (!is_taken_later(row, c)) CHECK_THROWS_AS(row(x), Error);
    return "";
  }
  const std::vector<Tensor> y = row(x);
  if (y.size() != golden.y.size()) return str(y.size(), " outputs, expected ", golden.y.size());
  for (const auto& [i, expected] : golden.y) {
    std::string found = difference(y[i].detach(), expected);
    if (found.empty() && has_signed_zeros(row.op)) found = wrong_zero(y[i].detach(), expected);
    if (!found.empty()) return str("output ", i, ": ", found);
  }
  return wrong_gradient(y, x, golden, row.name() + "|" + c.name, layout);
}

bool can_cast(ScalarType from, ScalarType to) {
  return is_floating_point(to) || (!is_floating_point(from) && (to != kBool || from == kBool));
}

/// In place, the row must do to x[0] what it gives as a new tensor, in x[0]'s dtype, and throw
/// where that has another shape or a dtype above x[0]'s.
std::string replay_in_place(const Row& row, const Case& c, const Golden& golden, bool dense,
                            bool tracked) {
  std::vector<Tensor> leaves;
  for (std::size_t i = 0; i < c.x.size(); ++i)
    leaves.push_back(c.x[i].clone().set_requires_grad(tracked && golden.g.count(i) > 0));
  std::vector<Tensor> x = leaves;
  x[0] = dense ? x[0].clone() : spread_view(x[0]);
  const Tensor& expected = golden.y.at(0);
  // cumsum_() adds up in the dtype of x.
  const bool fits = can_cast(expected.dtype(), x[0].dtype()) || row.op == std::string("cumsum");
  if (expected.sizes() != x[0].sizes() || !fits) {
    CHECK_THROWS_AS(row.in_place(x), Error);
    return "";
  }
  if (!row.in_place(x).is_same(x[0])) return "the result is another tensor";
  const std::string found = difference(x[0].detach(), expected.to(x[0].dtype()));
  if (!found.empty() || !tracked || expected.dtype() != x[0].dtype()) return found;
  return wrong_gradient({x[0]}, leaves, golden, row.name() + "|" + c.name, Layout::Dense);
}

void check_case(const Row& row, const Case& c, const Golden& golden) {
  CHECK_MESSAGE(golden.checksum == checksum(c.x),
                "golden values for other inputs: write them anew");
  for (const Layout layout : kLayouts) {
    CAPTURE(static_cast<int>(layout));
    std::string found;
    CHECK_NOTHROW(found = replay(row, c, golden, layout));
    CHECK(found == "");
  }
  for (const bool dense : {true, false})
    for (const bool tracked : {true, false})
      if (row.in_place != nullptr && !golden.refused) {
        CAPTURE(dense);
        CAPTURE(tracked);
        std::string found;
        CHECK_NOTHROW(found = replay_in_place(row, c, golden, dense, tracked));
        CHECK(found == "");
      }
}

}  // namespace

TEST_CASE("values and gradients are those of libtorch") {
  for (const Family& family : kFamilies) SUBCASE(family.name) {
      std::map<std::string, Golden> golden = load_golden(family.name);
      for (const Row& row : family.rows()) {
        if (row.alone) continue;
        for (const Case& c : row.cases()) {
          const std::string name = row.name() + "|" + c.name;
          CAPTURE(name);
          const auto found = golden.find(name);
          if (found == golden.end()) {
            FAIL_CHECK("no golden values: write them anew");
            continue;
          }
          check_case(row, c, found->second);
          golden.erase(found);
        }
      }
      for (const auto& entry : golden) FAIL_CHECK("no row for the golden case ", entry.first);
    }
}

}  // namespace rows
