#pragma once

#include "taper/core/graph/record.h"

namespace taper {

/// Throws if elements of x share memory, so that writing one would change another.
void check_no_overlap(const char* op, const Array& x);

/// Throws if x may not be changed in place here: if elements overlap in its memory, unless all of
/// them get `one_value`, or if it requires grad (while recording) and its history may not be
/// changed.
void check_writable(const char* op, const Variable& x, bool one_value = false);

/// Throws if the history of x may not be changed: that of a leaf that requires grad, of a view of
/// one, of a view made under NoGradGuard or in a user's function.
void check_rebasable(const char* op, const Variable& x);

namespace detail {
bool requires_grad_any(const Variable& x, std::initializer_list<const Variable*> sources);
}
/// True if changing x with values from `sources` leaves no trace in a graph.
inline bool is_untracked(const Variable& x, std::initializer_list<const Variable*> sources = {}) {
  return !GradMode::is_enabled() || !detail::requires_grad_any(x, sources);
}

/// Counts the change of x's memory by `op`, so that values saved before are found to be stale.
void bump_version(const char* op, const Variable& x);

/// Makes y's history the history of x: for a view, by way of its base, so that the base and all
/// other views follow.
void rebase(const Variable& x, const Variable& y);

/// Writes y's values into x's memory, and y's history with them. Throws if the shapes differ.
void assign(const char* op, const Variable& x, const Variable& y);

/// x with its values now, on memory of their own, and x's history: what an in-place operation
/// computes from, so that rules may save it although x is overwritten.
Variable snapshot(const Variable& x);

/// Makes x the tensor that y, a view of x's values, is: other sizes and strides on its memory.
Variable& become_view(const char* op, const Variable& x, const Variable& y);

/// x = f(x) in place, for any operation f: the one way to record a change.
template <class F>
Variable& in_place(const char* op, const Variable& x, F f) {
  check_writable(op, x);
  assign(op, x, f(snapshot(x)));
  return const_cast<Variable&>(x);
}

}  // namespace taper
