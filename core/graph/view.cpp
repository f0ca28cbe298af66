#include "taper/core/graph/view.h"

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

void detail::refresh_view(const std::shared_ptr<VariableImpl>& view) {
  ViewInfo& info = *view->view;
  if (info.generation == info.base->generation) return;
  const AutoGradMode recording(true);
  view->edge = record_window(Variable(info.base), view->array).gradient_edge();
  info.generation = info.base->generation;
  detail::keep_retaining_grad(view);
}

}  // namespace taper
