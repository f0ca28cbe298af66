#include "taper/core/graph/differentiate.h"

#include "taper/core/graph/pass.h"
#include "taper/core/graph/trace.h"
#include "taper/core/graph/variable_impl.h"

namespace taper {

variable_list differentiate(TensorList ys, TensorList g, TensorList xs) {
  std::vector<Edge> targets;
  for (const Variable& x : xs)
    if (x.requires_grad()) targets.push_back(x.gradient_edge());
  const TracePass trace("grad", ys, true, true);
  Pass pass(/*retain_graph=*/true, /*create_graph=*/true);
  pass.ask(ys, targets);
  for (std::size_t i = 0; i < ys.size(); ++i)
    if (g[i].defined() && ys[i].requires_grad()) pass.seed(ys[i], g[i]);
  pass.run();
  variable_list found;
  for (const Variable& x : xs)
    found.push_back(x.requires_grad() ? pass.collected(x.gradient_edge()) : Variable());
  return found;
}

}  // namespace taper
