#include "taper/viz/script.h"

#include "taper/core/base/error.h"
#include "taper/viz/page.h"

#if TAPER_HAS_DUKTAPE
#include <duktape.h>

#include <memory>
#endif

namespace taper::viz {

#if TAPER_HAS_DUKTAPE
namespace {

/// Throws what the interpreter has left on its stack after a failure.
void expect(bool is_fine, duk_context* context) {
  if (!is_fine)
    throw Error(str("to_svg: the drawing failed, got ", duk_safe_to_string(context, -1),
                    "; the graph may be too large: use to_dot() and Graphviz"));
}

}  // namespace

std::string draw(const std::string& json) {
  const std::unique_ptr<duk_context, void (*)(duk_context*)> owner(duk_create_heap_default(),
                                                                   duk_destroy_heap);
  duk_context* const context = owner.get();
  check(context != nullptr, "to_svg", "there is no memory for the interpreter");
  const std::string_view code = embedded::still();
  expect(duk_peval_lstring(context, code.data(), code.size()) == 0, context);
  duk_get_global_string(context, "still");
  duk_push_lstring(context, json.data(), json.size());
  expect(duk_pcall(context, 1) == DUK_EXEC_SUCCESS, context);
  duk_size_t size = 0;
  const char* const text = duk_safe_to_lstring(context, -1, &size);
  return {text, size};
}
#else
std::string draw(const std::string&) {
  throw Error(
      "to_svg: the library was built without Duktape; install it (duktape-dev) and build again, or "
      "use to_dot() and Graphviz");
}
#endif

}  // namespace taper::viz
