#include "tests/rows/check/facts.h"

#include "taper/core/graph/trace.h"
#include "tests/rows/check/gradients.h"

namespace rows {
namespace {

/// Writes down the names that operations give to record().
class Names : public Tracer {
 public:
  explicit Names(std::set<std::string>& names) : names_(names) {}
  void recorded(const Node& node, const Tensor& /*y*/) override { names_.insert(node.name()); }

 private:
  std::set<std::string>& names_;
};

std::vector<Tensor> leaves(const Case& c) {
  std::vector<Tensor> x;
  for (const Tensor& t : c.x) x.push_back(t.clone().set_requires_grad(t.is_floating_point()));
  return x;
}

/// Whether the row takes the case.
bool run(const Row& row, const Case& c) {
  std::vector<Tensor> x = leaves(c);
  try {
    row(x);
  } catch (const Error&) {
    return false;
  }
  if (row.in_place == nullptr) return true;
  for (Tensor& t : x) t = t.is_floating_point() ? t * 1 : t;
  try {
    row.in_place(x);
  } catch (const Error&) {  // another shape or dtype than x[0] has
  }
  return true;
}

}  // namespace

void add(const Row& row, Survey& survey) {
  Facts& facts = survey.operations[row.op];
  facts.in_place = facts.in_place || row.in_place != nullptr;
  for (const Case& c : row.cases()) {
    Names names(survey.recorded);
    const TraceGuard guard(names);
    if (!run(row, c)) continue;
    for (const Tensor& t : c.x) facts.dtypes.insert(name_of(t.scalar_type()));
    if (!is_differentiable(row, c)) continue;
    facts.orders = 2;
    survey.checked.merge(names_in_graphs(row, c));
  }
}

}  // namespace rows
