#include "taper/core/config.h"

#include <atomic>

#include "taper/core/base/error.h"
#include "taper/core/kernels/instruction_sets.h"
#include "taper/core/kernels/libraries.h"
#include "taper/core/runtime/parallel.h"
#include "taper/core/runtime/processor.h"
#include "taper/core/tensor/options.h"
#include "taper/version.h"

namespace taper {
namespace {
std::atomic<bool> deterministic{false};
}

std::string show_config() {
  const char* const level = detail::kernel_level();
  return str("Taper ", TAPER_VERSION_MAJOR, ".", TAPER_VERSION_MINOR, ".", TAPER_VERSION_PATCH,
             "\n", kernel::describe_libraries(),
             "kernels: ", *level == '\0' ? "" : str(level, ", "), "compiled for ",
             kernel::compiled_instruction_sets(), "; this processor has ",
             kernel::available_instruction_sets(), "\nthreads: ", get_num_threads(),
             "\ndefault dtype: ", to_string(get_default_dtype()), "\n");
}

void use_deterministic_algorithms(bool mode) { deterministic = mode; }
bool are_deterministic_algorithms_enabled() { return deterministic; }

Context& globalContext() {
  static Context context;
  return context;
}

}  // namespace taper
