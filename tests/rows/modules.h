#pragma once

#include "tests/rows/inputs.h"

/// Modules in rows.
namespace rows {

/// The weights that a module begins with, drawn with one seed.
template <class Make>
std::vector<Tensor> begun(Make make) {
  lib::manual_seed(14);
  return make()->parameters();
}

/// The module in x's dtype. Its weights are rounded to 64ths: the last bits of those that it draws
/// depend on the instruction set, which float64 would show.
template <class Module>
Module with_dtype(Module module, const Tensor& x) {
  const lib::NoGradGuard guard;
  module->to(x.scalar_type());
  for (Tensor& weight : module->parameters()) weight.copy_((weight * 64).round() / 64);
  return module;
}

}  // namespace rows
