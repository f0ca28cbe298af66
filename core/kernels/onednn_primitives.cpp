#if TAPER_HAS_ONEDNN
#include "taper/core/kernels/onednn_primitives.h"

#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "taper/core/runtime/allocator.h"
#include "taper/core/runtime/signals.h"

namespace taper::kernel::onednn {
namespace {

class Kept {
 public:
  static Kept& instance() {
    static Kept* const instance = new Kept;
    return *instance;
  }
  void add(std::shared_ptr<const void> primitive) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (primitives_.size() >= kMost) primitives_.clear();
    primitives_.push_back(std::move(primitive));
  }
  /// Those that nobody uses right now; oneDNN keeps them too.
  void release() {
    const std::lock_guard<std::mutex> lock(mutex_);
    primitives_.clear();
    const int capacity = dnnl::get_primitive_cache_capacity();
    dnnl::set_primitive_cache_capacity(0);
    dnnl::set_primitive_cache_capacity(capacity);
  }

 private:
  static constexpr std::size_t kMost = 1024;

  Kept() {
    taper::detail::add_cache([] { instance().release(); });
  }

  std::mutex mutex_;
  std::vector<std::shared_ptr<const void>> primitives_;
};

}  // namespace

dnnl::engine& cpu() {
  static dnnl::engine engine(dnnl::engine::kind::cpu, 0);
  return engine;
}

void keep(std::shared_ptr<const void> primitive) { Kept::instance().add(std::move(primitive)); }

bool bears_signals(const char* implementation) {
  return std::string_view(implementation).find("gemm:jit") == std::string_view::npos;
}

void execute(const dnnl::primitive& primitive,
             const std::unordered_map<int, dnnl::memory>& arguments, bool bears_signals) {
  thread_local dnnl::stream stream(cpu());
  std::optional<taper::detail::SignalsBlocked> blocked;
  if (!bears_signals) blocked.emplace();
  primitive.execute(stream, arguments);
}

}  // namespace taper::kernel::onednn
#endif
