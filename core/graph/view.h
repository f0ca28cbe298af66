#pragma once

#include "taper/core/graph/record.h"
#include "taper/core/graph/variable_impl.h"

namespace taper {

/// Marks y, whose array lies in x's memory, as a view of x (of x's own base, if x is a view).
Variable as_view(Variable y, const Variable& x);

/// record() for an operation whose value lies in x's memory: changes in place through the view
/// are then seen by autograd on both sides.
template <class W>
Variable record_view(const char* name, const Variable& x, Array value, W w) {
  return as_view(record(name, std::move(value), std::move(w)), x);
}

namespace detail {
/// Throws if the history that a change gives to what a view looks at would be wrong for the view,
/// because of how it was made; `changed` says what happens: the view "is being" modified.
void check_followable(const char* op, const VariableImpl& view, const char* changed);
}  // namespace detail

}  // namespace taper
