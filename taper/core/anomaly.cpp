#include "taper/core/anomaly.h"

#include <cxxabi.h>
#include <dlfcn.h>
#include <execinfo.h>

#include <array>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <memory>

#include "taper/core/error.h"
#include "taper/core/kernels/finite.h"
#include "taper/core/node.h"
#include "taper/core/variable_impl.h"

namespace taper {
namespace {

std::atomic<bool> enabled{false};

std::string demangled(const char* symbol) {
  int status = 0;
  const std::unique_ptr<char, decltype(&std::free)> text(
      abi::__cxa_demangle(symbol, nullptr, nullptr, &status), &std::free);
  return status == 0 ? text.get() : symbol;
}

/// One frame of a call stack: the function where its name is known, and program+offset, which
/// addr2line turns into a line.
std::string describe_frame(void* address) {
  Dl_info info;
  if (dladdr(address, &info) == 0 || info.dli_fname == nullptr) return {};
  const auto offset = static_cast<char*>(address) - static_cast<char*>(info.dli_fbase);
  std::array<char, 32> hex;
  std::snprintf(hex.data(), hex.size(), "+0x%zx", static_cast<std::size_t>(offset) - 1);
  const std::string name = info.dli_sname ? demangled(info.dli_sname) : "?";
  return str(name, " (", info.dli_fname, hex.data(), ")");
}

/// The innermost functions on the call stack that are not Taper's own.
std::string call_site() {
  std::array<void*, 32> frames;
  const int count = backtrace(frames.data(), static_cast<int>(frames.size()));
  std::string text;
  int listed = 0;
  for (int i = 1; i < count && listed < 4; ++i) {
    const std::string frame = describe_frame(frames[static_cast<std::size_t>(i)]);
    const bool own =
        frame.find("taper::") != std::string::npos && frame.find("taper::") < frame.find('(');
    if (frame.empty() || own) continue;
    text += str(listed++ == 0 ? "" : ", called from ", frame);
  }
  return text;
}

std::string shapes(std::initializer_list<const Variable*> inputs) {
  std::string text;
  for (const Variable* x : inputs) text += str(text.empty() ? "" : ", ", x->sizes());
  return text;
}

const char* describe(double value) {
  return std::isnan(value) ? "nan" : value > 0 ? "inf" : "-inf";
}

}  // namespace

bool AnomalyMode::is_enabled() { return enabled.load(std::memory_order_relaxed); }
void AnomalyMode::set_enabled(bool on) { enabled.store(on, std::memory_order_relaxed); }

void detail::examine_forward(const char* op, const Variable& y,
                             std::initializer_list<const Variable*> inputs) {
  const std::string origin = str("inputs of shape ", shapes(inputs), ", recorded in ", call_site());
  if (y.impl()->edge) y.impl()->edge.node->set_origin(origin);
  const auto bad = kernel::find_not_finite(y.array());
  if (!bad) return;
  for (const Variable* x : inputs)
    if (kernel::find_not_finite(x->array())) return;
  throw Error(str(op, ": forward made the first value that is not finite, got ",
                  describe(bad->second), " at element ", bad->first, " of a result of shape ",
                  y.sizes(), " from ", origin));
}

void detail::examine_backward(const Node& node, std::size_t i, const variable_list& cotangents,
                              const Variable& g) {
  const auto bad = kernel::find_not_finite(g.array());
  if (!bad) return;
  for (const Variable& c : cotangents)
    if (c.defined() && kernel::find_not_finite(c.array())) return;
  const std::string origin =
      node.origin().empty() ? "unknown inputs; enable anomaly mode before the forward pass too, "
                              "to learn where it was recorded"
                            : node.origin();
  throw Error(str(node.name(), ": Function '", node.name(), "' returned ", describe(bad->second),
                  " values in its ", i, "th output, got ", describe(bad->second), " at element ",
                  bad->first, " of the gradient of shape ", g.sizes(), " for input ", i, ", from ",
                  origin,
                  "; an infinite slope that where() or a mask hides is multiplied by 0 "
                  "here, which gives nan: make the argument safe inside instead"));
}

}  // namespace taper
