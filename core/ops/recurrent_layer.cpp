#include "taper/core/ops/recurrent_layer.h"

#include "taper/core/graph/autocast.h"
#include "taper/core/graph/differentiate.h"
#include "taper/core/graph/record_joint.h"
#include "taper/core/ops/ops.h"

namespace taper {
namespace {

using detail::CellWeights;
using detail::Run;
using kernel::Cell;
using kernel::Steps;

/// h and c after one step, in operations: x is what the input adds to the gates.
Run step(Cell cell, const Variable& x, const CellWeights& by, const Variable& h,
         const Variable& c) {
  const Variable y = linear(h, by.w_hh, by.b_hh);
  if (cell == Cell::kTanh) return {{}, tanh(x + y), {}};
  if (cell == Cell::kRelu) return {{}, relu(x + y), {}};
  if (cell == Cell::kGru) {
    const variable_list of_x = chunk(x, 3, 1), of_y = chunk(y, 3, 1);
    const Variable r = sigmoid(of_x[0] + of_y[0]), z = sigmoid(of_x[1] + of_y[1]);
    const Variable n = tanh(of_x[2] + r * of_y[2]);
    return {{}, n + z * (h - n), {}};
  }
  const variable_list gates = chunk(x + y, 4, 1);
  const Variable now = sigmoid(gates[1]) * c + sigmoid(gates[0]) * tanh(gates[2]);
  const Variable out = sigmoid(gates[3]) * tanh(now);
  return {{}, by.w_hr.defined() ? linear(out, by.w_hr) : out, now};
}

/// The states with new first rows.
Variable with_first_rows(const Variable& states, const Variable& rows) {
  const int64_t n = rows.size(0), left = states.size(0) - n;
  return left == 0 ? rows : cat({rows, narrow(states, 0, n, left)});
}

/// All steps in operations.
Run composed(Cell cell, const Variable& x, const CellWeights& by, Variable h, Variable c,
             const Steps& steps) {
  variable_list outputs;
  steps.each(false, [&](int64_t at, int64_t rows) {
    const Variable before = c.defined() ? narrow(c, 0, 0, rows) : c;
    const Run now = step(cell, narrow(x, 0, at, rows), by, narrow(h, 0, 0, rows), before);
    outputs.push_back(now.h);
    h = with_first_rows(h, now.h);
    if (c.defined()) c = with_first_rows(c, now.c);
  });
  if (steps.is_reversed) std::reverse(outputs.begin(), outputs.end());
  return {cat(outputs), h, c};
}

using Inputs = std::array<Variable, 5>;  // x, w, b, h, c

/// The cotangents of the inputs in operations: those of composed() for the same inputs, which other
/// names keep apart from what they were made of.
Inputs composed_cotangents(Cell cell, TensorList g, const Inputs& inputs, const Steps& steps) {
  variable_list aliases;
  for (const Variable& x : inputs) aliases.push_back(x.requires_grad() ? view(x, x.sizes()) : x);
  const Run run = composed(cell, aliases[0], {{}, aliases[1], {}, aliases[2], {}}, aliases[3],
                           aliases[4], steps);
  variable_list ys{run.outputs, run.h};
  if (run.c.defined()) ys.push_back(run.c);
  const variable_list found = differentiate(ys, g, aliases);
  return {found[0], found[1], found[2], found[3], found[4]};
}

/// The array of a cotangent that may be missing.
Array filled(const Variable& g, const Array& like) {
  return g.defined() ? g.array() : Variable(like).new_zeros(like.sizes()).array();
}

// All steps as one operation. lstm: i, f, o = sigmoid(x + h W^T), u = tanh(x + h W^T), c' = f c +
// i u, h' = o tanh(c');  gru: r, z = sigmoid(x + h W^T), n = tanh(x + r (h W^T)), h' = n + z (h -
// n);  rnn: h' = tanh or relu(x + h W^T). The derivatives run backwards through the steps: with a
// the sums in the gates, dL/dh += dL/da' W from the next step, dL/dx = dL/da, dL/dW = sum over the
// steps of (dL/da)^T h
Run fused(Cell cell, const Inputs& inputs, const Steps& steps) {
  const auto array = [](const Variable& v) { return v.defined() ? v.array() : Array(); };
  const Variable &x = inputs[0], &w = inputs[1], &b = inputs[2], &h = inputs[3], &c = inputs[4];
  const kernel::Unrolled u =
      kernel::unroll(cell, x.array(), w.array(), array(b), h.array(), array(c), steps);
  const auto rule = [cell, steps](TensorList g, auto /*wanted*/, V x, V w, V b, V h, V c, V kept,
                                  V h_before, V c_before) -> Inputs {
    if (GradMode::is_enabled()) return composed_cotangents(cell, g, {x, w, b, h, c}, steps);
    kernel::Unrolled cotangents, saved;
    cotangents.outputs = filled(g[0], h_before.array());
    cotangents.h = filled(g[1], h.array());
    if (c.defined()) cotangents.c = filled(g[2], c.array());
    saved.kept = kept.array();
    saved.h_before = h_before.array();
    if (c.defined()) saved.c_before = c_before.array();
    const auto d = kernel::unroll_backward(cell, cotangents, w.array(), b.defined(), saved, steps);
    return unrecorded(detail::name_of(cell), std::array{d.x, d.w, d.bias, d.h, d.c});
  };
  const auto recorded = [&](const auto& values) {
    return record_joint(detail::name_of(cell), values, inputs, rule, x, w, b, h, c,
                        unobserved(u.kept), unobserved(u.h_before), unobserved(u.c_before));
  };
  if (c.defined()) {
    const auto [outputs, last_h, last_c] = recorded(std::array{u.outputs, u.h, u.c});
    return {outputs, last_h, last_c};
  }
  const auto [outputs, last_h] = recorded(std::array{u.outputs, u.h});
  return {outputs, last_h, {}};
}

/// True if one kernel can do all of it: dtypes agree, and are computed with as they are.
bool can_be_fused(const Inputs& inputs) {
  const ScalarType dtype = inputs[0].scalar_type();
  bool agrees = dtype == kFloat || dtype == kDouble;
  for (const Variable& v : inputs) agrees = agrees && (!v.defined() || v.scalar_type() == dtype);
  return agrees && !autocast::is_cpu_enabled();
}

/// Throws unless sizes fit.
void check_sizes(const char* op, Cell cell, const Variable& rows, const CellWeights& by,
                 const Variable& h, const Variable& c, const Steps& steps) {
  const int64_t gates = detail::gates_of(cell), sequences = steps.batch_sizes.front();
  check(by.w_hh.dim() == 2 && by.w_hh.size(0) % gates == 0, op, "expected a weight_hh of shape (",
        gates, " * hidden_size, hidden_size), got ", by.w_hh.sizes());
  const int64_t hidden = by.w_hh.size(0) / gates, out = by.w_hh.size(1);
  const auto check_state = [&](const char* name, const Variable& state, int64_t size) {
    check(state.sizes() == IntArrayRef{sequences, size}, op, "expected a state ", name,
          " of shape ", IntArrayRef{sequences, size}, " for each layer and direction, got ",
          state.sizes());
  };
  check_state("h", h, out);
  if (c.defined()) check_state("c", c, hidden);
  check(by.w_hr.defined() ? by.w_hr.sizes() == IntArrayRef{out, hidden} : hidden == out, op,
        "expected a weight_hh of shape ", IntArrayRef{gates * out, out}, ", got ", by.w_hh.sizes());
  check(by.w_ih.dim() == 2 && by.w_ih.size(0) == gates * hidden, op, "expected a weight_ih with ",
        gates * hidden, " rows, got ", by.w_ih.sizes());
  for (const Variable& bias : {by.b_ih, by.b_hh})
    check(!bias.defined() || bias.sizes() == IntArrayRef{gates * hidden}, op, "expected biases of ",
          gates * hidden, " numbers, got ", bias.defined() ? bias.sizes() : IntArrayRef());
  int64_t total = 0;
  for (const int64_t n : steps.batch_sizes) total += n;
  check(rows.size(0) == total, op, "expected as many rows as the batch sizes add up to, ", total,
        ", got ", rows.size(0));
}

}  // namespace

const char* detail::name_of(Cell cell) {
  constexpr const char* kNames[] = {"rnn_tanh", "rnn_relu", "lstm", "gru"};
  return kNames[static_cast<int>(cell)];
}
int64_t detail::gates_of(Cell cell) { return cell == Cell::kLstm ? 4 : cell == Cell::kGru ? 3 : 1; }

Run detail::run_cell(const char* op, Cell cell, const Variable& rows, const CellWeights& weights,
                     const Variable& h, const Variable& c, const Steps& steps) {
  check_sizes(op, cell, rows, weights, h, c, steps);
  // A GRU's reset gate comes between the two biases; elsewhere they are one.
  const bool joins = cell != Cell::kGru && weights.b_ih.defined() && weights.b_hh.defined();
  const Variable x = linear(rows, weights.w_ih, joins ? weights.b_ih + weights.b_hh : weights.b_ih);
  const CellWeights recurrent{
      {}, weights.w_hh, {}, joins ? Variable() : weights.b_hh, weights.w_hr};
  const Inputs inputs{x, weights.w_hh, recurrent.b_hh, h, c};
  if (weights.w_hr.defined() || !can_be_fused(inputs))
    return composed(cell, x, recurrent, h, c, steps);
  return fused(cell, inputs, steps);
}

}  // namespace taper
