#include "taper/viz/recorder.h"

#include <algorithm>

#include "taper/core/kernels/arithmetic.h"
#include "taper/viz/jacobian.h"
#include "taper/viz/json.h"
#include "taper/viz/value.h"

namespace taper::viz {
namespace {

/// The text with the folders of paths left out: they are the user's own affair.
std::string without_folders(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" '\"(),\n", at), text.size());
    const std::string word = text.substr(at, end - at);
    const bool is_path = word.size() > 1 && (word[0] == '/' || word.compare(0, 2, "./") == 0);
    out += is_path ? word.substr(word.rfind('/') + 1) : word;
    if (end < text.size()) out += text[end];
    at = end + 1;
  }
  return out;
}

std::string input_text(std::size_t i) { return json::number(static_cast<int64_t>(i)); }

}  // namespace

Recorder::Recorder(std::string title, std::size_t most_steps)
    : title_(std::move(title)), most_steps_(most_steps) {}

void Recorder::step(const char* kind,
                    std::initializer_list<std::pair<const char*, std::string>> members) {
  take_new_values();
  if (!is_listening()) return;
  std::string text = json::object(members);
  text.insert(1, str("\"kind\":\"", kind, "\"", text == "{}" ? "" : ","));
  steps_.push_back({std::move(text), kind == std::string("forward") ? last_made_ : -1});
  if (steps_.size() >= most_steps_) ended_ = "full";
}

std::string Recorder::value(const Array& x) {
  return json::number(static_cast<int64_t>(graph_.value(value_json(x))));
}

// Values are taken when they are first met: by the end of the recording they may have changed.
void Recorder::take_new_values() {
  for (const auto& [id, array] : graph_.take_new())
    graph_[id].value = graph_.value(value_json(array));
}

void Recorder::computed(const char* op, const Variable& y, ArrayRef<const Variable*> inputs) {
  if (!is_listening() || (depth_ > 0 && (!create_ || depth_ > 1 || !y.requires_grad()))) return;
  flush_update();
  const int known = graph_.known(y);
  if (known >= 0 && y.requires_grad()) return;  // another output of the same function
  last_made_ = add_operation(op, y, inputs);
  step("forward", {{"node", id_text(last_made_)}});
}

int Recorder::add_operation(const char* op, const Variable& y, ArrayRef<const Variable*> inputs) {
  Drawn drawn;
  drawn.kind = "operation";
  drawn.op = op;
  drawn.pass = depth_ > 0 ? passes_ : 0;
  for (const Variable* x : inputs) {
    drawn.inputs.emplace_back();
    if (!x->defined()) continue;
    // A change in place computes from a copy of what it is going to change.
    const bool is_copy = !writing_.empty() && !x->requires_grad() && graph_.known(*x) < 0;
    const int id = is_copy && writing_.back().node >= 0 ? writing_.back().node : graph_.find(*x);
    drawn.inputs.back() = {id, x->requires_grad() ? x->gradient_edge().output_nr : 0};
  }
  drawn.is_view = inputs.size() == 1 && inputs[0]->defined() &&
                  inputs[0]->array().storage() == y.array().storage();
  drawn.module = module_for(drawn);
  drawn.value = graph_.value(value_json(y.array()));
  drawn.calls = CallStack::capture();
  const int id = graph_.add(std::move(drawn), y);
  if (y.requires_grad()) describe_saved(*y.impl()->edge.node, id, inputs);
  return id;
}

// The module of a parameter among the inputs, else the part of the model that is at work.
std::string Recorder::module_for(const Drawn& drawn) {
  for (const auto& input : drawn.inputs)
    if (input && graph_[input->first].kind == std::string("leaf") &&
        !graph_[input->first].module.empty())
      return graph_[input->first].module;
  return modules_.empty() ? "" : modules_.back();
}

// Of several values on one memory an input of the operation is the one that was saved.
void Recorder::describe_saved(const Node& node, int id, ArrayRef<const Variable*> inputs) {
  Drawn& drawn = graph_[id];
  std::vector<const Storage*> seen;
  for (const Array& array : node.saved()) {
    const Storage* storage = array.storage().get();
    const bool shared = std::find(seen.begin(), seen.end(), storage) != seen.end();
    seen.push_back(storage);
    int of = graph_.holder(array);
    for (std::size_t i = 0; i < inputs.size(); ++i)
      if (drawn.inputs[i] && inputs[i]->array().storage().get() == storage)
        of = drawn.inputs[i]->first;
    if (of >= 0) drawn.holders.push_back(of);
    drawn.saved.push_back(
        json::object({{"of", id_text(of < 0 ? id : of)},
                      {"shape", json::sizes(sizes_of(array))},
                      {"bytes", json::number(static_cast<int64_t>(array.nbytes()))},
                      {"shared", shared ? "true" : ""}}));
  }
}

void Recorder::began(const char* call, TensorList roots, bool retain_graph, bool create_graph) {
  if (++depth_ > 1 || !is_listening()) return;
  flush_update();
  create_ = create_graph;
  call_ = call;
  current_ = -1;
  seeding_ = true;
  ++passes_;
  std::vector<std::string> ids;
  for (const Variable& root : roots)
    if (root.defined()) ids.push_back(id_text(graph_.find(root)));
  if (roots.size() == 1 && roots[0].requires_grad()) current_ = graph_.find(roots[0]);
  step("begin", {{"call", json::quoted(str(call, "()"))},
                 {"roots", json::array(ids)},
                 {"retain", retain_graph ? "true" : ""},
                 {"create", create_graph ? "true" : ""}});
  jacobians_ = roots.size() == 1 ? jacobians_json(roots[0], graph_) : "";
}

void Recorder::running(const Node& node, TensorList cotangents) {
  if (depth_ > 1 || !is_listening()) return;
  flush_rule();
  seeding_ = false;
  graph_.expand(node);
  current_ = graph_.of_node(node);
  std::vector<std::string> texts;
  for (const Variable& g : cotangents) texts.push_back(value(g));
  step("run", {{"node", id_text(current_)}, {"g", json::array(texts)}});
}

void Recorder::returned(const Node& node, std::size_t i, const Variable& g) {
  if (depth_ > 1 || !is_listening()) return;
  flush_rule();
  const Edge& edge = node.next_edges()[i];
  const int target = edge ? graph_.find(edge) : -1;
  returned_ = Returned{graph_.of_node(node), i, target, g.defined() ? g.array() : Array()};
  if (!g.defined()) flush_rule();
}

void Recorder::added(const Node& to, uint32_t output_nr, const Variable& g, const Variable& sum) {
  if (depth_ > 1 || !is_listening()) return;
  const int target = graph_.of_node(to);
  const std::string output = output_nr == 0 ? "" : input_text(output_nr);
  if (seeding_) {
    const bool given = g.numel() != 1 || g.array().dtype() == kBool || g.item().toDouble() != 1;
    step("seed", {{"node", id_text(target)},
                  {"output", output},
                  {"g", value(g)},
                  {"given", given ? "true" : ""},
                  {"jacobians", std::exchange(jacobians_, "")}});
    return;
  }
  if (!returned_) return;
  const Returned from = *std::exchange(returned_, std::nullopt);
  const std::string total = value(sum), part = value(g);
  const bool as_it_was = from.g.sizes() == g.array().sizes() && from.g.dtype() == g.array().dtype();
  const std::string wide = as_it_was ? "" : value(from.g);
  if (!as_it_was) rule(from, wide);
  step(as_it_was ? "rule" : "reduce", {{"node", id_text(from.node)},
                                       {"input", input_text(from.input)},
                                       {"from", id_text(from.target)},
                                       {"wide", wide},
                                       {"g", part},
                                       {"to", id_text(target)},
                                       {"output", output},
                                       {"sum", total}});
}

void Recorder::rule(const Returned& from, const std::string& g) {
  step("rule", {{"node", id_text(from.node)},
                {"input", input_text(from.input)},
                {"from", id_text(from.target)},
                {"g", g}});
}

void Recorder::flush_rule() {
  if (!returned_) return;
  const Returned from = *std::exchange(returned_, std::nullopt);
  rule(from, from.g.defined() ? value(from.g) : "null");
}

void Recorder::freed(const Node& node, const std::vector<Array>& saved) {
  if (depth_ > 1 || !is_listening()) return;
  flush_rule();
  int64_t bytes = 0;
  for (const Array& array : saved) bytes += static_cast<int64_t>(array.nbytes());
  if (bytes > 0)
    step("free", {{"node", id_text(graph_.of_node(node))}, {"bytes", json::number(bytes)}});
}

void Recorder::accumulating(const Variable& leaf, const Variable& g) {
  if (depth_ > 1 || !is_listening() || !leaf.defined()) return;
  flush_rule();
  current_ = graph_.find(leaf);
  const Variable& before = leaf.impl()->grad;
  const Array after = before.defined() ? kernel::add(before.array(), g.array()) : g.array();
  step("accumulate", {{"node", id_text(current_)},
                      {"before", value(before)},
                      {"g", value(g)},
                      {"after", value(after)}});
}

void Recorder::ended() {
  if (--depth_ > 0 || !is_listening()) return;
  flush_rule();
  step("end", {{"call", json::quoted(str(call_, "()"))}});
}

// The first error ends the recording: what follows is how the program deals with it.
void Recorder::failed(const std::string& what) noexcept {
  if (!is_listening()) return;
  try {
    flush_update();
    flush_rule();
    const int node = failed_node(what);
    step("error",
         {{"node", node < 0 ? "" : id_text(node)}, {"text", json::quoted(without_folders(what))}});
    ended_ = "error";
  } catch (...) {
    ended_ = "error";
  }
}

// In a pass the node that runs; else the result that anomaly mode refuses, or the operation that
// had none, which the text begins with.
int Recorder::failed_node(const std::string& what) {
  if (depth_ > 0) return current_;
  const auto has = [&](const std::string& text) { return what.find(text) != std::string::npos; };
  if (last_made_ >= 0 && has("Function '" + graph_[last_made_].op + "' returned"))
    return last_made_;
  const std::string op = what.substr(0, what.find(':'));
  if (op.empty() || op.size() == what.size() || op.find(' ') != std::string::npos) return -1;
  Drawn drawn;
  drawn.kind = "operation";
  drawn.op = op;
  drawn.calls = CallStack::capture();
  drawn.module = modules_.empty() ? "" : modules_.back();
  const int node = last_made_ = graph_.add(std::move(drawn));
  step("forward", {{"node", id_text(node)}});
  return node;
}

void Recorder::end_by_exception() {
  flush_update();
  step("error", {{"text", json::quoted("an exception that is not a taper::Error")}});
  ended_ = "error";
}

void Recorder::name(const Variable& x, const std::string& name) {
  if (!is_listening()) return;
  const int id = graph_.find(x);
  take_new_values();
  graph_[id].name = name;
}

}  // namespace taper::viz
