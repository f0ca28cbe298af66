#if TAPER_HAS_ONEDNN
#include "taper/core/kernels/onednn_primitives.h"

#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "taper/core/runtime/allocator.h"
#include "taper/core/runtime/signals.h"
#include "taper/core/tensor/array.h"

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

/// Some kernels of this implementation use the stack register for data on the heap, up to oneDNN
/// 3.11: the system would write a signal's frame there.
bool bears_signals(std::string_view implementation) {
  return implementation.find("gemm:jit") == std::string_view::npos;
}

}  // namespace

dnnl::engine& cpu() {
  static dnnl::engine engine(dnnl::engine::kind::cpu, 0);
  return engine;
}

void keep(std::shared_ptr<const void> primitive) { Kept::instance().add(std::move(primitive)); }

dnnl::primitive_attr attributes() {
  dnnl::primitive_attr all;
  all.set_scratchpad_mode(dnnl::scratchpad_mode::user);
  return all;
}

Primitive::Primitive(const dnnl::primitive_desc_base& chosen)
    : primitive_(chosen.get()),
      scratchpad_(chosen.scratchpad_desc()),
      scratchpad_size_(static_cast<int64_t>(scratchpad_.get_size())),
      bears_signals_(bears_signals(chosen.impl_info_str())) {}

void Primitive::run(std::unordered_map<int, dnnl::memory>& arguments) const {
  thread_local dnnl::stream stream(cpu());
  Array room;
  if (scratchpad_size_ > 0) {
    room = Array(IntArrayRef{scratchpad_size_}, kByte);
    dnnl::memory& scratchpad = arguments[DNNL_ARG_SCRATCHPAD];
    if (!scratchpad) scratchpad = dnnl::memory(scratchpad_, cpu(), nullptr);
    scratchpad.set_data_handle(room.raw());
  }
  std::optional<taper::detail::SignalsBlocked> blocked;
  if (!bears_signals_) blocked.emplace();
  primitive_.execute(stream, arguments);
}

}  // namespace taper::kernel::onednn
#endif
