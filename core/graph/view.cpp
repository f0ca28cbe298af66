#include "taper/core/graph/view.h"

#include <mutex>

#include "taper/core/base/error.h"
#include "taper/core/ops/strided.h"

namespace taper {
namespace {

const char* why_not_followable(ViewInfo::Made made) {
  if (made == ViewInfo::Made::kWithoutGrad)
    return "Given that this use case is ambiguous and error-prone, it is forbidden. You can "
           "clarify your code by moving both the view and the inplace either both inside the "
           "no_grad block (if you don't want the inplace to be tracked) or both outside (if you "
           "want the inplace to be tracked).";
  if (made == ViewInfo::Made::kAmongOthers)
    return "This view is the output of a function that returns multiple views. Such functions do "
           "not allow the output views to be modified inplace. You should replace the inplace "
           "operation by an out-of-place one.";
  return "This view was created inside a custom Function (or because an input was returned as-is) "
         "and the autograd logic to handle view+inplace would override the custom backward "
         "associated with the custom Function, leading to incorrect gradients. This behavior is "
         "forbidden. You can fix this by cloning the output of the custom Function.";
}

}  // namespace

Variable as_view(Variable y, const Variable& x) {
  const std::shared_ptr<VariableImpl>& base =
      x.impl()->view ? x.impl()->view.base : x.shared_impl();
  // Made without recording, the view of a value with a history is not up to date: see below.
  const bool recording = GradMode::is_enabled();
  const uint32_t seen = base->generation - (recording || !base->edge.node ? 0 : 1);
  y.impl()->versioned = x.impl()->versioned;
  ViewInfo &view = y.impl()->view, &around = x.impl()->view;
  view.base = base;
  view.seen.store(seen, std::memory_order_relaxed);
  view.made = recording ? ViewInfo::Made::kRecording : ViewInfo::Made::kWithoutGrad;
  if (around && around.made != ViewInfo::Made::kRecording) view.made = around.made;
  return y;
}

void detail::check_followable(const char* op, const VariableImpl& view, const char* changed) {
  const ViewInfo::Made made = view.view.made;
  if (made == ViewInfo::Made::kRecording) return;
  Node* const node = view.edge.node.get();
  const bool recorded = node != nullptr && node->as_accumulate_grad() == nullptr;
  const std::string name =
      recorded ? str("Output ", view.edge.output_nr, " of ", node->c_name(), " is a view")
               : "A view";
  const bool follows = recorded && made != ViewInfo::Made::kWithoutGrad;
  throw Error(str(op, ": ", name,
                  follows    ? " and "
                  : recorded ? " of a view which was created in no_grad mode and "
                             : " was created in no_grad mode and ",
                  changed, " modified inplace", follows ? ". " : " with grad mode enabled. ",
                  why_not_followable(made)));
}

// Several threads may ask for the history of one view. A view of a leaf that was made without
// recording, or before the leaf required grad, is a leaf itself.
void detail::refresh_view(const std::shared_ptr<VariableImpl>& view) {
  ViewInfo& info = view->view;
  const VariableImpl& base = *info.base;
  if (info.seen.load(std::memory_order_acquire) == base.generation) return;
  static std::mutex* const mutex = new std::mutex;
  const std::lock_guard<std::mutex> lock(*mutex);
  const uint32_t missed = base.generation - info.seen.load(std::memory_order_relaxed);
  Node* const source = base.edge.node.get();
  if (missed > 1 && source != nullptr && source->as_accumulate_grad() == nullptr) {
    check_followable("view", *view, "its base or another view of its base has been");
    const AutoGradMode recording(true);
    view->edge = record_window(Variable(info.base), view->array).gradient_edge();
    keep_retaining_grad(view);
  } else if (missed > 0 && source != nullptr && !view->edge.node) {
    begin_history(view);
  }
  info.seen.store(base.generation, std::memory_order_release);
}

}  // namespace taper
