// Bytes become a program: up to 40 steps on a handful of small tensors of all dtypes. Each step is
// an operation, taken from the rows of tests/rows, which are all that Taper has, or one of the
// deeds below: views, changes in place, backward passes and the like. Errors do not end it.

#include <cstdlib>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>

#include "taper/core/graph/memory.h"
#include "taper/serialize.h"
#include "taper/taper.h"
#include "tests/fuzz/target.h"
#include "tests/rows/rows.h"

namespace taper::fuzz {
namespace {

using indexing::Slice;
using Numbers = std::vector<int64_t>;

constexpr ScalarType kDtypes[] = {kFloat, kDouble, kHalf, kBFloat16, kLong,
                                  kInt,   kShort,  kChar, kByte,     kBool};
constexpr std::size_t kMostTensors = 8;
constexpr int64_t kMostElements = 512;
constexpr int kMostSteps = 40;
constexpr int kMostGraphsOfGradients = 3;  // each may be twice as large as the one before

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

/// Whether a backward pass may be recorded.
bool create_graph(Machine& a) {
  return a.other_flag && a.graphs_of_gradients++ < kMostGraphsOfGradients;
}

Tensor one_of(const variable_list& list, int64_t place) {
  return list.empty() ? Tensor() : list[static_cast<std::size_t>(place) % list.size()];
}

Tensor saved_and_loaded(const Tensor& x) {
  std::stringstream file;
  save(x, file);
  Tensor y;
  load(y, file);
  demand(same(x, y), "a tensor changes in a file");
  return y;
}

using A = Machine&;
using Deed = Tensor (*)(A);
const Deed kDeeds[] = {
    // Leaves and copies.
    [](A a) { return a.leaf(); },
    [](A a) { return a.x.detach(); },
    [](A a) { return a.x.clone(); },
    [](A a) { return a.x.contiguous(); },
    [](A a) { return a.x.to(a.dtype); },
    [](A a) { return a.x.requires_grad_(a.flag); },
    [](A a) { return a.x.detach_(); },
    [](A a) { return a.x.set_data(a.y), a.x; },
    [](A a) { return saved_and_loaded(a.x); },
    // Views.
    [](A a) { return a.x.view(a.n); },
    [](A a) { return a.x.reshape(a.n); },
    [](A a) { return a.x.expand(a.n); },
    [](A a) { return a.x.permute(a.n); },
    [](A a) { return a.x.movedim(a.n, a.m); },
    [](A a) { return a.x.transpose(a.i, a.j); },
    [](A a) { return a.x.squeeze(a.i); },
    [](A a) { return a.x.unsqueeze(a.i); },
    [](A a) { return a.x.flatten(a.i, a.j); },
    [](A a) { return a.x.unflatten(a.i, a.n); },
    [](A a) { return a.x.select(a.i, a.j); },
    [](A a) { return a.x.narrow(a.i, a.j, a.k); },
    [](A a) { return a.x.slice(a.i, a.j, a.k, a.flag ? 1 : 2); },
    [](A a) { return a.x.diagonal(a.i, a.j, a.k); },
    [](A a) { return a.x.unfold(a.i, a.j, a.k); },
    [](A a) { return a.x.as_strided(a.n, a.m, a.i); },
    [](A a) { return one_of(a.x.unbind(a.i), a.j); },
    [](A a) { return one_of(a.x.chunk(a.i, a.j), a.k); },
    [](A a) { return one_of(a.x.split(a.n, a.i), a.j); },
    [](A a) {
      return a.x.index({Slice(a.i, a.j), a.k});
    },
    [](A a) {
      return a.x.index({a.y, indexing::None, a.z});
    },
    // Indices, joints and reductions.
    [](A a) { return a.x.gather(a.i, a.y); },
    [](A a) { return a.x.index_select(a.i, a.y); },
    [](A a) { return a.x.take(a.y); },
    [](A a) { return a.x.masked_select(a.y); },
    [](A a) { return where(a.x, a.y, a.z); },
    [](A a) {
      return cat({a.x, a.y, a.z}, a.i);
    },
    [](A a) {
      return stack({a.x, a.y}, a.i);
    },
    [](A a) { return a.x.repeat(a.n); },
    [](A a) { return a.x.flip(a.n); },
    [](A a) { return a.x.roll(a.n, a.m); },
    [](A a) { return a.x.sum(a.n, a.flag, a.dtype); },
    [](A a) { return a.x.mean(a.n, a.flag); },
    [](A a) { return a.x.norm(a.s, a.n, a.flag); },
    [](A a) { return a.x.amax(a.n, a.flag); },
    [](A a) { return a.x.cumprod(a.i); },
    [](A a) { return std::get<0>(a.x.sort(a.i, a.flag)); },
    // Changes in place.
    [](A a) { return a.x.copy_(a.y); },
    [](A a) { return a.x.fill_(a.s); },
    [](A a) { return a.x.add_(a.y, a.s); },
    [](A a) { return a.x.mul_(a.y); },
    [](A a) { return a.x.resize_(a.n); },
    [](A a) { return a.x.transpose_(a.i, a.j); },
    [](A a) { return a.x.unsqueeze_(a.i); },
    [](A a) { return a.x.squeeze_(); },
    [](A a) { return a.x.as_strided_(a.n, a.m, a.i); },
    [](A a) { return a.x.uniform_(); },
    [](A a) { return a.x.masked_fill_(a.y, a.s); },
    [](A a) { return a.x.masked_scatter_(a.y, a.z); },
    [](A a) { return a.x.index_put_({a.y}, a.z, a.flag); },
    [](A a) { return a.x.index_put_({Slice(a.i, a.j)}, a.z); },
    [](A a) { return a.x.index_add_(a.i, a.y, a.z); },
    [](A a) { return a.x.index_copy_(a.i, a.y, a.z); },
    [](A a) { return a.x.scatter_(a.i, a.y, a.z); },
    [](A a) { return a.x.scatter_add_(a.i, a.y, a.z); },
    [](A a) { return a.x.put_(a.y, a.z, a.flag); },
    // Autograd.
    [](A a) { return a.x.sum().backward({}, a.flag, create_graph(a)), a.y.grad(); },
    [](A a) { return a.x.backward(ones_like(a.x), a.flag, create_graph(a)), a.y.grad(); },
    [](A a) { return a.x.backward(a.z, a.flag, create_graph(a), TensorList(a.y)), a.y.grad(); },
    [](A a) {
      return autograd::grad({a.x}, {a.y, a.z}, {ones_like(a.x)}, a.flag, create_graph(a), true)[0];
    },
    [](A a) { return a.x.mutable_grad().reset(), Tensor(); },
    [](A a) { return a.x.retain_grad(), a.x; },
    [](A a) { return a.x.register_hook([](const Tensor& g) { return g * 2; }), a.x; },
    [](A a) { return a.no_grad.emplace(), Tensor(); },
    [](A a) { return a.no_grad.reset(), Tensor(); },
    [](A a) { return a.tensors.clear(), Tensor(); },
    // What shows tensors.
    [](A a) { return to_string(a.x), Tensor(); },
    [](A a) { return to_dot(a.x), Tensor(); },
    [](A a) { return memory_report(a.tensors), Tensor(); },
};

/// A row, found by a number that depends on its name alone: another row changes no input's meaning.
struct Operation {
  rows::Row row;
  rows::Cases cases;  // made when they are needed first
};
using Operations = std::map<uint32_t, Operation>;

uint32_t number_of(const std::string& name) {
  uint32_t hash = 2166136261;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619;
  return hash;
}

Operations all_operations() {
  Operations operations;
  for (const rows::Family& family : rows::kFamilies) {
    if (family.name == std::string("random")) continue;  // values are sizes there
    for (const rows::Row& row : family.rows())
      operations.try_emplace(number_of(row.name()), Operation{row, {}});
  }
  return operations;
}

const Operation& operation(uint32_t number) {
  static Operations operations = all_operations();
  auto at = operations.lower_bound(number);
  if (at == operations.end()) at = operations.begin();
  if (at->second.cases.empty()) at->second.cases = at->second.row.cases();
  return at->second;
}

/// What the program does, for whoever sets FUZZ_VERBOSE.
void say(const std::string& text) {
  static const bool verbose = std::getenv("FUZZ_VERBOSE") != nullptr;
  if (verbose) std::cerr << text << '\n';
}

void Machine::step() {
  const uint8_t number = choices.byte();
  if (number >= std::size(kDeeds)) return operate();
  draw_arguments();
  say(str("deed ", number, " of ", x.dtype(), x.sizes(), ", ", y.sizes(), ", ", z.sizes(), "; ", i,
          ", ", j, ", ", k, "; ", IntArrayRef(n), ", ", IntArrayRef(m)));
  keep(kDeeds[number](*this));
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
  Numbers sizes(choices.below(4));
  for (int64_t& size : sizes) size = static_cast<int64_t>(choices.below(5));
  const Tensor values = choices.flip() ? full(sizes, scalar(), kDouble) : randn(sizes, kDouble) * 3;
  const Tensor x = values.to(choices.of(kDtypes));
  return x.requires_grad_(x.is_floating_point() && choices.flip());
}

Tensor& Machine::any() {
  if (tensors.empty()) tensors.push_back(leaf());
  return choices.of(tensors);
}

}  // namespace

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
