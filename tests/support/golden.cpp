#include "tests/support/golden.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <sstream>

#include "tests/support/folders.h"
#include "tests/support/safetensors.h"

namespace taper::testing {
namespace {

/// The tensors of one case: inputs x, outputs y, cotangents v of some of them, gradients g of some
/// inputs. Without outputs, the inputs are refused.
struct Case {
  std::map<std::size_t, Variable> x, y, v, g;
};
using Cases = std::map<std::string, Case>;  // by "op|variant|case"

Cases load_cases(const std::string& family) {
  Cases cases;
  for (const auto& [key, tensor] :
       load_safetensors(tests_folder() + "/golden/" + family + ".safetensors")) {
    const std::size_t cut = key.rfind('|');
    Case& c = cases[key.substr(0, cut)];
    auto& slot = key[cut + 1] == 'x'   ? c.x
                 : key[cut + 1] == 'y' ? c.y
                 : key[cut + 1] == 'v' ? c.v
                                       : c.g;
    slot[std::stoul(key.substr(cut + 2))] = tensor;
  }
  return cases;
}

// The same values in other memory, with a gap after each of them: a view.
Variable spread_view(const Variable& x) {
  Dims sizes(x.sizes());
  sizes.push_back(2);
  const Variable wide = full(sizes, 7, x.dtype());
  return select(wide, -1, 0).copy_(x);
}

/// How the inputs of a case lie in memory: row-major, with gaps, or column-major.
enum class Layout { Dense, Spread, Transposed };
constexpr Layout kLayouts[] = {Layout::Dense, Layout::Spread, Layout::Transposed};

Variable laid_out(const Variable& x, Layout layout) {
  const Variable y = x.detach().clone();
  if (layout == Layout::Spread) return spread_view(y).detach();
  return layout == Layout::Transposed ? y.transpose(0, -1).clone().transpose(0, -1) : y;
}

/// The size that rounding errors are relative to, even for small elements: that of a typical one.
double typical_size(const Variable& e) {
  std::vector<double> sizes;
  for (int64_t i = 0; i < e.numel(); ++i)
    if (const double v = std::abs(e.data_ptr<double>()[i]); std::isfinite(v)) sizes.push_back(v);
  if (sizes.empty()) return 0;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return std::max(*middle, 0.25);
}

bool close(double a, double e, ScalarType dtype, double size) {
  if (a == e || (std::isnan(a) && std::isnan(e))) return true;
  if (!is_floating_point(dtype) || !std::isfinite(e)) return false;
  const double rounding = dtype == kBFloat16 ? 1.0 / 64 : dtype == kFloat ? 4e-6 : 1e-12;
  return std::abs(a - e) <= rounding * std::max(std::abs(e), size);
}

/// Element-wise operations give zeros the signs that PyTorch's have, but for these, whose zeros are
/// those of expm1 or of a formula with fewer roundings.
bool has_signed_zeros(const std::string& op) {
  static const std::set<std::string> others{"elu", "celu", "selu", "gelu", "cross_entropy"};
  return others.count(op) == 0;
}

std::string wrong_zero(const Variable& actual, const Variable& expected) {
  if (!expected.is_floating_point()) return "";
  const Variable wrong = (actual == 0) & ((1 / actual) != (1 / expected));
  return wrong.any().item<bool>() ? str("a zero has the wrong sign, got ", to_string(actual)) : "";
}

std::string replay(const GoldenRow& row, const Case& c, Layout layout) {
  variable_list x;
  for (const auto& [i, input] : c.x) {
    x.push_back(laid_out(input, layout));
    if (c.g.count(i) > 0) x.back().set_requires_grad(true);
  }
  if (c.y.empty()) {
    CHECK_THROWS_AS(row(x), Error);
    return "";
  }
  const variable_list y = row(x);
  if (y.size() != c.y.size()) return str(y.size(), " outputs, expected ", c.y.size());
  for (const auto& [i, expected] : c.y) {
    std::string found = difference(y[i].detach(), expected);
    if (found.empty() && has_signed_zeros(row.op)) found = wrong_zero(y[i].detach(), expected);
    if (!found.empty()) return str("output ", i, ": ", found);
  }
  if (c.g.empty()) return "";
  variable_list roots, seeds, targets;
  for (const auto& [i, v] : c.v) {
    roots.push_back(y[i]);
    seeds.push_back(laid_out(v, layout));
  }
  for (const auto& [i, g] : c.g) targets.push_back(x[i]);
  const variable_list g = autograd::grad(roots, targets, seeds);
  std::size_t at = 0;
  for (const auto& [i, expected] : c.g) {
    const std::string found = difference(g[at++], expected);
    if (!found.empty()) return str("gradient of input ", i, ": ", found);
  }
  return "";
}

bool can_cast(ScalarType from, ScalarType to) {
  return is_floating_point(to) || (!is_floating_point(from) && (to != kBool || from == kBool));
}

std::string replay_in_place(const InplaceRow& row, const Case& c, bool dense, bool tracked) {
  variable_list leaves;
  for (const auto& [i, input] : c.x) {
    leaves.push_back(input.clone());
    if (tracked && c.g.count(i) > 0) leaves.back().set_requires_grad(true);
  }
  variable_list x = leaves;
  x[0] = dense ? x[0].clone() : spread_view(x[0]);
  const Variable& expected = c.y.at(0);
  if (expected.sizes() != x[0].sizes() || !can_cast(expected.dtype(), x[0].dtype())) {
    CHECK_THROWS_AS(row.f(x), Error);
    return "";
  }
  if (!row.f(x).is_same(x[0])) return "the result is another tensor";
  const std::string found = difference(x[0].detach(), expected.to(x[0].dtype()));
  if (!found.empty() || !tracked || c.v.empty() || expected.dtype() != x[0].dtype()) return found;
  variable_list targets;
  for (const auto& [i, g] : c.g) targets.push_back(leaves[i]);
  const variable_list g = autograd::grad({x[0]}, targets, {c.v.at(0)});
  std::size_t at = 0;
  for (const auto& [i, expected_g] : c.g) {
    const std::string wrong = difference(g[at++], expected_g);
    if (!wrong.empty()) return str("gradient of input ", i, ": ", wrong);
  }
  return "";
}

}  // namespace

variable_list GoldenRow::operator()(X x) const {
  const auto list = [](auto... y) { return variable_list{y...}; };
  if (one) return {one(x)};
  if (two) return std::apply(list, two(x));
  if (three) return std::apply(list, three(x));
  return many(x);
}

std::string difference(const Variable& actual, const Variable& expected) {
  if (actual.dtype() != expected.dtype())
    return str("dtype ", actual.dtype(), ", expected ", expected.dtype());
  if (actual.sizes() != expected.sizes())
    return str("shape ", actual.sizes(), ", expected ", expected.sizes());
  if (actual.dtype() == kLong) {  // float64 does not hold every int64
    const Variable a = actual.contiguous(), e = expected.contiguous();
    for (int64_t i = 0; i < a.numel(); ++i)
      if (a.data_ptr<int64_t>()[i] != e.data_ptr<int64_t>()[i])
        return str("element ", i, " is ", a.data_ptr<int64_t>()[i], ", expected ",
                   e.data_ptr<int64_t>()[i]);
    return "";
  }
  const Variable a = actual.to(kDouble).contiguous(), e = expected.to(kDouble).contiguous();
  const double size = typical_size(e);
  for (int64_t i = 0; i < a.numel(); ++i) {
    const double was = a.data_ptr<double>()[i], should = e.data_ptr<double>()[i];
    if (close(was, should, expected.dtype(), size)) continue;
    std::ostringstream text;
    text.precision(std::numeric_limits<double>::max_digits10);
    text << "element " << i << " is " << was << ", expected " << should;
    return text.str();
  }
  return "";
}

void replay_golden(const char* family, const std::vector<GoldenRow>& rows) {
  Cases cases = load_cases(family);
  for (const GoldenRow& row : rows) {
    const std::string prefix = str(row.op, "|", row.variant, "|");
    const auto first = cases.lower_bound(prefix);
    auto last = first;
    for (; last != cases.end() && last->first.compare(0, prefix.size(), prefix) == 0; ++last) {
      const std::string& name = last->first;
      for (const Layout layout : kLayouts) {
        CAPTURE(name);
        CAPTURE(static_cast<int>(layout));
        std::string found;
        CHECK_NOTHROW(found = replay(row, last->second, layout));
        CHECK(found == "");
      }
    }
    CHECK_MESSAGE(first != last, "no golden cases for '", prefix, "'");
    cases.erase(first, last);
  }
  for (const auto& entry : cases) FAIL_CHECK("no row for the golden case '", entry.first, "'");
}

void replay_inplace(const char* family, const std::vector<InplaceRow>& rows) {
  const Cases cases = load_cases(family);
  for (const InplaceRow& row : rows) {
    const std::string like = row.like;
    const std::string prefix = like + (like.find('|') == std::string::npos ? "||" : "|");
    auto entry = cases.lower_bound(prefix);
    bool any = false;
    for (; entry != cases.end() && entry->first.compare(0, prefix.size(), prefix) == 0; ++entry)
      for (const bool dense : {true, false})
        for (const bool tracked : {true, false}) {
          const std::string name = str(row.op, " like ", entry->first);
          CAPTURE(name);
          CAPTURE(dense);
          CAPTURE(tracked);
          std::string found;
          CHECK_NOTHROW(found = replay_in_place(row, entry->second, dense, tracked));
          CHECK(found == "");
          any = true;
        }
    CHECK_MESSAGE(any, "no golden cases for '", prefix, "'");
  }
}

}  // namespace taper::testing
