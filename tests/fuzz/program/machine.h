#pragma once

#include <optional>
#include <vector>

#include "taper/taper.h"
#include "tests/fuzz/target.h"

namespace taper::fuzz {

using Numbers = std::vector<int64_t>;

/// What a program works on: tensors, and the arguments of the step at hand.
struct Machine {
  explicit Machine(std::string_view input) : choices(input) {}

  void step();
  void operate();
  void draw_arguments();
  void keep(const Tensor& y);
  int64_t number();
  Numbers numbers();
  Scalar scalar();
  Tensor leaf();
  Tensor& any();

  Choices choices;
  std::vector<Tensor> tensors;
  std::optional<NoGradGuard> no_grad;
  int graphs_of_gradients = 0;
  // The arguments; y is used like x, and so on.
  Tensor x, y, z;
  int64_t i = 0, j = 0, k = 0;
  Numbers n, m;
  Scalar s = 0;
  ScalarType dtype = kFloat;
  bool flag = false, other_flag = false;
};

/// What a step does with its arguments, and the tensor that comes of it.
using Deed = Tensor (*)(Machine&);
/// Views, changes in place, backward passes and the like.
ArrayRef<Deed> deeds();

}  // namespace taper::fuzz
