#include "taper/core/graph/saved.h"

#include <utility>

#include "taper/core/base/error.h"
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
  throw Error(str(node.c_name(),
                  ": Trying to backward through the graph a second time (or directly access saved "
                  "tensors after they have already been freed), got a node whose saved values an "
                  "earlier backward() freed; specify retain_graph=true there, or rebuild the "
                  "graph"));
}

Variable Saved::unpack(const std::shared_ptr<Node>& node) const {
  const Storage& storage = *array_.storage();
  check(storage.version() == version_, "backward",
        "one of the variables needed for gradient "
        "computation has been modified by an inplace operation: '",
        node->c_name(), "' saved a tensor of shape ", array_.sizes(), " which '",
        storage.last_writer(), "' changed since, got version ", storage.version(),
        ", expected version ", version_,
        "; change a clone() instead, or change it after backward()");
  Variable x(array_);
  if (!GradMode::is_enabled()) return x;
  if (is_output_)
    x.impl()->edge = Edge{node, edge_.output_nr};
  else
    x.impl()->edge = edge_;
  return x;
}

}  // namespace taper
