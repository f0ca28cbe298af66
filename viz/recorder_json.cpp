#include "taper/viz/json.h"
#include "taper/viz/places.h"
#include "taper/viz/recorder.h"

namespace taper::viz {
namespace {

std::string numbers(const std::vector<double>& list) {
  std::vector<std::string> texts;
  texts.reserve(list.size());
  for (const double x : list) texts.push_back(json::number(x));
  return json::array(texts);
}

std::string inputs_json(const Drawn& drawn) {
  std::vector<std::string> texts;
  for (const auto& input : drawn.inputs)
    texts.push_back(
        !input ? "null"
               : json::object(
                     {{"node", json::number(int64_t{input->first})},
                      {"output", input->second == 0 ? "" : json::number(int64_t{input->second})}}));
  return json::array(texts);
}

std::string optional_text(const std::string& text) {
  return text.empty() ? "" : json::quoted(text);
}

/// What happens inside of an operation would tell the user nothing: views and constants that
/// nothing was computed from, what became the result of a function of the user's, and what only
/// they were computed from.
std::vector<bool> find_hidden(const std::vector<Drawn>& all) {
  std::vector<bool> seen(all.size(), false), consumed(all.size(), false), hidden(all.size(), false);
  for (std::size_t i = all.size(); i-- > 0;) {
    const Drawn& drawn = all[i];
    const bool is_end = drawn.is_view || drawn.is_inner || drawn.kind == std::string("constant");
    hidden[i] = !drawn.requires_grad && drawn.name.empty() && !seen[i] && (is_end || consumed[i]);
    for (const auto& input : drawn.inputs)
      if (input) {
        consumed[static_cast<std::size_t>(input->first)] = true;
        if (!hidden[i]) seen[static_cast<std::size_t>(input->first)] = true;
      }
    for (const int held : drawn.holders)
      if (!hidden[i]) seen[static_cast<std::size_t>(held)] = true;
  }
  return hidden;
}

std::string describe(const Drawn& drawn, int64_t id, int place, bool is_hidden) {
  return json::object({{"id", json::number(id)},
                       {"kind", json::quoted(drawn.kind)},
                       {"op", optional_text(drawn.op)},
                       {"name", optional_text(drawn.name)},
                       {"module", optional_text(drawn.module)},
                       {"inputs", inputs_json(drawn)},
                       {"shape", json::sizes(drawn.shape)},
                       {"dtype", json::quoted(drawn.dtype)},
                       {"requires_grad", json::boolean(drawn.requires_grad)},
                       {"value", drawn.value < 0 ? "" : json::number(int64_t{drawn.value})},
                       {"alias", drawn.alias < 0 ? "" : json::number(int64_t{drawn.alias})},
                       {"grad_of", drawn.grad_of < 0 ? "" : json::number(int64_t{drawn.grad_of})},
                       {"pass", drawn.pass == 0 ? "" : json::number(int64_t{drawn.pass})},
                       {"hidden", is_hidden ? "true" : ""},
                       {"saved", drawn.saved.empty() ? "" : json::array(drawn.saved)},
                       {"place", place < 0 ? "" : json::number(int64_t{place})}});
}

std::string describe(const Check& check) {
  return json::object({{"name", json::quoted(check.name)},
                       {"hand", check.hand.empty() ? "" : numbers(check.hand)},
                       {"autograd", numbers(check.autograd)},
                       {"difference", numbers(check.difference)},
                       {"tolerance", json::number(check.tolerance)}});
}

}  // namespace

std::string Recorder::json() {
  flush_update();
  flush_rule();
  take_new_values();
  std::vector<const CallStack*> stacks;
  for (const Drawn& drawn : graph_.all()) stacks.push_back(drawn.calls ? &*drawn.calls : nullptr);
  const Places places(stacks);
  const std::vector<bool> hidden = find_hidden(graph_.all());
  std::vector<std::string> nodes, steps, checks;
  for (const Drawn& drawn : graph_.all()) {
    const std::size_t id = nodes.size();
    nodes.push_back(describe(drawn, static_cast<int64_t>(id), places.of(id), hidden[id]));
  }
  for (const Step& step : steps_)
    if (step.made < 0 || !hidden[static_cast<std::size_t>(step.made)]) steps.push_back(step.text);
  for (const Check& check : checks_) checks.push_back(describe(check));
  return json::object({{"version", "1"},
                       {"title", json::quoted(title_)},
                       {"ended", json::quoted(ended_ == nullptr ? "complete" : ended_)},
                       {"nodes", json::array(nodes)},
                       {"steps", json::array(steps)},
                       {"values", json::array(graph_.values())},
                       {"checks", json::array(checks)},
                       {"places", places.json()}});
}

}  // namespace taper::viz
