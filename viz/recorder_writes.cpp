#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/copy.h"
#include "taper/viz/json.h"
#include "taper/viz/recorder.h"

/// Changes in place: of values, of parameters by an optimizer or by hand, of grads.
namespace taper::viz {

void Recorder::writing(const char*, const Variable& x) {
  if (!is_listening() || depth_ > 0) return;
  int id = graph_.known(x);
  const int leaf = id < 0 ? graph_.leaf_of(x) : id;
  if (leaf >= 0) id = leaf;
  const bool is_leaf = id >= 0 && graph_[id].kind == std::string("leaf");
  writing_.push_back({id, is_leaf ? kernel::clone(x.array()) : Array()});
}

void Recorder::written(const char* op, const Variable& x) {
  if (!is_listening() || depth_ > 0) return;
  Writing begun{-1, Array()};
  if (!writing_.empty()) {
    begun = std::move(writing_.back());
    writing_.pop_back();
  }
  const int node = begun.node;
  if (begun.before.defined()) {
    const Array change = kernel::sub(x.array(), begun.before);
    const Array grad = graph_.grad_of(node);
    update("update", op,
           json::object({{"node", id_text(node)},
                         {"before", value(begun.before)},
                         {"grad", grad.defined() ? value(grad) : "null"},
                         {"change", value(change)},
                         {"after", value(x.array())}}));
  } else if (const int of = graph_.leaf_of_grad(x); of >= 0) {
    update("zero", op, json::object({{"node", id_text(of)}, {"after", value(x.array())}}));
  } else if (node >= 0) {
    flush_update();
    name_changed(node, x);
    step("write", {{"op", json::quoted(op)},
                   {"node", id_text(node)},
                   {"after", x.requires_grad() ? "" : value(x.array())}});
  } else if (!x.requires_grad()) {
    computed(op, x, {});
  }
}

// The result of the change is what the user calls x from here on.
void Recorder::name_changed(int before, const Variable& x) {
  const int after = graph_.known(x);
  if (after >= 0 && after != before && graph_[after].name.empty() && !graph_[before].name.empty())
    graph_[after].name = graph_[before].name + "\u2032";
}

// Consecutive changes by one operation are one step: the optimizer's.
void Recorder::update(const char* kind, const std::string& op, std::string row) {
  if (update_.kind != nullptr && (update_.op != op || str(update_.kind) != kind)) flush_update();
  update_.kind = kind;
  update_.op = op;
  update_.rows.push_back(std::move(row));
}

void Recorder::flush_update() {
  if (update_.kind == nullptr) return;
  const Update all = std::exchange(update_, {});
  step(all.kind, {{"op", json::quoted(all.op)}, {"parameters", json::array(all.rows)}});
}

}  // namespace taper::viz
