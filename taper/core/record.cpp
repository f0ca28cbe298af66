#include "taper/core/record.h"

#include "taper/core/variable_impl.h"

namespace taper::detail {

void attach(Variable& y, std::shared_ptr<Node> node) { y.impl()->edge = Edge{std::move(node), 0}; }

}  // namespace taper::detail
