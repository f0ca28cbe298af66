#include "taper/core/view.h"

#include "taper/core/ops/strided.h"

namespace taper {

Variable as_view(Variable y, const Variable& x) {
  const std::shared_ptr<VariableImpl>& base =
      x.impl()->view ? x.impl()->view->base : x.shared_impl();
  y.impl()->versioned = x.impl()->versioned;
  y.impl()->view =
      std::make_unique<ViewInfo>(ViewInfo{base, base->generation, !GradMode::is_enabled()});
  return y;
}

void refresh_view(VariableImpl& view) {
  const std::shared_ptr<VariableImpl>& base = view.view->base;
  if (view.view->generation == base->generation) return;
  const AutoGradMode recording(true);
  view.edge = record_window(Variable(base), view.array).gradient_edge();
  view.view->generation = base->generation;
}

}  // namespace taper
