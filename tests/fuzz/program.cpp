// Bytes become a program: up to 40 steps on a handful of small tensors of all dtypes. Each step is
// an operation, taken from the rows of tests/rows, which are all that Taper has, or one of the
// deeds in program/: views, changes in place, backward passes and the like. Errors do not end it.

#include <cstdlib>
#include <iostream>

#include "tests/fuzz/program/machine.h"
#include "tests/fuzz/program/operations.h"

namespace taper::fuzz {
namespace {

constexpr ScalarType kDtypes[] = {kFloat, kDouble, kHalf, kBFloat16, kLong,
                                  kInt,   kShort,  kChar, kByte,     kBool};
constexpr std::size_t kMostTensors = 8;
constexpr int64_t kMostElements = 512;
constexpr int kMostSteps = 40;

/// What the program does, for whoever sets FUZZ_VERBOSE.
void say(const std::string& text) {
  static const bool verbose = std::getenv("FUZZ_VERBOSE") != nullptr;
  if (verbose) std::cerr << text << '\n';
}

}  // namespace

void Machine::step() {
  const uint8_t number = choices.byte();
  if (number >= deeds().size()) return operate();
  draw_arguments();
  say(str("deed ", number, " of ", x.dtype(), x.sizes(), ", ", y.sizes(), ", ", z.sizes(), "; ", i,
          ", ", j, ", ", k, "; ", IntArrayRef(n), ", ", IntArrayRef(m)));
  keep(deeds()[number](*this));
}

/// Each input is one of the tensors or a leaf, with the values that the row has for it.
void Machine::operate() {
  const auto& [row, cases] = operation(choices.bits<uint32_t>());
  if (cases.empty()) return;
  std::vector<Tensor> inputs;
  for (const Tensor& value : cases[choices.below(cases.size())].x) {
    const uint8_t choice = choices.byte();
    if (choice % 2 == 0) {
      inputs.push_back(any());
      continue;
    }
    const std::size_t place = choice / 4;
    Tensor copy = value.clone();
    if (place < std::size(kDtypes)) copy = copy.to(kDtypes[place]);
    inputs.push_back(copy.requires_grad_(copy.is_floating_point() && choice / 2 % 2 == 1));
  }
  const bool in_place = choices.flip() && row.in_place != nullptr;
  say(str(row.name(), in_place ? " in place" : "", " of"));
  for (const Tensor& input : inputs) say(str("  ", input.dtype(), input.sizes()));
  if (in_place) return keep(row.in_place(inputs));
  for (const Tensor& output : row(inputs)) keep(output);
}

void Machine::draw_arguments() {
  x = any(), y = any(), z = any();
  i = number(), j = number(), k = number();
  n = numbers(), m = numbers();
  s = scalar();
  dtype = choices.of(kDtypes);
  flag = choices.flip(), other_flag = choices.flip();
}

void Machine::keep(const Tensor& output) {
  if (!output.defined() || output.numel() > kMostElements) return;
  if (tensors.size() < kMostTensors)
    tensors.push_back(output);
  else
    choices.of(tensors) = output;
}

/// An axis or a size, and now and then a number that nothing has room for.
int64_t Machine::number() {
  constexpr int64_t kLowest = std::numeric_limits<int64_t>::min();
  constexpr int64_t kHighest = std::numeric_limits<int64_t>::max();
  constexpr int64_t kExtremes[] = {kLowest, kLowest + 1, kLowest / 2, kHighest / 2, kHighest};
  const uint8_t choice = choices.byte();
  return choice < 248 ? choice % 8 - 2 : kExtremes[choice % std::size(kExtremes)];
}

Numbers Machine::numbers() {
  Numbers all(choices.below(5));
  for (int64_t& one : all) one = number();
  return all;
}

Scalar Machine::scalar() {
  const Scalar scalars[] = {0,     1,    -1,    2,      0.5,        -3.5,       300,
                            1e-30, 1e30, 1e300, -70000, rows::kInf, rows::kNaN, true};
  return choices.of(scalars);
}

Tensor Machine::leaf() {
  const Numbers sizes = choices.sizes();
  const Tensor values = choices.flip() ? full(sizes, scalar(), kDouble) : randn(sizes, kDouble) * 3;
  const Tensor x = values.to(choices.of(kDtypes));
  return x.requires_grad_(x.is_floating_point() && choices.flip());
}

Tensor& Machine::any() {
  if (tensors.empty()) tensors.push_back(leaf());
  return choices.of(tensors);
}

void target(std::string_view input) {
  set_warning_handler([](const std::string&) {});
  manual_seed(0);
  Machine machine(input);
  for (int count = 0; count < kMostSteps && !machine.choices.is_empty(); ++count) {
    try {
      machine.step();
    } catch (const Error& error) {  // the program goes on
      say(error.what());
    }
  }
}

}  // namespace taper::fuzz
