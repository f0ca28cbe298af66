#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "taper/core/base/error.h"
#include "taper/core/graph/trace.h"
#include "taper/viz/graph.h"

namespace taper::viz {

/// A row of the table that compares what was derived by hand with autograd and with a difference.
struct Check {
  std::string name;
  std::vector<double> hand, autograd, difference;
  double tolerance;
};

/// A node in a step: its number, or null for none.
inline std::string id_text(int id) { return id < 0 ? "null" : std::to_string(id); }

/// Writes down what a thread's operations and backward passes do, as steps in JSON. It copies what
/// it is to show at once, because values change and are freed.
class Recorder final : public Tracer, public ErrorListener {
 public:
  Recorder(std::string title, std::size_t most_steps);

  void computed(const char* op, const Variable& y, ArrayRef<const Variable*> inputs) override;
  void writing(const char* op, const Variable& x) override;
  void written(const char* op, const Variable& x) override;
  void entered(const std::string& path) override { modules_.push_back(path); }
  void left() override { modules_.pop_back(); }
  void began(const char* call, TensorList roots, bool retain_graph, bool create_graph) override;
  void running(const Node& node, TensorList cotangents) override;
  void returned(const Node& node, std::size_t i, const Variable& g) override;
  void added(const Node& to, uint32_t output_nr, const Variable& g, const Variable& sum) override;
  void freed(const Node& node, const std::vector<Array>& saved) override;
  void accumulating(const Variable& leaf, const Variable& g) override;
  void ended() override;
  void failed(const std::string& what) noexcept override;

  void name(const Variable& x, const std::string& name);
  void add(Check check) { checks_.push_back(std::move(check)); }
  /// The recording ends here with an exception that is no Error.
  void end_by_exception();
  /// The whole recording, as docs/viz.md describes it.
  std::string json();

 private:
  /// A step as JSON, and the node that it makes, or -1.
  struct Step {
    std::string text;
    int made;
  };
  /// What a change in place began with.
  struct Writing {
    int node;
    Array before;
  };
  /// What a rule returned, until it has been added where it belongs.
  struct Returned {
    int node;
    std::size_t input;
    int target;
    Array g;
  };
  /// Changes of several parameters, or of their grads, that become one step.
  struct Update {
    const char* kind = nullptr;
    std::string op;
    std::vector<std::string> rows;
  };

  bool is_listening() const { return ended_ == nullptr; }
  void step(const char* kind, std::initializer_list<std::pair<const char*, std::string>> members);
  void name_changed(int before, const Variable& x);
  void flush_update();
  void flush_rule();
  void rule(const Returned& from, const std::string& g);
  void update(const char* kind, const std::string& op, std::string row);
  std::string value(const Array& x);
  std::string value(const Variable& x) { return x.defined() ? value(x.array()) : "null"; }
  void take_new_values();
  int add_operation(const char* op, const Variable& y, ArrayRef<const Variable*> inputs);
  void describe_saved(const Node& node, int id, ArrayRef<const Variable*> inputs);
  std::string module_for(const Drawn& drawn);
  std::string jacobians(const Variable& root);
  int failed_node(const std::string& what);

  std::string title_;
  std::size_t most_steps_;
  DrawnGraph graph_;
  std::vector<Step> steps_;
  std::vector<std::string> modules_;
  std::vector<Writing> writing_;
  std::vector<Check> checks_;
  std::optional<Returned> returned_;
  Update update_;
  int depth_ = 0, passes_ = 0, current_ = -1, last_made_ = -1;
  bool create_ = false, seeding_ = false;
  const char* call_ = "";
  std::string jacobians_;
  const char* ended_ = nullptr;  // "error" or "full"
};

}  // namespace taper::viz
