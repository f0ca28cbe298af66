#include "taper/core/graph/saved.h"

#include <utility>

#include "taper/core/base/error.h"
#include "taper/core/graph/anomaly.h"
#include "taper/core/graph/grad_mode.h"
#include "taper/core/graph/node.h"
#include "taper/core/graph/variable_impl.h"

namespace taper {

Saved::Saved(const Variable& x)
    : array_(x.array()), edge_(x.gradient_edge()), version_(array_.storage()->version()) {}

Saved::Saved(const Array& output, uint32_t output_nr)
    : array_(output),
      edge_{nullptr, output_nr},
      version_(output.storage()->version()),
      is_output_(true) {}

void detail::saved_values_are_gone(const Node& node) {
  throw Error(
      str("backward: Trying to backward through the graph a second time (or directly access saved "
          "tensors after they have already been freed). Saved intermediate values of the graph are "
          "freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you "
          "need to backward through the graph a second time or if you need to access saved tensors "
          "after calling backward. Got '",
          node.c_name(), "'"));
}

void Saved::check_version(const Node& node) const {
  const Storage& storage = *array_.storage();
  if (storage.version() == version_) return;
  const Node* made_by = is_output_ ? &node : edge_.node.get();
  const bool interior = made_by != nullptr && made_by->next_edges().size() > 0;
  throw Error(str(
      "backward: one of the variables needed for gradient computation has been modified by an "
      "inplace operation: [CPU",
      array_.dtype(), "Type ", array_.sizes(), "]",
      interior ? str(", which is output ", edge_.output_nr, " of ", made_by->c_name(), ",") : "",
      " is at version ", storage.version(), "; expected version ", version_, " instead. Hint: ",
      AnomalyMode::is_enabled()
          ? "the backtrace further above shows the operation that failed to compute its gradient. "
            "The variable in question was changed in there or anywhere later. Good luck!"
          : "enable anomaly detection to find the operation that failed to compute its gradient, "
            "with torch.autograd.set_detect_anomaly(True).",
      " Got '", node.c_name(), "', which saved it, and '", storage.last_writer(),
      "', which changed it; change a clone() instead, or change it after backward()"));
}

Variable Saved::unpack(const std::shared_ptr<Node>& node) const {
  check_version(*node);
  Variable x(array_);
  if (!GradMode::is_enabled()) return x;
  if (is_output_)
    x.impl()->edge = Edge{node, edge_.output_nr};
  else
    x.impl()->edge = edge_;
  return x;
}

}  // namespace taper
